import { versionNumber } from '../../../impact/impact-context.ts';
import type { Engine } from '../../../model/engine-name.ts';
import { defineRule, type JudgedStatement, type RuleContext, type RuleResult } from '../../define-rule.ts';
import { shown } from '../../naming-objects.ts';
import { oldTablesOf, type OldTable } from '../../old-tables.ts';
import { onlineWay } from '../../statement-way.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, age int);';
const instant = 'ALTER TABLE users ADD COLUMN x int NULL, ALGORITHM=INSTANT;';

export const myInstantVersionLimit = defineRule({
  id: 'my-instant-version-limit',
  category: 'hygiene',
  engines: ['mysql'],
  defaultSeverity: 'notice',
  gate: false,
  since: '0.1',
  needs: ['schema-state', 'engine-version', 'table-stats'],
  supersedes: [],
  summary: 'Rebuild a table before its INSTANT changes run out',
  why: 'Each INSTANT addition or removal of columns leaves a version of the row format behind: 64 at most, 255 from MySQL 9.1 on. At the limit ALGORITHM=INSTANT '
    + 'is refused, and a statement that names no algorithm rebuilds the whole table instead.',
  fix: 'Rebuild the table in a maintenance window with ALTER TABLE … FORCE or OPTIMIZE TABLE: its versions then start from 0.',
  sources: [],
  options: {
    remaining: { type: 'integer', default: 10, summary: 'Number of INSTANT changes that should always be left' },
  },
  messages: {
    near: {
      title: '{table} has used {versions} of its {limit} INSTANT changes',
      why: 'At the limit ALGORITHM=INSTANT is refused, and without it the server rebuilds the whole table in silence.',
      fix: 'Rebuild {table} in a maintenance window, with ALTER TABLE {table} FORCE or OPTIMIZE TABLE {table}.',
    },
    over: {
      title: '{table} has no INSTANT change left: {versions} of {limit} are used',
      why: 'ALGORITHM=INSTANT is refused here, and without it the server rebuilds the whole table in silence.',
      fix: 'Rebuild {table} first, in a maintenance window, with ALTER TABLE {table} FORCE or OPTIMIZE TABLE {table}.',
    },
  },
  examples: {
    bad: [
      { title: 'near the limit of MySQL 8', engine: 'mysql', version: '8.0.36', base: [users], files: [instant], stats: { users: { rows: 10, rowVersions: 54 } }, expect: ['1:1'] },
      { title: 'near the limit of MySQL 9', engine: 'mysql', base: [users], files: [instant], stats: { users: { rows: 10, rowVersions: 250 } }, expect: ['1:1'] },
    ],
    good: [
      { title: 'far from it', engine: 'mysql', version: '8.0.36', base: [users], files: [instant], stats: { users: { rows: 10, rowVersions: 12 } }, expect: [] },
      { title: 'another change', engine: 'mysql', base: [users], files: ['ALTER TABLE users ADD INDEX i (age), ALGORITHM=INPLACE, LOCK=NONE;'], stats: { users: { rows: 10, rowVersions: 250 } }, expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    const limit = limitOf(context.engine);
    if (limit === undefined) return [];
    const added = new Map<string, number>();
    return context.statements.flatMap((at): readonly RuleResult[] => {
      const table = changedAtOnce(at, context);
      if (table === undefined) return [];
      const identity = shown(table.table ?? table.name);
      const already = added.get(identity) ?? 0;
      added.set(identity, already + 1);
      if (table.stats?.rowVersions === undefined) return [{ at, missing: 'table-stats', reason: `The statistics do not tell how many INSTANT changes ${identity} has had.` }];
      const versions = table.stats.rowVersions + already;
      if (versions < limit - context.options.count('remaining')) return [];
      return [{
        at, message: versions >= limit ? 'over' : 'near', objects: [identity],
        values: { table: shown(table.name), versions: String(versions), limit: String(limit) },
      }];
    });
  },
});

/** Row versions that a table can have (8.0.29: 64; 9.1: 255, measured on 9.7). */
function limitOf(engine: Engine): number | undefined {
  const version = versionNumber(engine);
  if (version < 80_029) return undefined;
  return version >= 90_100 ? 255 : 64;
}

/** The old table that a statement adds columns to, or drops them from, by INSTANT. */
function changedAtOnce(at: JudgedStatement, context: RuleContext): OldTable | undefined {
  const changing = at.operations.find(({ operation }) => operation.kind === 'add-column' || operation.kind === 'drop-column');
  const [table] = changing === undefined ? [] : oldTablesOf(changing, context);
  return table !== undefined && onlineWay(at, table.table, context.engine)?.algorithm === 'instant' ? table : undefined;
}
