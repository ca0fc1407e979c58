import type { OperationKind } from '../model/operation.ts';

/** Does not compile while a kind is missing. */
const kinds: Readonly<Record<OperationKind, true>> = {
  'create-table': true, 'drop-table': true, 'truncate-table': true, 'rename-table': true, 'set-table-schema': true,
  'add-column': true, 'drop-column': true, 'alter-column-type': true, 'redefine-column': true, 'set-default': true, 'drop-default': true,
  'set-not-null': true, 'drop-not-null': true, 'set-identity': true, 'set-generated-expression': true, 'rename-column': true,
  'add-constraint': true, 'drop-constraint': true, 'validate-constraint': true, 'rename-constraint': true,
  'create-index': true, 'drop-index': true, 'rename-index': true,
  'attach-partition': true, 'detach-partition': true, 'maintain-partitions': true, 'convert-character-set': true, 'set-table-option': true,
  'create-object': true, 'alter-object': true, 'drop-object': true, comment: true, grant: true, revoke: true, 'set-variable': true,
  insert: true, update: true, delete: true, select: true, copy: true,
  'transaction-control': true, 'lock-table': true, maintain: true, 'run-code': true, other: true,
};

/** Every kind of operation. */
export const operationKinds: readonly string[] = Object.keys(kinds);
