import type { CheckRunContent } from '../report/check-run.ts';
import type { GitHubApi } from './api.ts';
import { numberAt } from './json-value.ts';

/** Where a check run goes: for a pull request on its head, or nobody sees it. */
export interface CheckRunPlace {
  readonly owner: string;
  readonly repo: string;
  readonly head_sha: string;
  readonly name: string;
  readonly details_url?: string;
}

/**
 * Creates a finished check run; further batches of annotations are added one after the other.
 * @throws ApiError
 */
export async function createCheckRun(api: GitHubApi, place: CheckRunPlace, content: CheckRunContent): Promise<void> {
  const { title, summary, conclusion, batches } = content;
  const [first = [], ...others] = batches;
  const created = await api.call('POST /repos/{owner}/{repo}/check-runs', {
    ...place,
    status: 'completed',
    conclusion,
    output: { title, summary, annotations: first },
  });
  const { owner, repo } = place;
  for (const annotations of others) {
    await api.call('PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}', {
      owner,
      repo,
      check_run_id: numberAt(created, 'id'),
      output: { title, summary, annotations },
    });
  }
}
