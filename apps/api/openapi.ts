// The description of the HTTP interface, for those who program against it.
import { z } from 'zod';
import { inputSchema, type AnyCommand, type QueryType } from '#infra/commands';
import { problem, Problem } from '#infra/http';
import { FileRef, ROLES, type Fields } from '#kernel';
import { NamedSchemas, nameOf, schemaOf, type Json } from './openapi-schemas.ts';
import { OnItsWay } from './on-its-way.ts';

const pathOf = (name: string): string => `/v1/${name.replace('.', '/')}`;
const roomOf = (name: string): string => name.split('.')[0]!;
const roles = (names: readonly (keyof typeof ROLES)[]): string =>
  `可办理的角色：${names.map((one) => ROLES[one]).join('、')}。`;
const schemaNamed = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });
const responseNamed = (name: string): Json => ({ $ref: `#/components/responses/${name}` });

/** What belongs together, by what the bureau calls it. */
export interface Chapter {
  /** The first word of its commands and queries. */
  readonly name: string;
  readonly title: string;
}

/** The OpenAPI 3.1 description of the HTTP interface, made from the declared commands and queries alone. */
export const openApi = (
  commands: readonly AnyCommand[],
  queries: readonly QueryType[],
  chapters: readonly Chapter[],
): Json => {
  const schemas = new NamedSchemas();
  schemas.note('Problem', 'problem', schemaOf(Problem, 'output'));
  schemas.note('OnItsWay', 'makings.fetch', schemaOf(OnItsWay, 'output'));
  schemas.note('FileRef', 'files.send', schemaOf(FileRef, 'output'));
  for (const { declaration: it } of commands) {
    schemas.note(nameOf(it.name, 'Input'), it.name, inputOf(it.input));
    schemas.noteAnswer(it.name, schemaOf(it.answer, 'output'));
  }
  for (const { declaration: it } of queries)
    if (it.gives !== 'file') schemas.noteAnswer(it.name, schemaOf(it.answer, 'output'));
  const topics = new Map([...queries, ...commands].map(({ declaration: it }) => [roomOf(it.name), it.topic]));
  const titles = new Map(chapters.map(({ name, title }) => [name, title]));
  return {
    openapi: '3.1.0',
    info: INFO,
    servers: [{ url: '/', description: '本系统' }],
    security: [{ token: [] }],
    tags: [
      { name: 'files', description: '文件' },
      ...[...topics].map(([name, topic]) => ({ name, description: titles.get(name) ?? topic })),
    ],
    paths: {
      '/v1/files': { post: SEND_FILE },
      '/v1/files/{sha256}': { get: FETCH_FILE },
      '/v1/makings/{id}': { get: FETCH_MAKING },
      ...Object.fromEntries(
        commands.map(({ declaration }) => [pathOf(declaration.name), { post: commandOperation(declaration, schemas) }]),
      ),
      ...Object.fromEntries(
        queries.map(({ declaration }) => [pathOf(declaration.name), { get: queryOperation(declaration, schemas) }]),
      ),
    },
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: '由 ctl token issue 签发' } },
      parameters: PARAMETERS,
      headers: HEADERS,
      responses: RESPONSES,
      schemas: schemas.components(),
    },
  };
};

/** The part of a description that is of one chapter, with the components it uses: as much as a page shows at once. */
export const chapterOf = (document: Json, chapter: string): Json => {
  const { paths, tags, components, ...rest } = document as Json & {
    readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly tags: readonly string[] }>>>>;
    readonly tags: readonly { readonly name: string }[];
    readonly components: Readonly<Record<string, Json>>;
  };
  const own = Object.fromEntries(
    Object.entries(paths).filter(([, operations]) =>
      Object.values(operations).some((one) => one.tags.includes(chapter)),
    ),
  );
  const used = usedBy(own, components);
  return {
    ...rest,
    tags: tags.filter(({ name }) => name === chapter),
    paths: own,
    components: Object.fromEntries(
      Object.entries(components).map(([kind, parts]) => [
        kind,
        kind === 'securitySchemes'
          ? parts
          : Object.fromEntries(Object.entries(parts).filter(([name]) => used.has(`#/components/${kind}/${name}`))),
      ]),
    ),
  };
};

