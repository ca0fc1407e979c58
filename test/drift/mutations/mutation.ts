/** One thing that somebody does to a database by hand, and the one change that a comparison must make of it. */
export interface Mutation {
  readonly sql: string;
  /** `column.changed`, `index.added`. */
  readonly kind: string;
  /** As reports name it. */
  readonly object: string;
  /** Names, sorted; of a changed object alone. */
  readonly attributes: readonly string[];
  /** First version that knows the statement, as `ServerVersion.number` counts. */
  readonly since: number;
  /** No statement leads one of the two ways: the values that a label or a computed column had are gone. */
  readonly oneWay: boolean;
  /** What is reported besides: constraints of a new column, publications of a dropped schema. */
  readonly besides: readonly string[];
}

/** Changes of one object, one line each: attributes, statements, first version. An attribute `!` stands for `oneWay`. */
export function changes(kind: string, object: string, lines: readonly (readonly [attributes: string, sql: string, since?: number])[]): readonly Mutation[] {
  return lines.map(([words, sql, since = 0]) => {
    const attributes = words.split(' ').filter((word) => word !== '!');
    return { sql, kind: `${kind}.changed`, object, attributes, since, oneWay: words.includes('!'), besides: [] };
  });
}

/** Objects that appear or vanish, one line each: name, statements, first version. */
export function comings(kind: string, lines: readonly (readonly [object: string, sql: string, since?: number])[]): readonly Mutation[] {
  return lines.map(([object, sql, since = 0]) => ({ sql, kind, object, attributes: [], since, oneWay: false, besides: [] }));
}

/** What each value of a list makes of a template with `%`. */
export function each(attributes: string, template: string, values: readonly string[]): readonly (readonly [string, string])[] {
  return values.map((value) => [attributes, template.replaceAll('%', value)] as const);
}
