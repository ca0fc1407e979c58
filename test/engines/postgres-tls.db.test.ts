import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { loadEngine } from '../../src/engines/registry.ts';
import { makeAuthority } from '../support/certificates.ts';
import { listen, offerTls, type LoopbackServer } from '../support/loopback.ts';
import { describeEachServer, type TestServer } from '../support/servers.ts';

const authority = makeAuthority();
const stranger = makeAuthority();

describeEachServer('TLS to PostgreSQL', ['postgresql'], (server) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'tls-'));
  const trusted = path.join(folder, 'trusted.pem');
  const other = path.join(folder, 'other.pem');
  let byName: LoopbackServer;
  let byAddress: LoopbackServer;
  let plain: LoopbackServer;

  beforeAll(async () => {
    writeFileSync(trusted, authority.certificate);
    writeFileSync(other, stranger.certificate);
    const { port } = new URL(server.url);
    byName = await listen(offerTls(Number(port), authority.issue(['localhost', 'db.example'])));
    byAddress = await listen(offerTls(Number(port), authority.issue(['127.0.0.1'])));
    plain = await listen(offerTls(Number(port), undefined));
  });

  afterAll(async () => {
    await Promise.all([byName, byAddress, plain].map((each) => each.stop()));
    rmSync(folder, { recursive: true });
  });

  describe('a server with a certificate for its name', () => {
    it.each([
      ['plainly without being asked, on loopback', '', 'connected'],
      ['plainly when told to', 'sslmode=disable', 'connected'],
      ['unverified with require', 'sslmode=require', 'connected'],
      ['unverified with prefer', 'sslmode=prefer', 'connected'],
      ['verified against the authority', 'sslmode=verify-ca&sslrootcert={trusted}', 'connected'],
      ['verified with its name', 'sslmode=verify-full&sslrootcert={trusted}', 'connected'],
      ['not with an authority that nobody knows', 'sslmode=verify-full', 'database/tls'],
      ['not with the system’s authorities', 'sslmode=verify-full&sslrootcert=system', 'database/tls'],
      ['not with another authority', 'sslmode=verify-ca&sslrootcert={other}', 'database/tls'],
      ['not with require and another authority', 'sslmode=require&sslrootcert={other}', 'database/tls'],
      ['not with an authority’s file that is not there', 'sslmode=verify-full&sslrootcert=/nowhere/canary.pem', 'database/tls'],
    ])('is connected to %s', async (_, parameters, expected) => {
      expect(await attempt(server, { host: 'localhost', port: byName.port, parameters: fill(parameters) })).toBe(expected);
    });

    it('is refused by verify-full under another name, and accepted by verify-ca', async () => {
      const at = { host: '127.0.0.1', port: byName.port };
      expect(await attempt(server, { ...at, parameters: fill('sslmode=verify-full&sslrootcert={trusted}') })).toBe('database/tls');
      expect(await attempt(server, { ...at, parameters: fill('sslmode=verify-ca&sslrootcert={trusted}') })).toBe('connected');
    });
  });

  it('checks the certificate of an address by the address', async () => {
    const parameters = fill('sslmode=verify-full&sslrootcert={trusted}');
    expect(await attempt(server, { host: '127.0.0.1', port: byAddress.port, parameters })).toBe('connected');
    expect(await attempt(server, { host: 'localhost', port: byAddress.port, parameters })).toBe('database/tls');
  });

  it('falls back to a plain connection with prefer alone', async () => {
    const at = { host: 'localhost', port: plain.port };
    expect(await attempt(server, { ...at, parameters: 'sslmode=prefer' })).toBe('connected');
    expect(await attempt(server, { ...at, parameters: 'sslmode=require' })).toBe('database/tls');
  });

  it('encrypts what it sends', async () => {
    const seen: Buffer[] = [];
    const { port } = new URL(server.url);
    const serve = offerTls(Number(port), authority.issue(['localhost']));
    const watched = await listen((socket) => {
      socket.on('data', (chunk: Buffer) => seen.push(chunk));
      serve(socket);
    });
    expect(await attempt(server, { host: 'localhost', port: watched.port, parameters: 'sslmode=require' })).toBe('connected');
    expect(Buffer.concat(seen).includes('postgres')).toBe(false);
    await watched.stop();
  });

  function fill(parameters: string): string {
    return parameters.replace('{trusted}', encodeURIComponent(trusted)).replace('{other}', encodeURIComponent(other));
  }
});

interface Attempt {
  readonly host: string;
  readonly port: number;
  readonly parameters: string;
}

/** `connected`, or the code of the refusal. */
async function attempt(server: TestServer, { host, port, parameters }: Attempt): Promise<string> {
  const url = Object.assign(new URL(server.url), { hostname: host, port: String(port), search: parameters }).href;
  const engine = await loadEngine(server.engine);
  try {
    const session = await engine.connect({ url, applicationName: 'tls', connectTimeoutMs: 5000, settings: [] });
    await session.close();
    return 'connected';
  } catch (error) {
    expect(JSON.stringify(error)).not.toContain('canary');
    return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : String(error);
  }
}
