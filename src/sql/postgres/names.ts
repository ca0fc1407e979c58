import type { RangeVar } from 'libpg-query';
import type { ObjectName } from '../../model/expression.ts';
import type { StatementSource, TokenRange } from './statement-source.ts';
import type { TableReference } from './survey.ts';

/** The token range of a possibly qualified name that begins at a token. */
export function nameRange(source: StatementSource, from: number): TokenRange {
  let to = from + 1;
  while (source.word(to) === '.') to += 2;
  return { from, to };
}

/** The name of a relation node, which carries its own location. */
export function relationName(source: StatementSource, relation: RangeVar | undefined): ObjectName {
  const { schemaname, relname = '', location } = relation ?? {};
  return nameAt(source, { ...(schemaname === undefined ? {} : { schema: schemaname }), name: relname, location: location ?? 0 });
}

/** The name of a relation that a survey met. */
export function nameAt(source: StatementSource, { schema, name, location }: TableReference): ObjectName {
  const span = source.spanOf(nameRange(source, source.tokenAt(location)));
  return { ...(schema === undefined ? {} : { schema }), name, span };
}

/**
 * A name that the tree gives as strings without a location: it is looked for among the tokens from `from` on.
 * The last part is the name, the one before it the schema; a database in front is dropped.
 */
export function findName(source: StatementSource, parts: readonly string[], from: number): ObjectName {
  const schema = parts.at(-2);
  const range = findParts(source, parts, from);
  const span = range === undefined ? source.span : source.spanOf(range);
  return { ...(schema === undefined ? {} : { schema }), name: parts.at(-1) ?? '', span };
}

/** Where the parts of a name stand, one after the other with dots between. */
export function findParts(source: StatementSource, parts: readonly string[], from: number): TokenRange | undefined {
  if (parts.length === 0) return undefined;
  for (let index = from; index < source.tokens.length; index += 1) {
    if (standsAt(source, parts, index)) return { from: index, to: index + 2 * parts.length - 1 };
  }
  return undefined;
}

function standsAt(source: StatementSource, parts: readonly string[], from: number): boolean {
  return parts.every((part, ordinal) => {
    const index = from + 2 * ordinal;
    // An operator and the number of a large object are names too.
    return (source.identifier(index) ?? source.word(index)) === part && (ordinal === 0 || source.word(index - 1) === '.');
  });
}
