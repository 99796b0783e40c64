// Recognises the mark of a state secret, so that what bears one is turned away at the door.
import { halfWidth } from '#kernel';

const HAN = ['[绝絕]', '[机機]', '[秘祕]'];
const levelWith = (gap: string): string => `(?:${HAN.map((first) => `${first}${gap}密`).join('|')})`;

/** A level as it is written: 机密, 机 密. */
const LEVEL = levelWith('[^\\S\\n]*');
/** A level that is pulled apart, by signs or over lines: 机.密, 机-密. Only what else makes a mark tells it from 司机。密件. */
const APART = levelWith('[^\\p{L}\\p{N}]{0,4}');
/** Stars, asterisks and what looks like them, after NFKC. */
const STAR = '[*★☆⋆∗⁎⁑٭⚝⛤-⛧⭐-⭒✡-❋⯨⯩⍟꙳※🌟🟀-🟘]';
const OPENING = `[\\p{Ps}\\p{Pi}<"|]`;
const CLOSING = `[\\p{Pe}\\p{Pf}>"|]`;
const GAP = '[^\\p{L}\\p{N}]{0,4}';

/** Names in which the words mean the rule or somebody's own secret, not a mark. */
const NAMES = new RegExp(
  [
    '商业秘密|技术秘密|个人秘密|工作秘密|保守国家秘密',
    '国家秘密(?:法|保护|定密|管理|事项范围)',
    '秘密(?:书面|投票|表决|选举)',
    '机密性',
    '秘密级?别?(?:划分|知识)',
  ].join('|'),
  'gu',
);
/** Words before a mark by which it is denied, forbidden or asked about. */
const DENIALS = '不得|严禁|禁止|不能|不准|不要|请勿|切勿|非|不是|无|没有|不含|不涉及?|解除|防止|避免|如何|怎么|什么是';
const DENIED = new RegExp(`(?:${DENIALS})[^,.;!?\\n]{0,12}(?:绝密|机密|秘密)[^,.;!?\\n]{0,8}`, 'gu');

/** Signs of which each by itself makes a mark, whatever is said around it: its star, its term. */
const CERTAIN: readonly RegExp[] = [
  new RegExp(`${APART}\\s*${STAR}`, 'u'),
  new RegExp(`(?<!\\p{L})${LEVEL}${GAP}(?:\\d{1,2}\\s*(?:年|个月)|长期)`, 'u'),
];
/** How else a mark stands: in brackets, after 密级, before 文件, alone in its line, in the name of a file. */
const MARKS: readonly RegExp[] = [
  new RegExp(`${OPENING}\\s*${APART}\\s*${CLOSING}`, 'u'),
  new RegExp(
    `(?:密级|涉密等级|定密)\\s*(?:是|为|[:])?\\s*${APART}|标密为?\\s*${APART}|(?:定为|属于|列为|标为|标注为?)\\s*${LEVEL}`,
    'u',
  ),
  new RegExp(`${LEVEL}\\s*(?:级(?!别)|文件|文电|件(?!数)|资料|材料|电报|公文)`, 'u'),
  new RegExp(`^\\s*${LEVEL}\\s*(?:$|[:,.\\s_\\-、—/]|\\d|关于)`, 'mu'),
  new RegExp(`^[^\\p{L}\\p{N}\\n]*${APART}[^\\p{L}\\p{N}\\n]*$`, 'mu'),
  new RegExp(`(?:^|[\\s_\\-、,/])${LEVEL}(?:$|[_\\-./])`, 'mu'),
];

/** Characters around the sign of every mark that can make it one. */
const AROUND = 60;

/**
 * Whether a text bears the mark of a state secret (绝密, 机密, 秘密), which must not enter this system; of any length,
 * line by line. What is not seen (zero-width signs, soft hyphens, accents) and other shapes of a sign change nothing.
 * Source: 《中华人民共和国保守国家秘密法》(2024) on marks; 《国家秘密定密管理规定》: `密级★保密期限`.
 */
export const marked = (text: string): boolean => text.includes('密') && passagesOf(asSeen(text)).some(bearsMark);

const bearsMark = (passage: string): boolean => {
  const named = passage.replace(NAMES, ' ');
  if (CERTAIN.some((mark) => mark.test(named))) return true;
  const said = named.replace(DENIED, ' ');
  return MARKS.some((mark) => mark.test(said));
};

/** The text as a reader sees it: one shape for each sign, and nothing that is not seen. */
const asSeen = (text: string): string =>
  halfWidth(
    text
      .toWellFormed()
      .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
      .normalize('NFKC')
      .replace(/[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Co}\p{M}]|(?![\n\t])\p{Cc}/gu, ''),
  );

/** The lines around each 密; a long text is mostly about something else. */
const passagesOf = (text: string): readonly string[] => {
  const passages: string[] = [];
  for (let at = text.indexOf('密'); at >= 0;) {
    const from = beginningOf(text, at - AROUND);
    let end = endOf(text, at + AROUND);
    let next = text.indexOf('密', at + 1);
    // No passage ends near a mark: what makes it one may stand behind the end.
    while (next >= 0 && next < end) {
      end = endOf(text, next + AROUND);
      next = text.indexOf('密', next + 1);
    }
    passages.push(text.slice(from, end));
    at = next;
  }
  return passages;
};

/** Where a passage begins: with its line, if that is near; else in the middle of one, which is no beginning of a line. */
const beginningOf = (text: string, wanted: number): number => {
  if (wanted <= 0) return 0;
  const line = text.lastIndexOf('\n', wanted);
  return line >= wanted - AROUND ? line + 1 : wanted;
};

const endOf = (text: string, wanted: number): number => {
  const line = text.indexOf('\n', wanted);
  return line >= 0 && line <= wanted + AROUND ? line : Math.min(text.length, wanted);
};
