import type { Notification, NotifyEvent } from '../model/notification.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Report } from '../model/report.ts';
import { redactReport } from './redact-report.ts';

/** Changes that a message lists. */
const lineLimit = 10;

/** Outcomes that are news; the others are nobody's alarm, or are the answer to a person who waits for it. */
const eventOf: Partial<Record<Outcome, NotifyEvent>> = {
  success: 'success',
  drift: 'drift',
  blocked: 'approval-needed',
  'plan-changed': 'approval-needed',
  'user-error': 'failure',
  inconclusive: 'failure',
  'lock-timeout': 'failure',
  failed: 'failure',
  unknown: 'failure',
  'verification-failed': 'failure',
  'database-error': 'failure',
  'service-error': 'failure',
  'internal-error': 'failure',
};

/** What there is to tell about one target's report; undefined where there is nothing. */
export function notificationOf(report: Report, redact: (text: string) => string, links: Notification['links']): Notification | undefined {
  const event = eventOf[report.outcome];
  if (event === undefined) return undefined;
  const { action, target = 'the target', outcome, summary, drift, error } = redactReport(report, redact);
  const changes = (drift?.changes ?? []).map(({ severity, kind, object }) => `${severity} ${kind} ${object}`);
  const lines = [...(error === undefined ? [] : [`${error.what} (${error.code}). ${error.fix}`]), ...changes.slice(0, lineLimit)];
  return { event, action, target, outcome, summary, lines, more: Math.max(0, changes.length - lineLimit), fingerprint: drift?.fingerprint ?? '', links };
}
