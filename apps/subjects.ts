// What a legal opinion may be about, looked for in the registers of the rooms that know it.
import { Inject, Injectable } from '@nestjs/common';
import { Registers } from '#infra/commands';
import { Ledger } from '#infra/events';
import { readNumber, type Actor } from '#kernel';
import { Subjects, type FoundSubject, type SubjectKind } from '#legal-opinions';
import { queries } from '#rooms';

/** The register of each kind, what its lines and events call a record, and the event that says its number on paper. */
const REGISTERS = {
  document: {
    query: 'documents.find-documents',
    id: 'document',
    paper: 'reference',
    told: 'documents.document-entered',
  },
  contract: { query: 'contracts.find', id: 'contract', paper: 'paperNumber', told: 'contracts.contract-signed' },
} as const;

type Line = Readonly<Record<string, unknown>> & { readonly number: string; readonly title: string };

const plain = (title: string): string => title.replaceAll(/[《》\s]/gu, '');

/** Looks with the rights of who asks. */
@Injectable()
export class SubjectsOnRecord extends Subjects {
  constructor(
    @Inject(Registers) private readonly registers: Registers,
    @Inject(Ledger) private readonly ledger: Ledger,
  ) {
    super();
  }

  override async find(actor: Actor, kind: SubjectKind, words: string): Promise<FoundSubject | undefined> {
    switch (kind) {
      case 'document':
      case 'contract':
        return this.inRegister(actor, kind, words);
      case 'item':
      case 'case':
        return this.numbered(actor, words);
      case 'act':
      case 'question':
        return undefined;
    }
  }

  private async inRegister(
    actor: Actor,
    kind: keyof typeof REGISTERS,
    words: string,
  ): Promise<FoundSubject | undefined> {
    const { query, id, paper, told } = REGISTERS[kind];
    const type = queries.find(({ declaration }) => declaration.name === query)!;
    const outcome = await this.registers.ask<{ readonly items: readonly Line[] }>(
      type,
      { words: words.slice(0, 100) },
      actor,
    );
    if (outcome.is !== 'done') return undefined;
    const rehearsed = this.ledger
      .rehearsed(actor.organ)
      .filter(({ type: event }) => event === told)
      .map(({ data }) => data as Readonly<Record<string, unknown>>)
      .find((data) => data[paper] === words);
    if (rehearsed) return { id: String(rehearsed[id]), number: words, title: words };
    const named = (line: Line): boolean =>
      line.number === words || line[paper] === words || plain(line.title) === plain(words);
    const [line, another] = outcome.answer.items.filter(named);
    return line && !another ? { id: String(line[id]), number: line.number, title: line.title } : undefined;
  }

  /** By the number it drew; its title is told where it is. */
  private async numbered(actor: Actor, words: string): Promise<FoundSubject | undefined> {
    const number = readNumber(words);
    const id = number && (await this.ledger.numbered(actor.organ, number));
    return id === undefined ? undefined : { id, number: words, title: words };
  }
}
