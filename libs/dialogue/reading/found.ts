/** Something recognised in a text, and where: `from` inclusive, `to` exclusive. */
export interface Found<T> {
  readonly value: T;
  readonly from: number;
  readonly to: number;
}
