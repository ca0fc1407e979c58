import type { CatalogTable } from '../../../model/schema-state.ts';
import type { ServerInfo } from '../../../model/server-info.ts';
import type { Row } from '../../../ports/database-session.ts';
import { optionalText, text } from '../../catalog-values.ts';
import { schemaFilter } from './schema-filter.ts';

/** Tables, views and MariaDB's sequences (MySQL 8.4 manual, 28.3.38). Temporary tables, which MariaDB lists, are left out. */
export function tablesQuery(server: ServerInfo): string {
  return `
select table_schema as table_schema, table_name as table_name, table_type as table_type, engine as engine,
  table_collation as table_collation, create_options as create_options
from information_schema.tables
where ${schemaFilter('table_schema', server)} and table_type <> 'TEMPORARY'
order by table_schema, table_name`;
}

/** The method of each partitioned table; the rows of its partitions repeat it. */
export function partitionsQuery(server: ServerInfo): string {
  return `
select distinct table_schema as table_schema, table_name as table_name, partition_method as partition_method
from information_schema.partitions
where ${schemaFilter('table_schema', server)} and partition_method is not null`;
}

type TableFacts = Pick<CatalogTable, 'schema' | 'name' | 'temporary' | 'complete' | 'options' | 'partitionBy'>;

/** True for rows that are tables: `SYSTEM VERSIONED` is MariaDB's word for one that keeps old rows. */
export function isTable(row: Row): boolean {
  return ['BASE TABLE', 'SYSTEM VERSIONED'].includes(text(row, 'table_type'));
}

/** @param partition the table's row of `partitionsQuery`. */
export function readTable(row: Row, partition: Row | undefined): TableFacts {
  return {
    schema: text(row, 'table_schema'),
    name: text(row, 'table_name'),
    temporary: false,
    complete: true,
    options: readOptions(row),
    ...(partition === undefined ? {} : { partitionBy: text(partition, 'partition_method').toLowerCase() }),
  };
}

/** A collation's name begins with its character set (manual 12.3.1, Collation Naming Conventions). */
function readOptions(row: Row): Readonly<Record<string, string>> {
  const engine = optionalText(row, 'engine');
  const collate = optionalText(row, 'table_collation');
  const rowFormat = /\brow_format=(\w+)/i.exec(optionalText(row, 'create_options') ?? '')?.[1];
  return {
    ...(engine === undefined ? {} : { engine }),
    ...(collate === undefined ? {} : { charset: collate.split('_')[0] ?? collate, collate }),
    ...(rowFormat === undefined ? {} : { row_format: rowFormat.toLowerCase() }),
  };
}
