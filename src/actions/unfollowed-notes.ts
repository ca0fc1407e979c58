import type { EngineFamily } from '../model/engine-name.ts';
import type { Migration } from '../model/migration.ts';
import type { UnmodelledStatement } from '../model/schema-state.ts';
import type { StatementEffect } from '../model/statement.ts';
import { cutText } from '../report/encode.ts';
import { countText } from '../report/numbers.ts';
import { bearingOn } from '../schema/relevance/bearing-statements.ts';

/** Statements of the base that are named; who has more of them is told how many. */
const mostNamed = 10;
/** A reason may quote what a statement says. */
const reasonLimit = 300;

/** What the schema before the change set was folded from, and what the change set does. */
export interface FoldedBase {
  readonly family: EngineFamily;
  readonly changed: readonly StatementEffect[];
  readonly base: readonly { readonly script: { readonly migration: Migration }; readonly statements: readonly StatementEffect[] }[];
}

/** What is to be said of the base, and the migrations that it is said of. */
export interface UnfollowedNotes {
  readonly notes: readonly string[];
  readonly migrations: readonly Migration[];
}

/**
 * Names the statements before the change set that could not be followed and may concern its objects: the findings rest
 * on a schema without them.
 */
export function unfollowedNotes(unmodelled: readonly UnmodelledStatement[], { family, changed, base }: FoldedBase): UnfollowedNotes {
  if (unmodelled.length === 0) return { notes: [], migrations: [] };
  const unfollowed = new Map(unmodelled.map((statement) => [keyOf(statement), statement]));
  const bears = bearingOn(changed, family);
  const bearing = base.flatMap(({ script: { migration }, statements }) =>
    statements.flatMap((statement) => {
      const found = unfollowed.get(keyOf({ file: migration.path, ordinal: statement.ordinal }));
      return found === undefined || !bears(statement) ? [] : [{ migration, found }];
    }),
  );
  const named = bearing.slice(0, mostNamed);
  const left = bearing.length - named.length;
  return {
    notes: [...named.map(({ found }) => noteOn(found)), ...(left === 0 ? [] : [`${countText(left, 'more statement')} before the change set could not be followed.`])],
    migrations: [...new Set(named.map(({ migration }) => migration))],
  };
}

function keyOf({ file, ordinal }: Pick<UnmodelledStatement, 'file' | 'ordinal'>): string {
  return `${String(ordinal)} ${file}`;
}

function noteOn({ file, ordinal, reason }: UnmodelledStatement): string {
  return `${file}, statement ${String(ordinal)}, before the change set, could not be followed: ${cutText(reason, reasonLimit)}.`;
}
