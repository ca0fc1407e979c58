import type { SchemaDifference } from '../../model/schema-difference.ts';
import type { CatalogTable } from '../../model/schema-state.ts';
import type { NormalizeExpression } from '../expression-normalizer.ts';

/** What the comparison of parts needs to know. */
export interface ComparisonRules {
  readonly normalize: NormalizeExpression;
  readonly isMysqlFamily: boolean;
  readonly isMariadb: boolean;
}

/** Attributes of a part, each in a form that is equal on both sides when the server means the same. */
export type Attributes = Readonly<Record<string, string>>;

/** A part of a table by name, with its attributes. */
export interface Part {
  readonly name: string;
  readonly attributes: Attributes;
}

interface Parts {
  readonly subject: 'column' | 'constraint' | 'index';
  readonly expected: readonly Part[];
  readonly actual: readonly Part[];
}

/** Compares parts by name: those that one side lacks, and the attributes in which the others differ. */
export function compareParts(table: CatalogTable, { subject, expected, actual }: Parts): readonly SchemaDifference[] {
  const left = byName(expected);
  const right = byName(actual);
  const place = { subject, schema: table.schema, table: table.name } as const;
  return [...new Set([...left.keys(), ...right.keys()])].flatMap((key): readonly SchemaDifference[] => {
    const [before, after] = [left.get(key), right.get(key)];
    if (before === undefined || after === undefined) {
      return [{ change: before === undefined ? 'unexpected' : 'missing', ...place, name: (before ?? after)?.name ?? key }];
    }
    return Object.keys({ ...before.attributes, ...after.attributes })
      .filter((attribute) => before.attributes[attribute] !== after.attributes[attribute])
      .map((attribute) => ({
        change: 'changed', ...place, name: before.name, attribute,
        expected: before.attributes[attribute] ?? '', actual: after.attributes[attribute] ?? '',
      }));
  });
}

function byName(parts: readonly Part[]): ReadonlyMap<string, Part> {
  return new Map(parts.map((part) => [part.name, part]));
}
