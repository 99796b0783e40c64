// Clicks on our cards, and what the card shows afterwards.
import { z } from 'zod';

/** A click on one of our cards. Anyone who sees a card in a group can click it: check `staffId`. */
export interface CardCallback {
  /** Ours, given when the card was made. */
  readonly outTrackId: string;
  /** Who clicked. */
  readonly staffId: string;
  readonly actions: readonly string[];
  readonly params: Readonly<Record<string, unknown>>;
  readonly spaceId?: string;
}

/** What the card is to show from now on; `forClicker` only to who clicked. Values are strings (§3.4). */
export interface CardUpdate {
  readonly forAll?: Readonly<Record<string, string>>;
  readonly forClicker?: Readonly<Record<string, string>>;
}

const Content = z.object({
  cardPrivateData: z.object({
    actionIds: z.array(z.string()).catch([]),
    params: z.record(z.string(), z.unknown()).catch({}),
  }),
});
const Callback = z.object({
  outTrackId: z.string(),
  userId: z.coerce.string(),
  spaceId: z.string().optional(),
  content: z.string().optional(),
  value: z.string().optional(),
});

/** Reads the `data` of a card callback frame. @throws if it is none */
export const readCardCallback = (data: string): CardCallback => {
  const it = Callback.parse(JSON.parse(data));
  const { cardPrivateData } = Content.parse(JSON.parse(it.content ?? it.value ?? '{}'));
  return {
    outTrackId: it.outTrackId,
    staffId: it.userId,
    actions: cardPrivateData.actionIds,
    params: cardPrivateData.params,
    ...(it.spaceId ? { spaceId: it.spaceId } : {}),
  };
};

/** An update as the answer to the callback; other keys of the card stay as they are. */
export const cardAnswer = ({ forAll, forClicker }: CardUpdate): object => ({
  cardUpdateOptions: { updateCardDataByKey: true, updatePrivateDataByKey: true },
  ...(forAll ? { cardData: { cardParamMap: forAll } } : {}),
  ...(forClicker ? { userPrivateData: { cardParamMap: forClicker } } : {}),
});
