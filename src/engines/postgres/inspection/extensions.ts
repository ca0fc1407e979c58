import { text } from '../../catalog-values.ts';
import { buildObject } from './build-object.ts';
import type { TopFamily } from './family.ts';
import { schemaKey } from './identify.ts';

/** Extensions. Their members and the comment that comes with them are theirs. */
export const extensions: TopFamily = {
  name: 'extensions',
  catalog: 'pg_extension',
  number: 'e.oid',
  identity: { kind: `'extension'`, name: 'e.extname' },
  query: () => ({
    fields: { version: 'e.extversion', schema: 'n.nspname' },
    numbers: {},
    from: 'from pg_extension e join pg_namespace n on n.oid = e.extnamespace',
  }),
  read: (described) => {
    const schema = text(described.row, 'schema');
    const uses = schema === 'pg_catalog' ? [] : [schemaKey(schema)];
    return [buildObject(described, { identity: described.owner, attributes: { version: text(described.row, 'version'), schema }, uses })];
  },
};
