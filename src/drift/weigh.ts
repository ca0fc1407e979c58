import { comparedParts, type ComparedPart, type ComparisonKey, type ComparisonSettings } from '../model/compared-parts.ts';
import type { DriftChange, DriftClass, ObjectChange } from '../model/drift.ts';
import type { Severity } from '../model/severity.ts';
import { partsOf, severityOf } from '../schema/comparison/part-of.ts';

/** What a change is, and how much it weighs. */
export type Weight = Pick<DriftChange, 'class' | 'severity'>;

const order = ['error', 'warning', 'notice'] as const satisfies readonly Severity[];

/** Weighs a change by its gravest part; undefined where the settings compare none of its parts. */
export function weigh(change: ObjectChange, settings: ComparisonSettings): Weight | undefined {
  const parts = partsOf(change);
  const severities = parts.map((part) => severityOf(part, settings));
  const severity = order.find((word) => severities.includes(word));
  return severity === undefined ? undefined : { severity, class: classOf(change, parts) };
}

function classOf({ expected, actual }: ObjectChange, parts: readonly (ComparisonKey | undefined)[]): DriftClass {
  if (parts.every(isCosmetic)) return 'cosmetic';
  if (expected === undefined) return 'unmanaged';
  return actual === undefined ? 'missing' : 'changed';
}

function isCosmetic(part: ComparisonKey | undefined): boolean {
  if (part === undefined) return false;
  const { cosmetic }: ComparedPart = comparedParts[part];
  return cosmetic === true;
}
