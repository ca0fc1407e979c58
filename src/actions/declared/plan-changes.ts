import { rowsAtStake } from '../../ddl/rows-at-stake.ts';
import { writeChanges } from '../../ddl/write-changes.ts';
import type { DdlStatement, WrittenChanges } from '../../model/ddl.ts';
import type { ObjectChange } from '../../model/drift.ts';
import { engineFamilies, type EngineName } from '../../model/engine-name.ts';
import type { InspectedSchema } from '../../model/schema-object.ts';
import { proveChanges, type ProofDatabase } from '../../replay/prove-changes.ts';
import { loadReader } from '../../sql/load-reader.ts';
import { destructionOf } from './destruction.ts';
import { openCopy, type CopyRequest } from './open-copy.ts';

/** What is wanted, and how freely. */
export interface ChangesRequest extends CopyRequest {
  /** Whether what is destructive is planned like everything else. */
  readonly allowsDestruction: boolean;
}

/** A change that is not planned, and why, as a clause. */
export interface LeftChange {
  readonly change: ObjectChange;
  readonly reason: string;
}

/** Statements that were seen to make the actual state the expected one, as far as they go. */
export interface PlannedChanges {
  readonly statements: readonly DdlStatement[];
  readonly left: readonly LeftChange[];
  /** Plain sentences: what rows may have to say, of which the copies have none. */
  readonly notes: readonly string[];
}

/**
 * Plans how the actual state becomes the expected one. Every statement was applied to a copy of the actual state, after which
 * nothing that was planned differed any more, and nothing else did.
 * @throws DatabaseError; UserError of the dev-database namespace.
 */
export async function planChanges(request: ChangesRequest): Promise<PlannedChanges> {
  const { changes, expected: { schema: expected }, actual: { schema: actual }, differences } = request;
  if (changes.length === 0) return { statements: [], left: [], notes: [] };
  const { engine, version } = actual;
  const write = (some: readonly ObjectChange[]): WrittenChanges => inAnyOrder(writeChanges(some, { engine, version, direction: 'revert', expected, actual }), engine);
  const destructive = request.allowsDestruction ? [] : await destructiveOf(changes, { engine, version, write });
  const refused = new Set(destructive.map(({ change }) => change));
  const { open, unbuilt } = await openCopy(request);
  const candidates = changes.filter((change) => !refused.has(change) && !unbuilt.has(change));
  const others = new Set(changes.filter((change) => !candidates.includes(change)).map(({ key }) => key));
  const { statements, unproved } = await proveChanges({
    changes: candidates,
    write,
    open: (): Promise<ProofDatabase> => open(),
    remaining: (reached) => differences(expected, reached).filter(({ key }) => !others.has(key)),
  });
  const lost = changes.filter((change) => unbuilt.has(change) && !refused.has(change)).map((change) => ({ change, reason: 'the state of the target could not be rebuilt to try it' }));
  const left = [...destructive, ...lost, ...unproved];
  const leftChanges = new Set(left.map(({ change }) => change));
  return { statements, left, notes: rowNotes(changes.filter((change) => !leftChanges.has(change))) };
}

/** Bodies of routines name what no catalogue says they need: one that is written before it is looked into when it is called. */
const unchecked: DdlStatement = { text: 'SET check_function_bodies = off;', keys: [], kind: 'alter', hazards: [], transactional: true, repeatable: true };

function inAnyOrder(written: WrittenChanges, engine: EngineName): WrittenChanges {
  const makesRoutine = written.statements.some(({ kind, keys }) => kind !== 'drop' && keys.some((key) => /^(?:function|procedure):/.test(key)));
  return engine === 'postgresql' && makesRoutine ? { ...written, statements: [unchecked, ...written.statements] } : written;
}

/** Statements are proved without rows. */
function rowNotes(changes: readonly ObjectChange[]): readonly string[] {
  const { withoutValue, held } = rowsAtStake(changes);
  const added = withoutValue.map(({ object }) => `${object} is added with NOT NULL and without a default: PostgreSQL refuses that where the table has rows, MySQL and MariaDB make a value up.`);
  return held.length === 0 ? added : [...added, `Rows that are there must keep to ${held.join(', ')}, or its statement fails.`];
}

type Writing = Pick<InspectedSchema, 'engine' | 'version'> & { readonly write: Parameters<typeof destructionOf>[1]['write'] };

async function destructiveOf(changes: readonly ObjectChange[], { engine, version, write }: Writing): Promise<readonly LeftChange[]> {
  const facts = { family: engineFamilies[engine], reader: await loadReader({ name: engine, version }), write };
  return changes.flatMap((change) => {
    const reason = destructionOf(change, facts);
    return reason === undefined ? [] : [{ change, reason }];
  });
}
