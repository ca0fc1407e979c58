import type { ClientCommand } from '../../model/statement.ts';
import { adviceFor } from './client-commands.ts';
import type { TokenKind } from './lexer.ts';
import type { StatementSource } from './statement-source.ts';

const nameKinds: ReadonlySet<TokenKind> = new Set(['word', 'string', 'quoted-identifier']);

/**
 * psql's variables in a statement: `:name`, `:'name'`, `:"name"`. Only a statement that the grammar refuses is asked,
 * since a lone colon is valid too: in array slices and in JSON_OBJECT.
 */
export function findVariables(source: StatementSource): readonly ClientCommand[] {
  const { tokens } = source;
  return tokens.flatMap((token, index) => {
    const next = tokens[index + 1];
    if (source.word(index) !== ':' || next?.start !== token.end || isInBrackets(source, index)) return [];
    if (!nameKinds.has(next.kind)) return [];
    const command = source.text.slice(token.start, next.end);
    return [{ span: source.spanOfText(token.start, next.end), command, advice: adviceFor(command) }];
  });
}

/** The colon of a slice stands behind an opening bracket or a bound. */
function isInBrackets(source: StatementSource, index: number): boolean {
  return source.word(index - 1) === '[' || source.word(index - 2) === '[';
}
