import { mariadbReservedWords, mysqlReservedWords } from './reserved-word-tables.ts';
import type { Reservation } from './reserved-word-tables.ts';

/** Reserved words of a server, in upper case. */
export interface ReservedWords {
  /** Refused where a name is needed. With an unknown version: what every supported version reserves. */
  readonly asName: ReadonlySet<string>;
  /** Not taken for a name where one may be missing, as an alias without AS: what some supported version reserves. */
  readonly asOptionalName: ReadonlySet<string>;
}

function collect(table: Readonly<Record<string, Reservation>>, holds: (reservation: Reservation) => boolean): ReadonlySet<string> {
  return new Set(Object.keys(table).filter((word) => {
    const reservation = table[word];
    return reservation !== undefined && holds(reservation);
  }));
}

function reservedInEvery(table: Readonly<Record<string, Reservation>>): ReservedWords {
  return {
    asName: collect(table, ({ from, until }) => from === 0 && until === undefined),
    asOptionalName: collect(table, () => true),
  };
}

function reservedAt(table: Readonly<Record<string, Reservation>>, version: number): ReservedWords {
  const words = collect(table, ({ from, until }) => version >= from && (until === undefined || version < until));
  return { asName: words, asOptionalName: words };
}

const cache = new Map<string, ReservedWords>();

/** The reserved words of a server at a version. */
export function reservedIn(flavour: 'mysql' | 'mariadb', version: number | undefined): ReservedWords {
  const key = `${flavour} ${String(version)}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const table = flavour === 'mysql' ? mysqlReservedWords : mariadbReservedWords;
  const found = version === undefined ? reservedInEvery(table) : reservedAt(table, version);
  cache.set(key, found);
  return found;
}
