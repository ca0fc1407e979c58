import { describe, expect, it } from '@jest/globals';
import { chooseTarget } from '../../src/actions/choose-target.ts';
import type { TargetSettings } from '../../src/model/settings.ts';

function target(name: string, requiresApproval = false): TargetSettings {
  return { name, urlEnv: `${name.toUpperCase()}_URL`, requiresApproval };
}

function choose(targets: readonly TargetSettings[], choice: { target?: string; 'url-env'?: string }): string {
  const { name, urlEnv } = chooseTarget({ project: { settings: { targets } }, env: {} }, choice);
  return `${name} ${urlEnv}`;
}

const both = [target('production', true), target('staging')];

describe('the target of a run', () => {
  it.each([
    { title: 'is the named one', targets: both, choice: { target: 'production' }, expected: 'production PRODUCTION_URL' },
    { title: 'is the only one where none is named', targets: [target('staging')], choice: {}, expected: 'staging STAGING_URL' },
    { title: 'is the database of DATABASE_URL where none is configured', targets: [], choice: {}, expected: 'default DATABASE_URL' },
    { title: 'takes its URL from the variable that is named', targets: both, choice: { target: 'staging', 'url-env': 'OTHER' }, expected: 'staging OTHER' },
    { title: 'is with auto the first that needs no approval', targets: both, choice: { target: 'auto' }, expected: 'staging STAGING_URL' },
    { title: 'is with auto the database of DATABASE_URL where none is configured', targets: [], choice: { target: 'auto' }, expected: 'default DATABASE_URL' },
    { title: 'is the one called auto where there is one', targets: [target('staging'), target('auto', true)], choice: { target: 'auto' }, expected: 'auto AUTO_URL' },
  ])('$title', ({ targets, choice, expected }) => {
    expect(choose(targets, choice)).toBe(expected);
  });

  it('is not chosen among several by chance', () => {
    expect(() => choose(both, {})).toThrow('input/missing-value');
  });

  it('is never one that waits for a person where nobody named it', () => {
    expect(() => choose([target('production', true), target('europe', true)], { target: 'auto' })).toThrow('input/missing-value');
  });

  it('must be known', () => {
    expect(() => choose(both, { target: 'prod' })).toThrow('config/unknown-target');
  });
});
