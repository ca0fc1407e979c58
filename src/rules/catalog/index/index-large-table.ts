import { builtIndexes } from '../../../impact/built-indexes.ts';
import { tableImpacts } from '../../../impact/table-impacts.ts';
import { engineFamilies } from '../../../model/engine-name.ts';
import type { TableStatistics } from '../../../model/target-statistics.ts';
import { resolveTable } from '../../../schema/queries/resolve-table.ts';
import { defineRule, type JudgedOperation, type JudgedStatement, type RuleContext, type RuleGap, type RuleHit, type RuleResult } from '../../define-rule.ts';
import { impactContext, placeOf, shown } from '../../naming-objects.ts';
import { type OldTable, oldTablesOf, targetName } from '../../old-tables.ts';
import { sizeInWords } from '../../statistics/size-words.ts';
import { estimateInWords, estimateOf, statementCost } from '../../costs/statement-cost.ts';
import { onlineWay } from '../../statement-way.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, age int);';
const concurrent = 'CREATE INDEX CONCURRENTLY users_age ON users (age);';
const online = 'ALTER TABLE users ADD INDEX users_age (age), ALGORITHM=INPLACE, LOCK=NONE;';

export const indexLargeTable = defineRule({
  id: 'index-large-table',
  category: 'index',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'warning',
  gate: false,
  since: '0.1',
  needs: ['schema-state', 'table-stats'],
  supersedes: [],
  summary: 'Plan the build of an index on a large table',
  why: 'An index reads and sorts the whole table. On a large one that takes minutes to hours of disk and memory, also where nobody waits '
    + 'for it; a build that blocks stops all writers for as long.',
  fix: 'Build it without blocking, at a quiet hour: CONCURRENTLY with more maintenance_work_mem on PostgreSQL, ALGORITHM=INPLACE, LOCK=NONE '
    + 'or an online schema change tool on MySQL and MariaDB.',
  sources: ['bytebase:TABLE_LIMIT_SIZE'],
  options: {
    'rows': { type: 'integer', default: 1_000_000, summary: 'Rows from which on a table is large' },
    'bytes': { type: 'integer', default: 10 * 1024 ** 3, summary: 'Bytes from which on a table is large' },
    'require-stats': { type: 'boolean', default: false, summary: 'Report every index on an old table whose size is not known' },
  },
  messages: {
    large: {
      title: 'Builds {index} on the large table {table}',
      why: '{table} has {size}, all of which the build reads and sorts: {interval}.',
      fix: 'Run it at a quiet hour, and look at the free disk space before. {advice}',
    },
    blocking: {
      title: 'Builds {index} on the large table {table} while {blocked} wait',
      why: '{table} has {size}, all of which the build reads and sorts: {interval}, for which {blocked} wait.',
      fix: 'Build it without blocking. {advice}',
    },
    unknown: {
      title: 'Builds {index} on {table}, whose size is not known',
      why: 'A build reads and sorts the whole table, and nothing says how large {table} is.',
      fix: 'Collect statistics of the target with schema-gitops stats and name the file in stats-file.',
    },
  },
  examples: {
    bad: [
      { title: 'a concurrent build over 25 million rows', engine: 'postgresql', base: [users], transaction: 'none', files: [concurrent], stats: { 'public.users': { rows: 25_000_000, bytes: 9_000_000_000 } }, expect: ['1:1'] },
      { title: 'few rows, but many bytes', engine: 'postgresql', base: [users], transaction: 'none', files: [concurrent], stats: { 'public.users': { rows: 400_000, bytes: 20 * 1024 ** 3 } }, expect: ['1:1'] },
      { title: 'an online build', engine: 'mysql', base: [users], files: [online], stats: { users: { rows: 3_000_000, bytes: 400_000_000 } }, expect: ['1:1'] },
      { title: 'a build that keeps writers waiting', engine: 'mariadb', base: [users], files: [online.replace('NONE', 'SHARED')], stats: { 'shop.users': { rows: 3_000_000, bytes: 400_000_000 } }, expect: ['1:1'] },
    ],
    good: [
      { title: 'a table of ordinary size', engine: 'postgresql', base: [users], transaction: 'none', files: [concurrent], stats: { 'public.users': { rows: 40_000, bytes: 9_000_000 } }, expect: [] },
      { title: 'a table of ordinary size', engine: 'mysql', base: [users], files: [online], stats: { users: { rows: 40_000, bytes: 9_000_000 } }, expect: [] },
      { title: 'a table of ordinary size', engine: 'mariadb', base: [users], files: [online], stats: { users: { rows: 40_000, bytes: 9_000_000 } }, expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    return context.operations.flatMap((judged): readonly RuleResult[] => {
      const built = builtIndexes(judged.operation);
      const [index] = built;
      if (index === undefined || isThere(judged)) return [];
      const table = targetOf(judged, context);
      const verdict = table === undefined ? undefined : judge(judged, table, context);
      if (table === undefined || verdict === undefined) return [];
      if ('missing' in verdict) return [verdict];
      const names = built.map(({ name }) => (name === undefined ? 'an index' : `index ${name}`));
      return [{
        at: judged.in, span: placeOf(judged), ...verdict, ...estimated(judged.in, context),
        values: { ...verdict.values, interval: intervalOf(judged.in, context), index: names.join(' and '), table: shown(table.name) },
        objects: [shown(table.table ?? table.name), ...[index].flatMap(({ name }) => name ?? [])],
      }];
    });
  },
});

function estimated(at: JudgedStatement, context: RuleContext): Pick<RuleHit, 'estimate'> {
  const cost = statementCost(at, context);
  return cost === undefined || 'unknown' in cost ? {} : { estimate: estimateOf(cost.seconds, `the statement ${cost.work}`) };
}

function intervalOf(at: JudgedStatement, context: RuleContext): string {
  const cost = statementCost(at, context);
  return cost === undefined || 'unknown' in cost ? 'how long is not known' : estimateInWords(cost.seconds);
}

/** The old table on which an operation builds. */
function targetOf(judged: JudgedOperation, context: RuleContext): OldTable | undefined {
  const target = targetName(judged.operation);
  return oldTablesOf(judged, context).find(({ name }) => name.name === target?.name && name.schema === target.schema);
}

/** IF NOT EXISTS finds the index, and builds none. */
function isThere({ operation, before, after }: JudgedOperation): boolean {
  const name = targetName(operation);
  if (name === undefined || !('ifNotExists' in operation) || !operation.ifNotExists) return false;
  return resolveTable(before, name) === resolveTable(after, name);
}

type Verdict = Pick<RuleHit, 'message' | 'values' | 'severity'> | RuleGap;

function judge(judged: JudgedOperation, { stats, name }: OldTable, { engine, options, ...context }: RuleContext): Verdict | undefined {
  if (stats?.rows === undefined && stats?.bytes === undefined) {
    if (options.flag('require-stats')) return { message: 'unknown', values: {} };
    return { at: judged.in, missing: 'table-stats', reason: `The statistics do not tell the size of ${shown(name)}.` };
  }
  if (!isLarge(stats, options)) return undefined;
  const blocked = blockedBy(judged, { engine, ...context });
  const advice = engineFamilies[engine.name] === 'postgres' ? 'More maintenance_work_mem makes the sort shorter.' : 'gh-ost or pt-online-schema-change spares replicas the wait.';
  const values = { size: sizeInWords(stats), blocked: blocked ?? '', advice };
  return blocked === undefined ? { message: 'large', values } : { message: 'blocking', values, severity: 'error' };
}

function isLarge({ rows = 0, bytes = 0 }: TableStatistics, options: RuleContext['options']): boolean {
  return rows >= options.count('rows') || bytes >= options.count('bytes');
}

/** Who waits for the whole build. */
function blockedBy(judged: JudgedOperation, { engine }: Pick<RuleContext, 'engine'>): string | undefined {
  const { operation, in: at, before } = judged;
  if (engineFamilies[engine.name] === 'mysql') {
    const name = targetName(operation);
    const lock = onlineWay(at, name === undefined ? undefined : resolveTable(before, name), engine)?.lock;
    return lock === undefined || lock === 'none' ? undefined : lock === 'shared' ? 'writers' : 'readers and writers';
  }
  const target = tableImpacts(operation, impactContext(engine, judged)).find(({ role }) => role === 'target');
  return target?.blocks === 'reads' ? 'readers and writers' : target?.blocks === 'writes' ? 'writers' : undefined;
}
