import type { StatementEffect } from '../model/statement.ts';
import type { WordSearch } from '../model/word-search.ts';
import { takenNames } from '../rules/taken-names.ts';
import type { Project } from './open-project.ts';

/** So many names are searched for at once; a change set that takes away more of them is another kind of work. */
const mostNames = 50;

/**
 * Looks where the names that a change set takes away stand in the repository, its migrations apart. A change set that
 * takes none away costs nothing.
 */
export async function findMentions({ repository, directories, settings }: Project, changed: readonly StatementEffect[]): Promise<WordSearch> {
  const names = settings.lint.severities['app-still-references'] === 'off' ? [] : takenNames(changed);
  if (names.length === 0) return { places: [] };
  const search = await repository.findWords(names.slice(0, mostNames), directories);
  if (names.length <= mostNames || search.unread !== undefined) return search;
  return { ...search, unread: `only the first ${String(mostNames)} of ${String(names.length)} names were looked for` };
}
