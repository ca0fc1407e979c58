import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import mysql from 'mysql2/promise';
import pg from 'pg';

import type { EngineName } from '../../src/model/engine-name.ts';

/** A private database server that the test launcher started. */
export interface TestServer {
  /** `postgresql-16`, `mariadb-10.11`, `mysql-9`. */
  readonly id: string;
  readonly engine: EngineName;
  /** As the server program reports it, e.g. `16.14`. */
  readonly version: string;
  /** Superuser, over TCP on loopback, with a password. */
  readonly url: string;
  /** The socket's folder (PostgreSQL) or the socket itself (MySQL, MariaDB). */
  readonly socket: string;
  /** Client and dump program of the server's own version (PostgreSQL 13: of version 14), each the beginning of a command line. */
  readonly tools?: { readonly client: readonly string[]; readonly dump: readonly string[] };
  /** Why there are none. */
  readonly withoutTools?: string;
}

/** A server that could not be had on this machine. */
export interface SkippedServer {
  readonly id: string;
  readonly engine: EngineName;
  readonly reason: string;
}

/** An empty database of its own for one test or one suite. */
export interface TestDatabase {
  readonly name: string;
  readonly url: string;
  /** Runs one or several statements as superuser and returns the rows of the last one. */
  query(sql: string): Promise<readonly Row[]>;
  /** Disconnects everybody and drops the database. */
  drop(): Promise<void>;
}

export type Row = Readonly<Record<string, unknown>>;

/** Servers of one run of the launcher. */
export interface ServerSet {
  /** `quick`, `full`, or ids: what the launcher was asked for. */
  readonly selection: string;
  readonly servers: readonly TestServer[];
  readonly skipped: readonly SkippedServer[];
}

/** The servers that are up, all of them or those of some engines. */
export function testServers(engines?: readonly EngineName[]): readonly TestServer[] {
  return readServerSet().servers.filter((server) => engines?.includes(server.engine) ?? true);
}

/** True in `npm run test:full`, which has time for what `npm test` tries on the newest server alone. */
export function isFullRun(): boolean {
  return readServerSet().selection === 'full';
}

/** Whether a server is the newest of its engine here. */
export function isNewest({ id, engine }: TestServer): boolean {
  return testServers([engine]).at(-1)?.id === id;
}

/** What of a list of cases a run has time for: all of it on the newest server of an engine, in `npm test` each fourth on others. */
export function casesFor<Case>(server: TestServer, cases: readonly Case[]): readonly Case[] {
  return isFullRun() || isNewest(server) ? cases : cases.filter((_, index) => index % 4 === 0);
}

/** Creates a database with a name of its own on the server. */
export async function createDatabase(server: TestServer): Promise<TestDatabase> {
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`;
  await queryOnce(server, server.url, `create database ${name}`);
  const url = new URL(server.url);
  url.pathname = name;
  const force = server.engine === 'postgresql' ? ' with (force)' : '';
  return {
    name,
    url: url.href,
    query: (sql) => queryOnce(server, url.href, sql),
    drop: async () => {
      await queryOnce(server, server.url, `drop database if exists ${name}${force}`);
    },
  };
}

function queryOnce(server: TestServer, url: string, sql: string): Promise<readonly Row[]> {
  return server.engine === 'postgresql' ? queryPostgres(url, sql) : queryMysql(url, sql);
}

async function queryPostgres(url: string, sql: string): Promise<readonly Row[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    // To several statements the answer is a list, which the driver's types do not say.
    const answer: unknown = await client.query(sql);
    const last: unknown = isList(answer) ? answer.at(-1) : answer;
    return rowsOf(last !== null && typeof last === 'object' && 'rows' in last ? last.rows : []);
  } finally {
    await client.end();
  }
}

async function queryMysql(url: string, sql: string): Promise<readonly Row[]> {
  const connection = await mysql.createConnection({ uri: url, multipleStatements: true });
  try {
    const [answer] = await connection.query(sql);
    return rowsOf(isList(answer) && answer.some(isAnswer) ? answer.at(-1) : answer);
  } finally {
    await connection.end();
  }
}

/** Whether an element of a MySQL answer is itself an answer (rows, or the header of a statement without rows). */
function isAnswer(value: unknown): boolean {
  return isList(value) || (typeof value === 'object' && value?.constructor.name === 'ResultSetHeader');
}

function rowsOf(answer: unknown): readonly Row[] {
  return isList(answer) ? answer.filter(isRow) : [];
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null;
}

/** What the launcher started, and what it could not. */
export function readServerSet(): ServerSet {
  const file = process.env['SCHEMA_GITOPS_TEST_SERVERS'] ?? path.resolve('.cache/servers.json');
  if (!existsSync(file)) return noServers('no test servers are up; `node scripts/servers.mjs up` starts them');
  const set: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!isServerSet(set)) throw new Error(`${file} was not written by scripts/servers.mjs`);
  return set;
}

function isServerSet(value: unknown): value is ServerSet {
  return isRow(value) && isList(value['servers']) && isList(value['skipped']);
}

function noServers(reason: string): ServerSet {
  const engines: readonly EngineName[] = ['postgresql', 'mariadb', 'mysql'];
  return { selection: 'quick', servers: [], skipped: engines.map((engine) => ({ id: engine, engine, reason })) };
}
