import { describe, expect, it } from '@jest/globals';

import type { EngineName } from '../../src/model/engine-name.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { MigrationKind } from '../../src/model/migration.ts';
import type { LintSettings } from '../../src/model/settings.ts';
import type { Severity } from '../../src/model/severity.ts';
import type { Section } from '../../src/model/statement.ts';
import { defineRule, ofKind, type Rule } from '../../src/rules/define-rule.ts';
import { rules } from '../../src/rules/registry.ts';
import { reachOfRules } from '../../src/rules/reach-of-rules.ts';
import { runRules, type RuleResults, type RuleRun } from '../../src/rules/run-rules.ts';
import { applyStatement } from '../../src/schema/apply-statement.ts';
import { createCatalog } from '../../src/schema/catalog.ts';
import type { Reach } from '../../src/schema/relevance/relevant-scripts.ts';
import { loadReader } from '../../src/sql/load-reader.ts';
import { parseServerVersion } from '../../src/sql/server-version.ts';
import { errorOf } from '../support/error-of.ts';
import { hostileTexts } from '../support/hostile-texts.ts';
import { judgedFile } from '../support/run-example.ts';

const reader = await loadReader({ name: 'postgresql' });
const version = parseServerVersion('16');
/** The tests take drops for their example, and are not about the way back. */
const quiet: LintSettings = { severities: { 'irreversible-undeclared': 'off' }, options: {}, suppressibleGates: false };
const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email text, age int);';

interface Change {
  readonly base?: string;
  readonly files: readonly string[];
  readonly settings?: Partial<LintSettings>;
  readonly kind?: MigrationKind;
  readonly section?: Section;
  readonly run?: Partial<RuleRun>;
}

function judge({ base = users, files, settings, kind = 'versioned', section = 'up', run }: Change): RuleResults {
  const engine = version === undefined ? { name: 'postgresql' as const } : { name: 'postgresql' as const, version };
  const catalog = createCatalog(engine);
  for (const statement of reader.read(base).statements) applyStatement(catalog, statement, { file: 'base.sql', ordinal: statement.ordinal, origin: 'base' });
  const judged = files.map((text, index) => {
    const file = judgedFile(reader, text, `db/${index + 1}.sql`);
    return { ...file, migration: { ...file.migration, kind }, statements: file.statements.map((statement) => ({ ...statement, section })) };
  });
  return runRules({
    engine, catalog, files: judged, settings: { ...quiet, ...settings, severities: { ...quiet.severities, ...settings?.severities } }, runner: { transaction: 'per-file', lockTimeoutMs: 2000 }, today: '2026-11-20', ...run,
  });
}

const places = (findings: readonly Finding[]): readonly string[] =>
  findings.map(({ rule, location }) => `${rule} ${location.file}:${location.start.line}:${location.start.column}`);

describe('a finding', () => {
  it('says what, where, why and what to do', () => {
    const [finding] = judge({ files: ['SELECT 1;\n  DROP TABLE users;'] }).findings;
    expect(finding).toEqual({
      rule: 'drop-table',
      category: 'destructive',
      severity: 'error',
      gate: true,
      location: { file: 'db/1.sql', start: { line: 2, column: 3 }, end: { line: 2, column: 19 } },
      statement: 2,
      objects: ['public.users'],
      title: 'Drops table users',
      why: 'The table stood before this change set: its rows are lost, and code that still reads it fails.',
      fix: 'Rename users in this release, and drop it in a later change set once nothing reads it.',
      docs: 'docs/rules/drop-table.md',
      fingerprint: finding?.fingerprint,
    });
  });

  it('keeps its fingerprint when lines move and the file is renamed', () => {
    const prints = (files: readonly string[]): readonly string[] => judge({ files }).findings.map((finding) => finding.fingerprint);
    expect(prints(['-- a word\n\n\ndrop table   users;', 'SELECT 1;'])).toEqual(prints(['SELECT 1;', 'DROP TABLE users;']));
  });

  it('stands in the order of files, places and rules', () => {
    const { findings } = judge({ files: ['ALTER TABLE users\n  DROP COLUMN age,\n  DROP COLUMN email;\nDROP TABLE users;', 'CREATE INDEX i ON users (age);'] });
    expect(places(findings)).toEqual([
      'drop-column db/1.sql:2:3', 'drop-column db/1.sql:3:3', 'drop-table db/1.sql:4:1', 'index-not-concurrent db/2.sql:1:1',
    ]);
  });

  it.each(Object.entries(hostileTexts).filter(([, text]) => !text.includes('\0')))('shows a name on one line: %s', (_, text) => {
    const { findings } = judge({ files: [`DROP TABLE "${text.replaceAll('"', '""')}";`] });
    expect(findings.length).toBeGreaterThan(0);
    for (const { title, why, fix } of findings) expect([title, why, fix].join('')).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
  });
});

