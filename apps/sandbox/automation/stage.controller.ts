// Behind the scenes: clock, faults, log, connections.
import { Body, Controller, Get, HttpCode, Inject, Post, Query } from '@nestjs/common';
import type { z } from 'zod';
import { FAULTS, STROKES, type Fault, type Switch } from '../faults.ts';
import type { Entry } from '../log.ts';
import { World } from '../world.ts';
import { asked, refuse } from './problems.ts';
import { MoveClock, ReadLog, SwitchFaults, type ClockState, type GatewayState } from './schemas.ts';

/** What stands behind the scene: clock, faults, the wire. */
@Controller('sandbox')
export class StageController {
  constructor(@Inject(World) private readonly world: World) {}

  @Get('clock')
  clock(): z.input<typeof ClockState> {
    return { now: this.world.clock.now(), moved: this.world.clock.moved, movable: this.world.options.ownsClock };
  }

  @Post('clock')
  @HttpCode(200)
  move(@Body() body: unknown): z.input<typeof ClockState> {
    const { clock, live, options } = this.world;
    if (!options.ownsClock) throw refuse(409, 'clock', '没有政衡随本沙箱运行，时钟不能拨动：请用 npm start 启动。');
    const example = '{"now":"2026-03-02T09:00:00+08:00"} 或 {"advance":"P1D"}';
    const to = asked(MoveClock, body, 'clock', example);
    if (!('now' in to ? clock.set(to.now) : clock.advance(to.advance)))
      throw refuse(422, 'clock', `时间或时长无法识别。应如：${example}`);
    live.changed('clock');
    return this.clock();
  }

  @Get('faults')
  faults(): readonly Switch[] {
    return this.world.faults.list();
  }

  @Post('faults')
  @HttpCode(200)
  switch(@Body() body: unknown): readonly Switch[] {
    const { faults, gateway, live } = this.world;
    const switches = asked(
      SwitchFaults,
      body,
      'faults',
      `{"zombie":true}。可选：${Object.keys(FAULTS).join('、')}，以及一次性的 ${Object.keys(STROKES).join('、')}`,
    );
    for (const [name, on] of Object.entries(switches)) {
      if (name in STROKES) {
        if (on) gateway[name as keyof typeof STROKES]();
      } else faults.switch(name as Fault, on === true);
    }
    if (!faults.has('outOfOrder')) gateway.release();
    live.changed('faults');
    return faults.list();
  }

  @Get('log')
  log(@Query() query: unknown): { readonly entries: readonly Entry[] } {
    const { after, limit } = asked(ReadLog, query, 'log', 'GET /sandbox/log?after=0&limit=200');
    return { entries: this.world.log.after(after, limit) };
  }

  @Get('gateway')
  gateway(): z.input<typeof GatewayState> {
    const { gateway, options } = this.world;
    return { botName: options.botName, corpName: options.corpName, ...gateway.state };
  }
}
