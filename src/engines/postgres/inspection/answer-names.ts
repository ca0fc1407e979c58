import type { ObjectKey } from '../../../model/schema-object.ts';
import type { Row } from '../../../ports/database-session.ts';
import { integer, rows, text } from '../../catalog-values.ts';
import { columns } from './columns.ts';
import { constraints, domainConstraints } from './constraints.ts';
import type { DescribedGroup } from './described-group.ts';
import type { Catalog } from './catalog.ts';
import { identify, identifyPart } from './identify.ts';
import { indexes } from './indexes.ts';
import { referenceText, type Reference, type ServerNames } from './server-names.ts';

/** The part of an answer by which its numbers have names. */
export interface NumberedAnswer {
  readonly group: (catalog: Catalog, number: number) => DescribedGroup | undefined;
  readonly groups: () => Iterable<DescribedGroup>;
  /** By the text of the reference to what needs them: a list of catalogue, number and part. */
  readonly needed: ReadonlyMap<string, string>;
}

/** Looks names up in an answer; what takes the whole of it is done once, when first asked for. */
export class AnswerNames implements ServerNames {
  readonly #answer: NumberedAnswer;
  readonly #columns = new Map<number, ReadonlyMap<number, string>>();
  #parts: ReadonlyMap<string, ObjectKey> | undefined;

  constructor(answer: NumberedAnswer) {
    this.#answer = answer;
  }

  key(reference: Reference): ObjectKey | undefined {
    const { catalog, number, part = 0 } = reference;
    const group = this.#answer.group(catalog, number);
    if (group === undefined) return this.#partKeys().get(referenceText({ catalog, number }));
    const column = part === 0 ? undefined : this.column(number, part);
    return column === undefined ? group.key : identifyPart('column', group.owner, column).key;
  }

  column(table: number, attribute: number): string | undefined {
    const known = this.#columns.get(table) ?? this.#columnsOf(table);
    this.#columns.set(table, known);
    return known.get(attribute);
  }

  uses(reference: Reference, without: readonly (ObjectKey | undefined)[]): readonly ObjectKey[] {
    const json = this.#answer.needed.get(referenceText(reference));
    if (json === undefined) return [];
    const keys = rows({ needed: JSON.parse(json) }, 'needed').map((row) => this.key({ catalog: catalogOf(row), number: integer(row, '1'), part: integer(row, '2') }));
    return [...new Set(keys)].filter((key) => key !== undefined).filter((key) => !without.includes(key)).toSorted();
  }

  #columnsOf(table: number): ReadonlyMap<number, string> {
    const group = this.#answer.group('pg_class', table);
    return new Map(group?.rowsOf(columns).map((row) => [integer(row, 'attribute'), text(row, 'name')]));
  }

  index(table: number, index: number): ObjectKey | undefined {
    const group = this.#answer.group('pg_class', table);
    return group === undefined ? undefined : this.#partKeysOf(group).get(referenceText({ catalog: 'pg_class', number: index }));
  }

  /** Of all groups: for references that do not say whose part they mean. */
  #partKeys(): ReadonlyMap<string, ObjectKey> {
    this.#parts ??= new Map([...this.#answer.groups()].flatMap((group) => [...this.#partKeysOf(group)]));
    return this.#parts;
  }

  /** Constraints, and indexes, of which one that belongs to a constraint goes by the constraint's name. */
  #partKeysOf(group: DescribedGroup): ReadonlyMap<string, ObjectKey> {
    const { schema } = group.owner.place;
    const ofConstraints = [constraints, domainConstraints].flatMap((family) => group.rowsOf(family)).flatMap((row): readonly [string, ObjectKey][] => {
      const { key } = identifyPart('constraint', group.owner, text(row, 'name'));
      const [constraint, index] = [integer(row, 'constraint'), integer(row, 'index')];
      return [[referenceText({ catalog: 'pg_constraint', number: constraint }), key], [referenceText({ catalog: 'pg_class', number: index }), key]];
    });
    const ofIndexes = group.rowsOf(indexes).map((row): readonly [string, ObjectKey] => {
      const { key } = identify('index', { ...(schema === undefined ? {} : { schema }), name: text(row, 'name') });
      return [referenceText({ catalog: 'pg_class', number: integer(row, 'index') }), key];
    });
    return new Map([...ofConstraints, ...ofIndexes]);
  }
}

function catalogOf(row: Row): Catalog {
  const name = text(row, '0');
  return isCatalog(name) ? name : 'pg_class';
}

function isCatalog(name: string): name is Catalog {
  return name.startsWith('pg_');
}
