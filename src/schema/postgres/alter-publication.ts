import type { AlterObject } from '../../model/operation.ts';
import type { CatalogPublication } from '../../model/schema-state.ts';
import type { Catalog } from '../catalog.ts';
import { findWritten } from './create-object.ts';
import { describePublication } from './describe-publication.ts';

/** ALTER PUBLICATION … ADD, DROP or SET of objects, SET of options. */
export function alterPublication(catalog: Catalog, operation: AlterObject): void {
  const known = findWritten(catalog, operation);
  if (known?.publication === undefined || operation.publication === undefined) return;
  const terms = describePublication(catalog, operation.publication);
  const publication = operation.publication.publish === undefined
    ? altered(known.publication, terms, operation.action)
    : { ...known.publication, publish: terms.publish };
  catalog.putObject({ ...known, publication });
}

function altered(old: CatalogPublication, { tables, schemas }: CatalogPublication, action: string): CatalogPublication {
  if (action === 'SET') return { ...old, tables, schemas };
  if (action === 'ADD') return { ...old, tables: [...old.tables, ...tables], schemas: [...old.schemas, ...schemas] };
  return { ...old, tables: old.tables.filter((id) => !tables.includes(id)), schemas: old.schemas.filter((name) => !schemas.includes(name)) };
}
