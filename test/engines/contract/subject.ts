import { inspect } from 'node:util';

import { expect } from '@jest/globals';

import { loadEngine } from '../../../src/engines/registry.ts';
import { secretsOfUrl } from '../../../src/engines/url-secrets.ts';
import { explain } from '../../../src/errors/explain.ts';
import type { ConnectionRequest, DatabaseSession } from '../../../src/ports/database-session.ts';
import type { EngineAdapter } from '../../../src/ports/engine.ts';
import { createDatabase, type Row, type TestDatabase, type TestServer } from '../../support/servers.ts';
import { dialectOf, type Dialect } from './dialect.ts';

/** One engine on one server, with a database of its own: what the contract is about. */
export interface Subject {
  readonly server: TestServer;
  readonly engine: EngineAdapter;
  readonly dialect: Dialect;
  readonly database: TestDatabase;
  /** Opens a session on the database; `stop` closes it. */
  open(request?: Partial<ConnectionRequest>): Promise<DatabaseSession>;
  /** Closes the sessions and drops the database. */
  stop(): Promise<void>;
}

/** Makes the database and loads the engine. */
export async function startSubject(server: TestServer): Promise<Subject> {
  const engine = await loadEngine(server.engine);
  const database = await createDatabase(server);
  const sessions: DatabaseSession[] = [];
  return {
    server,
    engine,
    dialect: dialectOf(server),
    database,
    open: async (request = {}) => {
      const session = await engine.connect({ ...defaultRequest, url: database.url, ...request });
      sessions.push(session);
      return session;
    },
    stop: async () => {
      await Promise.all(sessions.map((session) => session.close()));
      await database.drop();
    },
  };
}

const defaultRequest: Omit<ConnectionRequest, 'url'> = { applicationName: 'contract', connectTimeoutMs: 5000, settings: [] };

/** The URL with some parts replaced. */
export function urlWith(url: string, parts: Partial<Record<'hostname' | 'port' | 'username' | 'password' | 'pathname' | 'search', string>>): string {
  return Object.assign(new URL(url), parts).href;
}

/** The error of connecting to a URL: its code, and everything that may be shown of it. */
export async function connectError(subject: Subject, url: string, timeoutMs = 5000): Promise<{ code: string; shown: string }> {
  try {
    await subject.open({ url, connectTimeoutMs: timeoutMs });
  } catch (error) {
    const reported = explain(error);
    const shown = JSON.stringify(reported);
    expectNoSecret(url, { shown, inner: inspect(error, { depth: 9, showHidden: true }) });
    return { code: reported.code, shown };
  }
  throw new Error('the connection was made');
}

/** The user may stand in a stack's paths, so only what is shown is searched for it. */
function expectNoSecret(url: string, { shown, inner }: { readonly shown: string; readonly inner: string }): void {
  for (const secret of secretsOfUrl(url)) expect(shown + inner).not.toContain(secret);
  expect(shown).not.toContain(decodeURIComponent(new URL(url).username) || url);
}

/** Names of the tables of the database. */
export async function tableNames(subject: Subject): Promise<readonly unknown[]> {
  const rows = await subject.database.query(subject.dialect.listTables);
  return rows.map((row: Row) => row['name']);
}

export function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
