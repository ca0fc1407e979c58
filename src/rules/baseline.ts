import { UserError } from '../errors/user-error.ts';
import type { Finding } from '../model/finding.ts';

const schema = 'schema-gitops/baseline/v1';

/** Findings that are known and not reported again, by their fingerprints. */
export type Baseline = ReadonlySet<string>;

/**
 * The baseline file: one line for each finding, in a stable order, so that a review sees what comes and goes. Gates are not
 * in it: they are cleared by an approval.
 */
export function renderBaseline(findings: readonly Finding[]): string {
  const entries = findings.filter(({ gate }) => !gate).map(({ rule, location: { file }, fingerprint }) => ({ file, rule, fingerprint }));
  const lines = [...new Set(entries.map((entry) => JSON.stringify(entry)))].sort().map((line) => `    ${line}`);
  return `{\n  "schema": "${schema}",\n  "findings": [${lines.length === 0 ? '' : `\n${lines.join(',\n')}\n  `}]\n}\n`;
}

/**
 * Reads a baseline file.
 * @throws UserError config/baseline-invalid.
 */
export function parseBaseline(text: string, where: string): Baseline {
  const value = parseJson(text, where);
  if (!isRecord(value) || value['schema'] !== schema) throw new UserError('config/baseline-invalid', { where, expected: `schema ${schema}` });
  const { findings } = value;
  if (!Array.isArray(findings)) throw new UserError('config/baseline-invalid', { where, expected: 'a list of findings' });
  return new Set(findings.map((entry: unknown, index) => fingerprintOf(entry, `${where}, finding ${String(index + 1)}`)));
}

/** Findings that are not in the baseline, and how many are. A gate is never set aside. */
export function withoutKnown(findings: readonly Finding[], baseline: Baseline): { readonly findings: readonly Finding[]; readonly known: number; readonly gone: number } {
  const isKnown = ({ gate, fingerprint }: Finding): boolean => !gate && baseline.has(fingerprint);
  const left = findings.filter((finding) => !isKnown(finding));
  const seen = new Set(findings.filter(isKnown).map(({ fingerprint }) => fingerprint));
  return { findings: left, known: findings.length - left.length, gone: baseline.size - seen.size };
}

function fingerprintOf(entry: unknown, where: string): string {
  const fingerprint = isRecord(entry) ? entry['fingerprint'] : undefined;
  if (typeof fingerprint === 'string' && /^[0-9a-f]{64}$/.test(fingerprint)) return fingerprint;
  throw new UserError('config/baseline-invalid', { where, expected: 'a fingerprint of 64 hexadecimal digits' });
}

function parseJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UserError('config/baseline-invalid', { where, expected: 'JSON' });
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