describe('settings', () => {
  it('change the severity of a rule, and a gate is one only as an error', () => {
    const { findings } = judge({ files: ['DROP TABLE users;'], settings: { severities: { 'drop-table': 'warning' } } });
    expect(findings.map(({ severity, gate }) => [severity, gate])).toEqual([['warning', false]]);
  });

  it('switch a rule off', () => {
    expect(judge({ files: ['DROP TABLE users;'], settings: { severities: { 'drop-table': 'off' } } }).findings).toEqual([]);
  });

  it.each([
    { what: 'an unknown option', options: { 'drop-table': { alow: [] } }, code: 'config/unknown-key', where: 'lint.rules.drop-table.alow' },
    { what: 'a misspelt option', options: { 'truncate-table': { alow: [] } }, code: 'config/unknown-key', where: 'lint.rules.truncate-table.alow' },
    { what: 'a value of another form', options: { 'truncate-table': { allow: 'tmp' } }, code: 'config/wrong-value', where: 'lint.rules.truncate-table.allow' },
    { what: 'an expression that is none', options: { 'truncate-table': { allow: ['('] } }, code: 'config/wrong-value', where: 'lint.rules.truncate-table.allow' },
    { what: 'a negative number', options: { 'one-concern-per-migration': { 'max-tables': -1 } }, code: 'config/wrong-value', where: 'lint.rules.one-concern-per-migration.max-tables' },
    { what: 'a template that is none', options: { 'naming-convention': { patterns: { index: '{table}_(' } } }, code: 'config/wrong-value', where: 'lint.rules.naming-convention.patterns' },
  ])('with $what are refused', ({ options, code, where }) => {
    expect(errorOf(() => judge({ files: ['SELECT 1;'], settings: { options } }))).toMatchObject({ code, where });
  });
});

describe('what cannot be judged', () => {
  const isAsked = (rule: Rule): boolean => rule.check !== undefined && (quiet.severities[rule.id] ?? rule.defaultSeverity) !== 'off' && rule.engines.includes('postgresql');
  const judging = rules.filter(isAsked).map(({ id }) => id);

  it('is listed for every rule where a statement cannot be read', () => {
    const { findings, notEvaluated } = judge({ files: ['SELECT 1;\nDROP TABEL users;\nSELECT 2;'] });
    expect(places(findings)).toEqual(['syntax-error db/1.sql:2:6']);
    expect(notEvaluated.map(({ rule }) => rule)).toEqual(judging);
    expect(new Set(notEvaluated.map(({ file, statement, missing }) => `${file} ${statement} ${missing}`))).toEqual(new Set(['db/1.sql 2 syntax']));
  });

  it('leaves out rules that are off', () => {
    const { notEvaluated } = judge({ files: ['DROP TABEL users;'], settings: { severities: { 'drop-table': 'off' } } });
    expect(notEvaluated.map(({ rule }) => rule)).toEqual(judging.filter((id) => id !== 'drop-table'));
  });

  it('is listed where a block runs SQL that is made at run time', () => {
    const { findings, notEvaluated } = judge({ files: ["DO $$ BEGIN EXECUTE 'DROP TABLE ' || current_user; END $$;"] });
    expect(findings.map(({ rule }) => rule)).toEqual(['dynamic-sql-unanalysed']);
    expect(notEvaluated.map(({ rule }) => rule)).toEqual(judging);
  });

  it.each([
    ['set-not-null-scan', 'ALTER TABLE legacy ALTER COLUMN a SET NOT NULL;'],
    ['lossy-type-change', 'ALTER TABLE legacy ALTER COLUMN a TYPE int;'],
    ['fk-missing-index', 'ALTER TABLE legacy ADD FOREIGN KEY (a) REFERENCES users;'],
  ])('is listed for %s where no migration creates the table', (rule, text) => {
    const { findings, notEvaluated } = judge({ files: [text] });
    expect(findings.filter((finding) => finding.rule === rule)).toEqual([]);
    expect(notEvaluated.filter((gap) => gap.rule === rule)).toEqual([{ rule, file: 'db/1.sql', statement: 1, missing: 'schema-state', reason: expect.stringContaining('legacy') }]);
  });
});

