import { describe, expect, it } from '@jest/globals';
import { offerReplacements } from '../../src/actions/offer-replacements.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { JudgedFile } from '../../src/rules/define-rule.ts';
import { mendFile } from '../../src/rules/replacement.ts';
import { loadReader } from '../../src/sql/load-reader.ts';
import { aFinding } from '../support/reports.ts';
import { judgedFile } from '../support/run-example.ts';

const reader = await loadReader({ name: 'postgresql' });
const fileOf = (text: string): JudgedFile => judgedFile(reader, text, 'db/V1.sql');
const mended = (text: string, changes: Partial<Finding>): ReturnType<typeof mendFile> => mendFile(fileOf(text), aFinding({ statement: 1, ...changes }));

describe('a suggestion in its place', () => {
  it.each<readonly [what: string, text: string, [Partial<Finding>, after: string, lines: string]]>([
    ['takes the line of its statement', 'drop table a;\n', [{ suggestion: 'select 1;' }, 'select 1;\n', '1-1 select 1;']],
    ['keeps what stands before and behind', '/* a */ drop table a ; -- b\nselect 2;', [{ suggestion: 'select 1;' }, '/* a */ select 1; -- b\nselect 2;', '1-1 /* a */ select 1; -- b']],
    ['takes several lines', 'select 0;\ndrop table\n  a\n;\n', [{ suggestion: 'x;\ny;', statement: 2 }, 'select 0;\nx;\ny;\n', '2-4 x;\ny;']],
    ['keeps the indentation', 'begin;\n\tdrop table a;\ncommit;', [{ suggestion: 'x;\ny;', statement: 2 }, 'begin;\n\tx;\n\ty;\ncommit;', '2-2 \tx;\n\ty;']],
    ['keeps line ends of Windows', 'drop table a;\r\nselect 2;\r\n', [{ suggestion: 'x;' }, 'x;\r\nselect 2;\r\n', '1-1 x;']],
    ['stands at the end of a file without a line end', 'select 0;\ndrop table a', [{ suggestion: 'x', statement: 2 }, 'select 0;\nx', '2-2 x']],
  ])('%s', (_, text, [changes, after, lines]) => {
    const result = mended(text, changes);
    const { startLine = 0, endLine = 0, text: replacement = '' } = result?.replacement ?? {};
    expect([result?.text, `${String(startLine)}-${String(endLine)} ${replacement}`]).toEqual([after, lines]);
    const kept = text.split('\n');
    kept.splice(startLine - 1, endLine - startLine + 1, `${replacement}${kept[endLine - 1]?.endsWith('\r') === true ? '\r' : ''}`);
    expect(kept.join('\n')).toBe(after);
  });

  it.each<readonly [string, Partial<Finding>]>([
    ['there is none', {}],
    ['it is for several files', { suggestion: 'x;\n-- next file\ny;' }],
    ['its statement is not there', { suggestion: 'x;', statement: 7 }],
  ])('is not put there where %s', (_, changes) => {
    expect(mended('drop table a;', changes)).toBeUndefined();
  });

  it('is not put into a file whose placeholders are replaced', () => {
    const file = fileOf('drop table a;');
    expect(mendFile({ ...file, migration: { ...file.migration, text: 'drop table ${a};', rendered: 'drop table a;' } }, aFinding({ suggestion: 'x;' }))).toBeUndefined();
  });

  it('is put beside what is not sent', () => {
    const file = fileOf('drop table a;\n         ');
    expect(mendFile({ ...file, migration: { ...file.migration, text: 'drop table a;\n-- +down ', rendered: file.text } }, aFinding({ suggestion: 'x;' }))?.replacement.text).toBe('x;');
  });
});

describe('what is offered', () => {
  const file = fileOf('drop table a;\nselect 2;');
  const finding = aFinding({ location: { file: 'db/V1.sql', start: { line: 1, column: 1 }, end: { line: 1, column: 2 } }, suggestion: 'x;', fingerprint: 'a' });
  const offer = (after: readonly Finding[]): readonly boolean[] =>
    offerReplacements([finding], { files: [file], read: (_, text) => fileOf(text), judge: () => after }).map(({ replacement }) => replacement !== undefined);

  it('takes the finding away and brings no other of weight', () => {
    expect(offer([])).toEqual([true]);
    expect(offer([aFinding({ fingerprint: 'b', severity: 'notice' })])).toEqual([true]);
    expect(offer([aFinding({ fingerprint: 'b', severity: 'warning' })])).toEqual([false]);
    expect(offer([finding])).toEqual([false]);
  });

  it('is at most twenty changes', () => {
    let judged = 0;
    const many = Array.from({ length: 30 }, () => finding);
    const offered = offerReplacements(many, { files: [file], read: (_, text) => fileOf(text), judge: () => { judged += 1; return []; } });
    expect([judged, offered.filter(({ replacement }) => replacement !== undefined).length]).toEqual([20, 20]);
  });
});
