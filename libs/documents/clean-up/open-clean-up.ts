import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { Database } from '#infra/database';
import { dateOf, derivedId, field, LocalDate, numberInWords, oneLine, role, UnitId, type OrganId } from '#kernel';
import { documentsFrom, standsAs, type DocumentTables } from '../document-register/document-line.ts';
import { DocumentId, Kind, KINDS, RoundId, type InRound } from '../events.ts';
import { optionsOf } from '../procedure.ts';
import { refused } from '../refusals.ts';
import { DOCUMENTS } from '../steps/document-desk.ts';
import { RoundAnswer, RoundDesk, roundInWords, ROUNDS } from './round-desk.ts';
import { openRound } from './round.ts';

/** A clean-up of whatever is in force begins. */
export const OpenCleanUp = command('documents.open-clean-up', {
  title: '启动清理',
  topic: '文件清理',
  says: ['启动清理', '启动文件清理', '开展文件清理', '启动专项清理'],
  examples: ['启动清理 2026年规范性文件清理 12月5日前', '启动专项清理 涉企政策专项清理 12月5日前'],
  may: role('office', 'legal'),
  reads: [DOCUMENTS, ROUNDS],
  input: {
    round: field(oneLine(2, 100), {
      label: '清理名称',
      ask: '叫什么清理？',
      example: '2026年规范性文件清理',
      kind: { is: 'text', rest: true },
    }),
    documentKind: field(Kind, {
      label: '清理范围',
      ask: '清理哪一类？不写的为全部现行有效文件。',
      example: 'normative',
      written: '规范性文件',
      kind: { is: 'choice', options: optionsOf(KINDS) },
      needed: () => false,
    }),
    dueDate: field(LocalDate, {
      label: '报送期限',
      ask: '各处室哪天前报送？',
      example: '2026-12-05',
      written: '12月5日前',
      kind: { is: 'date', tense: 'future' },
    }),
    date: field(LocalDate, {
      label: '启动日期',
      ask: '哪天启动的？',
      example: '2026-11-25',
      kind: { is: 'date', tense: 'past' },
      otherwise: ({ today }) => today,
    }),
  },
  answer: RoundAnswer,
  reports: (answer) => `已启动 ${roundInWords(answer)}`,
  next: ({ number }) => [{ title: '清理进展', says: `清理进展 ${number}` }],
});
export type OpenCleanUp = InstanceType<typeof OpenCleanUp>;

const MOST = 2000;

@Handles(OpenCleanUp)
export class OpenCleanUpHandler {
  constructor(
    @Inject(RoundDesk) private readonly desk: RoundDesk,
    @Inject(Database) private readonly database: Database,
  ) {}

  async execute({ input, by }: OpenCleanUp): Promise<Answered<RoundAnswer>> {
    const { organ } = by.actor;
    const round = RoundId.parse(derivedId(by.id, 'round'));
    const twin = await this.desk.openNow(organ, { name: input.round, besides: round });
    if (twin) return { is: 'refused', ...refused('documents.round-open', { number: numberInWords(twin) }) };
    const today = dateOf(by.at);
    const on = input.date ?? today;
    const documents = await this.inForce(organ, on, input.documentKind);
    return this.desk.open(
      by,
      round,
      openRound(
        { round, name: input.round, on, dueDate: input.dueDate, documents, scope: input.documentKind ?? 'all' },
        today,
      ),
    );
  }

  private async inForce(organ: OrganId, on: LocalDate, kind: Kind | undefined): Promise<readonly InRound[]> {
    const valid = this.database
      .of<DocumentTables>(organ)
      .selectFrom('document_register')
      .where('document_register.organ', '=', organ)
      .where(standsAs('in-force', on))
      .$if(kind !== undefined, (all) => all.where('kind', '=', kind!))
      .orderBy('year')
      .orderBy('serial');
    const lines = await documentsFrom(valid, MOST, 0, on);
    return lines.map(({ document, number, unit }) => ({
      document: DocumentId.parse(document),
      number,
      unit: UnitId.parse(unit),
    }));
  }
}
