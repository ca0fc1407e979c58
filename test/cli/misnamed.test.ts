import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ProjectFolder } from '../support/project-folder.ts';
import { runForReport, type JsonReport } from '../support/run-cli.ts';

const config = 'version: 1\nengine: postgresql\nmigrations: {path: db, format: flyway}\n';
const users = 'create table users (id bigint primary key);\n';

let project: ProjectFolder;

beforeEach(() => {
  project = new ProjectFolder().write({ 'schema-gitops.yml': config, 'db/V1__users.sql': users, 'db/V3_old.sql': users }).branchOff();
});
afterEach(() => {
  project.remove();
});

async function misnamed(...options: readonly string[]): Promise<readonly JsonReport['findings'][number][]> {
  const { report } = await runForReport(['lint', ...options], { folder: project.path });
  return report.findings.filter(({ rule }) => rule === 'filename-convention');
}

describe('a file whose name the runner does not read', () => {
  it('is found where the change set adds it, with a name that it could have', async () => {
    project.write({ 'db/V2_Add pets.sql': users }).commit('pets');
    const findings = await misnamed();
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ file: 'db/V2_Add pets.sql', severity: 'error', start: { line: 1 } });
    expect(findings[0]?.fix).toContain('V2__add_pets.sql');
  });

  it('is found where the change set renames a migration to it', async () => {
    project.write({ 'db/V1_users.sql': users, 'db/V2__pets.sql': users }).delete('db/V1__users.sql').commit('rename');
    expect((await misnamed()).map(({ file }) => file)).toEqual(['db/V1_users.sql']);
  });

  it('is left alone where it stood before, unless every file is judged', async () => {
    project.write({ 'db/V2__pets.sql': 'create table pets (id bigint primary key);\n' }).commit('pets');
    expect(await misnamed()).toEqual([]);
    expect((await misnamed('--all')).map(({ file }) => file)).toEqual(['db/V3_old.sql']);
  });

  it('is let pass where the policy names its path', async () => {
    project.git('checkout', '-q', 'main');
    project.write({ 'schema-gitops.yml': `${config}lint: {rules: {filename-convention: {ignore: ['/seed/']}}}\n` }).commit('policy');
    project.git('checkout', '-q', '-b', 'seed');
    project.write({ 'db/seed/people.sql': users, 'db/people.sql': users }).commit('seed');
    expect((await misnamed()).map(({ file }) => file)).toEqual(['db/people.sql']);
  });
});
