import type { SchemaDifference } from '../../model/schema-difference.ts';
import type { CatalogObject, SchemaState } from '../../model/schema-state.ts';

/** Kinds that both a fold and an inspection know whole. */
const comparedKinds: ReadonlySet<string> = new Set(['view', 'materialized view', 'sequence', 'enum', 'domain']);

/** Views, sequences and types by name; labels of enums in their order. */
export function compareObjects(expected: SchemaState, actual: SchemaState): readonly SchemaDifference[] {
  const keys = [...new Set([...expected.objects.keys(), ...actual.objects.keys()])].toSorted();
  return keys.flatMap((key) => compareObject(expected.objects.get(key), actual.objects.get(key)));
}

function compareObject(expected: CatalogObject | undefined, actual: CatalogObject | undefined): readonly SchemaDifference[] {
  const either = expected ?? actual;
  if (either === undefined || !isCompared(either)) return [];
  const place = { subject: 'object', schema: either.schema, name: either.name, kind: either.kind } as const;
  if (expected === undefined || actual === undefined) return [{ change: actual === undefined ? 'missing' : 'unexpected', ...place }];
  const [left, right] = [labelsForm(expected), labelsForm(actual)];
  return left === right ? [] : [{ change: 'changed', ...place, attribute: 'labels', expected: left, actual: right }];
}

function isCompared({ kind, schema }: CatalogObject): boolean {
  return comparedKinds.has(kind) && schema !== 'pg_temp';
}

function labelsForm({ labels = [] }: CatalogObject): string {
  return labels.map((label) => JSON.stringify(label)).join(', ');
}
