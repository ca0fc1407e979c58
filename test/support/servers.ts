import { describe, it } from '@jest/globals';
import type { EngineName } from '../../src/model/engine-name.ts';
import { readServerSet, type TestServer } from './database-servers.ts';

export * from './database-servers.ts';

/**
 * Runs a suite once for each server of the named engines.
 * A server that could not be had is one skipped test that carries the reason in its name.
 */
export function describeEachServer(title: string, engines: readonly EngineName[], suite: (server: TestServer) => void): void {
  const { servers, skipped } = readServerSet();
  for (const server of servers) {
    if (engines.includes(server.engine)) describe(`${title} on ${server.id}`, () => suite(server));
  }
  for (const { id, engine, reason } of skipped) {
    if (engines.includes(engine)) it.skip(`${title} on ${id}: ${reason}`, () => undefined);
  }
}

/**
 * Runs a suite once for each of the named engines, on its newest server: for what takes long and does not depend on the version.
 * An engine without a server is one skipped test that carries the reason in its name.
 */
export function describeEachEngine(title: string, engines: readonly EngineName[], suite: (server: TestServer) => void): void {
  const { servers, skipped } = readServerSet();
  for (const engine of engines) {
    const newest = servers.filter((server) => server.engine === engine).at(-1);
    if (newest === undefined) it.skip(`${title} on ${engine}: ${skipped.find((server) => server.engine === engine)?.reason ?? 'no server'}`, () => undefined);
    else describe(`${title} on ${newest.id}`, () => suite(newest));
  }
}
