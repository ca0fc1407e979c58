import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';

import type { Certificate } from './certificates.ts';

/** A TCP server of a test on loopback. */
export interface LoopbackServer {
  readonly port: number;
  /** Cuts all connections and stops listening. */
  readonly stop: () => Promise<void>;
}

/** Listens on an address of loopback and hands every connection to `serve`. */
export async function listen(serve: (socket: Socket) => void, address = '127.0.0.1'): Promise<LoopbackServer> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
    serve(socket);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, address, resolve);
  });
  return {
    port: portOf(server),
    stop: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address.port;
}

/** A port on which nobody listens. */
export async function closedPort(): Promise<number> {
  const { port, stop } = await listen(() => undefined);
  await stop();
  return port;
}

/** Passes bytes on to a server that listens elsewhere on loopback. */
export function forwardTo(port: number): (socket: Socket) => void {
  return (socket) => {
    const server = connect(port, '127.0.0.1');
    server.on('error', () => socket.destroy());
    socket.pipe(server).pipe(socket);
  };
}

/**
 * Gives a PostgreSQL server TLS: answers SSLRequest (PostgreSQL manual, 54.2.11) with yes and passes on what it decrypts;
 * without a certificate it answers no.
 */
export function offerTls(port: number, certificate: Certificate | undefined): (socket: Socket) => void {
  return (socket) => {
    socket.once('data', (request: Buffer) => {
      if (request.length !== 8) {
        socket.unshift(request);
        forwardTo(port)(socket);
        return;
      }
      socket.write(certificate === undefined ? 'N' : 'S');
      forwardTo(port)(certificate === undefined ? socket : serverTls(socket, certificate));
    });
  };
}

/** The server's side of TLS on a socket. */
export function serverTls(socket: Socket, { certificate, key }: Certificate): TLSSocket {
  const secure = new TLSSocket(socket, { isServer: true, secureContext: createSecureContext({ cert: certificate, key }) });
  secure.on('error', () => socket.destroy());
  return secure;
}
