import { describe, expect, it } from '@jest/globals';

import { readOne } from './reading.ts';
import { mariadbClasses, mysqlClasses } from './transaction-examples.ts';

describe.each([['mysql', mysqlClasses], ['mariadb', mariadbClasses]] as const)('the transaction class of a statement of %s', (engine, classes) => {
  it.each(classes.commits)('%s commits what is open', (sql) => {
    expect(readOne(engine, sql)).toMatchObject({ transaction: 'implicit-commit' });
  });

  it.each(classes.harmless)('%s leaves what is open', (sql) => {
    expect(readOne(engine, sql)).toMatchObject({ transaction: 'any' });
  });

  it.each(classes.control)('%s begins or ends a transaction', (sql) => {
    expect(readOne(engine, sql)).toMatchObject({ transaction: 'control' });
  });
});

describe('the class of a statement that is not understood', () => {
  it('says that nobody may count on a rollback, unless it is about rows', () => {
    expect(readOne('mysql', 'frobnicate t').transaction).toBe('implicit-commit');
    expect(readOne('mysql', 'insert into t valu (1)').transaction).toBe('any');
  });
});
