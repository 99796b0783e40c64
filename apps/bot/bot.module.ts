import { Module } from '@nestjs/common';
import { Admission } from './admit.ts';
import { Decision } from './decide.ts';
import { Reception } from './reception.ts';
import { Understanding } from './understand.ts';

/** What the bot adds to the house it stands in. */
@Module({ providers: [Reception, Admission, Understanding, Decision], exports: [Reception] })
export class BotModule {}
