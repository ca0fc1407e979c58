import type { TypeName } from '../model/column-definition.ts';
import type { SchemaState } from '../model/schema-state.ts';
import { resolveObject } from '../schema/queries/resolve-object.ts';

/** What a column takes in a row: so many bytes, at a multiple of `align`. Absent for a value of no fixed length. */
export interface Width {
  readonly bytes: number;
  readonly align: 1 | 2 | 4 | 8;
}

/** `typlen` and `typalign` of pg_type, the same in all versions since 10; types of 4 and 8 bytes that start at a multiple of as many are in lists of their own. */
const widths: ReadonlyMap<string, Width> = new Map([
  ['boolean', { bytes: 1, align: 1 }],
  ['"char"', { bytes: 1, align: 1 }],
  ['smallint', { bytes: 2, align: 2 }],
  ['macaddr', { bytes: 6, align: 4 }],
  ['tid', { bytes: 6, align: 2 }],
  ['macaddr8', { bytes: 8, align: 4 }],
  ['time with time zone', { bytes: 12, align: 8 }],
  ['interval', { bytes: 16, align: 8 }],
  ['point', { bytes: 16, align: 8 }],
  ['line', { bytes: 24, align: 8 }],
  ['circle', { bytes: 24, align: 8 }],
  ['lseg', { bytes: 32, align: 8 }],
  ['box', { bytes: 32, align: 8 }],
  ['uuid', { bytes: 16, align: 1 }],
  ['name', { bytes: 64, align: 1 }],
  ...[
    'integer', 'real', 'date', 'oid', 'xid', 'cid', 'regclass', 'regtype', 'regproc', 'regprocedure', 'regoper', 'regoperator', 'regrole', 'regnamespace',
    'regconfig', 'regdictionary', 'regcollation',
  ].map((name): readonly [string, Width] => [name, { bytes: 4, align: 4 }]),
  ...['bigint', 'double precision', 'money', 'timestamp without time zone', 'timestamp with time zone', 'time without time zone', 'pg_lsn', 'xid8']
    .map((name): readonly [string, Width] => [name, { bytes: 8, align: 8 }]),
]);

/** Domains of domains end somewhere; a state read from hostile text may not. */
const mostDomains = 32;

/** The width of a type, through domains to what is stored; undefined where it is none, or is not known. */
export function widthOf(type: TypeName, state: SchemaState): Width | undefined {
  return widthThrough(type, state, mostDomains);
}

function widthThrough(type: TypeName, state: SchemaState, left: number): Width | undefined {
  if (type.dimensions > 0 || left === 0) return undefined;
  const object = resolveObject(state, ['domain', 'enum', 'type'], type);
  if (object === undefined) return type.schema === undefined ? widths.get(type.name) : undefined;
  if (object.kind === 'enum') return { bytes: 4, align: 4 };
  return object.baseType === undefined ? undefined : widthThrough(object.baseType, state, left - 1);
}

/**
 * The fewest bytes of padding between values in this order. A value of no fixed length starts anywhere and may end
 * anywhere, so that what follows it is taken to lie as well as it can.
 */
export function leastPadding(columns: readonly (Width | undefined)[]): number {
  let padding = 0;
  let run: Width[] = [];
  let starts: readonly number[] = [0];
  for (const column of [...columns, undefined]) {
    if (column !== undefined) {
      run.push(column);
      continue;
    }
    const written = run;
    padding += Math.min(...starts.map((start) => paddingFrom(start, written)));
    run = [];
    starts = [0, 1, 2, 3, 4, 5, 6, 7];
  }
  return padding;
}

function paddingFrom(start: number, columns: readonly Width[]): number {
  let [offset, padding] = [start, 0];
  for (const { bytes, align } of columns) {
    const gap = (align - (offset % align)) % align;
    padding += gap;
    offset += gap + bytes;
  }
  return padding;
}

/** The columns in an order without avoidable padding: the widest alignment first, values of no fixed length last. */
export function withoutPadding<Column extends { readonly width: Width | undefined }>(columns: readonly Column[]): readonly Column[] {
  return columns.toSorted((a, b) => rank(b.width) - rank(a.width));
}

/** Within one alignment what is no multiple of it comes last, so that it pads once at most. */
function rank(width: Width | undefined): number {
  if (width === undefined) return 0;
  return width.align * 2 + (width.bytes % width.align === 0 ? 1 : 0);
}
