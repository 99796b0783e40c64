import { Module } from '@nestjs/common';
import { AddMaterialsHandler } from './add-materials.ts';
import { FindItemsHandler } from './find-items.ts';
import { ItemFiles } from './item-files.ts';
import { ItemProgressHandler } from './item-progress.ts';
import { MyItemsHandler } from './my-items.ts';
import { ProposeItemHandler } from './propose-item.ts';
import { WithdrawItemHandler } from './withdraw-item.ts';

@Module({ providers: [ProposeItemHandler, WithdrawItemHandler, AddMaterialsHandler, MyItemsHandler, FindItemsHandler, ItemProgressHandler, ItemFiles], exports: [ItemFiles] })
export class DecisionsModule {}
