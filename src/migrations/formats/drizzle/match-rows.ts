import type { Migration } from '../../../model/migration.ts';

/** A migration as its history tells it apart. */
export interface KnownMigration {
  readonly version: string;
  readonly name: string;
  readonly hash: () => string | undefined;
  /** Column `created_at`: milliseconds. */
  readonly time: number;
}

/** A row without what nobody asks for. */
export interface StoredRow {
  readonly hash: string;
  readonly createdAt?: string;
  readonly name?: string;
}

/** What the rows of a directory's history stand for. */
export type RowMatcher = (row: StoredRow) => KnownMigration | undefined;

/** What rows are matched by. The hash is asked for where nothing else tells. */
export function knownMigration(migration: Migration, time: number): KnownMigration {
  return { version: migration.version ?? '', name: migration.script, hash: () => migration.checksum, time };
}

/** 0.x: a row is the journal entry of its time. */
export function matchByTime(migrations: readonly KnownMigration[]): RowMatcher {
  const byTime = new Map(migrations.map((migration) => [String(migration.time), migration]));
  return ({ hash, createdAt }) => (createdAt === undefined ? migrations.find((migration) => migration.hash() === hash) : byTime.get(createdAt));
}

/**
 * 1.0: a row has a name, or comes from 0.x and is told by its second, where several share that by its hash, and by its hash alone
 * where no folder has that time: as Drizzle's upgrade of the table does.
 */
export function matchByName(migrations: readonly KnownMigration[]): RowMatcher {
  const byName = new Map(migrations.map((migration) => [migration.name, migration]));
  const bySecond = new Map<string, KnownMigration[]>();
  for (const migration of migrations) {
    const second = secondOf(String(migration.time));
    bySecond.set(second, [...(bySecond.get(second) ?? []), migration]);
  }
  return ({ hash, createdAt, name }) => {
    if (name !== undefined) return byName.get(name);
    const candidates = createdAt === undefined ? [] : (bySecond.get(secondOf(createdAt)) ?? []);
    return candidates.length === 1 ? candidates[0] : (candidates.length > 1 ? candidates : migrations).find((migration) => migration.hash() === hash);
  };
}

function secondOf(milliseconds: string): string {
  return milliseconds.slice(0, -3);
}
