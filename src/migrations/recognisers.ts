import type { FormatName, SourceFile } from '../model/migration.ts';
import { fileName } from './new-migration.ts';

/** Tells a format by what only its tool leaves in a directory. `recognise` gives the reason, or nothing. */
export interface Recogniser {
  readonly name: FormatName;
  recognise(listing: Listing): string | undefined;
}

/** A directory listing with the beginnings of its text files, read once. */
export interface Listing {
  readonly paths: readonly string[];
  /** Text of the first 4096 bytes by path, of SQL, XML, YAML, JSON, JavaScript and TypeScript files. */
  readonly heads: ReadonlyMap<string, string>;
}

const headBytes = 4096;
const readable = /\.(?:sql|xml|ya?ml|json|[cm]?[jt]s)$/i;

/** Reads the beginnings of files, without judging their encoding. */
export function listingOf(files: readonly SourceFile[]): Listing {
  const decoder = new TextDecoder();
  const heads = new Map<string, string>();
  for (const { path, bytes } of files) {
    if (readable.test(path)) heads.set(path, decoder.decode(bytes.subarray(0, headBytes)));
  }
  return { paths: files.map((file) => file.path), heads };
}

/**
 * In the order in which they are asked: what a tool's own file proves comes first, then markers inside SQL files,
 * then file names alone.
 */
export const recognisers: readonly Recogniser[] = [
  { name: 'skeema', recognise: (listing) => named(listing, '.skeema') },
  { name: 'sqitch', recognise: (listing) => named(listing, 'sqitch.plan') ?? named(listing, 'sqitch.conf') },
  { name: 'drizzle', recognise: (listing) => ending(listing, 'meta/_journal.json') },
  { name: 'prisma', recognise: (listing) => named(listing, 'migration_lock.toml') },
  { name: 'prisma', recognise: prismaGraph },
  { name: 'drizzle', recognise: drizzleFolders },
  { name: 'liquibase', recognise: liquibase },
  { name: 'goose', recognise: (listing) => marked(listing, /^--[^\n]*\+goose\s+up\b/im, '-- +goose Up') },
  { name: 'sql-migrate', recognise: (listing) => marked(listing, /^-- \+migrate up\b/im, '-- +migrate Up') },
  { name: 'dbmate', recognise: (listing) => marked(listing, /^-- migrate:up\b/im, '-- migrate:up') },
  { name: 'graphile-migrate', recognise: (listing) => marked(listing, /^--! Previous:/m, '--! Previous:') },
  { name: 'node-pg-migrate', recognise: (listing) => marked(listing, /^\s*--[\s-]*up\s+migration/im, '-- Up Migration') },
  { name: 'golang-migrate', recognise: (listing) => matching(listing, /^\d+_.*\.(?:up|down)\.sql$/, 'is named <number>_<name>.up.sql or .down.sql') },
  { name: 'knex', recognise: knex },
  { name: 'atlas', recognise: atlasSums },
];

/** Asked last: Atlas keeps sums beside the files of other tools too, which those tools go on running. */
function atlasSums(listing: Listing): string | undefined {
  const sql = listing.paths.map(fileName).filter((name) => name.toLowerCase().endsWith('.sql'));
  const isOfFlyway = sql.length > 0 && sql.every((name) => /^[VRUB][^_]*(?:_[^_]+)*__/.test(name));
  return isOfFlyway ? undefined : named(listing, 'atlas.sum');
}

function named(listing: Listing, name: string): string | undefined {
  const path = listing.paths.find((candidate) => fileName(candidate) === name);
  return path === undefined ? undefined : `${path} belongs to it`;
}

function ending(listing: Listing, end: string): string | undefined {
  const path = listing.paths.find((candidate) => candidate === end || candidate.endsWith(`/${end}`));
  return path === undefined ? undefined : `${path} belongs to it`;
}

function matching(listing: Listing, name: RegExp, words: string): string | undefined {
  const path = listing.paths.find((candidate) => name.test(fileName(candidate)));
  return path === undefined ? undefined : `${path} ${words}`;
}

function marked(listing: Listing, marker: RegExp, words: string): string | undefined {
  for (const [path, head] of listing.heads) {
    if (path.toLowerCase().endsWith('.sql') && marker.test(head)) return `${path} holds the marker ${words}`;
  }
  return undefined;
}

/** Prisma 8: folders with operations instead of SQL. */
function prismaGraph(listing: Listing): string | undefined {
  const paths = new Set(listing.paths);
  const path = listing.paths.find((candidate) => fileName(candidate) === 'ops.json' && paths.has(candidate.replace(/ops\.json$/, 'migration.json')));
  return path === undefined ? undefined : `${path} stands beside a migration.json, as Prisma 8 has it`;
}

/** Drizzle 1: folders that begin with 14 digits and hold migration.sql and snapshot.json. */
function drizzleFolders(listing: Listing): string | undefined {
  const paths = new Set(listing.paths);
  const path = listing.paths.find(
    (candidate) => /(?:^|\/)\d{14}[^/]*\/migration\.sql$/.test(candidate) && paths.has(candidate.replace(/migration\.sql$/, 'snapshot.json')),
  );
  return path === undefined ? undefined : `${path} stands beside a snapshot.json`;
}

function liquibase(listing: Listing): string | undefined {
  for (const [path, head] of listing.heads) {
    const isSql = path.toLowerCase().endsWith('.sql');
    if (isSql && /^\s*--\s*liquibase\s*formatted/i.test(head)) return `${path} begins with --liquibase formatted sql`;
    if (!isSql && head.includes('databaseChangeLog')) return `${path} holds a databaseChangeLog`;
  }
  return undefined;
}

const knexfile = /^knexfile\.[cm]?[jt]s$/;
/** An `up` that is given knex, in any way in which a module gives a function away. */
const knexMigration = /(?:\bexports\.up\s*=|\bexport\s+(?:async\s+)?function\s+up\b|\bexport\s+const\s+up\b|\bup\s*(?::\s*(?:async\s+)?(?:function\b)?)?\s*\()[^]{0,120}?\bknex\b/i;

/** Code that is only looked at. */
function knex(listing: Listing): string | undefined {
  const file = listing.paths.find((path) => knexfile.test(fileName(path)));
  if (file !== undefined) return `${file} belongs to it`;
  for (const [path, head] of listing.heads) {
    if (/\.[cm]?[jt]s$/i.test(path) && knexMigration.test(head)) return `${path} exports an up that takes knex`;
  }
  return undefined;
}
