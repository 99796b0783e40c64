// How the automation API says that something cannot be done.
import type { z } from 'zod';
import { problem, ProblemException } from '#infra/http';
import type { Person } from '../chat.ts';
import type { World } from '../world.ts';

export const refuse = (status: number, code: string, detail: string): ProblemException =>
  new ProblemException(problem(status, `sandbox.${code}`, '沙箱未执行', detail));

/** What was asked; if it is not understood, the answer shows an example of how to ask. */
export const asked = <T>(schema: z.ZodType<T>, given: unknown, code: string, example: string): T => {
  const read = schema.safeParse(given);
  if (read.success) return read.data;
  const path = read.error.issues[0]?.path.join('.');
  throw refuse(422, code, `${path ? `“${path}”有误。` : ''}应如：${example}`);
};

/** Someone in a place that exists. */
export const present = (world: World, as: string, where: string): Person => {
  const person = world.person(as);
  if (!person) throw refuse(404, 'staff', `没有工号为“${as}”的人：请用 GET /sandbox/staff 查看。`);
  if (where !== 'direct' && !world.group(where))
    throw refuse(404, 'conversation', `没有会话“${where}”：请用 GET /sandbox/conversations 查看。`);
  return person;
};
