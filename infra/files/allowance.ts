// How much work one file may cause: counted in what is opened and in the processor's time for it, never in the time that
// passes, so that a slow machine changes nothing.
import { FileFault } from './fault.ts';

/** Bytes a file may unpack to, with all that is packed within it. */
export const UNPACKED_LIMIT = 50 * 1024 * 1024;
/** Entries a file may hold, with all that is packed within it. */
export const ENTRY_LIMIT = 2000;
/** Files within each other: a workbook in a document in a zip in a zip. */
export const NESTING_LIMIT = 4;
/**
 * Processor time its PDFs may use together, µs: what was done for them, however long it waited for its turn. Only a page
 * without end comes here; everything else is bounded by what is counted.
 */
export const PROCESSOR_LIMIT_US = 30_000_000;

/** What is left of the work one file may cause. */
export class Allowance {
  private entries = ENTRY_LIMIT;
  private bytes = UNPACKED_LIMIT;
  private nesting = 0;

  /** @param processorUs processor time left for PDFs, µs */
  constructor(private processorUs = PROCESSOR_LIMIT_US) {}

  /** Processor time left for PDFs, µs. */
  get processorLeftUs(): number {
    return this.processorUs;
  }

  /** Takes away what a PDF has used, µs. */
  process(us: number): void {
    this.processorUs -= us;
  }

  /** @throws FileFault `overfull` */
  open(entries: number): void {
    this.entries -= entries;
    if (this.entries < 0) throw new FileFault('overfull');
  }

  /** @throws FileFault `overfull` */
  unpack(bytes: number): void {
    this.bytes -= bytes;
    if (this.bytes < 0) throw new FileFault('overfull');
  }

  /** @throws FileFault `overfull` where files lie too deep within each other */
  async within<T>(work: () => Promise<T>): Promise<T> {
    if (this.nesting >= NESTING_LIMIT) throw new FileFault('overfull');
    this.nesting++;
    try {
      return await work();
    } finally {
      this.nesting--;
    }
  }
}
