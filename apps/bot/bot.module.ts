import { Module } from '@nestjs/common';
import { Errands } from './errands.ts';
import { Reception } from './reception.ts';

/** What the bot adds to the house it stands in. */
@Module({ providers: [Reception, Errands], exports: [Reception] })
export class BotModule {}
