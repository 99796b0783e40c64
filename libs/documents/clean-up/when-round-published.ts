// The published list of a clean-up ends what it names as repealed or void, from the day of the list.
import { TheLaw } from '#duties';
import { policy, type Acting, type Happened } from '#infra/events';
import { derivedId, numberInWords } from '#kernel';
import { documentDecider, takeStep } from '../document.ts';
import { DocumentId, EntryId, RoundPublished, type Verdict } from '../events.ts';
import { validity } from '../life.ts';
import { roundDecider } from './round.ts';

/** Why a document ends with the list; undefined: it goes on. */
const REASONS: Readonly<Record<Verdict, string | undefined>> = {
  keep: undefined,
  amend: undefined,
  repeal: '文件清理宣布废止',
  expired: '文件清理宣布失效',
};

const endNamed = async ({ data }: Happened<typeof RoundPublished>, { organ, ledger, because }: Acting) => {
  const round = await ledger.streams(roundDecider).now(organ, data.round);
  if (round.is === 'unknown') return;
  const time = await new TheLaw(ledger).of(organ);
  for (const [document, { result, reason: said }] of Object.entries(round.verdicts)) {
    const ends = REASONS[result];
    if (ends === undefined) continue;
    const reason = said ?? ends;
    const documents = ledger.streams(documentDecider);
    const known = await documents.now(organ, DocumentId.parse(document));
    // What had run out before ended then.
    const until = known.is === 'known' ? validity(known, time)?.due : undefined;
    if (until !== undefined && until < data.on) continue;
    const entry = EntryId.parse(derivedId(`${data.round}:${document}`, 'repeal'));
    const facts = { by: numberInWords(round.number), reason };
    const repeal = takeStep({ entry, step: 'repeal', on: data.on, facts }, data.on, time);
    await documents.decide(because(document), DocumentId.parse(document), repeal);
  }
};

/** What the list of a clean-up names as repealed or void is so from the day of the list. */
export const whenRoundPublished = policy('documents.when-round-published').on(RoundPublished, endNamed);
