import { describe, expect, it } from '@jest/globals';
import { flywayConfOptions, flywayTomlOptions } from '../../../../src/config/flyway-settings.ts';
import { compareHistory } from '../../../../src/history/compare-history.ts';
import { historyProblem } from '../../../../src/history/history-problem.ts';
import { fromScratch } from '../../../../src/migrations/from-scratch.ts';
import type { PlaceholderContext } from '../../../../src/migrations/format.ts';
import { readMigrations, renderMigrations, type ReadMigrations } from '../../../../src/migrations/read-migrations.ts';
import type { HistoryRow } from '../../../../src/model/history.ts';
import type { SourceFile } from '../../../../src/model/migration.ts';
import { errorOf, rejectionOf } from '../../../support/error-of.ts';
import { filesOf } from '../files.ts';

const context: PlaceholderContext = {
  values: {}, schema: 'app', database: 'shop', user: 'deployer', historyTable: 'flyway_schema_history', timestamp: '2026-11-20 10:00:00', workingDirectory: '', engine: { name: 'postgresql' },
};

type Texts = Readonly<Record<string, string>>;

function readFiles(files: readonly SourceFile[], options: Texts = {}): ReadMigrations {
  return readMigrations({ files, folders: ['db'], format: 'flyway', options });
}

const read = (texts: Texts, options: Texts = {}): ReadMigrations => readFiles(filesOf(texts), options);

function rendered(texts: Texts, options: Texts = {}): readonly string[] {
  const { rules, migrations } = read(texts, options);
  return renderMigrations(rules, migrations, context).map((migration) => migration.rendered ?? migration.text);
}

const row = (rank: number, version: string, facts: Partial<HistoryRow> = {}): HistoryRow =>
  ({ rank, version, description: 'a', script: `V${version}__a.sql`, kind: 'versioned', checksum: '0', success: true, ...facts });

function compared({ rules, migrations }: ReadMigrations, rows: readonly HistoryRow[], to?: string) {
  const comparison = compareHistory({ format: rules, migrations, rows, ...(to === undefined ? {} : { to }) });
  return {
    states: comparison.statuses.map(({ migration, row: known, state }) => `${migration?.script ?? known?.script ?? ''} ${state}`),
    pending: comparison.pending.map(({ script }) => script),
    problem: historyProblem(comparison, rules.lateVersion === 'applied' ? 'apply' : 'reject')?.code,
  };
}

describe('undo migrations of Flyway', () => {
  it('are the way back of the version that they name', () => {
    const { migrations, notes, companions } = read({ 'db/V1.0__a.sql': '', 'db/undo/U1__a.sql': 'DROP TABLE a;', 'db/V2__b.sql': '', 'db/U7__lost.sql': '' });
    expect(migrations.map(({ script, undo }) => [script, undo])).toEqual([['V1.0__a.sql', { path: 'db/undo/U1__a.sql', text: 'DROP TABLE a;', forbidsTransaction: false }], ['V2__b.sql', undefined]]);
    expect(notes).toEqual(['db/U7__lost.sql undoes no migration: there is none of its version']);
    expect(companions).toEqual(['db/undo/U1__a.sql', 'db/U7__lost.sql']);
  });

  it('have placeholders and a configuration of their own', () => {
    const { rules, migrations } = read({ 'db/V1__a.sql': '', 'db/U1__a.sql': 'DROP TABLE ${flyway:filename};', 'db/U1__a.sql.conf': 'executeInTransaction=false' });
    expect(renderMigrations(rules, migrations, context)[0]?.undo).toEqual({ path: 'db/U1__a.sql', text: 'DROP TABLE U1__a.sql;', forbidsTransaction: true });
  });

  it('are refused twice for one version', () => {
    expect(errorOf(() => read({ 'db/V1__a.sql': '', 'db/U1__a.sql': '', 'db/U1.0__b.sql': '' }))).toMatchObject({ code: 'migrations/duplicate-version', where: 'db/U1.0__b.sql' });
  });

  it('add a row of their own, with the sum of the file', () => {
    const { rules, migrations } = read({ 'db/V1__a.sql': '', 'db/U1__a.sql': 'ab' });
    const [migration] = migrations;
    const commands = migration === undefined ? [] : rules.history.forget?.({ family: 'mysql', database: 'app', schema: 'app', table: 'h' }, migration);
    expect(commands?.[0]?.values).toEqual(['1', 'a', 'UNDO_SQL', 'U1__a.sql', -1635563411, 0, true]);
    expect(compared(read({ 'db/V1__a.sql': '' }), [row(1, '1'), row(2, '1', { kind: 'undo', script: 'U1__a.sql' })])).toMatchObject({ pending: ['V1__a.sql'] });
  });
});

