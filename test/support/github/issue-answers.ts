import { textAt, valueAt } from '../../../src/github/json-value.ts';
import { notFound, type Answer } from './answer.ts';

const listIssues: Answer = (state, { query }) => {
  const labels = (query.get('labels') ?? '').split(',').filter((label) => label !== '');
  const wanted = query.get('state') ?? 'open';
  const found = state.issues.filter((issue) => labels.every((label) => issue.labels.includes(label)) && (wanted === 'all' || issue.state === wanted));
  const size = Number(query.get('per_page') ?? 30);
  const page = Number(query.get('page') ?? 1);
  return { status: 200, body: found.slice((page - 1) * size, page * size) };
};

const createIssue: Answer = (state, { parameters, body, user }) => {
  const number = state.nextNumber();
  const labels = valueAt(body, 'labels');
  const issue = {
    number,
    user: { login: user.login, type: user.type },
    html_url: `https://github.com/${parameters['owner'] ?? ''}/${parameters['repo'] ?? ''}/issues/${String(number)}`,
    labels: Array.isArray(labels) ? labels.map(String) : [],
    title: textAt(body, 'title') ?? '',
    body: textAt(body, 'body') ?? '',
    state: 'open',
    state_reason: null,
  };
  state.issues.push(issue);
  return { status: 201, body: issue };
};

const updateIssue: Answer = (state, { parameters, body }) => {
  const issue = state.issues.find(({ number }) => number === Number(parameters['issue_number']));
  if (issue === undefined) return notFound;
  issue.title = textAt(body, 'title') ?? issue.title;
  issue.body = textAt(body, 'body') ?? issue.body;
  issue.state = textAt(body, 'state') ?? issue.state;
  issue.state_reason = textAt(body, 'state_reason') ?? issue.state_reason;
  return { status: 200, body: issue };
};

/** The operations on issues. */
export const issueAnswers = {
  'GET /repos/{owner}/{repo}/issues': listIssues,
  'POST /repos/{owner}/{repo}/issues': createIssue,
  'PATCH /repos/{owner}/{repo}/issues/{issue_number}': updateIssue,
} as const;
