import type { TypeName } from '../column-definition.ts';
import type { Expression, ObjectName, QueryUse } from '../expression.ts';
import type { RoutineSignature } from '../routine-signature.ts';
import type { ViewShape } from '../view-shape.ts';
import type { Placed } from './placed-operation.ts';

/** Kinds of objects beside tables and indexes, by their SQL keyword in lower case. */
export type ObjectKind =
  | 'schema' | 'database' | 'view' | 'materialized view' | 'sequence' | 'type' | 'enum' | 'domain' | 'function'
  | 'procedure' | 'aggregate' | 'trigger' | 'event trigger' | 'event' | 'rule' | 'policy' | 'extension' | 'role' | 'tablespace' | 'collation'
  | 'cast' | 'operator' | 'text search' | 'publication' | 'subscription' | 'server' | 'foreign data wrapper'
  | 'foreign table' | 'user mapping' | 'statistics' | 'language' | 'access method' | 'conversion' | 'package' | 'plugin' | 'table' | 'index' | 'column' | 'constraint' | 'other';

/** What a policy says of rows (PostgreSQL). */
export interface PolicyTerms {
  /** Lower case: all, select, insert, update, delete. */
  readonly command: string;
  /** False for AS RESTRICTIVE. */
  readonly permissive: boolean;
  readonly using?: Expression;
  readonly check?: Expression;
}

/** What a publication sends, or what is added to it or taken from it (PostgreSQL). */
export interface PublicationTerms {
  readonly allTables: boolean;
  readonly tables: readonly ObjectName[];
  /** Schemas of which it sends every table; an empty name stands for the current one. */
  readonly schemas: readonly string[];
  /** Lower-case operations of the option `publish`; absent where it is not written. */
  readonly publish?: readonly string[];
}

/** CREATE of anything but a table or an index. */
export interface CreateObject extends Placed {
  readonly kind: 'create-object';
  readonly objectKind: ObjectKind;
  readonly object: ObjectName;
  readonly orReplace: boolean;
  readonly ifNotExists: boolean;
  readonly temporary: boolean;
  /** The table of a trigger, rule or policy. */
  readonly table?: ObjectName;
  /** What a view reads. */
  readonly query?: QueryUse;
  /** What a view shows. */
  readonly view?: ViewShape;
  /** What callers of a function or procedure must know (PostgreSQL). */
  readonly signature?: RoutineSignature;
  /** The function that a trigger executes (PostgreSQL). */
  readonly routine?: ObjectName;
  /** Columns of its table that the definition of a trigger, rule or policy names (PostgreSQL). */
  readonly columns?: readonly string[];
  /** Labels of an enum, in order. */
  readonly labels?: readonly string[];
  /** Base type of a domain. */
  readonly baseType?: TypeName;
  /** NOT NULL of a domain. */
  readonly notNull?: boolean;
  /** Names of a domain's checks; empty where none is written (PostgreSQL). */
  readonly checks?: readonly string[];
  /** CREATE MATERIALIZED VIEW … WITH NO DATA. */
  readonly withNoData?: boolean;
  /** Lower-case volatility of a function: immutable, stable, volatile. */
  readonly volatility?: string;
  /** Lower-case language of a routine body. */
  readonly language?: string;
  /** The account of a DEFINER clause, `current_user` for the one who runs the statement (MySQL, MariaDB). */
  readonly definer?: string;
  /** Lower-case characteristics that bear on rights (PostgreSQL): of a role `superuser` and `bypassrls`, of a routine `security definer`. */
  readonly powers?: readonly string[];
  /** Lower-case settings that a routine's SET clauses give it (PostgreSQL). */
  readonly settings?: readonly string[];
  /** Of a policy: the command that it is for, whether it widens or narrows, and what it lets through (PostgreSQL). */
  readonly policy?: PolicyTerms;
  readonly publication?: PublicationTerms;
}

/** ALTER of anything but a table. */
export interface AlterObject extends Placed {
  readonly kind: 'alter-object';
  readonly objectKind: ObjectKind;
  readonly object: ObjectName;
  /** The table of a trigger, rule or policy; of the column that a sequence is OWNED BY, which is then `value` (PostgreSQL). */
  readonly table?: ObjectName;
  /** Upper-case keywords of the action: `ADD VALUE`, `RENAME TO`, `SET SCHEMA`, `OWNER TO` … */
  readonly action: string;
  /** The new name, label or schema, where the action has one. */
  readonly value?: string;
  /** The old name of RENAME VALUE, RENAME COLUMN and RENAME ATTRIBUTE, or the neighbour that ADD VALUE names. */
  readonly label?: string;
  /** BEFORE or AFTER `label` (ADD VALUE). */
  readonly position?: 'before' | 'after';
  /** As in `CreateObject.definer`. */
  readonly definer?: string;
  /** True for ADD CONSTRAINT … NOT VALID of a domain. */
  readonly notValid?: boolean;
  /** As in `CreateObject.powers`; what the statement takes away is not among them. */
  readonly powers?: readonly string[];
  /** As in `CreateObject.settings`. */
  readonly settings?: readonly string[];
  /** USING of an altered policy (PostgreSQL). */
  readonly using?: Expression;
  /** Of a publication, which the action ADD, DROP or SET concerns (PostgreSQL). */
  readonly publication?: PublicationTerms;
}

/** DROP of anything but a table or an index. */
export interface DropObject extends Placed {
  readonly kind: 'drop-object';
  /** Types of the arguments where the statement tells a routine by them (PostgreSQL). */
  readonly arguments?: readonly string[];
  readonly objectKind: ObjectKind;
  readonly object: ObjectName;
  /** The table of a trigger, rule or policy; of the column that a sequence is OWNED BY, which is then `value` (PostgreSQL). */
  readonly table?: ObjectName;
  readonly ifExists: boolean;
  readonly cascade: boolean;
}

/** COMMENT ON. `comment` absent means NULL. */
export interface Comment extends Placed {
  readonly kind: 'comment';
  readonly objectKind: ObjectKind;
  /** The table, where a column is commented on. */
  readonly object: ObjectName;
  /** The table of a trigger, rule, policy or constraint (PostgreSQL). */
  readonly table?: ObjectName;
  readonly column?: string;
  readonly comment?: string;
}

/** GRANT, REVOKE; role membership has `objects` empty. */
export interface GrantOrRevoke extends Placed {
  readonly kind: 'grant' | 'revoke';
  readonly privileges: readonly string[];
  readonly objectKind?: ObjectKind;
  readonly objects: readonly ObjectName[];
  /** Role or account names; `public` for PUBLIC. */
  readonly grantees: readonly string[];
  /** True for GRANT … ON *.*, whose `objects` are empty (MySQL, MariaDB). */
  readonly everywhere?: boolean;
  /** WITH GRANT OPTION: whoever gets it may pass it on. */
  readonly grantOption?: boolean;
}
