import { columnHit, columnsAddedToOldTables } from '../../added-columns.ts';
import { defineRule, type RuleResult } from '../../define-rule.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, age int);';

export const addColumnCheckScan = defineRule({
  id: 'add-column-check-scan',
  category: 'blocking-lock',
  engines: ['postgresql'],
  defaultSeverity: 'warning',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  supersedes: [],
  summary: 'Add a column first and its check later',
  why: 'ADD COLUMN with CHECK asks the condition of every row under an ACCESS EXCLUSIVE lock, although each has NULL or the same default there: '
    + 'nobody reads or writes the table meanwhile.',
  fix: 'Add the column alone, then the check with NOT VALID, and validate it in a transaction of its own.',
  sources: ['eugene:E1'],
  options: {},
  messages: {
    scans: {
      title: 'Column {column} of {table} comes with a check, which scans the table',
      why: 'PostgreSQL asks the condition of every row of {table} while reads and writes wait.',
      fix: 'Add the column alone, then the check with NOT VALID, and validate it in the next file.',
    },
  },
  examples: {
    bad: [
      { title: 'an old table', engine: 'postgresql', base: [users], files: ['ALTER TABLE users ADD COLUMN score int CHECK (score > 0);'], expect: ['1:1'] },
      {
        title: 'a named check behind a default', engine: 'postgresql', base: [users],
        files: ['ALTER TABLE users\n  ADD COLUMN n int NULL,\n  ADD score int DEFAULT 1 CONSTRAINT score_pos CHECK (score > 0);'], expect: ['1:3'],
      },
    ],
    good: [
      {
        title: 'the check later', engine: 'postgresql', base: [users],
        files: ['ALTER TABLE users ADD COLUMN score int NULL;\nALTER TABLE users ADD CONSTRAINT score_pos CHECK (score > 0) NOT VALID;', 'ALTER TABLE users VALIDATE CONSTRAINT score_pos;'],
        expect: [],
      },
      { title: 'a new table', engine: 'postgresql', files: ['CREATE TABLE t (a int);\nALTER TABLE t ADD COLUMN b int CHECK (b > 0);'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    const checked = columnsAddedToOldTables(context).filter(({ operation }) =>
      operation.column.constraints.some(({ kind, notEnforced }) => kind === 'check' && notEnforced !== true));
    return checked.map((judged) => columnHit(judged, 'scans'));
  },
});
