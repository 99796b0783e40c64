import type { Procedure } from '../procedure.ts';
import { AFTERWARDS } from './litigation/afterwards.ts';
import { HEARING } from './litigation/hearing.ts';
import { JUDGMENTS } from './litigation/judgment.ts';
import { REPLY } from './litigation/reply.ts';
import { RETRIAL } from './litigation/retrial.ts';
import { SECOND_INSTANCE } from './litigation/second-instance.ts';

/** 行政诉讼, the bureau as defendant (行政诉讼法第七章): first instance, second, retrial. */
export const litigation: Procedure = {
  kind: 'litigation',
  topic: '诉讼案件',
  steps: [...REPLY, ...HEARING, ...JUDGMENTS, ...SECOND_INSTANCE, ...RETRIAL, ...AFTERWARDS],
};
