import { expect, test } from '@jest/globals';
import { marked } from './mark.ts';

test.each([
  ['a zero-width space', '机\u200b密★10年'],
  ['a soft hyphen', '机\u00ad密★'],
  ['a word joiner and a variation selector', '机\u2060密\ufe0f★'],
  ['a sign between', '机.密★'],
  ['a middle dot between', '关于方案的报告 机·密★10年'],
  ['an accent', '机\u0332密\u0332★'],
  ['a bidi override', '\u202e机密\u202c★'],
  ['a Hangul filler', '机\u3164密★'],
  ['a Braille blank', '机\u2800密★'],
  ['a line between', '机\n密\n★'],
  ['white lenticular brackets', '〖机密〗会议方案'],
  ['tortoise-shell brackets', '方案〘秘密〙'],
  ['mathematical brackets', '⟦绝密⟧'],
  ['a small asterisk', '机密﹡10年'],
  ['an open star', '机密✩'],
  ['an asterisk operator', '秘密∗5年'],
  ['a flower', '绝密❋'],
  ['a term without its star', '方案 机密10年'],
  ['a term after a sign of another kind', '方案 机密●10年'],
  ['a denial before a whole mark', '本件不得外传 机密★10年'],
  ['a mark in a later line', '会议方案\n机密\n正文'],
  ['a mark pulled apart, alone in its line', '会议方案\n机-密\n正文'],
  ['a file in a folder', '资料/机密.txt'],
  ['a Kangxi radical elsewhere', '⼀机密★'],
  ['a mark far into a text', `${'字'.repeat(100_000)}\n机密★10年\n${'字'.repeat(100_000)}`],
  ['a mark where another sign of it ends', `${'密'.padEnd(59, '字')}机密★${'字'.repeat(100)}`],
])('a mark with %s is a mark', (_how, text) => expect(marked(text)).toBe(true));

test.each([
  ['随机、密切配合'],
  ['司机。密件柜已更换'],
  ['计算机\n密码已重置'],
  ['保护商业秘密★★★'],
  ['严禁在群里发送机密文件'],
  ['不得录入“秘密”'],
  [`${'字'.repeat(200)}机密性${'字'.repeat(200)}`],
  [`${'国家安全与'.repeat(50)}保守国家秘密法${'宣传教育'.repeat(50)}`],
])('what only speaks of it is none: %s', (text) => expect(marked(text)).toBe(false));
