import type { Span } from '../model/location.ts';
import type { JudgedFile, JudgedOperation } from './define-rule.ts';
import { SuppressionTargets } from './suppressions/suppression-targets.ts';

/** Places that the markers of each file speak for, found once. */
const places = new WeakMap<JudgedFile, ReadonlySet<string>>();

/**
 * Whether the file declares the operation as the closing half of an expand and contract pair:
 * `-- schema-gitops:contract <what it closes>` before the statement or the action.
 */
export function isContractStep({ operation, in: { file, statement, outer } }: JudgedOperation): boolean {
  const marked = places.get(file) ?? markedPlaces(file);
  places.set(file, marked);
  return [operation.span, statement.span, outer.span].some((span) => marked.has(placeOf(span)));
}

function markedPlaces(file: JudgedFile): ReadonlySet<string> {
  const targets = new SuppressionTargets(file);
  const markers = file.comments.filter(({ text }) => /^\s*schema-gitops:contract\b/.test(text));
  return new Set(markers.flatMap((comment) => {
    const target = targets.of(comment);
    return target === undefined ? [] : [placeOf(target.span)];
  }));
}

function placeOf({ start, end }: Span): string {
  return `${start}-${end}`;
}
