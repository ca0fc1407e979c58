import type { Lexer } from './lexer.ts';

/** Words that may stand between CREATE and the kind of object where the delimiter's meaning depends on that kind. */
const fillers = new Set(['OR', 'REPLACE']);

/**
 * What must be known of a statement while it is read, to tell a delimiter from a semicolon inside it.
 * Only the grammar's two lists of statements hold semicolons: BEGIN ATOMIC … END of a routine,
 * and the parenthesised actions of a rule (manual: CREATE FUNCTION, CREATE RULE; 18).
 */
export class StatementShape {
  /** True for COPY … FROM STDIN: rows may follow the statement. */
  copiesFromClient = false;
  private first = '';
  private object = '';
  private previous = '';
  private depth = 0;
  private bodyDepth = 0;

  /** Is the lexer's token a semicolon that ends the statement? */
  isDelimiter(lexer: Lexer): boolean {
    if (lexer.kind !== 'punctuation' || lexer.text.charAt(lexer.start) !== ';') return false;
    return this.bodyDepth === 0 && !(this.object === 'RULE' && this.depth > 0);
  }

  /** Takes note of a token of the statement. */
  take(lexer: Lexer): void {
    if (lexer.kind === 'word') this.takeWord(lexer);
    else this.takeOther(lexer);
  }

  private takeOther(lexer: Lexer): void {
    const text = lexer.end - lexer.start === 1 ? lexer.text.charAt(lexer.start) : '';
    if (text === '(') this.depth += 1;
    else if (text === ')') this.depth -= 1;
    if (this.first === '') this.first = text === '' ? '?' : text;
    this.previous = text;
  }

  private takeWord(lexer: Lexer): void {
    if (this.first !== '' && !this.matters()) return;
    const word = lexer.text.slice(lexer.start, lexer.end).toUpperCase();
    this.takeKeyword(word);
    this.previous = word;
  }

  private takeKeyword(word: string): void {
    if (this.first === '') this.first = word;
    else if (this.first === 'COPY') this.takeCopyWord(word);
    else if (this.object === '') this.object = fillers.has(word) ? '' : word;
    else if (this.previous !== '.' && this.previous !== 'AS') this.takeBodyWord(word);
  }

  private takeCopyWord(word: string): void {
    if (this.depth === 0 && this.previous === 'FROM' && word === 'STDIN') this.copiesFromClient = true;
  }

  /** Most statements need no look at their words beyond the first. */
  private matters(): boolean {
    if (this.first === 'COPY') return true;
    if (this.first !== 'CREATE') return false;
    return this.object === '' || this.object === 'FUNCTION' || this.object === 'PROCEDURE';
  }

  /** BEGIN ATOMIC opens a body; inside it CASE and END nest. After a dot or AS these words are names. */
  private takeBodyWord(word: string): void {
    if (this.bodyDepth === 0) {
      if (word === 'ATOMIC' && this.previous === 'BEGIN') this.bodyDepth = 1;
    } else if (word === 'CASE') this.bodyDepth += 1;
    else if (word === 'END') this.bodyDepth -= 1;
  }
}
