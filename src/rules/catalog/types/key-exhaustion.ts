import type { KeyFill } from '../../../model/target-statistics.ts';
import { findColumn, resolveTable } from '../../../schema/queries/resolve-table.ts';
import { columnIn } from '../../../schema/queries/table-by-id.ts';
import { defineRule, type RuleContext, type RuleHit, type RuleResult } from '../../define-rule.ts';
import { shown } from '../../naming-objects.ts';
import { oldTablesOf, type OldTable } from '../../old-tables.ts';

const users = 'CREATE TABLE users (id int PRIMARY KEY, age int);';
const alter = 'ALTER TABLE users ADD COLUMN x int NULL;';
const instant = 'ALTER TABLE users ADD COLUMN x int NULL, ALGORITHM=INSTANT;';
const full = { rows: 1_900_000_000, sequences: { id: { last: 1_900_000_000, max: 2_147_483_647, type: 'integer' } } };
const young = { rows: 1000, sequences: { id: { last: 1000, max: 2_147_483_647, type: 'integer' } } };

export const keyExhaustion = defineRule({
  id: 'key-exhaustion',
  category: 'types',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'warning',
  gate: false,
  since: '0.1',
  needs: ['schema-state', 'table-stats'],
  supersedes: [],
  summary: 'Widen a key before its numbers run out',
  why: 'When the last number of the key’s type is given out every INSERT fails, and widening the key then rewrites the table while the application stands still.',
  fix: 'Plan the change to bigint while there is time: a second column that triggers keep equal, a fill in batches, and a swap.',
  sources: [],
  options: {
    'warning-percent': { type: 'integer', default: 60, summary: 'Share of the numbers used above which it is a warning' },
    'error-percent': { type: 'integer', default: 85, summary: 'Share of the numbers used above which it is an error' },
  },
  messages: {
    used: {
      title: '{percent} % of the numbers of {table}.{column} are used',
      why: 'The target has given out {last} of {max} ({type}); when the last is gone every INSERT into {table} fails.',
      fix: 'Plan the change of {column} and of the columns that refer to it to bigint, while there is time.',
    },
  },
  examples: {
    bad: [
      { title: 'an identity that is nearly used up', engine: 'postgresql', base: [users], files: [alter], stats: { 'public.users': full }, expect: ['1:1'] },
      { title: 'AUTO_INCREMENT near its end', engine: 'mysql', base: [users], files: [instant], stats: { users: full }, expect: ['1:1'] },
      { title: 'AUTO_INCREMENT near its end', engine: 'mariadb', base: [users], files: [instant], stats: { users: full }, expect: ['1:1'] },
    ],
    good: [
      { title: 'a young table', engine: 'postgresql', base: [users], files: [alter], stats: { 'public.users': young }, expect: [] },
      { title: 'the change that mends it', engine: 'postgresql', base: [users], files: ['ALTER TABLE users ALTER COLUMN id TYPE bigint;'], stats: { 'public.users': full }, expect: [] },
      { title: 'a young table', engine: 'mysql', base: [users], files: [instant], stats: { users: young }, expect: [] },
      { title: 'a young table', engine: 'mariadb', base: [users], files: [instant], stats: { users: young }, expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    const told = new Set<string>();
    return context.operations.flatMap((judged) => oldTablesOf(judged, context).flatMap((table) => Object.entries(table.stats?.sequences ?? {}).flatMap(([column, fill]): readonly RuleHit[] => {
      const identity = `${shown(table.table ?? table.name)}.${column}`;
      const percent = Math.floor((fill.last / fill.max) * 100);
      if (told.has(identity) || !isShort(fill, context) || isWidened(table, column, context)) return [];
      told.add(identity);
      const values = { table: shown(table.name), column, percent: String(percent), last: fill.last.toLocaleString('en-US'), max: fill.max.toLocaleString('en-US'), type: fill.type ?? 'its type' };
      return [{ at: judged.in, message: 'used', values, objects: [identity], ...(isAbove(fill, context.options.count('error-percent')) ? { severity: 'error' } : {}) }];
    })));
  },
});

/** Above what 32 bits hold there is time enough. */
const mostOfSmallTypes = 2 ** 32;

function isShort(fill: KeyFill, { options }: RuleContext): boolean {
  return fill.max <= mostOfSmallTypes && isAbove(fill, options.count('warning-percent'));
}

function isAbove({ last, max }: KeyFill, percent: number): boolean {
  return last / max > percent / 100;
}

/** Whether the change set makes the column a bigint, or drops it. */
function isWidened({ table, name }: OldTable, column: string, { before, after }: RuleContext): boolean {
  const old = resolveTable(before, table ?? name);
  const key = findColumn(before, old, column);
  if (old === undefined || key === undefined) return false;
  const now = columnIn(after, old, key);
  return now === undefined || now.type.name === 'bigint';
}
