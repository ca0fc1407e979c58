import { describe, expect, it } from '@jest/globals';
import { readInputs } from '../../src/github/inputs.ts';

const known = ['fail-on', 'path', 'all'];

describe('the inputs of a step', () => {
  it('are read with hyphens, as the runner writes them, and with underscores, as a shell can pass them', () => {
    const { texts, warnings } = readInputs({ 'INPUT_FAIL-ON': 'never', INPUT_ALL: 'true', PATH: '/bin' }, known);
    expect(Object.fromEntries(texts)).toEqual({ 'fail-on': 'never', all: 'true' });
    expect(warnings).toEqual([]);
    expect(readInputs({ INPUT_FAIL_ON: 'error' }, known).texts.get('fail-on')).toBe('error');
  });

  it('prefer the spelling that has a value', () => {
    expect(readInputs({ INPUT_FAIL_ON: 'error', 'INPUT_FAIL-ON': '' }, known).texts.get('fail-on')).toBe('error');
  });

  it('warn of one that no table knows, and name the nearest', () => {
    const { warnings } = readInputs({ 'INPUT_FAILON': 'x', 'INPUT_::ERROR::X': 'y' }, known);
    expect(warnings).toEqual([
      'The input "failon" is not known and has no effect; did you mean "fail-on"?',
      'The input "::error::x" is not known and has no effect',
    ]);
  });

  it('are spoken of as inputs', () => {
    expect(readInputs({}, known).describe('path')).toBe('input path');
  });
});
