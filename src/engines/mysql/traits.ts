import type { EngineTraits } from '../../model/server-info.ts';

/**
 * Capabilities of MySQL 8.0 to 9 and MariaDB 10.6 to 11, which do not differ in them: their DDL is atomic by itself
 * at most (MySQL 8.4 manual, 15.1.1) and always commits (15.3.3), so it is never transactional.
 */
export function traitsOf(): EngineTraits {
  return {
    transactionalDdl: false,
    pipelining: false,
    schemaWideIndexNames: false,
    indexesForeignKeys: true,
    onlineDdlClauses: true,
    lockTimeoutSetting: 'lock_wait_timeout',
  };
}
