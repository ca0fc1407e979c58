import { describe, expect, it } from '@jest/globals';
import { readMysqlExpression } from '../../../../src/sql/mysql/read-expression.ts';

const mysql = { name: 'mysql' } as const;
const mariadb = { name: 'mariadb' } as const;

describe('a lone expression', () => {
  it('tells the columns and functions it names', () => {
    const expression = readMysqlExpression('coalesce(a, t.b) + NOW(6)', mysql);
    expect(expression).toMatchObject({ columns: ['a', 't.b'], functions: ['coalesce', 'now'] });
    expect(expression).not.toHaveProperty('constant');
  });

  it.each([["'x'", 'literal'], ['-5', 'literal'], ['NULL', 'null'], ["x'41'", 'literal'], ['1 + 1', 'literal']])('sees that %s is a constant', (text, constant) => {
    expect(readMysqlExpression(text, mysql)).toMatchObject({ text, constant });
  });

  it.each(['', '1 +', 'a b', "'open", 'select 1', 'a; b', '-- nothing'])('reads nothing from %j', (text) => {
    expect(readMysqlExpression(text, mysql)).toBeUndefined();
  });

  it('goes by the engine', () => {
    expect(readMysqlExpression('nextval(s)', mariadb)).toMatchObject({ functions: ['nextval'], columns: ['s'] });
    expect(readMysqlExpression("a->'$.b'", mariadb)).toBeUndefined();
    expect(readMysqlExpression("a->'$.b'", mysql)).toMatchObject({ columns: ['a'] });
  });
});
