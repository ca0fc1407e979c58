import type { ServerInfo } from '../../../model/server-info.ts';
import type { Row } from '../../../ports/database-session.ts';
import { text } from '../../catalog-values.ts';
import type { CatalogRows } from './gather-rows.ts';
import { isDefaultCollation } from './inspection-session.ts';
import { relationKind } from './named-objects.ts';
import { canonicalCharset, type Collations, type SchemaFacts } from './schema-facts.ts';

/** What the readers of objects need to know. @param settings those of the server by name. */
export function readFacts(rows: CatalogRows, settings: Readonly<Record<string, string>>, server: ServerInfo): SchemaFacts {
  return {
    engine: server.engine,
    ignoresCase: server.lowerCaseTableNames > 0,
    collations: readCollations(rows.collations),
    rowFormat: (settings['innodb_default_row_format'] ?? 'dynamic').toLowerCase(),
    relations: new Map(rows.relations.map((row) => [text(row, 'table_name'), relationKind(row)])),
  };
}

function readCollations(rows: readonly Row[]): Collations {
  const charsetOf = new Map<string, string>();
  const defaultOf = new Map<string, string>();
  for (const row of rows) {
    const charset = canonicalCharset(text(row, 'charset'));
    const collation = canonicalCharset(text(row, 'collation'));
    charsetOf.set(collation, charset);
    if (isDefaultCollation(row)) defaultOf.set(charset, collation);
  }
  return { charsetOf, defaultOf };
}
