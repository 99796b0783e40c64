// The sandbox's automation API, as the page calls it.
export interface Person {
  readonly staffId: string;
  readonly name: string;
  readonly unit: string;
  readonly roles: readonly string[];
  readonly post?: string;
}

export interface Conversation {
  /** `direct`, or the group's id. */
  readonly id: string;
  readonly title: string;
  readonly kind: 'direct' | 'group';
}

export interface Button {
  readonly title: string;
  readonly says?: string;
  readonly url?: string;
  /** Of an interactive card: what the robot is called with. */
  readonly action?: string;
}

export interface Link {
  readonly title: string;
  readonly url: string;
  readonly picUrl: string;
}

export interface SentFile {
  readonly name: string;
  readonly url: string;
  /** In bytes. */
  readonly size: number;
}

export interface Message {
  /** Strictly increasing within a conversation. */
  readonly n: number;
  /** ISO time, by the sandbox clock. */
  readonly at: string;
  /** `bot`, or a staff id. */
  readonly from: string;
  readonly msgtype: string;
  readonly title?: string;
  readonly text?: string;
  readonly layout?: 'vertical' | 'horizontal';
  readonly buttons?: readonly Button[];
  readonly links?: readonly Link[];
  readonly file?: SentFile;
  /** Staff ids whose `@id` in the text is a call. */
  readonly mentions?: readonly string[];
  readonly card?: { readonly outTrackId: string; readonly fields: Readonly<Record<string, string>> };
}

export interface Todo {
  readonly id: string;
  readonly subject: string;
  readonly description: string;
  readonly due?: string;
  readonly done: boolean;
  /** Such a todo is opened, never ticked. */
  readonly link?: string;
}

export interface CalendarEntry {
  readonly id: string;
  readonly summary: string;
  readonly start: string;
}

export interface Gateway {
  readonly botName: string;
  readonly corpName: string;
  /** Robots connected. */
  readonly connections: number;
  /** Frames not acknowledged. */
  readonly waiting: number;
}

export interface Clock {
  readonly now: string;
  readonly moved: boolean;
  readonly movable: boolean;
}

export interface Fault {
  readonly name: string;
  readonly title: string;
  readonly on: boolean;
}

export interface LogEntry {
  readonly n: number;
  readonly time: string;
  readonly direction: 'in' | 'out';
  readonly channel: 'stream' | 'http';
  readonly method?: string;
  readonly path?: string;
  readonly topic?: string;
  readonly status?: number;
  readonly took?: number;
  readonly note?: string;
  readonly body?: unknown;
  readonly answer?: unknown;
}

/** Who speaks and where. */
export interface Place {
  readonly as: string;
  readonly in: string;
}

/** An answer that was no: its message is fit for the person. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
}

const refusalOf = async (answer: Response): Promise<string> => {
  const problem: unknown = await answer.json().catch(() => undefined);
  if (typeof problem !== 'object' || problem === null) return `沙箱没有正常应答（${answer.status}）`;
  const { title, detail } = problem as { readonly title?: unknown; readonly detail?: unknown };
  const said = [title, detail].filter((one) => typeof one === 'string' && one !== '');
  return said.length > 0 ? said.join('：') : `沙箱没有正常应答（${answer.status}）`;
};

const call = async <T>(path: string, init?: RequestInit): Promise<T> => {
  let answer: Response;
  try {
    answer = await fetch(path, init);
  } catch (error) {
    throw new ApiError('连接不上沙箱：请确认沙箱正在运行。', { cause: error });
  }
  if (!answer.ok) throw new ApiError(await refusalOf(answer));
  return (await answer.json()) as T;
};

const post = <T>(path: string, body: object): Promise<T> =>
  call(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

const query = (values: Readonly<Record<string, string | number>>): string =>
  new URLSearchParams(Object.entries(values).map(([name, value]) => [name, String(value)])).toString();

export const api = {
  staff: () => call<readonly Person[]>('/sandbox/staff'),
  conversations: () => call<readonly Conversation[]>('/sandbox/conversations'),
  say: (place: Place, text: string, at: boolean) =>
    post<{ readonly msgId: string }>('/sandbox/messages', { ...place, text, ...(at ? { at: true } : {}) }),
  sendFile: (place: Place, file: File, at: boolean) => {
    const form = new FormData();
    form.set('as', place.as);
    form.set('in', place.in);
    if (at) form.set('at', 'true');
    form.set('file', file);
    return call<{ readonly msgId: string }>('/sandbox/messages', { method: 'POST', body: form });
  },
  /** The messages after `after`; a peek does not mark them as read. */
  messages: async (place: Place, after: number, peek: boolean): Promise<readonly Message[]> =>
    (
      await call<{ readonly messages: readonly Message[] }>(
        `/sandbox/messages?${query({ ...place, after, peek: String(peek) })}`,
      )
    ).messages,
  press: (as: string, outTrackId: string, action: string) =>
    post<unknown>(`/sandbox/cards/${encodeURIComponent(outTrackId)}/press`, { as, action }),
  todos: (as: string) => call<readonly Todo[]>(`/sandbox/todos?${query({ as })}`),
  finish: (as: string, id: string) => post<unknown>(`/sandbox/todos/${encodeURIComponent(id)}/done`, { as }),
  calendar: (as: string) => call<readonly CalendarEntry[]>(`/sandbox/calendar?${query({ as })}`),
  gateway: () => call<Gateway>('/sandbox/gateway'),
  clock: () => call<Clock>('/sandbox/clock'),
  moveClock: (to: { readonly now: string } | { readonly advance: string }) => post<unknown>('/sandbox/clock', to),
  faults: () => call<readonly Fault[]>('/sandbox/faults'),
  switchFault: (name: string, on: boolean) => post<unknown>('/sandbox/faults', { [name]: on }),
  log: async (after: number, limit: number): Promise<readonly LogEntry[]> =>
    (await call<{ readonly entries: readonly LogEntry[] }>(`/sandbox/log?${query({ after, limit })}`)).entries,
};
