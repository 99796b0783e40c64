// What a supplier writes over the client that @hey-api/openapi-ts generates: a file is sent, an item filed with it.
import { client } from './hey/client.gen.ts';
import { decisionsMyItems, decisionsProposeItem, filesSend } from './hey/sdk.gen.ts';

client.setConfig({ baseUrl: process.env['API']!, auth: () => process.env['TOKEN']! });

const { data: file } = await filesSend({
  body: { file: new File(['采购方案全文'], '采购方案.txt', { type: 'text/plain' }) },
  throwOnError: true,
});
const { data: item, response } = await decisionsProposeItem({
  body: {
    title: '生成的客户端报的议题',
    category: 'largeFunds',
    amount: 120_000_000,
    unit: 'platform',
    materials: [file],
  },
  headers: { 'Idempotency-Key': 'hey-api-1' },
  throwOnError: true,
});
const { data: mine } = await decisionsMyItems({
  headers: { 'Ledger-Seq': response.headers.get('ledger-seq')! },
  throwOnError: true,
});
const refused = await decisionsProposeItem({ body: { title: '没有金额', category: 'largeFunds' } });
console.log(
  JSON.stringify({
    number: item.number,
    listed: mine.items.map(({ number }) => number),
    fault: refused.error?.faults?.[0]?.path,
  }),
);
