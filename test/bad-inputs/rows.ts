// Bad inputs by their kind: five of each, tried at every edge. Where a value is no text it is sent as JSON.

/** What is wrong with an input. */
export const KINDS = {
  unseen: '看不见的字符',
  long: '太长',
  day: '日期',
  number: '数字',
  type: '类型',
  encoding: '编码与标记',
  nested: '结构',
  unknown: '不存在',
  secret: '密级标志',
} as const;
export type Kind = keyof typeof KINDS;

const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);

/** The values, by kind. */
export const BAD: Readonly<Record<Kind, readonly unknown[]>> = {
  unseen: ['张\0伟', '张\u200b伟\u0007', '\u202e伟张', '\ud800', '\uffff\u001b[31m'],
  long: ['文'.repeat(201), '文'.repeat(501), '文'.repeat(1000), 'a'.repeat(4000), '👍'.repeat(700)],
  day: ['0001-01-01', '9999-12-31', '2026-02-30', '1949-09-30', '2026-13-01'],
  number: [-1, 0.5, 1e308, '1e999', '99999999999999999999'],
  type: [true, null, 0, [], {}],
  encoding: ['é\u0301\u200d', '<script>alert(1)</script>\u0000', '%00%ff', '\\u0000\u0085', '\ufeff\ufeff'],
  nested: [nested(3), nested(13), nested(60), { constructor: { prototype: 1 } }, { a: { b: { c: [] } } }],
  unknown: [
    '议题〔2026〕9999号',
    '案件〔9999〕1号',
    'nobody',
    '../../etc/passwd',
    '00000000-0000-0000-0000-000000000000',
  ],
  secret: ['机密★10年 方案', '绝密★', '秘密★5年', '机密★', '绝密★20年 名单'],
};

/** A bad input, and at which edge it is tried. */
export interface Row {
  readonly kind: Kind;
  readonly value: unknown;
}
export const ROWS: readonly Row[] = (Object.keys(BAD) as Kind[]).flatMap((kind) =>
  BAD[kind].map((value) => ({ kind, value })),
);

/** As text: what a chat, a file name, a command line or a setting can hold. */
export const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** As a table shows it: what is unseen by its number, what is long by its length. */
export const shown = (value: unknown): string => {
  const text = asText(value).replaceAll(
    /[\p{C}|`<>]/gu,
    (sign) => `‹${sign.codePointAt(0)!.toString(16).padStart(4, '0')}›`,
  );
  return text.length <= 40 ? text : `${[...text].slice(0, 12).join('')}…（${[...text].length}字）`;
};
