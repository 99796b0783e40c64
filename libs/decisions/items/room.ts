import { part } from '#infra/rooms';
import { eventTypesIn } from '#kernel';
import * as recorded from './events.ts';
import { AddMaterials } from './add-materials.ts';
import { ApproveItem } from './approve-item.ts';
import { CorrectItem } from './correct-item.ts';
import { DeclareInterest } from './declare-interest.ts';
import { FindItems } from './find-items.ts';
import { ItemDesk } from './item-desk.ts';
import { ItemProgress } from './item-progress.ts';
import { itemRegister } from './item-register/item-reader.ts';
import { LinkItem } from './link-item.ts';
import { MyItems } from './my-items.ts';
import { OverrideGate } from './override-gate.ts';
import { ProposeItem } from './propose-item.ts';
import { RecordReview } from './record-review.ts';
import { ReviewItem } from './review-item.ts';
import { SendForReview } from './send-for-review.ts';
import { WithdrawItem } from './withdraw-item.ts';

/** Items (议题): put forward, sent to the gates they must pass, reviewed, approved. */
export const items = part({
  events: eventTypesIn(recorded),
  commands: [
    ProposeItem,
    WithdrawItem,
    CorrectItem,
    AddMaterials,
    SendForReview,
    RecordReview,
    OverrideGate,
    ReviewItem,
    ApproveItem,
    LinkItem,
    DeclareInterest,
  ],
  queries: [MyItems, FindItems, ItemProgress],
  services: [ItemDesk],
  readers: [itemRegister],
});
