import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ProjectFolder } from '../support/project-folder.ts';
import { runForReport, type JsonReport } from '../support/run-cli.ts';
import { leftDatabases } from '../support/left-databases.ts';
import { createDatabase, describeEachEngine, type TestServer } from '../support/servers.ts';

type ModelReport = JsonReport & { readonly notEvaluated: readonly { readonly rule: string; readonly reason: string }[] };

let project: ProjectFolder;

beforeEach(() => {
  project = new ProjectFolder();
});

afterEach(() => {
  project.remove();
});

/** A program in the place of the tool's own, which tells how it was called and then does what a test says. */
function install(name: string, version: string, body: string): void {
  const called = join(project.path, 'called.json');
  project.write({
    [`node_modules/.bin/${name}`]: `#!${process.execPath}\nconst fs = require('fs');\nconst args = process.argv.slice(2);\nconst config = args[args.indexOf('--config') + 1];\nfs.writeFileSync(${JSON.stringify(called)}, JSON.stringify({ args, env: process.env, config: args.includes('--config') ? fs.readFileSync(config, 'utf8') : '' }));\n${body}\n`,
    [`node_modules/${name}/package.json`]: JSON.stringify({ name, version }),
    '.gitignore': 'node_modules\ncalled.json\n',
  });
  chmodSync(join(project.path, `node_modules/.bin/${name}`), 0o755);
}

interface Called {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly config: string;
}

function called(): Called {
  const value: unknown = JSON.parse(readFileSync(join(project.path, 'called.json'), 'utf8'));
  if (!isCalled(value)) throw new Error('the program was not called');
  return value;
}

function isCalled(value: unknown): value is Called {
  return typeof value === 'object' && value !== null && 'args' in value && 'env' in value && 'config' in value;
}

function wasCalled(): boolean {
  try {
    return called().args.length > 0;
  } catch {
    return false;
  }
}

async function validate(env: Readonly<Record<string, string>> = {}, ...options: readonly string[]): Promise<ModelReport> {
  const { report } = await runForReport(['validate', '--checks', 'model', ...options], { folder: project.path, env });
  return { notEvaluated: [], ...report };
}

const allowed = 'validate: {model-check: true}\n';

