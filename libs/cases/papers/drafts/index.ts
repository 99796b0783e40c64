import { absenceStatement } from './absence-statement.ts';
import { answerBrief } from './answer-brief.ts';
import { extensionRequest } from './extension-request.ts';
import { reconsiderationReply } from './reconsideration-reply.ts';
import type { Draft } from './source.ts';

/** Every paper that can be drafted from a case. */
export const DRAFTS: readonly Draft[] = [reconsiderationReply, answerBrief, absenceStatement, extensionRequest];
export type { Draft, Source } from './source.ts';
