import type { Migration, SourceFile } from '../../model/migration.ts';
import { compareNumberTuples, inVersionOrder, numberTupleKey } from '../compare-number-tuples.ts';
import type { Format, PlaceholderContext, ReadResult } from '../format.ts';
import type { NewFile, NewMigration } from '../new-files.ts';
import { fileName, newMigration, pathBelow } from '../new-migration.ts';
import { nextVersion } from '../next-version.ts';
import { refuseDuplicateVersions } from '../refuse-versions.ts';
import { checkChain, committedHash, readCommittedFile, readCommittedName, type CommittedFile } from './graphile-migrate/committed-file.ts';
import { graphileHistoryTable } from './graphile-migrate/history-table.ts';

/** graphile-migrate's committed files: numbered, each with the sum of the one before. PostgreSQL only. */
export const graphileMigrate: Format = {
  name: 'graphile-migrate',
  facts: {
    tool: 'graphile-migrate 1',
    engines: ['postgresql'],
    reads: 'the files of `committed/`; placeholders, `--! no-transaction`. The current migration is at work, is not applied, and a note says so',
    refuses: 'a header or a hash that does not fit, a broken chain, carriage returns',
  },
  order: 'version',
  lateVersion: 'refused',
  gapless: false,
  hashesRawBytes: false,
  readsByFile: false,
  options: {},
  read,
  newFileName,
  newFiles,
  renumbering: 'Take the file back with graphile-migrate uncommit, and commit it behind the other one.',
  compareVersions: compareNumberTuples,
  versionKey: numberTupleKey,
  render,
  checksum: ({ checksum }) => checksum,
  forbidsTransaction: ({ text }) => /^--!\s*no-transaction\b/.test(bodyOf(text)),
  history: graphileHistoryTable,
};

/** Folders of graphile-migrate that hold no committed file: the file at work, and what it includes. */
const ownFolders = /(?:^|\/)(?:current(?:\.sql$|\/)|fixtures\/|afterReset)/;

function read(files: readonly SourceFile[], folders: readonly string[]): ReadResult {
  const committed = committedFiles(files);
  const current = files.map(({ path }) => path).filter((path) => ownFolders.test(pathBelow(folders, path)));
  const migrations = committed.map((file) => readMigration(file, folders));
  refuseDuplicateVersions(migrations, compareNumberTuples);
  checkChain(committed);
  const atWork = current.filter((path) => /current(?:\.sql|\/.*\.sql)$/.test(path));
  const [first] = migrations;
  return {
    migrations,
    ...(first === undefined ? {} : { madeFor: { engines: ['postgresql'], path: first.path, word: 'graphile-migrate' } as const }),
    companions: current,
    notes: atWork.map((path) => `${path} is at work: it is applied when graphile-migrate has committed it`),
  };
}

/** In the order of their numbers. */
function committedFiles(files: readonly SourceFile[]): readonly CommittedFile[] {
  const found = files.flatMap((file) => {
    const named = readCommittedName(fileName(file.path));
    return named === undefined || !/(?:^|\/)committed\/[^/]*$/.test(file.path) ? [] : [{ ...readCommittedFile(file, named), version: named.id }];
  });
  return inVersionOrder(found);
}

function readMigration({ file, id, description, hash, previous }: CommittedFile, folders: readonly string[]): Migration {
  const recorded = previous === undefined ? {} : { recorded: { previous_hash: previous } };
  return newMigration({ file, version: id, description, kind: 'versioned', script: pathBelow(folders, file.path), ...recorded }, () => hash);
}

/** Behind the header and its empty line. */
function bodyOf(text: string): string {
  const end = text.indexOf('\n\n');
  return end === -1 ? '' : text.slice(end + 2);
}

/** Replaces the placeholders that have a value, as graphile-migrate does: any other word with a colon stays. */
function render({ text }: Migration, { values, database, user }: PlaceholderContext): string {
  const known = new Map([['DATABASE_NAME', database], ['DATABASE_OWNER', user], ...Object.entries(values).map(([key, value]) => [key.replace(/^:/, ''), value] as const)]);
  const names = [...known.keys()].map((key) => key.replace(/[^\w]/g, String.raw`\$&`));
  return text.replace(new RegExp(`:(${names.join('|')})\\b`, 'g'), (found, key: string) => known.get(key) ?? found);
}

function newFileName(newest: string | undefined, description: string): string {
  return `${newest === undefined ? '000001' : nextVersion(newest)}-${description.replaceAll('_', '-')}.sql`;
}

function newFiles({ files, newest, description, folder, sql, transactional }: NewMigration): readonly NewFile[] {
  const previous = committedFiles(files).at(-1)?.hash;
  const body = `${transactional ? '' : '--! no-transaction\n'}${sql.trim()}\n`;
  const header = [`--! Previous: ${previous ?? '-'}`, `--! Hash: ${committedHash(body, previous)}`, `--! Message: ${description.replaceAll('_', ' ')}`];
  return [{ path: `${folder}${newFileName(newest, description)}`, text: `${header.join('\n')}\n\n${body}` }];
}
