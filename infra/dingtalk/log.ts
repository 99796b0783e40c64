/** Where this room reports to. Facts hold ids and codes, never what a person wrote and never a secret. */
export interface Log {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}
