import type { ObjectKey } from '../../../model/schema-object.ts';
import { integer, rows, text } from '../../catalog-values.ts';
import type { Row } from '../../../ports/database-session.ts';
import { columns } from './columns.ts';
import { constraints, domainConstraints } from './constraints.ts';
import type { DescribedGroup } from './described-group.ts';
import type { Catalog } from './catalog.ts';
import { identify, partKey } from './identify.ts';
import { indexes } from './indexes.ts';
import type { NeededNumbers } from './needed-numbers.ts';
import { referenceText, type Reference, type ServerNames } from './server-names.ts';

/** The part of an answer by which its numbers have names. */
export interface NumberedAnswer {
  readonly group: (catalog: Catalog, number: number) => DescribedGroup | undefined;
  readonly groups: () => Iterable<DescribedGroup>;
  readonly needed: NeededNumbers;
}

/**
 * Looks names up in an answer. What is found in another table than the one that is being read is kept, since many foreign keys
 * refer to one key; all else of a table is forgotten with it.
 */
export class AnswerNames implements ServerNames {
  readonly #answer: NumberedAnswer;
  readonly #columns = new Map<number, ReadonlyMap<number, string>>();
  readonly #indexes = new Map<number, ObjectKey | undefined>();
  #parts: ReadonlyMap<string, ObjectKey> | undefined;

  constructor(answer: NumberedAnswer) {
    this.#answer = answer;
  }

  key(reference: Reference): ObjectKey | undefined {
    const { catalog, number, part = 0 } = reference;
    const group = this.#answer.group(catalog, number);
    if (group === undefined) return this.#partKeys().get(referenceText({ catalog, number }));
    const column = part === 0 ? undefined : this.column(number, part);
    return column === undefined ? group.key : partKey('column', group.owner, column);
  }

  column(table: number, attribute: number): string | undefined {
    const group = this.#answer.group('pg_class', table);
    if (group === undefined) return undefined;
    if (group.isBeingRead) return columnOf(group, attribute);
    const known = this.#columns.get(table) ?? columnsOf(group);
    this.#columns.set(table, known);
    return known.get(attribute);
  }

  uses(reference: Reference, without: readonly (ObjectKey | undefined)[]): readonly ObjectKey[] {
    const json = this.#answer.needed.of(reference);
    if (json === undefined) return [];
    const keys = rows({ needed: JSON.parse(json) }, 'needed').map((row) => this.key({ catalog: catalogOf(row), number: integer(row, '1'), part: integer(row, '2') }));
    return [...new Set(keys)].filter((key) => key !== undefined).filter((key) => !without.includes(key)).toSorted();
  }

  index(table: number, index: number): ObjectKey | undefined {
    const group = this.#answer.group('pg_class', table);
    if (group === undefined) return undefined;
    if (!this.#indexes.has(index)) this.#indexes.set(index, partKeysOf(group).get(referenceText({ catalog: 'pg_class', number: index })));
    return this.#indexes.get(index);
  }

  /** Of all groups: for references that do not say whose part they mean. */
  #partKeys(): ReadonlyMap<string, ObjectKey> {
    this.#parts ??= new Map([...this.#answer.groups()].flatMap((group) => [...partKeysOf(group)]));
    return this.#parts;
  }
}

function columnOf(group: DescribedGroup, attribute: number): string | undefined {
  const rowsOfColumns = group.rowsOf(columns);
  // Where no column was dropped, the number is the place.
  const first = rowsOfColumns[attribute - 1];
  const row = first?.['attribute'] === attribute ? first : rowsOfColumns.find((one) => one['attribute'] === attribute);
  return row === undefined ? undefined : text(row, 'name');
}

function columnsOf(group: DescribedGroup): ReadonlyMap<number, string> {
  return new Map(group.rowsOf(columns).map((row) => [integer(row, 'attribute'), text(row, 'name')]));
}

/** Constraints, and indexes, of which one that belongs to a constraint goes by the constraint's name. */
function partKeysOf(group: DescribedGroup): ReadonlyMap<string, ObjectKey> {
  const { schema } = group.owner.place;
  const ofConstraints = [constraints, domainConstraints].flatMap((family) => group.rowsOf(family)).flatMap((row): readonly [string, ObjectKey][] => {
    const key = partKey('constraint', group.owner, text(row, 'name'));
    const [constraint, index] = [integer(row, 'constraint'), integer(row, 'index')];
    return [[referenceText({ catalog: 'pg_constraint', number: constraint }), key], [referenceText({ catalog: 'pg_class', number: index }), key]];
  });
  const ofIndexes = group.rowsOf(indexes).map((row): readonly [string, ObjectKey] => {
    const { key } = identify('index', { ...(schema === undefined ? {} : { schema }), name: text(row, 'name') });
    return [referenceText({ catalog: 'pg_class', number: integer(row, 'index') }), key];
  });
  return new Map([...ofConstraints, ...ofIndexes]);
}

function catalogOf(row: Row): Catalog {
  const name = text(row, '0');
  return isCatalog(name) ? name : 'pg_class';
}

function isCatalog(name: string): name is Catalog {
  return name.startsWith('pg_');
}
