// What the product asks of DingTalk: to say something, to fetch and send files, to look people up, to keep todos.
import { z } from 'zod';
import { DingTalkError } from './dingtalk-error.ts';
import { checkUpload, fetchFile, sendableType, type NamedFile } from './files.ts';
import { DingTalkService, type ServiceOptions } from './service.ts';
import { webhookLink, type DingTalkSettings } from './settings.ts';

/** A message template of the robot API and its parameters (`sampleMarkdown`, `{title, text}`). */
export interface RobotTemplate {
  readonly msgKey: string;
  readonly msgParam: Readonly<Record<string, string>>;
}

/** What became of a message to people. Whoever is in none of the lists got it. */
export interface SentToPeople {
  /** One per batch, for recall and read state. */
  readonly processQueryKeys: readonly string[];
  /** Not users of this organisation. */
  readonly invalid: readonly string[];
  /** Held back: too many messages to them. */
  readonly flowControlled: readonly string[];
  /** Of batches that failed, and why. */
  readonly unsent: readonly { readonly staffIds: readonly string[]; readonly error: DingTalkError }[];
}

/** A person as DingTalk's contacts have them; departments by their DingTalk ids. */
export interface DingTalkUser {
  readonly staffId: string;
  readonly unionId: string;
  readonly name: string;
  readonly title?: string;
  readonly jobNumber?: string;
  readonly managerStaffId?: string;
  readonly departments: readonly number[];
}

/** A todo to make. */
export interface Todo {
  /** Ours; a second todo with the same id is refused by DingTalk. */
  readonly sourceId: string;
  /** ≤ 1,024 characters */
  readonly subject: string;
  /** ≤ 4,096 characters */
  readonly description?: string;
  /** ms since 1970 */
  readonly dueAt?: number;
  /** unionIds, ≤ 100 */
  readonly executors: readonly string[];
  /** With a link the person cannot tick it off in the list, only follow the link. */
  readonly link?: string;
  readonly priority?: 'low' | 'normal' | 'high' | 'urgent';
}

/** A batch is at most 20 people (§3.3; an error text of the service says 100, the documentation 20). */
const BATCH = 20;
/** What the API says for a user there is not. */
const NO_SUCH_USER = ['60121', '33012'];
const PRIORITY = { low: 10, normal: 20, high: 30, urgent: 40 } as const;

const anything = z.unknown();
const ids = z
  .array(z.coerce.string())
  .nullish()
  .transform((list) => list ?? []);
const Batch = z.object({
  processQueryKey: z.string().nullish(),
  invalidStaffIdList: ids,
  flowControlledStaffIdList: ids,
});
const Sent = z.object({ processQueryKey: z.string().nullish() });
const Download = z.object({ downloadUrl: z.string() });
const Uploaded = z.object({ media_id: z.string() });
const MadeTodo = z.object({ id: z.string() });
const some = z
  .string()
  .nullish()
  .transform((text) => text || undefined);
const User = z.object({
  result: z.object({
    userid: z.coerce.string(),
    unionid: z.string(),
    name: z.string(),
    title: some,
    job_number: some,
    manager_userid: some,
    dept_id_list: z
      .array(z.coerce.number())
      .nullish()
      .transform((list) => list ?? []),
  }),
});

/** The robot, file, contact and todo calls the product needs. Every failure is a DingTalkError. */
export class DingTalkApi {
  private readonly service: DingTalkService;

  constructor(
    readonly settings: DingTalkSettings,
    options: ServiceOptions = {},
  ) {
    this.service = new DingTalkService(settings, options);
  }

  /**
   * Sends to people in batches of 20.
   * @throws DingTalkError if the first batch fails: then nobody got it. If a later one fails it and the rest are in
   *   `unsent`.
   */
  async sendToPeople(staffIds: readonly string[], template: RobotTemplate): Promise<SentToPeople> {
    const people = [...new Set(staffIds)];
    const sent = {
      processQueryKeys: [] as string[],
      invalid: [] as string[],
      flowControlled: [] as string[],
      unsent: [] as SentToPeople['unsent'][number][],
    };
    for (let from = 0; from < people.length; from += BATCH) {
      try {
        const batch = await this.sendBatch(people.slice(from, from + BATCH), template);
        if (batch.processQueryKey) sent.processQueryKeys.push(batch.processQueryKey);
        sent.invalid.push(...batch.invalidStaffIdList);
        sent.flowControlled.push(...batch.flowControlledStaffIdList);
      } catch (error) {
        if (from === 0 || !(error instanceof DingTalkError)) throw error;
        sent.unsent.push({ staffIds: people.slice(from), error });
        break;
      }
    }
    return sent;
  }

  private sendBatch(userIds: readonly string[], { msgKey, msgParam }: RobotTemplate): Promise<z.output<typeof Batch>> {
    return this.service.api('POST', '/v1.0/robot/oToMessages/batchSend', Batch, {
      body: { robotCode: this.settings.robotCode, userIds, msgKey, msgParam: JSON.stringify(msgParam) },
    });
  }

  /** @returns the processQueryKey, for recall */
  async sendToGroup(openConversationId: string, { msgKey, msgParam }: RobotTemplate): Promise<string | undefined> {
    const { processQueryKey } = await this.service.api('POST', '/v1.0/robot/groupMessages/send', Sent, {
      body: { robotCode: this.settings.robotCode, openConversationId, msgKey, msgParam: JSON.stringify(msgParam) },
    });
    return processQueryKey ?? undefined;
  }

