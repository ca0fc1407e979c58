/**
 * Stands where a function of the server gave NULL for an object that is there: it was dropped or replaced while the
 * answer was made, since these functions see later than the snapshot does.
 */
export const goneMark = '\u0001gone while it was read';

/** A definition that every object of its kind has. */
export function mandatory(expression: string): string {
  return `coalesce(${expression}, E'${goneMark.replace('\u0001', String.raw`\u0001`)}')`;
}
