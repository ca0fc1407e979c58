/** What a difference is about; objects beside tables by their own kind. */
export type DifferenceSubject = 'table' | 'column' | 'constraint' | 'index' | 'object';

/**
 * One disagreement between an expected and an actual schema state: an object that only one of them has, or one
 * attribute of an object that both have. `table` is set for what lives in a table.
 */
export interface SchemaDifference {
  readonly change: 'missing' | 'unexpected' | 'changed';
  readonly subject: DifferenceSubject;
  readonly schema: string;
  readonly table?: string;
  /** Name of the table, column, constraint, index or object. */
  readonly name: string;
  /** Kind of an object beside tables: view, sequence, enum … */
  readonly kind?: string;
  /** For `changed`: type, nullable, default, keys … */
  readonly attribute?: string;
  /** The values side by side, as the two states say them. */
  readonly expected?: string;
  readonly actual?: string;
}
