import type { EngineFamily } from '../../model/engine-name.ts';
import type { OperationNames } from './linked-names.ts';
import { namePattern } from './name-pattern.ts';

/** How much of an object is wanted: all of it, or all but its foreign keys. */
type Reach = 'whole' | 'bare';

/** An operation by which names may lead to others. */
interface Link {
  readonly names: OperationNames;
  /** What it is found by: its names in quotes. */
  readonly text: string;
  /** True where it is found by what it depends on, and leads to what it makes. */
  readonly isBackwards?: true;
}

/** The names whose objects are asked for: those of the change set, and those that the base ties to them. */
export class WantedNames {
  readonly #family: EngineFamily;
  readonly #withDependents: boolean;
  /** In lower case: a name too many only costs time. */
  readonly #wanted = new Map<string, Reach>();
  /** Wanted since the last search. */
  #fresh = new Set<string>();
  #links: readonly Link[] = [];
  /** Functions that stored expressions of wanted tables call, and those that the base drops or changes. */
  readonly #called = new Set<string>();
  readonly #changed = new Set<string>();

  /** @param withDependents whether what depends on wanted objects is wanted too: views, and tables with foreign keys to one. */
  constructor(changed: readonly OperationNames[], { family, withDependents }: { readonly family: EngineFamily; readonly withDependents: boolean }) {
    this.#family = family;
    this.#withDependents = withDependents;
    for (const { own, needs = [], references = [], reads = [] } of changed) {
      this.#want(own, 'whole');
      this.#want([...needs, ...references, ...reads], 'bare');
    }
  }

  /** What finds the names that were wanted since it was last asked; undefined where there are none. */
  next(): RegExp | undefined {
    return namePattern(this.#fresh, this.#family);
  }

  /** Wants what the operations that were found tie to wanted names, and what all operations so far tie to the names of this round. */
  follow(found: readonly OperationNames[]): void {
    const fresh = this.#fresh;
    this.#fresh = new Set();
    for (const { routines = [] } of found) this.#noteChanged(routines);
    const added = found.flatMap((names) => [...linkOf(names), ...(this.#withDependents ? backwardLinkOf(names) : [])]);
    const old = this.#links;
    this.#links = [];
    this.#followLinks(added, new Set(this.#wanted.keys()));
    this.#followLinks(old, fresh);
  }

  #followLinks(links: readonly Link[], names: ReadonlySet<string>): void {
    const any = namePattern(names, this.#family);
    const whole = namePattern(new Set([...names].filter((name) => this.#wanted.get(name) === 'whole')), this.#family);
    this.#links = [...this.#links, ...links.filter((link) => {
      const isWhole = (link.names.changes === 'types' && link.isBackwards === undefined) || whole?.test(link.text) === true;
      if (link.isBackwards === true) {
        if (isWhole) this.#takeDependent(link.names);
      } else if (isWhole || any?.test(link.text) === true) this.#take(link.names, isWhole ? 'whole' : 'bare');
      return !isWhole;
    })];
  }

  /** What reads a dependent view depends on the wanted object too; what refers to a table that only refers to it does not. */
  #takeDependent({ own, needs = [] }: OperationNames): void {
    this.#want(own, needs.length > 0 ? 'whole' : 'bare');
  }

  #take({ own, needs = [], references = [], calls = [] }: OperationNames, reach: Reach): void {
    this.#want(own, reach);
    this.#want(needs, 'bare');
    if (reach === 'whole') this.#want(references, 'bare');
    for (const call of calls) {
      const name = call.slice(call.lastIndexOf('.') + 1).toLowerCase();
      this.#called.add(name);
      if (this.#changed.has(name)) this.#want([name], 'bare');
    }
  }

  #noteChanged(routines: readonly string[]): void {
    for (const routine of routines) {
      const name = routine.toLowerCase();
      this.#changed.add(name);
      if (this.#called.has(name)) this.#want([name], 'bare');
    }
  }

  #want(names: readonly string[], reach: Reach): void {
    for (const name of names) {
      const key = name.toLowerCase();
      const known = this.#wanted.get(key);
      if (known === 'whole' || known === reach) continue;
      this.#wanted.set(key, reach);
      this.#fresh.add(key);
    }
  }
}

/** An operation that ties nothing to anything is no link. */
function linkOf(names: OperationNames): readonly Link[] {
  const { own, taken = [], needs = [], references = [], calls = [] } = names;
  const isLone = own.length < 2 && taken.length + needs.length + references.length + calls.length === 0;
  return isLone ? [] : [{ names, text: [...own, ...taken].map((name) => `"${name}"`).join(', ') }];
}

function backwardLinkOf(names: OperationNames): readonly Link[] {
  const { own, needs = [], references = [] } = names;
  if (own.length === 0 || needs.length + references.length === 0) return [];
  return [{ names, text: [...needs, ...references].map((name) => `"${name}"`).join(', '), isBackwards: true }];
}
