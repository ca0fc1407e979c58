import { UserError } from '../errors/user-error.ts';
import type { Acceptance } from '../model/drift-settings.ts';
import { isMapping, type ConfigValue } from './check-config.ts';
import { checkPattern } from './check-pattern.ts';
import { asText } from './setting-lookup.ts';

/** Longest time that an acceptance may hold: one that nobody looks at again is an ignore rule without its name. */
const longestDays = 180;

const dayMs = 86_400_000;

/**
 * Entries of `drift.accept`, whose form is checked. `place` names them in errors.
 * @throws UserError config/wrong-value for one without id and match, a day that is none, or an end too late.
 */
export function resolveAcceptances(entries: readonly ConfigValue[], place: string): readonly Acceptance[] {
  return entries.map((entry, index) => resolveAcceptance(isMapping(entry) ? entry : {}, `${place}.${index}`));
}

function resolveAcceptance(entry: { readonly [key: string]: ConfigValue }, place: string): Acceptance {
  const [id, match, ticket] = [asText(entry['id']), asText(entry['match']), asText(entry['ticket'])];
  if (id === undefined && match === undefined) throw new UserError('config/missing-key', { detail: place, expected: 'id, or match' });
  const created = checkDay(entry['created'], `${place}.created`);
  return {
    ...(id === undefined ? {} : { id }),
    ...(match === undefined ? {} : { match: checkPattern(match, `${place}.match`) }),
    reason: asText(entry['reason']) ?? '',
    author: asText(entry['author']) ?? '',
    created,
    expires: checkEnd(created, checkDay(entry['expires'], `${place}.expires`), `${place}.expires`),
    ...(ticket === undefined ? {} : { ticket }),
  };
}

/** A day of the calendar: 2026-02-30 would be taken for another one. */
function checkDay(value: ConfigValue | undefined, detail: string): string {
  const day = asText(value) ?? '';
  const time = Date.parse(day);
  if (!Number.isNaN(time) && new Date(time).toISOString().startsWith(day)) return day;
  throw new UserError('config/wrong-value', { detail, actual: day, expected: 'a day such as 2026-12-31' });
}

function checkEnd(created: string, expires: string, detail: string): string {
  const latest = new Date(Date.parse(created) + longestDays * dayMs).toISOString().slice(0, 10);
  if (expires >= created && expires <= latest) return expires;
  throw new UserError('config/wrong-value', { detail, actual: expires, expected: `a day from ${created} to ${latest}, ${longestDays} days after created` });
}
