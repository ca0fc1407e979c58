import type { SyntaxProblem } from '../../model/statement.ts';
import type { StatementSource } from './statement-source.ts';

/** What the server refuses and the parser's WASM build does not see (libpg-query 18.1.5). */
export function findOverlooked(source: StatementSource): SyntaxProblem | undefined {
  const nul = source.text.indexOf('\0');
  // The text is handed over as a C string, which would end there.
  if (nul !== -1) return { message: 'the statement holds a NUL character', offset: source.inFile(nul) };
  return /\$[0-9]+[A-Za-z_\u0080-\uffff]/.test(source.text) ? findJunk(source) : undefined;
}

/** `$1a`, an error since PostgreSQL 15. */
function findJunk(source: StatementSource): SyntaxProblem | undefined {
  const junk = source.tokens.find(({ kind }, index) => kind === 'word' && isParameterBefore(source, index));
  return junk === undefined ? undefined : { message: 'trailing junk after parameter', offset: source.inFile(junk.start) };
}

function isParameterBefore(source: StatementSource, index: number): boolean {
  const before = source.tokens[index - 1];
  return before?.kind === 'parameter' && before.end === source.tokens[index]?.start;
}
