import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { parseServerVersion } from '../../src/sql/server-version.ts';
import { foldAndReplay, type FileResult } from '../support/fold-and-replay.ts';
import { readReplays, readShop, runsOn } from '../support/replay-files.ts';
import { createDatabase, describeEachServer, type TestServer } from '../support/servers.ts';

/** What the issue asks of the fold over all directories of a server. */
const equalShare = 0.95;
const modelledShare = 0.99;
/** Directories that are replayed side by side. */
const atOnce = 6;

async function replay(server: TestServer, directory: ReturnType<typeof readShop>): Promise<readonly FileResult[]> {
  const database = await createDatabase(server);
  try {
    return await foldAndReplay(server.engine, database.url, directory.files);
  } finally {
    await database.drop();
  }
}

describeEachServer('the catalogue in memory after each file', ['postgresql', 'mysql', 'mariadb'], (server) => {
  const family = server.engine === 'postgresql' ? 'postgres' : 'mysql';
  const version = parseServerVersion(server.version) ?? { text: '', number: 0 };
  const directories = [...readReplays(family), readShop(server.engine)].filter((directory) => runsOn(directory, server.engine, version));
  const replayed = new Map<string, readonly FileResult[]>();
  const results: FileResult[] = [];

  // Each has a database of its own, and mostly waits for the server to make and drop it.
  beforeAll(async () => {
    const waiting = [...directories];
    const work = async (): Promise<void> => {
      for (let directory = waiting.pop(); directory !== undefined; directory = waiting.pop()) replayed.set(directory.name, await replay(server, directory));
    };
    await Promise.all(Array.from({ length: atOnce }, work));
  }, 120_000);

  it.each(directories)('follows $name', (directory) => {
    const files = replayed.get(directory.name) ?? [];
    results.push(...files);
    expect(files.flatMap(({ name, refused }) => (refused === undefined ? [] : `${name}: ${refused}`))).toEqual([]);
  });

  it('equals what the server says', () => {
    const equal = results.filter(({ differences }) => differences.length === 0).length;
    const statements = results.reduce((sum, file) => sum + file.statements, 0);
    const unmodelled = results.reduce((sum, file) => sum + file.unmodelled.length, 0);
    const places = results.flatMap(({ name, differences, unmodelled: reasons }) => [...differences, ...reasons].map((text) => `${name}: ${text}`));
    // Too few: then every place is listed, for each is a bug in the fold, the reader or the inspection.
    expect(equal >= results.length * equalShare ? [] : places).toEqual([]);
    expect(unmodelled <= statements * (1 - modelledShare) ? [] : places).toEqual([]);
  });

  afterAll(() => {
    const equal = results.filter(({ differences }) => differences.length === 0).length;
    const statements = results.reduce((sum, file) => sum + file.statements, 0);
    const unmodelled = results.reduce((sum, file) => sum + file.unmodelled.length, 0);
    process.stdout.write(`${server.id}: ${String(equal)} of ${String(results.length)} files equal, `
      + `${String(statements - unmodelled)} of ${String(statements)} statements modelled\n`);
  });
});
