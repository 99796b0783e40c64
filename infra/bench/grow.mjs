// One organ's history, written by SQL in the shape the product writes it: about 270 events a day, growing into the past.

/** Events of one unit of history: an item with its gates, two duties, half a case, a twentieth of a meeting. */
export const EVENTS_A_UNIT = 10;
const UNITS_A_DAY = 27;
/** Records younger than this many units are still open, whatever the size: what people work on does not grow. */
const OPEN = 300;

const days = `(current_date - n / ${UNITS_A_DAY})`;
const word = (
  n,
) => `(array['科技','平台','设备','采购','规划','人才','成果','园区','农业','能源','数据','算力','仪器','专利',
  '标准','检测','试验','示范','合作','培训','评估','转化','创新','服务','基地','中心','资金','预算','安全','监测'])[1 + (${n}) % 30]`;
const title = `'关于' || ${word('n')} || ${word('n / 7')} || ${word('n / 31')} || case when n % 997 = 5 then '量子网关' else '' end || '项目的请示'`;
const unit = `(array['party-group','office','legal','plan','hightech','rural','platform','personnel'])[1 + n % 8]`;
const staff = `(array['wangjianguo','limin','aliya','zhaogang','sunli','chenxia','liuyang','zhoufang','wulei','zhangwei',
  'gulnar','huangtao','xuning','maxiaohong','hejing'])[1 + n % 15]`;
const uuid = (what, n = 'n') => `md5('${what}' || ${n})::uuid`;
const serial = '(2000000 - n)';
const year = `extract(year from ${days})::int`;
const grams = (text) => `(select coalesce(array_agg(distinct gram), '{}') from (select ${text} as words) w, lateral (
  select substr(words, i, length) as gram from generate_series(1, length(words)) i, (values (1), (2)) l (length)
  where i + length - 1 <= length(words)) g)`;

