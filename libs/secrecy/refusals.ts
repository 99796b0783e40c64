import type { Sentences } from '#kernel';

/** Why marked matter was turned away, and what to do with it. */
export const secrecySentences = {
  'secrecy.marked': () =>
    '内容带有国家秘密标志（绝密、机密、秘密）。本系统不是涉密信息系统，不得录入国家秘密：内容没有保存，请立即删除这条消息，并按保密规定在涉密网络或线下办理。如属误判，请去掉密级字样后重发。',
} satisfies Sentences;
