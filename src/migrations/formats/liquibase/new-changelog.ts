import type { NewFile, NewMigration } from '../../new-files.ts';

/**
 * A new changelog in formatted SQL with one change set. A root that includes the whole folder takes it up by itself; any other has to
 * include it, which the file says.
 */
export function newChangelogFiles({ description, folder, sql, transactional }: NewMigration): readonly NewFile[] {
  const attributes = transactional ? '' : ' runInTransaction:false';
  const text = `--liquibase formatted sql\n\n--changeset schema-gitops:${description}${attributes}\n${sql.trimEnd()}\n`;
  return [{ path: `${folder}${description}.sql`, text }];
}
