import { part } from '#infra/rooms';
import { ChangeMatter } from './change-matter.ts';
import { FindMatters } from './find-matters.ts';
import { ImportCatalogue } from './import-catalogue.ts';
import { TheCatalogue } from './the-catalogue.ts';

/** The 三重一大 list in its versions. */
export const list = part({
  commands: [ImportCatalogue, ChangeMatter],
  queries: [FindMatters],
  services: [TheCatalogue],
});
