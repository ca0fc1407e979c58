import type { ColumnDefinition } from '../../../model/column-definition.ts';
import type { ConstraintDefinition } from '../../../model/constraint-definition.ts';
import type { ObjectName, QueryUse } from '../../../model/expression.ts';
import type { IndexDefinition } from '../../../model/index-definition.ts';
import type { CreateTable } from '../../../model/operation.ts';
import { isQueryInParentheses, isQueryStart } from '../expressions/parentheses.ts';
import { readTableName } from '../names/object-name.ts';
import type { StatementReading } from '../reading/statement-reading.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';
import { UseCollector } from '../reading/use-collector.ts';
import { readColumnDefinition } from './column-definition.ts';
import { readPartitionBy } from './partitions.ts';
import { readTableItem } from './table-items.ts';
import { readTableOptions } from './table-options.ts';

interface Members {
  readonly columns: ColumnDefinition[];
  readonly constraints: ConstraintDefinition[];
  readonly indexes: IndexDefinition[];
}

/** Reads what follows CREATE [OR REPLACE] [TEMPORARY] TABLE. */
export function readCreateTable(cursor: TokenCursor, head: { readonly orReplace: boolean; readonly temporary: boolean }): StatementReading {
  const ifNotExists = cursor.acceptAll('IF', 'NOT', 'EXISTS');
  const table = readTableName(cursor);
  const like = readLike(cursor);
  const definition = like === undefined ? readDefinition(cursor) : { ...empty(), like };
  const operation: CreateTable = {
    kind: 'create-table', table, ifNotExists, ...head, unlogged: false, inherits: [], ...definition, span: cursor.statementSpan(),
  };
  return { operations: [operation], transaction: head.temporary ? 'any' : 'implicit-commit' };
}

type Definition = Pick<CreateTable, 'columns' | 'constraints' | 'indexes' | 'options' | 'partitionBy' | 'asQuery' | 'like'>;

function empty(): Definition {
  return { columns: [], constraints: [], indexes: [], options: {} };
}

/** LIKE table, with or without parentheses. */
function readLike(cursor: TokenCursor): ObjectName | undefined {
  if (cursor.accept('LIKE')) return readTableName(cursor);
  if (!cursor.acceptAll('(', 'LIKE')) return undefined;
  const like = readTableName(cursor);
  cursor.expect(')');
  return like;
}

function readDefinition(cursor: TokenCursor): Definition {
  const members = readMembers(cursor);
  const options = readTableOptions(cursor);
  const partitionBy = cursor.atAll('PARTITION', 'BY') ? readPartitionBy(cursor) : undefined;
  const asQuery = readAsQuery(cursor);
  return {
    ...members,
    options,
    ...(partitionBy === undefined ? {} : { partitionBy }),
    ...(asQuery === undefined ? {} : { asQuery }),
  };
}

function readMembers(cursor: TokenCursor): Members {
  const members: Members = { columns: [], constraints: [], indexes: [] };
  if (!cursor.at('(') || isQueryInParentheses(cursor, 0)) return members;
  cursor.parenthesised(() => cursor.list(() => {
    const item = readTableItem(cursor, { altersTable: false });
    if (item === undefined) {
      members.columns.push(readColumnDefinition(cursor));
    } else if (item.kind === 'constraint') {
      members.constraints.push(item.constraint);
    } else if (item.kind === 'index') {
      members.indexes.push(item.index);
    }
  }));
  return members;
}

/** [IGNORE|REPLACE] [AS] query. */
function readAsQuery(cursor: TokenCursor): QueryUse | undefined {
  const resolves = cursor.accept('IGNORE') || cursor.accept('REPLACE');
  const announced = cursor.accept('AS');
  if (!resolves && !announced && !isQueryStart(cursor) && !(cursor.at('(') && isQueryInParentheses(cursor, 0))) return undefined;
  const outer = cursor.use;
  cursor.use = new UseCollector();
  cursor.grammar.statementQuery(cursor);
  const use = cursor.use.toQueryUse();
  cursor.use = outer;
  return use;
}
