import type { NotEvaluated } from '../model/finding.ts';
import type { Report, ReportedMessage, ReportedPlan, ReportedRun } from '../model/report.ts';
import type { ReportedMigration } from '../model/reported-migration.ts';
import { cutText, plainLine } from './encode.ts';
import { groupNotEvaluated, placeOf, placesOf, reasonLimit, rulesOf, type NotEvaluatedGroup } from './group-not-evaluated.ts';
import { durationText, statementCount } from './numbers.ts';
import { byPlace, byStatement } from './order-findings.ts';
import type { TerminalContext } from './terminal-context.ts';
import { textTable } from './text-table.ts';

/** Rows of a table that are shown; the JSON report has all of them. */
const rowLimit = 50;

/** The tables and lists below the findings, each a block of lines; absent parts make no block. */
export function terminalTables(report: Report, context: TerminalContext): readonly (readonly string[])[] {
  const verbose = context.verbose ? [suppressedBlock(report, context), settingsBlock(report, context)] : [];
  const blocks = [
    migrationBlock(report, context),
    report.plan === undefined ? [] : planBlock(report.plan, report.run !== undefined, context),
    report.run === undefined ? [] : runBlock(report.run, context),
    notEvaluatedBlock(report.notEvaluated, context),
    ...verbose,
    noteBlock(report),
  ];
  return blocks.filter((lines) => lines.length > 0);
}

/** Without a plan or a run the files speak; with one of them they would say everything twice. */
function migrationBlock(report: Report, context: TerminalContext): readonly string[] {
  const files = report.migrations?.files ?? [];
  if (report.plan !== undefined || report.run !== undefined) return [];
  const worthShowing = files.filter((file) => context.verbose || file.state !== 'unchanged');
  if (worthShowing.length === 0) return [];
  return table(['version', 'state', 'file'], worthShowing.map(migrationCells), context);
}

function migrationCells(file: ReportedMigration): readonly string[] {
  return [file.version ?? file.kind, file.state ?? '', file.path];
}

/** What is planned, statement by statement; where it was run, the run says the rest. */
function planBlock(plan: ReportedPlan, wasRun: boolean, context: TerminalContext): readonly string[] {
  const title = `${context.paint('bold', `plan for ${plainLine(plan.target)}`)}  ${plainLine(plan.hash)}`;
  if (wasRun) return [title];
  const lines = plan.migrations.flatMap(({ version, path, mode, statements }) => [
    `  ${context.paint('bold', plainLine(version ?? 'repeatable'))}  ${plainLine(path)}  ${context.paint('dim', `${mode}, ${statementCount(statements.length)}`)}`,
    ...statements.map(({ sql }) => `      ${firstLine(sql)}`),
  ]);
  const cut = lines.length - rowLimit;
  return [title, ...lines.slice(0, rowLimit), ...(cut > 0 ? [`  … ${String(cut)} more lines; the JSON report has all`] : [])];
}

/** Statements are told apart by how they begin. */
function firstLine(sql: string): string {
  return cutText(plainLine(sql.slice(0, 400).replace(/\s+/g, ' ').trim()), 110, ' …');
}

function runBlock(run: ReportedRun, context: TerminalContext): readonly string[] {
  const rows = run.migrations.map((migration) => [
    migration.version ?? 'repeatable',
    migration.state,
    durationText(migration.durationMs),
    statementCount(migration.statements.length),
    migration.path,
  ]);
  const messages = run.migrations.flatMap((migration) =>
    migration.statements.flatMap((statement) =>
      (statement.messages ?? []).map((message) => messageLine(migration.path, statement.ordinal, message)),
    ),
  );
  return [
    ...table(['version', 'state', 'time', 'size', 'file'], rows, context),
    ...capped(messages, context.verbose ? messages.length : rowLimit),
  ];
}

function messageLine(path: string, ordinal: number, message: ReportedMessage): string {
  const head = `${message.severity} ${message.code}`.trim();
  return `  ${plainLine(`${path}, statement ${String(ordinal)}: ${head}: ${cutText(message.message, 500)}`)}`;
}

/** A line for each statement that stopped many rules and for each other reason; one for each entry where more is asked for. */
function notEvaluatedBlock(entries: readonly NotEvaluated[], context: TerminalContext): readonly string[] {
  if (entries.length === 0) return [];
  const head = context.paint('yellow', 'not evaluated');
  if (context.verbose) return [head, ...[...entries].sort(byStatement).map(notEvaluatedLine)];
  return [head, ...capped(groupNotEvaluated(entries).map(groupLine), rowLimit)];
}

function notEvaluatedLine(entry: NotEvaluated): string {
  const place = placeOf(entry);
  return `  ${plainLine(`${entry.rule}${place === undefined ? '' : ` in ${place}`}: ${entry.reason} (missing: ${entry.missing})`)}`;
}

function groupLine(group: NotEvaluatedGroup): string {
  const places = placesOf(group, (place) => place);
  const place = places === '' ? '' : ` in ${places}`;
  return `  ${plainLine(`${rulesOf(group, (rule) => rule)}${place}: ${cutText(group.reason, reasonLimit)} (missing: ${group.missing})`)}`;
}

function suppressedBlock(report: Report, context: TerminalContext): readonly string[] {
  if (report.suppressed.length === 0) return [];
  const lines = [...report.suppressed].sort(byPlace).map((finding) => {
    const until = finding.until === undefined ? '' : ` until ${finding.until}`;
    const place = `${finding.location.file}:${String(finding.location.start.line)}`;
    return `  ${plainLine(`${place} ${finding.rule}${until}: ${finding.reason ?? 'no reason given'}`)}`;
  });
  return [context.paint('bold', 'suppressed'), ...lines];
}

function settingsBlock(report: Report, context: TerminalContext): readonly string[] {
  const entries = Object.entries(report.settings ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  if (entries.length === 0) return [];
  return [context.paint('bold', 'settings'), ...entries.map(([key, source]) => `  ${plainLine(`${key}: ${source}`)}`)];
}

function noteBlock(report: Report): readonly string[] {
  const warning = report.devDatabase?.warning;
  const notes = warning === undefined ? report.notes : [...report.notes, warning];
  return notes.map((note) => `note: ${plainLine(note)}`);
}

function table(head: readonly string[], rows: readonly (readonly string[])[], context: TerminalContext): readonly string[] {
  const limit = context.verbose ? rows.length : rowLimit;
  const shown = rows.slice(0, limit).map((row) => row.map((cell) => plainLine(cell)));
  const [titles = '', ...lines] = textTable(head, shown);
  const rest = rows.length - shown.length;
  return [context.paint('dim', `  ${titles}`), ...lines.map((line) => `  ${line}`), ...moreLine(rest)];
}

function capped(lines: readonly string[], limit: number): readonly string[] {
  return [...lines.slice(0, limit), ...moreLine(lines.length - limit)];
}

function moreLine(rest: number): readonly string[] {
  return rest > 0 ? [`  ${String(rest)} more not shown; --verbose and the report file have them`] : [];
}