describe('what is not judged', () => {
  it('is the part of a file that undoes', () => {
    const results = judge({ files: ['DROP TABLE users;\nDROP TABEL users;\n-- squawk-ignore ban-drop-table\nDROP TABLE users;'], section: 'down' });
    expect(results).toMatchObject({ findings: [], notEvaluated: [], suppressed: [] });
  });

  it('is an undo migration', () => {
    expect(judge({ files: ['DROP TABLE users;'], kind: 'undo' })).toMatchObject({ findings: [], notEvaluated: [] });
  });

  it('is a baseline’s number of concerns', () => {
    const files = ['CREATE TABLE t (id bigint PRIMARY KEY, a int);\nUPDATE users SET age = 0 WHERE id = 1;'];
    expect(places(judge({ files, kind: 'baseline' }).findings)).toEqual(['nullable-column db/1.sql:1:40']);
    expect(places(judge({ files }).findings)).toContain('one-concern-per-migration db/1.sql:2:1');
  });
});

describe('a suppression', () => {
  it('moves a finding to the suppressed ones, with its reason and last day', () => {
    const { findings, suppressed } = judge({ files: ['-- schema-gitops:ignore index-not-concurrent -- ten rows until=2027-01-31\nCREATE INDEX i ON users (age);'] });
    expect(findings).toEqual([]);
    expect(suppressed).toMatchObject([{ rule: 'index-not-concurrent', reason: 'ten rows', until: '2027-01-31' }]);
  });

  it('does not clear a gate, and the finding says so', () => {
    const { findings, suppressed } = judge({ files: ['-- schema-gitops:ignore drop-table -- gone\nDROP TABLE users;'] });
    expect(suppressed).toEqual([]);
    expect(findings.map(({ rule, gate, fix }) => [rule, gate, fix.split('. ').at(-1)])).toEqual([
      ['drop-table', true, 'The suppression does not clear this gate: it needs an approval, or lint.suppressible-gates.'],
    ]);
  });

  it('clears a gate where that is allowed and a reason is given', () => {
    const { findings, suppressed } = judge({ files: ['-- schema-gitops:ignore drop-table -- gone\nDROP TABLE users;'], settings: { suppressibleGates: true } });
    expect(findings).toEqual([]);
    expect(suppressed.map(({ rule }) => rule)).toEqual(['drop-table']);
  });

  it('speaks for the statement behind it and no other', () => {
    const { findings } = judge({ files: ['CREATE INDEX a ON users (age);\n-- schema-gitops:ignore index-not-concurrent -- r\nCREATE INDEX b ON users (lower(email));\nCREATE INDEX c ON users (email);'] });
    expect(places(findings)).toEqual(['index-not-concurrent db/1.sql:1:1', 'index-not-concurrent db/1.sql:4:1']);
  });

  it('names the nearest rule to a misspelt one', () => {
    const [finding] = judge({ files: ['-- schema-gitops:ignore drop-tabel -- r\nSELECT 1;'] }).findings;
    expect(finding).toMatchObject({ rule: 'unused-suppression', fix: 'Write drop-table if that is meant.' });
  });

  it('of another tool’s rule that we do not have is a notice', () => {
    const [finding] = judge({ files: ['-- squawk-ignore prefer-robust-names\nSELECT 1;'] }).findings;
    expect(finding).toMatchObject({ rule: 'unused-suppression', severity: 'notice', title: 'The squawk rule prefer-robust-names has no counterpart here' });
  });

  it.each([
    ['statements', Array.from({ length: 30_000 }, (_, index) => `-- schema-gitops:ignore drop-table -- r\nDROP TABLE t${index};`).join('\n')],
    ['actions of one statement', `ALTER TABLE users\n${Array.from({ length: 10_000 }, (_, index) => `-- schema-gitops:ignore drop-column -- r\nDROP COLUMN c${index}`).join(',\n')};`],
    ['marked actions', `ALTER TABLE users\n${Array.from({ length: 10_000 }, (_, index) => `-- schema-gitops:contract\nDROP COLUMN c${index}`).join(',\n')};`],
    ['changes of one table', Array.from({ length: 30_000 }, (_, index) => `ALTER TABLE users ALTER COLUMN age SET DEFAULT ${index};`).join('\n')],
    ['open blocks', '-- schema-gitops:ignore-start drop-table -- r\n'.repeat(150_000)],
  ])('keeps many %s cheap', (_, text) => {
    const started = process.cpuUsage().user;
    judge({ files: [text], settings: { suppressibleGates: true } });
    expect((process.cpuUsage().user - started) / 1e6).toBeLessThan(20);
  }, 120_000);
});

