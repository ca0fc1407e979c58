import { typeChange } from '../../../impact/postgres/type-change.ts';
import { resolveTable } from '../../../schema/queries/resolve-table.ts';
import { defineRule, type RuleResult } from '../../define-rule.ts';
import { impactContext, placeOf, shown, tableIdentity } from '../../naming-objects.ts';
import { onOldTables } from '../../old-tables.ts';
import { unknownTable } from '../../schema-gaps.ts';
import { listInWords } from '../../wording.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50), name text);\nCREATE INDEX users_email ON users (email);';

export const changeTypeIndexRebuild = defineRule({
  id: 'change-type-index-rebuild',
  category: 'blocking-lock',
  engines: ['postgresql'],
  defaultSeverity: 'warning',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  supersedes: [],
  summary: 'Rebuild indexes concurrently when a type or collation changes',
  why: 'A change of type may leave the rows as they are and still build indexes anew, under an ACCESS EXCLUSIVE lock: where the order of values changes '
    + 'with the collation or the type, and where an index has an expression or a condition.',
  fix: 'Drop the index concurrently, change the type, and build the index concurrently again, or build one on the new form under another name before.',
  sources: ['atlas:PG301'],
  options: {},
  messages: {
    type: {
      title: 'Changing the type of {column} of {table} rebuilds {indexes}',
      why: 'The new type sorts by other operators: reads and writes of {table} wait until {indexes} is built anew.',
      fix: 'Drop {indexes} concurrently before, and build it concurrently afterwards.',
    },
    collation: {
      title: 'Changing the collation of {column} of {table} rebuilds {indexes}',
      why: 'Values sort in another order from then on (TYPE without COLLATE means the default): reads and writes of {table} wait until {indexes} is built anew.',
      fix: 'Drop {indexes} concurrently before and build it concurrently afterwards, or name the old collation if it is to stay.',
    },
    expression: {
      title: 'Changing the type of {column} of {table} rebuilds {indexes}',
      why: 'PostgreSQL never takes over an index with an expression or a condition: reads and writes of {table} wait until {indexes} is built anew.',
      fix: 'Drop {indexes} concurrently before, and build it concurrently afterwards.',
    },
  },
  examples: {
    bad: [
      { title: 'another collation', engine: 'postgresql', base: [users], files: ['ALTER TABLE users ALTER COLUMN email TYPE varchar(50) COLLATE "C";'], expect: ['1:1'] },
      {
        title: 'an index over an expression', engine: 'postgresql', base: [users, 'CREATE INDEX users_lower ON users (lower(name));'],
        files: ['ALTER TABLE users\n  ALTER COLUMN name TYPE varchar;'], expect: ['1:2'],
      },
    ],
    good: [
      { title: 'a longer text, whose index is taken over', engine: 'postgresql', base: [users], files: ['ALTER TABLE users ALTER COLUMN email TYPE text;'], expect: [] },
      { title: 'another collation without an index', engine: 'postgresql', base: [users], files: ['ALTER TABLE users ALTER COLUMN name TYPE text COLLATE "C";'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    return onOldTables(context, 'alter-column-type').flatMap((judged): readonly RuleResult[] => {
      const { operation, before, in: at } = judged;
      if (resolveTable(before, operation.table) === undefined) return [unknownTable(judged, operation.table, 'its indexes are not known')];
      const change = typeChange(operation, impactContext(context.engine, judged));
      if (change.effect !== 'indexes') return [];
      const indexes = listInWords(change.indexes.map(({ name }) => `index ${name}`));
      return [{
        at,
        span: placeOf(judged),
        message: change.cause,
        values: { column: operation.column, table: shown(operation.table), indexes },
        objects: [`${tableIdentity(before, operation.table)}.${operation.column}`],
      }];
    });
  },
});
