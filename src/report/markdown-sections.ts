import type { Finding } from '../model/finding.ts';
import type { Report, ReportedError, ReportedPlan, ReportedRun } from '../model/report.ts';
import { cutText, statementLimit } from './encode.ts';
import { codeBlock, codeCell, codeSpan, markdownLine, markdownText } from './encode-markdown.ts';
import type { Section } from './fit-sections.ts';
import { groupNotEvaluated, placesOf, reasonLimit, rulesOf } from './group-not-evaluated.ts';
import { folded } from './markdown-fold.ts';
import { countText, durationText, statementCount } from './numbers.ts';
import { byWeight, compareText, countFindings } from './order-findings.ts';

/** Links of a document; both come from the runner's own variables. */
export interface DocumentLinks {
  /** `https://github.com/owner/name/blob/<commit>`; absent: places are not links. */
  readonly blob?: string;
  /** The page of the workflow run. */
  readonly run?: string;
}

/** A title names objects, and a name may be as long as a file: one such row must not push out the others. */
const titleLimit = 500;

const icons: Readonly<Record<string, string>> = { success: '✅', 'no-changes': '✅', skipped: '⏭️', blocked: '⛔' };

/** Title, verdict and the error, if there is one: what a document always holds. */
export function headSection(report: Report, links: DocumentLinks): Section {
  const target = report.target === undefined ? '' : ` of ${markdownLine(report.target)}`;
  const run = links.run === undefined ? '' : ` ([log](${links.run}))`;
  const icon = icons[report.outcome] ?? '❌';
  const head = `## ${icon} Schema GitOps ${report.action}${target}: ${report.outcome}\n\n${markdownLine(cutText(report.summary, 1000))}${run}`;
  return { head, rows: [], noun: 'line' };
}

/** What, where, why and fix of the error, with what the server said as a quoted block. */
export function errorSections(error: ReportedError | undefined): readonly Section[] {
  if (error === undefined) return [];
  const said = error.cause === undefined ? [] : ['', codeBlock(cutText(error.cause, statementLimit), 'text')];
  const lines = [
    `**${markdownLine(error.what)}** (${codeSpan(error.code)})`,
    ...(error.where === undefined ? [] : ['', `Where: ${codeSpan(error.where)}`]),
    ...said,
    ...(error.why === undefined ? [] : ['', `Why: ${markdownText(error.why)}`]),
    '',
    `Fix: ${markdownText(error.fix)}`,
  ];
  return [{ head: lines.join('\n'), rows: [], noun: 'line' }];
}

/** A table of the findings, worst first; at most `limit` rows. */
export function findingTable(findings: readonly Finding[], links: DocumentLinks, limit = Infinity): readonly Section[] {
  if (findings.length === 0) return [];
  const counts = countFindings(findings);
  const title = [countText(counts.error, 'error'), countText(counts.warning, 'warning'), countText(counts.notice, 'notice')];
  const rows = [...findings].sort(byWeight).map(
    (finding) =>
      `| ${finding.severity}${finding.gate ? ' (needs approval)' : ''} | ${place(finding, links)} | ${markdownLine(cutText(finding.title, titleLimit))} | ${codeCell(finding.rule)} |`,
  );
  return limited({ head: `### ${title.join(', ')}\n\n| | Where | What | Rule |\n|---|---|---|---|`, rows, noun: 'finding' }, limit);
}

/** Why and fix of each finding, folded. */
export function findingDetails(findings: readonly Finding[], limit = Infinity): readonly Section[] {
  if (findings.length === 0) return [];
  const rows = [...findings].sort(byWeight).map((finding) => {
    const suggestion =
      finding.suggestion === undefined ? '' : `\n\nInstead:\n\n${codeBlock(cutText(finding.suggestion, statementLimit), 'sql')}`;
    const where = codeSpan(`${finding.location.file}:${String(finding.location.start.line)}`);
    const [why, fix] = [finding.why, finding.fix].map((text) => markdownText(cutText(text, statementLimit)));
    return `**${markdownLine(cutText(finding.title, titleLimit))}** ${where}\n\n${why}\n\nFix: ${fix}${suggestion}\n`;
  });
  return limited({ ...folded('Why, and what to do'), rows, noun: 'finding' }, limit);
}

/** Ordered migrations and statements of a plan, with the hash that an approval is bound to. */
export function planSections(plan: ReportedPlan | undefined): readonly Section[] {
  if (plan === undefined) return [];
  const head = `### Plan for ${markdownLine(plan.target)}\n\nHash ${codeSpan(plan.hash)}\n\n| Version | File | Mode | Size |\n|---|---|---|---|`;
  const rows = plan.migrations.map(
    ({ version, path, mode, statements }) =>
      `| ${markdownLine(version ?? 'repeatable')} | ${codeCell(path)} | ${markdownLine(mode)} | ${statementCount(statements.length)} |`,
  );
  const statements = plan.migrations.flatMap((migration) => [
    `**${markdownLine(migration.path)}**\n`,
    ...migration.statements.map(({ sql, locks }) => {
      const note = locks === undefined ? '' : `${markdownLine(locks)}\n\n`;
      return `${note}${codeBlock(cutText(sql, statementLimit), 'sql')}\n`;
    }),
  ]);
  return [{ head, rows, noun: 'migration' }, { ...folded('Statements'), rows: statements, noun: 'statement' }];
}

