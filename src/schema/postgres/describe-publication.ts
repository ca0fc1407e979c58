import type { PublicationTerms } from '../../model/operation.ts';
import type { CatalogPublication } from '../../model/schema-state.ts';
import type { Catalog } from '../catalog.ts';

const everything = ['insert', 'update', 'delete', 'truncate'] as const;

/** What a new publication sends; tables that the catalogue does not know are left out. */
export function describePublication(catalog: Catalog, { allTables, tables, schemas, publish }: PublicationTerms): CatalogPublication {
  return {
    allTables,
    tables: tables.flatMap((name) => catalog.findTable(name)?.id ?? []),
    schemas: schemas.map((name) => (name === '' ? catalog.creationSchema({ name }) : name)),
    publish: publish ?? everything,
  };
}
