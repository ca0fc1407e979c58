import type { CopyStmt } from 'libpg-query';
import type { Operation } from '../../../model/operation.ts';
import { relationName } from '../names.ts';
import type { StatementSource } from '../statement-source.ts';
import { readRows } from './rows.ts';

/** COPY of a table or of a query's rows. */
export function readCopy(source: StatementSource, { relation, query, is_from, is_program, filename }: CopyStmt): readonly Operation[] {
  const outside = is_program === true ? 'program' : 'server-file';
  const copy = {
    kind: 'copy',
    span: source.span,
    ...(relation === undefined ? {} : { table: relationName(source, relation) }),
    direction: is_from === true ? 'from' : 'to',
    endpoint: filename === undefined ? 'client' : outside,
  } as const;
  return [copy, ...readRows(source, query)];
}
