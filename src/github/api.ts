import { ServiceError } from '../errors/service-error.ts';
import type { Clock } from '../ports/clock.ts';
import { numberAt, textAt, valueAt } from './json-value.ts';

/** GitHub's REST API. */
export interface GitHubApi {
  /**
   * One request, repeated where GitHub asks for patience.
   *
   * @param route such as `GET /repos/{owner}/{repo}`
   * @throws ApiError
   */
  call(route: string, parameters: Readonly<Record<string, unknown>>): Promise<unknown>;
}

/** GitHub refused a request, or could not be reached. */
export class ApiError extends ServiceError {
  /** HTTP status; 0 where there was no answer. */
  readonly status: number;

  constructor(route: string, status: number, message: string) {
    super('github/api-failed', { where: route, actual: status === 0 ? 'no answer' : `HTTP ${String(status)}`, cause: message });
    this.status = status;
  }
}

/** Where and as whom to speak to the API. */
export interface ApiAccess {
  readonly token: string;
  /** `GITHUB_API_URL`; absent: github.com's. */
  readonly baseUrl?: string;
  readonly clock: Clock;
}

const attempts = 4;
/** A job should not wait longer than this for a comment. */
const longestWaitMs = 60_000;
const requestTimeoutMs = 20_000;

/** Opens the API. The client is loaded here, since most runs end before they need it. */
export async function openApi({ token, baseUrl, clock }: ApiAccess): Promise<GitHubApi> {
  const { getOctokit } = await import('@actions/github');
  const octokit = getOctokit(token, { ...(baseUrl === undefined ? {} : { baseUrl }), log: silentLog });
  const once = async (route: string, parameters: Readonly<Record<string, unknown>>): Promise<unknown> => {
    const request = { signal: AbortSignal.timeout(requestTimeoutMs) };
    const answer: { readonly data: unknown } = await octokit.request(route, { ...parameters, request });
    return answer.data;
  };
  return { call: (route, parameters) => callPatiently(route, () => once(route, parameters), clock) };
}

/** The client would print requests that fail; what is worth saying is said by us. */
const silentLog = { debug: ignore, info: ignore, warn: ignore, error: ignore };

function ignore(): void {
  // Nothing is to be said.
}

async function callPatiently(route: string, once: () => Promise<unknown>, clock: Clock): Promise<unknown> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once();
    } catch (error) {
      const wait = attempt < attempts ? waitMs(error, { route, attempt, clock }) : undefined;
      if (wait === undefined) throw apiError(route, error);
      await clock.sleep(wait);
    }
  }
}

function apiError(route: string, error: unknown): ApiError {
  const message = textAt(error, 'response', 'data', 'message') ?? (error instanceof Error ? error.message : String(error));
  return new ApiError(route, statusOf(error), message);
}

/** The client gives a request that was never answered the status 500. */
function statusOf(error: unknown): number {
  return valueAt(error, 'response') === undefined ? 0 : (numberAt(error, 'status') ?? 0);
}

interface Attempt {
  readonly route: string;
  readonly attempt: number;
  readonly clock: Clock;
}

/**
 * How long to wait before the next attempt; undefined where another would not help.
 * GitHub says it with retry-after, or with the time when an exhausted quota is full again (REST API, rate limits).
 */
function waitMs(error: unknown, { route, attempt, clock }: Attempt): number | undefined {
  const status = statusOf(error);
  const limited = status === 403 || status === 429 ? rateLimitWait(error, clock) : undefined;
  if (limited !== undefined) return limited <= longestWaitMs ? limited : undefined;
  return isPassing(status, route) ? 1000 * 2 ** (attempt - 1) : undefined;
}

/** What was answered badly may have been done; asking for a creation again could make a second one. */
function isPassing(status: number, route: string): boolean {
  const mayHaveHappened = status === 0 || status >= 500;
  return status === 429 || (mayHaveHappened && !route.startsWith('POST '));
}

function rateLimitWait(error: unknown, clock: Clock): number | undefined {
  const headers = valueAt(error, 'response', 'headers');
  const after = Number(valueAt(headers, 'retry-after') ?? Number.NaN);
  if (after >= 0) return after * 1000;
  if (String(valueAt(headers, 'x-ratelimit-remaining')) !== '0') return undefined;
  const reset = Number(valueAt(headers, 'x-ratelimit-reset') ?? Number.NaN);
  return Number.isNaN(reset) ? undefined : Math.max(1000, reset * 1000 - clock.now());
}
