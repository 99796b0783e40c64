// The questions people ask all day, each with the indexes its plan must use as the application role.
const day = (ago) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);

/** Tables that grow with the years: none may be read from end to end. */
export const GROWING =
  /^(ledger|ledger_position|stream_state|numbered|chat_inbox|chat_outbox|talk|duty_news|item_register|item_term|duty_register|case_register|case_entry|case_term|meeting_\w+|task_register|task_term)$/;

/**
 * Name, path, who asks (staff id), and the indexes at least one of which each plan of it uses on what grows.
 * `old`: days back to the month that is old at this size.
 */
export const hotQueries = (old) => [
  ['我的议题', '/v1/decisions/my-items', 'zhangwei', /item_register_by_proposer/],
  ['我的待办', '/v1/duties/my-duties', 'zhangwei', /duty_register_of_(owner|deputy|role)/],
  ['我的待办（按角色）', '/v1/duties/my-duties', 'chenxia', /duty_register_of_role/],
  ['到期事项', '/v1/duties/due-duties', 'chenxia', /duty_register_by_day/],
  ['逾期事项', '/v1/duties/overdue-duties', 'chenxia', /duty_register_(by_day|not_missed)/],
  ['查议题（全部）', '/v1/decisions/find-items', 'chenxia', /item_register_/],
  ['查议题 罕见词', '/v1/decisions/find-items?words=量子网关', 'chenxia', /item_term_pkey/],
  ['查议题 常见词', '/v1/decisions/find-items?words=项目的请示', 'chenxia', /item_term_pkey/],
  ['查议题 旧月份', `/v1/decisions/find-items?period=${day(old + 30)}..${day(old)}`, 'chenxia', /item_register_by_day/],
  ['查案件 罕见词', '/v1/cases/find-cases?words=雪莲生物', 'chenxia', /case_term_pkey/],
  ['查案件 旧月份', `/v1/cases/find-cases?period=${day(old + 30)}..${day(old)}`, 'chenxia', /case_register_by_day/],
  ['督办事项', '/v1/decisions/find-tasks', 'chenxia', /task_register_/],
  ['督办事项 办理中', '/v1/decisions/find-tasks?state=open', 'chenxia', /task_register_/],
  [
    '议定事项 旧月份',
    `/v1/decisions/find-decisions?period=${day(old + 30)}..${day(old)}`,
    'chenxia',
    /meeting_entry_by_day/,
  ],
  ['查表决 某人反对', '/v1/decisions/find-votes?dissenter=zhaogang', 'chenxia', /meeting_dissent_pkey/],
  [
    '查会议 旧月份',
    `/v1/decisions/find-meetings?period=${day(old + 30)}..${day(old)}`,
    'chenxia',
    // A year has some forty meetings: by number or by day, few are read.
    /meeting_register_by_(?:day|number)/,
  ],
  ['材料能否取用', `/v1/files/${'0'.repeat(64)}`, 'chenxia', /(item|case|task)_term_pkey/],
];
