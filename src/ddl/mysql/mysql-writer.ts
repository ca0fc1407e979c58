import { objectKinds, type ObjectKind } from '../../model/schema-object.ts';
import { noStatement } from '../no-statement.ts';
import type { EngineWriter, ObjectWriter } from '../object-writer.ts';

const none = noStatement('no statement is written for it');

/** Statements of MySQL and MariaDB. */
export const mysqlWriter: EngineWriter = {
  writers: Object.fromEntries(objectKinds.map((kind) => [kind, none])) as Record<ObjectKind, ObjectWriter>,
  createdWithin: new Map(),
  rebuildable: new Set(),
  disturbed: new Set(),
  order: objectKinds,
};
