import type { Node } from 'libpg-query';
import type { QueryUse } from '../../model/expression.ts';
import { locatePredicate, readExpression } from './expressions.ts';
import { nameAt } from './names.ts';
import type { StatementSource } from './statement-source.ts';
import { surveyTree } from './survey.ts';
import { as } from './syntax-tree.ts';

/** What a SELECT reads; the predicate is that of its own WHERE, which a UNION has not. */
export function readQueryUse(source: StatementSource, query: Node | undefined): QueryUse {
  const select = as(query, 'SelectStmt');
  return readUse(source, query, { predicate: select?.whereClause, hasLimit: select?.limitCount !== undefined });
}

/** What a statement reads, given where its predicate is. The target of a DML statement is not among the tables. */
export function readUse(
  source: StatementSource,
  tree: Node | undefined,
  { predicate, hasLimit = false }: { readonly predicate?: Node | undefined; readonly hasLimit?: boolean },
): QueryUse {
  const { tables, columns, functions, comparesNull } = surveyTree(tree);
  return {
    tables: tables.map((table) => nameAt(source, table)),
    columns,
    functions,
    ...(predicate === undefined ? {} : { predicate: readExpression(source, predicate, locatePredicate(source, predicate)) }),
    hasLimit,
    ...(comparesNull ? { comparesNull } : {}),
  };
}
