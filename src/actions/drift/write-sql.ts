import { writeChanges } from '../../ddl/write-changes.ts';
import { writeRevert } from '../../ddl/write-revert.ts';
import type { DdlStatement } from '../../model/ddl.ts';
import type { ObjectChange } from '../../model/drift.ts';
import type { ReportedSql } from '../../model/report-drift.ts';
import type { InspectedSchema, ObjectKey } from '../../model/schema-object.ts';
import { openAfter, proveChanges, type Proof, type ProofDatabase } from '../../replay/prove-changes.ts';

/** What is to be written, and what proves it. */
export interface SqlRequest {
  /** What counts as drift. */
  readonly changes: readonly ObjectChange[];
  readonly expected: InspectedSchema;
  readonly actual: InspectedSchema;
  /** A throw-away database in the expected state. */
  readonly open: () => Promise<ProofDatabase>;
  /** The differences between two schemas that would count. */
  readonly differences: (expected: InspectedSchema, actual: InspectedSchema) => readonly ObjectChange[];
}

/** SQL in both directions; the statements of `revert` are those that may be taken back without a person having written them. */
export interface WrittenSql {
  readonly adopt: ReportedSql;
  readonly revert: ReportedSql;
  readonly revertStatements: readonly DdlStatement[];
}

/** Writes SQL for what could be proved: applied to a throw-away database, it left no difference and made no other. */
export async function writeSql(request: SqlRequest): Promise<WrittenSql> {
  const adoption = await proveAdoption(request);
  const nameOf = namesOf(request.changes);
  const { proof, refused } = await proveRevert(request, adoption);
  return {
    adopt: reportSql(adoption.statements, adoption.unproved.map(({ change, reason }) => ({ object: change.object, reason }))),
    revert: reportSql(proof.statements, [...refused.map(({ key, reason }) => ({ object: nameOf(key), reason })), ...proof.unproved.map(({ change, reason }) => ({ object: change.object, reason }))]),
    revertStatements: proof.statements,
  };
}

function proveAdoption({ changes, expected, actual, open, differences }: SqlRequest): Promise<Proof> {
  return proveChanges({
    changes,
    write: (some) => writeChanges(some, { engine: actual.engine, version: actual.version, direction: 'adopt', expected, actual }),
    open,
    remaining: (reached) => differences(reached, actual),
  });
}

interface RevertProof {
  readonly proof: Proof;
  readonly refused: readonly { readonly key: ObjectKey; readonly reason: string }[];
}

/** The actual state is rebuilt by the adoption, so what could not be adopted cannot be proved to be taken back either. */
async function proveRevert({ changes, expected, actual, open, differences }: SqlRequest, adoption: Proof): Promise<RevertProof> {
  const request = { engine: actual.engine, version: actual.version, expected, actual };
  const written = writeRevert(changes, request);
  const rebuilt = new Set(adoption.proved);
  const candidates = written.reverted.filter((change) => rebuilt.has(change));
  const lost = written.reverted.filter((change) => !rebuilt.has(change)).map(({ key }) => ({ key, reason: 'the actual state could not be rebuilt to try it' }));
  const others = new Set(changes.filter((change) => !candidates.includes(change)).map(({ key }) => key));
  const proof = await proveChanges({
    changes: candidates,
    write: (some) => writeChanges(some, { ...request, direction: 'revert' }),
    open: openAfter(open, adoption.statements),
    remaining: (reached) => differences(expected, reached).filter(({ key }) => !others.has(key)),
  });
  return { proof, refused: [...written.notWritten, ...lost] };
}

function reportSql(statements: readonly DdlStatement[], notWritten: ReportedSql['notWritten']): ReportedSql {
  const once = statements.some(({ repeatable }) => !repeatable) ? ['not_repeatable'] : [];
  return {
    text: statements.map(({ text }) => `${text}\n`).join('\n'),
    hazards: [...new Set([...statements.flatMap(({ hazards }) => hazards), ...once])].toSorted(),
    notWritten,
  };
}

function namesOf(changes: readonly ObjectChange[]): (key: ObjectKey) => string {
  const names = new Map<ObjectKey, string>();
  const add = (change: ObjectChange): void => {
    names.set(change.key, change.object);
    change.consequences.forEach(add);
  };
  changes.forEach(add);
  return (key) => names.get(key) ?? key;
}
