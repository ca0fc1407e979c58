import type { ConstraintDefinition } from '../constraint-definition.ts';
import type { ObjectName } from '../expression.ts';
import type { IndexDefinition } from '../index-definition.ts';
import type { OnTable, Placed } from './placed-operation.ts';

/** ADD CONSTRAINT, ADD PRIMARY KEY, ADD UNIQUE. */
export interface AddConstraint extends OnTable {
  readonly kind: 'add-constraint';
  readonly constraint: ConstraintDefinition;
  /** ADD CONSTRAINT IF NOT EXISTS (MariaDB). */
  readonly ifNotExists: boolean;
}

/** `constraintKind` is set where the syntax names it: DROP PRIMARY KEY, DROP FOREIGN KEY f, DROP CHECK c (MySQL, MariaDB). */
export interface DropConstraint extends OnTable {
  readonly kind: 'drop-constraint';
  readonly name?: string;
  readonly constraintKind?: ConstraintDefinition['kind'];
  readonly ifExists: boolean;
  readonly cascade: boolean;
}

/** VALIDATE CONSTRAINT (PostgreSQL). */
export interface ValidateConstraint extends OnTable {
  readonly kind: 'validate-constraint';
  readonly name: string;
}

/** RENAME CONSTRAINT (PostgreSQL). */
export interface RenameConstraint extends OnTable {
  readonly kind: 'rename-constraint';
  readonly name: string;
  readonly to: string;
}

/** CREATE INDEX, and ADD INDEX/KEY in an ALTER TABLE (MySQL, MariaDB: a UNIQUE KEY is an `add-constraint`). */
export interface CreateIndex extends OnTable {
  readonly kind: 'create-index';
  readonly index: IndexDefinition;
  readonly ifNotExists: boolean;
  readonly concurrently: boolean;
  /** CREATE INDEX … ON ONLY parent (PostgreSQL). */
  readonly only: boolean;
}

/** DROP INDEX. `table` is known in MySQL and MariaDB only, where an index name is local to its table. */
export interface DropIndex extends Placed {
  readonly kind: 'drop-index';
  readonly index: ObjectName;
  readonly table?: ObjectName;
  readonly ifExists: boolean;
  readonly concurrently: boolean;
  readonly cascade: boolean;
}

/** ALTER INDEX … RENAME TO, RENAME INDEX. */
export interface RenameIndex extends Placed {
  readonly kind: 'rename-index';
  readonly index: ObjectName;
  readonly table?: ObjectName;
  readonly to: string;
  /** IF EXISTS (MariaDB). */
  readonly ifExists?: true;
}
