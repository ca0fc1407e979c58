import { afterEach, describe, expect, it } from '@jest/globals';
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { startDevDatabase } from '../../src/dev-database/start-dev-database.ts';
import type { DevDatabase } from '../../src/ports/dev-database.ts';
import type { ConnectionRequest } from '../../src/ports/database-session.ts';

const repositoryRoot = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
const started: DevDatabase[] = [];

function optionsOf(url: string): pg.ClientConfig {
  const parsed = new URL(url);
  return { host: parsed.searchParams.get('host') ?? parsed.hostname, user: parsed.username, database: parsed.pathname.slice(1) };
}

async function versionOf(url: string): Promise<string> {
  const client = new pg.Client(optionsOf(url));
  await client.connect();
  const answer = await client.query<{ server_version: string }>('show server_version');
  await client.end();
  return answer.rows[0]?.server_version ?? '';
}

async function probe(request: ConnectionRequest): Promise<void> {
  await versionOf(request.url);
}

async function start(provider: 'native' | 'embedded' | 'docker' | 'auto', version?: string, folder = repositoryRoot): Promise<DevDatabase> {
  const engine = version === undefined ? { name: 'postgresql' as const } : { name: 'postgresql' as const, version: { text: version, number: 0 } };
  const database = await startDevDatabase({ provider, request: { engine }, folder, probe });
  started.push(database);
  return database;
}

function socketFolder(database: DevDatabase): string {
  return new URL(database.url).searchParams.get('host') ?? '';
}

afterEach(async () => {
  for (const database of started.splice(0)) await database.stop();
});

describe('an embedded PostgreSQL from node_modules', () => {
  it('has the wanted major version where a package of it is installed', async () => {
    const database = await start('embedded', '16');
    expect(database.provider).toBe('embedded');
    expect(await versionOf(database.url)).toMatch(/^16\./);
    expect(database.description).toContain('16.');
  });

  it('is gone with its folder after stop, also when stop is called twice', async () => {
    const database = await start('embedded', '18');
    const folder = socketFolder(database);
    expect(existsSync(folder)).toBe(true);
    await database.stop();
    await database.stop();
    expect(existsSync(folder)).toBe(false);
    await expect(versionOf(database.url)).rejects.toThrow();
  });

  it('is killed and removed when the process that started it is killed', async () => {
    const child = spawn(process.execPath, [join(repositoryRoot, 'build', 'test', 'dev-database', 'start-and-wait.js'), repositoryRoot], { stdio: ['ignore', 'pipe', 'inherit'] });
    const url = await new Promise<string>((resolve) => child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString('utf8').trim())));
    expect(await versionOf(url)).toMatch(/^16\./);
    const folder = new URL(url).searchParams.get('host') ?? '';
    child.kill('SIGKILL');
    for (let attempt = 0; attempt < 100 && existsSync(folder); attempt += 1) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(existsSync(folder)).toBe(false);
    await expect(versionOf(url)).rejects.toThrow();
  });
});

describe('the choice of a provider', () => {
  it('says of every provider why it cannot serve', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'empty-'));
    const path = process.env['PATH'];
    process.env['PATH'] = empty;
    try {
      const failure = startDevDatabase({ provider: 'docker', request: { engine: { name: 'mysql' } }, folder: empty, probe });
      await expect(failure).rejects.toMatchObject({ code: 'dev-database/none', facts: { detail: 'mysql', actual: 'docker: no Docker engine answers' } });
      const embedded = startDevDatabase({ provider: 'embedded', request: { engine: { name: 'postgresql' } }, folder: empty, probe });
      await expect(embedded).rejects.toMatchObject({ code: 'dev-database/none' });
    } finally {
      process.env['PATH'] = path;
      rmSync(empty, { recursive: true });
    }
  });

  it('takes a configured URL before anything else and never stops that server', async () => {
    const database = await startDevDatabase({ provider: 'auto', request: { engine: { name: 'mysql' }, url: 'mysql://somewhere/x' }, folder: repositoryRoot, probe });
    expect([database.provider, database.url]).toEqual(['url', 'mysql://somewhere/x']);
  });
});

describe('server programs on the machine', () => {
  it('are told apart by their version banner, since a mysqld may be MariaDB', async () => {
    const { parseBanner } = await import('../../src/dev-database/server-binaries.ts');
    const banners = [
      'postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)',
      '/usr/sbin/mysqld  Ver 8.0.46-0ubuntu0.24.04.1 for Linux on x86_64 ((Ubuntu))',
      'mysqld  Ver 10.11.19-MariaDB-0+deb12u1 for debian-linux-gnu on x86_64 (Debian 12)',
      'hello',
    ].map((banner) => parseBanner(banner, '/x'));
    expect(banners.map((binary) => [binary?.engine, binary?.version, binary?.major])).toEqual([
      ['postgresql', '15.18', 15], ['mysql', '8.0.46', 8], ['mariadb', '10.11.19', 10], [undefined, undefined, undefined],
    ]);
  });

  it('are chosen by the wanted major version, else the newest', async () => {
    const { chooseBinary } = await import('../../src/dev-database/server-binaries.ts');
    const binaries = ['9.6.24', '16.14', '15.18', '18.4'].map((version) => ({ engine: 'postgresql' as const, path: version, version, major: Number(version.split('.')[0]) }));
    expect(chooseBinary(binaries, '15.2')?.version).toBe('15.18');
    expect(chooseBinary(binaries, '14')?.version).toBe('18.4');
    expect(chooseBinary(binaries, undefined)?.version).toBe('18.4');
    const mysql = ['8.0.46', '8.4.13'].map((version) => ({ engine: 'mysql' as const, path: version, version, major: 8 }));
    expect(chooseBinary(mysql, '8.0.36')?.version).toBe('8.0.46');
  });

  it('run PostgreSQL where a native one is installed', async () => {
    const { findServerBinaries } = await import('../../src/dev-database/server-binaries.ts');
    const native = await findServerBinaries('postgresql');
    for (const binary of native) expect(execFileSync(binary.path, ['--version'], { encoding: 'utf8' })).toContain(binary.version);
    if (native.length === 0) return;
    const database = await start('native');
    expect(await versionOf(database.url)).toContain(database.description.split(' ')[1]);
  });
});
