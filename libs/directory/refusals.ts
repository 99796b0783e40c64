import { refusing } from '#kernel';

/** Why something about the directory was refused, in the words a person reads; by the code of the refusal. */
export const directorySentences = {
  'directory.unit-unknown': ({ unit }) => `没有代码为“${unit}”的处室：请先登记处室（establish-unit），再登记人员。`,
  'directory.staff-unknown': ({ staff }) => `通讯录中没有工号为“${staff}”的人员，请核对后重试。`,
} satisfies Parameters<typeof refusing>[0];

export const { refused } = refusing(directorySentences);
