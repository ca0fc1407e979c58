import { digest } from '../../../digest/digest.ts';
import type { Dependency, Planned } from './plan-lines.ts';

interface Identity extends Planned {
  readonly project: string;
  /** Canonical. */
  readonly uri?: string;
  readonly name: string;
}

/** The id that Sqitch 1 gives a change: a sum over the change and, by its parent, over all before it. */
export function changeId(change: Identity & { readonly parent?: string; readonly dependencies: readonly (Dependency & { readonly text: string })[] }): string {
  const listed = (conflicts: boolean): readonly string[] => change.dependencies.filter((dependency) => dependency.conflicts === conflicts).map(({ text }) => text);
  const [requires, conflicts] = [listed(false), listed(true)];
  return objectId('change', [
    ...head(change),
    `change ${change.name}`,
    ...(change.parent === undefined ? [] : [`parent ${change.parent}`]),
    ...plannedBy(change),
    ...(requires.length === 0 ? [] : ['requires', ...requires.map((text) => `  + ${text}`)]),
    ...(conflicts.length === 0 ? [] : ['conflicts', ...conflicts.map((text) => `  - ${text}`)]),
    ...noteOf(change),
  ]);
}

/** The id of a tag. @param tag `change`: id of its change; the name is without `@`. */
export function tagId(tag: Identity & { readonly change: string }): string {
  return objectId('tag', [...head(tag), `tag @${tag.name}`, `change ${tag.change}`, ...plannedBy(tag), ...noteOf(tag)]);
}

function head({ project, uri }: Identity): readonly string[] {
  return [`project ${project}`, ...(uri === undefined ? [] : [`uri ${uri}`])];
}

function plannedBy({ plannerName, plannerEmail, time }: Planned): readonly string[] {
  return [`planner ${plannerName} <${plannerEmail}>`, `date ${time}`];
}

function noteOf({ note }: Planned): readonly string[] {
  return note === '' ? [] : ['', note];
}

function objectId(kind: 'change' | 'tag', lines: readonly string[]): string {
  const content = new TextEncoder().encode(lines.join('\n'));
  return digest('sha1', [`${kind} ${content.length}\0`, content]).hex();
}
