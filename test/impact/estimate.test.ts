import { describe, expect, it } from '@jest/globals';

import { classOf, intervalInWords, secondsInWords } from '../../src/impact/estimate/interval.ts';
import { changeDuration, innodbDuration, postgresDuration, type TableSize, type TableWork } from '../../src/impact/estimate/table-work.ts';
import type { Interval } from '../../src/model/estimate.ts';
import { runExample, type RunnableExample } from '../support/run-example.ts';

const size: TableSize = { rows: 10_000_000, bytes: 4_000_000_000, indexBytes: 400_000_000, indexes: 2, isGuess: false };
const idle: TableWork = { scans: false, rewrites: false, foreignKeys: 0, builds: [] };
const plain = { isText: false, twice: false };
const seconds = (likely: number): Interval => ({ low: likely, likely, high: likely });

describe('an estimate', () => {
  it('goes by the bytes that are read, at 100 to 2000 MB a second', () => {
    const { low, likely, high } = postgresDuration({ ...idle, scans: true }, size);
    expect(low).toBeCloseTo(2.01, 2);
    expect(likely).toBeCloseTo(10.03, 2);
    expect(high).toBeCloseTo(40.1, 2);
  });

  it('counts a rewrite with all indexes, and the scan within it once', () => {
    const rewrite = postgresDuration({ ...idle, rewrites: true }, size);
    expect(postgresDuration({ ...idle, rewrites: true, scans: true }, size)).toEqual(rewrite);
    expect(rewrite.likely).toBeGreaterThan(postgresDuration({ ...idle, scans: true, builds: [plain, plain] }, size).likely);
  });

  it('takes twice as long for a concurrent build, and longer for texts', () => {
    const once = postgresDuration({ ...idle, builds: [plain] }, size).likely;
    expect(postgresDuration({ ...idle, builds: [{ ...plain, twice: true }] }, size).likely).toBeCloseTo(2 * once - 0.03, 2);
    expect(postgresDuration({ ...idle, builds: [{ ...plain, isText: true }] }, size).likely).toBeGreaterThan(once);
  });

  it('goes by rows in InnoDB: nothing for the catalogue alone, most for a copy', () => {
    const ways = (['metadata', 'index', 'rebuild', 'copy'] as const).map((way) => innodbDuration(way, way === 'index' ? [plain] : [], size).likely);
    expect(ways).toEqual([...ways].sort((left, right) => left - right));
    expect(innodbDuration('copy', [], size).likely).toBeCloseTo((10_000_000 / 60_000) * 1.5 + 0.03, 1);
    expect(innodbDuration('metadata', [], size).high).toBeLessThan(1);
  });

  it('is an interval in order, wider where a size is made up, and never nothing', () => {
    const all = [postgresDuration(idle, size), postgresDuration({ ...idle, foreignKeys: 1, builds: [plain] }, size), innodbDuration('rebuild', [plain], size), changeDuration(0, 5000), changeDuration(0, 0)];
    for (const { low, likely, high } of all) expect(0 < low && low < likely && likely < high).toBe(true);
    const sure = postgresDuration({ ...idle, scans: true }, size);
    const guessed = postgresDuration({ ...idle, scans: true }, { ...size, isGuess: true });
    expect([guessed.low < sure.low, guessed.high > sure.high]).toEqual([true, true]);
  });

  it.each([[0.03, '<1s'], [1, '1-10s'], [9.9, '1-10s'], [10, '10-60s'], [60, '1-10min'], [599, '1-10min'], [600, '>10min']] as const)('of %d s is of the class %s', (likely, name) => {
    expect(classOf(seconds(likely))).toBe(name);
  });

  it('reads well', () => {
    expect([0.03, 0.4, 12.4, 118, 300, 9000].map(secondsInWords)).toEqual(['0.03 s', '0.4 s', '12 s', '118 s', '5 min', '3 h']);
    expect(intervalInWords({ low: 1, likely: 20, high: 300 })).toBe('1 s to 5 min, likely 20 s');
  });
});

describe('the estimate of a statement', () => {
  const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50), age int);';
  const stats = { rows: 25_000_000, bytes: 9_000_000_000, indexBytes: 600_000_000 };
  async function found(change: Partial<RunnableExample>, rule = 'estimate'): Promise<readonly { readonly severity: string; readonly class: string | undefined; readonly why: string }[]> {
    const { findings } = await runExample({ engine: 'postgresql', base: [users], files: [], stats: { 'public.users': stats, users: stats }, ...change });
    return findings.filter((finding) => finding.rule === rule).map(({ severity, estimate, why }) => ({ severity, class: estimate?.class, why }));
  }

  it('stands in the report with lock and waiting', async () => {
    const [scan] = await found({ files: ['ALTER TABLE users ALTER COLUMN email SET NOT NULL;'] });
    expect(scan).toEqual({ severity: 'notice', class: '10-60s', why: 'users has about 25,000,000 rows (8.4 GiB). The statement reads 8.4 GiB: 10-60s (4.5 s to 90 s, likely 23 s), beside the wait for its lock. Under ACCESS EXCLUSIVE readers and writers wait meanwhile.' });
    const [instant] = await found({ engine: 'mysql', files: ['ALTER TABLE users ADD COLUMN x int NULL, ALGORITHM=INSTANT;'] });
    expect([instant?.class, instant?.why.includes('nobody waits')]).toEqual(['<1s', true]);
  });

  it('is a warning where only slow hardware makes it too long, an error where all does', async () => {
    const file = (bytes: number): Partial<RunnableExample> => ({ files: ['ALTER TABLE users ALTER COLUMN email SET NOT NULL;'], stats: { 'public.users': { rows: 1_000_000, bytes } } });
    const severities = await Promise.all([1e9, 4e9, 20e9].map(async (bytes) => (await found(file(bytes), 'lock-budget-exceeded')).map(({ severity }) => severity)));
    expect(severities).toEqual([[], ['warning'], ['error']]);
  });

  it('is not made for rows that a statement names, however many there are', async () => {
    expect(await found({ files: ["INSERT INTO users VALUES (1, 'a', 2);\nUPDATE users SET age = 1 WHERE id = 5;"] })).toEqual([]);
  });

  it('of an ALTER TABLE that InnoDB may do in any way spans all of them', async () => {
    const [unknown] = await found({ engine: 'mysql', files: ['ALTER TABLE users PARTITION BY HASH (id) PARTITIONS 4;'] }, 'lock-budget-exceeded');
    expect(unknown?.severity).toBe('warning');
  });
});
