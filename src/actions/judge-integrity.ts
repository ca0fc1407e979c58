import { judgeChanges } from '../changes/judge-changes.ts';
import { judgeDirectory } from '../changes/judge-directory.ts';
import type { FileHit } from '../changes/file-hit.ts';
import { versionOrder } from '../migrations/version-order.ts';
import type { Engine } from '../model/engine-name.ts';
import type { Finding } from '../model/finding.ts';
import { fileFinding } from './file-findings.ts';
import type { GatheredChange } from './gather-change-set.ts';
import type { Project } from './open-project.ts';
import { readScripts } from './read-scripts.ts';

/**
 * Everything that can be said about the files without a database. Where every file is judged there is no base to hold them
 * against, and only what a directory shows by itself is found. What declares is edited and deleted at will: nothing of it was applied.
 */
export async function judgeIntegrity(project: Project, engine: Engine, change: GatheredChange): Promise<readonly Finding[]> {
  const scripted = await readScripts(project, change.read, { engine, migrations: change.changed });
  const empty = new Set(scripted.filter(({ script, migration }) => script.statements.length === 0 && migration.notRun === undefined).map(({ migration }) => migration.script));
  const hits = change.read.rules.declares === true ? [] : judgeChanges({
    files: change.files,
    base: change.before,
    now: change.read.migrations,
    changed: change.changed,
    format: { ...change.read.rules, compareVersions: versionOrder(change.read.rules, change.read.migrations) },
    isEmpty: (migration) => empty.has(migration.script),
  });
  return [...hits, ...(await judgeFiles(project, change))].flatMap((hit) => fileFinding(hit, project.settings.lint));
}

/** What git and the disk tell of the directory. */
async function judgeFiles(project: Project, { read, files, base, changed }: GatheredChange): Promise<readonly FileHit[]> {
  const { repository, directories } = project;
  const isAll = base === '';
  const paths = files.filter(({ change }) => change !== 'deleted').map(({ path }) => path);
  const touched = new Set(paths);
  const forms = await repository.storedForms(directories, isAll ? undefined : paths);
  const beginnings = repository.readFiles([...new Set(changed.map(({ path }) => path))]).map(({ path, bytes }) => [path, bytes] as const);
  return judgeDirectory({
    format: read.rules,
    migrations: read.migrations,
    // What another name would make a migration is a finding of lint.
    companions: [...(read.companions ?? []), ...(read.misnamed ?? []).map(({ path }) => path)],
    notes: read.notes,
    forms,
    beginnings: new Map(beginnings),
    isChanged: (path) => isAll || touched.has(path),
  });
}
