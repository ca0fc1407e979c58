import type { Handlers } from '../handler.ts';
import { leavesUnchanged } from '../handler.ts';
import { applyAddColumn } from './add-column.ts';
import { addConstraint } from './add-constraint.ts';
import {
  applyAlterColumnType, applyDropDefault, applyDropNotNull, applySetDefault, applySetGeneratedExpression, applySetIdentity,
  applySetNotNull,
} from './alter-column.ts';
import { applyAlterObject, applyComment } from './alter-object.ts';
import { applyMaintain } from './maintain.ts';
import { applyCreateIndex, applyDropIndex, applyRenameIndex } from './apply-index.ts';
import { applySetVariable, applyTransactionControl } from './apply-session.ts';
import { applyCreateObject } from './create-object.ts';
import { applyCreateTable } from './create-table.ts';
import { applyDropColumn } from './drop-column.ts';
import { applyDropConstraint, applyRenameConstraint, applyValidateConstraint } from './drop-constraint.ts';
import { applyDropObject } from './drop-object.ts';
import { applyDropTable } from './drop-table.ts';
import { applyAttachPartition, applyDetachPartition } from './partition.ts';
import { applyRenameColumn } from './rename-column.ts';
import { applyRenameTable, applySetTableSchema } from './rename-table.ts';
import { applySetTableOption } from './table-option.ts';
import { findTable, missing } from './written-table.ts';

/** What each kind of operation does to the catalogue of a PostgreSQL server. */
export const postgresHandlers = {
  'create-table': applyCreateTable,
  'drop-table': applyDropTable,
  'truncate-table': leavesUnchanged,
  'rename-table': applyRenameTable,
  'set-table-schema': applySetTableSchema,
  'add-column': applyAddColumn,
  'drop-column': applyDropColumn,
  'alter-column-type': applyAlterColumnType,
  'redefine-column': (catalog) => { missing(catalog, 'MODIFY COLUMN on PostgreSQL'); },
  'set-default': applySetDefault,
  'drop-default': applyDropDefault,
  'set-not-null': applySetNotNull,
  'drop-not-null': applyDropNotNull,
  'set-identity': applySetIdentity,
  'set-generated-expression': applySetGeneratedExpression,
  'rename-column': applyRenameColumn,
  'add-constraint': (catalog, operation) => {
    const table = findTable(catalog, operation);
    const only = operation.only === true;
    if (table !== undefined) addConstraint(catalog, { table, definition: operation.constraint, only });
  },
  'drop-constraint': applyDropConstraint,
  'validate-constraint': applyValidateConstraint,
  'rename-constraint': applyRenameConstraint,
  'create-index': applyCreateIndex,
  'drop-index': applyDropIndex,
  'rename-index': applyRenameIndex,
  'attach-partition': applyAttachPartition,
  'detach-partition': applyDetachPartition,
  'maintain-partitions': leavesUnchanged,
  'convert-character-set': leavesUnchanged,
  'set-table-option': applySetTableOption,
  'create-object': applyCreateObject,
  'alter-object': applyAlterObject,
  'drop-object': applyDropObject,
  comment: applyComment,
  grant: leavesUnchanged,
  revoke: leavesUnchanged,
  'set-variable': applySetVariable,
  insert: leavesUnchanged,
  update: leavesUnchanged,
  delete: leavesUnchanged,
  select: leavesUnchanged,
  copy: leavesUnchanged,
  'transaction-control': applyTransactionControl,
  'lock-table': leavesUnchanged,
  maintain: applyMaintain,
  'run-code': leavesUnchanged,
  other: leavesUnchanged,
} satisfies Handlers;
