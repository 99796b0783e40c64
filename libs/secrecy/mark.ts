// Recognises the mark of a state secret, so that what bears one is turned away at the door.
import { halfWidth } from '#kernel';

const LEVEL = '(?:[绝絕]\\s*密|[机機]\\s*密|[秘祕]\\s*密)';
/** Names in which the words mean the rule or somebody's own secret, not a mark. */
const NAMES = [
  '商业秘密|技术秘密|个人秘密|工作秘密|保守国家秘密',
  '国家秘密(?:法|保护|定密|管理|事项范围)',
  '秘密(?:书面|投票|表决|选举)',
  '机密性',
  '秘密级?别?(?:划分|知识)',
];
/** Words before a mark by which it is denied, forbidden or asked about. */
const DENIALS = '不得|严禁|禁止|不能|不准|不要|请勿|切勿|非|不是|无|没有|不含|不涉及?|解除|防止|避免|如何|怎么|什么是';
const DENIED = `(?:${DENIALS})[^,.;!?\\n]{0,12}(?:绝密|机密|秘密)[^,.;!?\\n]{0,8}`;
const HARMLESS = new RegExp([...NAMES, DENIED].join('|'), 'gu');

/** How a mark stands: with its star, in brackets, after 密级, before 文件, alone at the head, in the name of a file. */
const MARKS: readonly RegExp[] = [
  new RegExp(`${LEVEL}\\s*[★☆*⭐]`, 'u'),
  new RegExp(`[[({<《"“「『]\\s*${LEVEL}\\s*[\\])}>》"”」』]`, 'u'),
  new RegExp(
    `(?:密级|涉密等级|定密)\\s*(?:是|为|[:])?\\s*${LEVEL}|标密为?\\s*${LEVEL}|(?:定为|属于|列为|标为|标注为?)\\s*${LEVEL}`,
    'u',
  ),
  new RegExp(`${LEVEL}\\s*(?:级(?!别)|文件|文电|件(?!数)|资料|材料|电报|公文)`, 'u'),
  new RegExp(`^\\s*${LEVEL}\\s*(?:$|[:,.\\s_\\-、—]|\\d|关于)`, 'u'),
  new RegExp(`(?:^|[\\s_\\-、,])${LEVEL}(?:$|[_\\-.])`, 'u'),
];

/**
 * Whether a text bears the mark of a state secret (绝密, 机密, 秘密), which must not enter this system.
 * Source: 《中华人民共和国保守国家秘密法》(2024) on marks; 《国家秘密定密管理规定》: `密级★保密期限`.
 */
export const marked = (text: string): boolean => {
  const plain = halfWidth(text).replace(HARMLESS, ' ');
  return MARKS.some((mark) => mark.test(plain));
};
