import type { FileHit } from '../changes/file-hit.ts';
import type { Finding } from '../model/finding.ts';
import type { Migration } from '../model/migration.ts';
import type { ReplayFailure } from '../replay/replay-result.ts';
import { makeFinding } from '../rules/make-finding.ts';
import { overriddenSeverity, severityOf, type SeveritySettings } from '../rules/severity-of.ts';
import { shellWord } from '../rules/shell-word.ts';
import { Positions } from '../sql/positions.ts';
import { ruleNamed } from './rule-named.ts';
import { failureValues, spanOf } from './rehearsal/trial-findings.ts';

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

/** Longer words of a server are cut in a title, and stand whole behind the reason. */
const titleLimit = 120;
const messageLimit = 2000;

/** Words the failure of a replay, at the place that the server names within the statement. */
export function replayFinding(failure: ReplayFailure): Finding {
  const { step: { migration }, statement, problem } = failure;
  const text = migration.rendered ?? migration.text;
  return makeFinding(
    {
      rule: ruleNamed('trace-failed'),
      file: { migration, text, statements: [], comments: [], clientCommands: [] },
      span: spanOf(text, statement, failure),
      statement: { ordinal: statement.ordinal, text: statement.text },
      message: 'failed',
      values: { path: migration.path, ...failureValues(failure) },
      objects: [migration.path],
      severity: 'error',
      ...(problem.message.length > titleLimit ? { weight: `It said: ${problem.message.slice(0, messageLimit)}` } : {}),
    },
    new Positions(text, migration.firstLine),
  );
}

function endOfLine(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end === -1 ? text.length : end;
}

function deletedMigration(path: string): Migration {
  return { description: '', kind: 'versioned', path, script: path, text: '', hash: '' };
}
