import type { IndexElem, Node } from 'libpg-query';
import type { IndexKey } from '../../model/index-definition.ts';
import { readExpression } from './expressions.ts';
import { resultName } from './result-name.ts';
import type { StatementSource, TokenRange } from './statement-source.ts';
import { strings } from './syntax-tree.ts';

/** Reads the keys of an index; `list` holds the tokens between the brackets. */
export function readIndexKeys(source: StatementSource, elements: readonly IndexElem[], list: TokenRange): readonly IndexKey[] {
  const items = source.listItems(list);
  return elements.map((element, index) => readIndexKey(source, element, items[index] ?? list));
}

function readIndexKey(source: StatementSource, element: IndexElem, item: TokenRange): IndexKey {
  const { name, expr } = element;
  return {
    ...(name === undefined ? {} : { column: name }),
    ...(expr === undefined ? {} : readKeyExpression(source, expr, item)),
    ...readOrder(element),
    ...(element.opclass === undefined ? {} : { operatorClass: strings(element.opclass).join('.') }),
    ...(element.collation === undefined ? {} : { collation: strings(element.collation).join('.') }),
  };
}

function readKeyExpression(source: StatementSource, expr: Node, item: TokenRange): Pick<IndexKey, 'expression' | 'resultName'> {
  const name = resultName(expr);
  return { expression: readExpression(source, expr, expressionOf(source, item)), ...(name === undefined ? {} : { resultName: name }) };
}

function readOrder({ ordering, nulls_ordering }: IndexElem): Pick<IndexKey, 'order' | 'nulls'> {
  const isWritten = ordering === 'SORTBY_ASC' || ordering === 'SORTBY_DESC';
  const hasNulls = nulls_ordering === 'SORTBY_NULLS_FIRST' || nulls_ordering === 'SORTBY_NULLS_LAST';
  return {
    ...(isWritten ? { order: ordering === 'SORTBY_DESC' ? 'desc' : 'asc' } : {}),
    ...(hasNulls ? { nulls: nulls_ordering === 'SORTBY_NULLS_LAST' ? 'last' : 'first' } : {}),
  };
}

/** An expression key is bracketed or a call: it ends with its bracket, what follows are options. */
function expressionOf(source: StatementSource, item: TokenRange): TokenRange {
  const open = source.find(item, (word) => word === '(');
  return { from: item.from, to: open === item.to ? item.from + 1 : source.closing(open) + 1 };
}
