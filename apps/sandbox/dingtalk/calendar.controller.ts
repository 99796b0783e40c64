// DingTalk's calendar API.
import { Body, Controller, Delete, Get, Headers, HttpCode, Inject, Param } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { LimitedMap } from '../limited-map.ts';
import { World, type CalendarEvent } from '../world.ts';
import { NewApiError, taken } from './errors.ts';
import { Call, WithHeaderToken, type Json } from './wire.ts';

const Moment = z
  .object({ dateTime: z.string().optional(), date: z.string().optional(), timeZone: z.string().optional() })
  .refine((it) => it.dateTime !== undefined || it.date !== undefined, 'dateTime 与 date 至少一个');
const Made = z.object({
  summary: z.string().min(1).max(2048),
  description: z.string().max(5000).optional(),
  start: Moment,
  end: Moment.optional(),
  isAllDay: z.boolean().optional(),
  attendees: z
    .array(z.object({ id: z.string() }))
    .max(500)
    .optional(),
});

/** Entries in people's calendars (§3.5). */
@Controller('v1.0/calendar/users/:unionId/calendars/primary/events')
@WithHeaderToken()
export class CalendarController {
  /** `x-client-token` → id: the same request twice makes one entry. */
  private readonly made = new LimitedMap<string, string>(1000);

  constructor(@Inject(World) private readonly world: World) {}

  @Call('')
  create(
    @Param('unionId') unionId: string,
    @Headers('x-client-token') token: string | undefined,
    @Body() body: unknown,
  ): CalendarEvent {
    const { summary, description, start, end, isAllDay, attendees } = taken(Made, body);
    const already = token === undefined ? undefined : this.world.calendar.get(this.made.get(token) ?? '');
    if (already) return already;
    const entry: CalendarEvent = {
      id: randomUUID(),
      summary,
      description: description ?? '',
      start,
      end: end ?? start,
      isAllDay: isAllDay ?? false,
      organizer: { id: unionId },
      attendees: attendees ?? [],
    };
    this.world.calendar.set(entry.id, entry);
    if (token !== undefined) this.made.set(token, entry.id);
    this.world.live.changed('calendar');
    return entry;
  }

  @Get()
  list(@Param('unionId') unionId: string): Json {
    return { events: this.world.calendarOf(unionId) };
  }

  @Get(':id')
  one(@Param('id') id: string): CalendarEvent {
    const found = this.world.calendar.get(id);
    if (!found) throw new NewApiError(404, 'calendarEvent.notFound', '日程不存在');
    return found;
  }

  @Delete(':id')
  @HttpCode(204)
  remove(@Param('id') id: string): void {
    this.world.calendar.delete(this.one(id).id);
    this.world.live.changed('calendar');
  }
}
