/** The catalogues whose objects are told apart by number; a number alone is unique only within one of them. */
export type Catalog =
  | 'pg_class' | 'pg_collation' | 'pg_constraint' | 'pg_default_acl' | 'pg_event_trigger' | 'pg_extension' | 'pg_foreign_server' | 'pg_namespace'
  | 'pg_policy' | 'pg_proc' | 'pg_publication' | 'pg_rewrite' | 'pg_statistic_ext' | 'pg_trigger' | 'pg_ts_config' | 'pg_type';
