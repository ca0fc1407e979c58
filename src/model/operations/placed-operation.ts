import type { ObjectName } from '../expression.ts';
import type { Span } from '../location.ts';

/** What every operation has. */
export interface Placed {
  /** The sub-action or name that this operation comes from: where a finding about it starts. */
  readonly span: Span;
}

/** An operation on one table. */
export interface OnTable extends Placed {
  readonly table: ObjectName;
  /** ONLY: tables that inherit from this one are left alone (PostgreSQL). */
  readonly only?: boolean;
  /** ALTER TABLE IF EXISTS (PostgreSQL, MariaDB). */
  readonly ifTableExists?: boolean;
}
