import type { Socket } from 'node:net';

import type { Certificate } from './certificates.ts';
import { listen, serverTls, type LoopbackServer } from './loopback.ts';

/** What the server does once a client has logged in. */
export interface FakeMysqlAnswer {
  /** Names an authentication plugin to switch to. */
  readonly plugin?: string;
  /** Refuses with this number and message. */
  readonly error?: { readonly number: number; readonly message: string };
  readonly certificate?: Certificate;
}

/** A server that speaks MySQL's handshake and no more (MySQL internals manual, Connection Phase Packets). */
export interface FakeMysqlServer extends LoopbackServer {
  /** How many clients sent their credentials. */
  logins(): number;
}

/** Starts one on loopback. */
export async function startFakeMysqlServer(answer: FakeMysqlAnswer): Promise<FakeMysqlServer> {
  let logins = 0;
  const server = await listen((socket) => {
    socket.write(packet(0, hello(answer.certificate !== undefined)));
    socket.once('data', (request: Buffer) => {
      const isTlsRequest = request.readUIntLE(0, 3) === 32;
      if (isTlsRequest && answer.certificate !== undefined) {
        // The client does not wait: its TLS greeting may have come in the same piece.
        socket.pause();
        const rest = request.subarray(36);
        if (rest.length > 0) socket.unshift(rest);
        const secure = serverTls(socket, answer.certificate);
        secure.once('data', () => logIn(secure, 3));
      } else {
        logIn(socket, 2);
      }
    });
  });
  function logIn(socket: Socket, sequence: number): void {
    logins += 1;
    socket.write(packet(sequence, reply(answer)));
  }
  return { ...server, logins: () => logins };
}

const capabilities = { protocol41: 0x200, ssl: 0x800, secureConnection: 0x8000, pluginAuth: 0x80000 } as const;

function hello(hasTls: boolean): Buffer {
  const flags = capabilities.protocol41 | capabilities.secureConnection | capabilities.pluginAuth | (hasTls ? capabilities.ssl : 0);
  const head = Buffer.from('\x0a8.0.99-fake\0\x07\0\0\0abcdefgh\0', 'latin1');
  const middle = Buffer.alloc(8);
  middle.writeUInt16LE(flags & 0xffff, 0);
  middle.writeUInt8(45, 2);
  middle.writeUInt16LE(2, 3);
  middle.writeUInt16LE(flags >>> 16, 5);
  middle.writeUInt8(21, 7);
  return Buffer.concat([head, middle, Buffer.alloc(10), Buffer.from('ijklmnopqrst\0mysql_native_password\0', 'latin1')]);
}

function reply({ plugin, error }: FakeMysqlAnswer): Buffer {
  if (plugin !== undefined) return Buffer.from(`\xfe${plugin}\0abcdefghijklmnopqrst\0`, 'latin1');
  const { number, message } = error ?? { number: 1045, message: 'Access denied' };
  const head = Buffer.from([0xff, number & 0xff, number >> 8]);
  return Buffer.concat([head, Buffer.from(`#28000${message}`)]);
}

function packet(sequence: number, payload: Buffer): Buffer {
  const header = Buffer.alloc(4);
  header.writeUIntLE(payload.length, 0, 3);
  header.writeUInt8(sequence, 3);
  return Buffer.concat([header, payload]);
}
