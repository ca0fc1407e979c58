import type { IndexDefinition, IndexKey } from '../../../model/index-definition.ts';
import type { ServerInfo } from '../../../model/server-info.ts';
import type { Row } from '../../../ports/database-session.ts';
import { flag, optionalInteger, optionalText, serverExpression, text } from '../../catalog-values.ts';
import { schemaFilter } from './schema-filter.ts';
import { serverText } from './server-text.ts';

/** Key parts of indexes in order (MySQL 8.4 manual, 28.3.34). MariaDB has no expressions in keys. */
export function indexesQuery(server: ServerInfo): string {
  return `
select table_schema as table_schema, table_name as table_name, index_name as index_name, non_unique as non_unique,
  column_name as column_name, collation as key_order, sub_part as sub_part, index_type as index_type,
  ${server.engine === 'mariadb' ? 'null' : 'expression'} as expression
from information_schema.statistics
where ${schemaFilter('table_schema', server)}
order by table_schema, table_name, index_name, seq_in_index`;
}

/** @param parts the rows of one index, at least one. */
export function readIndex(first: Row, parts: readonly Row[], server: ServerInfo): IndexDefinition {
  const method = text(first, 'index_type').toLowerCase();
  return {
    name: text(first, 'index_name'),
    unique: !flag(first, 'non_unique'),
    method,
    keys: parts.map((part) => readKey(part, method, server)),
    include: [],
  };
}

function readKey(row: Row, method: string, server: ServerInfo): IndexKey {
  const expression = optionalText(row, 'expression');
  // A spatial key shows a length of 32, which nobody wrote.
  const length = method === 'spatial' ? undefined : optionalInteger(row, 'sub_part');
  return {
    ...(expression === undefined ? { column: text(row, 'column_name') } : { expression: serverExpression(serverText(expression, server)) }),
    ...(optionalText(row, 'key_order') === 'D' ? { order: 'desc' } : {}),
    ...(length === undefined ? {} : { length }),
  };
}
