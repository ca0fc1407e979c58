import { describe, expect, it } from '@jest/globals';
import { formatNamed } from '../../../src/migrations/registry.ts';

describe('the name of a new migration', () => {
  it.each([
    ['flyway', undefined, 'V1__adopt.sql'],
    ['flyway', '12', 'V13__adopt.sql'],
    ['flyway', '1.9', 'V1.10__adopt.sql'],
    ['flyway', '007', 'V008__adopt.sql'],
    ['flyway', '20260131235959', 'V20260131235960__adopt.sql'],
    ['plain-sql', undefined, '0001_adopt.sql'],
    ['plain-sql', '0099', '0100_adopt.sql'],
    ['plain-sql', '99', '100_adopt.sql'],
  ] as const)('in %s behind %s is %s, which the format reads as newer', (name, newest, expected) => {
    const format = formatNamed(name);
    const file = format.newFileName(newest, 'adopt');
    expect(file).toBe(expected);
    const { migrations } = format.read([{ path: `db/${file}`, bytes: Buffer.from('select 1;') }], ['db'], {});
    expect(format.compareVersions(migrations[0]?.version ?? '', newest ?? '0')).toBeGreaterThan(0);
  });
});