describe('a history that is judged file by file', () => {
  const files = [users, 'CREATE INDEX i ON users (age);', 'CREATE TABLE t (id int PRIMARY KEY);\nDROP TABLE t;'];

  it('takes for new what the same file made', () => {
    expect(places(judge({ base: '', files, run: { newWithin: 'file' } }).findings.filter(({ severity }) => severity === 'error'))).toEqual(['index-not-concurrent db/2.sql:1:1']);
  });

  it('is not asked to be about one thing', () => {
    const about = ['CREATE TABLE t (id int PRIMARY KEY);', 'UPDATE users SET age = 1;', 'ALTER TABLE users ADD COLUMN x int NULL;', 'ALTER TABLE users DROP COLUMN age;'];
    const notices = (run: Partial<RuleRun>): readonly string[] => places(judge({ files: about, run }).findings.filter(({ rule }) => rule === 'one-concern-per-migration'));
    expect([notices({}), notices({ newWithin: 'file' })]).toEqual([['one-concern-per-migration db/4.sql:1:1'], []]);
  });

  it('differs from a change set, where all of it is new', () => {
    expect(judge({ base: '', files }).findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

const ruleParts: Omit<Rule, 'id' | 'supersedes' | 'check'> = {
  category: 'hygiene', engines: ['postgresql'], defaultSeverity: 'warning', gate: false, since: '0.1', needs: [], summary: '', why: '', fix: '', sources: [], options: {},
  messages: { found: { title: 'Found', why: 'It is there.', fix: 'Look.' } }, examples: { bad: [], good: [] },
};

describe('rules of which one stands for another', () => {
  const onDrop = (id: string, supersedes: readonly string[]): Rule => defineRule({
    ...ruleParts, id, supersedes,
    check: ({ operations }) => ofKind(operations, 'drop-table').map((judged) => ({
      at: judged.in, message: 'found', values: {}, objects: [judged.operation.table.name],
    })),
  });

  it('are reported once at the same place', () => {
    const both = [onDrop('general', []), onDrop('special', ['general'])];
    expect(judge({ files: ['DROP TABLE users;'], run: { rules: both } }).findings.map(({ rule }) => rule)).toEqual(['special']);
  });

  it('are both reported where they are strangers', () => {
    const both = [onDrop('one', []), onDrop('two', [])];
    expect(judge({ files: ['DROP TABLE users;'], run: { rules: both } }).findings.map(({ rule }) => rule)).toEqual(['one', 'two']);
  });
});

describe('a rule that asks for objects which the change set does not name', () => {
  const reach: Rule['reach'] = ({ kind }) => (kind === 'drop-table' ? 'everything' : kind === 'drop-column' ? 'dependents' : undefined);
  const rule = defineRule({ ...ruleParts, id: 'curious', supersedes: [], reach, check: () => [] });
  const reachOf = (sql: string, severity: Severity = 'warning', engine: EngineName = 'postgresql'): Reach | undefined =>
    reachOfRules({ engine: { name: engine }, settings: { severities: { curious: severity } }, changed: reader.readEffects(sql), rules: [rule] });

  it('says how far it looks for each operation', () => {
    expect(reachOf('ALTER TABLE t DROP COLUMN c; CREATE TABLE u (id int);')).toBe('dependents');
    expect(reachOf('ALTER TABLE t DROP COLUMN c; DROP TABLE t; ALTER TABLE u DROP COLUMN c;')).toBe('everything');
    expect(reachOf('DO $$ BEGIN DROP TABLE t; END $$')).toBe('everything');
    expect(reachOf('CREATE TABLE u (id int);')).toBeUndefined();
  });

  it('is not heard where it is off, or about another engine', () => {
    expect(reachOf('DROP TABLE t', 'off')).toBeUndefined();
    expect(reachOf('DROP TABLE t', 'error', 'mysql')).toBeUndefined();
  });
});