describeEachEngine('a Prisma model', ['postgresql', 'mysql'], (server: TestServer) => {
  const config = `version: 1\nengine: ${server.engine}\nmigrations: {path: prisma/migrations}\ndev-database: {url-env: DEV_URL}\n`;
  const prismaFiles = {
    'prisma/schema.prisma': `datasource db {\n  provider = "${server.engine}"\n}\nmodel A {\n  id Int @id\n}\n`,
    'prisma/migrations/migration_lock.toml': `provider = "${server.engine}"\n`,
    'prisma/migrations/20260101000000_init/migration.sql': 'CREATE TABLE a (id int NOT NULL PRIMARY KEY);\n',
  };
  const env = { DEV_URL: server.url, OTHER_SECRET: 'hidden-Canary-9' };

  it('is what the migrations make where Prisma says so; it gets a database of its own and no variable of the step', async () => {
    project.write({ 'schema-gitops.yml': `${config}${allowed}`, ...prismaFiles });
    install('prisma', '6.19.0', 'process.exit(0);');
    project.branchOff();
    const report = await validate(env, '--all');
    expect([report.error, report.findings, report.notEvaluated, report.outcome]).toEqual([undefined, [], [], 'success']);
    expect(report.notes.join('\n')).toContain('agree');
    const { args, env: given } = called();
    expect(args.slice(0, 3)).toEqual(['migrate', 'diff', '--from-migrations']);
    expect([args.includes('--to-schema-datamodel'), args.at(-1)]).toEqual([true, '--exit-code']);
    expect(args[args.indexOf('--shadow-database-url') + 1]).toMatch(/schema_gitops_dev_/);
    expect([given['OTHER_SECRET'], given['DEV_URL']]).toEqual([undefined, undefined]);
    const database = await createDatabase(server);
    expect(await leftDatabases(server, database)).toEqual([]);
    await database.drop();
  }, 60_000);

  it('tells Prisma 7 the shadow database by a configuration file', async () => {
    project.write({ 'schema-gitops.yml': `${config}${allowed}`, ...prismaFiles, 'prisma.config.ts': 'export default {};\n' });
    install('prisma', '7.10.1', 'process.exit(0);');
    project.branchOff();
    expect((await validate(env, '--all')).findings).toEqual([]);
    const { args, config: written, env: given } = called();
    expect([args.includes('--shadow-database-url'), args.includes('--to-schema')]).toEqual([false, true]);
    expect(written).toContain(`import own from ${JSON.stringify(join(project.path, 'prisma.config.ts'))}`);
    expect(given['SHADOW_DATABASE_URL']).toMatch(/schema_gitops_dev_/);
  }, 60_000);

  it('differs where Prisma says so, also in a change set without a migration', async () => {
    project.write({ 'schema-gitops.yml': `${config}${allowed}`, ...prismaFiles });
    install('prisma', '6.19.0', "process.stdout.write('\\n[*] Changed the `A` table\\n  [+] Added column `name`\\n'); process.exit(2);");
    project.branchOff();
    project.write({ 'prisma/schema.prisma': `${prismaFiles['prisma/schema.prisma']}// changed\n` }).commit('model');
    const report = await validate(env);
    expect(report.findings.map(({ rule, file }) => [rule, file])).toEqual([['model-differs', 'prisma/schema.prisma']]);
    expect(report.findings[0]?.fix).toContain('Added column `name`');
    expect(report.outcome).toBe('findings');
  }, 60_000);

  it('is not evaluated where Prisma stops, and says why', async () => {
    project.write({ 'schema-gitops.yml': `${config}${allowed}`, ...prismaFiles });
    install('prisma', '6.19.0', "process.stderr.write('Error: P1001 unreachable\\n'); process.exit(1);");
    project.branchOff();
    const report = await validate(env, '--all');
    expect([report.outcome, report.findings, report.notEvaluated[0]?.reason.includes('P1001')]).toEqual(['success', [], true]);
  }, 60_000);
});

const drizzleFiles = {
  'drizzle.config.ts': "export default { dialect: 'postgresql', schema: './schema.ts', out: './drizzle' };\n",
  'drizzle/meta/_journal.json': JSON.stringify({ version: '7', dialect: 'postgresql', entries: [{ idx: 0, version: '7', when: 1767225600000, tag: '0000_init', breakpoints: true }] }),
  'drizzle/meta/0000_snapshot.json': '{}',
  'drizzle/0000_init.sql': 'CREATE TABLE "a" ("id" integer PRIMARY KEY NOT NULL);',
};
const drizzleConfig = 'version: 1\nengine: postgresql\nmigrations: {path: drizzle}\n';

/** What drizzle-kit 0.31 prints and writes. */
const drizzleKit = {
  agrees: "console.log('No schema changes, nothing to migrate');",
  differs: "const path = require('path'); const out = /out: \"([^\"]+)\"/.exec(fs.readFileSync(config, 'utf8'))[1]; fs.writeFileSync(path.join(process.cwd(), out, '0001_new.sql'), 'ALTER TABLE a ADD COLUMN more integer;'); console.log('[✓] Your SQL migration file ➜ 0001_new.sql');",
  asks: "console.error('Error: Interactive prompts require a TTY terminal'); process.exit(0);",
  fails: "console.error('Error: no such file'); process.exit(0);",
};

