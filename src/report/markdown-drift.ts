import type { ReportedChange, ReportedDrift, ReportedSql } from '../model/report-drift.ts';
import {
  consequenceText, historyTexts, notComparedText, notVisibleText, schemaChangerText, setAsideTexts, stateText,
} from './drift-texts.ts';
import { cutText, statementLimit } from './encode.ts';
import { codeBlock, codeCell, codeSpan, markdownLine } from './encode-markdown.ts';
import type { Section } from './fit-sections.ts';
import { folded } from './markdown-fold.ts';
import { countText } from './numbers.ts';
import { showDifference } from './value-difference.ts';

/** Statements of a script are shown up to this length; the file has them whole. */
const scriptLimit = 20_000;

/** The drift of one target: changes, both sides of each, SQL in both directions, and what the comparison could not cover. */
export function driftSections(drift: ReportedDrift | undefined): readonly Section[] {
  if (drift === undefined) return [];
  return [
    headSection(drift),
    ...changeTable(drift.changes),
    ...changeDetails(drift.changes),
    ...sqlSection('SQL to adopt: Git says what the database says', drift.adopt),
    ...sqlSection('SQL to revert: the database says what Git says', drift.revert),
    ...listSection('Who else can change the schema', drift.schemaChangers.map(schemaChangerText)),
    ...listSection('Not seen, not compared', [...drift.notVisible.map(notVisibleText), ...drift.notCompared.map(notComparedText)]),
    ...listSection('Set aside', [...setAsideTexts(drift), ...ignoredCount(drift.ignored.length)]),
    ...listSection('History', historyTexts(drift)),
    ...reconciliationSection(drift),
  ];
}

function headSection({ expected, actual, fingerprint }: ReportedDrift): Section {
  const rows = [
    `- Expected: ${markdownLine(stateText(expected))}`,
    `- Actual: ${markdownLine(stateText(actual))}`,
    ...(fingerprint === '' ? [] : [`- Fingerprint: ${codeSpan(fingerprint)}`]),
  ];
  return { head: '', rows, noun: 'line' };
}

function changeTable(changes: readonly ReportedChange[]): readonly Section[] {
  if (changes.length === 0) return [];
  const rows = changes.map((change) => {
    const attributes = Object.keys(change.attributes).join(', ');
    const words = [attributes, consequenceText(change), change.renameOf === undefined ? '' : `perhaps ${change.renameOf} under a new name`];
    return `| ${change.severity} | ${codeCell(change.kind)} | ${codeCell(change.object)} | ${markdownLine(words.filter((word) => word !== '').join('; '))} | ${codeCell(change.id)} |`;
  });
  return [{ head: `### ${countText(changes.length, 'change')}\n\n| | Change | Object | What | Id |\n|---|---|---|---|---|`, rows, noun: 'change' }];
}

function changeDetails(changes: readonly ReportedChange[]): readonly Section[] {
  const rows = changes.flatMap((change) => {
    const parts = [
      ...Object.entries(change.attributes).map(([name, values]) => `${codeSpan(name)}\n\n${differenceBlock(showDifference(values))}`),
      ...(change.hint === undefined ? [] : [markdownLine(change.hint)]),
    ];
    return parts.length === 0 ? [] : [`**${markdownLine(`${change.kind} ${change.object}`)}**\n\n${parts.join('\n\n')}\n`];
  });
  return rows.length === 0 ? [] : [{ ...folded('Before and after: - is expected, + is actual'), rows, noun: 'change' }];
}

function differenceBlock(difference: ReturnType<typeof showDifference>): string {
  const lines = difference.form === 'lines' ? difference.lines : [`-${difference.expected}`, `+${difference.actual}`];
  return codeBlock(lines.join('\n'), 'diff');
}

function sqlSection(title: string, sql: ReportedSql | undefined): readonly Section[] {
  if (sql === undefined || (sql.text === '' && sql.notWritten.length === 0)) return [];
  const missing = sql.notWritten.map(({ object, reason }) => `- No statement for ${codeSpan(object)}: ${markdownLine(reason)}`);
  const rows = [
    ...(sql.hazards.length === 0 ? [] : [`Hazards: ${sql.hazards.map(codeSpan).join(', ')}\n`]),
    ...(sql.text === '' ? [] : [`${codeBlock(cutText(sql.text, scriptLimit, '\n-- … cut; the file has all'), 'sql')}\n`]),
    ...missing,
  ];
  return [{ ...folded(title), rows, noun: 'part' }];
}

function listSection(title: string, texts: readonly string[]): readonly Section[] {
  if (texts.length === 0) return [];
  return [{ ...folded(`${title} (${String(texts.length)})`), rows: texts.map((text) => `- ${markdownLine(cutText(text, statementLimit))}`), noun: 'entry' }];
}

/** The report as JSON names them. */
function ignoredCount(count: number): readonly string[] {
  return count === 0 ? [] : [`${countText(count, 'difference')} ignored by the settings or as a tool’s own`];
}

function reconciliationSection({ reconciliation }: ReportedDrift): readonly Section[] {
  if (reconciliation === undefined || reconciliation.mode === 'alert') return [];
  return [{ head: markdownLine(`${reconciliation.mode}: ${reconciliation.result}`), rows: [], noun: 'line' }];
}
