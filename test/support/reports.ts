import type { Finding } from '../../src/model/finding.ts';
import type { Report } from '../../src/model/report.ts';
import type { ReportedChange, ReportedDrift } from '../../src/model/report-drift.ts';

/** A finding with sensible facts; tests say what differs. */
export function aFinding(changes: Partial<Finding> = {}): Finding {
  return {
    rule: 'index-not-concurrent',
    category: 'blocking-lock',
    severity: 'error',
    gate: false,
    location: { file: 'db/V3__index.sql', start: { line: 1, column: 1 }, end: { line: 1, column: 20 } },
    statement: 1,
    objects: ['public.orders'],
    title: 'CREATE INDEX blocks writes to public.orders',
    why: 'Writers wait until the index is built.',
    fix: 'Build it CONCURRENTLY in a migration of its own.',
    docs: 'docs/rules/index-not-concurrent.md',
    fingerprint: 'f00d',
    ...changes,
  };
}

/** A report of lint without findings; tests say what differs. */
export function aReport(changes: Partial<Report> = {}): Report {
  return {
    schema: 'schema-gitops/report/v1',
    action: 'lint',
    tool: { version: '0.1.0' },
    outcome: 'success',
    summary: 'nothing to say',
    findings: [],
    suppressed: [],
    notEvaluated: [],
    notes: [],
    ...changes,
  };
}

/** Leaves a text alone: for tests that are not about secrets. */
export function keep(text: string): string {
  return text;
}

/** A change of one column's default; tests say what differs. */
export function aChange(changes: Partial<ReportedChange> = {}): ReportedChange {
  return {
    id: '0123456789ab',
    kind: 'column.changed',
    object: 'public.t.b',
    class: 'changed',
    severity: 'error',
    attributes: { default: { expected: '5', actual: '6' } },
    consequences: [],
    ...changes,
  };
}

/** A drift of one change; tests say what differs. */
export function aDrift(changes: Partial<ReportedDrift> = {}): ReportedDrift {
  return {
    fingerprint: 'fedcba9876543210',
    expected: { source: '2 migrations, replayed on postgresql 16.4', head: '2' },
    actual: { source: 'the target', version: 'postgresql 16.4', head: '2' },
    changes: [aChange()],
    ignored: [],
    accepted: [],
    stale: [],
    pending: [],
    untraceable: [],
    notVisible: [],
    notCompared: [],
    schemaChangers: [],
    ...changes,
  };
}

/** A report of drift-check about one target. */
export function aDriftReport(drift: Partial<ReportedDrift> = {}, changes: Partial<Report> = {}): Report {
  return aReport({ action: 'drift-check', outcome: 'drift', target: 'production', summary: 'production differs in 1 object', drift: aDrift(drift), ...changes });
}
