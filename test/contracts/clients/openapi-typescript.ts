// What a supplier writes over the types that openapi-typescript generates, with fetch alone.
import type { components, paths } from './schema.d.ts';

type Propose = paths['/v1/decisions/propose-item']['post'];
type Answer = Propose['responses'][200]['content']['application/json'];
type Problem = components['schemas']['Problem'];

const call = async (path: keyof paths, body: string | FormData, headers: Record<string, string> = {}) =>
  fetch(`${process.env['API']}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${process.env['TOKEN']}`, ...headers },
    body,
  });
const propose = async (body: Propose['requestBody']['content']['application/json']) =>
  call('/v1/decisions/propose-item', JSON.stringify(body), { 'content-type': 'application/json' });

const form = new FormData();
form.set('file', new Blob(['可行性报告全文'], { type: 'text/plain' }), '可行性报告.txt');
const file = (await (await call('/v1/files', form)).json()) as components['schemas']['FileRef'];
const item = (await (
  await propose({ title: '生成的类型报的议题', category: 'majorProject', unit: 'platform', materials: [file] })
).json()) as Answer;
const problem = (await (await propose({ title: '没有金额', category: 'largeFunds' })).json()) as Problem;
console.log(JSON.stringify({ number: item.number, listed: [item.number], fault: problem.faults?.[0]?.path }));
