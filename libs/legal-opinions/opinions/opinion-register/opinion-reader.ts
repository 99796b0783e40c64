import type { ClientBase } from 'pg';
import { enterTerms } from '#infra/database';
import { register, type Happened } from '#infra/events';
import { gramsOf, type FileRef } from '#kernel';
import {
  AssignmentDeclined,
  DraftChanged,
  OpinionAsked,
  OpinionAssigned,
  OpinionCorrected,
  OpinionDelivered,
  OpinionReturned,
  OpinionSuperseded,
  OpinionWithdrawn,
  SuggestionSettled,
} from '../events.ts';

/** An event of the stream of an opinion. */
interface OfOpinion {
  readonly organ: string;
  readonly data: { readonly opinion: string; readonly materials?: readonly FileRef[] | undefined };
}

/** @param assignments SQL, with `$3`, `$4` … for the values */
const set = (client: ClientBase, { organ, data }: OfOpinion, assignments: string, ...values: readonly unknown[]) =>
  client.query(`update opinion_register set ${assignments} where organ = $1 and opinion = $2`, [
    organ,
    data.opinion,
    ...values,
  ]);

const findBy = ({ organ, data }: OfOpinion, client: ClientBase, terms: readonly string[]) =>
  enterTerms(client, 'opinion_term', { organ, record: data.opinion, terms });

const digestsOf = (materials: readonly FileRef[] = []): string[] => materials.map(({ sha256 }) => sha256);

/** What is one subject, so that it is counted once: the record it is, else what it is called. */
const subjectKey = ({ kind, id, title }: Happened<typeof OpinionAsked>['data']['subject']): string =>
  id ?? `${kind}:${title.normalize('NFKC').replace(/[\s《》“”"]/gu, '')}`;

const enter = async (event: Happened<typeof OpinionAsked>, client: ClientBase): Promise<void> => {
  const { opinion, number, subject, askedBy, askedOn, urgent, sentTo, materials, marks, question = '' } = event.data;
  await client.query(
    `insert into opinion_register (organ, opinion, year, serial, kind, subject, subject_number, title, unit, persons,
        asked_by, asked_on, urgent, sent_to, state, marks)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 'asked', $15) on conflict do nothing`,
    [
      event.organ,
      opinion,
      number.year,
      number.serial,
      subject.kind,
      subjectKey(subject),
      subject.number ?? null,
      subject.title,
      subject.unit,
      subject.persons ?? [],
      askedBy ?? null,
      askedOn,
      urgent,
      sentTo ?? null,
      marks ?? [],
    ],
  );
  const words = gramsOf(`${subject.title} ${subject.number ?? ''} ${question}`);
  await findBy(event, client, [...words, ...digestsOf(materials)]);
};

const deliver = async (event: Happened<typeof OpinionDelivered>, client: ClientBase): Promise<void> => {
  const { opinion, conclusion, by, suggestions, deliveredOn, materials } = event.data;
  await set(
    client,
    event,
    `state = 'delivered', conclusion = $3, delivered_by = $4, delivered_on = $5, outdated = false`,
    conclusion,
    by,
    deliveredOn,
  );
  await client.query('delete from opinion_suggestion where organ = $1 and opinion = $2', [event.organ, opinion]);
  for (const { n, text } of suggestions)
    await client.query('insert into opinion_suggestion (organ, opinion, n, text) values ($1, $2, $3, $4)', [
      event.organ,
      opinion,
      n,
      text,
    ]);
  await findBy(event, client, [...gramsOf(by), ...digestsOf(materials)]);
};

const correct = (event: Happened<typeof OpinionCorrected>, client: ClientBase) =>
  set(
    client,
    event,
    'conclusion = coalesce($3, conclusion), delivered_on = coalesce($4, delivered_on)',
    event.data.conclusion ?? null,
    event.data.deliveredOn ?? null,
  );

const settle = ({ organ, data }: Happened<typeof SuggestionSettled>, client: ClientBase) =>
  client.query(
    `update opinion_suggestion set adoption = $4, reason = $5, settled_on = $6
      where organ = $1 and opinion = $2 and n = $3`,
    [organ, data.opinion, data.n, data.adoption, data.reason ?? null, data.settledOn],
  );

const assign = async (event: Happened<typeof OpinionAssigned>, client: ClientBase): Promise<void> => {
  const { adviser, name } = event.data;
  await set(client, event, 'adviser = $3, adviser_name = $4', adviser, name);
  await findBy(event, client, gramsOf(name));
};

const changeDraft = async (event: Happened<typeof DraftChanged>, client: ClientBase): Promise<void> => {
  await findBy(event, client, digestsOf(event.data.materials));
  await set(client, event, 'outdated = outdated or $3', event.data.outdates);
};

/** The register of legal opinions (法律意见台账), and what became of each suggestion. */
export const opinionRegister = register(
  'opinions.opinion-register',
  'opinion_register',
  'opinion_suggestion',
  'opinion_term',
)
  .ofStreams()
  .on(OpinionAsked, enter)
  .on(OpinionAssigned, assign)
  .on(AssignmentDeclined, (event, client) => set(client, event, 'adviser = null, adviser_name = null'))
  .on(OpinionDelivered, deliver)
  .on(OpinionCorrected, correct)
  .on(SuggestionSettled, settle)
  .on(OpinionReturned, (event, client) => set(client, event, `state = 'asked'`))
  .on(DraftChanged, changeDraft)
  .on(OpinionSuperseded, (event, client) => set(client, event, `state = 'superseded'`))
  .on(OpinionWithdrawn, (event, client) => set(client, event, `state = 'withdrawn'`));
