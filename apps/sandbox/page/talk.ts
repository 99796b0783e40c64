import { computed, ref, watch, type Ref } from 'vue';
import { ApiError, api, type Message, type Place } from './api.ts';
import { toastError } from './toast.ts';

/** Said here, and not yet back from the sandbox. */
export interface Unsent {
  readonly id: number;
  readonly text: string;
  readonly file?: File;
  readonly at: boolean;
  readonly state: 'sending' | 'sent' | 'failed';
}

interface Talk {
  messages: Message[];
  unsent: Unsent[];
  /** The newest message the person has had before the eyes; -1 until first looked at. */
  seen: number;
}

const RETRY_MS = 2000;
const GLANCE_MS = 4000;
const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
const keyOf = (place: Place): string => `${place.as} ${place.in}`;
let lastUnsent = 0;

/**
 * The conversations of the person, kept up to date: the open one by long polling, the others by a glance now and then.
 * @param place who looks, and at which conversation; undefined while nobody is chosen
 * @param others the conversations that are not open
 */
export const useTalks = (place: Ref<Place | undefined>, others: Ref<readonly string[]>) => {
  const talks = ref<Record<string, Talk>>({});
  const online = ref(true);

  const talkOf = (at: Place): Talk => (talks.value[keyOf(at)] ??= { messages: [], unsent: [], seen: -1 });
  const lastOf = (talk: Talk): number => talk.messages.at(-1)?.n ?? 0;

  const take = (at: Place, news: readonly Message[]): void => {
    const talk = talkOf(at);
    const fresh = news.filter((one) => one.n > lastOf(talk));
    talk.messages.push(...fresh);
    for (const mine of fresh.filter((one) => one.from === at.as)) {
      const same = talk.unsent.find((one) => one.state !== 'failed' && one.text === (mine.file?.name ?? mine.text));
      if (same) talk.unsent = talk.unsent.filter((one) => one !== same);
    }
  };

  /** A talk that went backwards is a sandbox that was started anew: what was shown is no more. */
  const startOver = async (at: Place, signal: AbortSignal): Promise<void> => {
    const now = await api.messages(at, 0, { signal, wait: 0 });
    const talk = talkOf(at);
    if ((now.at(-1)?.n ?? 0) < lastOf(talk)) Object.assign(talk, { messages: [], seen: 0 });
    take(at, now);
  };

  const listen = async (at: Place, signal: AbortSignal): Promise<void> => {
    let restarted = false;
    while (!signal.aborted) {
      try {
        if (restarted) await startOver(at, signal);
        restarted = false;
        const news = await api.messages(at, lastOf(talkOf(at)), { signal });
        if (signal.aborted) return;
        online.value = true;
        take(at, news);
        talkOf(at).seen = lastOf(talkOf(at));
      } catch (error) {
        if (signal.aborted) return;
        if (online.value) toastError(error);
        online.value = false;
        restarted = true;
        await pause(RETRY_MS);
      }
    }
  };

  const glance = async (as: string, signal: AbortSignal): Promise<void> => {
    while (!signal.aborted) {
      for (const id of document.hidden ? [] : others.value) {
        const at = { as, in: id };
        const news = await api.messages(at, lastOf(talkOf(at)), { signal, wait: 0 }).catch(() => []);
        if (signal.aborted) return;
        take(at, news);
        // What was said before the page was opened is history, not news.
        if (talkOf(at).seen < 0) talkOf(at).seen = lastOf(talkOf(at));
      }
      await pause(GLANCE_MS);
    }
  };

  watch(place, (at, _before, onCleanup) => {
    if (!at) return;
    const gone = new AbortController();
    onCleanup(() => gone.abort());
    talkOf(at).seen = lastOf(talkOf(at));
    void listen(at, gone.signal);
    void glance(at.as, gone.signal);
  }, { immediate: true });

  const deliver = async (to: Place, one: Unsent): Promise<void> => {
    const mark = (state: Unsent['state']): void => {
      talkOf(to).unsent = talkOf(to).unsent.map((other) => (other.id === one.id ? { ...other, state } : other));
    };
    try {
      await (one.file ? api.sendFile(to, one.file) : api.say(to, one.text, one.at));
      mark('sent');
    } catch (error) {
      mark('failed');
      toastError(error);
    }
  };

  const put = async (what: Omit<Unsent, 'id' | 'state'>): Promise<void> => {
    const to = place.value;
    if (!to) throw new ApiError('请先在左上角选择“我是”谁。');
    const one: Unsent = { ...what, id: ++lastUnsent, state: 'sending' };
    talkOf(to).unsent.push(one);
    await deliver(to, one);
  };

  const open = computed(() => (place.value ? talks.value[keyOf(place.value)] : undefined));
  return {
    online,
    messages: computed<readonly Message[]>(() => open.value?.messages ?? []),
    unsent: computed<readonly Unsent[]>(() => open.value?.unsent ?? []),
    /** Says it where the person looks; in a group, `at` calls the robot. */
    say: (text: string, at: boolean) => put({ text, at }),
    sendFile: (file: File) => put({ text: file.name, file, at: false }),
    again: async (one: Unsent): Promise<void> => {
      if (open.value) open.value.unsent = open.value.unsent.filter((other) => other.id !== one.id);
      await put(one);
    },
    last: (at: Place): Message | undefined => talks.value[keyOf(at)]?.messages.at(-1),
    hasNews: (at: Place): boolean => {
      const talk = talks.value[keyOf(at)];
      return talk !== undefined && talk.messages.some((one) => one.n > talk.seen && one.from !== at.as);
    },
  };
};
