import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { Declined, Handles, query } from '#infra/commands';
import { FileStore } from '#infra/files';
import { bearing, field, numberInWords, role, writtenNumber, type Actor } from '#kernel';
import { DocumentRecords } from '../finding/document-records.ts';
import { refused } from '../refusals.ts';
import { versionsOf, type Entry } from '../state.ts';
import { documentField } from '../steps/document-desk.ts';
import { differencesOf } from './differences.ts';

const answer = z.object({
  number: z.string(),
  from: z.int(),
  to: z.int(),
  differences: bearing(z.array(z.object({ is: z.enum(['added', 'removed', 'same']), text: z.string() })), 'internal'),
  cut: z.boolean(),
});
const Version = z.coerce.number().int().min(1).max(500);
const versionField = (label: string, example: string) =>
  field(Version, {
    label,
    ask: `${label}是第几稿？`,
    example,
    kind: { is: 'text', like: '^第?\\d{1,3}稿' },
    needed: () => false,
  });

/** What two texts of a document differ in; the last two, where none are named. */
export const CompareVersions = query('documents.compare-versions', {
  title: '比较版本',
  topic: '文件',
  may: role('staff', 'office', 'secretary', 'member', 'legal'),
  from: 'documents.document-register',
  input: z.object({ document: writtenNumber('文件'), from: Version.optional(), to: Version.optional() }),
  answer,
  chat: {
    says: ['比较版本', '对比草案', '草案改了哪些', '两稿对比', '改了哪些地方'],
    examples: ['比较版本 文件〔2026〕1号', '草案改了哪些 科技创新券'],
    personal: true,
    fields: { document: documentField, from: versionField('原稿', '1'), to: versionField('现稿', '2') },
    tells: ({ number, from, to, differences }) => ({
      title: `${number} 第${from}稿与第${to}稿`,
      lines: differences
        .filter(({ is }) => is !== 'same')
        .map(({ is, text }) => ({ head: is === 'added' ? '增' : '删', tail: text })),
      none: '两稿的文字没有不同。',
      more: false,
    }),
  },
});
export type CompareVersions = InstanceType<typeof CompareVersions>;

/** The words of a file that are compared. */
const READ = 20_000;

@Handles(CompareVersions)
export class CompareVersionsHandler {
  constructor(
    @Inject(DocumentRecords) private readonly records: DocumentRecords,
    @Inject(FileStore) private readonly files: FileStore,
  ) {}

  async execute({ input, actor }: CompareVersions): Promise<z.output<typeof answer>> {
    const record = await this.records.find(actor, input.document);
    if (!record) throw new Declined(refused('documents.unknown').refusal);
    const versions = versionsOf(record.document);
    const to = input.to ?? versions.length;
    const from = input.from ?? to - 1;
    const [former, latter] = [versions[from - 1], versions[to - 1]];
    if (!former || !latter) throw new Declined(refused('documents.two-versions').refusal);
    const [before, after] = [await this.words(actor, former), await this.words(actor, latter)];
    const cut = before.length >= READ || after.length >= READ;
    return { number: numberInWords(input.document), from, to, differences: [...differencesOf(before, after)], cut };
  }

  private async words(actor: Actor, { text, facts }: Entry): Promise<string> {
    const words = await this.files.words(actor.organ, text!);
    if (words !== undefined) return words;
    throw new Declined(refused('documents.unreadable', { name: facts.materials?.[0]?.name ?? '' }).refusal);
  }
}
