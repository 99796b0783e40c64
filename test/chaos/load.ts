// People who file, over HTTP and by chat, whatever happens; and what they were told.
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Person } from '#support/house';
import type { Filing, Said } from './checker.ts';

/** ms between two filings of one person. */
const PACE_MS = { least: 100, most: 400 };
/** ms before one who was not answered asks again. */
const AGAIN_MS = 100;

/** What the robot says while nothing can be recorded: the message waits, its answer is still to come. */
const NOT_NOW = '系统暂时不能登记';

/** Characters of an answer by which it is told from others. */
const BEGINNING = 60;

/** `议题〔2026〕12号` */
const NUMBER = /议题〔\d{4}〕\d+号/;

/** A word for each number, without figures, which would be read as sums or dates. */
const inLetters = (n: number): string => String(n).replace(/\d/g, (figure) => 'abcdefghij'[Number(figure)]!);

/** Who files over HTTP, in whose name. */
export interface Filer {
  readonly token: string;
  readonly unit: string;
}

type Answer = { readonly is: 'done'; readonly number: string } | { readonly is: 'refused' };

/** People at work. */
export class Load {
  readonly filings: Filing[] = [];
  /** Answers over HTTP that should not be, each once, with how it was asked. */
  readonly oddAnswers: string[] = [];
  /** How often each answer was given over HTTP. */
  readonly answers = new Map<string, number>();
  /** What the robot answered to those whose filing by chat came to nothing, and how often. */
  readonly detours = new Map<string, number>();
  /** Answers that came a second time: what was said when a process was killed before it could note so. */
  copies = 0;
  private readonly words: { -readonly [key in keyof Said]: Said[key] }[] = [];
  private filing = true;
  private lanes: readonly Promise<void>[] = [];
  private probes = 0;

  constructor(private readonly at: { readonly api: string; readonly sandbox: string }) {}

  get said(): readonly Said[] {
    return this.words;
  }

  /** @param filers over HTTP, one lane each  @param chatting ids of staff, one lane each */
  start(filers: readonly Filer[], chatting: readonly string[]): void {
    this.lanes = [
      ...filers.map((filer, lane) => this.files(filer, `管理办法${inLetters(lane)}之`)),
      ...chatting.map((staffId) => this.chats(new Chatting(new Person(this.at.sandbox, staffId)), `${staffId}之`)),
    ];
    // Whoever waits for them hears of it; that nobody waits yet ends nothing.
    for (const lane of this.lanes) lane.catch(() => undefined);
  }

  /** Nobody begins anything new. @returns resolves when everybody has got his last answer */
  async finish(): Promise<void> {
    this.filing = false;
    await Promise.all(this.lanes);
  }

  /** One filing, asked again under its key until it is accepted. @returns its title @throws Error if it is refused */
  async probe(filer: Filer): Promise<string> {
    const title = `探询${inLetters((this.probes += 1))}`;
    if ((await this.proposes(filer, title)) === undefined) throw new Error(`refused: ${this.oddAnswers.at(-1)}`);
    return title;
  }

  private async files(filer: Filer, prefix: string): Promise<void> {
    for (let n = 0; this.filing; n += 1) {
      const title = `${prefix}${inLetters(n)}`;
      const number = await this.proposes(filer, title);
      // Every fourth is taken back, so that streams grow.
      if (number !== undefined && n % 4 === 3) await this.withdraws(filer.token, title, number);
      await breath();
    }
  }

  private async proposes({ token, unit }: Filer, title: string): Promise<string | undefined> {
    const answer = await this.gives(token, 'propose-item', { title, category: 'majorDecision', unit });
    if (answer.is !== 'done') return undefined;
    this.filings.push({ by: 'http', what: 'proposed', title, number: answer.number });
    return answer.number;
  }

  private async withdraws(token: string, title: string, number: string): Promise<void> {
    const answer = await this.gives(token, 'withdraw-item', { item: number, reason: '材料需要补充' });
    if (answer.is === 'done') this.filings.push({ by: 'http', what: 'withdrawn', title, number });
  }

  /** Asks until there is an answer that says what became of it. */
  private async gives(token: string, command: string, input: object): Promise<Answer> {
    const key = randomUUID();
    for (;;) {
      const response = await fetch(`${this.at.api}/v1/decisions/${command}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': key },
        body: JSON.stringify(input),
      }).catch(() => undefined);
      const text = await response?.text().catch(() => undefined);
      const status = text === undefined ? 'none' : String(response!.status);
      this.answers.set(status, (this.answers.get(status) ?? 0) + 1);
      switch (status) {
        case '200':
          return { is: 'done', number: (JSON.parse(text!) as { number: string }).number };
        case '409':
        case '422':
          this.refused(command, input, status, text!);
          return { is: 'refused' };
        case 'none':
        case '429':
        case '503':
          break;
        default:
          this.odd(`${command} ${JSON.stringify(input)}: ${status} ${text}`);
          if (response!.status < 500) return { is: 'refused' };
      }
      await pause(AGAIN_MS);
    }
  }

  /** A rule may refuse to take back what, by a clock that was set back, has not been proposed; nothing else. */
  private refused(command: string, input: object, status: string, text: string): void {
    if (command !== 'withdraw-item') this.odd(`${command} ${JSON.stringify(input)}: ${status} ${text}`);
  }

  private odd(answer: string): void {
    this.oddAnswers.push(answer);
  }

  private async chats(by: Chatting, prefix: string): Promise<void> {
    for (let n = 0; this.filing; n += 1) {
      const title = `${prefix}${inLetters(n)}`;
      const number = await this.proposesByChat(by, title);
      if (number === undefined) await this.says(by, '取消');
      else this.filings.push({ by: 'chat', what: 'proposed', title, number });
      await breath();
    }
  }

  private async proposesByChat(by: Chatting, title: string): Promise<string | undefined> {
    const readBack = await this.says(by, `报议题 ${title} 重大决策`);
    if (!readBack.includes('请核对')) return this.detour(readBack);
    if (!readBack.includes(title)) this.odd(`${by.staffId} said “${title}” and was asked: ${readBack}`);
    const answer = await this.says(by, '确认');
    return NUMBER.exec(answer)?.[0] ?? this.detour(answer);
  }

  private detour(answer: string): undefined {
    const begin = answer.slice(0, BEGINNING).replace(/\s+/g, ' ');
    this.detours.set(begin, (this.detours.get(begin) ?? 0) + 1);
  }

  private async says(by: Chatting, text: string): Promise<string> {
    const said = { by: by.staffId, text, msgId: await by.person.sends(text), answered: false };
    this.words.push(said);
    const answer = await by.hearsAnswerTo(said.msgId, () => {
      this.copies += 1;
    });
    said.answered = true;
    return answer;
  }
}

/** One who chats, and can tell the answer to what he said from one that is said to him again. */
class Chatting {
  private lastHeard = '';

  constructor(readonly person: Person) {}

  get staffId(): string {
    return this.person.staffId;
  }

  /** @param onCopy told of each answer that was heard before */
  async hearsAnswerTo(msgId: string, onCopy: () => void): Promise<string> {
    const { text = '' } = await this.person.hearsAnswer((message) => {
      if (message.text?.includes(NOT_NOW)) return false;
      // What comes by the robot API does not say what it answers.
      const isCopy = message.answers === undefined ? message.text === this.lastHeard : message.answers !== msgId;
      if (isCopy) onCopy();
      return !isCopy;
    });
    this.lastHeard = text;
    return text;
  }
}

const breath = () => pause(PACE_MS.least + Math.random() * (PACE_MS.most - PACE_MS.least));
