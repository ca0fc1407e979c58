import type { FakeState, FakeUser } from './fake-state.ts';

/** A request that fits the schema of its operation. */
export interface FakeRequest {
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly user: FakeUser;
}

/** An answer; `body` is sent as JSON. */
export interface FakeAnswer {
  readonly status: number;
  readonly body?: unknown;
}

/** What an operation does to the state, and what it answers. */
export type Answer = (state: FakeState, request: FakeRequest) => FakeAnswer;

export const notFound: FakeAnswer = { status: 404, body: { message: 'Not Found' } };
