/**
 * The part of GitHub's REST API that the product uses, in our words after its OpenAPI description:
 * what each operation demands of a body, and the permission that a workflow's token needs to write.
 */

const commentBody = {
  type: 'object',
  required: ['body'],
  properties: { body: { type: 'string', minLength: 1, maxLength: 65_536 } },
  additionalProperties: false,
};

const annotation = {
  type: 'object',
  required: ['path', 'start_line', 'end_line', 'annotation_level', 'message'],
  properties: {
    path: { type: 'string', minLength: 1 },
    start_line: { type: 'integer', minimum: 1 },
    end_line: { type: 'integer', minimum: 1 },
    start_column: { type: 'integer', minimum: 1 },
    end_column: { type: 'integer', minimum: 1 },
    annotation_level: { enum: ['notice', 'warning', 'failure'] },
    message: { type: 'string', minLength: 1, maxLength: 65_535 },
    title: { type: 'string', maxLength: 255 },
    raw_details: { type: 'string', maxLength: 65_535 },
  },
  additionalProperties: false,
};

const checkOutput = {
  type: 'object',
  required: ['title', 'summary'],
  properties: {
    title: { type: 'string', minLength: 1 },
    summary: { type: 'string', maxLength: 65_535 },
    text: { type: 'string', maxLength: 65_535 },
    annotations: { type: 'array', maxItems: 50, items: annotation },
  },
  additionalProperties: false,
};

const checkFields = {
  name: { type: 'string', minLength: 1 },
  head_sha: { type: 'string', pattern: '^[0-9a-f]{40}$' },
  details_url: { type: 'string' },
  external_id: { type: 'string' },
  status: { enum: ['queued', 'in_progress', 'completed'] },
  conclusion: { enum: ['action_required', 'cancelled', 'failure', 'neutral', 'success', 'skipped', 'timed_out'] },
  output: checkOutput,
};

const issueFields = {
  title: { type: 'string', minLength: 1, maxLength: 256 },
  body: { type: 'string', maxLength: 65_536 },
  labels: { type: 'array', items: { type: 'string', minLength: 1, maxLength: 50 } },
  state: { enum: ['open', 'closed'] },
  state_reason: { enum: ['completed', 'not_planned', 'reopened', 'duplicate', null] },
};
const newIssue = { type: 'object', required: ['title'], properties: issueFields, additionalProperties: false };
const changedIssue = { type: 'object', properties: issueFields, additionalProperties: false };

const sha = { type: 'string', pattern: '^[0-9a-f]{40}$' };
const pullFields = {
  title: { type: 'string', minLength: 1, maxLength: 256 },
  body: { type: 'string', maxLength: 65_536 },
  base: { type: 'string', minLength: 1 },
};
const newPull = { type: 'object', required: ['head', 'base'], properties: { ...pullFields, head: { type: 'string', minLength: 1 } }, additionalProperties: false };
const changedPull = { type: 'object', properties: { ...pullFields, state: { enum: ['open', 'closed'] } }, additionalProperties: false };
const reviewComment = {
  type: 'object',
  required: ['path', 'body'],
  properties: {
    path: { type: 'string', minLength: 1 },
    body: { type: 'string', minLength: 1, maxLength: 65_536 },
    line: { type: 'integer', minimum: 1 },
    side: { enum: ['LEFT', 'RIGHT'] },
    start_line: { type: 'integer', minimum: 1 },
    start_side: { enum: ['LEFT', 'RIGHT'] },
  },
  additionalProperties: false,
};
const newReview = {
  type: 'object',
  properties: {
    commit_id: sha,
    body: { type: 'string' },
    event: { enum: ['APPROVE', 'REQUEST_CHANGES', 'COMMENT'] },
    comments: { type: 'array', items: reviewComment },
  },
  additionalProperties: false,
};
const treeEntry = {
  type: 'object',
  required: ['path', 'mode', 'type', 'content'],
  properties: { path: { type: 'string', pattern: '^[^/].*$' }, mode: { const: '100644' }, type: { const: 'blob' }, content: { type: 'string' } },
  additionalProperties: false,
};
const newTree = { type: 'object', required: ['tree'], properties: { base_tree: sha, tree: { type: 'array', items: treeEntry } }, additionalProperties: false };
const newCommit = {
  type: 'object',
  required: ['message', 'tree'],
  properties: { message: { type: 'string', minLength: 1 }, tree: sha, parents: { type: 'array', items: sha } },
  additionalProperties: false,
};
const newRef = { type: 'object', required: ['ref', 'sha'], properties: { ref: { type: 'string', pattern: '^refs/heads/[\\w./-]+$' }, sha }, additionalProperties: false };
const changedRef = { type: 'object', required: ['sha'], properties: { sha, force: { type: 'boolean' } }, additionalProperties: false };

