import { afterEach, beforeEach, expect, it } from '@jest/globals';

import { flywayConfig, ProjectFolder } from '../support/project-folder.ts';
import { runForReport, type JsonReport } from '../support/run-cli.ts';

const statistics = (rows: number, capturedAt = new Date().toISOString()): string => JSON.stringify({
  schema: 'schema-gitops/stats/v1', capturedAt, engine: { name: 'postgresql', version: '16.4' }, tables: { 'public.users': { rows, bytes: rows * 300 } },
});

let project: ProjectFolder;
beforeEach(() => {
  project = new ProjectFolder().write({
    'schema-gitops.yml': `${flywayConfig('postgresql')}lint: {stats-file: db/stats.json}\n`,
    'db/V1__users.sql': 'create table users (id bigint primary key, email text);\n',
  });
});
afterEach(() => {
  project.remove();
});

async function lint(...args: readonly string[]): Promise<{ readonly severity: string | undefined; readonly report: JsonReport }> {
  project.write({ 'db/V2__index.sql': 'create index users_email on users (email);\n' });
  project.commit('change');
  const { report } = await runForReport(['lint', '--base-ref', 'main', ...args], { folder: project.path });
  return { report, severity: report.findings.find(({ rule }) => rule === 'index-not-concurrent')?.severity };
}

it('weighs findings by the committed statistics', async () => {
  project.write({ 'db/stats.json': statistics(10) }).branchOff();
  expect((await lint()).severity).toBe('notice');
});

it('does not believe what a change set says of the tables that it changes', async () => {
  project.write({ 'db/stats.json': statistics(5_000_000) }).branchOff().write({ 'db/stats.json': statistics(10) });
  const { severity, report } = await lint();
  expect([report.error, severity]).toEqual([undefined, 'error']);
  expect(report.notes.join()).toContain('db/stats.json as it is at the base');
});

it('does not believe statistics that a change set adds, whoever names the file', async () => {
  project.branchOff().write({ 'db/stats.json': statistics(10) });
  const { severity, report } = await lint('--stats-file', 'db/stats.json');
  expect([severity, report.error]).toEqual(['error', undefined]);
  expect(report.notes.join()).toContain('it counts once it is merged');
});

it('believes what was collected in the job', async () => {
  project.write({ '.gitignore': 'fresh.json\n', 'db/stats.json': statistics(5_000_000) }).branchOff().write({ 'fresh.json': statistics(10) });
  expect((await lint('--stats-file', 'fresh.json')).severity).toBe('notice');
});

it('says how old they are', async () => {
  project.write({ 'db/stats.json': statistics(10, '2020-01-01T00:00:00Z') }).branchOff();
  expect((await lint()).report.notes.join()).toMatch(/They are \d{4} days old/);
});
