import type { Finding } from '../model/finding.ts';
import type { Location } from '../model/location.ts';
import type { Report, ReportedError } from '../model/report.ts';
import { cutText, plainLine, plainText, statementLimit } from './encode.ts';
import { byPlace } from './order-findings.ts';
import type { Paint, Style } from './paint.ts';
import { redactReport } from './redact-report.ts';
import { driftBlocks } from './terminal-drift.ts';
import { replayBlocks } from './terminal-replay.ts';
import { createContext, type TerminalContext, type TerminalOptions } from './terminal-context.ts';
import { terminalTables } from './terminal-tables.ts';

/** The report for people: findings with code frames, the error, tables of migrations, notes, and the verdict last. */
export function renderTerminal(report: Report, options: TerminalOptions): string {
  const clean = redactReport(report, options.redact);
  const context = createContext(options);
  const blocks = [...blocksOf(clean, context), [verdict(clean, context.paint)]];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** Of a run on several targets, each target's own report with its verdict. */
function blocksOf(report: Report, context: TerminalContext): readonly (readonly string[])[] {
  return [
    ...(report.targets ?? []).flatMap((target) => [...blocksOf(target, context), [verdict(target, context.paint)]]),
    ...[...report.findings].sort(byPlace).map((finding) => findingBlock(finding, context)),
    ...(report.drift === undefined ? [] : driftBlocks(report.drift, context)),
    ...(report.replay === undefined ? [] : replayBlocks(report.replay, context)),
    ...(report.error === undefined ? [] : [errorBlock(report.error, context)]),
    ...terminalTables(report, context),
  ];
}

const severityStyles = { error: 'red', warning: 'yellow', notice: 'blue' } as const satisfies Record<
  Finding['severity'],
  Style
>;

function findingBlock(finding: Finding, context: TerminalContext): readonly string[] {
  const { paint } = context;
  const label = `${finding.severity}${finding.gate ? ' (needs approval)' : ''}`;
  return [
    `${paint(severityStyles[finding.severity], label)} ${paint('bold', plainLine(finding.title))} ${paint('dim', `[${plainLine(finding.rule)}]`)}`,
    `  ${paint('cyan', placeText(finding.location))}`,
    ...indent(context.frame(finding.location)),
    ...labelled('why', finding.why, paint),
    ...labelled('fix', finding.fix, paint),
    ...(finding.suggestion === undefined ? [] : labelled('instead', cutText(finding.suggestion, statementLimit), paint)),
    ...labelled('more', `schema-gitops explain ${finding.rule}`, paint),
  ];
}

function errorBlock(error: ReportedError, context: TerminalContext): readonly string[] {
  const { paint } = context;
  return [
    `${paint('red', 'error')} ${paint('bold', plainLine(error.what))} ${paint('dim', `[${plainLine(error.code)}]`)}`,
    ...(error.where === undefined ? [] : [`  ${paint('cyan', plainLine(error.where))}`]),
    ...(error.location === undefined ? [] : indent(context.frame(error.location))),
    ...(error.cause === undefined ? [] : labelled('said', cutText(error.cause, statementLimit), paint)),
    ...(error.why === undefined ? [] : labelled('why', error.why, paint)),
    ...labelled('fix', error.fix, paint),
    ...labelled('more', `schema-gitops explain ${error.code}`, paint),
  ];
}

function placeText({ file, start }: Location): string {
  return `${plainLine(file)}:${String(start.line)}:${String(start.column)}`;
}

function indent(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `    ${line}`);
}

/** A labelled text; its further lines stand below its first. */
function labelled(label: string, text: string, paint: Paint): readonly string[] {
  const [first = '', ...rest] = plainText(text).trimEnd().split('\n');
  return [`  ${paint('dim', `${label}:`.padEnd(9))}${first}`, ...rest.map((line) => `${' '.repeat(11)}${line}`)];
}

const goodOutcomes: ReadonlySet<string> = new Set(['success', 'no-changes', 'skipped']);

function verdict(report: Report, paint: Paint): string {
  const style: Style = goodOutcomes.has(report.outcome) ? 'green' : 'red';
  return `${paint(style, `${report.action}: ${report.outcome}`)}  ${plainLine(report.summary)}`;
}
