import type { EngineFamily } from '../../model/engine-name.ts';
import type { StatementEffect } from '../../model/statement.ts';
import { mayHideNames } from './hidden-names.ts';
import { namesInStatements } from './statement-names.ts';
import { WantedNames } from './wanted-names.ts';

/** A script of the base, and how what it does is read. */
export interface BaseScript {
  readonly text: string;
  readonly effects: () => readonly StatementEffect[];
}

/** Objects beyond those that are named: what depends on them, or all that there are. */
export type Reach = 'dependents' | 'everything';

/** What is asked of the base. */
export interface RelevanceRequest<Script extends BaseScript> {
  readonly family: EngineFamily;
  /** What is going to be folded into the schema of the base. */
  readonly changed: readonly StatementEffect[];
  /** In the order of application. */
  readonly base: readonly Script[];
  /** What will be asked for beside what `changed` names. */
  readonly reach?: Reach;
}

/** A script with what it does. */
export interface ReadScript<Script extends BaseScript> {
  readonly script: Script;
  readonly statements: readonly StatementEffect[];
}

/**
 * The scripts of the base that bear on objects that the changed statements name, in their order. Folded, they give these
 * objects as the whole base would give them; others may be missing, or be as they were at some earlier point.
 *
 * A script is read if its text shows a wanted name or if it may hide names. What is read may want more names: those
 * that stand in one operation with a wanted one. Foreign keys and views are followed only to what they point to, and
 * the foreign keys of a table that is only referenced are not followed, or every schema would hang together. With
 * dependents they are followed to what points to a wanted object as well, but not from there to what points to that.
 *
 * A statement that cannot be read does not change the folded schema, so that it does not matter where one
 * is left out: `SchemaState.unmodelled` of the base then only tells of what was read. No rule judges by it.
 */
export function* relevantScripts<Script extends BaseScript>(request: RelevanceRequest<Script>): Generator<ReadScript<Script>> {
  const read = new Map<Script, readonly StatementEffect[]>();
  const isAll = request.reach === 'everything' || isShort(request) || !search(request, read);
  for (const script of request.base) {
    const statements = read.get(script) ?? (isAll ? script.effects() : undefined);
    if (statements !== undefined) yield { script, statements };
  }
}

/** Reading a character of a script costs about a thirtieth of what searching for the names of a changed statement does. */
const charactersPerStatement = 30;

/** Whether reading all of the base costs less than finding out what of it is relevant: a small one under a change set of thousands of statements. */
function isShort({ base, changed }: RelevanceRequest<BaseScript>): boolean {
  const characters = base.reduce((sum, { text }) => sum + text.length, 0);
  return characters < changed.length * charactersPerStatement;
}

/** Names that lead to names that lead to names …: after so many rounds, reading the rest takes no longer than searching on. */
const mostRounds = 10;

/**
 * Reads what is relevant. False where nothing can be left out: the base changes a schema as a whole, and with it what
 * no statement names, or the search does not come to an end.
 */
function search<Script extends BaseScript>(
  { family, changed, base, reach }: RelevanceRequest<Script>, read: Map<Script, readonly StatementEffect[]>,
): boolean {
  const wanted = new WantedNames(namesInStatements(changed, family), { family, withDependents: reach === 'dependents' });
  let unread = base;
  let pattern = wanted.next();
  for (let round = 0; unread.length > 0 && (round === 0 || pattern !== undefined); round += 1) {
    if (round === mostRounds) return false;
    const [isFirst, names] = [round === 0, pattern];
    const found = unread.filter(({ text }) => (isFirst && mayHideNames(text)) || names?.test(text) === true);
    for (const script of found) read.set(script, script.effects());
    unread = unread.filter((script) => !read.has(script));
    const operations = found.flatMap((script) => namesInStatements(read.get(script) ?? [], family));
    if (operations.some(({ changes }) => changes === 'everything')) return false;
    wanted.follow(operations);
    pattern = wanted.next();
  }
  return true;
}