describe('baseline migrations of Flyway', () => {
  const texts = { 'db/V1__a.sql': '', 'db/B1__a.sql': '', 'db/V2__a.sql': '', 'db/B2__all.sql': '', 'db/V3__a.sql': '', 'db/R__v.sql': '' };

  it('stand for everything below on an empty history: the newest one', () => {
    expect(compared(read(texts), [])).toEqual({
      states: ['B2__all.sql pending', 'V1__a.sql below-baseline', 'V2__a.sql below-baseline', 'V3__a.sql pending', 'R__v.sql pending'],
      pending: ['B2__all.sql', 'V3__a.sql', 'R__v.sql'], problem: undefined,
    });
    expect(compared(read(texts), [], '1').pending).toEqual(['B1__a.sql', 'V2__a.sql', 'V3__a.sql', 'R__v.sql']);
  });

  it('stay what they are when they are applied, and are compared by their sums', () => {
    const applied = row(1, '2', { kind: 'baseline', script: 'B2__all.sql', description: 'all' });
    expect(compared(read(texts), [applied, row(2, '3')])).toMatchObject({ states: ['B2__all.sql applied', 'V1__a.sql below-baseline', 'V2__a.sql below-baseline', 'V3__a.sql applied', 'R__v.sql pending'] });
    expect(compared(read({ ...texts, 'db/B2__all.sql': 'SELECT 1;' }), [applied]).problem).toBe('history/changed');
    expect(compared(read(texts), [{ ...applied, success: false }]).problem).toBe('history/failed-migration');
  });

  it('count for nothing on a history that has other rows', () => {
    expect(compared(read(texts), [row(1, '1')])).toMatchObject({ states: ['V1__a.sql applied', 'V2__a.sql pending', 'V3__a.sql pending', 'R__v.sql pending'] });
    expect(compared(read(texts), [row(1, '2', { kind: 'baseline', script: '<< Flyway Baseline >>' })])).toMatchObject({ pending: ['V3__a.sql', 'R__v.sql'], problem: undefined });
  });

  it('begin a schema that is made from nothing', () => {
    const { rules, migrations } = read(texts);
    expect(fromScratch(rules, migrations).map(({ script }) => script)).toEqual(['B2__all.sql', 'V3__a.sql', 'R__v.sql']);
  });

  it('are recorded as what they are, and refused twice for one version', () => {
    const { rules, migrations } = read(texts);
    const migration = migrations.find(({ script }) => script === 'B2__all.sql');
    if (migration === undefined) throw new Error('no migration');
    const entry = { rank: 1, state: 'applied', wasStarted: false, statements: { done: 0, total: 0, texts: () => [] }, executionTimeMs: 0, installedBy: 'u', runStartedAt: 0 } as const;
    expect(rules.history.record({ family: 'postgres', database: 'd', schema: 's', table: 't' }, { ...entry, event: { kind: 'migration', migration } })[0]?.values?.slice(1, 5)).toEqual(['2', 'all', 'SQL_BASELINE', 'B2__all.sql']);
    expect(errorOf(() => read({ ...texts, 'db/B2.0__x.sql': '' }))).toMatchObject({ code: 'migrations/duplicate-version' });
  });
});

