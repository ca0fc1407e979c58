import { describe, expect, it } from '@jest/globals';

import { fileName, runExample } from '../support/run-example.ts';
import { lintCases } from './cases.ts';

describe('all rules together', () => {
  it.each(lintCases.map((lintCase) => ({ title: lintCase.title, lintCase })))('say of $title exactly what is expected', async ({ lintCase }) => {
    const { findings } = await runExample(lintCase);
    const paths = lintCase.files.map((_, index) => fileName(1001 + index));
    expect(findings.map(({ rule, location }) => `${rule}@${paths.indexOf(location.file) + 1}:${location.start.line}`)).toEqual(lintCase.findings);
  });
});
