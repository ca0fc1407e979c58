import type { Expression } from '../model/expression.ts';
import type { Script } from '../model/statement.ts';

/** Reads SQL of one engine. Made by `loadReader`; from then on everything is synchronous and never throws on hostile text. */
export interface ScriptReader {
  /** Reads a whole file. Spans are UTF-16 offsets in the text. */
  read(text: string): Script;

  /** Reads a lone expression, such as a default from a server's catalogue; undefined where the text is none. */
  readExpression(text: string): Expression | undefined;
}
