import type { Expression, ObjectName } from './expression.ts';
import type { IndexKey } from './index-definition.ts';
import type { Span } from './location.ts';

/** What a foreign key does when a referenced row goes or changes. */
export type ReferentialAction = 'no-action' | 'restrict' | 'cascade' | 'set-null' | 'set-default';

interface NamedConstraint {
  /** As written; absent where the server will choose. */
  readonly name?: string;
  readonly span: Span;
  readonly deferrable?: boolean;
  /** ADD CONSTRAINT … NOT VALID (PostgreSQL). */
  readonly notValid?: boolean;
  /** NOT ENFORCED (PostgreSQL 18 CHECK and FOREIGN KEY; MySQL 8.0.16 CHECK). */
  readonly notEnforced?: boolean;
}

/** PRIMARY KEY or UNIQUE. */
export interface KeyConstraint extends NamedConstraint {
  readonly kind: 'primary-key' | 'unique';
  readonly keys: readonly IndexKey[];
  readonly include: readonly string[];
  /** ADD CONSTRAINT … USING INDEX (PostgreSQL): then `keys` is empty. */
  readonly usingIndex?: string;
  readonly nullsNotDistinct?: boolean;
  /** The last column is a range that overlaps no other of the same key (PostgreSQL 18). */
  readonly withoutOverlaps?: boolean;
}

/** FOREIGN KEY or REFERENCES. `referencedColumns` is empty where the primary key is meant. */
export interface ForeignKeyConstraint extends NamedConstraint {
  readonly kind: 'foreign-key';
  readonly columns: readonly string[];
  readonly referenced: ObjectName;
  readonly referencedColumns: readonly string[];
  readonly onDelete: ReferentialAction;
  readonly onUpdate: ReferentialAction;
  /** The name in FOREIGN KEY name (…): MySQL gives it to the index that it makes, MariaDB to the constraint. */
  readonly indexName?: string;
}

/** CHECK. */
export interface CheckConstraint extends NamedConstraint {
  readonly kind: 'check';
  readonly expression: Expression;
  /** NO INHERIT: children do not get it (PostgreSQL). */
  readonly noInherit?: boolean;
}

/** A named NOT NULL (PostgreSQL 18). */
export interface NotNullConstraint extends NamedConstraint {
  readonly kind: 'not-null';
  readonly column: string;
}

/** EXCLUDE (PostgreSQL). */
export interface ExclusionConstraint extends NamedConstraint {
  readonly kind: 'exclusion';
  readonly keys: readonly IndexKey[];
  readonly method: string;
  readonly predicate?: Expression;
}

/** Any constraint, told apart by `kind`. */
export type ConstraintDefinition =
  | KeyConstraint
  | ForeignKeyConstraint
  | CheckConstraint
  | NotNullConstraint
  | ExclusionConstraint;
