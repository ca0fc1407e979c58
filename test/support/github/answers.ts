import { numberAt, textAt, valueAt } from '../../../src/github/json-value.ts';
import type { FakeState, FakeUser } from './fake-state.ts';
import type { OperationName } from './openapi-subset.ts';

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

const notFound: FakeAnswer = { status: 404, body: { message: 'Not Found' } };

/** An installation's token is not told who it is. */
const getUser: Answer = (_, { user }) =>
  user.type === 'Bot'
    ? { status: 403, body: { message: 'Resource not accessible by integration' } }
    : { status: 200, body: { login: user.login, type: user.type } };

const listComments: Answer = (state, { parameters, query }) => {
  const size = Math.min(100, Number(query.get('per_page') ?? 30));
  const page = Number(query.get('page') ?? 1);
  const all = state.comments.filter(({ issue }) => issue === Number(parameters['issue_number']));
  return { status: 200, body: all.slice((page - 1) * size, page * size) };
};

const createComment: Answer = (state, { parameters, body, user }) => {
  const { id } = state.addComment(Number(parameters['issue_number']), user, textAt(body, 'body') ?? '');
  return { status: 201, body: { id } };
};

const updateComment: Answer = (state, { parameters, body }) => {
  const comment = state.comments.find(({ id }) => id === Number(parameters['comment_id']));
  if (comment === undefined) return notFound;
  comment.body = textAt(body, 'body') ?? '';
  return { status: 200, body: { id: comment.id } };
};

const deleteComment: Answer = (state, { parameters }) =>
  state.removeComment(Number(parameters['comment_id'])) ? { status: 204 } : notFound;

const createCheckRun: Answer = (state, { body }) => {
  const annotations = annotationsOf(body);
  if (annotations.some(hasColumnsOverLines)) return columnsRefused;
  return { status: 201, body: { id: state.addCheckRun(body, annotations) } };
};

const updateCheckRun: Answer = (state, { parameters, body }) => {
  const run = state.checkRuns.find(({ id }) => id === Number(parameters['check_run_id']));
  if (run === undefined) return notFound;
  const annotations = annotationsOf(body);
  if (annotations.some(hasColumnsOverLines)) return columnsRefused;
  run.annotations.push(...annotations);
  return { status: 200, body: { id: run.id } };
};

const pullsOfCommit: Answer = (state, { parameters }) => ({
  status: 200,
  body: state.pulls.filter((pull) => pull.merge_commit_sha === parameters['commit_sha']),
});

/** Every operation's answer. */
export const answers: Readonly<Record<OperationName, Answer>> = {
  'GET /user': getUser,
  'GET /repos/{owner}/{repo}/issues/{issue_number}/comments': listComments,
  'POST /repos/{owner}/{repo}/issues/{issue_number}/comments': createComment,
  'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}': updateComment,
  'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}': deleteComment,
  'POST /repos/{owner}/{repo}/check-runs': createCheckRun,
  'PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}': updateCheckRun,
  'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls': pullsOfCommit,
};

const columnsRefused: FakeAnswer = { status: 422, body: { message: 'columns are for annotations of one line' } };

function annotationsOf(body: unknown): readonly unknown[] {
  const found = valueAt(body, 'output', 'annotations');
  return Array.isArray(found) ? found : [];
}

/** GitHub's description says in words that columns are for annotations of one line only. */
function hasColumnsOverLines(annotation: unknown): boolean {
  return numberAt(annotation, 'start_column') !== undefined && numberAt(annotation, 'start_line') !== numberAt(annotation, 'end_line');
}
