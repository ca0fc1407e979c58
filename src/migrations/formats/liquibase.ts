import { md5 } from '../../digest/md5.ts';
import { sha256 } from '../../digest/sha256.ts';
import type { Migration, SourceFile } from '../../model/migration.ts';
import type { Format, FormatOptions, PlaceholderContext, ReadResult } from '../format.ts';
import { identityOf, type ChangeSet } from './liquibase/change-set.ts';
import { changeTypes } from './liquibase/changes/registry.ts';
import { changeSetChecksum } from './liquibase/checksum.ts';
import { describeChangeSet, fullContext, fullLabels } from './liquibase/describe-change-set.ts';
import { findRoot } from './liquibase/find-root.ts';
import { liquibaseHistoryTable } from './liquibase/history-table.ts';
import { newChangelogFiles } from './liquibase/new-changelog.ts';
import { loadChangelogReaders, ParsedChangelogs } from './liquibase/parsed-changelogs.ts';
import { normalPath } from './liquibase/paths.ts';
import { present } from './liquibase/present.ts';
import { Reading } from './liquibase/reading.ts';
import { liquibaseOptions, runtimeOf } from './liquibase/runtime-options.ts';
import { isOfJava, takesAnyChecksum, targetChecksums, targetFacts } from './liquibase/target-migration.ts';

/** Liquibase's changelogs: one migration per change set, told by path, id and author. */
export const liquibase: Format = {
  name: 'liquibase',
  facts: {
    tool: 'Liquibase 4, checksums of versions 8 and 9',
    engines: ['postgresql', 'mysql', 'mariadb'],
    reads: 'formatted SQL, XML, YAML and JSON changelogs; `include`, `includeAll`, properties, contexts, labels, preconditions, `runOnChange`, `runAlways`, `modifySql`, `sqlFile`, `loadData`',
    wayBack: 'its rollback block; without one, the opposite of its changes where each has one',
    refuses: '`includeAll` with a filter in Java. A change set with `customChange`, `executeCommand`, a change or a precondition of an extension is read, and a run in which it is pending is refused: apply it with Liquibase, then go on here',
  },
  order: 'position',
  lateVersion: 'applied',
  gapless: false,
  hashesRawBytes: false,
  readsByFile: false,
  options: liquibaseOptions,
  load: loadChangelogReaders,
  read,
  newFileName: (_, description) => `${description}.sql`,
  newFiles: newChangelogFiles,
  renumbering: 'give the change set another id',
  compareVersions: (a, b) => (versionKey(a) < versionKey(b) ? -1 : Number(versionKey(a) > versionKey(b))),
  versionKey,
  render: ({ rendered, text }) => rendered ?? text,
  forTarget,
  checksum: ({ checksum }) => checksum,
  forbidsTransaction: (migration) => isOurs(migration) && !migration[reading].runInTransaction,
  history: liquibaseHistoryTable,
};

/** What a migration of ours carries for its targets. */
const reading: unique symbol = Symbol('reading');

interface ChangeSetMigration extends Migration {
  readonly [reading]: { readonly of: Reading; readonly runInTransaction: boolean };
}

function isOurs(migration: Migration): migration is ChangeSetMigration {
  return reading in migration;
}

/** Paths and names are compared without regard to case, `classpath:` and slashes. */
function versionKey(version: string): string {
  const end = version.indexOf('::');
  return `${normalPath(version.slice(0, end))}${version.slice(end)}`.toLowerCase();
}

function read(files: readonly SourceFile[], folders: readonly string[], options: FormatOptions): ReadResult {
  const parsed = new ParsedChangelogs();
  const of = new Reading(findRoot({ files, folders, options, parsed }), parsed, options);
  const { named, loaded } = of.all();
  const changeSets = [...named];
  const known = new Set(loaded.changelogs);
  const companions = new Set(changeSets.flatMap(([, { changes }]) => changes.flatMap(({ file }) => (file === undefined || known.has(file.path) ? [] : [file.path]))));
  const unused = files.filter(({ path }) => /\.sql$/i.test(path) && !known.has(path) && !companions.has(path));
  return {
    migrations: changeSets.map(([name, changeSet]) => migrationOf(name, changeSet, of)),
    companions: [...companions],
    notes: [...loaded.notes, ...changeSets.flatMap(([name, changeSet]) => onlyLiquibase(name, changeSet)), ...unused.map(({ path }) => `${path} is left out: no changelog includes it.`)],
  };
}

