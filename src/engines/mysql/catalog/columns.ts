import type { Expression } from '../../../model/expression.ts';
import type { CatalogColumn } from '../../../model/schema-state.ts';
import type { ServerInfo } from '../../../model/server-info.ts';
import type { Row } from '../../../ports/database-session.ts';
import { optionalText, serverExpression, text } from '../../catalog-values.ts';
import { readColumnType } from './column-type.ts';
import { serverText } from './server-text.ts';
import { schemaFilter } from './schema-filter.ts';

/** Columns in order (MySQL 8.4 manual, 28.3.8 The INFORMATION_SCHEMA COLUMNS Table). Labels are given: MySQL 8 has them in upper case. */
export function columnsQuery(server: ServerInfo): string {
  return `
select table_schema as table_schema, table_name as table_name, column_name as column_name, column_type as column_type,
  column_default as column_default, is_nullable as is_nullable, extra as extra, generation_expression as generation_expression,
  character_set_name as character_set_name, collation_name as collation_name, column_comment as column_comment
from information_schema.columns
where ${schemaFilter('table_schema', server)}
order by table_schema, table_name, ordinal_position`;
}

type ColumnFacts = Omit<CatalogColumn, 'id' | 'origin'>;

export function readColumn(row: Row, server: ServerInfo): ColumnFacts {
  const extra = text(row, 'extra');
  const comment = text(row, 'column_comment');
  const characterSet = optionalText(row, 'character_set_name');
  const collation = optionalText(row, 'collation_name');
  const onUpdate = /on update (\S+)/i.exec(extra)?.[1];
  return {
    name: text(row, 'column_name'),
    type: readColumnType(text(row, 'column_type')),
    nullable: text(row, 'is_nullable') === 'YES',
    autoIncrement: /auto_increment/i.test(extra),
    ...readValue(row, server),
    ...(onUpdate === undefined ? {} : { onUpdate: serverExpression(onUpdate) }),
    ...(characterSet === undefined ? {} : { characterSet }),
    ...(collation === undefined ? {} : { collation }),
    ...(comment === '' ? {} : { comment }),
    ...(/\binvisible\b/i.test(extra) ? { invisible: true } : {}),
  };
}

function readValue(row: Row, server: ServerInfo): Pick<ColumnFacts, 'default' | 'generated'> {
  const computed = optionalText(row, 'generation_expression') ?? '';
  if (computed !== '') {
    const stored = /stored|persistent/i.test(text(row, 'extra'));
    return { generated: { expression: serverExpression(serverText(computed, server)), stored } };
  }
  const printed = optionalText(row, 'column_default');
  if (printed === undefined) return {};
  const value = server.engine === 'mariadb' ? readMariadbDefault(printed) : readMysqlDefault(printed, row, server);
  return value === undefined ? {} : { default: value };
}

/**
 * MariaDB prints SQL, and the word NULL for a nullable column without a default
 * (MariaDB documentation, Information Schema COLUMNS Table, from 10.2.7 on).
 */
function readMariadbDefault(printed: string): Expression | undefined {
  if (printed === 'NULL') return undefined;
  return /^(?:[bx]?'|[-+]?\.?\d)/i.test(printed) ? literal(printed) : serverExpression(printed);
}

/** MySQL prints the bare value of a literal and marks expressions in EXTRA (manual 13.6, Data Type Default Values). */
function readMysqlDefault(printed: string, row: Row, server: ServerInfo): Expression {
  if (/default_generated/i.test(text(row, 'extra'))) return serverExpression(serverText(printed, server));
  const { name } = readColumnType(text(row, 'column_type'));
  const isBare = numericTypes.has(name) || (name === 'bit' && /^b'/.test(printed)) || (/binary$/.test(name) && /^0x/.test(printed));
  return literal(isBare ? printed : `'${printed.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`);
}

const numericTypes = new Set(['tinyint', 'smallint', 'mediumint', 'int', 'bigint', 'decimal', 'float', 'double', 'year']);

function literal(printed: string): Expression {
  return { ...serverExpression(printed), constant: 'literal' };
}
