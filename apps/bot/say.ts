/** The fifth step: what came of a message, in words. */
import { tell, type Saying } from '#dialogue';
import { forbidden, keptFrom, plain, readNumber, type Actor, type Refusal } from '#kernel';
import { commands, wording } from '#rooms';
import type { Came, Decided } from './decide.ts';

/** What is said where it was asked, and what only the person himself is told. */
export interface Answer {
  readonly say: Saying;
  readonly privately?: Saying;
}

type Button = Saying['buttons'][number];
const UNDO: Button = { title: '撤回', says: '撤回' };
const RESUME: Button = { title: '继续', says: '继续' };
const CHANGE: Button = { title: '修改', says: '修改' };
const CANCEL: Button = { title: '取消', says: '取消' };

const AGAIN: Saying = {
  title: '暂时没有办成',
  text: '同一事项正有多人同时办理，本次没有登记。请稍后发送“继续”，核对后再确认。',
  buttons: [RESUME, CANCEL],
};
const saidPrivately = (title: string): Saying => ({
  title: '已私聊回复',
  text: `“${title}”涉及个人或人事信息，不宜在群里办理，已在与您的私聊中回复。`,
  buttons: [],
});

/** In a group only a hint is given of what was brought to the direct conversation. */
export const say = ({ came, broughtFrom, words, actor }: Decided): Answer => {
  const saying = inWords(came, actor);
  if (broughtFrom) return { say: saidPrivately(broughtFrom.title), privately: saying };
  const title = words.group === undefined ? undefined : withheldTitle(came);
  return title === undefined ? { say: saying } : { say: saidPrivately(title), privately: saying };
};

/**
 * What an answer is called that bears a mark: the record says so of itself, whatever was asked. A document is for the
 * one who asked, and a refusal that names persons too.
 */
const withheldTitle = (came: Came): string | undefined => {
  switch (came.is) {
    case 'answered':
      return came.file || keptFrom('group', came.marks).length > 0 ? came.turn.query.title : undefined;
    case 'recorded':
      return keptFrom('group', came.marks).length > 0 ? came.turn.command.title : undefined;
    case 'not-recorded':
      return namesPersons(came.why) ? '未予登记' : undefined;
    case 'not-answered':
      return namesPersons(came.why) ? came.turn.query.title : undefined;
    case 'making':
    case 'say':
      return undefined;
  }
};

/** The facts of a refusal that may be names of those who are decided on. */
const OF_PERSONS = ['person', 'persons', 'names'];

const namesPersons = (
  why: { readonly is: 'refused'; readonly refusal: Refusal } | { readonly is: 'faulty' },
): boolean => why.is === 'refused' && Object.keys(why.refusal.facts).some((name) => OF_PERSONS.includes(name));

const inWords = (came: Came, actor: Actor): Saying => {
  switch (came.is) {
    case 'say':
      return came.say;
    case 'recorded':
      return recorded(came, actor);
    case 'not-recorded':
      return notRecorded(came);
    case 'answered':
      return answered(came);
    case 'making':
      return making(came);
    case 'not-answered':
      return notAnswered(came);
  }
};

/** Buttons of one message. */
const BUTTONS = 5;

/** What was recorded, and what comes next: what this person may do of it, the way back, what he left undone. */
const recorded = (came: Came & { is: 'recorded' }, actor: Actor): Saying => {
  const { turn, answer, undo, file, next: coming } = came;
  const { command, talk } = turn;
  const told = command.reports(answer);
  if (coming) return { ...coming, text: `${told}\n\n---\n\n${coming.text}` };
  const back = [...(undo ? [UNDO] : []), ...(talk.aside?.length ? [RESUME] : [])];
  const next = (command.next?.(answer) ?? []).filter(({ says }) => maySay(says, actor));
  return {
    title: command.title,
    text: told,
    buttons: [...next.slice(0, BUTTONS - back.length), ...back],
    ...(file ? { file } : {}),
  };
};

/** Whether a command that these words begin with is his to give. */
const maySay = (words: string, actor: Actor): boolean => {
  if (readNumber(words)) return true;
  const [call] = commands
    .flatMap(({ declaration }) => declaration.says.map((says) => ({ says, may: declaration.may })))
    .filter(({ says }) => words.startsWith(says) || (says.length >= 2 && words.endsWith(says)))
    .toSorted((a, b) => b.says.length - a.says.length);
  return !call || !forbidden({ roles: call.may.roles }, actor, {});
};

const notRecorded = ({ why }: Came & { is: 'not-recorded' }): Saying => {
  if (why.is === 'faulty') {
    const faults = why.faults.map((fault) => `- ${plain(fault.message)}`).join('\n');
    return { title: '内容有误', text: `没有登记：\n\n${faults}`, buttons: [CHANGE, CANCEL] };
  }
  if (why.refusal.code === 'stream.busy') return AGAIN;
  return { title: '未予登记', text: `没有登记：${plain(wording.of(why.refusal))}`, buttons: [CHANGE, CANCEL] };
};

const answered = ({ turn, telling, file }: Came & { is: 'answered' }): Saying => ({
  ...tell(telling, turn.asked, turn.after),
  ...(file ? { file } : {}),
});

const making = ({ turn: { query }, rows }: Came & { is: 'making' }): Saying => ({
  title: query.title,
  text:
    `正在制作“${query.title}”，内容较多${rows > 0 ? `（已读取${rows}行）` : ''}，` +
    '做好后马上发给您。这期间可以继续办别的事。',
  buttons: [],
});

const notAnswered = ({ turn, why }: Came & { is: 'not-answered' }): Saying =>
  why.is === 'faulty'
    ? { title: '没有看懂', text: why.faults.map((fault) => plain(fault.message)).join('\n\n'), buttons: [] }
    : { title: turn.query.title, text: plain(wording.of(why.refusal)), buttons: [] };
