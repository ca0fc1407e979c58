import { engineFamilies } from '../model/engine-name.ts';
import type { Engine } from '../model/engine-name.ts';
import type { NormalizeExpression } from './expression-normalizer.ts';

/** Loads the normaliser of an engine; it is synchronous from then on. */
export async function loadNormalizer(engine: Engine): Promise<NormalizeExpression> {
  if (engineFamilies[engine.name] === 'postgres') {
    const { loadPostgresNormalizer } = await import('./postgres/normalize-expression.ts');
    return loadPostgresNormalizer();
  }
  const { mysqlNormalizer } = await import('./mysql/normalize-expression.ts');
  return mysqlNormalizer(engine);
}
