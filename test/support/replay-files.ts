import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { EngineName, ServerVersion } from '../../src/model/engine-name.ts';
import { parseServerVersion } from '../../src/sql/server-version.ts';
import type { ReplayFile } from './fold-and-replay.ts';

/** A directory of migrations in one text: `-- >>> V1__name.sql` begins a file. */
export interface ReplayDirectory {
  readonly name: string;
  readonly files: readonly ReplayFile[];
  /** `-- needs mariadb`, `-- needs postgresql 15`, one line for each engine that can run it; none: all of the family. */
  readonly needs: readonly { readonly engine: string; readonly version: number }[];
}

/** The directories written for the tests, by the family's folder. */
export function readReplays(family: 'postgres' | 'mysql'): readonly ReplayDirectory[] {
  const folder = path.join('test/schema/replays', family);
  return readdirSync(folder).toSorted().map((name) => readReplay(name, readFileSync(path.join(folder, name), 'utf8')));
}

function readReplay(name: string, text: string): ReplayDirectory {
  const [head = '', ...parts] = text.split(/^-- >>> (.*)$/m);
  const files = parts.flatMap((part, at) => (at % 2 === 0 ? [{ name: `${name}/${part.trim()}`, text: parts[at + 1] ?? '' }] : []));
  const needs = [...head.matchAll(/^-- needs (\w+) ?(.*)$/gm)].map(([, engine = '', version = '']) => ({
    engine, version: parseServerVersion(version)?.number ?? 0,
  }));
  return { name, files, needs };
}

/** Whether a directory is meant for a server. */
export function runsOn(directory: ReplayDirectory, engine: EngineName, version: ServerVersion): boolean {
  return directory.needs.length === 0 || directory.needs.some((need) => need.engine === engine && version.number >= need.version);
}

/** The demo's migrations: versioned files in the order of their numbers, then the repeatable ones. */
export function readShop(engine: EngineName): ReplayDirectory {
  const folder = path.join('examples/shop/db', engine === 'postgresql' ? 'postgresql' : 'mysql');
  const rank = (name: string): number => Number(/^V(\d+)__/.exec(name)?.[1] ?? Infinity);
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql')).toSorted((left, right) => rank(left) - rank(right));
  return { name: 'shop', needs: [], files: names.map((name) => ({ name: `shop/${name}`, text: readFileSync(path.join(folder, name), 'utf8') })) };
}
