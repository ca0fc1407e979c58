import type { Engine } from '../../model/engine-name.ts';
import { reservedIn } from './keywords/reserved-words.ts';
import type { ReservedWords } from './keywords/reserved-words.ts';

/** Which of the two servers of the family. */
export type Flavour = 'mysql' | 'mariadb';

/**
 * Since which version each server understands something; absent means never.
 * Numbers as in `ServerVersion.number`; `until` is the first version without it.
 */
export interface Availability {
  readonly mysql?: number;
  readonly mysqlUntil?: number;
  readonly mariadb?: number;
}

/** A server of the MySQL family as its grammar goes. Nothing here changes while a file is read. */
export interface Dialect {
  readonly flavour: Flavour;
  readonly isMariadb: boolean;
  /** `ServerVersion.number`, absent where nobody told it: then whatever some supported version understands is understood. */
  readonly version: number | undefined;
  /** Words that no object can be called unquoted. */
  readonly reserved: ReservedWords;
  /** True where this server, or with an unknown version some supported version of it, understands it. */
  offers(what: Availability): boolean;
}

/** The dialect of an engine. @throws nothing: PostgreSQL is not given to this reader. */
export function dialectOf(engine: Engine): Dialect {
  const flavour: Flavour = engine.name === 'mariadb' ? 'mariadb' : 'mysql';
  const version = engine.version?.number;
  return {
    flavour,
    isMariadb: flavour === 'mariadb',
    version,
    reserved: reservedIn(flavour, version),
    offers: (what) => isOffered(what, flavour, version),
  };
}

function isOffered(what: Availability, flavour: Flavour, version: number | undefined): boolean {
  const since = what[flavour];
  if (since === undefined) return false;
  if (version === undefined) return true;
  return version >= since && !(flavour === 'mysql' && what.mysqlUntil !== undefined && version >= what.mysqlUntil);
}
