import type { ReportedChange, ReportedDrift, ReportedSql } from '../model/report-drift.ts';
import {
  consequenceText, historyTexts, notComparedText, notVisibleText, schemaChangerText, setAsideTexts, stateText,
} from './drift-texts.ts';
import { plainLine } from './encode.ts';
import { countText } from './numbers.ts';
import type { Paint } from './paint.ts';
import type { TerminalContext } from './terminal-context.ts';
import { showDifference } from './value-difference.ts';

/** Changes, lines of SQL and entries of a list that are shown; the JSON report has all of them. */
const limit = 50;
const styles = { error: 'red', warning: 'yellow', notice: 'blue' } as const;

/** The blocks about a drift: each change with both sides, the SQL, and what the comparison could not cover. */
export function driftBlocks(drift: ReportedDrift, { paint, verbose }: TerminalContext): readonly (readonly string[])[] {
  const most = verbose ? Infinity : limit;
  const blocks = [
    headBlock(drift, paint),
    ...drift.changes.slice(0, most).map((change) => changeBlock(change, paint)),
    rest(drift.changes.length - most, 'change'),
    sqlBlock('adopt: Git says what the database says', drift.adopt, { paint, most }),
    sqlBlock('revert: the database says what Git says', drift.revert, { paint, most }),
    listBlock('who else can change the schema', drift.schemaChangers.map(schemaChangerText), { paint, most }),
    listBlock('not seen, not compared', [...drift.notVisible.map(notVisibleText), ...drift.notCompared.map(notComparedText)], { paint, most }),
    listBlock('set aside', setAsideTexts(drift, verbose), { paint, most }),
    listBlock('history', historyTexts(drift), { paint, most }),
    reconciliationBlock(drift),
  ];
  return blocks.filter((lines) => lines.length > 0);
}

function headBlock({ expected, actual, fingerprint }: ReportedDrift, paint: Paint): readonly string[] {
  return [
    `${paint('bold', 'expected')}  ${plainLine(stateText(expected))}`,
    `${paint('bold', 'actual')}    ${plainLine(stateText(actual))}`,
    ...(fingerprint === '' ? [] : [`${paint('dim', 'fingerprint')}  ${plainLine(fingerprint)}`]),
  ];
}

function changeBlock(change: ReportedChange, paint: Paint): readonly string[] {
  const consequences = consequenceText(change);
  return [
    `${paint(styles[change.severity], change.severity)} ${plainLine(change.kind)} ${paint('bold', plainLine(change.object))} ${paint('dim', `[${plainLine(change.id)}]`)}`,
    ...Object.entries(change.attributes).flatMap(([name, values]) => attributeLines(name, showDifference(values), paint)),
    ...(consequences === '' ? [] : [`  ${plainLine(consequences)}`]),
    ...(change.renameOf === undefined ? [] : [`  perhaps ${plainLine(change.renameOf)} under a new name`]),
    ...(change.hint === undefined ? [] : [`  ${paint('dim', 'hint:')} ${plainLine(change.hint)}`]),
  ];
}

function attributeLines(name: string, difference: ReturnType<typeof showDifference>, paint: Paint): readonly string[] {
  const label = paint('cyan', `${plainLine(name)}:`);
  if (difference.form === 'line') return [`  ${label} ${plainLine(difference.expected)} ${paint('dim', '→')} ${plainLine(difference.actual)}`];
  return [`  ${label}`, ...difference.lines.map((line) => `    ${paintLine(line, paint)}`)];
}

/** The sign stays outside the encoder, which would take the blank before a line of both sides for space to trim. */
function paintLine(line: string, paint: Paint): string {
  const sign = line.slice(0, 1);
  const text = `${sign} ${plainLine(line.slice(1))}`;
  if (sign === '-') return paint('red', text);
  return sign === '+' ? paint('green', text) : text;
}

interface BlockOptions {
  readonly paint: Paint;
  readonly most: number;
}

function sqlBlock(title: string, sql: ReportedSql | undefined, { paint, most }: BlockOptions): readonly string[] {
  if (sql === undefined || (sql.text === '' && sql.notWritten.length === 0)) return [];
  const lines = sql.text === '' ? [] : sql.text.trimEnd().split('\n');
  return [
    `${paint('bold', title)}${sql.hazards.length === 0 ? '' : `  ${paint('yellow', plainLine(sql.hazards.join(', ')))}`}`,
    ...lines.slice(0, most).map((line) => `  ${plainLine(line)}`),
    ...rest(lines.length - most, 'line'),
    ...sql.notWritten.map(({ object, reason }) => `  ${paint('dim', plainLine(`no statement for ${object}: ${reason}`))}`),
  ];
}

function listBlock(title: string, texts: readonly string[], { paint, most }: BlockOptions): readonly string[] {
  if (texts.length === 0) return [];
  return [paint('bold', title), ...texts.slice(0, most).map((text) => `  ${plainLine(text)}`), ...rest(texts.length - most, 'entry')];
}

function rest(count: number, noun: string): readonly string[] {
  return count > 0 ? [`  ${countText(count, `more ${noun}`)} not shown; --verbose and the report file have all`] : [];
}

function reconciliationBlock({ reconciliation }: ReportedDrift): readonly string[] {
  if (reconciliation === undefined || reconciliation.mode === 'alert') return [];
  const { mode, result, url } = reconciliation;
  return [`${plainLine(mode)}: ${plainLine(result)}${url === undefined ? '' : ` ${plainLine(url)}`}`];
}
