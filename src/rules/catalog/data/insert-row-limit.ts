import { defineRule, ofKind, type RuleResult } from '../../define-rule.ts';
import { shown, tableIdentity } from '../../naming-objects.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, age int);';
const three = 'INSERT INTO users VALUES (1, 1), (2, 2), (3, 3);';
const options = { max: 2 };

/** Below this many characters every row of an INSERT is counted. */
const countedUpTo = 500_000;

export const insertRowLimit = defineRule({
  id: 'insert-row-limit',
  category: 'data',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'off',
  gate: false,
  since: '0.1',
  needs: [],
  supersedes: [],
  summary: 'Bound the rows that one INSERT lists',
  why: 'Rows in a migration are read by every environment and every replay, and reviewed by nobody. '
    + 'A statement with many of them also holds its locks, and its place in the log of replication, for as long as it takes.',
  fix: 'Split the rows over several statements, or load them outside of migrations.',
  sources: ['bytebase:STATEMENT_INSERT_ROW_LIMIT'],
  options: { max: { type: 'integer', default: 1000, summary: 'Rows that one INSERT may list' } },
  messages: {
    many: {
      title: 'Inserts {count} rows into {table} at once',
      why: 'One statement may list {max} rows here.',
      fix: 'Split the statement, or load the rows outside of migrations.',
    },
  },
  examples: {
    bad: [
      { title: 'more rows than allowed', engine: 'postgresql', base: [users], files: [three], options, expect: ['1:1'] },
      { title: 'more rows than allowed', engine: 'mysql', base: [users], files: [three], options, expect: ['1:1'] },
      { title: 'more rows than allowed', engine: 'mariadb', base: [users], files: [`SELECT 1;\n${three}`], options, expect: ['1:2'] },
    ],
    good: [
      { title: 'as many rows as allowed', engine: 'postgresql', base: [users], files: ['INSERT INTO users VALUES (1, 1), (2, 2);'], options, expect: [] },
      { title: 'the rows of a query', engine: 'mysql', base: [users], files: ['INSERT INTO users SELECT id + 10, age FROM users;'], options, expect: [] },
      { title: 'one row', engine: 'mariadb', base: [users], files: ['INSERT INTO users SET id = 1;'], options, expect: [] },
    ],
  },
  check({ operations, options: values }): readonly RuleResult[] {
    const max = values.count('max');
    return ofKind(operations, 'insert').flatMap((judged): readonly RuleResult[] => {
      const { operation: { rowCount, table, query }, before, in: at } = judged;
      if (rowCount === undefined) {
        const isUncounted = at.statement.text.length > countedUpTo && query.tables.length === 0;
        return isUncounted ? [{ at, missing: 'syntax', reason: 'The statement is too long to count its rows.' }] : [];
      }
      if (rowCount <= max) return [];
      return [{ at, message: 'many', values: { count: String(rowCount), max: String(max), table: shown(table) }, objects: [tableIdentity(before, table)] }];
    });
  },
});
