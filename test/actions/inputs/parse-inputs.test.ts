import { describe, expect, it } from '@jest/globals';
import { readCommandLine } from '../../../src/actions/inputs/command-line.ts';
import { helpText } from '../../../src/actions/inputs/help-text.ts';
import { lintAction } from '../../../src/actions/inputs/lint.ts';
import { migrateAction } from '../../../src/actions/inputs/migrate.ts';
import { parseInputs } from '../../../src/actions/inputs/parse-inputs.ts';
import { actionSpecs } from '../../../src/actions/inputs/registry.ts';
import { validateAction } from '../../../src/actions/inputs/validate.ts';
import { CatalogedError } from '../../../src/errors/user-error.ts';

function describeInput(name: string): string {
  return `input ${name}`;
}

function rawOf(texts: Readonly<Record<string, string>>): { texts: ReadonlyMap<string, string>; describe: typeof describeInput } {
  return { texts: new Map(Object.entries(texts)), describe: describeInput };
}

function errorOf(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error instanceof CatalogedError ? { code: error.code, ...error.facts } : error;
  }
  return undefined;
}

describe('inputs', () => {
  it('are read by their types, and what is given is told from what is default', () => {
    const { values, given, sources } = parseInputs(
      migrateAction.inputs,
      rawOf({ path: 'db/a, db/b\n db/c\n', 'lock-timeout': '1.5s', 'statement-timeout': 'none', 'no-color': 'True', mode: '' }),
    );
    expect(values).toMatchObject({
      path: ['db/a', 'db/b', 'db/c'],
      'lock-timeout': 1500,
      'statement-timeout': 'none',
      'no-color': true,
      mode: 'apply',
      'max-annotations': 10,
    });
    expect(values.engine).toBeUndefined();
    expect([...given].sort()).toEqual(['lock-timeout', 'no-color', 'path', 'statement-timeout']);
    expect(sources).toEqual({
      'migrations.path': 'input path',
      'migrate.lock-timeout': 'input lock-timeout',
      'migrate.statement-timeout': 'input statement-timeout',
    });
  });

  it('have the defaults of their surface', () => {
    expect(parseInputs(lintAction.inputs, rawOf({})).values.output).toBe('human');
    expect(parseInputs(lintAction.inputs, { ...rawOf({}), surface: 'action' }).values).toMatchObject({ output: 'github', all: false });
    expect(parseInputs(lintAction.inputs, { ...rawOf({}), surface: 'action' }).values.token).toBeUndefined();
  });

  it.each([
    ['auto', { provider: 'auto' }],
    ['url-env:DEV_URL', { urlEnv: 'DEV_URL' }],
    ['image:postgis/postgis:16-3.4', { image: 'postgis/postgis:16-3.4' }],
  ])('take the dev database %s', (text, expected) => {
    expect(parseInputs(validateAction.inputs, rawOf({ 'dev-database': text })).values['dev-database']).toEqual(expected);
  });

  it.each([
    { name: 'fail-on', actual: 'errors', expected: 'one of error, warning, never', detail: 'did you mean "error"?' },
    { name: 'engine', actual: 'postgres', expected: 'one of postgresql, mysql, mariadb', detail: 'did you mean "postgresql"?' },
    { name: 'all', actual: 'yes', expected: 'true or false' },
    { name: 'max-annotations', actual: '11', expected: 'a whole number from 0 to 10' },
    { name: 'max-annotations', actual: '-1', expected: 'a whole number from 0 to 10' },
  ])('refuse $name $actual and say what is allowed', ({ name, ...facts }) => {
    expect(errorOf(() => parseInputs(lintAction.inputs, rawOf({ [name]: facts.actual })))).toEqual({
      code: 'input/unknown-value',
      where: `input ${name}`,
      ...facts,
    });
  });

  it('refuse one wrong item of a list, a duration without a unit and an unknown source of dev databases', () => {
    expect(errorOf(() => parseInputs(validateAction.inputs, rawOf({ checks: 'integrity, reply' })))).toMatchObject({ actual: 'reply' });
    expect(errorOf(() => parseInputs(migrateAction.inputs, rawOf({ 'lock-wait': '10' })))).toMatchObject({ actual: '10' });
    expect(errorOf(() => parseInputs(validateAction.inputs, rawOf({ 'dev-database': 'url-env:a b' })))).toMatchObject({ actual: 'url-env:a b' });
  });
});

describe('the command line', () => {
  it('takes values beside and behind an equals sign, flags, repeated lists, and what follows --', () => {
    const line = readCommandLine(
      ['--path', 'a', '--path=b', '--all', '--fail-on=never', 'extra', '--verbose=false', '--', '--not-an-option'],
      lintAction.inputs,
    );
    expect(line.positionals).toEqual(['extra', '--not-an-option']);
    const { values } = parseInputs(lintAction.inputs, line.raw);
    expect(values).toMatchObject({ path: ['a', 'b'], all: true, 'fail-on': 'never', verbose: false });
    expect(line.raw.describe('all')).toBe('option --all');
  });

  it('takes a value that begins with dashes', () => {
    expect(readCommandLine(['--target', '--x'], lintAction.inputs).raw.texts.get('target')).toBe('--x');
  });

  it.each([
    [['--fial-on', 'error'], '--fial-on', 'did you mean "--fail-on"?'],
    [['--hlep'], '--hlep', 'did you mean "--help"?'],
    [['-x'], '-x', undefined],
    [['--token', 't'], '--token', undefined],
  ])('refuses %j', (args, where, detail) => {
    expect(errorOf(() => readCommandLine(args, lintAction.inputs))).toEqual({
      code: 'input/unknown-option',
      where,
      ...(detail === undefined ? {} : { detail }),
    });
  });

  it('refuses an option without its value', () => {
    expect(errorOf(() => readCommandLine(['--target'], lintAction.inputs))).toEqual({
      code: 'input/missing-value',
      where: 'option --target',
    });
  });

  it('knows the two questions that every command answers', () => {
    expect(readCommandLine(['--help'], lintAction.inputs).wantsHelp).toBe(true);
    expect(readCommandLine(['-h', '--version'], lintAction.inputs)).toMatchObject({ wantsHelp: true, wantsVersion: true });
  });
});

describe('the table of every action', () => {
  it.each(actionSpecs)('$name: names are kebab-case, unique, and described without a full stop', ({ inputs, outputs }) => {
    for (const group of [inputs, outputs]) {
      const names = group.map((entry) => entry.name);
      expect(new Set(names).size).toBe(names.length);
      for (const { name, summary } of group) {
        expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
        expect(summary).toMatch(/^[^\n]*[^.\n]$/);
      }
    }
  });

  it.each(actionSpecs)('$name: an input that overrides the configuration has no default of its own', ({ inputs }) => {
    for (const input of inputs) expect('configKey' in input && 'default' in input).toBe(false);
  });

  it.each(actionSpecs)('$name: every default is a value that the input takes', ({ inputs }) => {
    expect(() => parseInputs(inputs, rawOf({}))).not.toThrow();
  });

  it.each(actionSpecs)('$name: --help names every option, and no input that belongs to workflows', (spec) => {
    const help = helpText(spec);
    for (const input of spec.inputs) {
      const isOption = !('surface' in input);
      expect(new RegExp(`^  --${input.name}( |$)`, 'm').test(help)).toBe(isOption);
    }
    expect(help).toContain('--fail-on error|warning|never\n');
  });
});
