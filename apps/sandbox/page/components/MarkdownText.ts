import { h, type FunctionalComponent, type VNode } from 'vue';
import { isOurs, showAddress } from '../addresses.ts';
import { parse, saysOf, type Block, type Inline } from '../markdown.ts';

type Say = (words: string) => void;

const image = (url: string, alt: string): VNode =>
  isOurs(url)
    ? h('img', { src: url, alt, loading: 'lazy' })
    : h('button', { type: 'button', class: 'outside-image', onClick: () => showAddress(url) }, `图片：${alt || url}`);

const link = (url: string, inside: readonly VNode[], say: Say): VNode => {
  const says = saysOf(url);
  if (says === undefined && isOurs(url)) return h('a', { href: url, target: '_blank', rel: 'noopener' }, inside);
  return h('button', { type: 'button', class: 'link', onClick: () => (says === undefined ? showAddress(url) : say(says)) }, inside);
};

const spans = (inside: readonly Inline[], say: Say): VNode[] =>
  inside.map((one) => {
    switch (one.is) {
      case 'text': return h('span', one.text);
      case 'break': return h('br');
      case 'bold': return h('strong', spans(one.inside, say));
      case 'italic': return h('em', spans(one.inside, say));
      case 'image': return image(one.url, one.alt);
      case 'link': return link(one.url, spans(one.inside, say), say);
    }
  });

const block = (one: Block, say: Say): VNode => {
  switch (one.is) {
    case 'paragraph': return h('p', spans(one.inside, say));
    case 'heading': return h(`h${one.level}`, spans(one.inside, say));
    case 'quote': return h('blockquote', one.blocks.map((inner) => block(inner, say)));
    case 'list': return h(one.ordered ? 'ol' : 'ul', one.ordered ? { start: one.start } : null, one.items.map((item) => h('li', spans(item, say))));
  }
};

/** DingTalk markdown, shown. A link that says something emits `say` with the words. */
const MarkdownText: FunctionalComponent<{ text: string }, { say: (words: string) => void }> = ({ text }, { emit }) =>
  h('div', { class: 'markdown' }, parse(text).map((one) => block(one, (words) => emit('say', words))));
MarkdownText.props = ['text'];
MarkdownText.emits = ['say'];

export default MarkdownText;
