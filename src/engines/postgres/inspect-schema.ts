import { InternalError } from '../../errors/internal-error.ts';
import type { SchemaState } from '../../model/schema-state.ts';

/** Not built yet; fails rather than answering an empty schema. */
export function inspectSchema(): Promise<SchemaState> {
  return Promise.reject(new InternalError('the inspection of schemas is not built yet'));
}
