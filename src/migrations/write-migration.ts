import type { Format } from './format.ts';
import type { NewFile, NewMigration } from './new-files.ts';

/** The files of a new migration: what the format says, else one file that holds the SQL alone. */
export function writeMigration(format: Pick<Format, 'newFileName' | 'newFiles'>, migration: NewMigration): readonly NewFile[] {
  if (format.newFiles !== undefined) return format.newFiles(migration);
  return [{ path: `${migration.folder}${format.newFileName(migration.newest, migration.description)}`, text: migration.sql }];
}
