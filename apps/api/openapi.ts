// The description of the HTTP interface, for those who program against it.
import { z } from 'zod';
import { inputSchema, type AnyCommand, type QueryType } from '#infra/commands';
import { FileRef, ROLES } from '#kernel';
import { OnItsWay } from './on-its-way.ts';

type Json = Record<string, unknown>;

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json;
  return json;
};

const PROBLEM = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().describe('说明原因和该怎么办'),
  code: z.string().describe('稳定的代码，供程序使用'),
  source: z.string().optional().describe('所依据的规定'),
  faults: z.array(z.object({ path: z.string(), label: z.string(), message: z.string() })).optional(),
});

const refusal = (description: string): Json => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

const answers = (schema: z.ZodType): Json => ({
  200: {
    description: '办理结果',
    headers: {
      'Ledger-Seq': {
        description: '本次记录的序号；查询时放入 Ledger-Seq 请求头，可立即看到自己的记录',
        schema: { type: 'string' },
      },
    },
    content: { 'application/json': { schema: schemaOf(schema, 'output') } },
  },
  400: refusal('请求无法读取'),
  401: refusal('没有令牌或令牌无效'),
  403: refusal('没有权限'),
  404: refusal('没有这条记录'),
  409: refusal('不符合规定或有冲突，未记录'),
  422: refusal('内容有误，逐项说明'),
  429: refusal('请求太多；Retry-After 说明几秒后再试'),
});

const pathOf = (name: string): string => `/v1/${name.replace('.', '/')}`;
const roles = (names: readonly (keyof typeof ROLES)[]): string =>
  `可办理的角色：${names.map((one) => ROLES[one]).join('、')}。`;

/** The OpenAPI 3.1 description of the HTTP interface, made from the declared commands and queries alone. */
export const openApi = (commands: readonly AnyCommand[], queries: readonly QueryType[]): Json => ({
  openapi: '3.1.0',
  info: {
    title: '政衡 Zhengheng',
    version: '1',
    description: '机关依法履职记录系统的接口。每个命令只在一处声明，聊天、接口和导入共用。',
  },
  security: [{ token: [] }],
  paths: {
    '/v1/files': { post: SEND_FILE },
    '/v1/files/{sha256}': { get: FETCH_FILE },
    '/v1/makings/{id}': { get: FETCH_MAKING },
    ...Object.fromEntries(
      commands.map(({ declaration }) => [pathOf(declaration.name), { post: commandOperation(declaration) }]),
    ),
    ...Object.fromEntries(
      queries.map(({ declaration }) => [pathOf(declaration.name), { get: queryOperation(declaration) }]),
    ),
  },
  components: {
    securitySchemes: { token: { type: 'http', scheme: 'bearer', description: '由 ctl token issue 签发' } },
    schemas: { Problem: schemaOf(PROBLEM, 'output') },
  },
});

const FILE: Json = {
  description: '文件',
  content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
};

const ON_ITS_WAY: Json = {
  description: '内容较多，正在后台制作：做好后到 Location 所指的地址取；rows 为已读取的行数',
  headers: { Location: { description: '取文件的地址', schema: { type: 'string' } } },
  content: { 'application/json': { schema: schemaOf(OnItsWay, 'output') } },
};

const FETCH_MAKING: Json = {
  operationId: 'makings.fetch',
  summary: '取后台制作的文件',
  tags: ['files'],
  description: '只有要这份文件的人能取；没有做好时说明进度。',
  parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }],
  responses: {
    200: FILE,
    202: ON_ITS_WAY,
    401: refusal('没有令牌或令牌无效'),
    404: refusal('没有这份文件'),
    409: refusal('没有制作成功，说明原因'),
  },
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
          properties: { file: { type: 'string', format: 'binary' } },
        },
      },
    },
  },
  responses: answers(FileRef),
};

const FETCH_FILE: Json = {
  operationId: 'files.fetch',
  summary: '下载文件',
  tags: ['files'],
  description: '本单位的文件，按内容的 SHA-256。',
  parameters: [{ name: 'sha256', in: 'path', required: true, schema: { type: 'string', pattern: '^[0-9a-f]{64}$' } }],
  responses: {
    200: FILE,
    401: refusal('没有令牌或令牌无效'),
    404: refusal('没有这个文件'),
  },
};

const commandOperation = (it: AnyCommand['declaration']): Json => ({
  operationId: it.name,
  summary: it.title,
  tags: [it.name.split('.')[0]],
  description: roles(it.may.roles),
  parameters: [
    {
      name: 'Idempotency-Key',
      in: 'header',
      required: false,
      schema: { type: 'string', maxLength: 100 },
      description: '请求编号：同一编号重复提交只记录一次，返回第一次的结果',
    },
  ],
  requestBody: {
    required: true,
    content: { 'application/json': { schema: schemaOf(inputSchema(it.input), 'input') } },
  },
  responses: answers(it.answer),
});

const queryOperation = (it: QueryType['declaration']): Json => ({
  operationId: it.name,
  summary: it.title,
  tags: [it.name.split('.')[0]],
  description: roles(it.may.roles),
  parameters: [
    ...queryParameters(it),
    {
      name: 'Ledger-Seq',
      in: 'header',
      required: false,
      schema: { type: 'string' },
      description: '命令返回的序号：等到读到它再回答',
    },
  ],
  responses: it.gives === 'file' ? { ...answers(z.unknown()), 200: FILE, 202: ON_ITS_WAY } : answers(it.answer),
});

const queryParameters = ({ input }: QueryType['declaration']): readonly Json[] => {
  const { properties = {} } = schemaOf(input, 'input') as { readonly properties?: Record<string, Json> };
  return Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', required: false, schema }));
};
