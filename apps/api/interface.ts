// What the interface has: which methods a path takes, and which parameters; other requests are told so before anything.
import { problem, ProblemException } from '#infra/http';
import { commands, queries } from '#rooms';

const READ = ['GET', 'HEAD'];

/** Paths that are no command and no query. */
const OTHERS: readonly (readonly [pattern: RegExp, methods: readonly string[]])[] = [
  [/^\/v1\/files$/, ['POST']],
  [/^\/v1\/(?:files|makings)\/[^/]+$/, READ],
  [
    /^\/(?:asyncapi|asyncapi\.json|openapi\.json|openapi\/[^/]+|metrics|health\/(?:live|ready)|schemas\/[^/]+\/[^/]+)$/,
    READ,
  ],
];

const GIVEN = new Set(commands.map(({ declaration }) => declaration.name));
const ASKED = new Map(queries.map(({ declaration }) => [declaration.name, Object.keys(declaration.input.shape)]));

/** The methods of a path; undefined if there is no such path here. */
const methodsOf = (path: string): readonly string[] | undefined => {
  const fixed = OTHERS.find(([pattern]) => pattern.test(path));
  if (fixed) return fixed[1];
  const name = nameIn(path);
  if (GIVEN.has(name)) return ['POST'];
  return ASKED.has(name) ? READ : undefined;
};

/** The command or query of a path: `/v1/decisions/my-items` is `decisions.my-items`. */
const nameIn = (path: string): string => {
  const [, room, name] = /^\/v1\/([^/]+)\/([^/]+)$/.exec(path) ?? [];
  return `${room}.${name}`;
};

/**
 * Holds a request against what there is.
 * @param url the path with its query, as it came
 * @throws ProblemException 405 with `allow` for another method, 422 for parameters there are not
 */
export const holdAgainstInterface = (method: string, url: string): void => {
  const [path = '', query = ''] = url.split('?', 2);
  const methods = methodsOf(path);
  if (!methods || method === 'OPTIONS') return;
  if (!methods.includes(method)) throw otherMethod(methods);
  if (!path.startsWith('/v1/')) return;
  const known = ASKED.get(nameIn(path)) ?? [];
  const unknown = [...new Set(new URLSearchParams(query).keys())].filter((name) => !known.includes(name));
  if (unknown.length > 0) throw otherParameters(unknown, known);
};

const otherMethod = (methods: readonly string[]) =>
  new ProblemException(
    problem(405, 'request.unknown-method', '方法不对', `这个地址只能用 ${methods[0]}，请对照接口说明 /docs 检查。`),
    { allow: methods.join(', ') },
  );

const otherParameters = (unknown: readonly string[], known: readonly string[]) => {
  const instead = known.length === 0 ? '这个地址没有参数' : `可以用的参数：${known.join('、')}`;
  const faults = unknown.map((path) => ({
    path,
    label: path,
    message: `没有参数 ${path}，请删去；${instead}`,
    ...(known.length === 0 ? {} : { allowed: known }),
  }));
  return new ProblemException(
    problem(422, 'input.faulty', '内容有误', faults.map(({ message }) => message).join('；'), { faults }),
  );
};
