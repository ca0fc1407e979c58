/**
 * Functions whose every form is IMMUTABLE or STABLE: pg_proc.provolatile of PostgreSQL 13, 16 and 18, those that operators and
 * types are made of left out, and what SQL writes without brackets (CURRENT_DATE …); from contrib those of uuid-ossp, pgcrypto, unaccent.
 */
const steady: ReadonlySet<string> = new Set(`
  abbrev abs acos acosd acosh age area array_append array_cat array_dims array_fill array_length array_lower array_ndims array_position
  array_positions array_prepend array_remove array_replace array_reverse array_sort array_to_json array_to_string array_upper ascii asin asind asinh
  atan atan2 atan2d atand atanh bit bit_count bit_length bool bound_box box bpchar broadcast btrim bytea cardinality casefold cbrt ceil ceiling
  center char char_length character_length chr cidr circle coalesce concat concat_ws convert convert_from convert_to cos cosd cosh cot cotd crc32
  crc32c current_catalog current_database current_date current_role current_schema current_schemas current_setting current_time current_timestamp
  current_user date date_add date_bin date_part date_subtract date_trunc datemultirange daterange decode degrees diagonal diameter div encode
  enum_first enum_last enum_range erf erfc exp extract factorial family float4 float8 floor format format_type gamma gcd get_bit get_byte
  get_current_ts_config getdatabaseencoding greatest hashtext hashtextextended height host hostmask inet_client_addr inet_client_port inet_merge
  inet_same_family inet_server_addr inet_server_port initcap int2 int4 int4multirange int4range int8 int8multirange int8range interval is_normalized
  isclosed isempty isfinite isopen json_array_length json_build_array json_build_object json_object json_strip_nulls json_typeof jsonb
  jsonb_array_length jsonb_build_array jsonb_build_object jsonb_insert jsonb_object jsonb_path_exists jsonb_path_match jsonb_path_query_array
  jsonb_path_query_first jsonb_pretty jsonb_set jsonb_set_lax jsonb_strip_nulls jsonb_typeof justify_days justify_hours justify_interval lcm least
  left length lgamma line ln localtime localtimestamp log log10 lower lower_inc lower_inf lpad lseg ltrim macaddr make_date make_interval make_time
  make_timestamp make_timestamptz masklen md5 min_scale mod money multirange name netmask network normalize now npoints nullif num_nonnulls num_nulls
  numeric numnode nummultirange numrange octet_length oid overlaps overlay parse_ident path pclose pg_backend_pid pg_client_encoding
  pg_conf_load_time pg_current_snapshot pg_current_xact_id pg_current_xact_id_if_assigned pg_postmaster_start_time pg_size_bytes pg_size_pretty
  pg_trigger_depth pg_typeof phraseto_tsquery pi plainto_tsquery point polygon popen position pow power quote_ident quote_literal quote_nullable
  radians radius range_merge regclass regexp_count regexp_instr regexp_like regexp_match regexp_replace regexp_split_to_array regexp_substr repeat
  replace reverse right round row_to_json rpad rtrim scale session_user set_bit set_byte set_masklen setweight sha224 sha256 sha384 sha512 sign sin
  sind sinh slope split_part sqrt starts_with statement_timestamp string_to_array strip strpos substr substring system_user tan tand tanh text time
  timestamp timestamptz timetz timezone to_ascii to_bin to_char to_date to_hex to_json to_jsonb to_number to_oct to_regclass to_regnamespace
  to_regproc to_regrole to_regtype to_timestamp to_tsquery to_tsvector transaction_timestamp translate trim_array trim_scale trunc ts_delete
  ts_filter ts_headline ts_lexize ts_rank ts_rank_cd tsmultirange tsrange tstzmultirange tstzrange tsvector_to_array txid_current
  txid_current_if_assigned txid_current_snapshot unicode_version unistr upper upper_inc upper_inf user uuid_extract_timestamp uuid_extract_version
  varbit varchar version websearch_to_tsquery width width_bucket xid xml xmlcomment xmlexists xmltext xpath xpath_exists
  uuid_nil uuid_ns_dns uuid_ns_url uuid_ns_oid uuid_ns_x500 uuid_generate_v3 uuid_generate_v5 digest hmac crypt unaccent
`.trim().split(/\s+/));

/** Functions with a VOLATILE form, likewise. */
const volatile: ReadonlySet<string> = new Set(`
  array_sample array_shuffle clock_timestamp current_query currval gen_random_uuid lastval nextval random random_normal set_config setval timeofday
  txid_status uuidv4 uuidv7 pg_current_wal_lsn pg_current_wal_insert_lsn pg_is_in_recovery pg_xact_status pg_xact_commit_timestamp query_to_xml
  pg_read_file pg_notification_queue_usage pg_try_advisory_lock pg_try_advisory_xact_lock
  uuid_generate_v1 uuid_generate_v1mc uuid_generate_v4 gen_random_bytes gen_salt uuid_generate_v7
`.trim().split(/\s+/));

/** Whether a function that comes with the server gives another value in each row; undefined for one that is not known. */
export function builtInVolatility(name: string): 'steady' | 'volatile' | undefined {
  const plain = name.replace(/^pg_catalog\./, '');
  if (volatile.has(plain)) return 'volatile';
  return steady.has(plain) ? 'steady' : undefined;
}
