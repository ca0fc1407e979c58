import { numberAt, textAt, valueAt } from '../../../src/github/json-value.ts';
import { notFound, type Answer, type FakeAnswer } from './answer.ts';
import { issueAnswers } from './issue-answers.ts';
import type { OperationName } from './openapi-subset.ts';
import { pullAnswers } from './pull-answers.ts';

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
  ...issueAnswers,
  ...pullAnswers,
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
