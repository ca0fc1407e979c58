import { describe, expect, it } from '@jest/globals';

interface Skips {
  readonly isExplained: (name: string, missing: readonly string[]) => boolean;
}

const load = async (): Promise<Skips> => (await import(new URL('../../../scripts/test-run/explained-skips.mjs', import.meta.url).href)) as Skips;

describe('a skipped test', () => {
  it.each([
    ['apply on mysql-9: no MySQL for this system', ['no MySQL for this system'], true],
    ['apply on mysql-9: no MySQL for this system', [], false],
    ['goose beside the real goose: goose-that-nobody-has is neither in /nowhere/bin nor in PATH', [], true],
    ['goose beside the real goose: node is neither in /nowhere/bin nor in PATH', [], false],
    ['beside Flyway: there is no Flyway', [], false],
    ['beside Prisma: npm could not install prisma@7', [], true],
    ['is slow', [], false],
  ])('%s is explained by %j: %s', async (name, missing, expected) => {
    expect((await load()).isExplained(name, missing)).toBe(expected);
  });
});
