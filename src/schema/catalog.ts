import { engineFamilies } from '../model/engine-name.ts';
import type { Engine, EngineFamily } from '../model/engine-name.ts';
import type { ObjectKind } from '../model/operation.ts';
import type {
  CatalogIndex, CatalogObject, CatalogTable, NameResolution, Origin, QualifiedName, SchemaState, UnmodelledStatement,
} from '../model/schema-state.ts';
import type { StatementBody } from '../model/statement.ts';
import { candidates, tableKey } from './name-resolution.ts';
import { parentsOf } from './parents-of.ts';
import { sessionDefaults } from './session-defaults.ts';
import type { CatalogOptions, SessionDefaults } from './session-defaults.ts';
import { NameIndex } from './name-index.ts';
import { FoldedTables, present, TableIndex } from './table-index.ts';
import { VersionedMap } from './versioned-map.ts';

/** Where an operation comes from. */
export interface ApplyContext {
  /** Path of the migration, for `UnmodelledStatement`. */
  readonly file: string;
  readonly ordinal: number;
  readonly origin: Origin;
}

/** A possibly qualified name; an `ObjectName` is one. */
export interface WrittenName {
  readonly schema?: string;
  readonly name: string;
}

/** An index together with the table it stands on. */
export interface OwnedIndex {
  readonly table: CatalogTable;
  readonly index: CatalogIndex;
}

/** Kinds that share one namespace with tables and indexes (PostgreSQL: pg_class). */
const relationKinds: readonly ObjectKind[] = ['view', 'materialized view', 'sequence', 'foreign table', 'index', 'type'];

/**
 * The catalogue in memory while statements are folded into it. Tables and objects are immutable values:
 * a change replaces one, so that `snapshot` is free and earlier snapshots stay as they were.
 * Only the `apply…` functions of this folder write to it.
 */
export class Catalog {
  readonly engine: Engine;
  readonly family: EngineFamily;
  readonly defaults: SessionDefaults;
  /** Where the current operation comes from. */
  context: ApplyContext = { file: '', ordinal: 0, origin: 'base' };
  /** What routines would do when they are called, and which of them are being followed. */
  readonly routines = new Map<string, StatementBody>();
  readonly running = new Set<StatementBody>();
  /** True inside a body whose code may skip statements: what exists already is then no contradiction. */
  lenient = false;

  readonly #tables = new VersionedMap<CatalogTable>();
  readonly #objects = new VersionedMap<CatalogObject>();
  readonly #unmodelled: UnmodelledStatement[] = [];
  #lastId = 0;
  /** How many changes were written so far. */
  changes = 0;
  #undo: (() => void)[] | undefined;
  /** The path of the session where SET LOCAL hides it. */
  #sessionPath: readonly string[] | undefined;
  readonly #index: TableIndex;
  readonly #objectNames = new NameIndex();
  readonly #attachedObjects = new NameIndex();
  #resolution: NameResolution;

  constructor(engine: Engine, options: CatalogOptions) {
    this.engine = engine;
    this.family = engineFamilies[engine.name];
    this.defaults = sessionDefaults(engine, options);
    const { searchPath, ignoresTableCase, ignoresColumnCase } = this.defaults;
    this.#resolution = { searchPath, ignoresTableCase, ignoresColumnCase };
    this.#index = new TableIndex((name) => this.#fold(name), this.family === 'postgres');
  }

  /** How names are found at this point. */
  get resolution(): NameResolution {
    return this.#resolution;
  }

  get searchPath(): readonly string[] {
    return this.#resolution.searchPath;
  }

  set searchPath(searchPath: readonly string[]) {
    this.#resolution = { ...this.#resolution, searchPath };
  }

