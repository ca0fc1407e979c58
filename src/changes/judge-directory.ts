import type { Format } from '../migrations/format.ts';
import type { Migration } from '../model/migration.ts';
import type { StoredForm } from '../model/stored-form.ts';
import { hitOf, type FileHit } from './file-hit.ts';
import { judgeLineEnds } from './judge-line-ends.ts';

/** What of a format decides what its tool makes of a file. */
export type DirectoryFormat = Pick<Format, 'name' | 'gapless' | 'hashesRawBytes'>;

/** A migration directory as it lies in git and in the work tree. */
export interface DirectoryFacts {
  readonly format: DirectoryFormat;
  readonly migrations: readonly Migration[];
  /** Paths of SQL files that belong to the directory without being migrations. */
  readonly companions: readonly string[];
  /** Sentences of the format about files that it leaves out; they begin with the path. */
  readonly notes: readonly string[];
  readonly forms: readonly StoredForm[];
  /** Of a changed file its beginning: as many bytes as a byte order mark has, at least. */
  readonly beginnings: ReadonlyMap<string, Uint8Array>;
  /** True for the paths that are judged. */
  readonly isChanged: (path: string) => boolean;
}

/** What a directory shows by itself, without a base and without its statements. */
export function judgeDirectory(facts: DirectoryFacts): readonly FileHit[] {
  return [...judgeCase(facts), ...judgeUnread(facts), ...judgeMarks(facts), ...judgeLineEnds(facts), ...judgeGaps(facts)];
}

/** Two names that differ in case, or in how an accent is written, are one file on the disks of Windows and macOS. */
function judgeCase({ forms, isChanged }: DirectoryFacts): readonly FileHit[] {
  const byName = new Map<string, StoredForm[]>();
  for (const form of forms) {
    const name = form.path.normalize('NFC').toLowerCase();
    byName.set(name, [...(byName.get(name) ?? []), form]);
  }
  return [...byName.values()].flatMap((same) => {
    const found = same.find(({ path }) => isChanged(path)) ?? same[0];
    const other = same.find((form) => form !== found);
    if (found === undefined || other === undefined || !same.some(({ path }) => isChanged(path))) return [];
    return [{ rule: 'case-collision', message: 'collides', path: found.path, values: { path: found.path, other: other.path }, offset: 0 } as const];
  });
}

/** SQL files and links below the directory that no tool will read: whoever wrote them expects that one does. */
function judgeUnread({ format, migrations, companions, notes, forms, isChanged }: DirectoryFacts): readonly FileHit[] {
  const read = new Set([...migrations.flatMap(({ path, undo }) => (undo === undefined ? [path] : [path, undo.path])), ...companions]);
  return forms.flatMap(({ path, kind }): readonly FileHit[] => {
    if (!isChanged(path)) return [];
    if (kind !== 'file') return [{ rule: 'unread-file', message: kind, path, values: { path }, offset: 0 }];
    if (read.has(path) || !path.toLowerCase().endsWith('.sql')) return [];
    const said = notes.find((note) => note.startsWith(`${path} `))?.slice(path.length + 1);
    return [{ rule: 'unread-file', message: said === undefined ? 'sql' : 'said', path, values: { path, format: format.name, said: said ?? '' }, offset: 0 }];
  });
}

function judgeMarks({ migrations, beginnings }: DirectoryFacts): readonly FileHit[] {
  return migrations.flatMap((migration) => {
    const [first, second, third] = beginnings.get(migration.path) ?? [];
    const hasMark = first === 0xef && second === 0xbb && third === 0xbf;
    return hasMark ? [{ ...hitOf('byte-order-mark', 'mark', migration), values: {} }] : [];
  });
}

/** Said once per gap, at the migration behind it, where it is new. */
function judgeGaps({ format, migrations, isChanged }: DirectoryFacts): readonly FileHit[] {
  if (!format.gapless) return [];
  const numbered = migrations.filter(({ kind, version }) => kind === 'versioned' && version !== undefined && /^\d+$/.test(version));
  return numbered.flatMap((migration, index) => {
    const before = BigInt(numbered[index - 1]?.version ?? '0');
    const expected = before + 1n;
    const actual = BigInt(migration.version ?? '0');
    // A directory may begin at 0 or 1.
    const follows = actual <= expected;
    if (follows || !isChanged(migration.path)) return [];
    return [{ ...hitOf('version-gap', 'gap', migration), values: { version: String(actual), expected: String(expected), format: format.name } }];
  });
}
