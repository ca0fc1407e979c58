import { writeChanges } from '../../../src/ddl/write-changes.ts';
import type { WrittenChanges } from '../../../src/model/ddl.ts';
import type { InspectedSchema } from '../../../src/model/schema-object.ts';
import { compareSchemas } from '../../../src/schema/compare-schemas.ts';
import { unlikeByFile } from '../by-file.ts';
import type { Mutation } from './mutation.ts';

/** A database that stays open while one mutation after the other is made and taken back. */
export interface MutationDatabase {
  /** Somebody's statements, in one message. */
  mutate(sql: string): Promise<void>;
  /** Our statements, one after the other. @throws what the server says, with the statement. */
  run(statements: readonly string[]): Promise<void>;
  inspect(): Promise<InspectedSchema>;
}

/** What became of one mutation. */
export interface MutationResult {
  /** `column.changed t.a type`, in the order of names. */
  readonly reported: readonly string[];
  /** Directions without statements, and why. */
  readonly notWritten: readonly string[];
  /** Statements that failed, and differences that were left: of a right writer none. */
  readonly wrong: readonly string[];
  /** Whether the database is as it was. */
  readonly isBase: boolean;
}

/**
 * Makes a mutation, compares, takes it back by our own statements, makes it again by our own statements, and once more where
 * they say that they may be repeated, and takes it back again.
 */
export async function runMutation({ sql }: Mutation, database: MutationDatabase, base: InspectedSchema): Promise<MutationResult> {
  await database.mutate(sql);
  const mutated = await database.inspect();
  const { changes } = compareSchemas(base, mutated);
  const reported = changes.map(({ kind, object, attributes }) => [kind, object, ...Object.keys(attributes).toSorted()].join(' '));
  const write = (direction: 'adopt' | 'revert'): WrittenChanges =>
    writeChanges(changes, { engine: base.engine, version: base.version, direction, expected: base, actual: mutated });
  const [adopt, revert] = [write('adopt'), write('revert')];
  const notWritten = [...adopt.notWritten, ...revert.notWritten].map(({ key, reason }) => `${key}: ${reason}`);
  const unlike = unlikeByFile(base, mutated);
  if (revert.notWritten.length > 0) return { reported, notWritten, wrong: unlike, isBase: false };
  const wrong = [
    ...unlike,
    ...await leadsTo(database, revert, base),
    ...(adopt.notWritten.length > 0 ? [] : [
      ...await leadsTo(database, adopt, mutated),
      ...(adopt.statements.every(({ repeatable }) => repeatable) ? await leadsTo(database, adopt, mutated) : []),
      ...await leadsTo(database, revert, base),
    ]),
  ];
  return { reported, notWritten, wrong, isBase: wrong.length === 0 };
}

/** What is wrong with statements that are to lead to a state. */
async function leadsTo(database: MutationDatabase, { statements }: WrittenChanges, wanted: InspectedSchema): Promise<readonly string[]> {
  const texts = statements.map(({ text }) => text);
  try {
    await database.run(texts);
  } catch (error) {
    return [`${String(error)} in ${texts.join('\n')}`];
  }
  const { changes } = compareSchemas(wanted, await database.inspect());
  return changes.map(({ kind, object, attributes }) => `still ${kind} ${object} ${JSON.stringify(attributes)} after ${texts.join('\n')}`);
}
