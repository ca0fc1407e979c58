import { InternalError } from '../../../errors/internal-error.ts';
import type { HistoryTable } from '../../format.ts';

/** There is none: the name is where locks and our ledger are found, and no table of it is ever made. */
export const noHistory: HistoryTable = {
  defaultTable: () => 'schema_gitops_history',
  columns: ['version'],
  create: () => [],
  select: refuse,
  parseRow: refuse,
  record: () => [],
  nextRank: () => 1,
  keeps: 'each',
  marksBaseline: false,
  lockKey: () => undefined,
};

function refuse(): never {
  throw new InternalError('a declarative directory has no history');
}
