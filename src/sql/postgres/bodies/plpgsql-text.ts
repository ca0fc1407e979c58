import type { TypeName } from 'libpg-query';
import { nameRange } from '../names.ts';
import type { StatementSource, TokenRange } from '../statement-source.ts';
import { strings } from '../syntax-tree.ts';

/** The parts of a routine or DO block that the parser for PL/pgSQL is given otherwise than written. */
interface Rewritten {
  readonly body: StatementSource;
  /** The token that holds the body. */
  readonly literal: number;
  readonly types: readonly (TypeName | undefined)[];
}

/**
 * The statement for the parser of PL/pgSQL, which has no catalogue: it cannot look up `t.c%TYPE` in the head, and
 * refuses arrays of types that it does not know. Without %TYPE and brackets it takes a name for a type it does not know.
 * The body goes in without its comments.
 */
export function plpgsqlText(source: StatementSource, { body, literal, types }: Rewritten): string {
  const dropped = [...typeReferences(source), ...types.flatMap((type) => arrayBounds(source, type))];
  const changes = [...dropped.map((range) => ({ range, text: ' ' })), { range: { from: literal, to: literal + 1 }, text: quoted(body.parsed) }];
  const parts: string[] = [];
  let kept = 0;
  for (const { range, text } of changes.sort((left, right) => left.range.from - right.range.from)) {
    parts.push(source.parsed.slice(kept, source.tokens[range.from]?.start), text);
    kept = source.tokens[range.to - 1]?.end ?? kept;
  }
  return parts.join('') + source.parsed.slice(kept);
}

function quoted(text: string): string {
  return `E'${text.replace(/['\\]/g, '$&$&')}'`;
}

function typeReferences(source: StatementSource): readonly TokenRange[] {
  return source.tokens.flatMap((_token, index) =>
    source.word(index) === '%' && source.word(index + 1) === 'TYPE' ? [{ from: index, to: index + 2 }] : []);
}

/** `[]`, `[3]` and ARRAY behind the name of a type that is not built in. */
function arrayBounds(source: StatementSource, type: TypeName | undefined): readonly TokenRange[] {
  if (type?.arrayBounds === undefined || strings(type.names)[0] === 'pg_catalog') return [];
  const { to: from } = nameRange(source, source.tokenAt(type.location));
  let to = source.word(from) === '(' ? source.closing(from) + 1 : from;
  const begin = to;
  while (source.word(to) === 'ARRAY' || source.word(to) === '[') to = source.word(to) === '[' ? source.closing(to) + 1 : to + 1;
  return to > begin ? [{ from: begin, to }] : [];
}
