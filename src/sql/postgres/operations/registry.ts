import type { Node } from 'libpg-query';
import type { Operation } from '../../../model/operation.ts';
import type { StatementSource } from '../statement-source.ts';
import type { NodeOf, Tag, Tree } from '../syntax-tree.ts';
import { readAlterTable } from './alter-table.ts';
import { readCreateTable } from './create-table.ts';
import { readDrop } from './drop.ts';
import { readCreateIndex } from './indexes.ts';
import { readDelete, readInsert, readMerge, readSelect, readUpdate } from './rows.ts';

type Readers = { readonly [K in Tag]?: (source: StatementSource, node: NodeOf<K>) => readonly Operation[] };

/** How each kind of statement becomes operations. */
const readers = {
  AlterTableStmt: readAlterTable,
  CreateStmt: (source, node) => [readCreateTable(source, node)],
  DeleteStmt: readDelete,
  DropStmt: readDrop,
  IndexStmt: (source, node) => [readCreateIndex(source, node)],
  InsertStmt: readInsert,
  MergeStmt: readMerge,
  SelectStmt: readSelect,
  UpdateStmt: readUpdate,
} as const satisfies Readers;

/** The operations of a statement; undefined for a kind that is not known here. */
export function readOperations(source: StatementSource, statement: Node): readonly Operation[] | undefined {
  const [tag] = Object.keys(statement);
  return tag === undefined || !isKnown(tag) ? undefined : readerOf(tag)(source, statement);
}

function isKnown(tag: string): tag is keyof typeof readers {
  return Object.hasOwn(readers, tag);
}

/** Ties the reader of a kind to the content of that kind, which a plain lookup would not. */
function readerOf<K extends keyof typeof readers>(tag: K): (source: StatementSource, tree: Tree) => readonly Operation[] | undefined {
  const all: Readers = readers;
  const reader: Readers[K] = all[tag];
  return (source, tree) => {
    const content: Tree[K] = tree[tag];
    return content === undefined ? undefined : reader?.(source, content);
  };
}
