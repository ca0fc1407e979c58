import type { ColumnDefinition } from '../model/column-definition.ts';
import type { Operation } from '../model/operation.ts';

/** What a rule of a repository may ask of an operation; docs/guides/write-a-rule.md says which kinds have which. */
export const attributeNames = [
  'cascade', 'column', 'concurrently', 'constraint', 'default', 'grantee', 'if-exists', 'if-not-exists', 'nullable', 'object-kind', 'option', 'privilege',
  'temporary', 'type', 'unique', 'variable',
] as const;

/** One of them. */
export type AttributeName = (typeof attributeNames)[number];

/** Attributes of one thing that an operation does; `true` and `false` for what is or is not. */
export type OperationAttributes = Readonly<Partial<Record<AttributeName, string>>>;

/** Attributes of an operation: one set, or one for each column, constraint or privilege in it. Those that it does not have are absent. */
export function attributeSets(operation: Operation): readonly OperationAttributes[] {
  const flags = flagsOf(operation);
  const parts = partsOf(operation);
  return parts.length === 0 ? [flags] : parts.map((part) => ({ ...flags, ...part }));
}

function flagsOf(operation: Operation): OperationAttributes {
  return {
    ...('cascade' in operation ? { cascade: String(operation.cascade) } : {}),
    ...('concurrently' in operation ? { concurrently: String(operation.concurrently) } : {}),
    ...('ifExists' in operation ? { 'if-exists': String(operation.ifExists) } : {}),
    ...('ifNotExists' in operation ? { 'if-not-exists': String(operation.ifNotExists) } : {}),
    ...('temporary' in operation ? { temporary: String(operation.temporary) } : {}),
    ...('objectKind' in operation ? { 'object-kind': operation.objectKind } : {}),
  };
}

function partsOf(operation: Operation): readonly OperationAttributes[] {
  switch (operation.kind) {
    case 'create-table':
      return [...operation.columns.map(ofColumn), ...operation.constraints.map(({ kind }) => ({ constraint: kind }))];
    case 'add-column':
      return [ofColumn(operation.column)];
    case 'redefine-column':
      return [ofColumn(operation.definition)];
    case 'alter-column-type':
      return [{ column: operation.column, type: operation.type.name }];
    case 'add-constraint':
      return [{ constraint: operation.constraint.kind }];
    case 'create-index':
      return [{ unique: String(operation.index.unique) }];
    case 'grant':
    case 'revoke':
      return operation.grantees.flatMap((grantee) => operation.privileges.map((privilege) => ({ grantee, privilege })));
    default:
      return singlePart(operation);
  }
}

function singlePart(operation: Operation): readonly OperationAttributes[] {
  if (operation.kind === 'set-table-option') return [{ option: operation.option }];
  if (operation.kind === 'set-variable') return [{ variable: operation.name }];
  return 'column' in operation && typeof operation.column === 'string' ? [{ column: operation.column }] : [];
}

function ofColumn({ name, type, nullable, default: value }: ColumnDefinition): OperationAttributes {
  return { column: name, type: type.name, nullable: String(nullable !== false), default: String(value !== undefined) };
}
