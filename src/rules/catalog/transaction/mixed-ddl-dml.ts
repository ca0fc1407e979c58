import { historyTables } from '../../../model/history-tables.ts';
import { defineRule, type JudgedFile, type JudgedOperation, type RuleContext, type RuleHit, type RuleResult } from '../../define-rule.ts';
import { rowChange, schemaChange } from '../../kinds-of-change.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, age int, note varchar(20));';
const fill = 'UPDATE users SET age = 0 WHERE age IS NULL;';

export const mixedDdlDml = defineRule({
  id: 'mixed-ddl-dml',
  category: 'transaction',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'warning',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  supersedes: [],
  summary: 'Keep changes of old tables and changes of old rows in different files',
  why: 'In one transaction the locks of the one are held for the time of the other. On MySQL and MariaDB each change of a table commits '
    + 'on its own: a file that fails half way leaves rows that no rollback takes back.',
  fix: 'Write two files: one for the schema, one for the rows, which can be batched and run again.',
  sources: [],
  options: {},
  messages: {
    rows: {
      title: 'Changes rows of {table} in a file that also changes the schema',
      why: '{other} of the same file changes what stood before; the two succeed, wait and fail together, or half.',
      fix: 'Move the change of rows to a file of its own.',
    },
    schema: {
      title: 'Changes the schema in a file that also changes rows of {table}',
      why: '{other} of the same file changes rows that stood before; the two succeed, wait and fail together, or half.',
      fix: 'Move the change of the schema to a file of its own.',
    },
  },
  examples: {
    bad: [
      { title: 'rows behind the schema', engine: 'postgresql', base: [users], files: [`ALTER TABLE users ADD COLUMN x int NULL;\n${fill}`], expect: ['1:2'] },
      { title: 'the schema behind rows', engine: 'postgresql', base: [users], files: [`${fill}\nALTER TABLE users ALTER COLUMN age SET DEFAULT 0;`], expect: ['1:2'] },
      { title: 'rows behind the schema', engine: 'mysql', base: [users], files: [`ALTER TABLE users ADD COLUMN x int NULL, ALGORITHM=INSTANT;\n${fill}`], expect: ['1:2'] },
      { title: 'rows behind the schema', engine: 'mariadb', base: [users], files: [`ALTER TABLE users ADD COLUMN x int NULL, ALGORITHM=INSTANT;\n${fill}`], expect: ['1:2'] },
    ],
    good: [
      { title: 'two files', engine: 'postgresql', base: [users], files: ['ALTER TABLE users ADD COLUMN x int NULL;', fill], expect: [] },
      {
        title: 'first rows of a new table', engine: 'postgresql', base: [users],
        files: ["ALTER TABLE users ADD COLUMN kind int NULL;\nCREATE TABLE kind (id int PRIMARY KEY, name text NOT NULL);\nINSERT INTO kind VALUES (1, 'a');"], expect: [],
      },
      { title: 'a new table and old rows', engine: 'mysql', base: [users], files: [`CREATE TABLE t (id bigint PRIMARY KEY);\n${fill}`], expect: [] },
      {
        title: 'the history table of a tool', engine: 'mariadb', base: [users, 'CREATE TABLE schema_migrations (version varchar(20) PRIMARY KEY);'],
        files: ["ALTER TABLE users ADD COLUMN x int NULL, ALGORITHM=INSTANT;\nINSERT INTO schema_migrations (version) VALUES ('1');"], expect: [],
      },
    ],
  },
  check(context): readonly RuleResult[] {
    const byFile = new Map<JudgedFile, JudgedOperation[]>();
    for (const judged of context.operations) {
      const operations = byFile.get(judged.in.file);
      if (operations === undefined) byFile.set(judged.in.file, [judged]);
      else operations.push(judged);
    }
    return [...byFile.values()].flatMap((operations) => judgeFile(operations, context));
  },
});

/** The place is the first statement of the kind that comes second; a new table counts as schema there, too. */
function judgeFile(operations: readonly JudgedOperation[], context: RuleContext): readonly RuleHit[] {
  const rows = operations.find((judged) => isRowChange(judged, context));
  const schema = operations.find((judged) => schemaChange(judged, context) === 'old');
  if (rows === undefined || schema === undefined) return [];
  const firstSchema = operations.find((judged) => schemaChange(judged, context) !== undefined) ?? schema;
  const rowsFirst = operations.indexOf(rows) < operations.indexOf(firstSchema);
  const [place, other] = rowsFirst ? [schema, rows] : [rows, schema];
  const table = rowChange(rows, context) ?? '';
  return [{
    at: place.in,
    message: rowsFirst ? 'schema' : 'rows',
    values: { table, other: other.in.statement.command },
    objects: [place.in.file.migration.path, table],
  }];
}

function isRowChange(judged: JudgedOperation, context: RuleContext): boolean {
  const table = rowChange(judged, context);
  return table !== undefined && !isBookkeeping(table);
}

function isBookkeeping(table: string): boolean {
  const name = table.slice(table.lastIndexOf('.') + 1).toLowerCase();
  return historyTables.some((known) => known.toLowerCase() === name);
}
