// What is answered for a document that is made in the background.
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Making } from '#infra/makings';

/** Where a document that is not ready is, and how many rows are read. */
export const OnItsWay = z.object({ making: z.uuid(), state: z.enum(['waiting', 'making']), rows: z.int() });
export type OnItsWay = z.output<typeof OnItsWay>;

/** 202: it is on its way, and where to fetch it. */
export const onItsWay = (reply: FastifyReply, { id, state, rows }: Making): OnItsWay => {
  void reply.status(202).header('location', `/v1/makings/${id}`).header('retry-after', '2');
  return { making: id, state: state === 'waiting' ? 'waiting' : 'making', rows };
};
