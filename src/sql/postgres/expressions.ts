import type { Node } from 'libpg-query';
import type { Expression } from '../../model/expression.ts';
import { constantOf } from './constants.ts';
import type { StatementSource, TokenRange } from './statement-source.ts';
import { surveyTree } from './survey.ts';

/** Reads the expression that a range of tokens holds. Brackets around the whole of it are not part of its text. */
export function readExpression(source: StatementSource, node: Node, range: TokenRange): Expression {
  const { columns, functions, location, comparesNull } = surveyTree(node);
  const inner = withoutBrackets(source, range, location === undefined ? range.from : source.tokenAt(location));
  const constant = constantOf(node);
  return {
    text: source.textOf(inner),
    span: source.spanOf(inner),
    columns,
    functions,
    ...(constant === undefined ? {} : { constant }),
    ...(comparesNull ? { comparesNull } : {}),
  };
}

/** Takes off brackets that enclose everything and stand before the first node: those of a row or subquery are its own. */
function withoutBrackets(source: StatementSource, range: TokenRange, firstNode: number): TokenRange {
  let { from, to } = range;
  while (from < firstNode && source.word(from) === '(' && source.closing(from) === to - 1) {
    from += 1;
    to -= 1;
  }
  return { from, to };
}

/**
 * Words that end an expression outside brackets: all are reserved, so that they cannot be part of one.
 * GROUP after WITHIN belongs to an aggregate.
 */
const clauseWords: ReadonlySet<string> = new Set([
  'WHERE', 'GROUP', 'HAVING', 'WINDOW', 'ORDER', 'LIMIT', 'OFFSET', 'FETCH', 'FOR', 'UNION', 'INTERSECT', 'EXCEPT', 'RETURNING', 'ON', 'WHEN', ';',
]);

/**
 * The tokens of a predicate of which only the tree is known: from its first node, with the brackets before it
 * (between WHERE and the first node nothing else can stand), to the next clause.
 */
export function locatePredicate(source: StatementSource, node: Node): TokenRange {
  const { location } = surveyTree(node);
  // CURRENT OF has no location; such a statement is short and has one WHERE.
  let from = location === undefined ? source.find(source.all, (word) => word === 'CURRENT') : source.tokenAt(location);
  while (source.word(from - 1) === '(') from -= 1;
  let cases = 0;
  const to = source.find({ from, to: source.tokens.length }, (word, index) => {
    cases += caseChange(source, word, index);
    return cases === 0 && endsExpression(source, word, index);
  });
  return { from, to };
}

/** CASE … END holds words that elsewhere begin a clause. After a dot they are names. */
function caseChange(source: StatementSource, word: string, index: number): number {
  if (source.word(index - 1) === '.') return 0;
  if (word === 'CASE') return 1;
  return word === 'END' ? -1 : 0;
}

function endsExpression(source: StatementSource, word: string, index: number): boolean {
  if (word === ',') return true;
  const before = source.word(index - 1);
  return clauseWords.has(word) && before !== '.' && !(word === 'GROUP' && before === 'WITHIN');
}

/** The tokens in the brackets behind a word that stands outside of brackets, such as USING of a policy. */
export function bracketsBehind(source: StatementSource, keyword: string): TokenRange {
  return source.inside(source.find(source.all, (word) => word === keyword) + 1);
}
