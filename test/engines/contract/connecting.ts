import type { Socket } from 'node:net';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { startFakeMysqlServer } from '../../support/fake-mysql-server.ts';
import { closedPort, forwardTo, listen, type LoopbackServer } from '../../support/loopback.ts';
import type { TestServer } from '../../support/servers.ts';
import { connectError, startSubject, urlWith, wait, type Subject } from './subject.ts';

const nastyPassword = "canary p@ss/w:rd?#%&+é'\"\\";

/** How sessions are opened, and what is said when they cannot be. */
export function describeConnecting(server: TestServer): void {
  describe('connecting', () => {
    let subject: Subject;
    const port = Number(new URL(server.url).port);
    const secretUser = `canary_user_${process.pid}`;

    beforeAll(async () => {
      subject = await startSubject(server);
      for (const sql of subject.dialect.createUser(secretUser, nastyPassword)) await subject.database.query(sql);
    });

    afterAll(async () => {
      for (const sql of subject.dialect.dropUser(secretUser)) await subject.database.query(sql);
      await subject.stop();
    });

    it('tells what server it is', async () => {
      const { server: info } = await subject.open();
      expect(info).toMatchObject({ engine: server.engine, database: subject.database.name, readOnly: false });
      expect(server.version).toContain(info.version.text.split('.').slice(0, 2).join('.'));
      expect(info.sessionId).toBeGreaterThan(0);
      expect(info.user).toBe(new URL(server.url).username);
      expect(info.schema).toBe(server.engine === 'postgresql' ? 'public' : subject.database.name);
    });

    it('connects through the socket', async () => {
      const { username, password, port: tcpPort } = new URL(server.url);
      const socket = encodeURIComponent(server.socket);
      const url = server.engine === 'postgresql'
        ? `postgresql://${username}:${password}@/${subject.database.name}?host=${socket}&port=${tcpPort}`
        : `mysql://${username}:${password}@localhost/${subject.database.name}?socketPath=${socket}`;
      const session = await subject.open({ url });
      expect(session.server.database).toBe(subject.database.name);
    });

    it('connects to an IPv6 address', async () => {
      const proxy = await listen(forwardTo(port), '::1');
      const url = urlWith(subject.database.url, { hostname: '[::1]', port: String(proxy.port) });
      const session = await subject.open({ url });
      expect(session.server.database).toBe(subject.database.name);
      await session.close();
      await proxy.stop();
    });

    it('logs in with a password full of special characters', async () => {
      const url = urlWith(subject.database.url, { username: secretUser, password: encodeURIComponent(nastyPassword) });
      const session = await subject.open({ url });
      expect(session.server.user).toBe(secretUser);
    });

    it('applies the settings of the request before it hands the session out', async () => {
      const { leak } = subject.dialect;
      const before = await (await subject.open()).query({ text: leak.get });
      const after = await (await subject.open({ settings: [{ text: leak.set }] })).query({ text: leak.get });
      expect(after).not.toEqual(before);
    });

    it('fails when a setting is refused', async () => {
      await expect(subject.open({ settings: [{ text: 'set nonsense to nothing at all' }] })).rejects.toMatchObject({ code: 'database/statement-failed' });
    });

    it('shows no secret when the password is wrong', async () => {
      const url = urlWith(subject.database.url, { username: secretUser, password: 'canary%20wrong' });
      const { code, shown } = await connectError(subject, url);
      expect(code).toBe('database/authentication-failed');
      expect(shown).toContain(`127.0.0.1:${port}`);
    });

    it('shows no secret when the user is not known', async () => {
      const url = urlWith(subject.database.url, { username: 'canary_nobody', password: 'canary-secret' });
      expect(await connectError(subject, url)).toMatchObject({ code: 'database/authentication-failed' });
    });

    it('says when the URL has no password', async () => {
      const url = urlWith(subject.database.url, { username: secretUser, password: '' });
      expect(await connectError(subject, url)).toMatchObject({ code: 'database/authentication-failed' });
    });

    it('leaves no connection behind when the login is refused', async () => {
      const open = new Set<Socket>();
      const proxy = await listen((socket) => {
        open.add(socket);
        socket.on('close', () => open.delete(socket));
        forwardTo(port)(socket);
      });
      for (const password of ['', 'wrong']) {
        await connectError(subject, urlWith(subject.database.url, { username: secretUser, password, port: String(proxy.port) }));
      }
      await wait(200);
      expect(open.size).toBe(0);
      await proxy.stop();
    });

    it('says when the database does not exist', async () => {
      const { code, shown } = await connectError(subject, urlWith(subject.database.url, { pathname: '/nowhere' }));
      expect(code).toBe('database/unknown-database');
      expect(shown).toContain('nowhere');
    });

    it('says when nobody listens', async () => {
      const unused = await closedPort();
      const { code, shown } = await connectError(subject, urlWith(subject.database.url, { port: String(unused) }));
      expect(code).toBe('database/unreachable');
      expect(shown).toContain(`127.0.0.1:${unused}`);
      expect(shown).toContain('ECONNREFUSED');
    });

    it('says when the socket is not there', async () => {
      const url = `${subject.database.url}?socket=/nowhere/server.sock`;
      expect(await connectError(subject, url)).toMatchObject({ code: 'database/unreachable' });
    });

    it('says when the host has no address', async () => {
      const url = urlWith(subject.database.url, { hostname: 'canary.invalid', search: 'sslmode=disable' });
      expect(await connectError(subject, url)).toMatchObject({ code: 'database/unreachable' });
    });

    it('gives up on a server that does not answer', async () => {
      const silent = await listen((socket) => socket.resume());
      const start = performance.now();
      const url = urlWith(subject.database.url, { port: String(silent.port) });
      expect(await connectError(subject, url, 300)).toMatchObject({ code: 'database/unreachable' });
      expect(performance.now() - start).toBeLessThan(3000);
      await silent.stop();
    });

    it('says when the other side hangs up', async () => {
      const rude = await listen((socket) => socket.destroy());
      const url = urlWith(subject.database.url, { port: String(rude.port) });
      expect(await connectError(subject, url)).toMatchObject({ code: 'database/unreachable' });
      await rude.stop();
    });

    it('says when the other side speaks something else', async () => {
      const web = await listen((socket) => socket.end('HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n'));
      const url = urlWith(subject.database.url, { port: String(web.port) });
      expect(await connectError(subject, url)).toMatchObject({ code: 'database/unreachable' });
      await web.stop();
    });

    it('says when TLS is demanded of a server that has none', async () => {
      const plain = await startWithoutTls(server);
      const url = urlWith(subject.database.url, { port: String(plain.port), search: 'sslmode=require', username: 'canary_user' });
      expect(await connectError(subject, url)).toMatchObject({ code: 'database/tls' });
      await plain.stop();
    });

    it('refuses a URL of another engine', async () => {
      const url = server.engine === 'postgresql' ? 'mysql://db/app' : 'postgresql://db/app';
      await expect(subject.open({ url })).rejects.toMatchObject({ code: 'database/engine-mismatch' });
    });
  });
}

/** PostgreSQL answers a request for TLS with N; MySQL and MariaDB say in their greeting what they can. */
function startWithoutTls(server: TestServer): Promise<LoopbackServer> {
  if (server.engine !== 'postgresql') return startFakeMysqlServer({});
  return listen((socket) => socket.once('data', () => socket.write('N')));
}
