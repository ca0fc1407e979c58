import { describe, expect, it } from '@jest/globals';
import type { Migration } from '../../../src/model/migration.ts';
import type { Statement } from '../../../src/model/statement.ts';
import { statementLocation } from '../../../src/plan/statement-location.ts';

function migrationOf(text: string, rendered?: string): Migration {
  return {
    version: '1',
    description: 'a',
    kind: 'versioned',
    path: 'db/V1__a.sql',
    script: 'V1__a.sql',
    text,
    hash: 'h',
    ...(rendered === undefined ? {} : { rendered }),
  };
}

function statementAt(text: string, command: string): Statement {
  const start = text.indexOf(command);
  const span = { start, end: start + command.length };
  return { ordinal: 1, span, text: command, command: 'INSERT', section: 'up', transaction: 'any', operations: [] };
}

describe('the place of a failing statement', () => {
  const insert = 'INSERT INTO\n  nowhere_ü (id)\nVALUES (1)';
  const text = `-- first\n${insert};\n`;

  it('is the statement, where the server pointed at nothing', () => {
    expect(statementLocation(migrationOf(text), statementAt(text, insert))).toEqual({
      file: 'db/V1__a.sql',
      start: { line: 2, column: 1 },
      end: { line: 4, column: 11 },
    });
  });

  it('is the word that the server pointed at', () => {
    expect(statementLocation(migrationOf(text), statementAt(text, insert), insert.indexOf('nowhere'))).toMatchObject({
      start: { line: 3, column: 3 },
      end: { line: 3, column: 12 },
    });
  });

  it('is one character where it pointed at no word, and never beyond the statement', () => {
    expect(statementLocation(migrationOf(text), statementAt(text, insert), insert.indexOf('('))).toMatchObject({
      start: { line: 3, column: 13 },
      end: { line: 3, column: 14 },
    });
    expect(statementLocation(migrationOf(text), statementAt(text, insert), insert.length)).toMatchObject({ end: { line: 4, column: 11 } });
  });

  it('is the whole line where placeholders moved the columns', () => {
    const rendered = 'INSERT INTO long_schema_name.t VALUES (x);\n';
    const location = statementLocation(migrationOf('INSERT INTO ${s}.t VALUES (x);\n', rendered), statementAt(rendered, rendered.slice(0, -2)), 39);
    expect(location).toEqual({ file: 'db/V1__a.sql', start: { line: 1, column: 1 }, end: { line: 1, column: rendered.length } });
  });
});
