// The words of this room: advisers, opinions, and what an opinion is about.
import { z } from 'zod';
import { bearing, FileRef, naming, oneLine, prose, sayable, UnitId, type FieldKind } from '#kernel';

/** A legal adviser; a UUID. */
export const AdviserId = z.uuid().brand('AdviserId');
export type AdviserId = z.infer<typeof AdviserId>;
/** An opinion that was asked for; a UUID. */
export const OpinionId = z.uuid().brand('OpinionId');
export type OpinionId = z.infer<typeof OpinionId>;

/** One to fifty files. */
export const Materials = z.array(FileRef).min(1).max(50).readonly();

export const Words = prose(1, 500);
/** Who gave it, which firm: may be said, unless the record is about persons. */
export const Public = sayable(Words);
/** Questions, reasons, suggestions: the bureau's own business. */
export const Internal = bearing(Words, 'internal');
/** What touches a person himself: a telephone, a former post, a conflict of interest. */
export const Personal = bearing(Words, 'personal');

/** What an opinion may be about. */
export const SUBJECT_KINDS = {
  item: { label: '议题', synonyms: ['上会议题'] },
  document: { label: '文件', synonyms: ['规范性文件', '政策文件', '制度'] },
  contract: { label: '合同协议', synonyms: ['合同', '协议', '框架协议'] },
  case: { label: '案件', synonyms: ['诉讼案件', '复议案件'] },
  act: { label: '行政行为', synonyms: ['行政决定', '执法决定'] },
  question: { label: '咨询', synonyms: ['法律咨询', '问题'] },
} as const;
/** What an opinion may be about, by its key in `SUBJECT_KINDS`. */
export type SubjectKind = keyof typeof SUBJECT_KINDS;
export const SubjectKind = z.enum(Object.keys(SUBJECT_KINDS) as [SubjectKind, ...SubjectKind[]]);

/**
 * What an opinion is about, as far as this room knows it: `id` and `number` are those of the record of another room,
 * absent where there is none. `persons`: whom it decides on; they do not see the opinion.
 */
export const Subject = z.object({
  kind: SubjectKind,
  id: naming(oneLine(1, 80)).optional(),
  number: naming(oneLine(1, 40)).optional(),
  title: sayable(oneLine(2, 300)),
  unit: UnitId,
  persons: z
    .array(bearing(oneLine(2, 40), 'personnel'))
    .min(1)
    .max(50)
    .readonly()
    .optional(),
});
export type Subject = z.infer<typeof Subject>;

/** What an opinion comes to. */
export const CONCLUSIONS = {
  lawful: {
    label: '合法',
    synonyms: ['可以签订', '可以签', '同意签订', '没有问题', '没有法律风险', '无法律风险', '合规', '可以上会', '同意'],
  },
  amend: {
    label: '修改后合法',
    synonyms: [
      '修改后可以签订',
      '修改后签订',
      '修改后可上会',
      '修改后可以上会',
      '修改后同意',
      '修改后可以',
      '原则同意',
    ],
  },
  unlawful: {
    label: '不合法',
    synonyms: ['不宜签订', '不能签', '不可以签', '违法', '不合规', '不同意', '不可行'],
  },
  outside: { label: '不属审查范围', synonyms: ['不属于审查范围', '不在审查范围'] },
} as const;
/** What an opinion comes to, by its key in `CONCLUSIONS`. */
export type Conclusion = keyof typeof CONCLUSIONS;
export const Conclusion = z.enum(Object.keys(CONCLUSIONS) as [Conclusion, ...Conclusion[]]);

/** What became of a suggestion. */
export const ADOPTIONS = {
  adopted: { label: '采纳', synonyms: ['已采纳', '照改', '全部照改', '按意见改了', '改了', '已修改'] },
  partly: { label: '部分采纳', synonyms: ['部分采用', '采纳一部分'] },
  not: { label: '不采纳', synonyms: ['未采纳', '没采纳', '没有采纳', '不采了', '不予采纳'] },
} as const;
/** What became of a suggestion, by its key in `ADOPTIONS`. */
export type Adoption = keyof typeof ADOPTIONS;
export const Adoption = z.enum(Object.keys(ADOPTIONS) as [Adoption, ...Adoption[]]);

/** An opinion by its number or by words of what it is about. */
export const NAMED_OPINION = {
  is: 'number',
  series: '意见',
  offers: { query: 'opinions.at-hand', input: {} },
  found: { query: 'opinions.find', input: {} },
} as const satisfies FieldKind;

/** The options of a choice, as a field declares them. */
export const optionsOf = <K extends string>(
  words: Readonly<Record<K, { readonly label: string; readonly synonyms?: readonly string[] }>>,
) =>
  (Object.entries(words) as [K, { readonly label: string; readonly synonyms?: readonly string[] }][]).map(
    ([value, { label, synonyms = [] }]) => ({ value, label, synonyms }),
  );
