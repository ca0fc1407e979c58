import type { CatalogColumn, CatalogTable, NameResolution, SchemaState } from '../../model/schema-state.ts';
import { usualTableSizes, type TableSizes } from '../../model/settings.ts';
import type { TableStatistics, TargetStatistics } from '../../model/target-statistics.ts';
import { defaultResolution, sameColumn } from '../../schema/name-resolution.ts';
import { resolveTable } from '../../schema/queries/resolve-table.ts';

interface Written {
  readonly schema?: string;
  readonly name: string;
}

/** What rules ask about the target that a change set will meet. */
export interface KnownStatistics {
  readonly target: TargetStatistics;
  /** True where they are older than two weeks: tables may have grown since. */
  readonly isStale: boolean;
  /** Of a table of the catalogue, by its identity: the target has it under the name from before the change set. */
  ofTable(table: CatalogTable): TableStatistics | undefined;
  /** Of a table as a statement names it, whether the catalogue has it or not. */
  ofName(state: SchemaState, name: Written): TableStatistics | undefined;
  /** The share of NULL in a column of the catalogue; undefined for one that the change set made, and where nobody knows. */
  nullFraction(table: CatalogTable, column: CatalogColumn): number | undefined;
  /** Known to have so few rows that reading all of them takes no time. */
  isSmall(table: TableStatistics | undefined): boolean;
  /** Known to have so many rows or bytes that everything takes long. */
  isLarge(table: TableStatistics | undefined): boolean;
}

/** By what statistics are measured. */
interface Measures {
  readonly sizes?: TableSizes | undefined;
  /** ISO date. */
  readonly today: string;
}

const staleAfterMs = 14 * 24 * 60 * 60 * 1000;

/**
 * Finds the statistics of tables, whose names a change set may have changed.
 * @param onTarget the schema that the target has: the one before the change set; of a whole history the one at its end.
 */
export function knownStatistics(target: TargetStatistics, onTarget: SchemaState, { sizes = usualTableSizes, today }: Measures): KnownStatistics {
  const finder = new StatisticsFinder(target, onTarget);
  return {
    target,
    isStale: Date.parse(today) - Date.parse(target.capturedAt) > staleAfterMs,
    ofTable: (table) => finder.ofTable(table),
    ofName: (state, name) => {
      const table = resolveTable(state, name);
      return table === undefined ? finder.ofWritten(name) : finder.ofTable(table);
    },
    nullFraction: (table, column) => finder.nullFraction(table, column),
    isSmall: (table) => table?.rows !== undefined && table.rows < sizes.smallRows,
    isLarge: (table) => reaches(table?.rows, sizes.largeRows) || reaches(table?.bytes, sizes.largeBytes),
  };
}

/** A threshold of 0 is switched off. */
function reaches(amount: number | undefined, threshold: number): boolean {
  return amount !== undefined && threshold > 0 && amount >= threshold;
}

class StatisticsFinder {
  readonly #resolution: NameResolution;
  readonly #ignoresCase: boolean;
  readonly #path: readonly string[];
  readonly #byKey: ReadonlyMap<string, TableStatistics>;
  readonly #byLastPart = new Map<string, TableStatistics | 'several'>();
  readonly #namesThere: ReadonlyMap<number, CatalogTable>;

  constructor({ tables, engine }: TargetStatistics, onTarget: SchemaState) {
    this.#resolution = onTarget.resolution ?? defaultResolution;
    this.#ignoresCase = onTarget.resolution?.ignoresTableCase ?? false;
    this.#path = onTarget.resolution?.searchPath ?? ['public'];
    this.#byKey = new Map([...tables].map(([key, table]) => [this.#fold(key), table]));
    if (engine.name !== 'postgresql') this.#noteLastParts();
    this.#namesThere = new Map([...onTarget.tables.values()].map((table) => [table.id, table]));
  }

  /** A table that the change set made is not on the target: one of its name there is another. */
  ofTable({ id }: CatalogTable): TableStatistics | undefined {
    const there = this.#namesThere.get(id);
    return there === undefined ? undefined : this.ofWritten(there);
  }

  /** The target has the column under the name from before the change set. */
  nullFraction(table: CatalogTable, { id }: CatalogColumn): number | undefined {
    const there = this.#namesThere.get(table.id)?.columns.find((column) => column.id === id);
    const fractions = Object.entries(this.ofTable(table)?.nullFractions ?? {});
    return fractions.find(([name]) => there !== undefined && sameColumn(this.#resolution, there.name, name))?.[1];
  }

  ofWritten({ schema, name }: Written): TableStatistics | undefined {
    if (schema !== undefined && schema !== '') {
      const found = this.#byKey.get(this.#fold(`${schema}.${name}`));
      if (found !== undefined || !this.#path.includes(schema)) return found;
    }
    return this.#inPath(name) ?? this.#byKey.get(this.#fold(name)) ?? this.#byNameAlone(name);
  }

  #inPath(name: string): TableStatistics | undefined {
    for (const searched of this.#path) {
      const found = this.#byKey.get(this.#fold(`${searched}.${name}`));
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #byNameAlone(name: string): TableStatistics | undefined {
    const alone = this.#byLastPart.get(this.#fold(name));
    return alone === 'several' ? undefined : alone;
  }

  /** Migrations of MySQL rarely name the database that the target's keys begin with. */
  #noteLastParts(): void {
    for (const [key, table] of this.#byKey) {
      const last = key.slice(key.indexOf('.') + 1);
      this.#byLastPart.set(last, this.#byLastPart.has(last) ? 'several' : table);
    }
  }

  #fold(key: string): string {
    return this.#ignoresCase ? key.toLowerCase() : key;
  }
}
