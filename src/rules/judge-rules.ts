import type { Engine } from '../model/engine-name.ts';
import type { NotEvaluated } from '../model/finding.ts';
import type { LintSettings } from '../model/settings.ts';
import type { TargetStatistics } from '../model/target-statistics.ts';
import type { Severity } from '../model/severity.ts';
import type { WordSearch } from '../model/word-search.ts';
import { indexKinds, type JudgedFile, type NamedAmiss, type Rule, type RuleContext, type RuleGap, type RuleHit, type Runner } from './define-rule.ts';
import { knownStatistics } from './statistics/known-statistics.ts';
import type { RawFinding } from './make-finding.ts';
import { touchesOldTable } from './old-tables.ts';
import { parseRuleOptions, type OptionValues } from './rule-options.ts';
import { isOnSomewhere, overriddenSeverity, severityOf, type SeveritySettings } from './severity-of.ts';
import { weighBySize } from './statistics/weigh-by-size.ts';
import { TableAges } from './table-ages.ts';
import type { WalkedChangeSet } from './walk-change-set.ts';

/** Severities in which a rule speaks. */
export type LiveSeverity = Exclude<Severity, 'off'>;

/** Rules that a run judges, with the severity of each. */
export type EnabledRules = ReadonlyMap<Rule, LiveSeverity>;

interface JudgeRequest {
  readonly engine: Engine;
  readonly runner: Runner;
  readonly files: readonly JudgedFile[];
  readonly settings: LintSettings;
  readonly enabled: EnabledRules;
  readonly walked: WalkedChangeSet;
  readonly newWithin?: 'change-set' | 'file';
  readonly stats?: TargetStatistics;
  readonly statsMissing?: string;
  /** ISO date. */
  readonly today: string;
  readonly mentions?: WordSearch;
  readonly hasUndo: RuleContext['hasUndo'];
  readonly misnamed?: readonly NamedAmiss[];
  readonly description?: string;
}

/** The rules that are on, if only for some places, and apply to the engine. */
export function enabledRules(rules: readonly Rule[], engine: Engine, settings: SeveritySettings): EnabledRules {
  const enabled = new Map<Rule, LiveSeverity>();
  for (const rule of rules) {
    if (!rule.engines.includes(engine.name)) continue;
    const severity = severityOf(rule, settings);
    if (severity !== 'off') enabled.set(rule, severity);
    else if (isOnSomewhere(rule, settings)) enabled.set(rule, 'notice');
  }
  return enabled;
}

/** Findings with the severities of the overrides; those that an override turns off, or none turns on, are left out. */
export function withOverrides(findings: readonly RawFinding[], settings: SeveritySettings): readonly RawFinding[] {
  if ((settings.overrides ?? []).length === 0) return findings;
  return findings.flatMap((finding) => {
    const { rule, file, objects } = finding;
    const severity = overriddenSeverity(rule, { path: file.migration.path, objects }, settings) ?? (severityOf(rule, settings) === 'off' ? 'off' : finding.severity);
    return severity === 'off' ? [] : [severity === finding.severity ? finding : { ...withoutWeight(finding), severity }];
  });
}

/** What the size of a table has made of a severity is no reason for another one. */
function withoutWeight({ weight: _, ...finding }: RawFinding): RawFinding {
  return finding;
}

type SharedContext = Omit<RuleContext, 'options'>;

/** What is the same for every rule. */
function sharedContext(request: JudgeRequest): SharedContext {
  const { engine, runner, files, walked, hasUndo, misnamed = [], newWithin = 'change-set' } = request;
  const ages = new TableAges(walked, newWithin);
  indexKinds(walked.operations);
  const isHistory = newWithin === 'file';
  return {
    engine, runner, files, isHistory, hasUndo, misnamed,
    statements: walked.statements,
    operations: walked.operations,
    before: walked.before,
    after: walked.after,
    isNew: (table, at) => ages.isNew(table, at),
    isNewColumn: (column, at) => ages.isNewColumn(column, at),
    ...(request.stats === undefined ? {} : { stats: knownStatistics(request.stats, isHistory ? walked.after : walked.before, { sizes: request.settings.tableSizes, today: request.today }) }),
    ...(request.description === undefined ? {} : { description: request.description }),
    ...(request.mentions === undefined ? {} : { mentions: request.mentions }),
  };
}

/** Asks every rule. */
export function judgeRules(request: JudgeRequest): { findings: readonly RawFinding[]; notEvaluated: readonly NotEvaluated[] } {
  const shared = sharedContext(request);
  const meetsTarget = once(() => touchesOldTable(shared));
  const findings: RawFinding[] = [];
  const notEvaluated: NotEvaluated[] = [];
  for (const [rule, severity] of request.enabled) {
    if (rule.check === undefined) continue;
    const options = parseRuleOptions(rule, request.settings.options[rule.id] ?? {});
    if (lacksStatistics(rule, options, shared)) {
      notEvaluated.push(...withoutStatistics(rule, meetsTarget(), request.statsMissing));
      continue;
    }
    for (const result of rule.check({ ...shared, options })) {
      if ('missing' in result) notEvaluated.push(gapOf(rule, result));
      else findings.push(weighBySize(findingOf(rule, severity, result), { hit: result, context: shared, isConfigured: isConfigured(rule, request.settings) }));
    }
  }
  return { findings, notEvaluated };
}

/** Asks when the answer is first needed, and remembers it. */
function once<Answer>(ask: () => Answer): () => Answer {
  let known: { readonly answer: Answer } | undefined;
  return () => (known ??= { answer: ask() }).answer;
}

function isConfigured({ id }: Rule, { severities }: LintSettings): boolean {
  return Object.hasOwn(severities, id);
}

/** A rule with the option `require-stats` can be told to speak of what is not known. */
function lacksStatistics({ needs, options: declared }: Rule, options: OptionValues, { stats }: SharedContext): boolean {
  if (stats !== undefined || !needs.includes('table-stats')) return false;
  return declared['require-stats'] === undefined || !options.flag('require-stats');
}

/** One line for a rule and a run, and none where the change set meets no table that stands on the target. */
function withoutStatistics({ id }: Rule, meetsTarget: boolean, missing = statisticsUnknown): readonly NotEvaluated[] {
  return meetsTarget ? [{ rule: id, missing: 'table-stats', reason: missing }] : [];
}

const statisticsUnknown = 'No statistics of the target are known: collect them with schema-gitops stats, and name the file in stats-file.';

function gapOf(rule: Rule, { at, missing, reason }: RuleGap): NotEvaluated {
  return { rule: rule.id, file: at.file.migration.path, statement: at.outer.ordinal, missing, reason };
}

function findingOf(rule: Rule, severity: LiveSeverity, hit: RuleHit): RawFinding {
  const { message, values, objects } = hit;
  const said = { rule, message, values, objects, severity: hit.severity ?? severity };
  if (!('statement' in hit.at)) return { ...said, file: hit.at, span: hit.span ?? { start: 0, end: 0 } };
  const { file, statement, outer } = hit.at;
  return {
    ...said,
    file,
    span: hit.span ?? statement.span,
    statement: { ordinal: outer.ordinal, text: statement.text },
    ...remarksOf(hit),
    // A suggestion stands instead of a whole statement of the file.
    ...(hit.suggestion === undefined || statement !== outer ? {} : { suggestion: hit.suggestion }),
  };
}

function remarksOf({ estimate, note }: RuleHit): Pick<RawFinding, 'estimate' | 'note'> {
  return { ...(estimate === undefined ? {} : { estimate }), ...(note === undefined ? {} : { note }) };
}
