import { userInfo } from 'node:os';

/** Who runs this, and where: in a workflow as GitHub says, elsewhere the account of the machine. */
export function whoRuns(env: Readonly<Record<string, string | undefined>>): { readonly actor: string; readonly place?: string } {
  const { GITHUB_TRIGGERING_ACTOR: triggering, GITHUB_ACTOR: actor, GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = env;
  const place = [server, repository, run].every((part) => part !== undefined) ? `${server ?? ''}/${repository ?? ''}/actions/runs/${run ?? ''}` : undefined;
  // Who started a run again answers for it, not who started it first (GitHub, variables).
  return { actor: triggering ?? actor ?? accountName(), ...(place === undefined ? {} : { place }) };
}

/** An account without an entry has no name. */
function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'unknown';
  }
}
