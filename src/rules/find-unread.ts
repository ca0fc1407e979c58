import type { Engine } from '../model/engine-name.ts';
import type { NotEvaluated } from '../model/finding.ts';
import type { ClientCommand, Statement, SyntaxProblem } from '../model/statement.ts';
import { conflictMarkers } from '../sql/conflict-markers.ts';
import type { JudgedFile, JudgedStatement } from './define-rule.ts';
import type { EnabledRules } from './judge-rules.ts';
import type { RawFinding } from './make-finding.ts';

interface UnreadRequest {
  readonly engine: Engine;
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
export function findUnread({ engine, files, statements, enabled }: UnreadRequest): Unread {
  const speaking = [...enabled.keys()].filter((rule) => rule.check !== undefined).map((rule) => rule.id);
  const findings: RawFinding[] = files.flatMap((file) => file.clientCommands.flatMap((command) => clientFinding(file, command, enabled)));
  const conflicts = isOn('merge-conflict-marker', enabled) ? new Map(files.map((file) => [file, conflictMarkers(file.text)])) : undefined;
  const inConflict = new Set<JudgedFile>();
  const notEvaluated: NotEvaluated[] = [];
  for (const judged of statements) {
    const reason = reasonOf(judged.statement);
    if (reason === undefined) continue;
    const place = { file: judged.file.migration.path, statement: judged.outer.ordinal };
    for (const rule of speaking) notEvaluated.push({ rule, ...place, missing: 'syntax', reason });
    const marker = conflicts?.get(judged.file)?.find((offset) => isInside(judged.statement, offset));
    if (marker === undefined) findings.push(...unparsedFinding(judged, engine, enabled));
    // One conflict leaves several markers, and each of them statements that cannot be read.
    else if (!inConflict.has(judged.file)) findings.push(...conflictFinding(judged.file, marker, enabled));
    if (marker !== undefined) inConflict.add(judged.file);
  }
  return { findings, notEvaluated };
}

function reasonOf({ problem, body }: Statement): string | undefined {
  if (problem !== undefined) return `The statement could not be read: ${problem.message}.`;
  if (body?.executes === 'now' && !body.complete) return 'The block runs SQL that is not known before it runs.';
  return undefined;
}

function unparsedFinding({ file, statement, outer }: JudgedStatement, engine: Engine, enabled: EnabledRules): readonly RawFinding[] {
  const { problem, span, text, command } = statement;
  // A command of a client inside the statement is what is wrong with it, and is a finding of its own.
  const isExplained = file.clientCommands.some((inside) => inside.span.start < span.end && inside.span.end > span.start);
  if (problem === undefined || (isExplained && isOn('client-meta-command', enabled))) return [];
  const part = {
    file,
    span: { start: Math.min(Math.max(problem.offset, span.start), span.end), end: span.end },
    statement: { ordinal: outer.ordinal, text },
    message: 'unread',
    values: { command: command === '' ? 'statement' : `${command} statement`, problem: problem.message },
  };
  // Where the certain rule is off, the other one still says that nothing was judged.
  const isSyntax = isRefused(problem, text, engine) && isOn('syntax-error', enabled);
  return builtIn(isSyntax ? 'syntax-error' : 'unparsed-statement', enabled, part);
}

/** Texts that a tool replaces before the server sees them: placeholders of runners, Jinja and ERB. */
const macro = /\$\{[^}]*\}|\{\{[^]*?\}\}|\{%[^]*?%\}|<%[^]*?%>/;

/** From this version of PostgreSQL on the server may know more than the parser. */
const knownGrammar = 190000;

function isRefused({ refused }: SyntaxProblem, text: string, { name, version }: Engine): boolean {
  const isNewer = name === 'postgresql' && (version?.number ?? 0) >= knownGrammar;
  return refused === true && !isNewer && !macro.test(text);
}

function isOn(id: string, enabled: EnabledRules): boolean {
  return [...enabled.keys()].some((rule) => rule.id === id);
}

/** Whether it is a marker that makes a statement unreadable; those in the texts of others are none. */
function isInside({ problem, span }: Statement, offset: number): boolean {
  return problem !== undefined && span.start <= offset && offset < span.end;
}

function conflictFinding(file: JudgedFile, start: number, enabled: EnabledRules): readonly RawFinding[] {
  return builtIn('merge-conflict-marker', enabled, { file, span: { start, end: start }, message: 'marker', values: {} });
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
