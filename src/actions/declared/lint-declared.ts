import { declaredStatements } from '../../migrations/declared-statements.ts';
import { engineFamilies, type Engine } from '../../model/engine-name.ts';
import type { GatheredChange } from '../gather-change-set.ts';
import type { ScriptedMigration } from '../read-scripts.ts';

/**
 * A change set of a declarative directory as rules can judge it. No statement of it runs on tables that are there, so nothing stands
 * before it: the whole directory is read as one new schema. What rules then say counts for the files of the change set.
 */
export function asNewSchema(change: GatheredChange): GatheredChange {
  return change.read.rules.declares === true ? { ...change, before: [], changed: change.read.migrations } : change;
}

/**
 * The files in an order in which they could run, where a directory has none of its own.
 * @throws UserError of the migrations namespace.
 */
export function inDeclaredOrder(files: readonly ScriptedMigration[], { read }: GatheredChange, engine: Engine): readonly ScriptedMigration[] {
  if (read.rules.declares !== true) return files;
  const sorted = declaredStatements(files, engineFamilies[engine.name]).map(({ file }) => file);
  return [...new Set([...sorted, ...files])];
}

/** Those of what rules say that are about files of the change set. */
export function ofChangeSet<Said extends { readonly location: { readonly file: string } }>(said: readonly Said[], change: GatheredChange): readonly Said[] {
  return said.filter(({ location }) => isOfChangeSet(location.file, change));
}

/** Whether a file is judged: of a declarative directory more are read. */
export function isOfChangeSet(file: string, { changed, read }: GatheredChange): boolean {
  return read.rules.declares !== true || changed.some(({ path }) => path === file);
}
