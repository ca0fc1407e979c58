import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, describe, expect, it } from '@jest/globals';

import { loadEngine } from '../../src/engines/registry.ts';
import { explain } from '../../src/errors/explain.ts';
import type { ReportedError } from '../../src/model/report.ts';
import { makeAuthority } from '../support/certificates.ts';
import { startFakeMysqlServer, type FakeMysqlAnswer } from '../support/fake-mysql-server.ts';

const authority = makeAuthority();
const stranger = makeAuthority();
const folder = mkdtempSync(path.join(tmpdir(), 'handshake-'));
const trusted = path.join(folder, 'trusted.pem');
const other = path.join(folder, 'other.pem');
writeFileSync(trusted, authority.certificate);
writeFileSync(other, stranger.certificate);

afterAll(() => rmSync(folder, { recursive: true }));

describe('an account of another authentication plugin', () => {
  it.each(['client_ed25519', 'parsec', 'auth_gssapi_client', 'authentication_ldap_sasl_client', 'dialog'])('is refused by the name of %s', async (plugin) => {
    const { error } = await connect({ plugin });
    expect(error.code).toBe('database/authentication-plugin');
    expect(error.what).toContain(plugin);
    expect(error.cause).toContain(plugin);
  });

  it('is not named where the name is no name', async () => {
    const { error } = await connect({ plugin: '::error::<b>canary-plugin</b>' });
    expect(error.code).toBe('database/authentication-plugin');
    expect(JSON.stringify(error)).not.toContain('canary-plugin');
  });

  it('gets no password in clear text over a plain connection', async () => {
    const { error } = await connect({ plugin: 'mysql_clear_password' });
    expect(error).toMatchObject({ code: 'database/authentication-plugin', cause: expect.stringContaining('verified certificate') });
  });

  it('gets no password in clear text over a connection to an unverified server', async () => {
    const { error } = await connect({ plugin: 'mysql_clear_password', certificate: authority.issue(['localhost']) }, 'sslmode=require');
    expect(error.code).toBe('database/authentication-plugin');
  });
});

describe('a refusal of the server', () => {
  it.each([
    [1045, "Access denied for user 'canary_user'@'10.0.0.1' (using password: YES)", 'database/authentication-failed'],
    [1698, "Access denied for user 'canary_user'@'localhost'", 'database/authentication-failed'],
    [1044, "Access denied for user 'canary_user'@'%' to database 'app'", 'database/privilege-missing'],
    [1049, "Unknown database 'app'", 'database/unknown-database'],
    [1040, 'Too many connections', 'database/unreachable'],
    [1129, "Host '10.0.0.1' is blocked because of many connection errors", 'database/unreachable'],
    [1130, "Host '10.0.0.1' is not allowed to connect to this MySQL server", 'database/authentication-failed'],
    [1251, 'Client does not support authentication protocol requested by server', 'database/authentication-plugin'],
    [1524, "Plugin 'mysql_native_password' is not loaded", 'database/authentication-plugin'],
    [3159, 'Connections using insecure transport are prohibited while --require_secure_transport=ON.', 'database/tls'],
  ])('%i becomes a code of the catalogue without the account', async (number, message, code) => {
    const { error } = await connect({ error: { number, message } });
    expect(error.code).toBe(code);
    expect(JSON.stringify(error)).not.toContain('canary');
  });

  it('is freed of a password that the server repeats', async () => {
    const { error } = await connect({ error: { number: 1045, message: 'no such secret: canary-password, canary%2Dpassword' } });
    expect(JSON.stringify(error)).not.toContain('canary-password');
  });
});

describe('the certificate of a MySQL server', () => {
  const byName = authority.issue(['localhost']);
  const byAddress = authority.issue(['127.0.0.1']);

  it.each([
    { is: 'not checked with REQUIRED', host: 'localhost', certificate: byName, parameters: 'ssl-mode=REQUIRED', trusted: true },
    { is: 'checked against the authority with VERIFY_CA', host: '127.0.0.1', certificate: byName, parameters: 'ssl-mode=VERIFY_CA&ssl-ca={trusted}', trusted: true },
    { is: 'refused with another authority', host: 'localhost', certificate: byName, parameters: 'ssl-mode=VERIFY_CA&ssl-ca={other}', trusted: false },
    { is: 'refused without an authority', host: 'localhost', certificate: byName, parameters: 'sslmode=verify-full', trusted: false },
    { is: 'checked by name with VERIFY_IDENTITY', host: 'localhost', certificate: byName, parameters: 'ssl-mode=VERIFY_IDENTITY&ssl-ca={trusted}', trusted: true },
    { is: 'refused under another name', host: 'localhost', certificate: byAddress, parameters: 'ssl-mode=VERIFY_IDENTITY&ssl-ca={trusted}', trusted: false },
    { is: 'checked by address', host: '127.0.0.1', certificate: byAddress, parameters: 'ssl-mode=VERIFY_IDENTITY&ssl-ca={trusted}', trusted: true },
    { is: 'refused under another address', host: '127.0.0.1', certificate: byName, parameters: 'ssl-mode=VERIFY_IDENTITY&ssl-ca={trusted}', trusted: false },
  ])('is $is', async ({ host, certificate, parameters, trusted: isTrusted }) => {
    const filled = parameters.replace('{trusted}', encodeURIComponent(trusted)).replace('{other}', encodeURIComponent(other));
    const { error, logins } = await connect({ certificate }, filled, host);
    expect(error.code).toBe(isTrusted ? 'database/authentication-failed' : 'database/tls');
    // Credentials leave only for a server that was accepted.
    expect(logins).toBe(isTrusted ? 1 : 0);
  });

  it('is not asked for with prefer where the server has none', async () => {
    const { error, logins } = await connect({}, 'sslmode=prefer');
    expect([error.code, logins]).toEqual(['database/authentication-failed', 1]);
  });
});

/** Connects with a canary for every secret; the fake server never lets anyone in. */
async function connect(answer: FakeMysqlAnswer, parameters = '', host = '127.0.0.1'): Promise<{ error: ReportedError; logins: number }> {
  const server = await startFakeMysqlServer(answer);
  const engine = await loadEngine('mysql');
  const url = `mysql://canary_user:canary-password@${host}:${server.port}/app?${parameters}`;
  try {
    const session = await engine.connect({ url, applicationName: 'handshake', connectTimeoutMs: 3000, settings: [] });
    await session.close();
    throw new Error('the fake server let somebody in');
  } catch (error) {
    return { error: explain(error), logins: server.logins() };
  } finally {
    await server.stop();
  }
}
