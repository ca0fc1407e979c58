import type { Migration } from '../model/migration.ts';

/** Tells whether one of some undo migrations, or a script of its own, takes a migration back. */
export function undoneBy(undos: readonly Migration[]): (migration: Migration) => boolean {
  const versions = new Set(undos.flatMap(({ version }) => (version === undefined ? [] : [numbersOf(version)])));
  return ({ kind, version, undo }) => undo !== undefined || (kind === 'versioned' && version !== undefined && versions.has(numbersOf(version)));
}

/** Versions may be spelt with other leading zeros in the two names. */
function numbersOf(version: string): string {
  return version.replaceAll(/(?<!\d)0+(?=\d)/g, '');
}
