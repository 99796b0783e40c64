/**
 * An utterance and the facts a careful clerk would take from it, in the notation of libs/dialogue/reading/README.md.
 */
export interface Sample {
  readonly said: string;
  /** Civil day in Shanghai on which it is said. Default: Wednesday 2026-11-25. */
  readonly today?: string;
  readonly reads: readonly string[];
}
