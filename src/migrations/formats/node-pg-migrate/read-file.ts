import type { TextSpan } from '../../blank-text.ts';

/** An SQL migration of node-pg-migrate, taken apart as it does: by the first comment of each direction, in either order. */
export interface NodePgMigrateFile {
  readonly up: TextSpan;
  readonly down?: TextSpan;
  /** True where Down alone is marked: then all of the file goes forth. */
  readonly isUpUnmarked: boolean;
}

const upMarker = /^\s*--[\s-]*up\s+migration/im;
const downMarker = /^\s*--[\s-]*down\s+migration/im;

/** Reads a file; there is none that node-pg-migrate refuses. */
export function readNodePgMigrateFile(text: string): NodePgMigrateFile {
  const isMarked = /igration|MIGRATION/.test(text);
  const upAt = isMarked ? text.search(upMarker) : -1;
  const downAt = isMarked ? text.search(downMarker) : -1;
  const upEnd = downAt < upAt ? text.length : downAt;
  const downEnd = upAt < downAt ? text.length : upAt;
  return {
    up: upAt < 0 ? { start: 0, end: text.length } : { start: upAt, end: upEnd },
    ...(downAt < 0 ? {} : { down: { start: downAt, end: downEnd } }),
    isUpUnmarked: upAt < 0 && downAt >= 0,
  };
}
