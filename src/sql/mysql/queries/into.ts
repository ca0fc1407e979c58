import { isName, readNameOrString, readString, takeName } from '../names/identifier.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';

/** Where SELECT … INTO puts its rows. */
export type IntoTarget = 'file' | 'variables';

/** True where INTO follows. */
export function isInto(cursor: TokenCursor): boolean {
  return cursor.at('INTO');
}

/** Reads INTO OUTFILE '…' …, INTO DUMPFILE '…', INTO @a, b. */
export function readInto(cursor: TokenCursor): IntoTarget {
  cursor.expect('INTO');
  if (cursor.accept('OUTFILE')) {
    readString(cursor, 'a file');
    if (cursor.accept('CHARSET') || cursor.acceptAll('CHARACTER', 'SET') || cursor.acceptAll('CHAR', 'SET')) {
      readNameOrString(cursor, 'a character set');
    }
    readFieldsAndLines(cursor);
    return 'file';
  }
  if (cursor.accept('DUMPFILE')) {
    readString(cursor, 'a file');
    return 'file';
  }
  cursor.list(() => {
    if (cursor.kind === 'user-variable') {
      cursor.advance();
    } else if (isName(cursor)) {
      takeName(cursor);
    } else {
      cursor.fail('a variable was expected');
    }
  });
  return 'variables';
}

function readText(cursor: TokenCursor): void {
  if (cursor.kind !== 'string' && cursor.kind !== 'hex' && cursor.kind !== 'bit') cursor.fail('a text was expected in quotes');
  cursor.advance();
}

function readField(cursor: TokenCursor): boolean {
  if (cursor.acceptAll('TERMINATED', 'BY') || cursor.acceptAll('ENCLOSED', 'BY')
    || cursor.acceptAll('OPTIONALLY', 'ENCLOSED', 'BY') || cursor.acceptAll('ESCAPED', 'BY')) {
    readText(cursor);
    return true;
  }
  return false;
}

function readLine(cursor: TokenCursor): boolean {
  if (cursor.acceptAll('STARTING', 'BY') || cursor.acceptAll('TERMINATED', 'BY')) {
    readText(cursor);
    return true;
  }
  return false;
}

function readAtLeastOne(cursor: TokenCursor, read: (cursor: TokenCursor) => boolean): void {
  if (!read(cursor)) cursor.fail('TERMINATED BY or its like was expected');
  while (read(cursor)) {
    // Each step reads one clause.
  }
}

/** Reads FIELDS|COLUMNS … and LINES … of OUTFILE and LOAD DATA. */
export function readFieldsAndLines(cursor: TokenCursor): void {
  if (cursor.accept('FIELDS') || cursor.accept('COLUMNS')) readAtLeastOne(cursor, readField);
  if (cursor.accept('LINES')) readAtLeastOne(cursor, readLine);
}
