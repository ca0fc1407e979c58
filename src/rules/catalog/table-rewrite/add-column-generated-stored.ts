import { columnHit, columnsAddedToOldTables } from '../../added-columns.ts';
import { engineFamilies } from '../../../model/engine-name.ts';
import { defineRule, type RuleResult } from '../../define-rule.ts';

const items = 'CREATE TABLE items (id bigint PRIMARY KEY, price int, amount int);';

export const addColumnGeneratedStored = defineRule({
  id: 'add-column-generated-stored',
  category: 'table-rewrite',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  supersedes: [],
  summary: 'Add computed columns as virtual ones, or fill them in batches',
  why: 'A stored generated column is computed for every row at once: the table is written anew, on PostgreSQL under an ACCESS EXCLUSIVE lock, on MySQL and '
    + 'MariaDB by a copy during which every write waits.',
  fix: 'Use a VIRTUAL column where the server has them (PostgreSQL 18, MySQL, MariaDB), or a plain column that a trigger keeps and batches fill.',
  sources: ['eugene:E11', 'strong_migrations:add_column_generated_stored', 'squawk:adding-field-with-default', 'pgfence:add-column-stored-generated'],
  options: {},
  messages: {
    rewrites: {
      title: 'The stored generated column {column} rewrites {table}',
      why: 'Its value is computed for every row: {table} and its indexes are written anew while reads and writes wait.',
      fix: 'Use a VIRTUAL column from PostgreSQL 18 on, else add a plain column, keep it by a trigger and fill it in batches.',
    },
    copies: {
      title: 'The stored generated column {column} copies {table}',
      why: 'Its value is computed for every row: {table} is copied while writes wait.',
      fix: 'Use a VIRTUAL column, which is added at once and may be indexed.',
    },
  },
  examples: {
    bad: [
      { title: 'a stored column', engine: 'postgresql', base: [items], files: ['ALTER TABLE items ADD COLUMN total int GENERATED ALWAYS AS (price * amount) STORED;'], expect: ['1:1'] },
      { title: 'a stored column', engine: 'mysql', base: [items], files: ['ALTER TABLE items ADD COLUMN total int AS (price * amount) STORED, ALGORITHM=COPY, LOCK=SHARED;'], expect: ['1:1'] },
      { title: 'a stored column under its other name', engine: 'mariadb', base: [items], files: ['ALTER TABLE items\n  ADD COLUMN total int GENERATED ALWAYS AS (price * amount) PERSISTENT;'], expect: ['1:2'] },
    ],
    good: [
      { title: 'a virtual column', engine: 'postgresql', version: '18', base: [items], files: ['ALTER TABLE items ADD COLUMN total int GENERATED ALWAYS AS (price * amount);'], expect: [] },
      { title: 'a virtual column', engine: 'mysql', base: [items], files: ['ALTER TABLE items ADD COLUMN total int AS (price * amount), ALGORITHM=INSTANT;'], expect: [] },
      { title: 'a new table', engine: 'mariadb', files: [`${items}\nALTER TABLE items ADD COLUMN total int AS (price * amount) STORED;`], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    const message = engineFamilies[context.engine.name] === 'postgres' ? 'rewrites' : 'copies';
    return columnsAddedToOldTables(context)
      .filter(({ operation }) => operation.column.generated?.stored === true)
      .map((judged) => columnHit(judged, message));
  },
});
