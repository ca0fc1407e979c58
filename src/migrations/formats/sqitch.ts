import { digest } from '../../digest/digest.ts';
import { UserError } from '../../errors/user-error.ts';
import { engineFamilies } from '../../model/engine-name.ts';
import type { Guard } from '../../model/guard.ts';
import type { Migration, SourceFile, UndoScript } from '../../model/migration.ts';
import { decodeText } from '../decode-text.ts';
import { holdsStatements } from '../file-parts.ts';
import type { Format, FormatOptions, PlaceholderContext, ReadResult } from '../format.ts';
import { newMigration } from '../new-migration.ts';
import { guardOf } from './sqitch/guard-of.ts';
import { scriptOf, sqitchHistoryTable } from './sqitch/history-table.ts';
import { findLayout, sqitchOptions, type SqitchLayout } from './sqitch/layout.ts';
import { newChangeFiles } from './sqitch/new-change.ts';
import { readPlan, type PlanChange, type SqitchPlan } from './sqitch/plan.ts';
import { refusal } from './sqitch/plan-lines.ts';
import { replaceVariables } from './sqitch/psql-variables.ts';

/** Sqitch: a plan that lists changes, with scripts that deploy, revert and verify each. */
export const sqitch: Format = {
  name: 'sqitch',
  facts: {
    tool: 'Sqitch 1',
    engines: ['postgresql', 'mysql', 'mariadb'],
    reads: '`sqitch.plan` with dependencies, tags and reworked changes; `sqitch.conf` with its folders, registry and variables',
    wayBack: 'its revert script',
    refuses: 'scripts with commands of psql (`\\i`, `\\set`), at their line. Verify scripts are not run, as `sqitch deploy` does it without `--verify`',
  },
  order: 'position',
  lateVersion: 'refused',
  gapless: false,
  hashesRawBytes: true,
  readsByFile: false,
  options: sqitchOptions,
  read,
  newFileName: (_, description) => `deploy/${description}.sql`,
  renumbering: 'Move its line to the end of sqitch.plan, together with what requires it.',
  compareVersions: (a, b) => Number(a > b) - Number(a < b),
  versionKey: (version) => version,
  render: ({ text }) => text,
  checksum: ({ checksum }) => checksum,
  forbidsTransaction: () => false,
  history: sqitchHistoryTable({ project: '', committer: {}, registry: 'sqitch', changes: [] }),
};

/** @throws UserError migrations/file-missing, migrations/refused-by-tool and what the plan and the settings throw. */
function read(files: readonly SourceFile[], _folders: readonly string[], options: FormatOptions): ReadResult {
  const layout = findLayout(files, options);
  const plan = readPlan(layout.plan.path, decodeText(layout.plan));
  const byPath = new Map(files.map((file) => [file.path, file]));
  const migrations = plan.changes.map((change) => readChange(change, { layout, plan, files: byPath }));
  refuseSameScripts(migrations, plan);
  const changes = plan.changes.map((change) => ({ ...change, version: versionOf(change) }));
  const places = new Map(changes.map(({ id }, index) => [id, index]));
  const ids = new Map(changes.map(({ id, version }) => [version, id]));
  const versionKey = (version: string): string => ids.get(version) ?? plan.find(version)?.id ?? version;
  const placeOf = (version: string): number => places.get(versionKey(version)) ?? changes.length;
  return {
    migrations,
    ...restOf(files, migrations, layout),
    ...(layout.madeFor === undefined ? {} : { madeFor: layout.madeFor }),
    form: {
      versionKey,
      compareVersions: (a, b) => placeOf(a) - placeOf(b) || Number(a > b) - Number(a < b),
      newFiles: (migration) => newChangeFiles(layout, plan, migration),
      forTarget: (migration, context) => forTarget(migration, { context, layout, changes: plan.changes }),
      history: sqitchHistoryTable({ project: plan.project, ...(plan.uri === undefined ? {} : { uri: plan.uri }), committer: layout.committer, registry: layout.registry, changes }),
    },
  };
}

/** A name stays that of its first change when it is reworked, so that a version means the same before and after. */
function versionOf({ name, occurrence }: PlanChange): string {
  return occurrence === 1 ? name : `${name}#${occurrence}`;
}

interface Directory {
  readonly layout: SqitchLayout;
  readonly plan: SqitchPlan;
  readonly files: ReadonlyMap<string, SourceFile>;
}

