// What was signed as nil follows the records: whatever comes later corrects it, and those whom it concerns are told.
import { CASE_EVENTS, entryMoved, type CaseMoved } from '#cases';
import { Directory } from '#directory';
import { putNews } from '#duties';
import { policy, Positions, type Acting, type Happened } from '#infra/events';
import { dateInWords, dateOf, plain } from '#kernel';
import { NilCorrected, NilSigned, NilUnsettled } from './events.ts';
import { nilReturn, settle, type Statement } from './nil-return.ts';
import { quarterInWords, quarterOf } from './quarter.ts';
import { hasDuty, keepDuty, READ_FROM, recordsOf, signersOf, statementId } from './records.ts';
import { REGISTERS, registerOf } from './registers.ts';

/** Holds one statement against the records of its quarter. */
const hold = async (statement: Statement, event: CaseMoved | Happened<typeof NilSigned>, acting: Acting) => {
  const { organ, ledger, database, because } = acting;
  const streams = ledger.streams(nilReturn);
  const id = statementId(statement);
  const isSigned = (await streams.now(organ, id)).is !== 'none';
  if (!isSigned && !(await hasDuty(ledger, organ, statement))) return;
  await new Positions(database).reached(organ, READ_FROM, event.seq);
  const records = await recordsOf(database, organ, statement);
  const by = because(id);
  await streams.decide(by, id, settle(statement, records));
  const roll = await new Directory(database).roll(organ);
  const went = records.length === 0 && event.type !== 'nil-returns.nil-signed' ? dateOf(event.recordedAt) : undefined;
  await keepDuty(statement, { ledger, roll, by: because(`${id}:duty`), records, went });
};

/** A record came, went, or has another day: the quarters of both days are held against it. */
const follow = async (event: CaseMoved, acting: Acting): Promise<void> => {
  const moved = await entryMoved(event, acting.ledger);
  if (!moved) return;
  for (const { id: register } of REGISTERS.filter(({ steps }) => steps.includes(moved.step)))
    for (const day of new Set(moved.days.map((one) => statementId({ register, ...quarterOf(one) })))) {
      const of = moved.days.map(quarterOf).find((one) => statementId({ register, ...one }) === day)!;
      await hold({ register, ...of }, event, acting);
    }
};

const followSigned = (event: Happened<typeof NilSigned>, acting: Acting): Promise<void> => {
  const { register, year, quarter } = event.data;
  return hold({ register, year, quarter }, event, acting);
};

/** What was signed is held against every record that comes, goes or moves; and against those that came just before it. */
export const whenRecordsMove = policy('nil-returns.when-records-move')
  .on(CASE_EVENTS, follow)
  .on(NilSigned, followSigned);

type Told = Happened<typeof NilCorrected | typeof NilUnsettled>;

/** The signer hears of it, and one level up; not of what he entered himself. Of a leaver, who is in his place. */
const tell = async (event: Told, { client, ledger, database, organ }: Acting): Promise<void> => {
  const { register, year, quarter, record } = event.data;
  const statement = { register, year, quarter };
  const [state, roll] = await Promise.all([
    ledger.streams(nilReturn).now(organ, statementId(statement)),
    new Directory(database).roll(organ),
  ]);
  if (state.is === 'none') return;
  const { head, leader } = await signersOf(ledger, roll, organ);
  const { by } = state.signature;
  const signer = roll.staff.has(by) ? by : head?.staff;
  const above = signer === head?.staff ? leader : head?.staff;
  const words = `**${quarterInWords(statement)} ${registerOf(register).label}**\n\n${wordsOf(event, registerOf(register).day)}`;
  const button = {
    title: '零报告情况',
    says: `零报告情况 ${year}年 ${quarterInWords(statement).slice(5)} ${registerOf(register).label}`,
  };
  for (const staff of new Set([signer, above]))
    if (staff !== undefined && staff !== record.by)
      await putNews(client, event, {
        staff,
        title: '零报告有变动',
        words: `${words}（${dateInWords(state.signature.signedOn)}签）`,
        button,
      });
};

const wordsOf = ({ type, data }: Told, day: string): string => {
  const { number, on, typedOn } = data.record;
  switch (type) {
    case 'nil-returns.nil-corrected':
      return `零报告已更正：${plain(number)}，${day}${dateInWords(on)}，${dateInWords(typedOn)}登记。现为${data.count}件`;
    case 'nil-returns.nil-unsettled':
      return data.count === 0
        ? `${plain(number)}已不在本季度，现为0件，请签字人重新确认`
        : `${plain(number)}已不在本季度，现为${data.count}件`;
  }
};

/** Those whom a signed nil concerns are told when it is none any more, or may be one again. */
export const tellOfNil = policy('nil-returns.tell-of-nil').onStreams().on([NilCorrected, NilUnsettled], tell);
