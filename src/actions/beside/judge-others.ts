import { judgeCollisions, type OtherChange } from '../../changes/judge-collisions.ts';
import { CatalogedError } from '../../errors/user-error.ts';
import { readEvent, type WorkflowEvent } from '../../github/event.ts';
import { readOtherPulls, type OtherPull } from '../../github/other-pulls.ts';
import type { Engine } from '../../model/engine-name.ts';
import type { NotEvaluated } from '../../model/finding.ts';
import type { Migration, SourceFile } from '../../model/migration.ts';
import { fileFinding } from '../file-findings.ts';
import type { GatheredChange } from '../gather-change-set.ts';
import { directoryFiles } from '../gather-migrations.ts';
import type { Project } from '../open-project.ts';
import type { RunContext } from '../run-context.ts';
import { aheadOfBase } from './ahead-of-base.ts';
import { nothingBeside, type BesideRequest, type BesideResult } from './beside.ts';
import { blobHash } from './blob-hash.ts';
import { touchedObjects } from './touched-objects.ts';

/** Longer than this a report does not wait for what is beside its own change set. */
const longestMs = 30_000;

/**
 * Holds a change set against the tip of its base branch and the other open pull requests. Never rejects: what cannot be asked is
 * not evaluated, and a gate does not fail for it.
 */
export async function judgeOthers(context: RunContext, { engine, change }: BesideRequest): Promise<BesideResult> {
  if (change.base === '') return nothingBeside;
  const { project } = context;
  const added = addedMigrations(change);
  if (added.length === 0) return nothingBeside;
  const ahead = await aheadOfBase(project, change);
  const pulls = await pullsBeside(context);
  const others = [...(ahead.length === 0 ? [] : [{ migrations: ahead, objects: new Map() }]), ...(await Promise.all(pulls.others.map((pull) => readOther(pull, { project, engine, change }))))];
  const hits = judgeCollisions({
    format: change.read.rules,
    ...(pulls.own === undefined ? {} : { pull: pulls.own }),
    now: change.read.migrations,
    added,
    objects: await touchedObjects(added, engine),
    others: others.filter((other) => 'migrations' in other),
  });
  return {
    ...nothingBeside,
    findings: hits.flatMap((hit) => fileFinding(hit, project.settings.lint)),
    notEvaluated: [...pulls.notEvaluated, ...others.filter((other) => 'missing' in other)],
    notes: pulls.notes,
  };
}

/** New versioned files: what a repeatable migration or an edit is about stands in the same file for everybody. */
function addedMigrations({ changed, before }: GatheredChange): readonly Migration[] {
  const known = new Set(before.map(({ script }) => script));
  return changed.filter(({ script, kind }) => kind === 'versioned' && !known.has(script));
}

interface PullsBeside {
  readonly own?: number;
  readonly others: readonly OtherPull[];
  readonly notEvaluated: readonly NotEvaluated[];
  readonly notes: readonly string[];
}

async function pullsBeside(context: RunContext): Promise<PullsBeside> {
  const event = eventOf(context);
  if (event?.pullRequest === undefined) return { others: [], notEvaluated: [], notes: [] };
  const { number, baseRef } = event.pullRequest;
  const none = (reason: string): PullsBeside => ({ own: number, others: [], notEvaluated: [missing(reason)], notes: [] });
  const token = tokenOf(context);
  if (token === '') return none('there is no token to ask GitHub with');
  try {
    const answer = await withinTime(context, () => askGitHub(context, token, { owner: event.repository.owner, repo: event.repository.name, base: baseRef, except: number }));
    if (answer === undefined) return none(`GitHub did not answer within ${String(longestMs / 1000)} seconds`);
    return { own: number, others: answer.pulls, notEvaluated: [], notes: answer.unread };
  } catch (error) {
    if (!(error instanceof CatalogedError)) throw error;
    return none(`GitHub did not list the open pull requests (${error.facts.actual ?? error.code}); it needs the permission pull-requests: read`);
  }
}

function tokenOf({ token, env }: RunContext): string {
  return token ?? env['GITHUB_TOKEN'] ?? '';
}

/** An event that cannot be read is an error of the channels, which say it. */
function eventOf({ env }: RunContext): WorkflowEvent | undefined {
  try {
    return readEvent(env);
  } catch {
    return undefined;
  }
}

async function askGitHub({ env, clock }: RunContext, token: string, request: Parameters<typeof readOtherPulls>[1]): ReturnType<typeof readOtherPulls> {
  const { openApi } = await import('../../github/api.ts');
  const baseUrl = env['GITHUB_API_URL'];
  return readOtherPulls(await openApi({ token, clock, ...(baseUrl === undefined ? {} : { baseUrl }) }), request);
}

async function withinTime<Answer>(context: RunContext, ask: () => Promise<Answer>): Promise<Answer | undefined> {
  const end = new AbortController();
  try {
    return await Promise.race([ask(), context.clock.sleep(longestMs, end.signal).then(() => undefined)]);
  } finally {
    end.abort();
  }
}

interface ReadingFacts {
  readonly project: Project;
  readonly engine: Engine;
  readonly change: GatheredChange;
}

/** Files of other pull requests are text to look at: one that the format refuses says nothing about this change set. */
async function readOther({ number, files }: OtherPull, { project, engine, change }: ReadingFacts): Promise<OtherChange | NotEvaluated> {
  const isInside = (path: string): boolean => project.directories.some((directory) => directory === '' || path.startsWith(`${directory}/`));
  const own = new Map(project.repository.readFiles([...new Set(change.changed.map(({ path }) => path))]).map(({ path, bytes }) => [path, blobHash(bytes)]));
  // The same file in both is one commit in two pull requests that stand on each other.
  const theirs = files.filter(({ path, change: kind, blob }) => (kind === 'added' || kind === 'renamed') && isInside(path) && own.get(path) !== blob);
  if (theirs.length === 0) return { pull: number, migrations: [], objects: new Map() };
  const migrations = migrationsIn(project, change, theirs.map(({ path, text = '' }) => ({ path, bytes: Buffer.from(text) })));
  if (migrations === undefined) return missing(`the migrations of pull request #${String(number)} cannot be read by themselves`);
  const shown = new Set(theirs.filter(({ text }) => text !== undefined).map(({ path }) => path));
  return { pull: number, migrations, objects: await touchedObjects(migrations.filter(({ path }) => shown.has(path)), engine) };
}

/**
 * Where files explain each other they are read among those that both changes have in common; what a journal or a sum file must list
 * is not found then.
 */
function migrationsIn(project: Project, { read, files: own }: GatheredChange, files: readonly SourceFile[]): readonly Migration[] | undefined {
  const { rules, options } = read;
  const paths = new Set(files.map(({ path }) => path));
  const mine = new Set(own.map(({ path }) => path));
  const shared = rules.readsByFile ? [] : directoryFiles(project).filter(({ path }) => !mine.has(path) && !paths.has(path));
  try {
    const found = rules.read([...shared, ...files], project.directories, options).migrations.filter(({ path }) => paths.has(path));
    return found.length === 0 && !rules.readsByFile ? undefined : found;
  } catch (error) {
    if (error instanceof CatalogedError) return undefined;
    throw error;
  }
}

function missing(reason: string): NotEvaluated {
  return { rule: 'version-collision', missing: 'pull-requests', reason };
}
