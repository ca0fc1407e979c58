import type { NotEvaluated } from '../../model/finding.ts';
import type { ReplayResult } from '../../replay/replay-result.ts';

/** Statements that were left out because an extension is missing. */
export function skippedStatements(results: readonly ReplayResult[]): readonly NotEvaluated[] {
  return results.flatMap(({ skipped }) => skipped).map(({ step, statement, reason }) => ({ rule: 'trace-failed', file: step.migration.path, statement: statement.ordinal, missing: 'extension', reason }));
}

/** What the server said beside its answers, and what had to be made for the replay. */
export function replayNotes(results: readonly ReplayResult[], createdRoles: readonly string[]): readonly string[] {
  const roles = createdRoles.length === 0 ? [] : [`Roles that the dev database lacks were created in it without login: ${createdRoles.join(', ')}.`];
  const warnings = results
    .flatMap(({ messages }) => messages)
    .filter(({ message }) => message.severity === 'warning')
    .map(({ step, statement, message }) => `${step.migration.path}, statement ${String(statement.ordinal)}: the server warns: ${message.message}`);
  return [...roles, ...warnings];
}