/** Every component that is referred to, or referred to by one that is. */
const usedBy = (part: unknown, components: Readonly<Record<string, Json>>): ReadonlySet<string> => {
  const used = new Set<string>();
  const look = (value: unknown): void => {
    for (const [, ref] of JSON.stringify(value ?? null).matchAll(/"\$ref":"([^"]+)"/g)) {
      if (used.has(ref!)) continue;
      used.add(ref!);
      const [kind, name] = ref!.split('/').slice(2);
      look(components[kind!]?.[name!]);
    }
  };
  look(part);
  return used;
};

const INFO: Json = {
  title: '政衡 Zhengheng',
  version: '1.0.0',
  description: [
    '机关依法履职记录系统的接口。每个命令只在一处声明，聊天、接口和导入共用。',
    '附件：先用 `POST /v1/files` 上传，再把返回的内容原样填入命令的材料字段（如 `materials`），有几个文件填几项。',
    '金额一律为整数，单位为分；日期为 `2026-03-01`，按北京时间；文字中不能有控制字符、零宽字符。',
    '回答可能增加字段，请跳过不认识的；请求中多出的字段和参数会被退回。',
    '列表和查询的回答带 `ETag`，可用 `If-None-Match` 省去没有变化的内容；支持 gzip 压缩。',
  ].join('\n\n'),
  contact: { name: '本单位系统管理员', url: 'https://zhengheng.invalid/contact' },
  license: { name: '仅供本单位内部系统使用', url: 'https://zhengheng.invalid/license' },
};

const PARAMETERS: Json = {
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    schema: { type: 'string', minLength: 1, maxLength: 100, pattern: '^[\\x21-\\x7e]+$', examples: ['oa-2026-000123'] },
    description:
      '请求编号：同一编号重复提交只记录一次，返回第一次的结果，并带 Idempotency-Replayed: true；同一编号换了内容的，退回 422。',
  },
  LedgerSeq: {
    name: 'Ledger-Seq',
    in: 'header',
    required: false,
    schema: { type: 'string', pattern: '^[0-9]{1,18}$', examples: ['42'] },
    description: '命令返回的序号：等到读到它再回答',
  },
};

const HEADERS: Json = {
  LedgerSeq: {
    description: '本次记录的序号；查询时放入 Ledger-Seq 请求头，可立即看到自己的记录',
    schema: { type: 'string', examples: ['42'] },
  },
  IdempotencyReplayed: {
    description: '为 true 时，这是同一 Idempotency-Key 第一次提交的结果，本次没有再记录',
    schema: { type: 'string', enum: ['true'] },
  },
  RetryAfter: { description: '几秒后再试', schema: { type: 'integer', minimum: 1, examples: [12] } },
  ETag: {
    description: '内容的标识，供 If-None-Match 使用',
    schema: { type: 'string', examples: ['W/"2jmj7l5rSw0yVb"'] },
  },
  Location: {
    description: '取文件的地址',
    schema: { type: 'string', examples: ['/v1/makings/018f2b3c-0000-7000-8000-0000000000aa'] },
  },
};

const INSTANCE = 'urn:zhengheng:request:018f2b3c-0000-7000-8000-0000000000aa';

const faulty = (description: string, example: Problem, headers: Json = {}): Json => ({
  description,
  ...(Object.keys(headers).length === 0 ? {} : { headers }),
  content: {
    'application/problem+json': { schema: schemaNamed('Problem'), example: { ...example, instance: INSTANCE } },
  },
});