describe('a Drizzle model', () => {
  const onlyGenerate = (body: string): string => `if (args[0] === 'generate') { ${body} }`;

  it.each([
    ['agrees', [], 0], ['differs', ['model-differs'], 0], ['asks', ['model-differs'], 0], ['fails', [], 1],
  ] as const)('is judged by what drizzle-kit says and writes: %s', async (word, rules, notEvaluated) => {
    project.write({ 'schema-gitops.yml': `${drizzleConfig}${allowed}`, ...drizzleFiles });
    install('drizzle-kit', '0.31.11', onlyGenerate(drizzleKit[word]));
    project.branchOff();
    const report = await validate({}, '--all');
    expect([report.error, report.findings.map(({ rule }) => rule), report.notEvaluated.length]).toEqual([undefined, rules, notEvaluated]);
    expect(project.git('status', '--porcelain')).toBe('');
    expect(report.findings[0]?.fix.includes('ADD COLUMN more integer') ?? false).toBe(word === 'differs');
  });

  it('does not go together where drizzle-kit check refuses the snapshots', async () => {
    project.write({ 'schema-gitops.yml': `${drizzleConfig}${allowed}`, ...drizzleFiles });
    install('drizzle-kit', '0.31.11', "if (args[0] === 'check') { console.log('[0001_a, 0001_b] are pointing to a parent snapshot: 0000 which is a collision.'); process.exit(1); }");
    project.branchOff();
    const report = await validate({}, '--all');
    expect(report.findings.map(({ rule, title }) => [rule, title])).toEqual([['model-differs', 'The migrations of drizzle do not go together']]);
    expect(report.findings[0]?.fix).toContain('collision');
  });

  it('runs nothing where the base does not allow it, whatever the pull request says', async () => {
    project.write({ 'schema-gitops.yml': drizzleConfig, ...drizzleFiles });
    install('drizzle-kit', '0.31.11', onlyGenerate(drizzleKit.agrees));
    project.branchOff();
    project.write({ 'schema-gitops.yml': `${drizzleConfig}${allowed}`, 'drizzle/0000_init.sql': `${drizzleFiles['drizzle/0000_init.sql']}\n` }).commit('allow');
    const report = await validate();
    expect([wasCalled(), report.findings.filter(({ rule }) => rule === 'model-differs')]).toEqual([false, []]);
    expect(report.notes.join('\n')).toContain('validate.model-check');
  });

  it('runs nothing in a workflow whose step holds the URL of a target', async () => {
    project.write({ 'schema-gitops.yml': `${drizzleConfig}${allowed}`, ...drizzleFiles });
    install('drizzle-kit', '0.31.11', onlyGenerate(drizzleKit.agrees));
    project.branchOff();
    const event = join(project.path, 'called.json');
    project.write({ 'called.json': '{}' });
    const report = await validate({ GITHUB_ACTIONS: 'true', GITHUB_EVENT_NAME: 'pull_request', GITHUB_EVENT_PATH: event, GITHUB_REPOSITORY: 'a/b', DATABASE_URL: 'postgresql://u:p@127.0.0.1:9/x' }, '--all');
    expect(readFileSync(event, 'utf8')).toBe('{}');
    expect(report.notEvaluated.map(({ rule, reason }) => [rule, reason.includes('DATABASE_URL')])).toEqual([['model-differs', true]]);
  });

  it('does not let a pull request allow it for itself by judging every file', async () => {
    project.write({ 'schema-gitops.yml': `${drizzleConfig}${allowed}`, ...drizzleFiles });
    install('drizzle-kit', '0.31.11', onlyGenerate(drizzleKit.agrees));
    project.branchOff();
    const report = await validate({ GITHUB_EVENT_NAME: 'pull_request' }, '--all');
    expect([wasCalled(), report.notEvaluated.map(({ rule }) => rule)]).toEqual([false, ['model-differs']]);
  });

  it('is not evaluated where drizzle-kit is not installed', async () => {
    project.write({ 'schema-gitops.yml': `${drizzleConfig}${allowed}`, ...drizzleFiles });
    project.branchOff();
    const report = await validate({}, '--all');
    expect(report.notEvaluated.map(({ reason }) => reason)).toEqual(['drizzle-kit is not installed in node_modules']);
  });
});
