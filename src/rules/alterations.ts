import { onlineImpact } from '../impact/mysql/online-impact.ts';
import type { Engine } from '../model/engine-name.ts';
import type { ObjectName } from '../model/expression.ts';
import type { OnlineImpact } from '../model/impact.ts';
import type { CatalogTable } from '../model/schema-state.ts';
import { resolveTable } from '../schema/queries/resolve-table.ts';
import { ofKind, type JudgedOperation, type JudgedStatement, type RuleContext } from './define-rule.ts';
import { impactContext } from './naming-objects.ts';

/** A statement that alters a table which stood before the change set, or of which nothing says that it is new. */
export interface Alteration {
  readonly at: JudgedStatement;
  readonly name: ObjectName;
  /** Absent where the catalogue does not know it. */
  readonly table?: CatalogTable;
  /** What it does, without settings of the statement itself. */
  readonly actions: readonly [JudgedOperation, ...JudgedOperation[]];
}

/** The statements that alter old tables, those of blocks among them; temporary tables are nobody else's concern (MySQL, MariaDB). */
export function alterations({ statements, isNew }: RuleContext): readonly Alteration[] {
  return statements.flatMap((at): readonly Alteration[] => {
    const found = altered(at);
    if (found === undefined || found.table?.temporary === true || isNew(found.table, at)) return [];
    return [found];
  });
}

function altered(at: JudgedStatement): Alteration | undefined {
  const [first, ...rest] = ofKind(
    at.operations,
    'add-column', 'drop-column', 'redefine-column', 'rename-column', 'set-default', 'drop-default', 'create-index', 'drop-index',
    'rename-index', 'add-constraint', 'drop-constraint', 'convert-character-set', 'set-table-option', 'maintain-partitions', 'rename-table',
  );
  const name = first?.operation.table;
  if (first === undefined || name === undefined) return undefined;
  const table = resolveTable(first.before, name);
  return { at, name, actions: [first, ...rest], ...(table === undefined ? {} : { table }) };
}

/** How InnoDB carries out an alteration at best; undefined where that is not known, and for other storage engines. */
export function impactOf({ actions, table }: Alteration, engine: Engine): OnlineImpact | undefined {
  if (table === undefined || !isInnodb(table)) return undefined;
  return onlineImpact(actions.map(({ operation }) => operation), table, impactContext(engine, actions[0]));
}

/** InnoDB is the engine of a table that names none. */
export function isInnodb({ options }: CatalogTable): boolean {
  return (options['engine'] ?? 'innodb').toLowerCase() === 'innodb';
}
