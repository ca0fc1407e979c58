import type { Finding, NotEvaluated, SuppressedFinding } from '../model/finding.ts';
import type { Report } from '../model/report.ts';
import { jsonText } from './encode.ts';
import { byPlace, byStatement, compareText } from './order-findings.ts';
import { redactReport } from './redact-report.ts';

/**
 * The report as JSON, complete and in one order of keys and entries, so that equal reports are equal bytes.
 * A finding's place is flattened to `file`, `start` and `end`; parts that an action does not produce are absent.
 */
export function renderJson(report: Report, redact: (text: string) => string): string {
  return `${jsonText(JSON.stringify(documentOf(redactReport(report, redact)), null, 2))}\n`;
}

/** Runs on several targets hold a report for each. */
function documentOf(clean: Report): Readonly<Record<string, unknown>> {
  return {
    schema: clean.schema,
    action: clean.action,
    tool: clean.tool,
    outcome: clean.outcome,
    summary: clean.summary,
    engine: clean.engine,
    target: clean.target,
    migrations: clean.migrations,
    changeSet: clean.changeSet,
    devDatabase: clean.devDatabase,
    replay: clean.replay,
    findings: [...clean.findings].sort(byPlace).map(flattenFinding),
    suppressed: [...clean.suppressed].sort(byPlace).map(flattenSuppressed),
    notEvaluated: [...clean.notEvaluated].sort(byStatement).map(orderNotEvaluated),
    plan: clean.plan,
    run: clean.run,
    drift: clean.drift,
    targets: clean.targets?.map(documentOf),
    error: clean.error,
    notes: clean.notes,
    settings: sortKeys(clean.settings),
  } satisfies Record<keyof Report, unknown>;
}

/** A finding as the report's readers know it; the order of keys is the contract's. */
function flattenFinding(finding: Finding): Readonly<Record<string, unknown>> {
  return {
    rule: finding.rule,
    severity: finding.severity,
    category: finding.category,
    gate: finding.gate,
    file: finding.location.file,
    start: finding.location.start,
    end: finding.location.end,
    statement: finding.statement,
    objects: finding.objects,
    title: finding.title,
    why: finding.why,
    fix: finding.fix,
    also: finding.also,
    suggestion: finding.suggestion,
    replacement: finding.replacement,
    docs: finding.docs,
    fingerprint: finding.fingerprint,
    estimate: finding.estimate,
  };
}

function flattenSuppressed(finding: SuppressedFinding): Readonly<Record<string, unknown>> {
  return { ...flattenFinding(finding), reason: finding.reason, until: finding.until };
}

function orderNotEvaluated(entry: NotEvaluated): NotEvaluated {
  const { rule, file, statement, missing, reason } = entry;
  return {
    rule,
    ...(file === undefined ? {} : { file }),
    ...(statement === undefined ? {} : { statement }),
    missing,
    reason,
  };
}

function sortKeys(record: Readonly<Record<string, string>> | undefined): Readonly<Record<string, string>> | undefined {
  if (record === undefined) return undefined;
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => compareText(a, b)));
}
