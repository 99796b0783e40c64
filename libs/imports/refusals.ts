import { refusing, type Sentences } from '#kernel';

/** Why a workbook could not be given or taken, in the words a person reads; by the code of the refusal. */
export const importsSentences = {
  'imports.no-template': ({ why }) => `${why}。`,
  'imports.file-unknown': () => '没有收到过这份表格：请先上传文件（POST /v1/files，或在私聊中发送），再导入。',
  'imports.none-left': () => '这份表格没有需要改正的行。',
} satisfies Sentences;

export const { refused } = refusing(importsSentences);