/** One operation; `body` is a JSON schema. */
export interface Operation {
  readonly name: OperationName;
  readonly permission?: string;
  readonly body?: object;
}

/** Method and path template, as the client sends them. */
export type OperationName =
  | 'GET /user'
  | 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments'
  | 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments'
  | 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}'
  | 'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}'
  | 'POST /repos/{owner}/{repo}/check-runs'
  | 'PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}'
  | 'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls'
  | 'GET /repos/{owner}/{repo}/issues'
  | 'POST /repos/{owner}/{repo}/issues'
  | 'PATCH /repos/{owner}/{repo}/issues/{issue_number}'
  | 'GET /repos/{owner}/{repo}/pulls'
  | 'POST /repos/{owner}/{repo}/pulls'
  | 'PATCH /repos/{owner}/{repo}/pulls/{pull_number}'
  | 'GET /repos/{owner}/{repo}/pulls/{pull_number}/files'
  | 'GET /repos/{owner}/{repo}/pulls/{pull_number}/comments'
  | 'POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews'
  | 'GET /repos/{owner}/{repo}/git/commits/{commit_sha}'
  | 'POST /repos/{owner}/{repo}/git/trees'
  | 'POST /repos/{owner}/{repo}/git/commits'
  | 'GET /repos/{owner}/{repo}/git/ref/{ref}'
  | 'POST /repos/{owner}/{repo}/git/refs'
  | 'PATCH /repos/{owner}/{repo}/git/refs/{ref}';

const comments = '/repos/{owner}/{repo}/issues/{issue_number}/comments';
const comment = '/repos/{owner}/{repo}/issues/comments/{comment_id}';
const newCheckRun = { type: 'object', required: ['name', 'head_sha'], properties: checkFields, additionalProperties: false };
const changedCheckRun = { type: 'object', properties: checkFields, additionalProperties: false };

/** Every operation that the product may call. */
export const operations: readonly Operation[] = [
  { name: 'GET /user' },
  { name: `GET ${comments}` },
  { name: `POST ${comments}`, permission: 'pull-requests', body: commentBody },
  { name: `PATCH ${comment}`, permission: 'pull-requests', body: commentBody },
  { name: `DELETE ${comment}`, permission: 'pull-requests' },
  { name: 'POST /repos/{owner}/{repo}/check-runs', permission: 'checks', body: newCheckRun },
  { name: 'PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}', permission: 'checks', body: changedCheckRun },
  { name: 'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls' },
  { name: 'GET /repos/{owner}/{repo}/issues' },
  { name: 'POST /repos/{owner}/{repo}/issues', permission: 'issues', body: newIssue },
  { name: 'PATCH /repos/{owner}/{repo}/issues/{issue_number}', permission: 'issues', body: changedIssue },
  { name: 'GET /repos/{owner}/{repo}/pulls' },
  { name: 'POST /repos/{owner}/{repo}/pulls', permission: 'pull-requests', body: newPull },
  { name: 'PATCH /repos/{owner}/{repo}/pulls/{pull_number}', permission: 'pull-requests', body: changedPull },
  { name: 'GET /repos/{owner}/{repo}/pulls/{pull_number}/files' },
  { name: 'GET /repos/{owner}/{repo}/pulls/{pull_number}/comments' },
  { name: 'POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews', permission: 'pull-requests', body: newReview },
  { name: 'GET /repos/{owner}/{repo}/git/commits/{commit_sha}' },
  { name: 'POST /repos/{owner}/{repo}/git/trees', permission: 'contents', body: newTree },
  { name: 'POST /repos/{owner}/{repo}/git/commits', permission: 'contents', body: newCommit },
  { name: 'GET /repos/{owner}/{repo}/git/ref/{ref}' },
  { name: 'POST /repos/{owner}/{repo}/git/refs', permission: 'contents', body: newRef },
  { name: 'PATCH /repos/{owner}/{repo}/git/refs/{ref}', permission: 'contents', body: changedRef },
];
