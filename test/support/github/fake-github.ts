import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Ajv, type ValidateFunction } from 'ajv';
import type { FakeAnswer } from './answer.ts';
import { answers } from './answers.ts';
import { FakeState, type FakeUser } from './fake-state.ts';
import { operations, type Operation } from './openapi-subset.ts';

/** An answer that stands in for the operation's own, for the next requests that match. */
export interface Disturbance {
  /** A part of `POST /repos/o/r/issues/1/comments`. */
  readonly match: string;
  readonly status: number;
  readonly message?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly delayMs?: number;
  /** For how many requests; default 1. */
  times?: number;
}

/** A GitHub on loopback. */
export interface FakeGitHub {
  readonly url: string;
  readonly state: FakeState;
  /** `METHOD /path` of every request, in order. */
  readonly requests: string[];
  /** What a test must look at: operations that we do not know, and bodies that GitHub would refuse. */
  readonly failures: string[];
  readonly disturb: (disturbance: Disturbance) => void;
  readonly close: () => Promise<void>;
}

/** The token of a workflow that has every permission that the product may ask for. */
export const workflowToken = 'ghs_workflowtoken0001';
/** The token of a workflow that may only read, as on a pull request from a fork. */
export const readOnlyToken = 'ghs_readonlytoken0001';
/** A person's own token. */
export const personToken = 'ghp_persontoken000001';

const users: ReadonlyMap<string, FakeUser> = new Map([
  [workflowToken, { login: 'github-actions[bot]', type: 'Bot', mayWrite: ['pull-requests', 'checks', 'issues', 'contents'] }],
  [readOnlyToken, { login: 'github-actions[bot]', type: 'Bot', mayWrite: [] }],
  [personToken, { login: 'maintainer', type: 'User', mayWrite: ['pull-requests', 'checks'] }],
]);

interface Route {
  readonly operation: Operation;
  readonly pattern: RegExp;
  readonly validate?: ValidateFunction;
}

const ajv = new Ajv({ strict: true });
const routes: readonly Route[] = operations.map((operation) => {
  const pattern = new RegExp(`^${operation.name.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
  return operation.body === undefined ? { operation, pattern } : { operation, pattern, validate: ajv.compile(operation.body) };
});

/** Starts a fake GitHub; every request is held against the operations that we know. */
export async function startFakeGitHub(): Promise<FakeGitHub> {
  const state = new FakeState();
  const requests: string[] = [];
  const failures: string[] = [];
  const disturbances: Disturbance[] = [];
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const text = await readBody(request);
    const name = `${request.method ?? ''} ${request.url ?? ''}`;
    requests.push(name);
    const disturbance = takeDisturbance(disturbances, name);
    if (disturbance?.delayMs !== undefined) await new Promise((resolve) => setTimeout(resolve, disturbance.delayMs));
    const answer = disturbance === undefined ? answerRequest({ request, text, state, failures }) : disturbedAnswer(disturbance);
    response.writeHead(answer.status, { 'content-type': 'application/json; charset=utf-8', ...disturbance?.headers });
    response.end(answer.body === undefined ? undefined : JSON.stringify(answer.body));
  };
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  const disturb = (disturbance: Disturbance): void => void disturbances.push(disturbance);
  return { url: `http://127.0.0.1:${String(port)}`, state, requests, failures, disturb, close };
}

interface Received {
  readonly request: IncomingMessage;
  readonly text: string;
  readonly state: FakeState;
  readonly failures: string[];
}

function answerRequest({ request, text, state, failures }: Received): FakeAnswer {
  const user = userOf(request);
  if (user === undefined) return { status: 401, body: { message: 'Bad credentials' } };
  const url = new URL(request.url ?? '/', 'http://localhost');
  const name = `${request.method ?? ''} ${url.pathname}`;
  const route = routes.find(({ pattern }) => pattern.test(name));
  if (route === undefined) {
    failures.push(`${name} is not an operation that the product is known to use`);
    return { status: 404, body: { message: 'Not Found' } };
  }
  if (!isAllowed(route.operation, user)) return { status: 403, body: { message: 'Resource not accessible by integration' } };
  const body: unknown = text === '' ? undefined : JSON.parse(text);
  const answer = refuseBody(route, body) ?? answers[route.operation.name](state, {
    parameters: { ...route.pattern.exec(name)?.groups },
    query: url.searchParams,
    body,
    user,
  });
  if (answer.status === 422) failures.push(`${name}: ${JSON.stringify(answer.body)}`);
  return answer;
}

function userOf({ headers }: IncomingMessage): FakeUser | undefined {
  const token = /^(?:token|bearer) (.*)$/i.exec(headers.authorization ?? '')?.[1];
  return token === undefined ? undefined : users.get(token);
}

function isAllowed({ permission }: Operation, user: FakeUser): boolean {
  return permission === undefined || user.mayWrite.includes(permission);
}

function refuseBody({ validate }: Route, body: unknown): FakeAnswer | undefined {
  if (validate === undefined || validate(body)) return undefined;
  return { status: 422, body: { message: ajv.errorsText(validate.errors) } };
}

function takeDisturbance(disturbances: Disturbance[], name: string): Disturbance | undefined {
  const index = disturbances.findIndex(({ match }) => name.includes(match));
  const found = disturbances[index];
  if (found === undefined) return undefined;
  found.times = (found.times ?? 1) - 1;
  if (found.times <= 0) disturbances.splice(index, 1);
  return found;
}

function disturbedAnswer({ status, message }: Disturbance): FakeAnswer {
  return { status, body: { message: message ?? 'disturbed by the test' } };
}

async function readBody(request: IncomingMessage): Promise<string> {
  request.setEncoding('utf8');
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}
