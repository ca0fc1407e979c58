import type { Node } from 'libpg-query';
import type { SyntaxProblem } from '../../model/statement.ts';
import type { StatementSource } from './statement-source.ts';

/**
 * What the server refuses and the parser does not see, since its makers widened the grammar for parameters
 * (patches 01 and 09 of libpg_query 18), or since it takes a C string (NUL).
 */
export function findOverlooked(source: StatementSource): SyntaxProblem | undefined {
  const nul = source.text.indexOf('\0');
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

type Json = Readonly<Record<string, unknown>>;

/** A parameter where the server's grammar has a literal only: `SET x = $1`, `date $1`, `PASSWORD $1`, `EXTRACT($1 FROM d)`. */
export function findStrayParameter(source: StatementSource, statement: Node): SyntaxProblem | undefined {
  if (!/\$[0-9]/.test(source.text)) return undefined;
  const stack: unknown[] = [statement];
  for (let value = stack.pop(); value !== undefined; value = stack.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    for (const [tag, content] of Object.entries(value)) {
      const location = strayIn(tag, content);
      if (location !== undefined) return strayParameter(source, location);
      stack.push(content);
    }
  }
  return undefined;
}

function strayParameter(source: StatementSource, location: number): SyntaxProblem {
  const token = source.tokens[source.tokenAt(location)];
  const text = token === undefined ? '' : source.text.slice(token.start, token.end);
  return { message: `syntax error at or near "${text}"`, offset: source.inFile(token?.start ?? 0) };
}

/** Where a node of a kind may not hold a parameter. */
const strayPlaces: Readonly<Record<string, (node: Json) => readonly unknown[]>> = {
  // `type 'literal'` has no location of its own, other casts have.
  TypeCast: (node) => (node['location'] === -1 ? [node['arg']] : []),
  VariableSetStmt: (node) => listOf(node['args']),
  DefElem: (node) => [node['arg']],
  FuncCall: (node) => (isExtract(node) ? listOf(node['args']).slice(0, 1) : []),
};

/** Location of a parameter that a node of a kind may not hold. */
function strayIn(tag: string, content: unknown): number | undefined {
  const places = isJson(content) ? strayPlaces[tag]?.(content) ?? [] : [];
  return places.map(parameterLocation).find((location) => location !== undefined);
}

function isExtract(call: Json): boolean {
  return call['funcformat'] === 'COERCE_SQL_SYNTAX' && JSON.stringify(call['funcname']).includes('"extract"');
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function parameterLocation(node: unknown): number | undefined {
  const parameter = isJson(node) ? node['ParamRef'] : undefined;
  if (!isJson(parameter)) return undefined;
  return typeof parameter['location'] === 'number' ? parameter['location'] : 0;
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
