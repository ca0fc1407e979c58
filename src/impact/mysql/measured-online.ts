import type { EngineName } from '../../model/engine-name.ts';
import type { OnlineImpact } from '../../model/impact.ts';

/** The cheapest way of one kind of action, from a server version on. */
export interface OnlineRow extends OnlineImpact {
  /** Version number: major * 10000 + minor * 100 + patch; absent: every version. */
  readonly from?: number;
}

const instant = { algorithm: 'instant', lock: 'none', rebuilds: false } as const;
const nocopy = { algorithm: 'nocopy', lock: 'none', rebuilds: false } as const;
const inplace = { algorithm: 'inplace', lock: 'none', rebuilds: false } as const;
const inplaceRebuild = { algorithm: 'inplace', lock: 'none', rebuilds: true } as const;
const inplaceShared = { algorithm: 'inplace', lock: 'shared', rebuilds: true } as const;
const copy = { algorithm: 'copy', lock: 'shared', rebuilds: true } as const;

/** Kinds of actions that InnoDB tells apart. */
export type OnlineAction =
  | 'add-column' | 'add-column-computed' | 'add-column-positioned' | 'add-column-virtual' | 'add-column-stored' | 'add-column-auto-increment'
  | 'drop-column' | 'drop-column-indexed' | 'rename-column'
  | 'change-collation' | 'change-collation-indexed' | 'change-type' | 'grow-varchar' | 'append-label' | 'set-not-null' | 'drop-not-null' | 'reorder-column' | 'set-default'
  | 'add-index' | 'add-fulltext-index' | 'add-fulltext-again' | 'add-spatial-index' | 'drop-index' | 'rename-index'
  | 'add-primary-key' | 'drop-primary-key' | 'add-foreign-key' | 'add-foreign-key-unchecked' | 'add-foreign-key-indexed' | 'drop-foreign-key'
  | 'add-check' | 'drop-check' | 'convert-character-set' | 'default-character-set' | 'rebuild' | 'table-option' | 'comment';

type OnlineTable = Readonly<Record<OnlineAction, readonly OnlineRow[]>>;

/**
 * MariaDB, measured on 10.11.19 by trying INSTANT, NOCOPY, INPLACE and COPY, then LOCK=NONE, SHARED and EXCLUSIVE, on a fresh
 * InnoDB table. Versions before 10.4: MariaDB knowledge base, "InnoDB Online DDL Operations with the INSTANT Alter Algorithm".
 */
const mariadb: OnlineTable = {
  'add-column': [inplaceRebuild, { from: 100300, ...instant }],
  'add-column-positioned': [inplaceRebuild, { from: 100400, ...instant }],
  'add-column-virtual': [inplace, { from: 100300, ...instant }],
  'add-column-computed': [copy],
  'add-column-stored': [copy],
  'add-column-auto-increment': [inplaceShared],
  'drop-column': [inplaceRebuild, { from: 100400, ...instant }],
  'drop-column-indexed': [inplaceRebuild, { from: 100400, ...nocopy }],
  'rename-column': [inplace, { from: 100300, ...instant }],
  'change-collation': [copy, { from: 100403, ...instant }],
  'change-collation-indexed': [copy, { from: 100403, ...nocopy }],
  'change-type': [copy],
  'grow-varchar': [inplace, { from: 100400, ...instant }],
  'append-label': [inplace, { from: 100300, ...instant }],
  'set-not-null': [inplaceRebuild],
  'drop-not-null': [inplaceRebuild],
  'reorder-column': [inplaceRebuild, { from: 100400, ...instant }],
  'set-default': [inplace, { from: 100300, ...instant }],
  'add-index': [inplace, { from: 100300, ...nocopy }],
  'add-fulltext-index': [inplaceShared],
  'add-fulltext-again': [{ ...inplaceShared, rebuilds: false }, { from: 100300, ...nocopy, lock: 'shared' }],
  'add-spatial-index': [{ ...inplaceShared, rebuilds: false }],
  'drop-index': [inplace, { from: 100300, ...nocopy }],
  'rename-index': [inplace, { from: 100502, ...instant }],
  'add-primary-key': [inplaceRebuild],
  'drop-primary-key': [copy],
  'add-foreign-key': [copy],
  'add-foreign-key-unchecked': [inplace, { from: 100300, ...nocopy }],
  'add-foreign-key-indexed': [inplace, { from: 100300, ...instant }],
  'drop-foreign-key': [inplace, { from: 100300, ...instant }],
  'add-check': [copy],
  'drop-check': [inplace, { from: 100300, ...instant }],
  'convert-character-set': [copy],
  'default-character-set': [inplace, { from: 100300, ...instant }],
  'rebuild': [inplaceRebuild],
  'table-option': [inplace, { from: 100300, ...instant }],
  'comment': [inplace, { from: 100300, ...instant }],
};

/**
 * MySQL: reference manual 5.7, 8.0 and 8.4, "Online DDL Operations"; tried on MySQL 8.0.46 and 9.7.4. INSTANT is given only where
 * the manual gives it for the version.
 */
const mysql: OnlineTable = {
  'add-column': [inplaceRebuild, { from: 80012, ...instant }],
  'add-column-positioned': [inplaceRebuild, { from: 80029, ...instant }],
  'add-column-virtual': [inplace, { from: 80012, ...instant }],
  'add-column-computed': [copy],
  'add-column-stored': [copy],
  'add-column-auto-increment': [inplaceShared],
  'drop-column': [inplaceRebuild, { from: 80029, ...instant }],
  'drop-column-indexed': [inplaceRebuild],
  'rename-column': [inplace, { from: 80028, ...instant }],
  'change-collation': [copy, { from: 80000, ...inplace }],
  'change-collation-indexed': [copy],
  'change-type': [copy],
  'grow-varchar': [inplace],
  'append-label': [inplace, { from: 80012, ...instant }],
  'set-not-null': [inplaceRebuild],
  'drop-not-null': [inplaceRebuild],
  'reorder-column': [inplaceRebuild],
  'set-default': [inplace, { from: 80012, ...instant }],
  'add-index': [inplace],
  'add-fulltext-index': [inplaceShared],
  'add-fulltext-again': [{ ...inplaceShared, rebuilds: false }],
  'add-spatial-index': [{ ...inplaceShared, rebuilds: false }],
  'drop-index': [inplace],
  'rename-index': [inplace],
  'add-primary-key': [inplaceRebuild],
  'drop-primary-key': [copy],
  'add-foreign-key': [copy],
  'add-foreign-key-unchecked': [inplace],
  'add-foreign-key-indexed': [inplace],
  'drop-foreign-key': [inplace],
  'add-check': [copy],
  'drop-check': [inplace, { from: 80016, ...instant }],
  'convert-character-set': [copy],
  'default-character-set': [inplace],
  'rebuild': [inplaceRebuild],
  'table-option': [inplace],
  'comment': [inplace],
};

/** From this version on MariaDB lets writes go on while it copies (release notes of 11.2, MDEV-16329; measured on 11.8.6). */
const mariadbOnlineCopy = 110200;

/** The cheapest way of an action on an engine at a version. */
export function measuredOnline(engine: EngineName, version: number, action: OnlineAction): OnlineImpact {
  const rows = (engine === 'mariadb' ? mariadb : mysql)[action];
  const row = rows.findLast(({ from = 0 }) => from <= version) ?? copy;
  return row.algorithm === 'copy' && engine === 'mariadb' && version >= mariadbOnlineCopy ? { ...row, lock: 'none' } : row;
}
