import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { Declined, Handles, query } from '#infra/commands';
import { FileStore } from '#infra/files';
import { bearing, numberInWords, role, writtenNumber } from '#kernel';
import { DocumentRecords } from '../finding/document-records.ts';
import { refused } from '../refusals.ts';
import { versionsOf } from '../state.ts';
import { documentField } from '../steps/document-desk.ts';
import { hintsIn } from './hints.ts';
import { CLAUSE_IDS, clauseOf } from './standards.ts';

const Hint = z.object({
  place: z.string(),
  sentence: bearing(z.string(), 'internal'),
  words: bearing(z.string(), 'internal'),
  clauses: z.array(z.enum(CLAUSE_IDS)),
});
const answer = z.object({ number: z.string(), hints: z.array(Hint), total: z.int() });
const SHOWN = 40;

/** Wording of a draft that often touches a clause of Art. 8 to 11, with its place: a person decides. */
export const ShowHints = query('documents.competition-hints', {
  title: '公平竞争提示',
  topic: '文件',
  may: role('staff', 'office', 'secretary', 'member', 'legal'),
  from: 'documents.document-register',
  input: z.object({ document: writtenNumber('文件') }),
  answer,
  chat: {
    says: ['公平竞争提示', '查公平竞争用语', '公平竞争用语提示', '草案公平竞争提示'],
    examples: ['公平竞争提示 文件〔2026〕1号', '查公平竞争用语 科技创新券'],
    personal: true,
    fields: { document: documentField },
    tells: ({ number, hints, total }) => ({
      title: `${number} 公平竞争提示`,
      summary: `提示 **${total}** 处，只供对照，由审查人判断：`,
      lines: hints.map(({ place, sentence, clauses }) => ({
        head: `${place} ${clauses.map((id) => clauseOf(id).article).join('、')}`,
        tail: sentence,
      })),
      none: '没有发现常见的用语。这不等于没有问题，仍应逐条审查。',
      more: false,
    }),
  },
});
export type ShowHints = InstanceType<typeof ShowHints>;

@Handles(ShowHints)
export class ShowHintsHandler {
  constructor(
    @Inject(DocumentRecords) private readonly records: DocumentRecords,
    @Inject(FileStore) private readonly files: FileStore,
  ) {}

  async execute({ input, actor }: ShowHints): Promise<z.output<typeof answer>> {
    const record = await this.records.find(actor, input.document);
    if (!record) throw new Declined(refused('documents.unknown').refusal);
    const version = versionsOf(record.document).at(-1);
    if (!version) throw new Declined(refused('documents.no-text').refusal);
    const words = await this.files.words(actor.organ, version.text!);
    if (words === undefined)
      throw new Declined(refused('documents.unreadable', { name: version.facts.materials?.[0]?.name ?? '' }).refusal);
    const hints = hintsIn(words);
    const shown = hints.slice(0, SHOWN).map((hint) => ({ ...hint, clauses: [...hint.clauses] }));
    return { number: numberInWords(input.document), hints: shown, total: hints.length };
  }
}
