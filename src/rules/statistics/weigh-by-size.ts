import type { KnownStatistics } from './known-statistics.ts';
import type { TableStatistics } from '../../model/target-statistics.ts';
import type { Rule, RuleContext, RuleHit } from '../define-rule.ts';
import type { RawFinding } from '../make-finding.ts';
import { shown } from '../naming-objects.ts';
import { oldTablesOf, type OldTable } from '../old-tables.ts';
import { sizeInWords } from './size-words.ts';

interface Weighing {
  readonly hit: RuleHit;
  readonly context: Omit<RuleContext, 'options'>;
  /** True where the configuration names the rule's severity: what the team decided stands. */
  readonly isConfigured: boolean;
}

const stepUp = { error: 'error', warning: 'error', notice: 'warning' } as const;
const stepDown = { error: 'warning', warning: 'notice', notice: 'notice' } as const;
const noStep = { error: 'error', warning: 'warning', notice: 'notice' } as const;

/** Moves the severity of a finding one step by the size of its table. A gate stays what it is, and what is unknown is never small. */
export function weighBySize(finding: RawFinding, { hit, context, isConfigured }: Weighing): RawFinding {
  const { stats } = context;
  if (stats === undefined || isConfigured || hit.severity !== undefined || !weighs(finding.rule)) return finding;
  const found = concerned(hit, context);
  if (found?.stats === undefined) return finding;
  const severity = stepsFor(found.stats, stats)[finding.severity];
  if (severity === finding.severity) return finding;
  return { ...finding, severity, weight: weightText(found, found.stats, severity) };
}

function stepsFor(table: TableStatistics, stats: KnownStatistics): typeof stepUp | typeof stepDown | typeof noStep {
  if (stats.isLarge(table)) return stepUp;
  return stats.isSmall(table) ? stepDown : noStep;
}

function weighs({ gate, category, weighsBySize = category === 'blocking-lock' || category === 'table-rewrite' }: Rule): boolean {
  return !gate && weighsBySize;
}

function weightText({ table, name }: OldTable, stats: TableStatistics, severity: RawFinding['severity']): string {
  return `It is ${severity === 'error' ? 'an' : 'a'} ${severity} because ${shown(table ?? name)} has ${sizeInWords(stats)} on the target.`;
}

/** The table that a finding is about: the one that its first object is or lies in, else the only one of its statement. */
function concerned({ at, objects: [identity = ''] }: RuleHit, context: Weighing['context']): OldTable | undefined {
  if (!('operations' in at)) return undefined;
  const tables = at.operations.flatMap((judged) => oldTablesOf(judged, context));
  const named = tables.find(({ table, name }) => identity === shown(table ?? name) || identity.startsWith(`${shown(table ?? name)}.`));
  if (named !== undefined) return named;
  return new Set(tables.map(({ table, name }) => shown(table ?? name))).size === 1 ? tables[0] : undefined;
}
