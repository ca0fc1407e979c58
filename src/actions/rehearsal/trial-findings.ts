import type { Finding } from '../../model/finding.ts';
import type { Statement } from '../../model/statement.ts';
import type { ReplayFailure, ReplayStep } from '../../replay/replay-result.ts';
import { makeFinding } from '../../rules/make-finding.ts';
import { overriddenSeverity, severityOf, type SeveritySettings } from '../../rules/severity-of.ts';
import { Positions } from '../../sql/positions.ts';
import { ruleNamed } from '../rule-named.ts';

/** What a trial found. */
export interface TrialHit {
  readonly rule: 'not-idempotent' | 'round-trip-failed' | 'trace-mismatch';
  readonly message: string;
  readonly step: ReplayStep;
  /** The statement that it is about, where the server did not refuse it; absent: that of the failure, or the first of the step. */
  readonly statement?: Statement;
  readonly failure?: ReplayFailure;
  /** Default: the migration. */
  readonly objects?: readonly string[];
  readonly values?: Readonly<Record<string, string>>;
}

/** Words a finding of a trial, where its rule is on for the file. */
export function trialFinding({ rule: id, message, step, statement: named, failure, values, objects = [step.migration.path] }: TrialHit, settings: SeveritySettings): readonly Finding[] {
  const rule = ruleNamed(id);
  const { migration } = step;
  const severity = overriddenSeverity(rule, { path: migration.path, objects }, settings) ?? severityOf(rule, settings);
  if (severity === 'off') return [];
  const text = migration.rendered ?? migration.text;
  const statement = named ?? failure?.statement ?? step.statements[0];
  return [makeFinding(
    {
      rule,
      file: { migration, text, statements: [], comments: [], clientCommands: [] },
      span: spanOf(text, statement, failure),
      ...(statement === undefined ? {} : { statement: { ordinal: statement.ordinal, text: statement.text } }),
      message,
      values: { path: migration.path, ...(failure === undefined ? {} : failureValues(failure)), ...values },
      objects,
      severity,
    },
    new Positions(text, migration.firstLine),
  )];
}

/** What the server said of a statement, as findings word it. */
export function failureValues({ step, statement, problem }: ReplayFailure): Readonly<Record<string, string>> {
  return {
    ordinal: String(statement.ordinal),
    count: String(step.statements.length),
    code: problem.errno === undefined ? (problem.sqlState ?? 'no code') : `error ${String(problem.errno)}`,
    message: problem.message,
    hint: problem.hint === undefined ? '' : ` Hint of the server: ${problem.hint}`,
  };
}

/** From the place that the server names, where it names one, else the whole statement. */
export function spanOf(text: string, statement: Statement | undefined, failure: ReplayFailure | undefined): { readonly start: number; readonly end: number } {
  if (statement === undefined) return { start: 0, end: endOfLine(text, 0) };
  const offset = failure?.problem.offset;
  const start = statement.span.start + (offset ?? 0);
  return { start, end: Math.max(start, offset === undefined ? statement.span.end : endOfLine(text, start)) };
}

function endOfLine(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end === -1 ? text.length : end;
}
