import type { CatalogObject, CatalogTable, SchemaState } from '../model/schema-state.ts';

const known = new WeakMap<SchemaState['objects'], readonly CatalogObject[]>();

/** The publications of a schema; looked for once as long as no object changes (PostgreSQL). */
function publicationsOf({ objects }: SchemaState): readonly CatalogObject[] {
  const found = known.get(objects) ?? [...objects.values()].filter(({ kind }) => kind === 'publication');
  known.set(objects, found);
  return found;
}

/** A publication that sends the updates or deletions of a table. */
export interface Published {
  readonly publication: string;
  readonly table: CatalogTable;
}

/**
 * Tables whose UPDATE and DELETE the server refuses, because a publication sends them and nothing tells a row from another
 * (manual, Logical Replication, Publication). Partitions are judged by their parent; unlogged tables are not sent.
 */
export function unidentifiedTables(state: SchemaState): readonly Published[] {
  const publications = publicationsOf(state).filter(({ publication }) => publication?.publish.some((word) => word === 'update' || word === 'delete') === true);
  if (publications.length === 0) return [];
  return [...state.tables.values()].filter((table) => !hasIdentity(table) && isSendable(table)).flatMap((table) => {
    const sending = publications.find((publication) => sends(publication, table));
    return sending === undefined ? [] : [{ publication: sending.name, table }];
  });
}

function sends({ publication }: CatalogObject, { id, schema }: CatalogTable): boolean {
  return publication !== undefined && (publication.allTables || publication.tables.includes(id) || publication.schemas.includes(schema));
}

function isSendable({ temporary, partitionOf, options, complete }: CatalogTable): boolean {
  return !temporary && partitionOf === undefined && complete && options['persistence'] !== 'unlogged';
}

/** REPLICA IDENTITY: an index or FULL; by default the primary key. */
function hasIdentity({ options, replicaIdentity, indexes, constraints }: CatalogTable): boolean {
  const written = options['replica identity'];
  if (written !== undefined) return written === 'full';
  if (replicaIdentity !== undefined) return indexes.some(({ id }) => id === replicaIdentity);
  return constraints.some(({ definition }) => definition.kind === 'primary-key');
}
