import { textAt } from '../../../src/github/json-value.ts';
import { notFound, type Answer } from './answer.ts';

const listPulls: Answer = (state, { query }) => {
  const wanted = query.get('state') ?? 'open';
  return { status: 200, body: state.proposals.filter((pull) => wanted === 'all' || pull.state === wanted) };
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
  'GET /repos/{owner}/{repo}/git/commits/{commit_sha}': getCommit,
  'POST /repos/{owner}/{repo}/git/trees': keepObject,
  'POST /repos/{owner}/{repo}/git/commits': keepObject,
  'GET /repos/{owner}/{repo}/git/ref/{ref}': getRef,
  'POST /repos/{owner}/{repo}/git/refs': createRef,
  'PATCH /repos/{owner}/{repo}/git/refs/{ref}': updateRef,
} as const;
