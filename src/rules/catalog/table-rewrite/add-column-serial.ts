import { rewriteCauses } from '../../../impact/postgres/added-column.ts';
import { columnHit, columnsAddedToOldTables } from '../../added-columns.ts';
import { defineRule, type RuleResult } from '../../define-rule.ts';
import { impactContext } from '../../naming-objects.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY);';

export const addColumnSerial = defineRule({
  id: 'add-column-serial',
  category: 'table-rewrite',
  engines: ['postgresql'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  supersedes: [],
  summary: 'Number the rows of old tables in batches',
  why: 'A serial or identity column gives every row a number of its own at once: the table and its indexes are written anew under an ACCESS EXCLUSIVE lock.',
  fix: 'Add a bigint column that may be NULL, set its default to a sequence, fill the old rows in batches, and let the column own the sequence.',
  sources: ['eugene:E11', 'strong_migrations:add_column_auto_incrementing', 'pgfence:add-column-serial'],
  options: {},
  messages: {
    rewrites: {
      title: 'The {kind} column {column} rewrites {table}',
      why: 'Each row gets a number of its own: {table} and its indexes are written anew while reads and writes wait.',
      fix: 'Add {column} as a bigint that may be NULL, with a sequence as its default afterwards, and fill the old rows in batches.',
    },
  },
  examples: {
    bad: [
      { title: 'serial', engine: 'postgresql', base: [users], files: ['ALTER TABLE users ADD COLUMN number bigserial;'], expect: ['1:1'] },
      { title: 'identity', engine: 'postgresql', base: [users], files: ['ALTER TABLE users\n  ADD COLUMN number bigint GENERATED ALWAYS AS IDENTITY;'], expect: ['1:2'] },
    ],
    good: [
      { title: 'a new table', engine: 'postgresql', files: ['CREATE TABLE t (a int);\nALTER TABLE t ADD COLUMN number bigserial;'], expect: [] },
      {
        title: 'numbers for new rows first', engine: 'postgresql', base: [users],
        files: ["ALTER TABLE users ADD COLUMN number bigint NULL;\nCREATE SEQUENCE users_number OWNED BY users.number;\nALTER TABLE users ALTER COLUMN number SET DEFAULT nextval('users_number');"],
        expect: [],
      },
    ],
  },
  check(context): readonly RuleResult[] {
    return columnsAddedToOldTables(context).flatMap((judged) => {
      const causes = rewriteCauses(judged.operation.column, impactContext(context.engine, judged));
      const numbered = causes.find(({ cause }) => cause === 'serial' || cause === 'identity');
      return numbered === undefined ? [] : [columnHit(judged, 'rewrites', { kind: numbered.cause })];
    });
  },
});
