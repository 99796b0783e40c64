// The conversations on the page: what was said, what is being said, what is new.
import { computed, onUnmounted, ref, watch, type Ref } from 'vue';
import { ApiError, api, type Message, type Place } from './api.ts';
import { concerns, onChange, online } from './live.ts';
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
  messages: readonly Message[];
  unsent: Unsent[];
  /** The newest message the person has had before the eyes; -1 until first looked at. */
  seen: number;
}

const keyOf = (place: Place): string => `${place.as} ${place.in}`;
/** As the sandbox names a place in what it says has changed. */
const placeName = ({ as, in: where }: Place): string => (where === 'direct' ? `direct:${as}` : where);
let lastUnsent = 0;

/**
 * The conversations of the person, kept up to date.
 * @param place who looks, and at which conversation; undefined while nobody is chosen
 * @param ids every conversation there is
 */
export const useTalks = (place: Ref<Place | undefined>, ids: Ref<readonly string[]>) => {
  const talks = ref<Record<string, Talk>>({});
  const talkOf = (at: Place): Talk => (talks.value[keyOf(at)] ??= { messages: [], unsent: [], seen: -1 });
  const isOpen = (at: Place): boolean =>
    !document.hidden && place.value !== undefined && keyOf(place.value) === keyOf(at);
  const read = reading(talkOf, isOpen);
  keepReading(place, ids, read, look(talkOf, read));
  const put = sending(place, talkOf);

  const open = computed(() => (place.value ? talks.value[keyOf(place.value)] : undefined));
  return {
    messages: computed<readonly Message[]>(() => open.value?.messages ?? []),
    unsent: computed<readonly Unsent[]>(() => open.value?.unsent ?? []),
    /** Says it where the person looks; in a group, `at` calls the robot. */
    say: (text: string, at: boolean) => put({ text, at }),
    sendFile: (file: File, at: boolean) => put({ text: file.name, file, at }),
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

const lastOf = (talk: Talk): number => talk.messages.at(-1)?.n ?? 0;

/** Takes messages into a conversation: all there are (`anew`), or those that came. */
const take = (talk: Talk, as: string, news: readonly Message[], anew: boolean): void => {
  const before = lastOf(talk);
  const last = news.at(-1)?.n ?? 0;
  const fresh = news.filter((one) => one.n > before);
  // Numbers that went backwards are a sandbox that was started anew.
  if (anew && last < before) talk.seen = 0;
  talk.messages = anew ? news : [...talk.messages, ...fresh];
  for (const mine of fresh.filter((one) => one.from === as)) {
    const same = talk.unsent.find((one) => one.state !== 'failed' && one.text === (mine.file?.name ?? mine.text));
    if (same) talk.unsent = talk.unsent.filter((one) => one !== same);
  }
};

/** @param anew everything, because messages shown may have changed; else only what is new */
type Read = (at: Place, anew: boolean) => void;

const reading = (talkOf: (at: Place) => Talk, isOpen: (at: Place) => boolean): Read => {
  /** Readings of one conversation come one after the other, so that an older answer never replaces a newer one. */
  const readings = new Map<string, Promise<void>>();
  return (at, anew) => {
    const read = async (): Promise<void> => {
      const news = await api.messages(at, anew ? 0 : lastOf(talkOf(at)), !isOpen(at));
      const talk = talkOf(at);
      take(talk, at.as, news, anew);
      // What was said before the page was opened is history, not news.
      if (isOpen(at) || talk.seen < 0) talk.seen = lastOf(talk);
    };
    const before = readings.get(keyOf(at)) ?? Promise.resolve();
    readings.set(
      keyOf(at),
      before.then(read).catch((error: unknown) => {
        if (online.value) toastError(error);
      }),
    );
  };
};

/** What is there is seen at once, and read anew for what is not. */
const look =
  (talkOf: (at: Place) => Talk, read: Read) =>
  (at: Place): void => {
    const talk = talkOf(at);
    if (talk.messages.length > 0) talk.seen = lastOf(talk);
    read(at, true);
  };

/** Reads whatever may have changed: by the sandbox's word, when another person looks, when a conversation is opened. */
const keepReading = (
  place: Ref<Place | undefined>,
  ids: Ref<readonly string[]>,
  read: Read,
  lookAt: (at: Place) => void,
): void => {
  onUnmounted(
    onChange((changes) => {
      const as = place.value?.as;
      if (as === undefined) return;
      for (const at of ids.value.map((id) => ({ as, in: id }))) {
        const name = placeName(at);
        if (concerns(changes, `edited:${name}`)) read(at, true);
        else if (concerns(changes, `messages:${name}`)) read(at, false);
      }
    }),
  );
  watch(
    () => place.value?.as,
    (as) => {
      if (as !== undefined) ids.value.forEach((id) => read({ as, in: id }, true));
    },
    { immediate: true },
  );
  // Opening a conversation reads it, and so marks it as read for its senders too.
  watch(
    () => place.value && keyOf(place.value),
    () => {
      if (place.value) lookAt(place.value);
    },
  );
  const back = (): void => {
    if (place.value && !document.hidden) lookAt(place.value);
  };
  document.addEventListener('visibilitychange', back);
  onUnmounted(() => document.removeEventListener('visibilitychange', back));
};

/** Says things where the person looks, and shows how far each has come. */
const sending = (place: Ref<Place | undefined>, talkOf: (at: Place) => Talk) => {
  const deliver = async (to: Place, one: Unsent): Promise<void> => {
    const mark = (state: Unsent['state']): void => {
      talkOf(to).unsent = talkOf(to).unsent.map((other) => (other.id === one.id ? { ...other, state } : other));
    };
    try {
      await (one.file ? api.sendFile(to, one.file, one.at) : api.say(to, one.text, one.at));
      mark('sent');
    } catch (error) {
      mark('failed');
      toastError(error);
    }
  };
  return async (what: Omit<Unsent, 'id' | 'state'>): Promise<void> => {
    const to = place.value;
    if (!to) throw new ApiError('请先在左上角选择“我是”谁。');
    const one: Unsent = { ...what, id: ++lastUnsent, state: 'sending' };
    talkOf(to).unsent.push(one);
    await deliver(to, one);
  };
};
