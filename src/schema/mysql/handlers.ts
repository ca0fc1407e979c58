import type { Handlers } from '../handler.ts';
import { leavesUnchanged } from '../handler.ts';
import { applyAddColumn, applyDropColumn, applyRedefineColumn, applyRenameColumn } from './apply-column.ts';
import { applyAddConstraint, applyDropConstraint, applyDropDefault, applyRenameConstraint, applySetDefault } from './apply-constraint.ts';
import { applyCreateIndex, applyDropIndex, applyRenameIndex } from './apply-index.ts';
import { applyAlterObject, applyCreateObject, applyDropObject, applyOther } from './apply-object.ts';
import { applyDropTable, applyMaintainPartitions, applyRenameTable } from './apply-table.ts';
import { applyCreateTable } from './create-table.ts';
import { applyConvertCharacterSet, applySetTableOption } from './table-options.ts';

/** What each kind of operation does to the catalogue of a MySQL or MariaDB server. */
export const mysqlHandlers = {
  'create-table': applyCreateTable,
  'drop-table': applyDropTable,
  'truncate-table': leavesUnchanged,
  'rename-table': applyRenameTable,
  'set-table-schema': leavesUnchanged,
  'add-column': applyAddColumn,
  'drop-column': applyDropColumn,
  'alter-column-type': leavesUnchanged,
  'redefine-column': applyRedefineColumn,
  'set-default': applySetDefault,
  'drop-default': applyDropDefault,
  'set-not-null': leavesUnchanged,
  'drop-not-null': leavesUnchanged,
  'set-identity': leavesUnchanged,
  'set-generated-expression': leavesUnchanged,
  'rename-column': applyRenameColumn,
  'add-constraint': applyAddConstraint,
  'drop-constraint': applyDropConstraint,
  'validate-constraint': leavesUnchanged,
  'rename-constraint': applyRenameConstraint,
  'create-index': applyCreateIndex,
  'drop-index': applyDropIndex,
  'rename-index': applyRenameIndex,
  'attach-partition': leavesUnchanged,
  'detach-partition': leavesUnchanged,
  'maintain-partitions': applyMaintainPartitions,
  'convert-character-set': applyConvertCharacterSet,
  'set-table-option': applySetTableOption,
  'create-object': applyCreateObject,
  'alter-object': applyAlterObject,
  'drop-object': applyDropObject,
  comment: leavesUnchanged,
  grant: leavesUnchanged,
  revoke: leavesUnchanged,
  'set-variable': leavesUnchanged,
  insert: leavesUnchanged,
  update: leavesUnchanged,
  delete: leavesUnchanged,
  select: leavesUnchanged,
  copy: leavesUnchanged,
  'transaction-control': leavesUnchanged,
  'lock-table': leavesUnchanged,
  maintain: leavesUnchanged,
  'run-code': leavesUnchanged,
  other: applyOther,
} satisfies Handlers;
