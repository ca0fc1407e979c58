import type { NotEvaluated } from '../model/finding.ts';
import type { ClientCommand, Statement } from '../model/statement.ts';
import type { JudgedFile, JudgedStatement } from './define-rule.ts';
import type { EnabledRules } from './judge-rules.ts';
import type { RawFinding } from './make-finding.ts';

interface UnreadRequest {
  readonly files: readonly JudgedFile[];
  readonly statements: readonly JudgedStatement[];
  readonly enabled: EnabledRules;
}

interface Unread {
  readonly findings: readonly RawFinding[];
  readonly notEvaluated: readonly NotEvaluated[];
}

/**
 * What could not be read is never passed over: a finding at its place, and every rule that would have judged it
 * is listed as not evaluated.
 */
export function findUnread({ files, statements, enabled }: UnreadRequest): Unread {
  const speaking = [...enabled.keys()].filter((rule) => rule.check !== undefined).map((rule) => rule.id);
  const findings: RawFinding[] = files.flatMap((file) => file.clientCommands.flatMap((command) => clientFinding(file, command, enabled)));
  const notEvaluated: NotEvaluated[] = [];
  for (const judged of statements) {
    const reason = reasonOf(judged.statement);
    if (reason === undefined) continue;
    const place = { file: judged.file.migration.path, statement: judged.outer.ordinal };
    for (const rule of speaking) notEvaluated.push({ rule, ...place, missing: 'syntax', reason });
    findings.push(...unparsedFinding(judged, enabled));
  }
  return { findings, notEvaluated };
}

function reasonOf({ problem, body }: Statement): string | undefined {
  if (problem !== undefined) return `The statement could not be read: ${problem.message}.`;
  if (body?.executes === 'now' && !body.complete) return 'The block runs SQL that is not known before it runs.';
  return undefined;
}

function unparsedFinding({ file, statement, outer }: JudgedStatement, enabled: EnabledRules): readonly RawFinding[] {
  const { problem } = statement;
  if (problem === undefined) return [];
  return builtIn('unparsed-statement', enabled, {
    file,
    span: { start: Math.min(Math.max(problem.offset, statement.span.start), statement.span.end), end: statement.span.end },
    statement: { ordinal: outer.ordinal, text: statement.text },
    message: 'unread',
    values: { command: statement.command === '' ? 'statement' : `${statement.command} statement`, problem: problem.message },
  });
}

function clientFinding(file: JudgedFile, { span, command, advice }: ClientCommand, enabled: EnabledRules): readonly RawFinding[] {
  return builtIn('client-meta-command', enabled, { file, span, message: 'command', values: { command, advice } });
}

function builtIn(
  id: string,
  enabled: EnabledRules,
  part: Omit<RawFinding, 'rule' | 'severity' | 'objects'>,
): readonly RawFinding[] {
  for (const [rule, severity] of enabled) if (rule.id === id) return [{ ...part, rule, severity, objects: [] }];
  return [];
}
