import { stringValue } from '../names/identifier.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';

/** Reads the labels of ENUM and SET, without quotes; a hexadecimal or bit literal stays as written. */
export function readStringList(cursor: TokenCursor): string[] {
  return cursor.parenthesised(() => cursor.list(() => {
    const { kind } = cursor;
    if (kind !== 'string' && kind !== 'hex' && kind !== 'bit') cursor.fail('a label was expected in quotes');
    const label = kind === 'string' ? stringValue(cursor) : cursor.raw;
    cursor.advance();
    return label;
  }));
}
