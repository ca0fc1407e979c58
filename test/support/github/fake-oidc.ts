import { createHmac, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';

/** A token endpoint as a job with `id-token: write` has it. */
export interface FakeOidc {
  /** The variables that the runner sets. */
  readonly env: Readonly<Record<'ACTIONS_ID_TOKEN_REQUEST_URL' | 'ACTIONS_ID_TOKEN_REQUEST_TOKEN', string>>;
  /** Audiences asked for, in order. */
  readonly audiences: string[];
  readonly close: () => Promise<void>;
}

/**
 * Starts a token endpoint on loopback. The token has the claims of a workflow in the repository;
 * its signature is by a key of this process, so no service would take it.
 */
export async function startFakeOidc(subject = 'repo:acme/shop:ref:refs/heads/main'): Promise<FakeOidc> {
  const requestToken = randomBytes(16).toString('hex');
  const audiences: string[] = [];
  const server = createServer((request, response) => {
    const isOurs = request.headers.authorization?.toLowerCase() === `bearer ${requestToken}`;
    const audience = new URL(request.url ?? '/', 'http://localhost').searchParams.get('audience') ?? 'https://github.com/acme';
    if (isOurs) audiences.push(audience);
    response.writeHead(isOurs ? 200 : 401, { 'content-type': 'application/json' });
    response.end(JSON.stringify(isOurs ? { value: token(subject, audience) } : { message: 'Unauthorized' }));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    env: {
      ACTIONS_ID_TOKEN_REQUEST_URL: `http://127.0.0.1:${String(port)}/token?api-version=2.0`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken,
    },
    audiences,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function token(subject: string, audience: string): string {
  const now = Math.floor(Date.now() / 1000);
  const claims = { iss: 'https://token.actions.githubusercontent.com', sub: subject, aud: audience, iat: now, exp: now + 300, repository: 'acme/shop' };
  const parts = [{ alg: 'HS256', typ: 'JWT' }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
  const signature = createHmac('sha256', 'of this test').update(parts.join('.')).digest('base64url');
  return [...parts, signature].join('.');
}
