import { Inject, Injectable } from '@nestjs/common';
import { Database, foundBy } from '#infra/database';
import type { Actor } from '#kernel';
import { contractsSeenBy, type ContractTables } from './contract-register/contract-line.ts';

/** Who may fetch the papers of contracts: whoever may see a contract they belong to. */
@Injectable()
export class ContractFiles {
  constructor(@Inject(Database) private readonly database: Database) {}

  async mayFetch(actor: Actor, sha256: string): Promise<boolean> {
    const { organ } = actor;
    const found = await contractsSeenBy(this.database.of<ContractTables>(organ), actor)
      .where(foundBy('contract_term', { organ, record: 'contract_register.contract', terms: [sha256] }))
      .select('contract')
      .limit(1)
      .executeTakeFirst();
    return found !== undefined;
  }
}