/** What became of each migration. */
export function runSections(run: ReportedRun | undefined): readonly Section[] {
  if (run === undefined) return [];
  const rows = run.migrations.map(
    ({ version, path, state, durationMs, statements }) =>
      `| ${markdownLine(version ?? 'repeatable')} | ${codeCell(path)} | ${markdownLine(state)} | ${durationText(durationMs)} | ${statementCount(statements.length)} |`,
  );
  return [{ head: '### Run\n\n| Version | File | State | Time | Size |\n|---|---|---|--:|---|', rows, noun: 'migration' }];
}

/**
 * Which rules could not be judged, and why: a gate that checked less must say so. One row for each statement that stopped
 * many rules and for each other reason; at most `limit` rows.
 */
export function notEvaluatedSections(report: Report, limit = Infinity): readonly Section[] {
  if (report.notEvaluated.length === 0) return [];
  const rows = groupNotEvaluated(report.notEvaluated).map(
    (group) =>
      `| ${rulesOf(group, codeCell)} | ${placesOf(group, codeCell)} | ${markdownLine(cutText(group.reason, reasonLimit))} | ${codeCell(group.missing)} |`,
  );
  const title = `${String(report.notEvaluated.length)} not evaluated`;
  return limited({ ...folded(title, '| Rule | Where | Why | Missing |\n|---|---|---|---|'), rows, noun: 'reason', isKept: true }, limit);
}

/** Findings that a reasoned comment in the file answered. */
export function suppressedSections(report: Report): readonly Section[] {
  if (report.suppressed.length === 0) return [];
  const rows = [...report.suppressed].sort(byWeight).map((finding) => {
    const where = codeCell(`${finding.location.file}:${String(finding.location.start.line)}`);
    return `| ${codeCell(finding.rule)} | ${where} | ${markdownLine(cutText(finding.reason ?? 'no reason given', reasonLimit))} | ${markdownLine(finding.until ?? '')} |`;
  });
  const title = `${String(rows.length)} suppressed`;
  return [{ ...folded(title, '| Rule | Where | Reason | Until |\n|---|---|---|---|'), rows, noun: 'finding' }];
}

/** Engine, format, dev database and notes: what the result was judged with. */
export function basisSections(report: Report): readonly Section[] {
  const { engine, migrations, devDatabase } = report;
  const rows = [
    ...(engine === undefined ? [] : [`Engine: ${engine.name} ${engine.version ?? ''} (${engine.source})`]),
    ...(migrations === undefined ? [] : [`Format: ${migrations.format} (${migrations.detected})`]),
    ...(devDatabase === undefined
      ? []
      : [`Dev database: ${devDatabase.engine} ${devDatabase.version} by ${devDatabase.provider}`, devDatabase.warning ?? '']),
    ...report.notes,
  ];
  const written = rows.filter((row) => row !== '').map((row) => `- ${markdownLine(cutText(row, statementLimit))}`);
  return written.length === 0 ? [] : [{ head: '', rows: written, noun: 'note' }];
}

/** Where each effective setting came from, folded. */
export function settingSections(report: Report): readonly Section[] {
  const entries = Object.entries(report.settings ?? {}).sort(([a], [b]) => compareText(a, b));
  if (entries.length === 0) return [];
  const rows = entries.map(([key, source]) => `| ${codeCell(key)} | ${markdownLine(source)} |`);
  return [{ ...folded('Settings', '| Key | From |\n|---|---|'), rows, noun: 'setting' }];
}

function limited(section: Section, limit: number): readonly Section[] {
  if (section.rows.length <= limit) return [section];
  const rest = section.rows.length - limit;
  const note = `*${countText(rest, `more ${section.noun}`)} in the job summary.*`;
  const tail = section.tail === undefined ? note : `${note}\n\n${section.tail}`;
  return [{ ...section, rows: section.rows.slice(0, limit), tail }];
}

function place(finding: Finding, links: DocumentLinks): string {
  const { file, start, end } = finding.location;
  const text = codeCell(`${file}:${String(start.line)}`);
  if (links.blob === undefined) return text;
  const lines = end.line > start.line ? `#L${String(start.line)}-L${String(end.line)}` : `#L${String(start.line)}`;
  const path = file.split('/').map(encodePathPart).join('/');
  return `[${text}](${links.blob}/${path}${lines})`;
}

/** Parentheses would end the link's address. */
function encodePathPart(part: string): string {
  const wellFormed = Buffer.from(part, 'utf8').toString('utf8');
  return encodeURIComponent(wellFormed).replaceAll('(', '%28').replaceAll(')', '%29');
}
