import { readLiteral } from '../expressions/literals.ts';
import { readSystemVariable } from '../expressions/system-variable.ts';
import { isName, readInteger, readName, readString, takeName } from '../names/identifier.ts';
import { otherStatement } from '../reading/other-statement.ts';
import type { StatementReading } from '../reading/statement-reading.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';

const signalItems = new Set([
  'CLASS_ORIGIN', 'SUBCLASS_ORIGIN', 'MESSAGE_TEXT', 'MYSQL_ERRNO', 'CONSTRAINT_CATALOG', 'CONSTRAINT_SCHEMA', 'CONSTRAINT_NAME',
  'CATALOG_NAME', 'SCHEMA_NAME', 'TABLE_NAME', 'COLUMN_NAME', 'CURSOR_NAME',
]);
const conditionItems = new Set([...signalItems, 'RETURNED_SQLSTATE']);
const mariadbItems = new Set(['ROW_NUMBER']);
const statementItems = new Set(['NUMBER', 'ROW_COUNT']);

/** SQLSTATE [VALUE] '…', or the name of a declared condition. */
function readCondition(cursor: TokenCursor): boolean {
  if (cursor.accept('SQLSTATE')) {
    cursor.accept('VALUE');
    readString(cursor, 'an SQLSTATE');
    return true;
  }
  if (isName(cursor)) {
    takeName(cursor);
    return true;
  }
  return false;
}

/** A value of SIGNAL: a literal or a variable in MySQL, any expression in MariaDB. */
function readSignalValue(cursor: TokenCursor): void {
  if (cursor.dialect.isMariadb) {
    cursor.grammar.expression(cursor);
  } else {
    readSimpleValue(cursor);
  }
}

/** A literal, a variable of the session or server, or one of the program. */
function readSimpleValue(cursor: TokenCursor): void {
  if (readLiteral(cursor) !== undefined) return;
  if (cursor.kind === 'user-variable') {
    cursor.advance();
  } else if (cursor.at('@@')) {
    readSystemVariable(cursor);
  } else {
    readName(cursor, 'a value');
    if (cursor.accept('.')) readName(cursor, 'a column name');
  }
}

function readSignalItems(cursor: TokenCursor): void {
  if (!cursor.accept('SET')) return;
  cursor.list(() => {
    if (!(cursor.dialect.isMariadb && cursor.acceptAny(mariadbItems) !== undefined)) cursor.expectAny(signalItems);
    cursor.expect('=');
    readSignalValue(cursor);
  });
}

/** SIGNAL condition [SET item = value, …]. */
export function readSignal(cursor: TokenCursor): StatementReading {
  cursor.expect('SIGNAL');
  if (!readCondition(cursor)) cursor.fail('SQLSTATE or a condition was expected');
  readSignalItems(cursor);
  return otherStatement(cursor, 'SIGNAL');
}

/** RESIGNAL [condition] [SET item = value, …]. */
export function readResignal(cursor: TokenCursor): StatementReading {
  cursor.expect('RESIGNAL');
  if (!cursor.at('SET')) readCondition(cursor);
  readSignalItems(cursor);
  return otherStatement(cursor, 'RESIGNAL');
}

function readTarget(cursor: TokenCursor): void {
  if (cursor.kind === 'user-variable') {
    cursor.advance();
  } else {
    readName(cursor, 'a variable');
  }
  cursor.expect('=');
}

function readConditionNumber(cursor: TokenCursor): void {
  if (cursor.kind === 'integer') {
    readInteger(cursor, 'a condition');
  } else {
    cursor.grammar.simple(cursor);
  }
}

/** GET [CURRENT|STACKED] DIAGNOSTICS …. */
export function readGetDiagnostics(cursor: TokenCursor): StatementReading {
  cursor.expect('GET');
  if (!cursor.accept('CURRENT') && !cursor.dialect.isMariadb) cursor.accept('STACKED');
  cursor.expect('DIAGNOSTICS');
  const ofCondition = cursor.accept('CONDITION');
  if (ofCondition) readConditionNumber(cursor);
  cursor.list(() => {
    readTarget(cursor);
    if (!ofCondition) {
      cursor.expectAny(statementItems);
    } else if (!(cursor.dialect.isMariadb && cursor.acceptAny(mariadbItems) !== undefined)) {
      cursor.expectAny(conditionItems);
    }
  });
  return otherStatement(cursor, 'GET DIAGNOSTICS');
}
