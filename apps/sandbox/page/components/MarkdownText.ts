// Shows markdown as DingTalk does.
import { h, inject, type FunctionalComponent, type VNode } from 'vue';
import { isOurs, isWeb, openAddress, pictureAddress } from '../addresses.ts';
import { parse, saysOf, type Block, type Inline } from '../markdown.ts';
import { withNames } from '../mentions.ts';

/** What showing needs besides the text. */
interface Reader {
  say(words: string): void;
  text(said: string): VNode[];
}

const image = (address: string, alt: string): VNode => {
  const url = pictureAddress(address);
  return isOurs(url)
    ? h('img', { src: url, alt, loading: 'lazy' })
    : h('button', { type: 'button', class: 'outside-image', onClick: () => openAddress(url) }, `图片：${alt || url}`);
};

const link = (url: string, inside: VNode[], reader: Reader): VNode => {
  const says = saysOf(url);
  if (says === undefined && isWeb(url))
    return h('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, inside);
  return h(
    'button',
    { type: 'button', class: 'link', onClick: () => (says === undefined ? openAddress(url) : reader.say(says)) },
    inside,
  );
};

const spans = (inside: readonly Inline[], reader: Reader): VNode[] =>
  inside.flatMap((one) => {
    switch (one.is) {
      case 'text':
        return reader.text(one.text);
      case 'break':
        return h('br');
      case 'bold':
        return h('strong', spans(one.inside, reader));
      case 'italic':
        return h('em', spans(one.inside, reader));
      case 'image':
        return image(one.url, one.alt);
      case 'link':
        return link(one.url, spans(one.inside, reader), reader);
    }
  });

const block = (one: Block, reader: Reader): VNode => {
  switch (one.is) {
    case 'paragraph':
      return h('p', spans(one.inside, reader));
    case 'heading':
      return h(`h${one.level}`, spans(one.inside, reader));
    case 'quote':
      return h(
        'blockquote',
        one.blocks.map((inner) => block(inner, reader)),
      );
    case 'list':
      return h(
        one.ordered ? 'ol' : 'ul',
        one.ordered ? { start: one.start } : null,
        one.items.map((item) => h('li', spans(item, reader))),
      );
  }
};

/** DingTalk markdown, shown. A link that says something emits `say` with the words. */
const MarkdownText: FunctionalComponent<
  { text: string; mentions?: readonly string[] | undefined },
  { say: (words: string) => void }
> = ({ text, mentions = [] }, { emit }) => {
  const nameOf = inject<(from: string) => string>('nameOf', (from) => from);
  const reader: Reader = {
    say: (words) => emit('say', words),
    text: (said) =>
      withNames(said, mentions, nameOf).map((one) => h('span', one.calls ? { class: 'mention' } : null, one.text)),
  };
  return h(
    'div',
    { class: 'markdown' },
    parse(text).map((one) => block(one, reader)),
  );
};
MarkdownText.props = ['text', 'mentions'];
MarkdownText.emits = ['say'];

export default MarkdownText;
