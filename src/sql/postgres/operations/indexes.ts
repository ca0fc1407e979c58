import type { IndexStmt } from 'libpg-query';
import type { CreateIndex } from '../../../model/operation.ts';
import { locatePredicate, readExpression } from '../expressions.ts';
import { readIndexKeys } from '../index-keys.ts';
import { nameRange, relationName } from '../names.ts';
import type { StatementSource } from '../statement-source.ts';
import { allOf } from '../syntax-tree.ts';

/** CREATE INDEX. */
export function readCreateIndex(source: StatementSource, node: IndexStmt): CreateIndex {
  const { relation, whereClause, idxname } = node;
  const { to } = nameRange(source, source.tokenAt(relation?.location));
  const open = source.find({ from: to, to: source.tokens.length }, (word) => word === '(');
  return {
    kind: 'create-index',
    span: source.span,
    table: relationName(source, relation),
    index: {
      ...(idxname === undefined ? {} : { name: idxname }),
      unique: node.unique === true,
      method: node.accessMethod ?? 'btree',
      keys: readIndexKeys(source, allOf(node.indexParams, 'IndexElem'), source.inside(open)),
      include: allOf(node.indexIncludingParams, 'IndexElem').map(({ name = '' }) => name),
      ...(whereClause === undefined ? {} : { predicate: readExpression(source, whereClause, locatePredicate(source, whereClause)) }),
      ...(node.nulls_not_distinct === true ? { nullsNotDistinct: true } : {}),
    },
    ifNotExists: node.if_not_exists === true,
    concurrently: node.concurrent === true,
    only: relation?.inh !== true,
  };
}
