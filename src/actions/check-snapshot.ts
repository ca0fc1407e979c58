import { judgeDrift } from '../drift/judge-drift.ts';
import { explain } from '../errors/explain.ts';
import { UserError } from '../errors/user-error.ts';
import type { Report } from '../model/report.ts';
import { compareSchemas } from '../schema/compare-schemas.ts';
import { engineText } from './draft-report.ts';
import { reportChange } from './drift/reported-change.ts';
import { migrationsState } from './expected-state/migrations-state.ts';
import { snapshotFile } from './expected-state/schema-file-state.ts';
import type { RunContext } from './run-context.ts';

/**
 * Holds the committed snapshot against what the migrations make; undefined where it says the same.
 * @throws UserError input/missing-value, drift/no-schema-file, drift/schema-file-invalid and what a replay throws.
 */
export async function checkSnapshot(context: RunContext): Promise<Pick<Report, 'drift' | 'error'> | undefined> {
  const { drift: settings } = context.project.settings;
  const file = settings.schemaFile;
  if (file === undefined) throw new UserError('input/missing-value', { where: 'drift.schema-file', expected: 'the file that the command snapshot writes' });
  const kept = snapshotFile(context.project, file);
  if (kept === undefined) throw new UserError('drift/schema-file-invalid', { where: file, expected: 'a file that the command snapshot wrote' });
  const made = await migrationsState(context);
  const { changes } = compareSchemas(made.schema, kept.schema, settings.compare);
  const facts = { engine: made.schema.engine, target: file, today: '', historyTables: [] };
  const drift = judgeDrift(changes, { ...settings, ignore: [], accept: [] }, facts);
  if (drift.changes.length === 0 && kept.head === made.head) return undefined;
  const nameOf = (key: string): string => drift.changes.find((change) => change.key === key)?.object ?? key;
  return {
    error: explain(new UserError('drift/snapshot-outdated', { where: file, ...versionsOf(made.head, kept.head) })),
    drift: {
      fingerprint: drift.fingerprint,
      expected: { source: made.source, ...headOf(made) },
      actual: { source: file, version: engineText({ name: kept.schema.engine, version: kept.schema.version }), ...headOf(kept) },
      changes: drift.changes.map((change) => reportChange(change, nameOf)),
      ignored: [], accepted: [], stale: [], pending: [], untraceable: [], notVisible: [], notCompared: [], schemaChangers: [],
    },
  };
}

function versionsOf(expected: string | undefined, actual: string | undefined): { readonly expected?: string; readonly actual?: string } {
  return expected === actual ? {} : { expected: `version ${expected ?? 'none'}`, actual: `version ${actual ?? 'none'}` };
}

function headOf({ head }: { readonly head?: string }): { readonly head?: string } {
  return head === undefined ? {} : { head };
}
