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
  | 'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls';

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
];
