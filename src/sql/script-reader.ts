import type { Expression } from '../model/expression.ts';
import type { Script, StatementEffect } from '../model/statement.ts';

/** Reads SQL of one engine. Made by `loadReader`; from then on everything is synchronous and never throws on hostile text. */
export interface ScriptReader {
  /** Reads a whole file. Spans are UTF-16 offsets in the text. */
  read(text: string): Script;

  /** Reads what the statements of a whole file do: the same statements as `read` gives, in less time. */
  readEffects(text: string): readonly StatementEffect[];

  /** Reads a lone expression, such as a default from a server's catalogue; undefined where the text is none. */
  readExpression(text: string): Expression | undefined;
}
