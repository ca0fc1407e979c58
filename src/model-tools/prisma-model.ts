import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { findUpwards } from './find-upwards.ts';
import type { FoundModel, ModelAnswer, ModelPlace } from './model-tool.ts';
import { lastLines, runProgram, type ProgramEnd } from './run-program.ts';

/** What is there of Prisma: a model with the program, or what is missing of them. */
export function findPrisma({ root, migrations, folder }: ModelPlace): FoundModel | { readonly missing: string } {
  const model = findUpwards(root, dirname(migrations), ['schema.prisma', 'schema', 'prisma/schema.prisma']) ?? findUpwards(root, folder, ['schema.prisma', 'prisma/schema.prisma']);
  if (model === undefined) return { missing: 'there is no schema.prisma beside the migrations' };
  const program = findUpwards(root, dirname(model), ['node_modules/.bin/prisma']);
  return program === undefined ? { missing: 'prisma is not installed in node_modules' } : { model, program, folder: dirname(dirname(dirname(program))) };
}

/**
 * Asks Prisma whether the migrations make what the model says. It applies them to the shadow database, which it empties before.
 * @param shadowUrl of a database that nobody needs.
 */
export async function askPrisma(found: FoundModel, migrations: string, shadowUrl: string): Promise<ModelAnswer> {
  const temporary = mkdtempSync(join(tmpdir(), 'schema-gitops-model-'));
  try {
    const end = await runProgram({
      program: found.program,
      args: ['migrate', 'diff', '--from-migrations', migrations, ...modelArguments(found, shadowUrl, temporary), '--exit-code'],
      folder: found.folder,
      // A model names a variable for its own database; nothing but the shadow database is to be had.
      env: { DATABASE_URL: shadowUrl, DIRECT_URL: shadowUrl, SHADOW_DATABASE_URL: shadowUrl, CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' },
    });
    return answerOf(end);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** Prisma 7 takes the shadow database from a configuration file alone (its CLI refuses the older flags by name). */
function modelArguments({ model, program, folder }: FoundModel, shadowUrl: string, temporary: string): readonly string[] {
  if (majorVersion(program) < 7) return ['--to-schema-datamodel', model, '--shadow-database-url', shadowUrl];
  const own = findUpwards(folder, dirname(model), ['prisma.config.ts', 'prisma.config.mts', 'prisma.config.js', 'prisma.config.mjs']);
  const config = join(temporary, 'prisma.config.mjs');
  writeFileSync(config, [
    own === undefined ? 'const own = {};' : `import own from ${JSON.stringify(own)};`,
    'const url = process.env.SHADOW_DATABASE_URL;',
    `export default { ...own, schema: ${JSON.stringify(model)}, datasource: { ...own.datasource, url, shadowDatabaseUrl: url } };`,
    '',
  ].join('\n'));
  return ['--to-schema', model, '--config', relative(folder, config)];
}

function majorVersion(program: string): number {
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(dirname(dirname(program)), 'prisma', 'package.json'), 'utf8'));
    const version = typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : '';
    return Number(version.split('.')[0]);
  } catch {
    return Number.NaN;
  }
}

/** `--exit-code`: 0 where nothing differs, 2 where something does, 1 for an error (Prisma CLI reference, migrate diff). */
function answerOf(end: ProgramEnd | undefined): ModelAnswer {
  if (end === undefined) return { kind: 'unknown', reason: 'prisma could not be started' };
  if (end.exitCode === 0) return { kind: 'agrees' };
  if (end.exitCode === 2) return { kind: 'differs', detail: lastLines(end.stdout) };
  return { kind: 'unknown', reason: `prisma stopped: ${lastLines(`${end.stdout}\n${end.stderr}`)}` };
}
