import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { DriftProject } from '../support/drift-project.ts';
import { flywayConfig } from '../support/project-folder.ts';
import { runForReport, type JsonReport } from '../support/run-cli.ts';
import { describeEachEngine, type TestDatabase, type TestServer } from '../support/servers.ts';

function suite(server: TestServer): void {
  let project: DriftProject;
  let database: TestDatabase;
  let outside: string;

  beforeEach(async () => {
    project = new DriftProject(server);
    database = await project.migrated();
    outside = mkdtempSync(path.join(tmpdir(), 'outside-'));
    writeFileSync(path.join(outside, 'secret'), 'canary-4711: [of a file of the machine\n');
    symlinkSync(path.join(outside, 'secret'), path.join(project.folder.path, 'link'));
    symlinkSync(path.join(outside, 'not-there-yet'), path.join(project.folder.path, 'dangling'));
    symlinkSync(outside, path.join(project.folder.path, 'folder'));
  });
  afterEach(async () => {
    await project.remove();
    rmSync(outside, { recursive: true });
  });

  async function expectRefused(where: string, args: readonly string[]): Promise<JsonReport> {
    const { report, end } = await runForReport(args, project.place(database.url));
    expect([report.error?.code, report.error?.where, report.outcome, end.exitCode]).toEqual(['input/path-outside', where, 'user-error', 2]);
    expect(`${end.stdout}${end.stderr}`).not.toContain('canary');
    return report;
  }

  const climbing = (): string => path.relative(project.folder.path, path.join(outside, 'secret'));
  const check = ['drift-check', '--dev-database', 'url-env:DEV_URL'];

  it('reads what is expected and what is accepted in the repository alone', async () => {
    for (const file of [climbing(), path.join(outside, 'secret'), 'link', 'folder/secret', 'dangling']) {
      await expectRefused('drift.schema-file', [...check, '--expected', 'schema-file', '--schema-file', file]);
      project.folder.write({ 'schema-gitops.yml': `${flywayConfig(server.engine)}drift: {accept: '${file}'}\n` });
      await expectRefused('drift.accept', check);
      project.folder.write({ 'schema-gitops.yml': flywayConfig(server.engine) });
    }
    await expectRefused('drift.schema-file', [...check, '--expected', 'snapshot', '--schema-file', 'link']);
  });

  it('takes its configuration from the repository', async () => {
    for (const file of [climbing(), 'link', 'folder/secret']) await expectRefused('config', [...check, '--config', file]);
  });

  it('writes a snapshot nowhere else, not even through a link into the void', async () => {
    for (const file of [climbing(), 'link', 'folder/new', 'dangling']) await expectRefused('drift.schema-file', ['snapshot', '--from', 'target', '--schema-file', file]);
    project.folder.write({ 'schema-gitops.yml': `${flywayConfig(server.engine)}drift: {schema-file: link}\n` });
    await expectRefused('drift.schema-file', ['validate', '--all', '--checks', 'snapshot', '--dev-database', 'url-env:DEV_URL']);
    expect([readFileSync(path.join(outside, 'secret'), 'utf8').startsWith('canary'), existsSync(path.join(outside, 'not-there-yet')), existsSync(path.join(outside, 'new'))]).toEqual([true, false, false]);
  });

  it('leaves its files nowhere else', async () => {
    for (const folder of [path.relative(project.folder.path, outside), 'folder', outside]) await expectRefused('drift-folder', [...check, '--drift-folder', folder]);
    for (const file of [climbing(), 'link', 'dangling']) await expectRefused('state-file', [...check, '--state-file', file]);
    for (const file of ['link', 'folder/report.json', 'dangling']) await expectRefused('report-file', [...check, '--report-file', file]);
    expect([readFileSync(path.join(outside, 'secret'), 'utf8').startsWith('canary'), existsSync(path.join(outside, 'not-there-yet')), existsSync(path.join(outside, 'report.json'))]).toEqual([true, false, false]);
  });

  it('follows links that stay, and makes folders', async () => {
    project.folder.write({ 'real/accept.yml': '' });
    symlinkSync(path.join(project.folder.path, 'real'), path.join(project.folder.path, 'alias'));
    project.folder.write({ 'schema-gitops.yml': `${flywayConfig(server.engine)}drift: {accept: alias/accept.yml}\n` });
    const args = ['--drift-folder', 'alias/new/drift', '--state-file', 'state.json', '--report-file', path.join(outside, 'asked-for.json')];
    const { report } = await runForReport([...check, ...args], project.place(database.url));
    expect([report.error, report.outcome]).toEqual([undefined, 'success']);
    expect(['real/new/drift/drift-default.md', 'state.json'].map((file) => existsSync(path.join(project.folder.path, file)))).toEqual([true, true]);
    expect(existsSync(path.join(outside, 'asked-for.json'))).toBe(true);
  });
}

describeEachEngine('paths of drift-check and snapshot', ['postgresql'], suite);
