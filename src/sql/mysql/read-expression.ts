import type { Engine } from '../../model/engine-name.ts';
import type { Expression } from '../../model/expression.ts';
import { dialectOf } from './dialect.ts';
import { readExpression } from './expressions/capture.ts';
import { Lexer } from './lexing/lexer.ts';
import { TokenCursor } from './reading/token-cursor.ts';
import { grammar } from './statements/grammar.ts';

/** Reads a lone expression, such as a default from a server's catalogue; undefined where the text is none. */
export function readMysqlExpression(text: string, engine: Engine): Expression | undefined {
  const lexer = new Lexer(text, dialectOf(engine));
  lexer.begin();
  if (lexer.fill() !== 'end' || lexer.fault !== undefined) return undefined;
  const { tokens, dialect, mode } = lexer;
  const cursor = new TokenCursor({ text, tokens, dialect, mode, grammar, extend: () => false, retract: () => undefined });
  return cursor.attempt(() => {
    const expression = readExpression(cursor);
    return cursor.atEnd ? expression : cursor.fail('the end of the expression was expected');
  });
}
