import { join, relative, sep } from 'node:path';
import { loadEngine } from '../../engines/registry.ts';
import { CatalogedError } from '../../errors/user-error.ts';
import { askDrizzle, findDrizzle } from '../../model-tools/drizzle-model.ts';
import type { FoundModel, ModelAnswer, ModelPlace } from '../../model-tools/model-tool.ts';
import { askPrisma, findPrisma } from '../../model-tools/prisma-model.ts';
import { engineFamilies, type Engine } from '../../model/engine-name.ts';
import type { NotEvaluated } from '../../model/finding.ts';
import { openFreshDatabase } from '../../replay/fresh-database.ts';
import { prerequisitesOf } from '../../replay/replay-migrations.ts';
import { startDevServer } from '../dev-server.ts';
import { fileFinding } from '../file-findings.ts';
import type { RunContext } from '../run-context.ts';
import { nothingBeside, type BesideRequest, type BesideResult } from './beside.ts';

/** Tools that have a model from which migrations are made. */
const tools = { prisma: 'npx prisma migrate dev', drizzle: 'npx drizzle-kit generate' } as const;

/**
 * Asks the user's own tool whether model file and migrations agree. That runs code of the repository, on a pull request code that
 * nobody has reviewed: only where the configuration of the base allows it, and never beside the URL of a target.
 * @param isAsked true where the check was named.
 */
export async function judgeModel(context: RunContext, { engine, change }: BesideRequest, isAsked: boolean): Promise<BesideResult> {
  const { project } = context;
  if (!project.settings.validate.modelCheck) return isAsked ? none('validate.model-check is not true in the configuration of the base') : nothingBeside;
  const refusal = refusalOf(context, change.base);
  if (refusal !== undefined) return none(refusal);
  const { format } = change.read;
  if (format === 'prisma' || format === 'drizzle') return askTool(context, engine, format);
  return none(`migrations of ${format} have no model that a tool could be asked about`);
}

function none(reason: string): BesideResult {
  return { ...nothingBeside, notEvaluated: [missing(reason)] };
}

async function askTool(context: RunContext, engine: Engine, format: keyof typeof tools): Promise<BesideResult> {
  const { project: { repository: { root }, directories: [directory = ''], folder } } = context;
  const place: ModelPlace = { root, migrations: join(root, directory), folder };
  const found = format === 'prisma' ? findPrisma(place) : findDrizzle(place);
  if ('missing' in found) return none(found.missing);
  const answer = format === 'prisma' ? await withShadow(context, engine, (url) => askPrisma(found, place.migrations, url)) : await askDrizzle(found, place.migrations);
  return resultOf(context, answer, { format, path: pathIn(root, found) });
}

/** Why code of the change set must not run here. */
function refusalOf(context: RunContext, base: string): string | undefined {
  const variable = targetVariable(context);
  if (variable !== undefined) return `code of the pull request would run beside ${variable}, the URL of a target; give the check a job of its own without it`;
  return base === '' && isPullRequest(context) ? 'where every file of a pull request is judged there is no base whose configuration could allow it' : undefined;
}

/** Its own configuration must not decide whether its code runs. */
function isPullRequest({ env }: RunContext): boolean {
  return env['GITHUB_EVENT_NAME']?.startsWith('pull_request') === true;
}

/** The variable of a target's URL that code of a pull request could read. */
function targetVariable({ project, env }: RunContext): string | undefined {
  if (env['GITHUB_ACTIONS'] !== 'true') return undefined;
  const { devDatabase, targets } = project.settings;
  const dev = 'urlEnv' in devDatabase ? devDatabase.urlEnv : undefined;
  return [...targets.map(({ urlEnv }) => urlEnv), 'DATABASE_URL'].find((name) => name !== dev && (env[name] ?? '') !== '');
}

function pathIn(root: string, { model }: FoundModel): string {
  return relative(root, model).split(sep).join('/');
}

/** A database of its own that is gone afterwards: the tool empties it. */
async function withShadow(context: RunContext, engine: Engine, ask: (url: string) => Promise<ModelAnswer>): Promise<ModelAnswer> {
  const adapter = await loadEngine(engine.name);
  const prerequisites = prerequisitesOf[engineFamilies[engine.name]];
  try {
    const dev = await startDevServer(context, adapter, { engine });
    try {
      const fresh = await openFreshDatabase(adapter, dev, { dropRole: (role) => prerequisites.dropRole(role), like: { createOptions: '', sessionSettings: [] } });
      try {
        return await ask(fresh.url.replace(/^mariadb:/, 'mysql:'));
      } finally {
        await fresh.remove([]);
      }
    } finally {
      await dev.stop();
    }
  } catch (error) {
    if (error instanceof CatalogedError) return { kind: 'unknown', reason: `there is no dev database for it (${error.code})` };
    throw error;
  }
}

interface ModelFacts {
  readonly format: keyof typeof tools;
  readonly path: string;
}

function resultOf(context: RunContext, answer: ModelAnswer, { format, path }: ModelFacts): BesideResult {
  if (answer.kind === 'agrees') return { ...nothingBeside, notes: [`${format} says that ${path} and the migrations agree.`] };
  if (answer.kind === 'unknown') return { ...nothingBeside, notEvaluated: [missing(context.redact(answer.reason))] };
  const hit = { rule: 'model-differs', message: answer.kind, path, values: { path, tool: format, command: tools[format] }, offset: 0, note: `${format} says: ${context.redact(answer.detail)}` } as const;
  return { ...nothingBeside, findings: fileFinding(hit, context.project.settings.lint) };
}

function missing(reason: string): NotEvaluated {
  return { rule: 'model-differs', missing: 'model', reason };
}
