import type { TypeName } from '../../model/column-definition.ts';
import type { AlterColumnType } from '../../model/operation.ts';
import type { CatalogColumn, CatalogIndex, CatalogTable, SchemaState } from '../../model/schema-state.ts';
import { domainOf, isConstrained, withoutDomains } from '../../schema/queries/constrained-domain.ts';
import { resolveTable } from '../../schema/queries/resolve-table.ts';
import { versionNumber, type ImpactContext } from '../impact-context.ts';
import { keepsBytes, keepsSorting } from './binary-conversion.ts';
import { isPlainConversion } from './plain-conversion.ts';

/**
 * What ALTER COLUMN TYPE does: writes the table anew, with all indexes; builds some indexes anew; or changes the
 * catalogue alone. `unknown`: the old type, or what a type is, is not known.
 */
export type TypeChange =
  | { readonly effect: 'none' | 'unknown' }
  /** Nothing is written, but a CHECK of the column is asked of every row again. */
  | { readonly effect: 'checks' }
  | { readonly effect: 'indexes'; readonly indexes: readonly CatalogIndex[]; readonly cause: 'type' | 'collation' | 'expression' }
  /** `unlessUtc`: with the session in UTC nothing would be written. */
  | { readonly effect: 'rewrite'; readonly unlessUtc?: true };

/** What a change of type does to its table (measured on 10 to 18). */
export function typeChange(operation: AlterColumnType, context: ImpactContext): TypeChange {
  const { before } = context;
  const table = resolveTable(before, operation.table);
  const column = table?.columns.find(({ name }) => name === operation.column);
  if (table === undefined || column === undefined) return { effect: 'unknown' };
  if (operation.using !== undefined && !isPlainConversion(operation.using, operation)) return { effect: 'rewrite' };
  const heap = heapChange(column.type, operation.type, context);
  return heap.effect === 'none' ? indexChange({ table, column, operation, state: before }) : heap;
}

function heapChange(from: TypeName, to: TypeName, context: ImpactContext): TypeChange {
  const { before } = context;
  if (isSameDomain(from, to)) return { effect: 'none' };
  const domain = domainOf(before, to);
  if (domain !== undefined && isConstrained(before, domain)) return { effect: 'rewrite' };
  const [old, next] = [valuesOf(from, before), domain === undefined ? to : withoutDomains(before, to)];
  if (keepsBytes(old, next)) return { effect: 'none' };
  if (isZoneChange(old, next)) return zoneChange(context);
  const isUnresolved = to.schema !== undefined && domain === undefined && !isKnownType(before, to);
  return { effect: isUnresolved ? 'unknown' : 'rewrite' };
}

function isSameDomain(from: TypeName, to: TypeName): boolean {
  return from.name === to.name && from.schema === to.schema && from.arguments.join() === to.arguments.join() && from.dimensions === to.dimensions;
}

/** The server forgets the length of a domain's base type when it converts. */
function valuesOf(from: TypeName, state: SchemaState): TypeName {
  return domainOf(state, from) === undefined ? from : { ...withoutDomains(state, from), arguments: [] };
}

function isKnownType(state: SchemaState, { schema = '', name }: TypeName): boolean {
  return ['enum', 'type'].some((kind) => state.objects.has(`${kind} ${schema}.${name}`));
}

const zones: ReadonlySet<string> = new Set(['timestamp without time zone', 'timestamp with time zone']);

function isZoneChange(from: TypeName, to: TypeName): boolean {
  const isFull = to.arguments.length === 0 || to.arguments[0] === '6';
  return zones.has(from.name) && zones.has(to.name) && from.name !== to.name && isFull && from.dimensions + to.dimensions === 0;
}

/** Names of zones that never differ from UTC. */
const utc = /^(?:utc|gmt|uct|zulu|universal|greenwich|(?:etc\/)(?:utc|gmt|uct|zulu|universal|greenwich)|[+-]?0+(?::?00)?)$/i;

function zoneChange({ engine, settings }: ImpactContext): TypeChange {
  if (versionNumber(engine) < 120000) return { effect: 'rewrite' };
  return utc.test(settings.get('timezone') ?? '') ? { effect: 'none' } : { effect: 'rewrite', unlessUtc: true };
}

interface Placed {
  readonly table: CatalogTable;
  readonly column: CatalogColumn;
  readonly operation: AlterColumnType;
  readonly state: SchemaState;
}

/** An index is kept if class, collation and definition allow it (CheckIndexCompatible in indexcmds.c). */
function indexChange({ table, column, operation, state }: Placed): TypeChange {
  const dependent = table.indexes.filter((index) => dependsOn(index, column.name));
  const plain = dependent.filter(({ definition }) => definition.predicate === undefined && definition.keys.every(({ expression }) => expression === undefined));
  const keysOf = ({ definition }: CatalogIndex): CatalogIndex['definition']['keys'] => definition.keys.filter((key) => key.column === column.name);
  const isSorted = keepsSorting(withoutDomains(state, column.type), withoutDomains(state, operation.type));
  // Without COLLATE the column gets the default of its new type, whatever it had.
  const isCollated = (column.collation ?? 'default') === (operation.collation ?? 'default');
  const rebuilt = {
    type: isSorted ? [] : plain.filter((index) => keysOf(index).some(({ operatorClass }) => operatorClass === undefined)),
    collation: isCollated ? [] : plain.filter((index) => keysOf(index).some(({ collation }) => collation === undefined)),
    expression: dependent.filter((index) => !plain.includes(index)),
  };
  const causes = ['type', 'collation', 'expression'] as const;
  const cause = causes.find((each) => rebuilt[each].length > 0);
  const indexes = dependent.filter((index) => causes.some((each) => rebuilt[each].includes(index)));
  if (cause !== undefined) return { effect: 'indexes', indexes, cause };
  return { effect: table.constraints.some(({ definition }) => definition.kind === 'check' && names(definition.expression.columns, column.name)) ? 'checks' : 'none' };
}

function dependsOn({ definition }: CatalogIndex, column: string): boolean {
  return definition.keys.some((key) => key.column === column || names(key.expression?.columns, column)) || names(definition.predicate?.columns, column);
}

function names(columns: readonly string[] | undefined, column: string): boolean {
  return columns?.some((name) => name === column || name.endsWith(`.${column}`)) === true;
}
