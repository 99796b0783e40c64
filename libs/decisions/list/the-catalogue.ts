import { Inject, Injectable } from '@nestjs/common';
import { Ledger, type Streams } from '#infra/events';
import type { OrganId } from '#kernel';
import { catalogue, type Catalogue } from './catalogue.ts';
import type { CatalogueEvent } from './events.ts';

/** The 三重一大 list of an organ as it stands. */
@Injectable()
export class TheCatalogue {
  readonly streams: Streams<Catalogue, CatalogueEvent>;

  constructor(@Inject(Ledger) ledger: Ledger) {
    this.streams = ledger.streams(catalogue);
  }

  of(organ: OrganId): Promise<Catalogue> {
    return this.streams.now(organ, organ);
  }
}
