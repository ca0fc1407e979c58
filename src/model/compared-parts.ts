import type { ObjectKind } from './schema-object.ts';
import type { Severity } from './severity.ts';

/** A part of a schema whose differences are weighed together. */
export interface ComparedPart {
  readonly summary: string;
  /** Weight where nothing is configured: error can change results, integrity or access, warning speed or operation, notice neither. */
  readonly severity: Severity;
  /** Objects of which every difference belongs to it, unless a part that names attributes takes it. */
  readonly kinds?: readonly ObjectKind[];
  readonly attributes?: readonly string[];
  /** The kinds whose attributes are meant; absent: all. */
  readonly of?: readonly ObjectKind[];
  /** Nothing behaves differently. */
  readonly cosmetic?: true;
}

/** Every key of `drift.compare` and what it governs. Attributes come before kinds; what no part names is an error. */
export const comparedParts = {
  schemas: { summary: 'Schemas', severity: 'error', kinds: ['schema'] },
  extensions: { summary: 'Extensions', severity: 'error', kinds: ['extension'] },
  collations: { summary: 'Collations', severity: 'error', kinds: ['collation'] },
  types: { summary: 'Enums, composites, domains, ranges', severity: 'error', kinds: ['type'] },
  sequences: { summary: 'Sequences, never their position', severity: 'error', kinds: ['sequence'] },
  routines: { summary: 'Functions, procedures, aggregates', severity: 'error', kinds: ['function', 'procedure', 'aggregate'] },
  tables: { summary: 'Tables and foreign tables', severity: 'error', kinds: ['table', 'foreign_table'] },
  columns: { summary: 'Columns', severity: 'error', kinds: ['column'] },
  constraints: { summary: 'Constraints, and whether an index is unique', severity: 'error', kinds: ['constraint'], attributes: ['unique'], of: ['index'] },
  indexes: { summary: 'Indexes that are not unique', severity: 'warning', kinds: ['index'] },
  views: { summary: 'Views and materialized views', severity: 'error', kinds: ['view', 'materialized_view'] },
  triggers: { summary: 'Triggers, event triggers, rules', severity: 'error', kinds: ['trigger', 'event_trigger', 'rule'] },
  policies: { summary: 'Row-level security policies', severity: 'error', kinds: ['policy'] },
  statistics: { summary: 'Extended statistics', severity: 'warning', kinds: ['statistics'] },
  events: { summary: 'Events', severity: 'error', kinds: ['event'] },
  publications: { summary: 'Publications', severity: 'error', kinds: ['publication'] },
  servers: { summary: 'Foreign servers', severity: 'error', kinds: ['server'] },
  'text-search': { summary: 'Text search configurations', severity: 'error', kinds: ['ts_config'] },
  grants: { summary: 'Grants and default privileges', severity: 'warning', kinds: ['grant', 'default_privilege'] },
  comments: { summary: 'Comments', severity: 'notice', kinds: ['comment'], attributes: ['comment'], cosmetic: true },
  owners: { summary: 'Owners', severity: 'off', attributes: ['owner'] },
  'reference-rows': { summary: 'Rows of reference tables', severity: 'error', attributes: ['rows_added', 'rows_removed', 'rows_changed'], of: ['table'] },
  performance: {
    summary: 'Storage parameters, planner’s estimates, caches',
    severity: 'warning',
    attributes: ['options', 'storage', 'compression', 'row_format', 'access_method', 'statistics', 'cache', 'cost', 'rows', 'parallel', 'tablespace'],
    of: ['table', 'column', 'index', 'materialized_view', 'sequence', 'function', 'procedure', 'aggregate', 'statistics'],
  },
  'new-partitions': { summary: 'Partitions beside the expected ones', severity: 'notice' },
  'column-order': { summary: 'Order of the columns that both sides have', severity: 'off', attributes: ['column_order'], cosmetic: true },
  'extension-versions': { summary: 'Versions of extensions', severity: 'off', attributes: ['version'], of: ['extension'] },
  definer: { summary: 'Definers of views, routines, triggers, events', severity: 'off', attributes: ['definer'] },
  'not-null-names': { summary: 'Names of NOT NULL constraints', severity: 'off', attributes: ['not_null_name'], cosmetic: true },
  'generated-names': { summary: 'Names that the server chose for equal objects', severity: 'off', attributes: ['name'], cosmetic: true },
  'implicit-objects': { summary: 'Indexes that the server made for a foreign key, keys that it gave to tables without one', severity: 'notice', cosmetic: true },
  blanks: { summary: 'Line ends and blanks at line ends of routines', severity: 'notice', cosmetic: true },
} as const satisfies Readonly<Record<string, ComparedPart>>;

/** One part, as `drift.compare` names it. */
export type ComparisonKey = keyof typeof comparedParts;

/** Weights that the configuration sets, `off` for not compared; a part without one weighs what the table says. */
export type ComparisonSettings = Readonly<Partial<Record<ComparisonKey, Severity>>>;
