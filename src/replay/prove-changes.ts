import type { DdlStatement, WrittenChanges } from '../model/ddl.ts';
import type { ObjectChange } from '../model/drift.ts';
import type { InspectedSchema, ObjectKey } from '../model/schema-object.ts';
import type { DatabaseSession } from '../ports/database-session.ts';

/** A throw-away database in the state from which statements are to lead on. */
export interface ProofDatabase {
  readonly session: DatabaseSession;
  inspect(): Promise<InspectedSchema>;
  close(): Promise<void>;
}

/** What is to be proved. */
export interface ProofRequest {
  readonly changes: readonly ObjectChange[];
  readonly write: (changes: readonly ObjectChange[]) => WrittenChanges;
  /** Makes a new database for each try: one in which a statement failed is of no more use. */
  readonly open: () => Promise<ProofDatabase>;
  /** What is still different from the wanted state. */
  readonly remaining: (reached: InspectedSchema) => readonly ObjectChange[];
}

/** A change without proof, and why, as a clause. */
export interface Unproved {
  readonly change: ObjectChange;
  readonly reason: string;
}

/** Statements that were seen to make their changes and nothing else. */
export interface Proof {
  readonly statements: readonly DdlStatement[];
  readonly proved: readonly ObjectChange[];
  readonly unproved: readonly Unproved[];
}

/** Each try needs a new database, so their number is bounded: what is not proved by then is described and not written. */
const mostTries = 12;

/**
 * Applies the statements of changes to a throw-away database and looks whether the differences are gone and no other came.
 * Changes whose statements fail or miss are left out, the others tried again, until what is left holds as a whole.
 */
export async function proveChanges(request: ProofRequest): Promise<Proof> {
  return new Proving(request).prove(request.changes);
}

/** The same databases, with the statements already applied. */
export function openAfter(open: ProofRequest['open'], statements: readonly DdlStatement[]): ProofRequest['open'] {
  return async () => {
    const database = await open();
    await database.session.send(statements.map(({ text }) => ({ text })));
    return database;
  };
}

/** How a try ended: culprits, if it can be said, and otherwise only that it failed. */
type Verdict = 'holds' | { readonly culprits: readonly Unproved[]; readonly reason: string };

class Proving {
  readonly #request: ProofRequest;
  #tries = 0;

  constructor(request: ProofRequest) {
    this.#request = request;
  }

  async prove(changes: readonly ObjectChange[]): Promise<Proof> {
    const refused = this.#refused(changes);
    let left = without(changes, refused);
    const unproved = [...refused];
    while (left.length > 0) {
      const { statements } = this.#request.write(left);
      const verdict = await this.#try(left, statements);
      if (verdict === 'holds') return { statements, proved: left, unproved };
      const culprits = verdict.culprits.length > 0 ? verdict.culprits : await this.#search(left, verdict.reason);
      unproved.push(...culprits);
      left = without(left, culprits);
    }
    return { statements: [], proved: [], unproved };
  }

  #refused(changes: readonly ObjectChange[]): readonly Unproved[] {
    const reasons = new Map(this.#request.write(changes).notWritten.map(({ key, reason }) => [key, reason]));
    return changes.flatMap((change) => {
      const key = keysOf(change).find((each) => reasons.has(each));
      return key === undefined ? [] : [{ change, reason: reasons.get(key) ?? '' }];
    });
  }

  /** Of changes that fail together, those that hold by themselves and with each other stay. */
  async #search(changes: readonly ObjectChange[], reason: string): Promise<readonly Unproved[]> {
    const groups = dependentGroups(changes);
    if (groups.length === 1) return changes.map((change) => ({ change, reason }));
    const middle = Math.ceil(groups.length / 2);
    const failing: Unproved[] = [];
    for (const half of [groups.slice(0, middle).flat(), groups.slice(middle).flat()]) {
      const verdict = await this.#try(half, this.#request.write(half).statements);
      if (verdict === 'holds') continue;
      failing.push(...(verdict.culprits.length > 0 ? verdict.culprits : await this.#search(half, verdict.reason)));
    }
    // Each half holds and both together do not: which one is wanted nobody can say, so neither is.
    return failing.length > 0 ? failing : changes.map((change) => ({ change, reason }));
  }

  async #try(changes: readonly ObjectChange[], statements: readonly DdlStatement[]): Promise<Verdict> {
    this.#tries += 1;
    if (this.#tries > mostTries) return { culprits: changes.map((change) => ({ change, reason: 'the proof took too many tries' })), reason: '' };
    const database = await this.#request.open();
    try {
      const { failure } = await database.session.send(statements.map(({ text }) => ({ text })));
      if (failure !== undefined) {
        const statement = statements[failure.index];
        return blame(changes, statement?.keys ?? [], `the server refused a statement: ${failure.problem.message}`);
      }
      return this.#judge(changes, await database.inspect());
    } finally {
      await database.close();
    }
  }

  /** What was left out may still differ, as it did before; everything else must be equal. */
  #judge(changes: readonly ObjectChange[], reached: InspectedSchema): Verdict {
    const tried = new Set(changes);
    const known = new Set(this.#request.changes.filter((change) => !tried.has(change)).map(fingerprint));
    const wrong = this.#request.remaining(reached).filter((change) => !known.has(fingerprint(change)));
    return wrong.length === 0 ? 'holds' : blame(changes, wrong.map(({ key }) => key), 'the difference was still there, or another, after the statements ran');
  }
}

function blame(changes: readonly ObjectChange[], keys: readonly ObjectKey[], reason: string): Verdict {
  const wrong = new Set(keys);
  const culprits = changes.filter((change) => keysOf(change).some((key) => wrong.has(key)));
  return { culprits: culprits.map((change) => ({ change, reason })), reason };
}

/** Changes that need each other stay together: an index and the new column that it is on. */
function dependentGroups(changes: readonly ObjectChange[]): readonly (readonly ObjectChange[])[] {
  let groups: readonly (readonly ObjectChange[])[] = [];
  for (const change of changes) {
    const together = groups.filter((group) => group.some((other) => areDependent(change, other)));
    const apart = groups.filter((group) => !together.includes(group));
    groups = [...apart, [...together.flat(), change]];
  }
  return groups;
}

function areDependent(one: ObjectChange, other: ObjectChange): boolean {
  return needs(one, new Set(keysOf(other))) || needs(other, new Set(keysOf(one)));
}

function needs({ expected, actual, consequences }: ObjectChange, keys: ReadonlySet<ObjectKey>): boolean {
  const used = [expected, actual].flatMap((side) => (side === undefined ? [] : [...side.uses, ...(side.parent === undefined ? [] : [side.parent])]));
  return used.some((key) => keys.has(key)) || consequences.some((consequence) => needs(consequence, keys));
}

function without(changes: readonly ObjectChange[], unproved: readonly Unproved[]): readonly ObjectChange[] {
  const gone = new Set(unproved.map(({ change }) => change));
  return changes.filter((change) => !gone.has(change));
}

function keysOf(change: ObjectChange): readonly ObjectKey[] {
  return [change.key, ...change.consequences.flatMap(keysOf)];
}

function fingerprint({ kind, key, attributes }: ObjectChange): string {
  return JSON.stringify([kind, key, Object.entries(attributes).toSorted(([left], [right]) => (left < right ? -1 : 1))]);
}
