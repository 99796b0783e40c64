// Makes one round trip of many requests that come at the same moment.

/** How many batches may be under way at once: while one commits, the next is being put together and sent. */
const UNDER_WAY = 2;

interface Waiting<Q, A> {
  readonly request: Q;
  readonly resolve: (answer: A) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Gathers requests that come while others are under way into one round trip. A request that comes alone goes at once,
 * so nothing waits for company; under load the batches grow by themselves.
 */
export class Gathering<Q, A> {
  private readonly waiting: Waiting<Q, A>[] = [];
  private underWay = 0;

  /**
   * @param together answers a batch, in its order
   * @param apart what must not be in one batch: of requests with the same text the later ones wait for the next
   */
  constructor(
    private readonly options: {
      readonly most: number;
      readonly together: (requests: readonly Q[]) => Promise<readonly A[]>;
      readonly apart?: (request: Q) => string;
    },
  ) {}

  /** Asks, together with what else was asked meanwhile; rejects with what the whole batch failed with. */
  request(request: Q): Promise<A> {
    return new Promise<A>((resolve, reject) => {
      this.waiting.push({ request, resolve, reject });
      // Not at once: those who were answered by the last round trip come with their next request in this same turn.
      if (this.waiting.length === 1) setImmediate(() => this.flush());
    });
  }

  private flush(): void {
    if (this.waiting.length === 0 || this.underWay >= UNDER_WAY) return;
    this.underWay++;
    void this.answer(this.take(this.waiting)).then(() => {
      this.underWay--;
      this.flush();
    });
  }

  /** Never rejects: whatever goes wrong is said to those who asked. */
  private async answer(batch: readonly Waiting<Q, A>[]): Promise<void> {
    const requests = batch.map(({ request }) => request);
    try {
      const answers = await this.options.together(requests);
      batch.forEach(({ resolve }, n) => resolve(answers[n]!));
    } catch (error) {
      batch.forEach(({ reject }) => reject(error));
    }
  }

  private take(waiting: Waiting<Q, A>[]): Waiting<Q, A>[] {
    const { most, apart } = this.options;
    if (!apart) return waiting.splice(0, most);
    const seen = new Set<string>();
    const batch: Waiting<Q, A>[] = [];
    for (let n = 0; n < waiting.length && batch.length < most;) {
      const mark = apart(waiting[n]!.request);
      if (seen.has(mark)) n++;
      else {
        seen.add(mark);
        batch.push(...waiting.splice(n, 1));
      }
    }
    return batch;
  }
}
