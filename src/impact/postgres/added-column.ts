import type { ColumnDefinition } from '../../model/column-definition.ts';
import type { SchemaState } from '../../model/schema-state.ts';
import { domainOf, isConstrained } from '../../schema/queries/constrained-domain.ts';
import { resolveObject } from '../../schema/queries/resolve-object.ts';
import { builtInVolatility } from '../../sql/postgres/function-volatility.ts';
import { versionNumber, type ImpactContext } from '../impact-context.ts';

/** Why ADD COLUMN writes the whole table anew. */
export type RewriteCause =
  | { readonly cause: 'serial' | 'identity' | 'stored' | 'constrained-domain' }
  /** Before version 11 every value is written into every row. */
  | { readonly cause: 'any-default' }
  /** A function that gives another value in each row, or of which that is not known. */
  | { readonly cause: 'volatile-default' | 'unknown-default'; readonly function: string };

/** From this version on a default that is the same in all rows is kept beside the table (PostgreSQL 11). */
const fastDefaults = 110000;

/** All reasons for which adding a column rewrites its table (measured on 10 to 18); none where it does not. */
export function rewriteCauses(column: ColumnDefinition, context: ImpactContext): readonly RewriteCause[] {
  const domain = domainOf(context.before, column.type);
  const causes: readonly (RewriteCause | undefined)[] = [
    column.type.serial === true ? { cause: 'serial' } : undefined,
    column.identity === undefined ? undefined : { cause: 'identity' },
    column.generated?.stored === true ? { cause: 'stored' } : undefined,
    domain !== undefined && isConstrained(context.before, domain) ? { cause: 'constrained-domain' } : undefined,
    causeOfDefault(column, context),
  ];
  return causes.filter((cause) => cause !== undefined);
}

function causeOfDefault({ default: value }: ColumnDefinition, { engine, before }: ImpactContext): RewriteCause | undefined {
  if (value === undefined || value.constant === 'null') return undefined;
  if (versionNumber(engine) < fastDefaults) return { cause: 'any-default' };
  const judged = value.functions.map((name) => ({ name, volatility: volatilityOf(name, before) }));
  const worst = judged.find(({ volatility }) => volatility === 'volatile') ?? judged.find(({ volatility }) => volatility === undefined);
  if (worst === undefined) return undefined;
  return { cause: worst.volatility === 'volatile' ? 'volatile-default' : 'unknown-default', function: worst.name };
}

/** The server looks into pg_catalog first, then along the search path; a function of an extension may stand in any schema. */
function volatilityOf(name: string, state: SchemaState): 'steady' | 'volatile' | undefined {
  const known = builtInVolatility(name);
  if (known !== undefined) return known;
  const dot = name.lastIndexOf('.');
  const written = dot < 0 ? { name } : { schema: name.slice(0, dot), name: name.slice(dot + 1) };
  const volatility = resolveObject(state, ['function'], written)?.volatility;
  if (volatility === undefined) return builtInVolatility(written.name);
  return volatility === 'volatile' ? 'volatile' : 'steady';
}
