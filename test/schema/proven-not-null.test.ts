import { describe, expect, it } from '@jest/globals';

import { isProvenNotNull } from '../../src/schema/queries/proven-not-null.ts';
import { resolveTable } from '../../src/schema/queries/resolve-table.ts';
import { foldScript } from '../support/fold-script.ts';

/** Whether a CHECK with this condition shows that column a holds no NULL. */
async function proves(condition: string, suffix = ''): Promise<boolean> {
  const base = ['CREATE TABLE t (a int, b text, c boolean, "A b" int)', `ALTER TABLE t ADD CONSTRAINT k CHECK (${condition})${suffix}`];
  const { before } = await foldScript({ engine: 'postgresql', version: '16' }, base, 'SELECT 1');
  const table = resolveTable(before, { name: 't' });
  if (table === undefined) throw new Error('the table is not there');
  return isProvenNotNull(table, 'a');
}

describe('a CHECK proves that a column holds no NULL', () => {
  it.each([
    'a IS NOT NULL', '(a IS NOT NULL)', '((a) IS NOT NULL)', 'a is not null', 't.a IS NOT NULL', 'a IS NOT NULL AND b IS NOT NULL', "b <> '' AND (c AND a IS NOT NULL)",
    'a BETWEEN 1 AND 2 AND a IS NOT NULL', "b = 'x OR y' AND a IS NOT NULL",
  ])('where it says %s', async (condition) => {
    expect(await proves(condition)).toBe(true);
  });
});

describe('a CHECK proves nothing', () => {
  it.each([
    'a > 5', 'b IS NOT NULL', 'a IS NULL', 'a IS NOT NULL OR c', 'c OR a IS NOT NULL', 'NOT (a IS NOT NULL)', 'NOT a IS NOT NULL', '"A b" IS NOT NULL', '(a + 1) IS NOT NULL', 'abs(a) IS NOT NULL',
    'CASE WHEN c THEN c AND a IS NOT NULL AND c ELSE true END', '(c OR c) IS NOT NULL', "b = 'a IS NOT NULL'",
  ])('where it says %s', async (condition) => {
    expect(await proves(condition)).toBe(false);
  });

  it('before it is validated', async () => {
    expect(await proves('a IS NOT NULL', ' NOT VALID')).toBe(false);
  });
});
