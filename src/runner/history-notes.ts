import type { HistoryComparison } from '../model/history.ts';

/** What of a comparison does not block but should be said. */
export function historyNotes({ statuses }: HistoryComparison): readonly string[] {
  const future = statuses.filter((status) => status.future === true).length;
  const tolerated = statuses.filter(({ state, tolerated: isTolerated, future: isFuture }) => state === 'missing' && isTolerated === true && isFuture !== true).length;
  const below = statuses.filter(({ state }) => state === 'below-baseline').length;
  return [
    ...(future === 0 ? [] : [`${count(future, 'applied migration')} above the newest file: a later release was here`]),
    ...(tolerated === 0 ? [] : [`${count(tolerated, 'applied migration')} without a file, which the format’s own tool passes by`]),
    ...(below === 0 ? [] : [`${count(below, 'migration')} at or below the baseline: the baseline stands for them`]),
  ];
}

function count(number: number, noun: string): string {
  return number === 1 ? `1 ${noun} is` : `${number} ${noun}s are`;
}
