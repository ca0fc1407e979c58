import { readFileSync, writeFileSync } from 'node:fs';
import { numberAt, textAt, valueAt } from '../../github/json-value.ts';
import type { Report } from '../../model/report.ts';
import { driftStateOf, type DriftState } from '../../report/drift-document.ts';

/** What was reported of a target: its drift, and how the check ended. */
export interface RememberedTarget extends DriftState {
  readonly outcome?: string;
}

/** By name of the target. */
export type RememberedState = ReadonlyMap<string, RememberedTarget>;

const version = 1;

/** Reads what an earlier run remembered; a file that is not there, or that nobody of us wrote, remembers nothing. */
export function readState(path: string): RememberedState {
  const parsed = parse(path);
  const targets = valueAt(parsed, 'targets');
  if (numberAt(parsed, 'version') !== version || typeof targets !== 'object' || targets === null) return new Map();
  return new Map(Object.entries(targets).flatMap(([name, entry]: [string, unknown]): [string, RememberedTarget][] => {
    const fingerprint = textAt(entry, 'fingerprint');
    const ids = valueAt(entry, 'ids');
    if (fingerprint === undefined || !Array.isArray(ids)) return [];
    const outcome = textAt(entry, 'outcome');
    return [[name, { fingerprint, ids: ids.map(String), ...(outcome === undefined ? {} : { outcome }) }]];
  }));
}

/** Remembers the report; a target that could not be judged keeps what was known of its drift. */
export function writeState(path: string, report: Report, before: RememberedState): void {
  const targets = Object.fromEntries((report.targets ?? [report]).map((target): [string, RememberedTarget] => {
    const name = target.target ?? '';
    const known = target.drift === undefined ? before.get(name) : driftStateOf(target);
    return [name, { fingerprint: known?.fingerprint ?? '', ids: known?.ids ?? [], outcome: target.outcome }];
  }));
  writeFileSync(path, `${JSON.stringify({ version, targets }, null, 2)}\n`);
}

function parse(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