const RESPONSES: Json = {
  Malformed: faulty(
    '请求无法读取',
    problem(400, 'request.malformed', '请求有误', '请求无法读取：请检查内容是否为合法的 JSON，并对照接口说明 /docs。'),
  ),
  NoToken: faulty(
    '没有令牌或令牌无效',
    problem(
      401,
      'access.no-token',
      '没有有效的令牌',
      '请在 Authorization 请求头中提供“Bearer 令牌”；令牌由系统管理员用 ctl token issue 签发。',
    ),
  ),
  NotAllowed: faulty(
    '没有权限',
    problem(403, 'command.not-allowed', '没有权限', '这件事由党组秘书办理，您没有这个角色。'),
  ),
  Unknown: faulty('没有这条记录', problem(404, 'decisions.item-unknown', '未予办理', '没有找到这个议题，请核对编号。')),
  Refused: faulty(
    '不符合规定或有冲突，未记录',
    problem(409, 'decisions.quorum', '未予办理', '到会不足半数，不能开会。', {
      source: '《中国共产党党组工作条例》第二十四条',
    }),
  ),
  Faulty: faulty(
    '内容有误，逐项说明',
    problem(422, 'input.faulty', '内容有误', '类别填写有误，应如：largeFunds', {
      faults: [
        {
          path: 'category',
          label: '类别',
          message: '类别填写有误，应如：largeFunds',
          allowed: ['majorDecision', 'personnel', 'majorProject', 'largeFunds'],
        },
      ],
    }),
  ),
  TooMany: faulty(
    '请求太多',
    problem(429, 'access.too-many', '请求太多', '这一分钟里请求太多，请 12 秒后再试；没有记录任何内容。'),
    { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } },
  ),
  Unavailable: faulty(
    '暂时无法办理',
    problem(503, 'service.unavailable', '暂时无法办理', '系统暂时不能登记，没有记录任何内容，请稍后重试。'),
  ),
  File: {
    description: '文件',
    headers: { ETag: { $ref: '#/components/headers/ETag' } },
    content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
  },
  OnItsWay: {
    description: '内容较多，正在后台制作：做好后到 Location 所指的地址取；rows 为已读取的行数',
    headers: {
      Location: { $ref: '#/components/headers/Location' },
      'Retry-After': { $ref: '#/components/headers/RetryAfter' },
    },
    content: { 'application/json': { schema: schemaNamed('OnItsWay') } },
  },
};

const NAMES = {
  400: 'Malformed',
  401: 'NoToken',
  403: 'NotAllowed',
  404: 'Unknown',
  409: 'Refused',
  422: 'Faulty',
  429: 'TooMany',
  503: 'Unavailable',
} as const;

const refusals = (...statuses: readonly (keyof typeof NAMES)[]): Json =>
  Object.fromEntries(statuses.map((status) => [status, responseNamed(NAMES[status])]));

const FETCH_MAKING: Json = {
  operationId: 'makings.fetch',
  summary: '取后台制作的文件',
  tags: ['files'],
  description: '只有要这份文件的人能取；没有做好时说明进度。',
  parameters: [
    {
      name: 'id',
      in: 'path',
      required: true,
      description: '202 回答中的编号',
      schema: { type: 'string', format: 'uuid' },
    },
  ],
  responses: { 200: responseNamed('File'), 202: responseNamed('OnItsWay'), ...refusals(401, 404, 409, 429, 503) },
};

const SEND_FILE: Json = {
  operationId: 'files.send',
  summary: '上传文件',
  tags: ['files'],
  description: '先上传，再把返回的内容填入命令的材料字段。20 MB 以内；带密级标志的文件不收。',
  requestBody: {
    required: true,
    content: {
      'multipart/form-data': {
        schema: {
          type: 'object',
          required: ['file'],
          properties: { file: { type: 'string', format: 'binary', description: '一个文件' } },
        },
      },
    },
  },
  responses: {
    200: {
      description: '已收下；原样填入命令的材料字段',
      content: { 'application/json': { schema: schemaNamed('FileRef') } },
    },
    ...refusals(400, 401, 409, 422, 429, 503),
  },
};

const FETCH_FILE: Json = {
  operationId: 'files.fetch',
  summary: '下载文件',
  tags: ['files'],
  description: '本单位的文件，按内容的 SHA-256。',
  parameters: [
    {
      name: 'sha256',
      in: 'path',
      required: true,
      description: '文件内容的 SHA-256',
      schema: { type: 'string', pattern: '^[0-9a-f]{64}$' },
    },
  ],
  responses: { 200: responseNamed('File'), ...refusals(401, 404, 429, 503) },
};

