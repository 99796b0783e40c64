import { field, StaffId, prose } from '#kernel';

/** Why the record of a meeting is corrected, and who approved that: who presided, or the secretary. */
export const groundsFields = {
  approvedBy: field(StaffId, {
    label: '批准人',
    ask: '谁批准更正？须是会议主持人或党组书记。',
    example: 'wangjianguo',
    written: '王建国批准',
    kind: { is: 'person', behind: '批准|同意更正', strict: true },
  }),
  reason: field(prose(1, 500), {
    label: '更正原因',
    ask: '为什么更正？',
    example: '漏记一票',
    kind: { is: 'text' },
  }),
};
