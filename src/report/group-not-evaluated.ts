import type { NotEvaluated } from '../model/finding.ts';
import { byStatement, compareText } from './order-findings.ts';

/** Entries of one reason: those of one statement that stopped many rules, or those of a few rules wherever they are. */
export interface NotEvaluatedGroup {
  /** Sorted, each once. */
  readonly rules: readonly string[];
  /** In order, each once; empty where the entries have no file. */
  readonly places: readonly string[];
  readonly missing: string;
  readonly reason: string;
}

/** A statement that stopped more rules than these is a line of its own; a group of more rules counts them. */
const fewRules = 4;
/** Places that a line names; more are counted. */
const fewPlaces = 2;
/** One reason is one line, however long a server or a parser made it. */
export const reasonLimit = 500;

/**
 * What was not evaluated, for people. A statement that cannot be read stops every rule: one line says so. Where few rules
 * miss something, their places go into one line.
 */
export function groupNotEvaluated(entries: readonly NotEvaluated[]): readonly NotEvaluatedGroup[] {
  const groups = groupsBy(entries, (entry) => JSON.stringify([entry.file, entry.statement, entry.missing, entry.reason]));
  const stopsMany = (group: readonly NotEvaluated[]): boolean => new Set(group.map(({ rule }) => rule)).size > fewRules;
  const few = groups.filter((group) => !stopsMany(group)).flat();
  return [...groups.filter(stopsMany), ...groupsBy(few, ({ missing, reason }) => JSON.stringify([missing, reason]))].map(groupOf);
}

/** Names of the rules where they are few, their number where they are not. */
export function rulesOf({ rules }: NotEvaluatedGroup, encode: (name: string) => string): string {
  return rules.length > fewRules ? `${String(rules.length)} rules` : rules.map(encode).join(', ');
}

/** The places where they are few, their number where they are not; empty where there is none. */
export function placesOf({ places }: NotEvaluatedGroup, encode: (place: string) => string): string {
  return places.length > fewPlaces ? `${String(places.length)} places` : places.map(encode).join('; ');
}

/** An entry's place in words; undefined where it has none. */
export function placeOf({ file, statement }: NotEvaluated): string | undefined {
  return file === undefined || statement === undefined ? file : `${file}, statement ${String(statement)}`;
}

function groupsBy(entries: readonly NotEvaluated[], keyOf: (entry: NotEvaluated) => string): readonly (readonly NotEvaluated[])[] {
  const groups = new Map<string, NotEvaluated[]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  }
  return [...groups.values()];
}

function groupOf(entries: readonly NotEvaluated[]): NotEvaluatedGroup {
  const sorted = [...entries].sort(byStatement);
  const [first] = sorted;
  return {
    rules: [...new Set(entries.map(({ rule }) => rule))].sort(compareText),
    places: [...new Set(sorted.flatMap((entry) => placeOf(entry) ?? []))],
    missing: first?.missing ?? '',
    reason: first?.reason ?? '',
  };
}
