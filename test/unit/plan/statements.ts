import type { Migration } from '../../../src/model/migration.ts';
import type { Operation } from '../../../src/model/operation.ts';
import type { ClientCommand, Script, Statement, TransactionClass } from '../../../src/model/statement.ts';

const span = { start: 0, end: 0 };

/** A statement of a class, with the operations that a test needs. */
export function statementOf(text: string, transaction: TransactionClass, operations: readonly Operation[] = []): Statement {
  return { ordinal: 1, span, text, command: text.toUpperCase(), section: 'up', transaction, operations };
}

export const begin = statementOf('BEGIN', 'control', [{ kind: 'transaction-control', command: 'begin', span }]);
export const commit = statementOf('COMMIT', 'control', [{ kind: 'transaction-control', command: 'commit', span }]);
export const set = statementOf("SET names 'x'", 'any', [{ kind: 'set-variable', name: 'names', scope: 'session', span }]);
export const insert = insertInto('t');
export const createTable = statementOf('CREATE TABLE t (id int)', 'implicit-commit', [{ kind: 'other', command: 'CREATE TABLE', objects: [], span }]);
export const concurrently = statementOf('CREATE INDEX CONCURRENTLY', 'alone', [{ kind: 'maintain', command: 'REINDEX', concurrently: true, objects: [], span }]);

export function insertInto(table: string): Statement {
  const query = { tables: [], columns: [], functions: [], hasLimit: false };
  return statementOf(`INSERT INTO ${table}`, 'any', [{ kind: 'insert', table: { name: table, span }, query, upsert: false, span }]);
}

export function callOf(functionName: string): Statement {
  return statementOf(`SELECT ${functionName}()`, 'any', [{ kind: 'select', query: { tables: [], columns: [], functions: [functionName], hasLimit: false }, span }]);
}

/** A file of statements, numbered and placed one per line. */
export function scriptOf(statements: readonly Statement[], clientCommands: readonly ClientCommand[] = []): Script {
  let start = 0;
  const placed = statements.map((statement, index) => {
    const end = start + statement.text.length;
    const result = { ...statement, ordinal: index + 1, span: { start, end } };
    start = end + 2;
    return result;
  });
  return { statements: placed, comments: [], clientCommands };
}

/** A migration whose text is the statements of a script, one per line. */
export function migrationOf(script: Script, version = '1'): Migration {
  const text = script.statements.map((statement) => `${statement.text};\n`).join('');
  return { version, kind: 'versioned', description: 'x', path: `db/V${version}__x.sql`, script: `V${version}__x.sql`, text, hash: `hash ${version}` };
}
