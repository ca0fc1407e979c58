import { resolveTable } from '../../../schema/queries/resolve-table.ts';
import { defineRule, isKind, type JudgedFile, type JudgedOperation, type JudgedStatement, type RuleResult } from '../../define-rule.ts';

const orders = 'CREATE TABLE orders (id bigint PRIMARY KEY, total int) ENGINE=InnoDB;';

export const myDdlImplicitCommit = defineRule({
  id: 'my-ddl-implicit-commit',
  category: 'transaction',
  engines: ['mysql', 'mariadb'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: ['syntax', 'transaction-model'],
  supersedes: [],
  summary: 'Do not count on a transaction around schema changes',
  why: 'MySQL and MariaDB commit before and after every DDL statement. What stood before it in the transaction stays, whatever fails afterwards, and '
    + 'ROLLBACK takes nothing back.',
  fix: 'Give every schema change a file of its own, and rows another one.',
  sources: [],
  options: {},
  messages: {
    inside: {
      title: '{command} commits the transaction around it',
      why: 'The server commits before and after it, so the statements between BEGIN and COMMIT do not succeed or fail together.',
      fix: 'Take {command} out of the transaction, into a file of its own.',
    },
    afterRows: {
      title: '{command} commits the rows that were changed before it',
      why: 'The file is run as one transaction, but the server commits at this statement: if it or a later one fails, the rows stay changed.',
      fix: 'Put {command} into a file of its own.',
    },
  },
  examples: {
    bad: [
      { title: 'a transaction of the file', engine: 'mysql', base: [orders], files: ['START TRANSACTION;\nINSERT INTO orders VALUES (1, 1);\nCREATE TABLE b (id bigint PRIMARY KEY);\nCOMMIT;'], expect: ['1:3'] },
      { title: 'rows before it', engine: 'mariadb', base: [orders], files: ['UPDATE orders SET total = 0 WHERE id = 1;\nALTER TABLE orders ADD COLUMN x int NULL;'], expect: ['1:2'] },
    ],
    good: [
      { title: 'schema changes alone', engine: 'mysql', base: [orders], files: ['ALTER TABLE orders ADD COLUMN x int NULL;\nCREATE TABLE b (id bigint PRIMARY KEY);'], expect: [] },
      { title: 'rows alone', engine: 'mariadb', base: [orders], files: ['BEGIN;\nINSERT INTO orders VALUES (1, 1);\nCOMMIT;', 'CREATE TABLE b (id bigint PRIMARY KEY);'], expect: [] },
      { title: 'rows that are committed before', engine: 'mysql', base: [orders], files: ['BEGIN;\nINSERT INTO orders VALUES (1, 1);\nCOMMIT;\nCREATE TABLE b (id bigint PRIMARY KEY);'], expect: [] },
      { title: 'statement by statement', engine: 'mariadb', base: [orders], transaction: 'per-statement', files: ['UPDATE orders SET total = 0 WHERE id = 1;\nALTER TABLE orders ADD COLUMN x int NULL;'], expect: [] },
    ],
  },
  check({ statements }): readonly RuleResult[] {
    const watch = new TransactionWatch();
    return statements.flatMap((at): readonly RuleResult[] => {
      const message = watch.pass(at);
      return message === undefined ? [] : [{ at, message, values: { command: at.statement.command }, objects: [at.file.migration.path] }];
    });
  },
});

/** What a transaction holds that the next implicit commit would tear apart. */
class TransactionWatch {
  #file: JudgedFile | undefined;
  #isExplicit = false;
  #isManual = false;
  #hasRows = false;

  pass(at: JudgedStatement): 'inside' | 'afterRows' | undefined {
    this.#enter(at);
    for (const judged of at.operations) this.#note(judged);
    // What a block or a routine does is judged statement by statement, or not known.
    const isCode = at.operations.some(({ operation }) => operation.kind === 'run-code');
    if (at.statement.transaction !== 'implicit-commit' || isCode) return undefined;
    const hadRows = this.#hasRows;
    this.#hasRows = false;
    if (this.#isExplicit) return 'inside';
    return hadRows ? 'afterRows' : undefined;
  }

  /** A new file is a new session, unless the run is one transaction. */
  #enter({ file, transaction }: JudgedStatement): void {
    if (file === this.#file) return;
    this.#file = file;
    if (transaction === 'whole-run') return;
    this.#isExplicit = false;
    this.#isManual = false;
    this.#hasRows = false;
  }

  #note(judged: JudgedOperation): void {
    if (isKind(judged, 'transaction-control')) this.#control(judged.operation.command);
    else if (isKind(judged, 'set-variable') && judged.operation.name === 'autocommit') {
      this.#isManual = /^(?:0|off|false)$/i.test(judged.operation.value ?? '');
      this.#hasRows = false;
    } else if (changesRows(judged)) {
      this.#hasRows = this.#isManual || judged.in.transaction === 'per-file' || judged.in.transaction === 'whole-run';
    }
  }

  #control(command: string): void {
    if (command !== 'begin' && command !== 'commit' && command !== 'rollback') return;
    this.#isExplicit = command === 'begin';
    this.#hasRows = false;
  }
}

/** Rows of temporary tables are gone with the session anyway. */
function changesRows(judged: JudgedOperation): boolean {
  if (isKind(judged, 'copy')) return judged.operation.direction === 'from';
  return isKind(judged, 'insert', 'update', 'delete') && resolveTable(judged.before, judged.operation.table)?.temporary !== true;
}
