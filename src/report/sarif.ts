import type { Finding, Replacement, SuppressedFinding } from '../model/finding.ts';
import type { Report } from '../model/report.ts';
import { jsonText, plainLine, plainText } from './encode.ts';
import { byPlace, byWeight } from './order-findings.ts';
import { redactReport } from './redact-report.ts';

/** What is to be said of a rule itself. */
export interface RuleDescription {
  readonly summary: string;
  readonly why: string;
  readonly fix: string;
  readonly severity: Finding['severity'] | 'off';
}

/** What a SARIF log needs beside the report. */
export interface SarifOptions {
  readonly redact: (text: string) => string;
  /** undefined for a rule that is not ours, such as one of the repository. */
  readonly describeRule: (id: string) => RuleDescription | undefined;
}

/** Code scanning keeps the first so many results of a run, and refuses a run with 25,000 (GitHub, SARIF support). */
const mostResults = 5_000;

type Json = Readonly<Record<string, unknown>>;

const levels = { error: 'error', warning: 'warning', notice: 'note', off: 'none' } as const;
/** Code scanning shows alerts of security rules by this number: 7 and more is high, 4 and more medium. */
const securitySeverities = { error: '8.0', warning: '5.0', notice: '2.0', off: '0.0' } as const;

/**
 * The findings as a log of SARIF 2.1.0 (OASIS), for code scanning and for editors: one run, with suppressed findings marked
 * as such, and with what could not be judged as notifications. Equal reports are equal bytes.
 */
export function renderSarif(report: Report, { redact, describeRule }: SarifOptions): string {
  const clean = redactReport(report, redact);
  const suppressed = new Set<Finding>(clean.suppressed);
  const all = [...clean.findings, ...clean.suppressed].sort(byWeight);
  const kept = all.slice(0, mostResults).sort(byPlace);
  const ids = [...new Set(kept.map(({ rule }) => rule))].sort();
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{
      tool: { driver: { name: 'Schema GitOps', semanticVersion: clean.tool.version, rules: ids.map((id) => ruleOf(id, describeRule(id), kept)) } },
      automationDetails: { id: `schema-gitops/${clean.action}/` },
      columnKind: 'utf16CodeUnits',
      originalUriBaseIds: { '%SRCROOT%': { description: { text: 'Root of the repository' } } },
      invocations: [invocationOf(clean, all.length - kept.length)],
      results: kept.map((finding) => resultOf(finding, { index: ids.indexOf(finding.rule), isSuppressed: suppressed.has(finding) })),
    }],
  };
  return `${jsonText(JSON.stringify(log, null, 2))}\n`;
}

function ruleOf(id: string, description: RuleDescription | undefined, findings: readonly Finding[]): Json {
  const example = findings.find(({ rule }) => rule === id);
  const { summary, why, fix, severity } = description ?? { summary: id, why: id, fix: '', severity: example?.severity ?? 'warning' };
  return {
    id,
    shortDescription: { text: plainLine(summary) },
    fullDescription: { text: plainLine(why) },
    help: { text: plainText(`${why}\n\n${fix}`.trim()), markdown: plainText(`${why}\n\n${fix === '' ? '' : `**Fix:** ${fix}`}`.trim()) },
    defaultConfiguration: severity === 'off' ? { enabled: false } : { level: levels[severity] },
    properties: { tags: [example?.category], ...(example?.category === 'security' ? { 'security-severity': securitySeverities[severity] } : {}) },
  };
}

function resultOf(finding: Finding | SuppressedFinding, { index, isSuppressed }: { readonly index: number; readonly isSuppressed: boolean }): Json {
  const { rule, severity, location: { file, start, end }, title, why, fix } = finding;
  return {
    ruleId: rule,
    ruleIndex: index,
    level: levels[severity],
    message: { text: plainText(`${title}. ${why} Fix: ${fix}`) },
    locations: [{
      physicalLocation: {
        artifactLocation: { uri: uriOf(file), uriBaseId: '%SRCROOT%' },
        region: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
      },
      logicalLocations: finding.objects.map((name) => ({ fullyQualifiedName: plainLine(name) })),
    }],
    // The line's hash that code scanning goes by is made where the file is uploaded; ours stays when lines move.
    partialFingerprints: { 'schemaGitops/v1': finding.fingerprint },
    ...(finding.replacement === undefined ? {} : { fixes: [fixOf(finding, finding.replacement)] }),
    ...(isSuppressed ? { suppressions: [suppressionOf(finding)] } : {}),
    properties: { gate: finding.gate },
  };
}

function fixOf({ fix, location: { file } }: Finding, { startLine, endLine, text }: Replacement): Json {
  return {
    description: { text: plainText(fix) },
    artifactChanges: [{
      artifactLocation: { uri: uriOf(file), uriBaseId: '%SRCROOT%' },
      // Without a last column a region ends at the end of its last line, before the line break (SARIF 2.1.0, section 3.30.8).
      replacements: [{ deletedRegion: { startLine, startColumn: 1, endLine }, insertedContent: { text } }],
    }],
  };
}

/** A lone surrogate, which no address can hold, stands as the replacement character. */
function uriOf(file: string): string {
  return file.replace(/\p{Cs}/gu, '\ufffd').split('/').map(encodeURIComponent).join('/');
}

function suppressionOf(finding: SuppressedFinding): Json {
  return { kind: 'inSource', ...(finding.reason === undefined ? {} : { justification: plainText(finding.reason) }) };
}

/** What stands beside the findings: the error that ended the run, what was not judged, what does not fit. */
function invocationOf({ error, notEvaluated }: Report, left: number): Json {
  const notifications = [
    ...(error === undefined ? [] : [notification('error', `${error.what} ${error.why ?? ''} Fix: ${error.fix}`)]),
    ...notEvaluated.map(({ rule, file, reason }) => notification('note', `${rule} was not evaluated${file === undefined ? '' : ` in ${file}`}: ${reason}`)),
    ...(left === 0 ? [] : [notification('warning', `${String(left)} more findings are not in this file; the JSON report has all of them.`)]),
  ];
  return { executionSuccessful: error === undefined, ...(notifications.length === 0 ? {} : { toolExecutionNotifications: notifications }) };
}

function notification(level: 'error' | 'warning' | 'note', text: string): Json {
  return { level, message: { text: plainText(text) } };
}
