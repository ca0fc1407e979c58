import type { Format } from '../migrations/format.ts';
import type { Migration } from '../model/migration.ts';
import type { StoredForm } from '../model/stored-form.ts';
import { hitOf, type FileHit } from './file-hit.ts';

/** What line ends are judged by. */
export interface LineEndFacts {
  readonly format: Pick<Format, 'name' | 'hashesRawBytes'>;
  readonly migrations: readonly Migration[];
  readonly forms: readonly StoredForm[];
  readonly isChanged: (path: string) => boolean;
}

/**
 * Where a checksum covers the bytes as they are, a checkout with other line ends is another file: databases that ran the one
 * refuse the other. That nothing settles the line ends is said once.
 */
export function judgeLineEnds({ format, migrations, forms, isChanged }: LineEndFacts): readonly FileHit[] {
  if (!format.hashesRawBytes) return [];
  const byPath = new Map(forms.map((form) => [form.path, form]));
  const judged = migrations.flatMap((migration) => {
    const form = byPath.get(migration.path);
    return form === undefined || !isChanged(migration.path) ? [] : [{ migration, form }];
  });
  const hits = judged.flatMap(({ migration, form }) => {
    const message = faultOf(form);
    return message === undefined ? [] : [{ ...hitOf('line-endings', message, migration), values: { path: migration.path, format: format.name } }];
  });
  const open = judged.find(({ form }) => !form.isSettled);
  return hits.length > 0 || open === undefined ? hits : [unsettled(open.migration, format.name)];
}

function faultOf({ stored, checkedOut, isSettled }: StoredForm): 'mixed' | 'converted' | 'crlf' | undefined {
  const kept = stored ?? checkedOut;
  if (kept === 'mixed') return 'mixed';
  if (stored !== undefined && checkedOut !== undefined && stored !== checkedOut) return 'converted';
  return kept === 'crlf' && !isSettled ? 'crlf' : undefined;
}

function unsettled(migration: Migration, format: string): FileHit {
  const folder = migration.path.slice(0, migration.path.lastIndexOf('/') + 1);
  return { ...hitOf('line-endings', 'unsettled', migration), values: { path: migration.path, folder, format }, severity: 'notice' };
}
