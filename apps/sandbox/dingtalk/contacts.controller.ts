// DingTalk's contacts API.
import { Body, Controller, Inject } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { Person } from '../chat.ts';
import { unionIdOf } from '../robot-message.ts';
import { World } from '../world.ts';
import { OldApiError } from './errors.ts';
import { Call, OK, WithQueryToken, type Json } from './wire.ts';

const ROOT = 1;

/** The corporation's people and departments: the units of the sandbox's people, below one root (§3.5). */
@Controller('topapi')
@WithQueryToken()
export class ContactsController {
  constructor(@Inject(World) private readonly world: World) {}

  @Call('v2/user/get')
  user(@Body() body: Json): Json {
    return this.found(this.world.person(String(body.userid)), (one) => this.shown(one));
  }

  @Call('user/getbyunionid')
  byUnionId(@Body() body: Json): Json {
    return this.found(this.world.byUnionId(String(body.unionid)), ({ staffId }) => ({
      contact_type: 0,
      userid: staffId,
    }));
  }

  /** The sandbox's people have no telephone. */
  @Call('v2/user/getbymobile')
  byMobile(): Json {
    throw new OldApiError(60121, '找不到该用户');
  }

  @Call('v2/user/list')
  inDepartment(@Body() body: Json): Json {
    const cursor = Number(body.cursor ?? 0);
    const size = Number(body.size ?? 0);
    if (!(size >= 1 && size <= 100)) throw new OldApiError(40035, '不合法的参数：size 应为 1 至 100');
    const here = this.world.options.people.filter((one) => this.departmentOf(one) === Number(body.dept_id));
    const next = cursor + size;
    return this.ok({
      has_more: next < here.length,
      ...(next < here.length ? { next_cursor: next } : {}),
      list: here.slice(cursor, next).map((one) => this.shown(one)),
    });
  }

  @Call('v2/department/listsub')
  departments(@Body() body: Json): Json {
    return this.ok(
      Number(body.dept_id ?? ROOT) === ROOT
        ? this.units().map((name, index) => ({ dept_id: ROOT + 1 + index, name, parent_id: ROOT }))
        : [],
    );
  }

  @Call('v2/department/get')
  department(@Body() body: Json): Json {
    const id = Number(body.dept_id);
    const name = id === ROOT ? this.world.options.corpName : this.units()[id - ROOT - 1];
    if (name === undefined) throw new OldApiError(60003, '部门不存在');
    return this.ok({ dept_id: id, name, ...(id === ROOT ? {} : { parent_id: ROOT }) });
  }

  private units(): readonly string[] {
    return [...new Set(this.world.options.people.map((one) => one.unit))];
  }

  private departmentOf(person: Person): number {
    return ROOT + 1 + this.units().indexOf(person.unit);
  }

  private shown(person: Person): Json {
    return {
      userid: person.staffId,
      unionid: unionIdOf(person.staffId),
      name: person.name,
      title: person.post ?? '',
      dept_id_list: [this.departmentOf(person)],
      active: true,
      admin: person.roles.includes('admin'),
      boss: false,
      senior: false,
    };
  }

  private found<T>(it: T | undefined, show: (it: T) => Json): Json {
    if (it === undefined) throw new OldApiError(60121, '找不到该用户');
    return this.ok(show(it));
  }

  private ok(result: unknown): Json {
    return { ...OK, result, request_id: randomUUID() };
  }
}
