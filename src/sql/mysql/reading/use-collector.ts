import type { Expression, ObjectName, QueryUse } from '../../../model/expression.ts';

/** Names in the order of the text, each once; the set is made with the first name, since most collectors stay empty. */
class Names {
  private names: Set<string> | undefined;

  add(name: string): void {
    (this.names ??= new Set()).add(name);
  }

  addAll(other: Names): void {
    for (const name of other.names ?? []) {
      this.add(name);
    }
  }

  toArray(): string[] {
    return this.names === undefined ? [] : [...this.names];
  }
}

/** Gathers the tables, columns and functions that a query or an expression names. */
export class UseCollector {
  readonly columns = new Names();
  readonly functions = new Names();
  predicate: Expression | undefined;
  hasLimit = false;
  comparesNull = false;
  joinsOnCondition = false;
  orderedBy: readonly string[] | undefined;
  private readonly outer: UseCollector | undefined;
  private tables: Map<string, ObjectName> | undefined;
  private aliases: Map<string, ObjectName> | undefined;
  private commonTables: string[] | undefined;

  /** `outer` is the collector around: the names of its WITH clauses hold here too. */
  constructor(outer?: UseCollector) {
    this.outer = outer;
  }

  /** Notes a table, unless a WITH clause around it gave it the name. */
  addTable(table: ObjectName): void {
    if (table.schema === undefined && this.knowsCommonTable(table.name.toLowerCase())) return;
    const key = `${table.schema ?? ''}\n${table.name}`;
    this.tables ??= new Map();
    if (!this.tables.has(key)) this.tables.set(key, table);
  }

  /** Notes by which name the statement calls a table. */
  addAlias(alias: string, table: ObjectName): void {
    (this.aliases ??= new Map()).set(alias.toLowerCase(), table);
  }

  /** The table that the statement calls so. */
  tableCalled(alias: string): ObjectName | undefined {
    return this.aliases?.get(alias.toLowerCase());
  }

  /** The table that was named first. */
  get firstTable(): ObjectName | undefined {
    return this.aliases?.values().next().value;
  }

  /** Makes a name of a WITH clause known until `leaveCommonTables` with the mark of before. */
  addCommonTable(name: string): void {
    (this.commonTables ??= []).push(name.toLowerCase());
  }

  get commonTableMark(): number {
    return this.commonTables?.length ?? 0;
  }

  leaveCommonTables(mark: number): void {
    if (this.commonTables !== undefined) this.commonTables.length = mark;
  }

  /** Takes over what an inner collector found; its predicate, limit and joins stay its own. */
  absorb(inner: UseCollector): void {
    for (const table of inner.tables?.values() ?? []) {
      this.addTable(table);
    }
    this.columns.addAll(inner.columns);
    this.functions.addAll(inner.functions);
    this.comparesNull ||= inner.comparesNull;
  }

  /** Takes over everything of a reading that was tried and fits. */
  adopt(tried: UseCollector): void {
    this.absorb(tried);
    this.predicate = tried.predicate ?? this.predicate;
    this.hasLimit ||= tried.hasLimit;
    this.joinsOnCondition ||= tried.joinsOnCondition;
    for (const name of tried.commonTables ?? []) {
      this.addCommonTable(name);
    }
    for (const [alias, table] of tried.aliases ?? []) {
      this.addAlias(alias, table);
    }
  }

  /** A collector for something inside, that knows the same WITH names. */
  inner(): UseCollector {
    return new UseCollector(this);
  }

  toQueryUse(): QueryUse {
    return {
      tables: this.tables === undefined ? [] : [...this.tables.values()],
      columns: this.columns.toArray(),
      functions: this.functions.toArray(),
      ...(this.predicate === undefined ? {} : { predicate: this.predicate }),
      hasLimit: this.hasLimit,
      ...(this.comparesNull ? { comparesNull: true } : {}),
      ...(this.joinsOnCondition ? { joinsOnCondition: true } : {}),
      ...(this.orderedBy === undefined ? {} : { orderedBy: this.orderedBy }),
    };
  }

  private knowsCommonTable(name: string): boolean {
    return (this.commonTables?.includes(name) ?? false) || (this.outer?.knowsCommonTable(name) ?? false);
  }
}
