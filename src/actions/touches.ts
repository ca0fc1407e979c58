import type { ChangeSet } from '../model/change-set.ts';

/** Whether a change set adds, edits, moves or deletes a file. */
export function touches(changeSet: ChangeSet | undefined, wanted: string): changeSet is ChangeSet {
  return changeSet?.files.some(({ path, from }) => path === wanted || from === wanted) === true;
}
