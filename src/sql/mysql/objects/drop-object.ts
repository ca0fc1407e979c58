import type { ObjectKind } from '../../../model/operation.ts';
import { readObjectName } from '../names/object-name.ts';
import type { StatementReading } from '../reading/statement-reading.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';

/** Reads `[IF EXISTS] name` behind DROP and a kind of which one goes at a time. */
export function readDropObject(cursor: TokenCursor, objectKind: ObjectKind): StatementReading {
  const ifExists = cursor.acceptAll('IF', 'EXISTS');
  const object = readObjectName(cursor, `a ${objectKind}`);
  return {
    operations: [{ kind: 'drop-object', objectKind, object, ifExists, cascade: false, span: cursor.statementSpan() }],
    transaction: 'implicit-commit',
  };
}
