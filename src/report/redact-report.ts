import type { Finding } from '../model/finding.ts';
import type { Report } from '../model/report.ts';

/** Keys whose values are words of ours or hashes; a secret that equals one of them must not blank it. */
const ownWords: ReadonlySet<string> = new Set([
  'schema', 'action', 'outcome', 'severity', 'rule', 'category', 'code', 'docs', 'hash', 'fingerprint', 'engine',
  'provider', 'mode', 'state', 'kind', 'format', 'transaction', 'missing', 'id', 'name',
]);

/** The report without secrets: every text in it passes `redact`, words of our own vocabulary excepted. */
export function redactReport(report: Report, redact: (text: string) => string): Report {
  return redactValue(report, redact);
}

/** One finding without secrets, as `redactReport` leaves it. */
export function redactFinding(finding: Finding, redact: (text: string) => string): Finding {
  return redactValue(finding, redact);
}

function redactValue<Value>(value: Value, redact: (text: string) => string): Value;
function redactValue(value: unknown, redact: (text: string) => string): unknown {
  if (typeof value === 'string') return redact(value);
  if (Array.isArray(value)) return value.map((item: unknown) => redactValue(item, redact));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]: [string, unknown]) => [
      key,
      ownWords.has(key) && typeof item === 'string' ? item : redactValue(item, redact),
    ]),
  );
}
