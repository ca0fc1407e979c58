import { describe, expect, it } from '@jest/globals';
import { copiedTables } from '../../src/rules/read-tables.ts';

const use = (...names: readonly string[]): Parameters<typeof copiedTables>[1] => ({
  tables: names.map((name) => ({ name, span: { start: 0, end: 0 } })), columns: [], functions: [], hasLimit: false,
});
const copied = (statement: string, ...names: readonly string[]): readonly string[] => copiedTables(statement, use(...names)).map(({ name }) => name);

describe('what INSERT … SELECT copies', () => {
  it.each<readonly [string, readonly string[], readonly string[]]>([
    ['INSERT INTO t SELECT id FROM users', ['users'], ['users']],
    ['INSERT INTO t SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM t WHERE (a)) AND EXISTS(SELECT 1 FROM u)', ['t', 'u'], []],
    ['INSERT INTO t SELECT id FROM a WHERE EXISTS (SELECT 1 FROM b) UNION SELECT id FROM c', ['a', 'b', 'c'], ['a', 'c']],
    ['INSERT INTO t SELECT id FROM "très.long$" x', ['très.long$', 'long'], ['très.long$']],
    ['INSERT INTO t SELECT id FROM users2', ['users'], []],
    ["INSERT INTO t SELECT 'from users'", ['users'], []],
  ])('of %s is what it reads rows of', (statement, names, expected) => {
    expect(copied(statement, ...names)).toEqual(expected);
  });

  it('is found in a statement of a hundred thousand questions', () => {
    expect(copied(`INSERT INTO t SELECT 1 FROM a WHERE ${'EXISTS (SELECT 1 FROM b) OR '.repeat(100_000)} true`, 'a', 'b')).toEqual(['a']);
  });
});
