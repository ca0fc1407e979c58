import type { Engine, EngineName } from '../../../model/engine-name.ts';
import { UserError } from '../../../errors/user-error.ts';
import type { FormatOptions, PlaceholderContext } from '../../format.ts';
import { identityOf, type ChangeSet } from './change-set.ts';
import { isForDbms } from './checksum.ts';
import { fullContext, fullLabels } from './describe-change-set.ts';
import { contextMatches, dbmsMatches, labelsMatch, listOf } from './expressions.ts';
import type { ChangelogRoot } from './find-root.ts';
import { loadChangelog, type LoadedChangelog } from './load-changelog.ts';
import type { ParsedChangelogs } from './parsed-changelogs.ts';
import { normalPath } from './paths.ts';
import { runtimeOf } from './runtime-options.ts';

const engines: readonly EngineName[] = ['postgresql', 'mysql', 'mariadb'];

/** A change set by the name that tells it from all others of a reading. */
export type NamedChangeSets = ReadonlyMap<string, ChangeSet>;

/** The changelogs of a repository, evaluated for each target that asks. */
export class Reading {
  readonly #root: ChangelogRoot;
  readonly #parsed: ParsedChangelogs;
  readonly options: FormatOptions;
  readonly #targets = new Map<string, NamedChangeSets>();
  #general: LoadedChangelog | undefined;

  constructor(root: ChangelogRoot, parsed: ParsedChangelogs, options: FormatOptions) {
    this.#root = root;
    this.#parsed = parsed;
    this.options = options;
  }

  /**
   * Every change set that some target may get, in order. Where parameters depend on the database, each is asked.
   * @throws UserError of what loading throws.
   */
  all(): { readonly named: NamedChangeSets; readonly loaded: LoadedChangelog } {
    const loaded = (this.#general ??= this.#load(undefined, {}));
    if (!loaded.dependsOnDbms) return { named: named(loaded.changeSets), loaded };
    const each = engines.map((engine) => named(this.#load(engine, {}).changeSets));
    return { named: merged([named(loaded.changeSets), ...each]), loaded };
  }

  /**
   * What a target gets.
   * @throws UserError migrations/duplicate-change-set and what loading throws.
   */
  for(engine: Engine, values: PlaceholderContext['values']): NamedChangeSets {
    const key = JSON.stringify([engine.name, values]);
    const known = this.#targets.get(key);
    if (known !== undefined) return known;
    const all = [...named(this.#loadFor(engine.name, values).changeSets)];
    const found = all.filter(([, changeSet]) => dbmsMatches(changeSet.dbms, engine.name) && this.#isWanted(changeSet, engine));
    refuseDuplicates(found.map(([, changeSet]) => changeSet));
    const wanted = new Map(found);
    this.#targets.set(key, wanted);
    return wanted;
  }

  /** Without parameters that differ, what was read for all is right for each. */
  #loadFor(engine: EngineName, values: PlaceholderContext['values']): LoadedChangelog {
    const general = (this.#general ??= this.#load(undefined, {}));
    return general.dependsOnDbms || Object.keys(values).length > 0 ? this.#load(engine, values) : general;
  }

  #load(engine: EngineName | undefined, given: PlaceholderContext['values']): LoadedChangelog {
    return loadChangelog({ ...this.#root, parsed: this.#parsed, runtime: runtimeOf(this.options, engine), given });
  }

  #isWanted(changeSet: ChangeSet, engine: Engine): boolean {
    const { contexts, labels } = runtimeOf(this.options, undefined);
    if (isForAnother(changeSet, engine)) return false;
    if (changeSet.ignore || !changeSet.inheritedContexts.every((context) => contextMatches(context, contexts))) return false;
    const own = changeSet.context ?? '';
    const isInContext = contextMatches(own, contexts) || contextMatches(contexts.join(','), listOf(fullContext(changeSet)));
    return isInContext && labelsMatch(fullLabels(changeSet), labels);
  }
}

/** A set whose only change is for another database is passed over, without a row. */
function isForAnother({ changes: [only, more] }: ChangeSet, engine: Engine): boolean {
  return only !== undefined && more === undefined && !isForDbms(only, engine.name);
}

/** Names change sets. Those of one identity are for different databases, contexts or labels. */
function named(changeSets: readonly ChangeSet[]): NamedChangeSets {
  const names = new Map<string, ChangeSet>();
  for (const changeSet of changeSets) names.set(freeName(changeSet, names), changeSet);
  return names;
}

function freeName(changeSet: ChangeSet, taken: NamedChangeSets): string {
  const { dbms, context, labels } = changeSet;
  let name = identityOf(changeSet);
  if (dbms !== undefined) name += ` (${listOf(dbms).join(', ')})`;
  for (const more of [context, labels]) if (taken.has(name) && more !== undefined) name += ` (${more})`;
  for (let count = 2; taken.has(name); count += 1) name = `${name.replace(/ #\d+$/, '')} #${count}`;
  return name;
}

/** @throws UserError migrations/duplicate-change-set where two of one identity meet in a database. */
function refuseDuplicates(changeSets: readonly ChangeSet[]): void {
  const seen = new Map<string, ChangeSet>();
  for (const changeSet of changeSets) {
    const key = identityOf({ ...changeSet, path: normalPath(changeSet.path) });
    const before = seen.get(key);
    if (before !== undefined) throw duplicate(before, changeSet);
    seen.set(key, changeSet);
  }
}

function duplicate(first: ChangeSet, second: ChangeSet): UserError {
  return new UserError('migrations/duplicate-change-set', { where: `${second.file}:${second.line}`, detail: `${identityOf(second)}, also in ${first.file}:${first.line}` });
}

/** One order of several: what only a later list has stands behind what it follows there. */
function merged(lists: readonly NamedChangeSets[]): NamedChangeSets {
  const order: string[] = [];
  const all = new Map<string, ChangeSet>();
  for (const list of lists) {
    let at = -1;
    for (const [name, changeSet] of list) {
      if (all.has(name)) at = order.indexOf(name);
      else {
        at += 1;
        order.splice(at, 0, name);
        all.set(name, changeSet);
      }
    }
  }
  return new Map(order.flatMap((name) => {
    const changeSet = all.get(name);
    return changeSet === undefined ? [] : [[name, changeSet] as const];
  }));
}
