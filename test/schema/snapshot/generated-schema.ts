import { objectKinds, type AttributeValue, type InspectedSchema, type ObjectMark, type SchemaObject } from '../../../src/model/schema-object.ts';
import { group, schema } from '../../drift/objects.ts';

/** Everything that a file keeps, in one order. */
export function facts({ engine, version, settings, notVisible, groups }: InspectedSchema): unknown {
  const objects = [...groups.values()].map((one) => one.objects().map((each) => ({ ...each, marks: each.marks.toSorted(), uses: each.uses.toSorted() })).toSorted((left, right) => (left.key < right.key ? -1 : 1)));
  return { engine, version, settings, notVisible, groups: [...groups.keys()], objects };
}

/** The same numbers in every run: a linear congruential generator (Numerical Recipes). */
export function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const pieces = ['a', 'Zebra', '.', ':', '#', '"', '""', "'", '`', '\\', '\n', '\r', '\r\n', '\t', ' ', '  ', '|', '-', '- ', '[', ']', ', ', ',', '@', '(', ')', '(x)', 'true', 'false', '0', '-1', '1e5', 'null', '{', '}', 'é', '💾', '\u2028', '\u200B', '\u202E', '\uFEFF', '\uD800', '\u00A0', '\u0001', 'table x', 'type: y'];

/** A schema of whatever names and values. */
export function generatedSchema(seed: number): InspectedSchema {
  const below = numbers(seed);
  const pick = <Item>(items: readonly Item[]): Item => items[below(items.length)] as Item;
  const text = (): string => Array.from({ length: below(5) }, () => pick(pieces)).join('');
  const name = (): string => `${text()}${pick(['a', 'B', '"'])}`;
  const value = (): AttributeValue => pick([text, () => below(1000) - 500, () => below(2) === 0, () => Array.from({ length: below(4) }, text), () => Array.from({ length: below(30) }, name)])();
  const attributes = (): SchemaObject['attributes'] => Object.fromEntries(Array.from({ length: below(4) }, () => [pick(['type', 'body', 'on_delete', 'rls', 'text']), value()]));
  const made = (own: string, number: number): SchemaObject => ({
    key: pick([`column:${own}`, `${own} ${number}`]) + String(number),
    kind: pick(objectKinds),
    name: own,
    place: pick([{ name: own }, { schema: text(), name: own }, { schema: text(), table: text(), name: own, signature: `(${text()})` }]),
    ...(below(2) === 0 ? {} : { parent: name() }),
    attributes: attributes(),
    marks: (['generated-name', 'inherited', 'implicit', 'owned'] as const satisfies readonly ObjectMark[]).filter(() => below(4) === 0),
    uses: Array.from({ length: below(3) }, name),
    ...(below(2) === 0 ? {} : { written: text() }),
    ...(below(2) === 0 ? {} : { position: below(100) }),
  });
  return schema(Array.from({ length: 1 + below(4) }, (_, at) => group(...Array.from({ length: 1 + below(5) }, (__, part) => made(name(), at * 10 + part)))), { settings: { sql_mode: text(), encoding: text() } });
}