function readChange(change: PlanChange, { layout, plan, files }: Directory): Migration {
  const { name, id, line } = change;
  const stem = stemOf(change, layout, files);
  const folders = change.reworkTags.length > 0 ? layout.reworked : layout;
  const path = `${folders.deploy}${stem}`;
  const file = files.get(path);
  if (file === undefined) throw new UserError('migrations/file-missing', { where: `${plan.path}:${line}`, detail: `${path}, which deploys ${name}` });
  const revert = files.get(`${folders.revert}${stem}`);
  return newMigration({
    file,
    version: versionOf(change),
    description: name,
    kind: 'versioned',
    script: scriptOf(name, id),
    recorded: { change_id: id },
    undoOf: () => (revert === undefined ? undefined : undoOf(revert)),
  }, () => digest('sha1', [file.bytes]).hex());
}

/** A reworked change has its files under the first of its tags that has one. */
function stemOf({ name, reworkTags }: PlanChange, { reworked, extension }: SqitchLayout, files: ReadonlyMap<string, SourceFile>): string {
  const stems = reworkTags.map((tag) => `${name}${tag}${extension}`);
  return stems.find((stem) => files.has(`${reworked.deploy}${stem}`)) ?? stems[0] ?? `${name}${extension}`;
}

function undoOf(file: SourceFile): UndoScript | undefined {
  const text = decodeText(file);
  return holdsStatements(text, { start: 0, end: text.length }) ? { path: file.path, text, forbidsTransaction: false } : undefined;
}

/** The registry holds a script once: Sqitch stops at the second, after it has run it. */
function refuseSameScripts(migrations: readonly Migration[], plan: SqitchPlan): void {
  const seen = new Map<string, Migration>();
  for (const [index, migration] of migrations.entries()) {
    const before = seen.get(migration.text);
    if (before?.checksum !== undefined && before.checksum === migration.checksum) {
      throw refusal(`${plan.path}:${plan.changes[index]?.line ?? 1}`, `${migration.path} is the same as ${before.path}`);
    }
    seen.set(migration.text, migration);
  }
}

/** Files that no change deploys: those that take back and verify, and those that the plan does not know. */
function restOf(files: readonly SourceFile[], migrations: readonly Migration[], layout: SqitchLayout): Pick<ReadResult, 'companions' | 'notes'> {
  const planned = new Set(migrations.map(({ path }) => path));
  const stems = new Set(migrations.map(({ path }) => below(path, [layout.deploy, layout.reworked.deploy])));
  const ofChange = (folders: readonly string[]): readonly string[] => files.flatMap(({ path }) => (stems.has(below(path, folders)) && !planned.has(path) ? [path] : []));
  const verify = ofChange([layout.verify, layout.reworked.verify]);
  const unplanned = files.filter(({ path }) => path.startsWith(layout.deploy) && path.endsWith(layout.extension) && !planned.has(path));
  const when = layout.verifies ? 'sqitch deploy would run them, since sqitch.conf says so: sqitch verify does it behind a run' : 'sqitch deploy runs them with --verify alone';
  return {
    companions: [...ofChange([layout.revert, layout.reworked.revert]), ...verify],
    notes: [
      ...unplanned.map(({ path }) => `${path} is left out: no line of ${layout.plan.path} names it`),
      ...(verify.length === 0 ? [] : [`Verify scripts are not run: ${when}`]),
    ],
  };
}

/** What stands behind one of the folders; the path itself elsewhere, which is no stem. */
function below(path: string, folders: readonly string[]): string {
  const folder = folders.find((candidate) => path.startsWith(candidate));
  return folder === undefined ? `/${path}` : path.slice(folder.length);
}

interface TargetRequest {
  readonly context: PlaceholderContext;
  readonly layout: SqitchLayout;
  readonly changes: readonly PlanChange[];
}

/** psql replaces variables in the text; other projects are asked about right before a change that names them. */
function forTarget(migration: Migration, { context, layout, changes }: TargetRequest): Migration {
  const family = engineFamilies[context.engine.name];
  const change = migration.kind === 'undo' ? undefined : changes.find(({ id }) => id === migration.recorded?.['change_id']);
  const guard: Guard | undefined = change === undefined ? undefined : guardOf(change, { family, schema: context.schema });
  const values = { registry: context.schema, DBNAME: context.database, USER: context.user, ...layout.variables, ...context.values };
  const rendered = family === 'postgres' ? replaceVariables(migration.text, new Map(Object.entries(values))) : migration.text;
  const variable = family === 'mysql' ? Object.keys(layout.variables).find((name) => new RegExp(`@["\`]?${name.replaceAll(/\W/g, String.raw`\$&`)}\\b`).test(migration.text)) : undefined;
  if (rendered === migration.text && guard === undefined && variable === undefined) return migration;
  return {
    ...migration,
    ...(rendered === migration.text ? {} : { rendered }),
    ...(guard === undefined ? {} : { guard }),
    ...(variable === undefined ? {} : { notRun: `it uses @${variable}, which Sqitch sets in the session before each script` }),
  };
}
