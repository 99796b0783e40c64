export { DecisionsModule } from './decisions.module.ts';
export { CATEGORIES, ItemProposed, ItemWithdrawn, type ItemEvent } from './events.ts';
export { decisionsMigrations } from './item-register/migration.ts';
export { ItemReader } from './item-register/item-reader.ts';
export { MyItems } from './my-items.ts';
export { ProposeItem } from './propose-item.ts';
export { decisionsSentences } from './refusals.ts';
export { WithdrawItem } from './withdraw-item.ts';
