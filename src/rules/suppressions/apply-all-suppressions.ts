import { nearestName } from '../../errors/nearest-name.ts';
import type { LintSettings } from '../../model/settings.ts';
import { applySuppressions, type AnsweredFinding, type SuppressionOutcome } from './apply-suppressions.ts';
import type { JudgedFile, Rule } from '../define-rule.ts';
import type { EnabledRules, LiveSeverity } from '../judge-rules.ts';
import type { RawFinding } from '../make-finding.ts';
import { resolveSuppressions, type Suppression, type SuppressionScope } from './resolve-suppressions.ts';
import { RuleAliases } from '../rule-aliases.ts';

interface SuppressionRun {
  readonly files: readonly JudgedFile[];
  /** In order. */
  readonly findings: readonly RawFinding[];
  readonly rules: readonly Rule[];
  readonly enabled: EnabledRules;
  readonly settings: LintSettings;
  readonly today: string;
}

/** Answers findings by the suppressions of all files, and finds what is wrong with the suppressions themselves. */
export function applyAllSuppressions(run: SuppressionRun): {
  readonly findings: readonly RawFinding[];
  readonly answered: readonly AnsweredFinding[];
} {
  const ids = run.rules.map(({ id }) => id);
  const scope: SuppressionScope = {
    aliases: new RuleAliases(run.rules),
    nearestRule: (name) => nearestName(name, ids),
    today: run.today,
  };
  const byFile = groupByFile(run.findings);
  const judged = run.files.map((file) => {
    const suppressions = resolveSuppressions(file, scope);
    const outcome = applySuppressions({ findings: byFile.get(file) ?? [], suppressions, suppressibleGates: run.settings.suppressibleGates });
    const faults = suppressions.flatMap((suppression) => faultsOf(suppression, { file, outcome, enabled: run.enabled }));
    return { findings: [...outcome.kept, ...faults], answered: outcome.answered };
  });
  // Of a file that is found for its name nothing was read, no suppression either.
  const files = new Set(run.files);
  const unread = run.findings.filter(({ file }) => !files.has(file));
  return { findings: [...judged.flatMap(({ findings }) => findings), ...unread], answered: judged.flatMap(({ answered }) => answered) };
}

function groupByFile(findings: readonly RawFinding[]): ReadonlyMap<JudgedFile, readonly RawFinding[]> {
  const groups = new Map<JudgedFile, RawFinding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.file);
    if (group === undefined) groups.set(finding.file, [finding]);
    else group.push(finding);
  }
  return groups;
}

interface FaultContext {
  readonly file: JudgedFile;
  readonly outcome: SuppressionOutcome;
  readonly enabled: EnabledRules;
}

interface Fault {
  readonly rule: string;
  readonly message: string;
  readonly values: Readonly<Record<string, string>>;
  readonly severity?: LiveSeverity;
}

function faultsOf(suppression: Suppression, context: FaultContext): readonly RawFinding[] {
  return listFaults(suppression, context.outcome).flatMap((fault) => place(fault, suppression, context));
}

function listFaults(suppression: Suppression, outcome: SuppressionOutcome): readonly Fault[] {
  const own = suppression.faults.map(({ isNotice, ...fault }): Fault => (isNotice === true ? { ...fault, severity: 'notice' } : fault));
  if (outcome.used.has(suppression)) return [...own, ...reasonFaults(suppression, outcome)];
  return own.length > 0 || suppression.said.reach === 'end' ? own : [unusedFault(suppression)];
}

function unusedFault({ said }: Suppression): Fault {
  const names = said.names.join(', ');
  return { rule: 'unused-suppression', message: names === '' ? 'unused-all' : 'unused', values: { names } };
}

function reasonFaults(suppression: Suppression, { unreasoned }: SuppressionOutcome): readonly Fault[] {
  if (suppression.said.reason !== undefined) return [];
  const rule = 'suppression-without-reason';
  if (unreasoned.has(suppression)) return [{ rule, message: 'gate', values: {}, severity: 'error' }];
  return takesReason(suppression) ? [{ rule, message: 'missing', values: {} }] : [];
}

/** The forms of other tools, but for squawk's, have no place for a reason. */
function takesReason({ said: { syntax } }: Suppression): boolean {
  return syntax === 'schema-gitops' || syntax === 'squawk';
}

function place(fault: Fault, { said }: Suppression, { file, enabled }: FaultContext): readonly RawFinding[] {
  for (const [rule, severity] of enabled) {
    if (rule.id !== fault.rule) continue;
    const { message, values } = fault;
    return [{ rule, file, span: said.comment.span, message, values, objects: [], severity: fault.severity ?? severity }];
  }
  return [];
}
