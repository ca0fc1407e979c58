import { isComputedByRow, isRefusedDefault } from '../../../impact/mysql/computed-default.ts';
import { alterations } from '../../alterations.ts';
import { defineRule, isKind, type RuleResult } from '../../define-rule.ts';
import { placeOf, shown, tableIdentity } from '../../naming-objects.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, age int) ENGINE=InnoDB;';

export const myExpressionDefault = defineRule({
  id: 'my-expression-default',
  category: 'table-rewrite',
  engines: ['mysql', 'mariadb'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: ['syntax', 'schema-state'],
  supersedes: [],
  summary: 'Do not add a column whose default is computed for old rows',
  why: 'The server evaluates such a default for every row that is there and copies the table for it, while writes wait. MySQL does so for every default in '
    + 'parentheses, a constant too, and refuses functions whose value it cannot repeat on a replica.',
  fix: 'Add the column without a default, set the default in a second statement, and fill old rows in batches.',
  sources: ['strong_migrations:add_column_default_callable'],
  options: {},
  messages: {
    computed: {
      title: 'The default of the new column {column} of {table} is computed for every old row',
      why: 'The table is copied for it while writes wait: {default} is no plain constant to the server.',
      fix: 'Add {column} without a default, then ALTER COLUMN {column} SET DEFAULT, then fill old rows in batches.',
    },
    refused: {
      title: 'MySQL refuses the default of the new column {column} of {table}',
      why: 'The value of {default} cannot be repeated on a replica, so no value is made up for rows that are there (error 1674).',
      fix: 'Add {column} without a default, then ALTER COLUMN {column} SET DEFAULT, then fill old rows in batches.',
    },
  },
  examples: {
    bad: [
      { title: 'an expression', engine: 'mysql', base: [users], files: ['ALTER TABLE users\n  ADD COLUMN x int NULL,\n  ADD COLUMN day date DEFAULT (CURRENT_DATE),\n  ALGORITHM=COPY;'], expect: ['1:3'] },
      { title: 'another value for each row', engine: 'mariadb', base: [users], files: ['ALTER TABLE users ADD COLUMN token char(36) NOT NULL DEFAULT (uuid()), ALGORITHM=COPY;'], expect: ['1:1'] },
      { title: 'what a replica cannot repeat', engine: 'mysql', base: [users], files: ['ALTER TABLE users ADD COLUMN token char(36) NOT NULL DEFAULT (uuid());'], expect: ['1:1'], impossible: 'the server refuses it' },
    ],
    good: [
      { title: 'constants and the clock', engine: 'mysql', base: [users], files: ["ALTER TABLE users ADD a int NOT NULL DEFAULT 5, ADD b datetime DEFAULT CURRENT_TIMESTAMP, ADD c varchar(9) DEFAULT 'x', ALGORITHM=INSTANT;"], expect: [] },
      { title: 'what is evaluated once', engine: 'mariadb', base: [users], files: ['ALTER TABLE users ADD a date DEFAULT (CURRENT_DATE), ADD b datetime DEFAULT now(), ALGORITHM=INSTANT;'], expect: [] },
      { title: 'a default that is set afterwards', engine: 'mysql', base: [users], files: ['ALTER TABLE users ADD COLUMN token char(36) NULL;\nALTER TABLE users ALTER COLUMN token SET DEFAULT (uuid());'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    return alterations(context).flatMap(({ actions }) => actions.flatMap((judged): readonly RuleResult[] => {
      if (!isKind(judged, 'add-column') || !isComputedByRow(judged.operation.column, context.engine)) return [];
      const { operation: { column, table }, before, in: at } = judged;
      return [{
        at,
        span: placeOf(judged),
        message: isRefusedDefault(judged.operation.column, context.engine) ? 'refused' : 'computed',
        values: { column: column.name, table: shown(table), default: column.default?.text ?? '' },
        objects: [`${tableIdentity(before, table)}.${column.name}`],
      }];
    }));
  },
});
