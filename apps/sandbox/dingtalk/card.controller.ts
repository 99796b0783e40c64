// DingTalk's card API.
import { Body, Controller, Inject, Put } from '@nestjs/common';
import { z } from 'zod';
import type { Card } from '../cards.ts';
import { placeOf } from '../chat.ts';
import { World } from '../world.ts';
import { NewApiError, taken } from './errors.ts';
import { Call, WithHeaderToken, type Json } from './wire.ts';

/** All values are strings, objects too as JSON. */
const Data = z.object({ cardParamMap: z.record(z.string(), z.string()) });
const Made = z.object({
  cardTemplateId: z.string(),
  outTrackId: z.string().min(1).max(64),
  callbackType: z.enum(['STREAM', 'HTTP']).optional(),
  cardData: Data,
  privateData: z.record(z.string(), Data).optional(),
});
const Delivered = z.object({ outTrackId: z.string(), openSpaceId: z.string() });
const Updated = z.object({
  outTrackId: z.string(),
  cardData: Data.optional(),
  privateData: z.record(z.string(), Data).optional(),
  cardUpdateOptions: z
    .object({ updateCardDataByKey: z.boolean().optional(), updatePrivateDataByKey: z.boolean().optional() })
    .optional(),
});
const Streamed = z.object({
  outTrackId: z.string(),
  key: z.string(),
  content: z.string(),
  isFull: z.boolean().optional(),
});

/** Interactive cards (§3.4). */
@Controller('v1.0/card')
@WithHeaderToken()
export class CardController {
  constructor(@Inject(World) private readonly world: World) {}

  @Call('instances')
  create(@Body() body: unknown): Json {
    return { success: true, result: this.make(taken(Made, body)).outTrackId };
  }

  @Call('instances/deliver')
  deliver(@Body() body: unknown): Json {
    const { outTrackId, openSpaceId } = taken(Delivered, body);
    return { success: true, result: [this.place(this.card(outTrackId), openSpaceId)] };
  }

  @Call('instances/createAndDeliver')
  createAndDeliver(@Body() body: unknown): Json {
    const { openSpaceId, ...made } = taken(Made.extend({ openSpaceId: z.string() }), body);
    return {
      success: true,
      result: { outTrackId: made.outTrackId, deliverResults: [this.place(this.make(made), openSpaceId)] },
    };
  }

  @Put('instances')
  update(@Body() body: unknown): Json {
    const { outTrackId, cardData, privateData, cardUpdateOptions } = taken(Updated, body);
    const card = this.card(outTrackId);
    for (const [staffId, { cardParamMap }] of Object.entries(privateData ?? {}))
      card.ofOne.set(
        staffId,
        cardUpdateOptions?.updatePrivateDataByKey ? { ...card.ofOne.get(staffId), ...cardParamMap } : cardParamMap,
      );
    this.world.cards.update(
      card,
      cardData?.cardParamMap ?? {},
      cardData === undefined || cardUpdateOptions?.updateCardDataByKey === true,
    );
    return { success: true, result: true };
  }

  @Put('streaming')
  stream(@Body() body: unknown): Json {
    const { outTrackId, key, content, isFull } = taken(Streamed, body);
    const card = this.card(outTrackId);
    this.world.cards.update(card, { [key]: isFull ? content : (card.fields[key] ?? '') + content }, true);
    return { success: true, result: true };
  }

  private make({ cardTemplateId, outTrackId, cardData, privateData }: z.infer<typeof Made>): Card {
    if (this.world.cards.all.has(outTrackId)) throw new NewApiError(400, 'param.cardAlreadyExist', '卡片已存在');
    const card: Card = {
      outTrackId,
      template: cardTemplateId,
      fields: cardData.cardParamMap,
      ofOne: new Map(Object.entries(privateData ?? {}).map(([id, it]) => [id, it.cardParamMap])),
      stands: [],
    };
    this.world.cards.all.set(outTrackId, card);
    return card;
  }

  private place(card: Card, openSpaceId: string): Json {
    const [, kind, spaceId = ''] = /^dtv1\.card\/\/(IM_ROBOT|IM_GROUP)\.(.+)$/.exec(openSpaceId) ?? [];
    if (kind === undefined) throw new NewApiError(400, 'param.openSpaceIdInvalid', 'openSpaceId 不正确');
    const known = kind === 'IM_ROBOT' ? this.world.person(spaceId) : this.world.group(spaceId);
    if (known) this.world.cards.put(card, kind === 'IM_ROBOT' ? placeOf(spaceId, 'direct') : spaceId);
    return {
      spaceType: kind,
      spaceId,
      success: known !== undefined,
      carrierId: '',
      errorMsg: known ? '' : '投放对象不存在',
    };
  }

  private card(outTrackId: string): Card {
    const found = this.world.cards.all.get(outTrackId);
    if (!found) throw new NewApiError(400, 'param.cardNotExist', '卡片不存在');
    return found;
  }
}