describe('script configuration of Flyway', () => {
  it('decides about the transaction and the placeholders of its file', () => {
    const texts = { 'db/V1__a.sql': '${x}', 'db/V1__a.sql.conf': '# why\n\nexecuteInTransaction = false\nplaceholderReplacement: FALSE\n', 'db/V2__b.sql': '' };
    const { rules, migrations } = read(texts);
    expect(migrations.map((migration) => rules.forbidsTransaction(migration))).toEqual([true, false]);
    expect(rendered(texts)).toEqual(['${x}', '']);
    expect(migrations.map((migration) => read(texts, { 'execute-in-transaction': 'false' }).rules.forbidsTransaction(migration))).toEqual([true, true]);
  });

  it('decides about the encoding', () => {
    const files = [{ path: 'db/V1__a.sql', bytes: Buffer.from('SELECT \'d\u00e9j\u00e0\';', 'latin1') }, ...filesOf({ 'db/V1__a.sql.conf': 'encoding=ISO-8859-1' })];
    // The sum that Flyway 11.20.3 has for the text in either encoding.
    expect(readFiles(files).migrations).toMatchObject([{ text: "SELECT 'déjà';" }]);
    expect(errorOf(() => readFiles(files.slice(0, 1)))).toMatchObject({ code: 'migrations/not-utf8' });
    expect(readFiles([{ path: 'db/V1__a.sql', bytes: Buffer.from('\uFEFFSELECT 1;', 'utf16le') }], { encoding: 'UTF-16' }).migrations).toMatchObject([{ text: 'SELECT 1;' }]);
    expect(errorOf(() => read({ 'db/V1__a.sql': '' }, { encoding: 'EBCDIC' }))).toMatchObject({ code: 'config/wrong-value', actual: 'encoding EBCDIC' });
  });

  it('may take a file out, which is said', () => {
    const { migrations, notes, companions } = read({ 'db/V1__a.sql': '', 'db/V2__b.sql': '', 'db/V2__b.sql.conf': 'shouldExecute=false' });
    expect(migrations.map(({ script }) => script)).toEqual(['V1__a.sql']);
    expect(notes).toEqual(['db/V2__b.sql is left out as Flyway does: its script configuration says shouldExecute=false']);
    expect(companions).toEqual(['db/V2__b.sql']);
  });

  it.each([
    ['foo=1', { code: 'config/unknown-key', where: 'db/V1__a.sql.conf:2', detail: 'foo' }],
    ['executeintransaction=false', { code: 'config/unknown-key' }],
    ['executeInTransaction=yes', { code: 'config/wrong-value', where: 'db/V1__a.sql.conf:2', actual: 'yes' }],
  ])('is refused with %s', (line, facts) => {
    expect(errorOf(() => read({ 'db/V1__a.sql': '', 'db/V1__a.sql.conf': `# a\n${line}\n` }))).toMatchObject(facts);
  });
});

