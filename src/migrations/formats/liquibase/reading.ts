import type { Engine, EngineName } from '../../../model/engine-name.ts';
import { UserError } from '../../../errors/user-error.ts';
import type { FormatOptions, PlaceholderContext } from '../../format.ts';
import { identityOf, type ChangeSet } from './change-set.ts';
import { isForDbms } from './checksum.ts';
import { fullContext, fullLabels } from './describe-change-set.ts';
import { contextMatches, labelsMatch, listOf } from './expressions.ts';
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

  constructor(root: ChangelogRoot, parsed: ParsedChangelogs, options: FormatOptions) {
    this.#root = root;
    this.#parsed = parsed;
    this.options = options;
  }

  /**
   * Every change set that some target may get, in order. Where parameters depend on the database, each is asked.
   * @throws UserError migrations/duplicate-change-set and what loading throws.
   */
  all(): { readonly named: NamedChangeSets; readonly loaded: LoadedChangelog } {
    const loaded = this.#load(undefined, {});
    if (!loaded.dependsOnDbms) return { named: named(loaded.changeSets), loaded };
    const each = engines.map((engine) => named(this.#load(engine, {}).changeSets));
    return { named: merged([named(loaded.changeSets), ...each]), loaded };
  }

  /** What a target gets. */
  for(engine: Engine, values: PlaceholderContext['values']): NamedChangeSets {
    const key = JSON.stringify([engine.name, values]);
    const known = this.#targets.get(key);
    if (known !== undefined) return known;
    const found = named(this.#load(engine.name, values).changeSets.filter((changeSet) => this.#isWanted(changeSet, engine)));
    this.#targets.set(key, found);
    return found;
  }

  #load(engine: EngineName | undefined, given: PlaceholderContext['values']): LoadedChangelog {
    return loadChangelog({ ...this.#root, parsed: this.#parsed, runtime: runtimeOf(this.options, engine), given });
  }

  #isWanted(changeSet: ChangeSet, engine: Engine): boolean {
    const { contexts, labels } = runtimeOf(this.options, undefined);
    // A set whose only change is for another database is passed over, without a row.
    const [only, more] = changeSet.changes;
    if (only !== undefined && more === undefined && !isForDbms(only, engine.name)) return false;
    if (changeSet.ignore || !changeSet.inheritedContexts.every((context) => contextMatches(context, contexts))) return false;
    const own = changeSet.context ?? '';
    const isInContext = contextMatches(own, contexts) || contextMatches(contexts.join(','), listOf(fullContext(changeSet)));
    return isInContext && labelsMatch(fullLabels(changeSet), labels);
  }
}

/**
 * Names change sets. Those of one identity are told apart by the database that each is for.
 * @throws UserError migrations/duplicate-change-set where two of one identity meet in a database.
 */
function named(changeSets: readonly ChangeSet[]): NamedChangeSets {
  const names = new Map<string, ChangeSet>();
  const seen = new Map<string, ChangeSet>();
  for (const changeSet of changeSets) {
    const identity = identityOf(changeSet);
    const key = `${normalPath(changeSet.path)}::${changeSet.id}::${changeSet.author}`;
    const before = seen.get(key);
    seen.set(key, changeSet);
    const name = changeSet.dbms === undefined ? identity : `${identity} (${listOf(changeSet.dbms).join(', ')})`;
    if (before !== undefined && (names.has(name) || before.dbms === undefined || changeSet.dbms === undefined)) throw duplicate(before, changeSet);
    names.set(name, changeSet);
  }
  return names;
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