  /** The state at this point; later changes do not show in it. */
  snapshot(): SchemaState {
    const [unmodelled, count] = [this.#unmodelled, this.#unmodelled.length];
    let slice: readonly UnmodelledStatement[] | undefined;
    const tables = this.#tables.snapshot();
    return {
      tables,
      finder: new FoldedTables(tables, this.#index),
      objects: this.#objects.snapshot(),
      get unmodelled() {
        slice ??= unmodelled.slice(0, count);
        return slice;
      },
      resolution: this.resolution,
    };
  }

  /** A fresh identity. */
  nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  /** Records that the current statement could not be followed. */
  unfollowed(reason: string): void {
    const { file, ordinal } = this.context;
    const last = this.#unmodelled.at(-1);
    if (last?.file === file && last.ordinal === ordinal) return;
    this.#unmodelled.push({ file, ordinal, reason });
  }

  /** The schema in which a new object of this name is made. */
  creationSchema(name: WrittenName): string {
    return name.schema ?? this.searchPath[0] ?? '';
  }

  /** A table by its written name. */
  findTable(name: WrittenName): CatalogTable | undefined {
    for (const candidate of candidates(this.resolution, name)) {
      const table = this.tableAt(candidate);
      if (table !== undefined) return table;
    }
    return undefined;
  }

  /** A table by its full name. */
  tableAt(name: QualifiedName): CatalogTable | undefined {
    return this.#tables.get(tableKey(this.resolution, name));
  }

  tables(): readonly CatalogTable[] {
    return this.#tables.entries().map(([, table]) => table);
  }

  /** Stores a table under its name, in place of what was there. */
  putTable(table: CatalogTable): void {
    const key = tableKey(this.#resolution, table);
    this.#write(this.#tables, key, table);
    this.#index.add(table, key);
  }

  removeTable(table: QualifiedName): void {
    this.#write(this.#tables, tableKey(this.resolution, table), undefined);
  }

  /** An object of one of the kinds by its written name. */
  findObject(kinds: readonly ObjectKind[], name: WrittenName): CatalogObject | undefined {
    const named = this.#objectsNamed(kinds, name.name);
    if (named.length === 0) return undefined;
    for (const { schema } of candidates(this.#resolution, name)) {
      const object = named.find((each) => this.#isSame(each.schema, schema));
      if (object !== undefined) return object;
    }
    return undefined;
  }

  /** An object of one of the kinds by its full name. */
  objectAt(kinds: readonly ObjectKind[], { schema, name }: QualifiedName): CatalogObject | undefined {
    return this.#objectsNamed(kinds, name).find((each) => this.#isSame(each.schema, schema));
  }

  #objectsNamed(kinds: readonly ObjectKind[], name: string): readonly CatalogObject[] {
    return present(this.#objects, this.#objectNames.of(this.#fold(name))).filter(({ kind }) => kinds.some((each) => each === kind));
  }

  objects(): readonly CatalogObject[] {
    return this.#objects.entries().map(([, object]) => object);
  }

  putObject(object: CatalogObject): void {
    const key = `${object.kind} ${tableKey(this.resolution, object)}`;
    this.#write(this.#objects, key, object);
    this.#objectNames.add(this.#fold(object.name), key);
    for (const { name } of [...(object.uses?.tables ?? []), ...attachmentsOf(object)]) this.#attachedObjects.add(name, key);
  }

  /** Views that may read a table, triggers, rules and policies on it, and sequences that its columns own. */
  objectsOn(table: QualifiedName): readonly CatalogObject[] {
    return present(this.#objects, this.#attachedObjects.of(table.name));
  }

  removeObject(object: Pick<CatalogObject, 'kind' | 'schema' | 'name'>): void {
    this.#write(this.#objects, `${object.kind} ${tableKey(this.resolution, object)}`, undefined);
  }

  /** Whether a table, index, view or sequence has this name (PostgreSQL: one namespace). */
  isRelation(name: QualifiedName): boolean {
    return this.tableAt(name) !== undefined || this.indexAt(name) !== undefined || this.objectAt(relationKinds, name) !== undefined;
  }

  /** An index by its full name (PostgreSQL: unique in its schema). */
  indexAt({ schema, name }: QualifiedName): OwnedIndex | undefined {
    for (const table of present(this.#tables, this.#index.byIndex.of(name))) {
      const index = table.schema === schema ? table.indexes.find((candidate) => candidate.name === name) : undefined;
      if (index !== undefined) return { table, index };
    }
    return undefined;
  }

  /** Whether any table of the schema has a constraint of this name (PostgreSQL). */
  isConstraint({ schema, name }: QualifiedName): boolean {
    return present(this.#tables, this.#index.byConstraint.of(name)).some(
      (table) => table.schema === schema && table.constraints.some((constraint) => constraint.name === name),
    );
  }

  /** Tables with a foreign key to this one, itself included where it has one. */
  referencing(target: QualifiedName): readonly CatalogTable[] {
    return present(this.#tables, this.#index.byReferenced.of(this.#fold(target.name))).filter((table) => table.constraints.some(({ definition }) =>
      definition.kind === 'foreign-key' && this.#isTable({ schema: table.schema, ...definition.referenced }, target)));
  }

  /** Tables that inherit from this one, partitions among them. */
  children(parent: QualifiedName): readonly CatalogTable[] {
    return present(this.#tables, this.#index.byParent.of(this.#fold(parent.name))).filter((table) => parentsOf(table).some((name) => this.#isTable(name, parent)));
  }

  /** SET search_path; LOCAL in a transaction holds until its end. */
  setSearchPath(path: readonly string[], isLocal: boolean): void {
    this.#sessionPath = isLocal && this.#undo !== undefined ? this.#sessionPath ?? this.searchPath : undefined;
    this.searchPath = path;
  }

  /** Starts to remember how to undo (BEGIN, where DDL takes part in transactions). */
  begin(): void {
    const { searchPath } = this;
    this.#undo ??= [() => { this.searchPath = searchPath; }];
  }

  commit(): void {
    this.#undo = undefined;
    this.searchPath = this.#sessionPath ?? this.searchPath;
    this.#sessionPath = undefined;
  }

  /** Undoes everything since `begin`. */
  rollback(): void {
    const steps = this.#undo ?? [];
    this.commit();
    for (const step of steps.reverse()) step();
  }

  #write<Value>(map: VersionedMap<Value>, key: string, value: Value | undefined): void {
    const before = map.get(key);
    this.changes += 1;
    this.#undo?.push(() => { map.set(key, before); });
    map.set(key, value);
  }

  #fold(name: string): string {
    return this.#resolution.ignoresTableCase ? name.toLowerCase() : name;
  }

  #isSame(left: string, right: string): boolean {
    return this.#fold(left) === this.#fold(right);
  }

  #isTable(left: QualifiedName, right: QualifiedName): boolean {
    return this.#isSame(left.name, right.name) && this.#isSame(left.schema, right.schema);
  }
}

function attachmentsOf({ table, ownedBy }: CatalogObject): readonly QualifiedName[] {
  return [table, ownedBy?.table].filter((name) => name !== undefined);
}

/** An empty catalogue for an engine. */
export function createCatalog(engine: Engine, options: CatalogOptions = {}): Catalog {
  return new Catalog(engine, options);
}
