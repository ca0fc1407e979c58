import type { GitHubApi } from './api.ts';

const pageSize = 100;

/** What is listed, and how far. */
export interface Listing {
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Longer lists are not read to their end. */
  readonly lastPage: number;
}

/**
 * The entries of a list, page by page.
 * @throws ApiError
 */
export async function listPages(api: GitHubApi, route: string, { parameters, lastPage }: Listing): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  for (let page = 1; page <= lastPage; page += 1) {
    const entries: unknown = await api.call(route, { ...parameters, per_page: pageSize, page });
    if (!Array.isArray(entries)) break;
    found.push(...entries.map((entry: unknown) => entry));
    if (entries.length < pageSize) break;
  }
  return found;
}
