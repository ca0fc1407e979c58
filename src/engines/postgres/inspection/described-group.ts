import { InternalError } from '../../../errors/internal-error.ts';
import type { ObjectGroup, SchemaObject } from '../../../model/schema-object.ts';
import type { Row } from '../../../ports/database-session.ts';
import type { PartFamily, TopFamily, TopRow } from './family.ts';
import { identify, type Owner } from './identify.ts';
import type { ServerNames } from './server-names.ts';

/** Rows of one family for one group, as the server put them together. */
interface Parts {
  readonly family: PartFamily;
  readonly text: string;
  readonly numbers: string;
}

/** The names of the values in a family's rows, in their order. */
interface Layout {
  readonly fields: readonly string[];
  /** They follow the fields, or none of them does. */
  readonly rare: readonly string[];
  readonly numbers: readonly string[];
  /** All of them without values: a copy of it is made at once, whereas a row that grows value by value changes its form with each. */
  readonly empty: Row;
}

/** What does not change from group to group. */
export interface GroupContext {
  readonly version: number;
  readonly names: ServerNames;
  readonly layoutOf: (family: TopFamily | PartFamily) => Layout;
}

/** A group whose rows are parsed when its objects are asked for. */
export class DescribedGroup implements ObjectGroup {
  readonly owner: Owner;
  readonly number: number;
  readonly #family: TopFamily;
  readonly #row: TopRow;
  readonly #context: GroupContext;
  readonly #parts: Parts[] = [];
  /** While objects are read, since one names another. */
  #rows: Map<Parts, readonly Row[]> | undefined;

  constructor(family: TopFamily, row: TopRow, context: GroupContext) {
    const { kind, schema, name, signature } = row;
    this.owner = identify(kind, { ...(schema === undefined ? {} : { schema }), name, ...(signature === undefined ? {} : { signature }) });
    this.number = row.number;
    this.#family = family;
    this.#row = row;
    this.#context = context;
  }

  get key(): string {
    return this.owner.key;
  }

  get text(): string {
    return [this.#row.text, ...this.#parts.map(({ family, text }) => `${family.name}: ${text}`)].join('\n');
  }

  add(parts: Parts): void {
    this.#parts.push(parts);
  }

  objects(): readonly SchemaObject[] {
    const { number, owner } = this;
    const top = this.#topRow();
    const { version, names } = this.#context;
    this.#rows = new Map();
    const objects = [...this.#family.read({ owner, number, version, names, row: top, position: 1 })];
    for (const parts of this.#parts) {
      let position = 0;
      for (const row of this.#partRows(parts)) {
        position += 1;
        for (const object of parts.family.read({ owner, number, version, names, row, position })) objects.push(object);
      }
    }
    this.#rows = undefined;
    return objects;
  }

  /** Whether its rows are at hand. */
  get isBeingRead(): boolean {
    return this.#rows !== undefined;
  }

  /** The rows of one part family, with fields and numbers by name. */
  rowsOf(family: PartFamily): readonly Row[] {
    const found = this.#parts.find((parts) => parts.family === family);
    return found === undefined ? [] : this.#partRows(found);
  }

  #topRow(): Row {
    return named(this.#context.layoutOf(this.#family), parseList(this.#row.text), parseList(this.#row.numbers));
  }

  #partRows(parts: Parts): readonly Row[] {
    const rows = this.#rows?.get(parts) ?? this.#parseRows(parts);
    this.#rows?.set(parts, rows);
    return rows;
  }

  #parseRows({ family, text, numbers }: Parts): readonly Row[] {
    const layout = this.#context.layoutOf(family);
    const allNumbers = parseList(numbers);
    return parseList(text).map((fields, index) => named(layout, fields, allNumbers[index]));
  }
}

function parseList(json: string): readonly unknown[] {
  const value: unknown = JSON.parse(json);
  if (!Array.isArray(value)) throw new InternalError('a description is not a list');
  return value;
}

/** Values of one row by their names. */
function named({ fields, rare, numbers, empty }: Layout, texts: unknown, ids: unknown): Row {
  if (!isList(texts) || !isList(ids) || (texts.length !== fields.length && texts.length !== fields.length + rare.length) || ids.length !== numbers.length) {
    throw new InternalError('a description does not fit its family');
  }
  const row: Record<string, unknown> = { ...empty };
  fields.forEach((name, at) => { row[name] = texts[at]; });
  if (texts.length > fields.length) rare.forEach((name, at) => { row[name] = texts[fields.length + at]; });
  numbers.forEach((name, at) => { row[name] = ids[at]; });
  return row;
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}
