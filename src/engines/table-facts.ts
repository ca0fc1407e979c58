import type { TableStatistics } from '../model/target-statistics.ts';
import type { Row } from '../ports/database-session.ts';
import { integer, text } from './catalog-values.ts';

/** Facts about tables from several queries, put together under the tables' names. Tables that the first did not list are left out. */
export class TableFacts {
  readonly #tables = new Map<string, TableStatistics>();

  add(row: Row, facts: TableStatistics): void {
    this.#tables.set(tableKey(row), facts);
  }

  extend(row: Row, more: (known: TableStatistics) => TableStatistics): void {
    const key = tableKey(row);
    const known = this.#tables.get(key);
    if (known !== undefined) this.#tables.set(key, { ...known, ...more(known) });
  }

  /** Rows written per second between two readings of the counters; a counter that was reset in between tells nothing. */
  addWrites(before: readonly Row[], after: readonly Row[], seconds: number): void {
    const earlier = new Map(before.map((row) => [tableKey(row), integer(row, 'writes')]));
    for (const row of after) {
      const written = integer(row, 'writes') - (earlier.get(tableKey(row)) ?? 0);
      if (written >= 0 && seconds > 0) this.extend(row, () => ({ writesPerSecond: Math.round((written / seconds) * 10) / 10 }));
    }
  }

  tables(): ReadonlyMap<string, TableStatistics> {
    return this.#tables;
  }
}

function tableKey(row: Row): string {
  return `${text(row, 'schema_name')}.${text(row, 'table_name')}`;
}
