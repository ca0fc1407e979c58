import type { ObjectChange } from '../model/drift.ts';
import type { Attributes, ObjectKind } from '../model/schema-object.ts';

interface Hint {
  readonly applies: (change: ObjectChange) => boolean;
  readonly text: (change: ObjectChange) => string;
}

/** From the one that says most; the first that applies is given. */
const hints: readonly Hint[] = [
  hint((change) => there(change, 'index')['valid'] === false, 'A failed build left this index behind; it serves no query: drop it and build it anew.'),
  hint((change) => there(change, 'constraint')['enforced'] === false, 'The server does not check this constraint.'),
  hint((change) => there(change, 'constraint')['validated'] === false, 'Rows from before the constraint were never checked: validate it.'),
  hint((change) => change.attributes['rls']?.actual === false, 'Row-level security is off: its policies protect no row.'),
  hint((change) => change.kind === 'trigger.changed' && 'enabled' in change.attributes, 'The trigger fires at other times than Git says.'),
  hint(({ digest }) => digest !== undefined, 'Rows of a reference table differ; look them up by the keys, since values are in no output.'),
  { applies: ({ renameOf }) => renameOf !== undefined, text: ({ renameOf = '' }) => `It may be ${nameIn(renameOf)} under a new name.` },
  hint(({ kind }) => kind === 'table.removed' || kind === 'column.removed', 'The rows’ values are gone from this database; only a backup has them.'),
];

/** One plain sentence on what a change may mean, or what to do first; undefined where the change says all. */
export function hintOf(change: ObjectChange): string | undefined {
  return hints.find(({ applies }) => applies(change))?.text(change);
}

function hint(applies: Hint['applies'], text: string): Hint {
  return { applies, text: () => text };
}

/** Attributes that an object of a kind has in the database; none of other kinds. */
function there({ actual }: ObjectChange, kind: ObjectKind): Attributes {
  return actual?.kind === kind ? actual.attributes : {};
}

function nameIn(key: string): string {
  return key.slice(key.indexOf(':') + 1);
}
