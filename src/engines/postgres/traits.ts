import type { EngineTraits } from '../../model/server-info.ts';

/** Capabilities of PostgreSQL; the supported majors, 13 to 18, do not differ in them. */
export function traitsOf(): EngineTraits {
  return {
    transactionalDdl: true,
    pipelining: true,
    schemaWideIndexNames: true,
    indexesForeignKeys: false,
    onlineDdlClauses: false,
    lockTimeoutSetting: 'lock_timeout',
  };
}
