import { refusing } from '#kernel';

export const directorySentences = {
  'directory.staff-unknown': ({ staff }) => `通讯录中没有工号为“${staff}”的人员，请核对后重试。`,
} satisfies Parameters<typeof refusing>[0];

export const { refused } = refusing(directorySentences);
