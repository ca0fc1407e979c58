import { describe, expect, it } from '@jest/globals';

import { loadMigrations, renderMigrations } from '../../../../src/migrations/read-migrations.ts';
import type { FormatOptions } from '../../../../src/migrations/format.ts';
import type { EngineName } from '../../../../src/model/engine-name.ts';
import type { Migration } from '../../../../src/model/migration.ts';
import { mysqlVectors, postgresqlVectors, vectorFiles, type ChecksumVector } from '../../../formats/liquibase/vectors.ts';
import { filesOf } from '../files.ts';

/** Everything that a target gets. */
async function readFor(engine: EngineName, files: Readonly<Record<string, string>>, options: FormatOptions = {}): Promise<readonly Migration[]> {
  const read = await loadMigrations({ files: filesOf(files), folders: ['db'], format: 'liquibase', options });
  return renderMigrations(read.rules, read.migrations, {
    values: {}, schema: 'public', database: 'd', user: 'u', historyTable: 'databasechangelog', timestamp: '', workingDirectory: '', engine: { name: engine, version: { text: '16.0', number: 160000 } },
  });
}

describe('the checksums of Liquibase', () => {
  const cases: readonly (readonly [EngineName, readonly ChecksumVector[]])[] = [['postgresql', postgresqlVectors], ['mysql', mysqlVectors]];
  it.each(cases)('are the ones that Liquibase computes on %s', async (engine, vectors) => {
    const files = Object.fromEntries(Object.entries(vectorFiles).map(([name, text]) => [`db/${name}`, text]));
    for (const name of Object.keys(vectorFiles)) {
      const migrations = await readFor(engine, files, { changelog: name, 'search-path': 'db' });
      const found = migrations.map(({ recorded, checksum, equivalentChecksums }) => ({
        file: name, id: recorded?.['id'], author: recorded?.['author'], v9: checksum, v8: equivalentChecksums?.[0], description: recorded?.['description'],
      }));
      expect(found).toEqual(vectors.filter(({ file, id }) => file === name && !(engine === 'postgresql' && name === 'f.sql' && id === '4')));
    }
  });
});
