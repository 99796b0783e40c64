import { Module } from '@nestjs/common';
import { TurnAway } from './turn-away.ts';

@Module({ providers: [TurnAway], exports: [TurnAway] })
export class SecrecyModule {}
