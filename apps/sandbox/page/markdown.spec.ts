import { describe, expect, test } from '@jest/globals';
import { parse, plainText, saysOf } from './markdown.ts';
import { withNames } from './mentions.ts';

const kinds = (markdown: string) => parse(markdown).map((block) => block.is);

describe('DingTalk markdown', () => {
  test('what DingTalk shows is shown', () => {
    expect(
      kinds('# 一\n###### 六\n> 引\n\n文 **粗** *斜* [链](https://example.org/) ![图](x.png)\n\n- 甲\n- 乙\n\n3. 丙'),
    ).toEqual(['heading', 'heading', 'quote', 'paragraph', 'list', 'list']);
    expect(parse('文 **粗** *斜* [链](https://example.org/) ![图](x.png)')[0]).toMatchObject({
      inside: [
        { text: '文 ' },
        { is: 'bold' },
        { text: ' ' },
        { is: 'italic' },
        { text: ' ' },
        { is: 'link', url: 'https://example.org/' },
        { text: ' ' },
        { is: 'image', url: 'x.png' },
      ],
    });
    expect(parse('3. 丙')).toMatchObject([{ ordered: true, start: 3 }]);
  });

  test.each(['| 表 | 格 |', '`代码`', '~~删~~', '---', '<b>html</b>', '<img src=x onerror=alert(1)>', '- [ ] 任务'])(
    '%s stays the text it is',
    (text) => {
      expect(plainText(text)).toBe(text.replace(/^- /, ''));
      expect(JSON.stringify(parse(text))).not.toMatch(/"(bold|italic|link|image|heading)"/);
    },
  );

  test('a bare end of line is a space, two spaces before it break, &nbsp; is a space', () => {
    expect(parse('一\n二')).toEqual([{ is: 'paragraph', inside: [{ is: 'text', text: '一 二' }] }]);
    expect(parse('一  \n二')).toEqual([
      { is: 'paragraph', inside: [{ is: 'text', text: '一' }, { is: 'break' }, { is: 'text', text: '二' }] },
    ]);
    expect(plainText('一&nbsp;二')).toBe('一\u00a0二');
  });

  test('a dtmd link says its words; its host is lower case, its words must be readable', () => {
    expect(saysOf(`dtmd://dingtalkclient/sendMessage?content=${encodeURIComponent('报议题 100%')}`)).toBe(
      '报议题 100%',
    );
    for (const url of [
      'dtmd://dingtalkClient/sendMessage?content=x',
      'dtmd://dingtalkclient/sendMessage?content=%E6',
      'https://example.org/',
      'javascript:alert(1)',
    ])
      expect(saysOf(url)).toBeUndefined();
  });
});

test('who is called is shown by name, the longest id first, nobody else', () => {
  const nameOf = (id: string) => ({ li: '李', limin: '李敏' })[id] ?? id;
  expect(withNames('@limin 与@li，邮箱 a@b', ['li', 'limin'], nameOf)).toEqual([
    { text: '@李敏', calls: true },
    { text: ' 与', calls: false },
    { text: '@李', calls: true },
    { text: '，邮箱 a@b', calls: false },
  ]);
});
