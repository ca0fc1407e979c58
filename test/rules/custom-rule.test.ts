import { describe, expect, it } from '@jest/globals';
import { parseConfig } from '../../src/config/parse-config.ts';
import { resolveSettings } from '../../src/config/resolve-settings.ts';
import { rejectionOf } from '../support/error-of.ts';
import { runExample } from '../support/run-example.ts';

const base = ['CREATE SCHEMA audit;\nCREATE TABLE audit.log (id bigint PRIMARY KEY, note text);\nCREATE TABLE users (id bigint PRIMARY KEY, email text);'];

/** A configuration with one rule of the repository. */
const configOf = (match: string, more = ''): string => `lint:
  custom-rules:
    house-rule:
      title: The house says no
      fix: Ask the house.
      match: ${match}
${more}`;

async function judge(config: string, files: readonly string[], engine: 'postgresql' | 'mysql' = 'postgresql'): Promise<readonly string[]> {
  const { lint } = resolveSettings(await parseConfig(config, 'schema-gitops.yml'), {});
  const { findings } = await runExample({ engine, base: engine === 'postgresql' ? base : ['CREATE TABLE users (id bigint PRIMARY KEY, email text);'], files, lint });
  return findings.filter(({ rule }) => rule === 'house-rule').map(({ severity, title, location }) => `${severity} ${String(location.start.line)}: ${title}`);
}

describe('a rule of the repository', () => {
  it.each<readonly [what: string, match: string, judged: readonly [sql: string, lines: readonly number[]]]>([
    ['a kind of operation', '{operations: drop-table}', ['DROP TABLE users;\nTRUNCATE audit.log;', [1]]],
    ['names of objects with their schema', '{operations: [drop-table, truncate-table], objects: "audit.*"}', ['DROP TABLE users;\nTRUNCATE audit.log;', [2]]],
    ['an attribute', '{operations: drop-table, attributes: {cascade: "true"}}', ['DROP TABLE users;\nDROP TABLE audit.log CASCADE;', [2]]],
    ['attributes of the same column', '{operations: create-table, attributes: {column: "*_json", type: text}}', ['CREATE TABLE a (x text, b_json jsonb);\nCREATE TABLE b (b_json text);', [2]]],
    ['the kind of a constraint', '{operations: add-constraint, attributes: {constraint: exclusion}}', ['ALTER TABLE users ADD CHECK (id > 0);\nALTER TABLE users ADD EXCLUDE (email WITH =);', [2]]],
    ['who gets which privilege', '{operations: grant, attributes: {grantee: app, privilege: "ALL*"}}', ['GRANT SELECT ON users TO app;\nGRANT ALL ON users TO app;', [2]]],
    ['what waits meanwhile', '{operations: [create-index, alter-column-type], blocks: reads}', ['CREATE INDEX ON users (email);\nALTER TABLE users ALTER email TYPE varchar(9);', [2]]],
    ['a rewrite', '{operations: alter-column-type, rewrites: true}', ['ALTER TABLE users ALTER id TYPE int;\nALTER TABLE users ALTER email TYPE varchar;', [1]]],
    ['each action of a statement', '{operations: drop-column, objects: public.users}', ['ALTER TABLE users\n  ADD a int,\n  DROP email;', [3]]],
    ['old tables only', '{operations: add-column}', ['CREATE TABLE t (id int);\nALTER TABLE t ADD a int;\nALTER TABLE users ADD a int;', [3]]],
    ['new tables as well where it says so', '{operations: add-column, old-tables-only: false}', ['CREATE TABLE t (id int);\nALTER TABLE t ADD a int;', [2]]],
    ['what is hidden in a block', '{operations: drop-table}', ['DO $$ BEGIN\nDROP TABLE users;\nEND $$;', [2]]],
  ])('finds %s', async (_, match, [sql, lines]) => {
    expect((await judge(configOf(match), [sql])).map((finding) => Number(/ (\d+):/.exec(finding)?.[1]))).toEqual(lines);
  });

  it('speaks in its own words and with its own severity, on every engine', async () => {
    expect(await judge(configOf('{operations: drop-table}', '      severity: error\n'), ['DROP TABLE users;'])).toEqual(['error 1: The house says no: public.users']);
    expect(await judge(configOf('{operations: drop-table}'), ['DROP TABLE users;'], 'mysql')).toEqual(['warning 1: The house says no: users']);
    expect(await judge(configOf('{operations: drop-table}', '      severity: off\n'), ['DROP TABLE users;'])).toEqual([]);
  });

  it('says the whole of its words', async () => {
    const why = 'because '.repeat(40).trim();
    const { lint } = resolveSettings(await parseConfig(configOf('{operations: drop-table}', `      why: ${why}\n`), 'schema-gitops.yml'), {});
    const { findings } = await runExample({ engine: 'postgresql', base, files: ['DROP TABLE users;'], lint });
    expect(findings.find(({ rule }) => rule === 'house-rule')?.why).toBe(why);
  });

  it('is answered by a suppression like any other', async () => {
    expect(await judge(configOf('{operations: truncate-table}'), ['-- schema-gitops:ignore house-rule -- agreed\nTRUNCATE users;'])).toEqual([]);
  });

  it.each([
    ['has the id of a rule of ours', 'lint: {custom-rules: {drop-table: {title: a, fix: b, match: {operations: grant}}}}', 'config/wrong-value'],
    ['has an id that is none', 'lint: {custom-rules: {House: {title: a, fix: b, match: {operations: grant}}}}', 'config/wrong-value'],
    ['names an unknown operation', configOf('{operations: drop-tabel}'), 'config/wrong-value'],
    ['names an unknown attribute', configOf('{operations: grant, attributes: {size: big}}'), 'config/unknown-key'],
    ['matches nothing that is named', configOf('{objects: "*"}'), 'config/missing-key'],
    ['has a key that a rule has not', configOf('{operations: grant}', '      script: rm\n'), 'config/unknown-key'],
  ])('is refused where it %s', async (_, config, code) => {
    expect(await rejectionOf(parseConfig(config, 'schema-gitops.yml').then((file) => resolveSettings(file, {})))).toMatchObject({ code });
  });
});
