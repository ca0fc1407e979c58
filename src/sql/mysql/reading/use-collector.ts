import type { Expression, ObjectName, QueryUse } from '../../../model/expression.ts';

/** Gathers the tables, columns and functions that a query or an expression names, each once, in the order of the text. */
export class UseCollector {
  readonly columns = new Set<string>();
  readonly functions = new Set<string>();
  readonly tables: ObjectName[] = [];
  /** Tables by the name that the statement gives them, in lower case. */
  readonly aliases = new Map<string, ObjectName>();
  predicate: Expression | undefined;
  hasLimit = false;
  private readonly tableKeys = new Set<string>();
  private readonly commonTables: string[] = [];

  /** Notes a table, unless a WITH clause around it gave it the name. */
  addTable(table: ObjectName): void {
    if (table.schema === undefined && this.commonTables.includes(table.name.toLowerCase())) {
      return;
    }
    const key = `${table.schema ?? ''}\n${table.name}`;
    if (!this.tableKeys.has(key)) {
      this.tableKeys.add(key);
      this.tables.push(table);
    }
  }

  /** Makes a name of a WITH clause known until `leave` with the returned mark. */
  addCommonTable(name: string): void {
    this.commonTables.push(name.toLowerCase());
  }

  get commonTableMark(): number {
    return this.commonTables.length;
  }

  leaveCommonTables(mark: number): void {
    this.commonTables.length = mark;
  }

  /** Takes over what an inner collector found; its predicate and limit stay its own. */
  absorb(inner: UseCollector): void {
    for (const table of inner.tables) {
      this.addTable(table);
    }
    for (const column of inner.columns) {
      this.columns.add(column);
    }
    for (const name of inner.functions) {
      this.functions.add(name);
    }
  }

  /** Takes over everything of a reading that was tried and fits. */
  adopt(tried: UseCollector): void {
    this.absorb(tried);
    this.predicate = tried.predicate ?? this.predicate;
    this.hasLimit ||= tried.hasLimit;
    this.commonTables.splice(0, this.commonTables.length, ...tried.commonTables);
    for (const [alias, table] of tried.aliases) {
      this.aliases.set(alias, table);
    }
  }

  /** A collector for something inside, that knows the same WITH names. */
  inner(): UseCollector {
    const inner = new UseCollector();
    inner.commonTables.push(...this.commonTables);
    return inner;
  }

  toQueryUse(): QueryUse {
    return {
      tables: [...this.tables],
      columns: [...this.columns],
      functions: [...this.functions],
      ...(this.predicate === undefined ? {} : { predicate: this.predicate }),
      hasLimit: this.hasLimit,
    };
  }
}
