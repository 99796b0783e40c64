import { Duties, LegalTime, TheLaw, type Why } from '#duties';
import { becauseOf, type Ledger, type Reader, type SequencedEvent, type Streams } from '#infra/events';
import { numberInWords, OrganId, type DocumentNumber } from '#kernel';
import { ruleOn, versionsOf } from '#rulebook';
import { caseDecider } from './case.ts';
import { deadlinesOf, sideOf } from './deadlines.ts';
import type { CaseEvent } from './events.ts';
import type { Case, OpenCase } from './state.ts';

/** Keeps the duties of a case to what its steps make of them: opened, met, moved, stopped and closed by the case itself. */
export class WhenCaseMoves implements Reader {
  readonly name = 'cases.when-case-moves';
  private readonly cases: Streams<Case, CaseEvent>;
  private readonly duties: Duties;
  private readonly law: TheLaw;

  constructor(private readonly ledger: Ledger) {
    this.cases = ledger.streams(caseDecider);
    this.duties = new Duties(ledger);
    this.law = new TheLaw(ledger);
  }

  async apply(recorded: SequencedEvent): Promise<void> {
    if (!recorded.type.startsWith('cases.')) return;
    const event = recorded as unknown as CaseEvent;
    const organ = OrganId.parse(recorded.organ);
    const [it, time, [first]] = await Promise.all([
      this.cases.now(organ, event.data.case),
      this.law.of(organ),
      this.ledger.read(organ, recorded.stream),
    ]);
    if (it.is === 'unknown') return;
    const number = numberInWords((first!.data as { number: DocumentNumber }).number);
    const by = becauseOf(recorded, this.name);
    for (const wanted of wantedOf(it, time, number, whyOf(event))) await this.duties.keep(by, wanted);
    if (event.type === 'cases.step-struck') await this.drop(by, it, number, recorded, event.data.entry);
  }

  /** What a step that was struck had started is not to be done. */
  private async drop(
    by: Parameters<Duties['keep']>[0],
    it: OpenCase,
    number: string,
    recorded: SequencedEvent,
    entry: string,
  ): Promise<void> {
    const events = (await this.ledger.read(recorded.organ, recorded.stream)) as unknown as readonly CaseEvent[];
    const taken = events.find((one) => one.type === 'cases.step-taken' && one.data.entry === entry);
    if (taken?.type !== 'cases.step-taken') return;
    for (const running of deadlinesOf({
      ...it,
      entries: [{ entry: taken.data.entry, step: taken.data.step, on: taken.data.on, facts: taken.data.facts }],
    }))
      await this.duties.keep(by, {
        ...dutyOf(it, number, running.rule),
        key: running.key,
        facts: running.facts,
        standing: { is: 'closed', why: '撤销这一步' },
        why: 'corrected',
      });
  }
}

const whyOf = ({ type }: CaseEvent): Why =>
  type === 'cases.period-extended'
    ? 'extended'
    : type === 'cases.case-resumed' || type === 'cases.case-suspended'
      ? 'suspended'
      : 'corrected';

const dutyOf = (it: OpenCase, number: string, rule: string) => ({
  origin: { room: 'cases', id: it.case, number, title: it.title },
  name: versionsOf(rule)[0]!.name,
  rule,
  unit: it.unit,
  owner: it.handler,
  ...(it.deputy ? { deputy: it.deputy } : {}),
  side: sideOf(rule),
});

const wantedOf = (it: OpenCase, time: LegalTime, number: string, why: Why) =>
  deadlinesOf(it).map(({ key, rule, facts, standing }) => {
    const counted = ruleOn(rule, facts.start) && time.count(rule, facts);
    return { ...dutyOf(it, number, rule), key, facts, standing, why, ...(counted ? { counted } : {}) };
  });
