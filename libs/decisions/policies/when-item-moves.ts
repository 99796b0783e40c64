import { Duties, type Wanted } from '#duties';
import { becauseOf, type Ledger, type Reader, type SequencedEvent, type Streams } from '#infra/events';
import { numberInWords, OrganId } from '#kernel';
import { GATES } from '../gates/gate-kinds.ts';
import { gatesLeft } from '../gates/gates.ts';
import type { ItemEvent } from '../items/events.ts';
import { item, type Item } from '../items/item.ts';

/** What is next to be done about an item is a duty of the one who put it forward, until it goes to a meeting or is taken back. */
export class WhenItemMoves implements Reader {
  readonly name = 'decisions.when-item-moves';
  private readonly duties: Duties;
  private readonly items: Streams<Item, ItemEvent>;

  constructor(ledger: Ledger) {
    this.duties = new Duties(ledger);
    this.items = ledger.streams(item);
  }

  async apply(recorded: SequencedEvent): Promise<void> {
    if (!recorded.stream.startsWith('decisions.item/')) return;
    const organ = OrganId.parse(recorded.organ);
    const { data } = recorded as unknown as ItemEvent;
    const it = await this.items.now(organ, data.item);
    const by = becauseOf(recorded, this.name);
    if (it.is !== 'unknown') for (const wanted of stepsOf(it)) await this.duties.keep(by, wanted);
  }
}

/** The gates and the papers, each a duty of its own; met when it was, needless once the item was approved. */
const stepsOf = (it: Exclude<Item, { is: 'unknown' }>): readonly Wanted[] => {
  const common = {
    origin: { room: 'decisions', id: it.item, number: numberInWords(it.number), title: it.title },
    unit: it.unit,
    owner: it.proposer,
    side: 'bureau',
    why: 'corrected',
  } as const;
  const left = gatesLeft(it.needs, it.gates);
  const deferred = it.settled?.outcome === 'deferred';
  const needless =
    it.is === 'withdrawn'
      ? '撤回'
      : it.settled && !deferred && !it.settled.again
        ? '已决定'
        : it.approved
          ? '已同意上会'
          : undefined;
  const standing = (open: boolean) =>
    open && needless === undefined ? ({ is: 'open' } as const) : ({ is: 'closed', why: needless ?? '已办' } as const);
  return [
    ...it.needs.map((gate) => ({
      ...common,
      key: gate,
      name: gate === 'legalOpinion' ? '听取法律顾问（公职律师）意见' : `完成${GATES[gate].label}`,
      standing: standing(left.includes(gate)),
    })),
    { ...common, key: 'again', name: '暂缓的议题，准备再次提请上会', standing: standing(deferred) },
    { ...common, key: 'review', name: '办公室审核材料', standing: standing(left.length === 0 && !it.reviewed) },
  ];
};
