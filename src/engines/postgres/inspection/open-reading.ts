/**
 * One snapshot, on which nothing can be written, and settings under which definitions print alike everywhere: names come
 * qualified, values in one form. Locks are waited for two seconds, since whoever wants to lock a table waits behind us.
 */
export const openReading: readonly string[] = [
  'begin isolation level repeatable read read only',
  'set local search_path = pg_catalog',
  'set local lock_timeout = 2000',
  'set local statement_timeout = 30000',
  'set local idle_in_transaction_session_timeout = 60000',
  // Neither compiling nor more processes: a check must not take from a primary what its users need.
  'set local jit = off',
  'set local max_parallel_workers_per_gather = 0',
  // The usual 4 MB would have it write temporary files: 17 MB for the columns of 5,000 tables.
  `set local work_mem = '32MB'`,
  'set local quote_all_identifiers = off',
  `set local datestyle = 'ISO, DMY'`,
  'set local intervalstyle = postgres',
  `set local timezone = 'UTC'`,
  'set local extra_float_digits = 1',
  'set local bytea_output = hex',
  `set local lc_monetary = 'C'`,
];
