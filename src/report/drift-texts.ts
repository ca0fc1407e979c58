import type { ReportedChange, ReportedDrift, ReportedState } from '../model/report-drift.ts';
import type { NotCompared, NotVisible, SchemaChanger } from '../model/schema-object.ts';
import { countText } from './numbers.ts';

/** What channels say about a drift in words of their own; every text still has to be encoded. */

/** `the target, postgresql 16.14, at version 14`. */
export function stateText({ source, version, head }: ReportedState): string {
  return [source, ...(version === undefined ? [] : [version]), ...(head === undefined ? [] : [`at version ${head}`])].join(', ');
}

/** Objects that went or came with a change: `with 3 columns, 1 index`. Empty where there are none. */
export function consequenceText({ consequences }: Pick<ReportedChange, 'consequences'>): string {
  if (consequences.length === 0) return '';
  const [only, ...others] = consequences;
  if (only !== undefined && others.length === 0) return `with ${only.kind} ${only.object}`;
  const counts = new Map<string, number>();
  for (const { kind } of consequences) {
    const noun = kind.slice(0, kind.indexOf('.')).replaceAll('_', ' ');
    counts.set(noun, (counts.get(noun) ?? 0) + 1);
  }
  return `with ${[...counts].map(([noun, count]) => `${String(count)} ${plural(noun, count)}`).join(', ')}`;
}

function plural(noun: string, count: number): string {
  if (count === 1 || noun === 'statistics') return noun;
  if (noun.endsWith('x')) return `${noun}es`;
  return noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}

/** What the role could not see. */
export function notVisibleText({ kind, names, attribute, missing }: NotVisible): string {
  const what = [attribute === undefined ? '' : `${attribute} of `, kind.replaceAll('_', ' '), names === undefined ? '' : ` ${names.join(', ')}`].join('');
  return `${what}: not visible without ${missing}`;
}

/** What is there and no comparison covers. */
export function notComparedText({ what, count, examples }: NotCompared): string {
  return `${countText(count, what)} present, not compared: ${examples.join(', ')}${count > examples.length ? ' …' : ''}`;
}

/** Who else can change the schema. */
export function schemaChangerText({ role, reasons }: SchemaChanger): string {
  return `${role}: ${reasons.join('; ')}`;
}

/**
 * Sentences about changes that do not count, in the order in which they are shown. What is ignored is the same in each run, the
 * history table before all, so it is named only where somebody asks for more.
 */
export function setAsideTexts({ ignored, accepted, stale }: ReportedDrift, isVerbose = false): readonly string[] {
  return [
    ...accepted.map(({ kind, object, reason, until }) => `accepted${until === undefined ? '' : ` until ${until}`}: ${kind} ${object} (${reason})`),
    ...(isVerbose ? ignored.map(({ kind, object, reason }) => `ignored: ${kind} ${object} (${reason})`) : []),
    ...stale.map((entry) => `the acceptance ${entry} matches nothing any more and can be removed`),
  ];
}

/** Sentences about the history: what is pending, and what cannot be traced to a file. */
export function historyTexts({ pending, untraceable }: ReportedDrift): readonly string[] {
  const waiting = pending.map(({ path }) => path).join(', ');
  return [
    ...(pending.length === 0 ? [] : [`${countText(pending.length, 'migration')} pending, which is no drift: ${waiting}`]),
    ...untraceable.map(({ path, state }) =>
      state === 'changed' ? `${path} was edited after it was applied: what differs may come from that` : `${path} is applied, but its file is gone: what it made has no source in Git`),
  ];
}
