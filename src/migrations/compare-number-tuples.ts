/**
 * Compares two versions part by part as integers of any size: `2` before `10`, `1` equal to `1.0` and `001`.
 * Parts are separated by `.` or `_`; a missing part counts as 0.
 * @returns negative, 0 or positive.
 */
export function compareNumberTuples(a: string, b: string): number {
  return compareParts(parts(a), parts(b));
}

/** Sorts by version, taking each version apart once. */
export function inVersionOrder<Item extends { readonly version?: string }>(items: readonly Item[]): Item[] {
  const apart = items.map((item) => ({ item, parts: parts(item.version ?? '') }));
  return apart.sort((a, b) => compareParts(a.parts, b.parts)).map(({ item }) => item);
}

function compareParts(left: readonly string[], right: readonly string[]): number {
  const length = Math.max(left.length, right.length);
  for (let index = 0; index < length; index += 1) {
    const difference = compareDigits(left[index] ?? '', right[index] ?? '');
    if (difference !== 0) return difference;
  }
  return 0;
}

/** What most versions are; taking the others apart costs ten times as much. */
const plainNumber = /^[1-9]\d*$/;

/** Parts without leading zeros, so that 0 is the empty text and a longer part is the greater number. */
function parts(version: string): readonly string[] {
  if (plainNumber.test(version)) return [version];
  return version.split(/[._]/).map((part) => part.replace(/^0+/, ''));
}

function compareDigits(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length;
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** The same text for every spelling of one version: without leading zeros and without trailing zero parts. */
export function numberTupleKey(version: string): string {
  return plainNumber.test(version) ? version : parts(version).join('.').replace(/\.+$/, '');
}
