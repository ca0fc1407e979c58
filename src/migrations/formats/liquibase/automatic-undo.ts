import { engineFamilies } from '../../../model/engine-name.ts';
import type { PlaceholderContext } from '../../format.ts';
import type { ChangeSet } from './change-set.ts';
import { changeTypes } from './changes/registry.ts';

/**
 * The statements that take a change set back where it says nothing about that, as Liquibase makes them up: the opposite of each
 * change, the last one first. Undefined where a change has none, so that nothing is taken back by half.
 */
export function automaticUndo(changeSet: ChangeSet, { engine, schema }: PlaceholderContext): readonly string[] | undefined {
  if (changeSet.changes.length === 0 || changeSet.visitors.some(({ appliesToRollback }) => appliesToRollback)) return undefined;
  const family = engineFamilies[engine.name];
  const statements: string[] = [];
  for (const change of [...changeSet.changes].reverse()) {
    const type = Object.hasOwn(changeTypes, change.type) ? changeTypes[change.type] : undefined;
    const written = type?.inverse?.(change, { engine, family, schema, where: `${changeSet.file}:${change.line}` });
    if (written?.kind !== 'statements') return undefined;
    statements.push(...written.statements);
  }
  return statements;
}
