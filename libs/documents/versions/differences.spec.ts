import { expect, test } from '@jest/globals';
import { differencesOf } from './differences.ts';

const told = (former: string, latter: string) =>
  differencesOf(former, latter).map(({ is, text }) => `${{ same: ' ', added: '+', removed: '-' }[is]}${text}`);

test('what stayed stays, what went stands before what came', () =>
  expect(told('第一条 甲\n\n第二条 乙\n第三条 丙', '第一条 甲\n第二条 改\n第三条 丙\n第四条 丁')).toEqual([
    ' 第一条 甲',
    '-第二条 乙',
    '+第二条 改',
    ' 第三条 丙',
    '+第四条 丁',
  ]));
test('nothing is another where the texts are one, but for their empty lines', () =>
  expect(told('甲\n乙', '甲\n\n 乙 ')).toEqual([' 甲', ' 乙']));
test('of an empty text everything came', () => expect(told('', '甲')).toEqual(['+甲']));
