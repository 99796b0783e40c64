import type { Queries } from '#infra/database';
import type { SequencedEvent } from '#infra/events';

/** What one person is to be told. */
export interface NewsItem {
  readonly staff: string;
  /** Over the message, and in the list of conversations. */
  readonly title: string;
  /** DingTalk markdown. */
  readonly words: string;
  /** The button beneath, and what it says. */
  readonly button: { readonly title: string; readonly says: string };
}

/**
 * Puts down what somebody is to be told because of an event, or of a day that came; put down again it is told once.
 */
export const putNews = async (
  client: Queries,
  { organ, id, recordedAt }: Pick<SequencedEvent, 'organ' | 'id' | 'recordedAt'>,
  { staff, title, words, button }: NewsItem,
): Promise<void> => {
  await client.query(
    `insert into duty_news (organ, event, staff, words, at, title, button, says)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
    [organ, id, staff, words, recordedAt, title, button.title, button.says],
  );
};
