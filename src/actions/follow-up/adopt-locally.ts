import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../../model/report.ts';

/** Writes the adopting migration of each target into the work tree, where a person reviews and commits it. */
export function adoptLocally(report: Report, root: string): Report {
  if (report.targets !== undefined) return { ...report, targets: report.targets.map((target) => adoptLocally(target, root)) };
  const { drift } = report;
  const { text = '', file } = drift?.adopt ?? {};
  if (drift === undefined || file === undefined || text === '') return report;
  writeFileSync(join(root, file), text);
  return { ...report, drift: { ...drift, reconciliation: { mode: 'adopt', result: `${file} was written; review and commit it.` } } };
}
