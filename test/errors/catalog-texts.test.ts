import { describe, expect, it } from '@jest/globals';

import { errorCatalog } from '../../src/errors/catalog.ts';
import { explainErrorCode } from '../../src/errors/explain-error-code.ts';
import { exitCodes } from '../../src/model/outcome.ts';
import { textFaults } from '../support/text-faults.ts';

describe('texts of the error catalogue', () => {
  it.each(Object.entries(errorCatalog))('%s says what, why and what to do', (_, spec) => {
    expect(textFaults(spec, 60)).toEqual([]);
  });

  it('are found wanting where they are', () => {
    expect(textFaults({ title: 'Please stop.', why: 'no reason', fix: 'maybe' }, 5)).toHaveLength(6);
  });

  it('have codes of a namespace and a name', () => {
    expect(Object.keys(errorCatalog).filter((code) => !/^[a-z-]+\/[a-z0-9-]+$/.test(code))).toEqual([]);
  });
});

describe('explaining an error code', () => {
  it('tells title, reason, remedy and exit code', () => {
    const { title, why, fix } = errorCatalog['plan/changed'];
    const page = explainErrorCode('plan/changed') ?? '';
    expect([title, why, fix, `exit code ${exitCodes['plan-changed']}`].filter((part) => !page.includes(part))).toEqual([]);
  });

  it('says where another try may help, and only there', () => {
    expect(explainErrorCode('database/lock-timeout')).toContain('Running again may help.');
    expect(explainErrorCode('plan/changed')).not.toContain('Running again');
  });

  it.each(['plan/unchanged', 'toString', '', '__proto__'])('knows nothing of %p', (code) => {
    expect(explainErrorCode(code)).toBeUndefined();
  });
});
