import { describe, expect, it } from '@jest/globals';
import { renderJson } from '../../src/report/json.ts';
import { hostileTexts } from '../support/hostile-texts.ts';
import { aFinding, aReport, keep } from '../support/reports.ts';

describe('the JSON report', () => {
  it('flattens the place of a finding and keeps the order of the contract', () => {
    const document: unknown = JSON.parse(renderJson(aReport({ findings: [aFinding({ suggestion: 'x' })] }), keep));
    expect(document).toMatchObject({
      schema: 'schema-gitops/report/v1',
      findings: [{ file: 'db/V3__index.sql', start: { line: 1, column: 1 }, end: { line: 1, column: 20 }, statement: 1 }],
    });
    expect(renderJson(aReport({ findings: [aFinding()] }), keep)).not.toContain('"location"');
    const keys = [...renderJson(aReport({ findings: [aFinding({ suggestion: 'x' })] }), keep).matchAll(/^ {6}"(\w+)":/gm)];
    expect(keys.map((match) => match[1])).toEqual([
      'rule', 'severity', 'category', 'gate', 'file', 'start', 'end', 'statement', 'objects', 'title', 'why', 'fix',
      'suggestion', 'docs', 'fingerprint',
    ]);
  });

  it('leaves out parts that the action does not produce', () => {
    const keys = [...renderJson(aReport(), keep).matchAll(/^ {2}"(\w+)":/gm)].map((match) => match[1]);
    expect(keys).toEqual(['schema', 'action', 'tool', 'outcome', 'summary', 'findings', 'suppressed', 'notEvaluated', 'notes']);
  });

  it('is equal for equal reports, whatever the order of findings and keys', () => {
    const at = (line: number): ReturnType<typeof aFinding> =>
      aFinding({ location: { file: 'a.sql', start: { line, column: 1 }, end: { line, column: 2 } } });
    const one = aReport({ findings: [at(10), at(9)], settings: { b: '1', a: '2' } });
    const other = aReport({ findings: [at(9), at(10)], settings: { a: '2', b: '1' } });
    expect(renderJson(one, keep)).toBe(renderJson(other, keep));
    expect(renderJson(one, keep).indexOf('"line": 9')).toBeLessThan(renderJson(one, keep).indexOf('"line": 10'));
  });

  it.each(Object.entries(hostileTexts))('gives %s back as it was', (_, text) => {
    expect(JSON.parse(renderJson(aReport({ summary: text }), keep))).toMatchObject({ summary: text });
  });

  it('removes secrets from texts and keeps its own words', () => {
    const redact = (text: string): string => text.replaceAll('lint', '***');
    const document: unknown = JSON.parse(renderJson(aReport({ summary: 'lint said', notes: ['lint'] }), redact));
    expect(document).toMatchObject({ action: 'lint', summary: '*** said', notes: ['***'] });
  });
});