/** $1 organ, $2 first unit, $3 last unit. */
const REGISTERS = [
  `insert into item_register (organ, item, year, serial, title, category, amount, unit, proposer, proposed_on, state)
    select $1, ${uuid('item')}, ${year}, ${serial}, ${title}, 'majorProject', null, ${unit}, ${staff}, ${days}::text, 'passed'
    from generate_series($2::int, $3::int) n`,
  `insert into item_term (organ, term, record)
    select $1, unnest(${grams(title)}), ${uuid('item')} from generate_series($2::int, $3::int) n order by 2, 3`,
  `insert into duty_register (organ, duty, room, record, number, title, name, side, due, source, facts, steps, state, missed,
      unit, owner)
    select $1, ${uuid('duty', `n || '-' || k`)}, 'decisions', ${uuid('item')}::text, '议题〔' || ${year} || '〕' || ${serial} || '号', ${title},
      '听取法律顾问意见', 'bureau',
      (case when n < ${OPEN} - 100 then current_date + n % 60 else ${days} end)::text,
      '中办发〔2016〕30号', '{}', '[]', case when n < ${OPEN} then 'open' else 'met' end, n >= ${OPEN} - 100, ${unit}, ${staff}
    from generate_series($2::int, $3::int) n, generate_series(1, 2) k`,
  `insert into case_register (organ, "case", year, serial, kind, title, unit, handler, opened_by, opened_on, state)
    select $1, ${uuid('case')}, ${year}, ${serial}, case when n % 4 = 0 then 'litigation' else 'reconsideration' end,
      ${word('n')} || ${word('n / 11')} || '公司' || case when n % 996 = 4 then '雪莲生物' else '' end, ${unit}, ${staff}, 'liuyang',
      ${days}::text, case when n < ${OPEN} then 'open' else 'archived' end
    from generate_series($2::int, $3::int) n where n % 2 = 0`,
  `insert into case_term (organ, term, record)
    select $1, unnest(${grams(`${word('n')} || ${word('n / 11')} || '公司' || case when n % 996 = 4 then '雪莲生物' else '' end`)}), ${uuid('case')}
    from generate_series($2::int, $3::int) n where n % 2 = 0 order by 2, 3`,
  `insert into case_entry (organ, entry, "case", step, taken_on, facts, recorded_at, recorded_by, n)
    select $1, ${uuid('entry', `n || '-' || k`)}, ${uuid('case')}, case when k = 1 then 'received' else 'accepted' end,
      ${days}::text, '{}', now(), 'liuyang', k
    from generate_series($2::int, $3::int) n, generate_series(1, 2) k where n % 2 = 0`,
  `insert into meeting_register (organ, meeting, year, serial, held_on, state, due, items, confirmed)
    select $1, ${uuid('meeting')}, ${year}, ${serial}, ${days}::text, 'closed', array['wangjianguo','limin','zhaogang'], 4,
      array['wangjianguo','limin','zhaogang']
    from generate_series($2::int, $3::int) n where n % 20 = 0`,
  `insert into meeting_entry (organ, meeting, place, item, number, title, category, outcome, held_on)
    select $1, ${uuid('meeting')}, k, ${uuid('item')}, '议题', ${title}, 'majorProject', 'passed', ${days}::text
    from generate_series($2::int, $3::int) n, generate_series(1, 4) k where n % 20 = 0`,
  `insert into meeting_vote (organ, meeting, place, person, held_on, category, method, in_favour, against, abstain, due,
      present, needed, outcome, dissent)
    select $1, ${uuid('meeting')}, k, '', ${days}::text, 'majorProject', 'hands', 3, 0, 0, 3, 3, 2, 'passed',
      case when n % 400 = 0 and k = 1 then array['zhaogang'] else '{}' end
    from generate_series($2::int, $3::int) n, generate_series(1, 4) k where n % 20 = 0`,
  `insert into meeting_dissent (organ, staff, meeting, place, person)
    select $1, 'zhaogang', ${uuid('meeting')}, 1, '' from generate_series($2::int, $3::int) n where n % 400 = 0`,
  `insert into task_register (organ, task, year, serial, meeting, place, item, what, unit, owner, due, state)
    select $1, ${uuid('task')}, ${year}, ${serial}, ${uuid('meeting', '(n - n % 20)')}, 1, ${uuid('item')}, ${title}, ${unit}, ${staff},
      ${days}::text, case when n < ${OPEN} then 'open' else 'finished' end
    from generate_series($2::int, $3::int) n where n % 10 = 0`,
];

const STEPS = `jsonb_build_array(${Array.from({ length: 6 }, (_, k) => `jsonb_build_object('day', ${days} + ${k}, 'what', '第${k + 1}个工作日')`).join(', ')})`;
const ITEM = `jsonb_build_object('item', ${uuid('item')}, 'number', jsonb_build_object('series', '议题', 'year', ${year}, 'serial', ${serial}),
  'title', ${title}, 'category', 'majorProject', 'unit', ${unit}, 'proposer', ${staff}, 'proposedOn', ${days})`;
const DUTY = `jsonb_build_object('duty', ${uuid('duty', `n || '-1'`)}, 'key', 'gate:counsel', 'name', '听取法律顾问意见', 'side', 'bureau',
  'unit', ${unit}, 'owner', ${staff}, 'origin', jsonb_build_object('room', 'decisions', 'id', ${uuid('item')}, 'number', '议题', 'title', ${title}),
  'counted', jsonb_build_object('due', ${days}, 'counted', ${days}, 'provisional', false,
    'steps', ${STEPS}, 'source', '中办发〔2016〕30号', 'caution', '', 'law', 0))`;
