import type { CreateTable, DropTable, TruncateTable, RenameTable, SetTableSchema, AttachPartition, DetachPartition, MaintainPartitions, ConvertCharacterSet, SetTableOption } from './operations/table-operations.ts';
import type { AddColumn, DropColumn, AlterColumnType, RedefineColumn, SetDefault, DropDefault, SetNotNull, DropNotNull, SetIdentity, SetGeneratedExpression, RenameColumn } from './operations/column-operations.ts';
import type { AddConstraint, DropConstraint, ValidateConstraint, RenameConstraint, CreateIndex, DropIndex, RenameIndex } from './operations/constraint-operations.ts';
import type { CreateObject, AlterObject, DropObject, Comment, GrantOrRevoke } from './operations/object-operations.ts';
import type { InsertRows, UpdateRows, DeleteRows, SelectRows, CopyRows } from './operations/row-operations.ts';
import type { SetVariable, TransactionControl, LockTable, Maintain, RunCode, OtherStatement } from './operations/session-operations.ts';

export type * from './operations/table-operations.ts';
export type * from './operations/column-operations.ts';
export type * from './operations/constraint-operations.ts';
export type * from './operations/object-operations.ts';
export type * from './operations/row-operations.ts';
export type * from './operations/session-operations.ts';

/**
 * One thing that a statement does to one object. A statement has one or several: DROP TABLE a, b has two,
 * ALTER TABLE one for each of its actions, in the order in which the server executes them.
 * Names follow the SQL keyword; both engines share them, and what only one engine has says so.
 */
export type Operation =
  | CreateTable | DropTable | TruncateTable | RenameTable | SetTableSchema
  | AddColumn | DropColumn | AlterColumnType | RedefineColumn | SetDefault | DropDefault | SetNotNull | DropNotNull
  | SetIdentity | SetGeneratedExpression | RenameColumn
  | AddConstraint | DropConstraint | ValidateConstraint | RenameConstraint
  | CreateIndex | DropIndex | RenameIndex
  | AttachPartition | DetachPartition | MaintainPartitions | ConvertCharacterSet | SetTableOption
  | CreateObject | AlterObject | DropObject | Comment | GrantOrRevoke | SetVariable
  | InsertRows | UpdateRows | DeleteRows | SelectRows | CopyRows
  | TransactionControl | LockTable | Maintain | RunCode | OtherStatement;

/** The tag that tells operations apart. */
export type OperationKind = Operation['kind'];
