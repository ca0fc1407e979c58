import type { Migration } from '../model/migration.ts';
import type { Format } from './format.ts';
import { fileName } from './new-migration.ts';

/** A name that the format reads, behind its newest version, for a file that has another: what its name says is kept. */
export function proposedName(format: Format, migrations: readonly Migration[], path: string): string {
  const newest = migrations.flatMap(({ version }) => version ?? []).reduce<string | undefined>((a, b) => (a === undefined || format.compareVersions(a, b) < 0 ? b : a), undefined);
  return format.newFileName(newest, describe(fileName(path)));
}

/** `V2_Add pets.sql` says `add_pets`. */
function describe(name: string): string {
  const words = name.replace(/\.\w+$/, '').replace(/^[a-z]?\d[\d._-]*/i, '').toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  return words.join('_') || 'change';
}
