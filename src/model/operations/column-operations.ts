import type { ColumnDefinition, TypeName } from '../column-definition.ts';
import type { Expression } from '../expression.ts';
import type { OnTable } from './placed-operation.ts';

/** ADD COLUMN. */
export interface AddColumn extends OnTable {
  readonly kind: 'add-column';
  readonly column: ColumnDefinition;
  readonly ifNotExists: boolean;
  /** FIRST or the column named by AFTER (MySQL, MariaDB). */
  readonly position?: ColumnPosition;
}

/** FIRST, or AFTER a column (MySQL, MariaDB). */
export type ColumnPosition = { readonly first: true } | { readonly after: string };

/** DROP COLUMN. */
export interface DropColumn extends OnTable {
  readonly kind: 'drop-column';
  readonly column: string;
  readonly ifExists: boolean;
  readonly cascade: boolean;
}

/** ALTER COLUMN TYPE (PostgreSQL). */
export interface AlterColumnType extends OnTable {
  readonly kind: 'alter-column-type';
  readonly column: string;
  readonly type: TypeName;
  readonly collation?: string;
  readonly using?: Expression;
}

/** MODIFY or CHANGE: the whole column anew (MySQL, MariaDB). `column` is the old name, `definition.name` the new one. */
export interface RedefineColumn extends OnTable {
  readonly kind: 'redefine-column';
  readonly column: string;
  readonly definition: ColumnDefinition;
  readonly position?: ColumnPosition;
  /** IF EXISTS (MariaDB). */
  readonly ifExists?: true;
}

/** ALTER COLUMN … SET DEFAULT. */
export interface SetDefault extends OnTable {
  readonly kind: 'set-default';
  readonly column: string;
  readonly default: Expression;
  /** IF EXISTS (MariaDB). */
  readonly ifExists?: true;
}

/** ALTER COLUMN … DROP DEFAULT. */
export interface DropDefault extends OnTable {
  readonly kind: 'drop-default';
  readonly column: string;
  /** IF EXISTS (MariaDB). */
  readonly ifExists?: true;
}

/** ALTER COLUMN … SET NOT NULL (PostgreSQL). */
export interface SetNotNull extends OnTable {
  readonly kind: 'set-not-null';
  readonly column: string;
}

/** ALTER COLUMN … DROP NOT NULL (PostgreSQL). */
export interface DropNotNull extends OnTable {
  readonly kind: 'drop-not-null';
  readonly column: string;
}

/** ADD GENERATED … AS IDENTITY, SET GENERATED, DROP IDENTITY (PostgreSQL): `identity` absent means dropped. */
export interface SetIdentity extends OnTable {
  readonly kind: 'set-identity';
  readonly column: string;
  readonly identity?: 'always' | 'by-default';
  /** SEQUENCE NAME, where ADD says one. */
  readonly sequence?: string;
}

/** DROP EXPRESSION, SET EXPRESSION (PostgreSQL): `expression` absent means dropped. */
export interface SetGeneratedExpression extends OnTable {
  readonly kind: 'set-generated-expression';
  readonly column: string;
  readonly expression?: Expression;
}

/** RENAME COLUMN; CHANGE with a new name is a redefinition. */
export interface RenameColumn extends OnTable {
  readonly kind: 'rename-column';
  readonly column: string;
  readonly to: string;
  /** IF EXISTS (MariaDB). */
  readonly ifExists?: true;
}
