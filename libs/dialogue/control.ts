/** Words that steer a conversation, whatever it is about: 确认, 取消, 返回, 下一页. */
import { halfWidth } from '#kernel';

/** Words that steer a conversation, whatever it is about. */
export type Control =
  | { readonly is: 'no' | 'change' | 'back' | 'restart' | 'skip' | 'withdraw' | 'next' | 'previous' | 'basis' }
  /** `topic`: with what, if said. */
  | { readonly is: 'help'; readonly topic: string }
  | { readonly is: 'yes'; readonly card?: string }
  | { readonly is: 'page'; readonly page: number }
  | { readonly is: 'resume'; readonly what: string };

const TAIL = '(?:一下|吧|了|的|啊|呀|哈|呢|哦|谢谢)*[!.~?]*';
const words = (...said: readonly string[]): RegExp =>
  new RegExp(`^(?:那就?|就|我)?(?:${said.join('|')})${TAIL}$`, 'iu');
const PLAIN: readonly (readonly [RegExp, Exclude<Control['is'], 'help' | 'yes' | 'page' | 'resume'>])[] = [
  [
    words('取消', '不要', '算', '不报', '退出', '(?:算了)?[,，]?(?:先|都)?不[办弄搞记登录]', '作废', '放弃', '不填'),
    'no',
  ],
  [words('修改', '改', '更改', '我要改', '要改'), 'change'],
  [words('返回', '上一步', '上一项', '退回', '后退', '回退'), 'back'],
  [words('重新填', '重填', '重来', '重新来', '重新填写', '从头来', '从头(?:开始)?填', '重新开始'), 'restart'],
  [words('跳过', '略过', '不填这项', '没有', '无', '暂无', '先不填'), 'skip'],
  [words('撤回', '撤销', '(?:撤回|撤销|撤掉|取消)(?:刚才|上一?)(?:的|那条|这条|那个|条)', '刚才的撤回'), 'withdraw'],
  [words('下一页', '下页', '翻页', '还有呢', '更多', '往下'), 'next'],
  [words('上一页', '上页', '往上'), 'previous'],
  [words('看依据', '看看依据', '看一下依据', '依据是什么', '法律依据'), 'basis'],
];
/** 确认 K7M: with the letters of the card it stands on. */
const YES = new RegExp(
  '^(?:确认|确定|是|对|好|可以|没问题|没错|行|同意|ok|okay|yes|嗯|提交)(?:登记|提交|无误)?' +
    '(?:的|了|吧|啊|呀|哈|嗯)*[!.~]*(?:\\s+(?<card>[0-9A-Z]{3}))?$',
  'iu',
);
const RESUME = /^(?:继续|接着)(?:填写|填|办理|办|报)?(?<what>.*)$/u;
const HELP = words(
  '帮助',
  '菜单',
  '功能',
  'help',
  '怎么用',
  '你?(?:都)?(?:能|会|可以)[干做办]?(?:些|点)?(?:什么|啥)(?:事|活)?',
  '使用说明',
);
const HELP_WITH = /^(?:帮助|菜单|help)\s+(?<topic>\S{1,12})$/iu;
const PAGE = /^第?\s*(?<page>\d{1,3})\s*页$/u;

/** The word a message steers with, if that is all it says. */
export const controlIn = (given: string): Control | undefined => {
  const text = halfWidth(given).trim();
  const yes = YES.exec(text);
  if (yes) return { is: 'yes', ...(yes.groups?.card ? { card: yes.groups.card.toUpperCase() } : {}) };
  const page = PAGE.exec(text)?.groups?.page;
  if (page) return { is: 'page', page: Number(page) };
  if (HELP.test(text) || /^[?]+$/.test(text)) return { is: 'help', topic: '' };
  const topic = HELP_WITH.exec(text)?.groups?.topic;
  if (topic) return { is: 'help', topic };
  const plain = PLAIN.find(([pattern]) => pattern.test(text));
  if (plain) return { is: plain[1] };
  const resume = RESUME.exec(text);
  return resume && text.length <= 20 ? { is: 'resume', what: resume.groups!.what!.trim() } : undefined;
};
