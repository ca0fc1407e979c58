import { numberAt, textAt, valueAt } from '../../../src/github/json-value.ts';
import { notFound, type Answer } from './answer.ts';

const listPulls: Answer = (state, { query }) => {
  const wanted = query.get('state') ?? 'open';
  const [size, page, base] = [Number(query.get('per_page') ?? 30), Number(query.get('page') ?? 1), query.get('base')];
  const found = state.proposals.filter((pull) => (wanted === 'all' || pull.state === wanted) && (base === null || pull.base.ref === base));
  return { status: 200, body: found.slice((page - 1) * size, page * size) };
};

const createPull: Answer = (state, { parameters, body, user }) => {
  const head = textAt(body, 'head') ?? '';
  if (!state.branches.has(head)) return { status: 422, body: { message: `no branch ${head}` } };
  if (state.proposals.some((pull) => pull.state === 'open' && pull.head.ref === head)) return { status: 422, body: { message: 'A pull request already exists' } };
  const number = state.nextNumber();
  const pull = {
    number,
    user: { login: user.login, type: user.type },
    html_url: `https://github.com/${parameters['owner'] ?? ''}/${parameters['repo'] ?? ''}/pull/${String(number)}`,
    head: { ref: head },
    base: { ref: textAt(body, 'base') ?? '' },
    title: textAt(body, 'title') ?? '',
    body: textAt(body, 'body') ?? '',
    state: 'open',
  };
  state.proposals.push(pull);
  return { status: 201, body: pull };
};

const updatePull: Answer = (state, { parameters, body }) => {
  const pull = state.proposals.find(({ number }) => number === Number(parameters['pull_number']));
  if (pull === undefined) return notFound;
  pull.title = textAt(body, 'title') ?? pull.title;
  pull.body = textAt(body, 'body') ?? pull.body;
  pull.state = textAt(body, 'state') ?? pull.state;
  return { status: 200, body: pull };
};

const listFiles: Answer = (state, { parameters, query }) => {
  const [size, page] = [Number(query.get('per_page') ?? 30), Number(query.get('page') ?? 1)];
  const files = state.pullFiles.filter(({ pull }) => pull === undefined || pull === Number(parameters['pull_number']));
  return { status: 200, body: files.slice((page - 1) * size, page * size) };
};

const listReviewComments: Answer = (state, { query }) => ({ status: 200, body: Number(query.get('page') ?? 1) > 1 ? [] : state.reviewComments });

/** GitHub refuses a whole review where one of its comments is not on lines of the difference. */
const createReview: Answer = (state, { body, user }) => {
  const wished = valueAt(body, 'comments');
  const comments = (Array.isArray(wished) ? wished : []).map((comment: unknown) => {
    const start = numberAt(comment, 'start_line');
    const text = { path: textAt(comment, 'path') ?? '', body: textAt(comment, 'body') ?? '', line: numberAt(comment, 'line') ?? 0 };
    return { user: { login: user.login, type: user.type }, ...text, ...(start === undefined ? {} : { start_line: start }) };
  });
  const isOutside = comments.some(({ path, line, start_line: start = line }) => {
    const patch = state.pullFiles.find(({ filename }) => filename === path)?.patch ?? '';
    const [, from = '0', count = '1'] = /\+(\d+)(?:,(\d+))? @@/.exec(patch) ?? [];
    return start < Number(from) || line >= Number(from) + Number(count);
  });
  if (isOutside) return { status: 422, body: { message: 'pull_request_review_thread.line must be part of the diff' } };
  state.reviewComments.push(...comments);
  state.reviews += 1;
  return { status: 200, body: { id: state.reviews } };
};

const getCommit: Answer = (state, { parameters }) => {
  const sha = parameters['commit_sha'] ?? '';
  const made = state.gitObjects.get(sha);
  return { status: 200, body: { sha, tree: { sha: textAt(made, 'tree') ?? 'b'.repeat(40) }, message: textAt(made, 'message') ?? 'a commit' } };
};

const keepObject: Answer = (state, { body }) => ({ status: 201, body: { sha: state.addGitObject(body) } });

const getRef: Answer = (state, { parameters }) => {
  const sha = state.branches.get(branchOf(parameters['ref']));
  return sha === undefined ? notFound : { status: 200, body: { object: { sha } } };
};

const createRef: Answer = (state, { body }) => {
  state.branches.set(branchOf(textAt(body, 'ref')?.slice('refs/'.length)), textAt(body, 'sha') ?? '');
  return { status: 201, body: {} };
};

const updateRef: Answer = (state, { parameters, body }) => {
  state.branches.set(branchOf(parameters['ref']), textAt(body, 'sha') ?? '');
  return { status: 200, body: {} };
};

/** `heads/a/b`, with its slashes encoded in a path. */
function branchOf(ref = ''): string {
  return decodeURIComponent(ref).slice('heads/'.length);
}

/** The operations on pull requests and git's objects. */
export const pullAnswers = {
  'GET /repos/{owner}/{repo}/pulls': listPulls,
  'POST /repos/{owner}/{repo}/pulls': createPull,
  'PATCH /repos/{owner}/{repo}/pulls/{pull_number}': updatePull,
  'GET /repos/{owner}/{repo}/pulls/{pull_number}/files': listFiles,
  'GET /repos/{owner}/{repo}/pulls/{pull_number}/comments': listReviewComments,
  'POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews': createReview,
  'GET /repos/{owner}/{repo}/git/commits/{commit_sha}': getCommit,
  'POST /repos/{owner}/{repo}/git/trees': keepObject,
  'POST /repos/{owner}/{repo}/git/commits': keepObject,
  'GET /repos/{owner}/{repo}/git/ref/{ref}': getRef,
  'POST /repos/{owner}/{repo}/git/refs': createRef,
  'PATCH /repos/{owner}/{repo}/git/refs/{ref}': updateRef,
} as const;
