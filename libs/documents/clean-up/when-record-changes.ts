// The list of a clean-up is what was in force on its day, as the record has it: what is entered or put right later is
// looked at too, or is not looked at any more.
import { TheLaw, type LegalTime } from '#duties';
import { policy, Positions, type Acting, type Happened } from '#infra/events';
import { numberInWords, type OrganId } from '#kernel';
import { documentDecider } from '../document.ts';
import type { DocumentTables } from '../document-register/document-line.ts';
import {
  DescriptionCorrected,
  DocumentEntered,
  DocumentId,
  RoundOpened,
  StepCorrected,
  StepStruck,
  StepTaken,
} from '../events.ts';
import { daysOf, standingOn } from '../life.ts';
import type { Known } from '../state.ts';
import { followRecord, roundDecider, type KnownRound } from './round.ts';
import type { RoundTables } from './round-register.ts';

/** Whether a document is what the round is about, and was in force on its day. */
const isCovered = (document: Known, { on, scope }: KnownRound, time: LegalTime): boolean =>
  (scope === 'all' || scope === document.kind) && standingOn(daysOf(document, time), on) === 'in-force';

const follow = async (round: KnownRound, document: Known, cause: string, { organ, ledger, because }: Acting) => {
  const time = await new TheLaw(ledger).of(organ);
  const { document: id, unit, number } = document;
  const one = { document: id, number: numberInWords(number), unit };
  const decision = followRecord(one, isCovered(document, round, time));
  await ledger.streams(roundDecider).decide(because(cause), round.round, decision);
};

const openRounds = async (organ: OrganId, { database, ledger }: Acting): Promise<readonly KnownRound[]> => {
  const rows = await database
    .of<RoundTables>(organ)
    .selectFrom('clean_up_register')
    .select('round')
    .where('organ', '=', organ)
    .where('published_on', 'is', null)
    .execute();
  const rounds = await Promise.all(rows.map(({ round }) => ledger.streams(roundDecider).now(organ, round)));
  return rounds.filter((round) => round.is === 'known');
};

/** Steps by which a document comes into force, goes on, or ends. */
const STEPS: readonly string[] = ['issue', 'publish-document', 'renew-document', 'repeal', 'answer-criteria'];

type OfDocument = Happened<
  typeof DocumentEntered | typeof DescriptionCorrected | typeof StepTaken | typeof StepCorrected | typeof StepStruck
>;

/** Something was recorded of a document: every round that is open is held against it. */
const followDocument = async (event: OfDocument, acting: Acting) => {
  if (event.type === 'documents.step-taken' && !STEPS.includes(event.data.step)) return;
  const { organ, database, ledger } = acting;
  await new Positions(database).reached(organ, 'documents.clean-up-register', event.seq);
  const rounds = await openRounds(organ, acting);
  if (rounds.length === 0) return;
  const document = await ledger.streams(documentDecider).now(organ, event.data.document);
  if (document.is === 'unknown') return;
  for (const round of rounds) await follow(round, document, round.round, acting);
};

/** What was recorded while a round was opened is held against it. */
const followRound = async (event: Happened<typeof RoundOpened>, acting: Acting) => {
  const { organ, database, ledger } = acting;
  const round = await ledger.streams(roundDecider).now(organ, event.data.round);
  if (round.is === 'unknown' || round.scope === undefined) return;
  await new Positions(database).reached(organ, 'documents.document-register', event.seq);
  const rows = await database
    .of<DocumentTables>(organ)
    .selectFrom('document_register')
    .select('document')
    .where('organ', '=', organ)
    .where('issued_on', '<=', round.on)
    .execute();
  for (const { document: id } of rows) {
    const document = await ledger.streams(documentDecider).now(organ, DocumentId.parse(id));
    if (document.is === 'known') await follow(round, document, id, acting);
  }
};

/** The list of an open clean-up follows what the record says of its day. */
export const whenRecordChanges = policy('documents.when-record-changes')
  .on([DocumentEntered, DescriptionCorrected, StepTaken, StepCorrected, StepStruck], followDocument)
  .on(RoundOpened, followRound);
