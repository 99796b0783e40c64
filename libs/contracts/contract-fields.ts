// Fields that several commands of a contract share.
import { bearing, Fen, field, LocalDate, oneLine, prose } from '#kernel';
import { Materials, PaperNumber } from './events.ts';

/** The options of a choice, as a field declares them. */
export const optionsOf = (
  words: Readonly<Record<string, { readonly label: string; readonly synonyms?: readonly string[] }>>,
) => Object.entries(words).map(([value, { label, synonyms = [] }]) => ({ value, label, synonyms }));

export const amountField = field(Fen, {
  label: '金额',
  ask: '合同金额多少？没有金额的请点“跳过”。',
  example: '38600000',
  written: '38.6万元',
  kind: { is: 'amount' },
  needed: () => false,
  offered: true,
});
/** A firm or a person: not said before others. */
export const counterpartyField = field(bearing(oneLine(2, 200), 'personal'), {
  label: '对方',
  ask: '跟谁签？',
  example: '天山物业服务有限公司',
  kind: { is: 'text', like: '公司$|集团$|大学$|学院$|研究[院所]$|中心$|合作社$|科技局$|事务所$|委员会$' },
  needed: () => false,
  offered: true,
});
export const startField = field(LocalDate, {
  label: '履行期从',
  ask: '从哪天开始履行？',
  example: '2027-01-01',
  written: '2027年1月1日起',
  kind: { is: 'date' },
  needed: () => false,
});
export const endField = field(LocalDate, {
  label: '履行期到',
  ask: '履行到哪天？',
  example: '2027-12-31',
  written: '到2027年12月31日',
  kind: { is: 'date', tense: 'future' },
  needed: () => false,
});
export const paperNumberField = field(PaperNumber, {
  label: '合同文本编号',
  ask: '合同文本上的编号是什么？',
  example: '乌科合〔2026〕27号',
  kind: { is: 'text', like: '〔\\d{4}〕\\d+号$|^[A-Za-z]{1,6}-?\\d{4}-\\d+$' },
  needed: () => false,
});
export const draftField = field(Materials, {
  label: '合同文本',
  ask: '附合同文本吗？请在私聊中发送文件。',
  example: '[]',
  written: '（发送文件）',
  kind: { is: 'files' },
  needed: () => false,
  offered: true,
});
/** @param ask the question  @param example an answer to it */
export const reasonField = (ask: string, example: string) =>
  field(bearing(prose(1, 500), 'internal'), { label: '原因', ask, example, kind: { is: 'text', rest: true } });
