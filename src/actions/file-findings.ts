import type { FileHit } from '../changes/file-hit.ts';
import type { Finding } from '../model/finding.ts';
import type { Migration } from '../model/migration.ts';
import type { ReplayFailure } from '../replay/replay-migrations.ts';
import { makeFinding } from '../rules/make-finding.ts';
import { rules } from '../rules/registry.ts';
import { overriddenSeverity, severityOf, type SeveritySettings } from '../rules/severity-of.ts';
import { shellWord } from '../rules/shell-word.ts';
import { invariant } from '../errors/internal-error.ts';
import { Positions } from '../sql/positions.ts';
import type { Rule } from '../rules/define-rule.ts';

/** Words a finding about a file, where its rule is on there. A deleted file is shown at its first line. */
export function fileFinding(hit: FileHit, settings: SeveritySettings): readonly Finding[] {
  const migration = hit.migration ?? deletedMigration(hit.path);
  const rule = ruleNamed(hit.rule);
  const severity = overriddenSeverity(rule, { path: hit.path, objects: [hit.path] }, settings) ?? severityOf({ ...rule, defaultSeverity: hit.severity ?? rule.defaultSeverity }, settings);
  if (severity === 'off') return [];
  const text = migration.text;
  const finding = makeFinding(
    {
      rule,
      file: { migration, text, statements: [], comments: [], clientCommands: [] },
      span: { start: hit.offset, end: endOfLine(text, hit.offset) },
      message: hit.message,
      values: hit.values,
      objects: [hit.path],
      severity,
      ...noteOf(hit),
    },
    new Positions(text, migration.firstLine),
  );
  return [finding];
}

/** The commands that answer a hit, to be copied. */
function noteOf({ renames = [], note }: FileHit): { readonly note?: string } {
  if (renames.length === 0) return note === undefined ? {} : { note };
  return { note: renames.map(({ from, to }) => `git mv -- ${shellWord(from)} ${shellWord(to)}`).join(' && ') };
}

/** Words the failure of a replay, at the place that the server names within the statement. */
export function replayFinding({ step, statement, problem }: ReplayFailure): Finding {
  const { migration } = step;
  const text = migration.rendered ?? migration.text;
  const rule = ruleNamed('trace-failed');
  const start = statement.span.start + (problem.offset ?? 0);
  return makeFinding(
    {
      rule,
      file: { migration, text, statements: [], comments: [], clientCommands: [] },
      span: { start, end: Math.max(start, problem.offset === undefined ? statement.span.end : endOfLine(text, start)) },
      statement: { ordinal: statement.ordinal, text: statement.text },
      message: 'failed',
      values: {
        path: migration.path,
        ordinal: String(statement.ordinal),
        count: String(step.statements.length),
        code: problem.errno === undefined ? (problem.sqlState ?? 'no code') : `error ${String(problem.errno)}`,
        message: problem.message,
        hint: problem.hint === undefined ? '' : ` Hint of the server: ${problem.hint}`,
      },
      objects: [migration.path],
      severity: 'error',
    },
    new Positions(text, migration.firstLine),
  );
}

function ruleNamed(id: string): Rule {
  const rule = rules.find((candidate: Rule) => candidate.id === id);
  invariant(rule !== undefined, `no rule ${id}`);
  return rule;
}

function endOfLine(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end === -1 ? text.length : end;
}

function deletedMigration(path: string): Migration {
  return { description: '', kind: 'versioned', path, script: path, text: '', hash: '' };
}
