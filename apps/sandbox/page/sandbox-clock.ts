// The sandbox's clock on the page.
import { ref } from 'vue';
import { api, type Clock } from './api.ts';
import { concerns, onChange } from './live.ts';

const state = ref<Clock & { readonly readAt: number }>();
const now = ref(Date.now());

const tick = (): void => {
  now.value = state.value ? new Date(state.value.now).getTime() + Date.now() - state.value.readAt : Date.now();
};

const refresh = async (): Promise<void> => {
  state.value = { ...(await api.clock()), readAt: Date.now() };
  tick();
};

setInterval(tick, 1000);
onChange((changes) => {
  if (concerns(changes, 'clock')) void refresh().catch(() => undefined);
});

/** The sandbox's clock: `now` in ms, running on between two readings. */
export const sandboxClock = { state, now, refresh };
