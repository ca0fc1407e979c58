import { engineFamilies } from '../model/engine-name.ts';
import type { TableImpact } from '../model/impact.ts';
import type { Operation } from '../model/operation.ts';
import type { ImpactContext } from './impact-context.ts';
import { mysqlTableImpacts } from './mysql/table-impacts.ts';
import { postgresTableImpacts } from './postgres/table-impacts.ts';

/** What an operation does to the tables of a live server of either family. */
export function tableImpacts(operation: Operation, context: ImpactContext): readonly TableImpact[] {
  return engineFamilies[context.engine.name] === 'postgres' ? postgresTableImpacts(operation, context) : mysqlTableImpacts(operation);
}
