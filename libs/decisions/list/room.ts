import { part } from '#infra/rooms';
import { eventTypesIn } from '#kernel';
import * as recorded from './events.ts';
import { ChangeMatter } from './change-matter.ts';
import { FindMatters } from './find-matters.ts';
import { ImportCatalogue } from './import-catalogue.ts';
import { TheCatalogue } from './the-catalogue.ts';

/** The 三重一大 list in its versions. */
export const list = part({
  events: eventTypesIn(recorded),
  commands: [ImportCatalogue, ChangeMatter],
  queries: [FindMatters],
  services: [TheCatalogue],
});