/** Stream, version, type and data of the events of one unit. */
const KINDS = [
  [`${uuid('item')}`, 1, 'decisions.item-proposed', ITEM],
  [
    `${uuid('item')}`,
    2,
    'decisions.gate-opened',
    `jsonb_build_object('item', ${uuid('item')}, 'gate', 'counsel', 'sentTo', '法规科', 'sentOn', ${days})`,
  ],
  [
    `${uuid('item')}`,
    3,
    'decisions.gate-answered',
    `jsonb_build_object('item', ${uuid('item')}, 'gate', 'counsel', 'conclusion', 'lawful', 'by', '法规科', 'answeredOn', ${days})`,
  ],
  [`${uuid('item')}`, 4, 'decisions.item-settled', `jsonb_build_object('item', ${uuid('item')}, 'outcome', 'passed')`],
  [`${uuid('duty', `n || '-1'`)}`, 1, 'duties.duty-opened', DUTY],
  [
    `${uuid('duty', `n || '-1'`)}`,
    2,
    'duties.duty-met',
    `jsonb_build_object('duty', ${uuid('duty', `n || '-1'`)}, 'metOn', ${days}, 'late', false)`,
  ],
  [`${uuid('duty', `n || '-2'`)}`, 1, 'duties.duty-opened', DUTY],
  [
    `${uuid('duty', `n || '-2'`)}`,
    2,
    'duties.duty-met',
    `jsonb_build_object('duty', ${uuid('duty', `n || '-2'`)}, 'metOn', ${days}, 'late', false)`,
  ],
  [
    `${uuid('case')}`,
    1,
    'cases.case-opened',
    `jsonb_build_object('case', ${uuid('case')}, 'kind', 'litigation', 'title', ${title},
      'unit', ${unit}, 'handler', ${staff}, 'step', 'received', 'on', ${days}, 'facts', '{}'::jsonb)`,
  ],
  [
    `${uuid('case')}`,
    2,
    'cases.step-taken',
    `jsonb_build_object('case', ${uuid('case')}, 'step', 'accepted', 'on', ${days}, 'facts', '{}'::jsonb)`,
  ],
];
const LEDGER = KINDS.map(
  (
    [stream, version, type, data],
    k,
  ) => `insert into ledger (organ, stream, version, id, type, schema_version, command, ordinal,
      data, meta, recorded_at)
    select $1, ${stream}::text, ${version}, ${uuid(`event${k}-`)}, '${type}', 1, 'grown:' || n || ':${k}', 0, ${data},
      jsonb_build_object('actor', jsonb_build_object('is', 'staff', 'organ', $1::text, 'staffId', ${staff}, 'name', '张伟', 'unit', ${unit},
        'roles', array['staff']), 'channel', 'chat', 'correlation', 'ding:' || n, 'fingerprint', md5(n::text)), now()
    from generate_series($2::int, $3::int) n`,
);
const STATES = [1, 5, 7, 9].map(
  (at) => `insert into stream_state (organ, stream, version, previous, state_version, state)
    select $1, ${KINDS[at - 1][0]}::text, 2, 1, 1, jsonb_build_object('is', 'decided', 'number', ${serial}, 'title', ${title})
    from generate_series($2::int, $3::int) n`,
);
/** The new events behind what is there, in the one order; every reader has them already. */
const ORDERED = [
  `insert into ledger_position (position, seq, organ)
    select (select coalesce(max(position), 0) from ledger_position) + row_number() over (order by l.seq), l.seq, l.organ
    from ledger l where not exists (select from ledger_position p where p.seq = l.seq)
      and not exists (select from pending w where w.seq = l.seq)`,
  `update reader set position = (select max(position) from ledger_position)`,
];

/** Writes the history of so many more units, as the owner; nothing else may be written meanwhile. */
export const grow = async (client, organ, from, to) => {
  await client.query('begin');
  for (const text of [...LEDGER, ...STATES, ...REGISTERS]) await client.query(text, [organ, from, to - 1]);
  for (const text of ORDERED) await client.query(text);
  await client.query('commit');
  await client.query('vacuum analyze');
};