describe('settings of Flyway', () => {
  it('change the names of migrations', () => {
    const options = { 'sql-migration-prefix': 'M', 'repeatable-sql-migration-prefix': 'REP', 'undo-sql-migration-prefix': 'MU', 'sql-migration-separator': '--', 'sql-migration-suffixes': '.sql, .pgsql' };
    const { migrations, rules } = read({ 'db/M1--create_users.pgsql': '', 'db/MU1--create_users.sql': '', 'db/REP--all_views.SQL': '', 'db/V2__x.sql': '' }, options);
    expect(migrations).toMatchObject([{ version: '1', description: 'create users', undo: { path: 'db/MU1--create_users.sql' } }, { kind: 'repeatable', description: 'all views' }]);
    expect(rules.newFileName('1', 'adopt')).toBe('M2--adopt.sql');
  });

  it('change how placeholders look', () => {
    expect(rendered({ 'db/V1__a.sql': '#[who] ${who} ##[who] # #[flyway.table]' }, { 'placeholder-prefix': '#[', 'placeholder-suffix': ']', 'placeholder-separator': '.', 'placeholders.Who': 'me' }))
      .toEqual(['me ${who} ##[who] # flyway_schema_history']);
    expect(rendered({ 'db/V1__a.sql': '@@who@@ @x@@who@@' }, { 'placeholder-prefix': '@@', 'placeholder-suffix': '@@', 'placeholders.who': 'me' })).toEqual(['me @xme']);
    expect(rendered({ 'db/V1__a.sql': '${who}' }, { 'placeholder-replacement': 'false' })).toEqual(['${who}']);
  });

  it('make a name that does not parse an error', () => {
    expect(errorOf(() => read({ 'db/V1__a.sql': '', 'db/V2_b.sql': '' }, { 'validate-migration-naming': 'true' }))).toMatchObject({ code: 'migrations/malformed-name', where: 'db/V2_b.sql' });
  });

  it('pass over states, or no longer', () => {
    const gone = [row(1, '1'), row(2, '2'), row(3, '9')];
    const texts = { 'db/V1__a.sql': '', 'db/V3__a.sql': '' };
    expect(compared(read(texts), gone).problem).toBe('history/missing');
    expect(compared(read(texts, { 'ignore-migration-patterns': '*:missing,*:future' }), gone).problem).toBe('history/out-of-order');
    expect(compared(read(texts, { 'ignore-migration-patterns': 'versioned:missing, *:future, Versioned:Ignored' }), gone)).toMatchObject({ problem: undefined, pending: [] });
    expect(compared(read(texts, { 'ignore-migration-patterns': 'repeatable:missing,*:future' }), gone).problem).toBe('history/missing');
    expect(compared(read({ 'db/V1__a.sql': '' }, { 'ignore-migration-patterns': '*:pending' }), [row(1, '1'), row(2, '9')]).problem).toBe('history/missing');
    expect(compared(read(texts, { 'out-of-order': 'true' }), [row(1, '1'), row(3, '9')])).toMatchObject({ problem: undefined, pending: ['V3__a.sql'] });
  });

  it('name the history table', () => {
    expect(read({ 'db/V1__a.sql': '' }, { table: 'schema_version' }).rules.history.defaultTable('postgres')).toBe('schema_version');
  });

  it.each([
    [{ 'sql-migration-seperator': '_' }, { code: 'config/unknown-key', detail: 'sql-migration-seperator' }],
    [{ 'ignore-migration-patterns': 'all' }, { code: 'config/wrong-value', actual: 'all' }],
    [{ 'out-of-order': '1' }, { code: 'config/wrong-value', where: 'migrations.options.out-of-order' }],
    [{ 'placeholder-prefix': '' }, { code: 'config/wrong-value', where: 'migrations.options.placeholder-prefix' }],
  ])('are refused where they cannot be: %j', (options, facts) => {
    expect(errorOf(() => read({ 'db/V1__a.sql': '' }, options as Texts))).toMatchObject(facts);
  });
});

describe('configuration files of Flyway', () => {
  it('say what ours do not', async () => {
    const conf = 'flyway.url=jdbc:postgresql://x\nflyway.sqlMigrationPrefix=M\n# flyway.outOfOrder=true\nflyway.placeholders.Who=me\nflyway.ignoreMigrationPatterns=*:missing,\\\n  *:future\n';
    expect(await flywayConfOptions(conf)).toEqual({ 'sql-migration-prefix': 'M', 'placeholders.Who': 'me', 'ignore-migration-patterns': '*:missing,*:future' });
    const toml = '[environments.a]\nurl = "x"\n[flyway]\nlocations = ["filesystem:a"]\nsqlMigrationSuffixes = [".sql", ".pks"]\noutOfOrder = true\n[flyway.placeholders]\nwho = "me"\n';
    expect(await flywayTomlOptions(toml, 'flyway.toml')).toEqual({ 'sql-migration-suffixes': '.sql,.pks', 'out-of-order': 'true', 'placeholders.who': 'me' });
    expect(await flywayTomlOptions('id = 1', 'flyway.toml')).toEqual({});
    expect(await rejectionOf(flywayTomlOptions('[flyway', 'flyway.toml'))).toMatchObject({ code: 'config/unreadable', where: 'flyway.toml' });
  });

  it('count for their own format alone, and behind the options', () => {
    const source = { files: filesOf({ 'db/M1__a.sql': '${who}' }), folders: ['db'], format: 'flyway', toolOptions: { flyway: { 'sql-migration-prefix': 'M', 'placeholders.who': 'them' } } } as const;
    const { rules, migrations } = readMigrations(source);
    expect(renderMigrations(rules, migrations, context)).toMatchObject([{ version: '1', rendered: 'them' }]);
    expect(renderMigrations(rules, migrations, { ...context, values: { who: 'us' } })).toMatchObject([{ rendered: 'us' }]);
    expect(errorOf(() => readMigrations({ ...source, options: { 'sql-migration-prefix': 'V' } }))).toMatchObject({ code: 'migrations/none-found' });
  });
});
