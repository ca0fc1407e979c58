import type { Clock } from '../ports/clock.ts';

/** What is sent, where to. `url` is secret: it appears in no sentence. */
export interface JsonPost {
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

const attempts = 4;
const requestTimeoutMs = 10_000;
/** A run should not wait longer than this for a chat. */
const longestWaitMs = 30_000;

/**
 * Sends a JSON text, again where the answer says that it may help. Redirects are not followed: the signature and the secret
 * path are meant for one host.
 * @returns why it could not be delivered; undefined where it was. Never rejects.
 */
export async function postJson(post: JsonPost, clock: Clock): Promise<string | undefined> {
  const refused = refuseUrl(post.url);
  if (refused !== undefined) return refused;
  for (let attempt = 1; ; attempt += 1) {
    const answer = await once(post);
    if (answer.delivered) return undefined;
    if (!answer.mayPass || attempt === attempts) return `${answer.reason}${attempt === 1 ? '' : `, ${String(attempt)} times`}`;
    await clock.sleep(Math.min(answer.waitMs ?? 1000 * 2 ** (attempt - 1), longestWaitMs));
  }
}

/** Over plain HTTP a proxy on the way could read the secret path and the message. */
function refuseUrl(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined) return 'the variable does not hold a URL';
  const isLoopback = ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname);
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback) ? undefined : 'the URL does not begin with https://';
}

type Answer =
  | { readonly delivered: true }
  | { readonly delivered: false; readonly reason: string; readonly mayPass: boolean; readonly waitMs?: number };

async function once({ url, body, headers }: JsonPost): Promise<Answer> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8', 'user-agent': 'schema-gitops', ...headers },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(requestTimeoutMs),
    });
    await response.body?.cancel();
    if (response.ok) return { delivered: true };
    return { delivered: false, reason: `HTTP ${String(response.status)}`, mayPass: response.status === 429 || response.status >= 500, ...waitOf(response) };
  } catch {
    // The text of the error may hold the URL.
    return { delivered: false, reason: 'no answer', mayPass: true };
  }
}

function waitOf(response: Response): { readonly waitMs?: number } {
  const after = response.headers.get('retry-after');
  const seconds = Number(after ?? Number.NaN);
  return seconds >= 0 ? { waitMs: seconds * 1000 } : {};
}
