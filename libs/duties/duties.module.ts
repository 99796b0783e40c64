import { Module } from '@nestjs/common';
import { DueDutiesHandler } from './due-duties.ts';
import { Duties } from './duties.ts';
import { GiveLocalHolidayHandler } from './give-local-holiday.ts';
import { MyDutiesHandler } from './my-duties.ts';
import { OverdueDutiesHandler } from './overdue-duties.ts';
import { PublishYearHandler } from './publish-year.ts';
import { ReadRuleHandler, ReckonDeadlineHandler } from './reckon-deadline.ts';
import { SetLengthHandler } from './set-length.ts';
import { SettleLocalHolidaysHandler } from './settle-local-holidays.ts';
import { TheLaw } from './the-law.ts';

@Module({
  providers: [
    TheLaw,
    Duties,
    ReckonDeadlineHandler,
    ReadRuleHandler,
    MyDutiesHandler,
    DueDutiesHandler,
    OverdueDutiesHandler,
    PublishYearHandler,
    GiveLocalHolidayHandler,
    SettleLocalHolidaysHandler,
    SetLengthHandler,
  ],
  exports: [TheLaw, Duties],
})
export class DutiesModule {}
