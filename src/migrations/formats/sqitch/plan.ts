import { canonicalUri } from './canonical-uri.ts';
import { changeId, tagId } from './plan-ids.ts';
import { readPlanLines, refusal, type Dependency, type Planned, type PlanLine } from './plan-lines.ts';

/** A tag, which belongs to the change before it. */
export interface PlanTag extends Planned {
  /** With its `@`. */
  readonly name: string;
  readonly id: string;
}

/** A dependency with what it stands for. */
export interface PlanDependency extends Dependency {
  /** As ids and the registry have it. */
  readonly text: string;
  /** Id of the change of this plan that it means; absent for one of another project. */
  readonly meant?: string;
}

/** A change of the plan. */
export interface PlanChange extends Planned {
  readonly name: string;
  readonly id: string;
  readonly dependencies: readonly PlanDependency[];
  readonly tags: readonly PlanTag[];
  /** Tags up to the place where the change is reworked, the latest first: by one of them its files are named then. */
  readonly reworkTags: readonly string[];
  /** 1 for the first change of the name, 2 for the first that reworks it … */
  readonly occurrence: number;
}

/** A plan, checked as Sqitch checks it before it deploys. */
export interface SqitchPlan {
  readonly path: string;
  readonly project: string;
  readonly uri?: string;
  readonly changes: readonly PlanChange[];
  /** The change that a key means: a name, `@tag`, `name@tag` or an id. */
  readonly find: (key: string) => PlanChange | undefined;
}

interface Draft extends Planned {
  readonly name: string;
  readonly dependencies: readonly Dependency[];
  readonly tags: PlanLine[];
  readonly occurrence: number;
}

/**
 * Reads a plan.
 * @throws UserError migrations/refused-by-tool with the line for what Sqitch refuses when it reads or deploys the plan.
 */
export function readPlan(path: string, text: string): SqitchPlan {
  const { project, uri, lines } = readPlanLines(path, text);
  const drafts = draftsOf(path, lines);
  const identified = withIds({ project, ...(uri === undefined ? {} : { uri: canonicalUri(uri) }) }, drafts);
  const find = finder(identified);
  const changes = identified.map((change, index): PlanChange => ({
    ...change,
    reworkTags: reworkTags(identified, index),
    dependencies: change.dependencies.map((dependency) => meaning(dependency, { path, project, index, changes: identified, find })),
  }));
  const byId = new Map(changes.map((change) => [change.id, change]));
  return { path, project, ...(uri === undefined ? {} : { uri }), changes, find: (key) => byId.get(find(key)?.id ?? '') };
}

/** Changes with their tags; a name stands once between two tags. */
function draftsOf(path: string, lines: readonly PlanLine[]): readonly Draft[] {
  const drafts: Draft[] = [];
  const section = new Map<string, number>();
  const tags = new Map<string, number>();
  for (const line of lines) {
    const where = `${path}:${line.line}`;
    const names = line.kind === 'tag' ? tags : section;
    const before = names.get(line.name);
    if (before !== undefined) throw refusal(where, `${line.name} stands in line ${before} already${line.kind === 'tag' ? '' : ', and no tag in between'}`);
    names.set(line.name, line.line);
    if (line.kind === 'change') {
      drafts.push({ ...line, tags: [], occurrence: 1 + drafts.filter(({ name }) => name === line.name).length });
      continue;
    }
    const last = drafts.at(-1);
    if (last === undefined) throw refusal(where, `the tag ${line.name} has no change before it`);
    last.tags.push(line);
    section.clear();
  }
  return drafts;
}

type Identified = Omit<PlanChange, 'reworkTags' | 'dependencies'> & { readonly dependencies: readonly (Dependency & { readonly text: string })[] };

function withIds(project: { readonly project: string; readonly uri?: string }, drafts: readonly Draft[]): readonly Identified[] {
  const changes: Identified[] = [];
  for (const draft of drafts) {
    const dependencies = draft.dependencies.map((dependency) => ({ ...dependency, text: textOf(dependency, project.project) }));
    const parent = changes.at(-1)?.id;
    const id = changeId({ ...project, ...draft, dependencies, ...(parent === undefined ? {} : { parent }) });
    const tags = draft.tags.map((tag): PlanTag => ({ ...tag, name: `@${tag.name}`, id: tagId({ ...project, ...tag, change: id }) }));
    changes.push({ ...draft, dependencies, id, tags });
  }
  return changes;
}

/** One of the plan's own project is written without it. */
function textOf({ project, change = '', tag, id = '' }: Dependency, own: string): string {
  return `${project === undefined || project === own ? '' : `${project}:`}${change}${tag === undefined ? '' : `@${tag}`}${id}`;
}

/** The first change of a name, and with a tag the last of it up to that. */
function finder(changes: readonly Identified[]): (key: string) => Identified | undefined {
  const places = new Map<string, number>();
  for (const [index, { id, name, tags }] of changes.entries()) {
    for (const key of [id, name, ...tags.flatMap((tag) => [tag.name, tag.id])]) if (!places.has(key)) places.set(key, index);
  }
  return (key) => {
    const at = key.indexOf('@');
    const place = places.get(at > 0 ? key.slice(at) : key);
    if (place === undefined || at <= 0) return place === undefined ? undefined : changes[place];
    return changes.slice(0, place + 1).findLast(({ name }) => name === key.slice(0, at));
  };
}

interface Meant {
  readonly path: string;
  readonly project: string;
  readonly index: number;
  readonly changes: readonly Identified[];
  readonly find: (key: string) => Identified | undefined;
}

function meaning(dependency: Identified['dependencies'][number], meant: Meant): PlanDependency {
  const { conflicts, project, id, text } = dependency;
  const isOwn = project === undefined || project === meant.project;
  const found = isOwn ? meant.find(text) : undefined;
  const isExternal = !isOwn || (found === undefined && project === undefined && id !== undefined);
  if (isExternal) return dependency;
  if (found === undefined) return refuseDependency(meant, `names ${text}, which is not in the plan`);
  const isEarlier = meant.changes.indexOf(found) < meant.index;
  if (isEarlier !== conflicts) return { ...dependency, meant: found.id };
  return refuseDependency(meant, conflicts ? `conflicts with ${text}, which comes before it` : `requires ${text}, which does not come before it`);
}

function refuseDependency({ path, changes, index }: Meant, problem: string): never {
  const { line = 1, name = '' } = changes[index] ?? {};
  throw refusal(`${path}:${line}`, `${name} ${problem}`);
}

/** Tags between a change and the next of its name. */
function reworkTags(changes: readonly Identified[], index: number): readonly string[] {
  const next = changes.findIndex(({ name }, other) => other > index && name === changes[index]?.name);
  if (next < 0) return [];
  return changes.slice(index, next).reverse().flatMap(({ tags }) => tags.map(({ name }) => name));
}
