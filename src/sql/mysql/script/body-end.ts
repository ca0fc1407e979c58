import type { Tokens } from '../lexing/tokens.ts';

const programKinds = new Set(['PROCEDURE', 'FUNCTION', 'TRIGGER', 'EVENT', 'PACKAGE']);
const compoundWords = new Set(['IF', 'CASE', 'WHILE', 'LOOP', 'REPEAT', 'FOR']);
const furthestKind = 14;

const packageWord = new Set(['PACKAGE']);

/** True where one of these words stands among the first of a statement. */
function headHolds(tokens: Tokens, words: ReadonlySet<string>, first = 0): boolean {
  for (let index = first + 1; index < first + furthestKind; index += 1) {
    if (words.has(tokens.symbolAt(index))) return true;
  }
  return false;
}

/** True where the tokens begin a stored program, or a compound statement of MariaDB: something that holds semicolons. */
export function mayHoldStatements(tokens: Tokens): boolean {
  const first = tokens.symbolAt(0);
  if (first === 'CREATE' || first === 'ALTER') return headHolds(tokens, programKinds);
  return compoundWords.has(first) || (first === 'BEGIN' && tokens.symbolAt(1) === 'NOT');
}

/** Words behind which IF and BEGIN are part of a name or clause and open nothing. */
const nameWords = new Set(['PROCEDURE', 'FUNCTION', 'TRIGGER', 'EVENT', 'PACKAGE', 'BODY', 'EXISTS', '.', 'XA', 'START']);
/** Words that a body of one statement begins with: a CASE behind them is an expression. */
const plainBodyWords = new Set(['RETURN', 'SET', 'SELECT', 'CALL', 'WITH']);
const prefixes = new Set([':', 'NOT', 'ATOMIC']);
const openers = new Set(['BEGIN', 'IF', 'CASE', 'WHILE', 'LOOP', 'REPEAT', 'FOR']);
/** Openers that a statement follows at once, without a condition in between. */
const opensStatements = new Set(['BEGIN', 'LOOP', 'REPEAT']);
const endedWords = new Set(['IF', 'CASE', 'WHILE', 'LOOP', 'REPEAT', 'FOR']);

/**
 * Finds the semicolon that ends a program whose text the reader could not follow, by counting BEGIN, IF, CASE and loops
 * against END. Only where a text is broken is this guess needed; a text that fits ends where its grammar ends.
 */
export class BodyEnd {
  private readonly tokens: Tokens;
  private readonly open: string[] = [];
  private index = 0;
  private depth = 0;
  /** True where a statement may begin. */
  private atStart = true;
  /** True behind DECLARE … HANDLER: the statement behind its conditions has no mark of its own. */
  private behindHandler = false;
  /** True where another program begins inside this one, which no body allows: nothing will close this one. */
  isLost = false;
  /** True until the body has begun. */
  private inHead = true;

  constructor(tokens: Tokens) {
    this.tokens = tokens;
    this.inHead = tokens.symbolAt(0) === 'CREATE' || tokens.symbolAt(0) === 'ALTER';
    if (headHolds(tokens, packageWord)) this.open.push('PACKAGE');
  }

  /** Index of the semicolon token that ends the program; undefined where the tokens so far do not hold it. */
  find(): number | undefined {
    while (this.index < this.tokens.count && !this.isLost) {
      const symbol = this.tokens.symbolAt(this.index);
      this.isLost = this.atStart && symbol === 'CREATE' && this.index > 0 && headHolds(this.tokens, programKinds, this.index);
      if (symbol === ';' && this.open.length === 0) return this.index;
      this.pass(symbol);
      this.index += 1;
    }
    return undefined;
  }

  /** True where something is still open. */
  get isOpen(): boolean {
    return this.open.length > 0;
  }

  private get previous(): string {
    return this.tokens.symbolAt(this.index - 1);
  }

  private pass(symbol: string): void {
    if (symbol === '(' || symbol === ')') {
      this.depth += symbol === '(' ? 1 : -1;
      return;
    }
    if (symbol === 'END') {
      this.close();
    } else if (symbol === 'CASE' && (this.depth > 0 || !this.mayOpen())) {
      this.open.push('EXPRESSION');
    } else if (this.depth === 0) {
      this.passOutside(symbol);
    }
  }

  private passOutside(symbol: string): void {
    if (openers.has(symbol) && (this.mayOpen() || (symbol !== 'FOR' && this.behindHandler))) {
      this.open.push(symbol);
      this.inHead = false;
      this.behindHandler = false;
      this.atStart = opensStatements.has(symbol);
      return;
    }
    // The condition of REPEAT stands between UNTIL and END, so that no statement begins at END.
    if (symbol === 'UNTIL' && this.open.at(-1) === 'REPEAT') this.open.pop();
    this.atStart = (this.atStart && this.isPrefix(symbol)) || this.beginsStatements(symbol);
    this.inHead &&= !plainBodyWords.has(symbol);
    this.behindHandler = symbol === 'HANDLER' || (this.behindHandler && symbol !== ';');
  }

  /** A label with its colon, and NOT ATOMIC: a statement begins behind them. */
  private isPrefix(symbol: string): boolean {
    return prefixes.has(symbol) || this.tokens.symbolAt(this.index + 1) === ':';
  }

  /** True where a compound statement may begin at the current token. */
  private mayOpen(): boolean {
    return (this.atStart && !this.inHead) || (this.inHead && this.depth === 0 && !nameWords.has(this.previous) && !this.isConditionOfHead());
  }

  /** IF [NOT] EXISTS in the head of CREATE, and FOR EACH ROW. */
  private isConditionOfHead(): boolean {
    const symbol = this.tokens.symbolAt(this.index);
    return symbol === 'FOR' || (symbol === 'IF' && this.tokens.symbolAt(this.index + 1) === 'NOT');
  }

  private beginsStatements(symbol: string): boolean {
    const top = this.open.at(-1);
    switch (symbol) {
      case ';': {
        return true;
      }
      case 'THEN':
      case 'ELSE': {
        return top === 'IF' || top === 'CASE';
      }
      case 'DO': {
        return top === 'WHILE' || top === 'FOR';
      }
      default: {
        return false;
      }
    }
  }

  private close(): void {
    const top = this.open.at(-1);
    if (top === 'EXPRESSION') {
      this.open.pop();
    } else if (this.depth === 0 && this.atStart && top !== undefined) {
      this.open.pop();
      this.atStart = false;
      if (endedWords.has(this.tokens.symbolAt(this.index + 1))) this.index += 1;
    }
  }
}
