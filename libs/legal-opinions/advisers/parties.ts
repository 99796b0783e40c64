// The parties that a declaration of conflicts names, in the words of a register.

/** What there is none of. */
const NONE = /^(?:无|没有|暂无|不存在|否|\/|-+|—+)[。；;]?(?:利益冲突)?$/u;
/** Bodies by what their names end in; the longest name there is. */
const BODIES =
  /[\p{Script=Han}（）()·A-Za-z\d]{2,40}?(?:有限责任公司|股份有限公司|集团有限公司|有限公司|公司|集团|律师事务所|研究院|研究所|大学|学院|医院|中心|协会|商会|合作社)/gu;
/** Words before the name of a body that are no part of it. */
const BEFORE = /^(?:与|和|及|以及|对|为|代理|担任|系|是|曾任|现任)+/u;

/** `天山市科创投资集团有限公司；北庭大学各院系作为相对方的合同` names two; 无 names none; other words stand for themselves. */
export const partiesIn = (declared: string): readonly string[] =>
  declared
    .split(/[；;、，,\n]/u)
    .map((part) => part.trim())
    .filter((part) => part !== '' && !NONE.test(part))
    .flatMap((part) => {
      const named = (part.match(BODIES) ?? []).map((name) => name.replace(BEFORE, ''));
      return named.length > 0 ? named : [part.slice(0, 100)];
    })
    .filter((name, n, all) => name.length >= 2 && all.indexOf(name) === n);