  /**
   * Answers in the session of a message received; gives no message id, so it can be neither recalled nor read-checked.
   * @throws DingTalkError of kind `expired` when the session's 90 minutes are over
   */
  async sendInSession(sessionUrl: string, body: object): Promise<void> {
    const url = webhookLink(this.settings, sessionUrl);
    if (!url)
      throw new DingTalkError('消息中的会话地址不属于钉钉，已改用其他方式回复。', {
        code: 'session.foreign-link',
        kind: 'expired',
      });
    await this.service.webhook(url, body);
  }

  /**
   * Fetches a file a person sent, ≤ 20 MB. Do it at once: the code expires.
   * @throws DingTalkError of kind `expired` when the code is wrong or too old
   */
  async downloadFile(downloadCode: string, robotCode = this.settings.robotCode): Promise<Uint8Array> {
    const { downloadUrl } = await this.service.api('POST', '/v1.0/robot/messageFiles/download', Download, {
      body: { robotCode, downloadCode },
    });
    return fetchFile(this.settings, downloadUrl, 60_000);
  }

  /** @returns the mediaId, reusable inside DingTalk */
  async uploadMedia(file: NamedFile): Promise<string> {
    checkUpload(file);
    const form = new FormData();
    form.set('type', 'file');
    form.set('media', new Blob([file.bytes as Uint8Array<ArrayBuffer>]), file.name);
    return (await this.service.oapi('/media/upload', Uploaded, { body: form, timeoutMs: 30_000 })).media_id;
  }

  /** Uploads a file and names it as a message to send. */
  async fileTemplate(file: NamedFile): Promise<RobotTemplate> {
    const fileType = sendableType(file.name);
    return { msgKey: 'sampleFile', msgParam: { mediaId: await this.uploadMedia(file), fileName: file.name, fileType } };
  }

  /** @returns undefined if there is no such user */
  async user(staffId: string): Promise<DingTalkUser | undefined> {
    try {
      const { result } = await this.service.oapi('/topapi/v2/user/get', User, {
        body: { userid: staffId, language: 'zh_CN' },
        counts: false,
      });
      return {
        staffId: result.userid,
        unionId: result.unionid,
        name: result.name,
        departments: result.dept_id_list,
        ...(result.title ? { title: result.title } : {}),
        ...(result.job_number ? { jobNumber: result.job_number } : {}),
        ...(result.manager_userid ? { managerStaffId: result.manager_userid } : {}),
      };
    } catch (error) {
      if (error instanceof DingTalkError && NO_SUCH_USER.includes(error.code)) return undefined;
      throw error;
    }
  }

  /**
   * @param creator unionId, also the operator
   * @returns DingTalk's id of the todo
   */
  async createTodo(creator: string, todo: Todo): Promise<string> {
    const { id } = await this.service.api('POST', `${todosOf(creator)}?${operatedBy(creator)}`, MadeTodo, {
      body: {
        sourceId: todo.sourceId,
        creatorId: creator,
        executorIds: todo.executors,
        isOnlyShowExecutor: true,
        notifyConfigs: { dingNotify: '1' },
        ...todoBody(todo),
        ...(todo.link ? { detailUrl: { appUrl: todo.link, pcUrl: todo.link } } : {}),
        ...(todo.priority ? { priority: PRIORITY[todo.priority] } : {}),
      },
    });
    return id;
  }

  /** Changes what is given; `done` for all its executors at once. */
  async updateTodo(
    operator: string,
    id: string,
    change: Partial<Pick<Todo, 'subject' | 'description' | 'dueAt'>> & { readonly done?: boolean },
  ): Promise<void> {
    await this.service.api('PUT', todoPath(operator, id), anything, {
      body: { ...todoBody(change), ...(change.done === undefined ? {} : { done: change.done }) },
    });
  }

  /** Marks a todo done for one of its executors (unionId). */
  async finishTodo(operator: string, id: string, executor: string): Promise<void> {
    await this.service.api('PUT', todoPath(operator, id, '/executorStatus'), anything, {
      body: { executorStatusList: [{ id: executor, isDone: true }] },
    });
  }

  /** Removes a todo from everybody's list. */
  async removeTodo(operator: string, id: string): Promise<void> {
    await this.service.api('DELETE', todoPath(operator, id), anything);
  }
}

const todosOf = (unionId: string): string => `/v1.0/todo/users/${encodeURIComponent(unionId)}/tasks`;
const operatedBy = (unionId: string): string => `operatorId=${encodeURIComponent(unionId)}`;
const todoPath = (operator: string, id: string, part = ''): string =>
  `${todosOf(operator)}/${encodeURIComponent(id)}${part}?${operatedBy(operator)}`;

const todoBody = ({
  subject,
  description,
  dueAt,
}: Partial<Pick<Todo, 'subject' | 'description' | 'dueAt'>>): object => ({
  ...(subject === undefined ? {} : { subject: subject.slice(0, 1024) }),
  ...(description === undefined ? {} : { description: description.slice(0, 4096) }),
  ...(dueAt === undefined ? {} : { dueTime: dueAt }),
});
