import { Module } from '@nestjs/common';
import { MyItemsHandler } from './my-items.ts';
import { ProposeItemHandler } from './propose-item.ts';
import { WithdrawItemHandler } from './withdraw-item.ts';

@Module({ providers: [ProposeItemHandler, WithdrawItemHandler, MyItemsHandler] })
export class DecisionsModule {}
