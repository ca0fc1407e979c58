import type { DriftFacts, ObjectChange } from '../model/drift.ts';
import type { DriftSettings, IgnoreRule } from '../model/drift-settings.ts';
import { anywhere, builtInIgnores } from './built-in-ignores.ts';
import { objectPattern, type ObjectPattern } from './object-pattern.ts';

/** A rule of what does not count, ready to be asked. */
interface Ignore {
  readonly matches: ObjectPattern;
  readonly attribute?: string;
  readonly reason: string;
}

/** The rules in force on an engine: the configuration's first, since they say more. */
export function ignoresOf({ ignore, builtInIgnores: names }: DriftSettings, { engine, historyTables }: DriftFacts): readonly Ignore[] {
  const configured = ignore.filter((rule) => rule.engine === undefined || rule.engine === engine).map(readIgnore);
  const groups = names.flatMap((name) => builtInIgnores[name].map((match) => ({ matches: objectPattern(match), reason: `built in: ${name}` })));
  const own = historyTables.map(escapeGlob).flatMap(anywhere).map((match) => ({ matches: objectPattern(match), reason: 'history table of this configuration' }));
  return [...configured, ...own, ...groups];
}

function readIgnore({ match, attribute }: IgnoreRule): Ignore {
  const reason = attribute === undefined ? match : `${match} [${attribute}]`;
  return { matches: objectPattern(match), reason, ...(attribute === undefined ? {} : { attribute }) };
}

/** What of a change counts, and what is ignored of it; attributes may part. */
export function splitIgnored(change: ObjectChange, ignores: readonly Ignore[]): { readonly counts?: ObjectChange; readonly ignored?: ObjectChange; readonly reason: string } {
  const matching = ignores.filter(({ matches }) => matches(change));
  const whole = matching.find(({ attribute }) => attribute === undefined);
  if (whole !== undefined) return { ignored: change, reason: whole.reason };
  const names = matching.flatMap(({ attribute }) => attribute ?? []).filter((name) => name in change.attributes);
  if (names.length === 0 || isOneSided(change)) return { counts: change, reason: '' };
  const reason = matching.filter(({ attribute = '' }) => names.includes(attribute)).map((ignore) => ignore.reason).join(', ');
  const [kept, dropped] = [withAttributes(change, (name) => !names.includes(name)), withAttributes(change, (name) => names.includes(name))];
  return { ...(Object.keys(kept.attributes).length === 0 ? {} : { counts: kept }), ignored: dropped, reason };
}

/** An object that is new or gone is so with all its attributes. */
function isOneSided({ expected, actual }: ObjectChange): boolean {
  return expected === undefined || actual === undefined;
}

function withAttributes(change: ObjectChange, keeps: (name: string) => boolean): ObjectChange {
  return { ...change, attributes: Object.fromEntries(Object.entries(change.attributes).filter(([name]) => keeps(name))) };
}

function escapeGlob(name: string): string {
  return name.replaceAll(/[\\*?[]/g, String.raw`\$&`);
}
