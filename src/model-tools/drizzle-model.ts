import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { findUpwards } from './find-upwards.ts';
import type { FoundModel, ModelAnswer, ModelPlace } from './model-tool.ts';
import { lastLines, runProgram, type ProgramEnd } from './run-program.ts';

const configurations = ['ts', 'mts', 'js', 'mjs', 'cjs', 'json'].map((ending) => `drizzle.config.${ending}`);

/** What is there of Drizzle: a configuration with the program, or what is missing of them. */
export function findDrizzle({ root, migrations, folder }: ModelPlace): FoundModel | { readonly missing: string } {
  const model = findUpwards(root, folder, configurations) ?? findUpwards(root, migrations, configurations);
  if (model === undefined) return { missing: 'there is no drizzle.config file' };
  const program = findUpwards(root, dirname(model), ['node_modules/.bin/drizzle-kit']);
  return program === undefined ? { missing: 'drizzle-kit is not installed in node_modules' } : { model, program, folder: dirname(model) };
}

/**
 * Asks Drizzle whether its snapshots go together (`check`), and whether it would write another migration for the model
 * (`generate`, into a copy of the folder: check itself does not look at the model). Needs no database.
 */
export async function askDrizzle(found: FoundModel, migrations: string): Promise<ModelAnswer> {
  const checked = await runProgram({ program: found.program, args: ['check', '--config', relative(found.folder, found.model)], folder: found.folder });
  if (checked === undefined) return { kind: 'unknown', reason: 'drizzle-kit could not be started' };
  if (checked.exitCode !== 0) return { kind: 'broken', detail: lastLines(`${checked.stdout}\n${checked.stderr}`) };
  const temporary = mkdtempSync(join(tmpdir(), 'schema-gitops-model-'));
  try {
    const copy = join(temporary, 'out');
    cpSync(migrations, copy, { recursive: true });
    const before = filesIn(copy);
    const config = join(temporary, 'drizzle.config.ts');
    // The folder must be relative: drizzle-kit puts ./ before it.
    writeFileSync(config, `import * as own from ${JSON.stringify(found.model)};\nexport default { ...('default' in own ? own.default : own), out: ${JSON.stringify(relative(found.folder, copy).split(sep).join('/'))} };\n`);
    const end = await runProgram({ program: found.program, args: ['generate', '--config', config], folder: found.folder });
    const written = filesIn(copy).filter((path) => path.endsWith('.sql') && !before.includes(path));
    return answerOf(end, written.map((path) => readFileSync(join(copy, path), 'utf8')));
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' });
}

/**
 * drizzle-kit ends with 0 also where it failed, so that only what it wrote and said counts.
 * @param written texts of new migrations.
 */
function answerOf(end: ProgramEnd | undefined, written: readonly string[]): ModelAnswer {
  if (end === undefined) return { kind: 'unknown', reason: 'drizzle-kit could not be started' };
  const said = `${end.stdout}\n${end.stderr}`;
  if (written.length > 0) return { kind: 'differs', detail: `the migration that is missing is ${lastLines(written.join('\n'))}` };
  // It asks what was renamed only where something differs.
  if (said.includes('Interactive prompts require a TTY')) return { kind: 'differs', detail: 'drizzle-kit asks whether something was renamed' };
  if (said.includes('No schema changes')) return { kind: 'agrees' };
  return { kind: 'unknown', reason: `drizzle-kit said neither that something differs nor that nothing does: ${lastLines(said)}` };
}
