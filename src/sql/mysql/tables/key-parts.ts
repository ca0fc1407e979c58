import type { IndexKey } from '../../../model/index-definition.ts';
import { readExpression } from '../expressions/capture.ts';
import { readInteger, readName } from '../names/identifier.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';

/** The parts of a key, and whether the last names a period without overlaps (MariaDB). */
export interface KeyParts {
  readonly keys: readonly IndexKey[];
  readonly withoutOverlaps: boolean;
}

function readDirection(cursor: TokenCursor): Pick<IndexKey, 'order'> {
  if (cursor.accept('DESC')) return { order: 'desc' };
  return cursor.accept('ASC') ? { order: 'asc' } : {};
}

function readKeyPart(cursor: TokenCursor): IndexKey {
  if (cursor.at('(')) {
    cursor.require(cursor.dialect.offers({ mysql: 80013 }), 'a key on an expression');
    const expression = cursor.parenthesised(() => readExpression(cursor));
    return { expression, ...readDirection(cursor) };
  }
  const column = readName(cursor, 'a column name');
  const length = cursor.at('(') ? cursor.parenthesised(() => Number(readInteger(cursor, 'a length'))) : undefined;
  return { column, ...(length === undefined ? {} : { length }), ...readDirection(cursor) };
}

/** Reads `(column [(length)] [ASC|DESC], (expression), …)`. */
export function readKeyParts(cursor: TokenCursor): readonly IndexKey[] {
  return cursor.parenthesised(() => cursor.list(() => readKeyPart(cursor)));
}

/** Reads the parts of a PRIMARY KEY or UNIQUE; `period WITHOUT OVERLAPS` may stand last (MariaDB 10.5.3). */
export function readUniqueKeyParts(cursor: TokenCursor): KeyParts {
  cursor.expect('(');
  const keys: IndexKey[] = [];
  let withoutOverlaps = false;
  do {
    keys.push(readKeyPart(cursor));
    withoutOverlaps = cursor.dialect.isMariadb && cursor.acceptAll('WITHOUT', 'OVERLAPS');
  } while (!withoutOverlaps && cursor.accept(','));
  cursor.expect(')');
  return { keys, withoutOverlaps };
}
