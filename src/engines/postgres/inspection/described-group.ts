import { InternalError } from '../../../errors/internal-error.ts';
import type { ObjectGroup, SchemaObject } from '../../../model/schema-object.ts';
import type { Row } from '../../../ports/database-session.ts';
import type { PartFamily, TopFamily, TopRow } from './family.ts';
import { identify, type Owner } from './identify.ts';
import type { ServerNames } from './server-names.ts';

/** Rows of one family for one group, as the server put them together: lists without the outermost brackets. */
interface Parts {
  readonly family: PartFamily;
  readonly text: string;
  readonly numbers: string;
}

/** The names of the values in a family's rows, in their order. */
interface Layout {
  readonly fields: readonly string[];
  readonly numbers: readonly string[];
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
    const described = { owner, number, version, names };
    return [
      ...this.#family.read({ ...described, row: top, position: 1 }),
      ...this.#parts.flatMap((parts) => this.#partRows(parts).flatMap((row, index) => parts.family.read({ ...described, row, position: index + 1 }))),
    ];
  }

  /** The rows of one part family, with fields and numbers by name. */
  rowsOf(family: PartFamily): readonly Row[] {
    return this.#parts.filter((parts) => parts.family === family).flatMap((parts) => this.#partRows(parts));
  }

  #topRow(): Row {
    const { fields, numbers } = this.#context.layoutOf(this.#family);
    return { ...named(fields, parseList(this.#row.text)), ...named(numbers, parseList(this.#row.numbers)) };
  }

  #partRows({ family, text, numbers }: Parts): readonly Row[] {
    const layout = this.#context.layoutOf(family);
    const allNumbers = parseList(`[${numbers}]`);
    return parseList(`[${text}]`).map((fields, index) => ({ ...named(layout.fields, fields), ...named(layout.numbers, allNumbers[index]) }));
  }
}

function parseList(json: string): readonly unknown[] {
  const value: unknown = JSON.parse(json);
  if (!Array.isArray(value)) throw new InternalError('a description is not a list');
  return value;
}

function named(names: readonly string[], values: unknown): Row {
  if (!Array.isArray(values) || values.length !== names.length) throw new InternalError('a description does not fit its family');
  return Object.fromEntries(names.map((name, index): readonly [string, unknown] => [name, values[index]]));
}
