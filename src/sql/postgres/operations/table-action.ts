import type { AlterTableCmd } from 'libpg-query';
import type { ObjectName } from '../../../model/expression.ts';
import type { StatementSource, TokenRange } from '../statement-source.ts';

/** One sub-action of ALTER TABLE with its own tokens: its node has no location. */
export interface TableAction {
  readonly source: StatementSource;
  readonly table: ObjectName;
  readonly command: AlterTableCmd;
  readonly range: TokenRange;
}
