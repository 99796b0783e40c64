import { decider, happened, nextNumber, nothing, yearOf, type Decide, type Fen, type FileRef, type LocalDate, type Requirement, type Role, type StaffId, type UnitId } from '#kernel';
import { ItemProposed, ItemWithdrawn, MaterialsAdded, type Category, type ItemEvent, type ItemId } from './events.ts';
import { hold, refused, rule } from './refusals.ts';

export type Item =
  | { readonly is: 'unknown' }
  | { readonly is: 'proposed'; readonly item: ItemId; readonly category: Category; readonly proposer: StaffId }
  | { readonly is: 'withdrawn'; readonly item: ItemId };

export interface Proposal {
  readonly item: ItemId;
  readonly category: Category;
  readonly title: string;
  readonly amount?: Fen | undefined;
  readonly unit: UnitId;
  readonly proposer: StaffId;
  readonly proposedOn: LocalDate;
  readonly reporter?: StaffId | undefined;
  readonly materials?: readonly FileRef[] | undefined;
}

/** A matter of large funds is one above a threshold of the list; without the sum nobody can hold it against the list. */
const amountStated = rule('decisions.amount-stated', '“三重一大”事项清单·大额资金使用', (proposal: Proposal) => proposal.category !== 'largeFunds' || proposal.amount !== undefined);

/** Legal time may lie before record time, never after it. */
const notInFuture = rule('decisions.not-in-future', null, ({ on, today }: { on: LocalDate; today: LocalDate }) => on <= today);

const proposerOrOffice = rule('decisions.proposer-or-office', null, ({ who, roles, proposer }: { who: StaffId | undefined; roles: readonly Role[]; proposer: StaffId }) =>
  who === proposer || roles.includes('office'));

/** Puts an item forward. It gets its number, `议题〔2026〕1号`, when it is recorded; the year is that of the proposal. */
export const proposeItem = (proposal: Proposal, today: LocalDate): Decide<Item, ItemEvent> => (item) => {
  switch (item.is) {
    case 'unknown':
      return hold(amountStated, proposal) ?? hold(notInFuture, { on: proposal.proposedOn, today }, { today })
        ?? happened(ItemProposed({ ...proposal, number: nextNumber('议题', yearOf(proposal.proposedOn)) }));
    case 'proposed':
    case 'withdrawn': return refused('decisions.item-already-proposed');
  }
};

/** Takes an item back: by the one who put it forward, or the office. */
export const withdrawItem = (reason: string, who: StaffId | undefined, roles: readonly Role[], today: LocalDate): Decide<Item, ItemEvent> => (item) => {
  switch (item.is) {
    case 'unknown': return refused('decisions.item-unknown');
    case 'proposed': return hold(proposerOrOffice, { who, roles, proposer: item.proposer }) ?? happened(ItemWithdrawn({ item: item.item, reason, withdrawnOn: today }));
    case 'withdrawn': return nothing();
  }
};

/** Adds materials: by the one who put the item forward, or the office; not to an item taken back. */
export const addMaterials = (materials: readonly FileRef[], who: StaffId | undefined, roles: readonly Role[], today: LocalDate): Decide<Item, ItemEvent> => (item) => {
  switch (item.is) {
    case 'unknown': return refused('decisions.item-unknown');
    case 'proposed': return hold(proposerOrOffice, { who, roles, proposer: item.proposer }) ?? happened(MaterialsAdded({ item: item.item, materials, addedOn: today }));
    case 'withdrawn': return refused('decisions.item-already-withdrawn');
  }
};

const PARTY_GROUP_RULES = '《中国共产党党组工作条例》（2019）第五章';

/** What must be done before the Party group may decide on the item; shown when it is put forward. */
export const requirementsFor = (category: Category): readonly Requirement[] => [
  { text: '听取法律顾问（公职律师）意见：应听取而未听取，或认为不合法的，不得提交讨论', source: '中办发〔2016〕30号', certainty: 'V2' },
  ...(category === 'personnel'
    ? [{ text: '党组会议须有三分之二以上成员到会，逐人表决', source: PARTY_GROUP_RULES, certainty: 'V2' } as const]
    : [{ text: '提交讨论前完成合法性审查', source: '参照《重大行政决策程序暂行条例》（国务院令第713号）第二十五条', certainty: 'V' } as const,
      { text: '党组会议须有半数以上成员到会', source: PARTY_GROUP_RULES, certainty: 'V2' } as const]),
  { text: '赞成票超过应到会成员的半数为通过，未到会成员的书面意见不计票', source: PARTY_GROUP_RULES, certainty: 'V2' },
  { text: '重大决策会前学法', source: '局重大决策会前学法制度', certainty: 'M' },
];

export const item = decider<Item, ItemEvent>({
  category: 'decisions.item',
  stateVersion: 1,
  initial: { is: 'unknown' },
  evolve: (state, event) => {
    switch (event.type) {
      case 'decisions.item-proposed': return { is: 'proposed', item: event.data.item, category: event.data.category, proposer: event.data.proposer };
      case 'decisions.item-withdrawn': return { is: 'withdrawn', item: event.data.item };
      case 'decisions.materials-added': return state;
    }
  },
});
