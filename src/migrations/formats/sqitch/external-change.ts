import type { HistoryLocation } from '../../format.ts';
import { quotedTable, quoteName } from '../../quote-table.ts';
import type { PlanDependency } from './plan.ts';

/** A query for the id of a deployed change of another project, with its values in the order of their marks. */
export interface ChangeLookup {
  readonly text: string;
  readonly values: readonly string[];
}

/** How the registry finds what a dependency on another project means. @param first number of the first mark (PostgreSQL). */
export function lookupChange(location: Pick<HistoryLocation, 'family' | 'schema'>, { project = '', change, tag, id }: PlanDependency, first = 1): ChangeLookup {
  const table = (name: string): string => quotedTable({ ...location, table: name });
  const mark = (index: number): string => (location.family === 'postgres' ? `$${first + index}` : '?');
  const name = quoteName(location.family, 'change');
  const tagged = (at: number): string => `SELECT t.change_id FROM ${table('tags')} t WHERE t.project = ${mark(at)} AND t.tag = ${mark(at + 1)}`;
  if (id !== undefined) return { text: `SELECT c.change_id FROM ${table('changes')} c WHERE c.change_id = ${mark(0)}`, values: [id] };
  if (change === undefined) return { text: tagged(0), values: [project, `@${tag ?? ''}`] };
  const named = `SELECT c.change_id FROM ${table('changes')} c WHERE c.project = ${mark(0)} AND c.${name} = ${mark(1)}`;
  if (tag === undefined) return { text: `${named} ORDER BY c.committed_at LIMIT 1`, values: [project, change] };
  const until = `SELECT u.committed_at FROM ${table('changes')} u WHERE u.change_id = (${tagged(2)})`;
  return { text: `${named} AND c.committed_at <= (${until}) ORDER BY c.committed_at DESC LIMIT 1`, values: [project, change, project, `@${tag}`] };
}