/** Said wherever changelogs are read: what such a change does nobody here can know. */
function onlyLiquibase(name: string, { changes }: ChangeSet): readonly string[] {
  const types = new Set(changes.map(({ type }) => type).filter((type) => !Object.hasOwn(changeTypes, type)));
  return types.size === 0 ? [] : [`${name} holds ${[...types].join(', ')}, which only Liquibase can run: what it does is not known here.`];
}

function migrationOf(script: string, changeSet: ChangeSet, of: Reading): ChangeSetMigration {
  const { id, author, path, file, line, source, comment, runAlways, runOnChange, runInTransaction, validCheckSums } = changeSet;
  const tag = changeSet.changes.find(({ type }) => type === 'tagDatabase')?.fields['tag'];
  const description = describeChangeSet(changeSet);
  let hash: string | undefined;
  const migration = {
    version: identityOf(changeSet),
    description: comment ?? description,
    kind: 'versioned' as const,
    path: file,
    script,
    text: source,
    firstLine: line,
    get hash() {
      return (hash ??= hashOf(changeSet));
    },
    ...(takesAnyChecksum(changeSet) ? { acceptsAnyChecksum: true } : {}),
    ...(runAlways ? { rerun: 'always' as const } : runOnChange ? { rerun: 'on-change' as const } : {}),
    recorded: { id, author, path, description, comments: (comment ?? '').trim(), ...present({ contexts: fullContext(changeSet), labels: fullLabels(changeSet), tag }) },
    [reading]: { of, runInTransaction },
  };
  if (isOfJava(changeSet)) return migration;
  const checksum = once(() => changeSetChecksum(changeSet, { version: 9, dbms: undefined }));
  return Object.defineProperties(migration, { checksum: lazy(checksum), equivalentChecksums: lazy(() => [checksum(), ...validCheckSums]) });
}

function forTarget(migration: Migration, context: PlaceholderContext): Migration | undefined {
  if (!isOurs(migration)) return migration;
  const { of } = migration[reading];
  const changeSet = of.for(context.engine, context.values).get(migration.script);
  if (changeSet === undefined) return undefined;
  const request = { changeSet, runtime: runtimeOf(of.options, context.engine.name), context };
  const [facts, sums] = [once(() => targetFacts(request)), once(() => targetChecksums(request))];
  return Object.defineProperties(migrationOf(migration.script, changeSet, of), {
    checksum: lazy(() => sums().checksum),
    equivalentChecksums: lazy(() => sums().equivalentChecksums),
    acceptsAnyChecksum: lazy(() => sums().acceptsAnyChecksum),
    rendered: lazy(() => facts().rendered),
    notRun: lazy(() => facts().notRun),
    undo: lazy(() => facts().undo),
    guard: lazy(() => facts().guard),
  });
}

/** A value that is computed when it is asked for: of a long history most never is. */
function lazy(get: () => unknown): PropertyDescriptor {
  return { get, enumerable: true, configurable: true };
}

function once<Value>(compute: () => Value): () => Value {
  let found: { readonly value: Value } | undefined;
  return () => (found ??= { value: compute() }).value;
}

/** Where a change set stands is no part of it, nor are comments for people. */
const unhashed = new Set(['line', 'lastLine', 'valueLine', 'bodyLine', 'bodyLines', 'source', 'comment', 'node']);

/** Everything that decides what a change set does. */
function hashOf(changeSet: ChangeSet): string {
  const { preconditions } = changeSet;
  return sha256(JSON.stringify([changeSet, preconditions?.node], (key, value: unknown) => {
    if (value instanceof Uint8Array) return md5(value);
    return unhashed.has(key) || (key === 'file' && typeof value === 'string') ? undefined : value;
  }));
}