const commandOperation = (it: AnyCommand['declaration'], schemas: NamedSchemas): Json => ({
  operationId: it.name,
  summary: it.title,
  tags: [roomOf(it.name)],
  description: roles(it.may.roles),
  parameters: [{ $ref: '#/components/parameters/IdempotencyKey' }],
  requestBody: {
    required: true,
    content: { 'application/json': { schema: schemaNamed(nameOf(it.name, 'Input')) } },
  },
  responses: {
    200: {
      description: '办理结果',
      headers: {
        'Ledger-Seq': { $ref: '#/components/headers/LedgerSeq' },
        'Idempotency-Replayed': { $ref: '#/components/headers/IdempotencyReplayed' },
      },
      content: { 'application/json': { schema: schemaNamed(schemas.answerOf(it.name)) } },
    },
    ...refusals(400, 401, 403, 404, 409, 422, 429, 503),
  },
});

const queryOperation = (it: QueryType['declaration'], schemas: NamedSchemas): Json => ({
  operationId: it.name,
  summary: it.title,
  tags: [roomOf(it.name)],
  description: roles(it.may.roles),
  parameters: [...queryParameters(it), { $ref: '#/components/parameters/LedgerSeq' }],
  responses: {
    ...(it.gives === 'file'
      ? { 200: responseNamed('File'), 202: responseNamed('OnItsWay') }
      : { 200: answerOf(schemas.answerOf(it.name)) }),
    ...refusals(401, 403, 404, 409, 422, 429, 503),
  },
});

const answerOf = (name: string): Json => ({
  description: '查询结果',
  headers: { ETag: { $ref: '#/components/headers/ETag' } },
  content: { 'application/json': { schema: schemaNamed(name) } },
});

const queryParameters = ({ input, chat }: QueryType['declaration']): readonly Json[] => {
  const { properties = {}, required = [] } = schemaOf(input, 'input') as {
    readonly properties?: Record<string, Json>;
    readonly required?: readonly string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    ...(chat?.fields[name] ? { description: chat.fields[name].label } : {}),
    schema: asParameter(schema),
  }));
};

const DAY = '\\d{4}-\\d{2}-\\d{2}';
const A_PERIOD: Json = {
  type: 'string',
  pattern: `^${DAY}\\.\\.${DAY}$`,
  description: '首日..末日，含首尾',
  examples: ['2026-01-01..2026-12-31'],
};
const PERIODS: Json = {
  type: 'string',
  pattern: `^${DAY}\\.\\.${DAY}(?:,${DAY}\\.\\.${DAY})*$`,
  description: '首日..末日，几段用逗号分隔',
  examples: ['2026-03-01..2026-03-10,2026-04-01..2026-04-05'],
};
const A_LENGTH: Json = {
  type: 'string',
  pattern: '^\\d{1,4} (?:workday|day|month|year)$',
  description: '数目和单位：工作日、日、月、年',
  examples: ['15 workday'],
};

/** What is a record in a body is a text in an address. */
const asParameter = (schema: Json): Json => {
  const { properties, items, anyOf } = schema as { properties?: Json; items?: Json; anyOf?: readonly Json[] };
  if (anyOf) return { ...schema, anyOf: anyOf.map(asParameter) };
  if (items && asParameter(items) === A_PERIOD) return PERIODS;
  if (!properties) return schema;
  return 'first' in properties ? A_PERIOD : A_LENGTH;
};

/** A file as it is named in a command: what `POST /v1/files` answered. */
const A_FILE: FileRef = {
  name: '采购方案.docx',
  sha256: '5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef',
  sm3: '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf4f7a2297da02b8f4ba8e0',
  size: 18_432,
  type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** The input of a command with examples as HTTP takes them. */
const inputOf = (fields: Fields): Json => {
  const schema = schemaOf(inputSchema(fields), 'input');
  const properties = Object.entries(schema['properties'] as Record<string, Json>).map(([name, one]) => {
    const { examples: _, ...rest } = one;
    const example = exampleOf(fields[name]!, one['type']);
    return [name, example === undefined ? rest : { ...rest, examples: [example] }];
  });
  return { ...schema, properties: Object.fromEntries(properties) };
};

/** The example of a field as a value: what is written there is a text, or JSON; where both are taken, as it is shown. */
const exampleOf = ({ schema, kind, example }: Fields[string], type: unknown): unknown => {
  if (kind.is === 'files') return [A_FILE];
  const [text, json] = [example, jsonIn(example)];
  const ways = type === 'string' ? [text, json] : [json, text];
  return ways.find((one) => one !== undefined && z.safeParse(schema, one).success);
};

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
