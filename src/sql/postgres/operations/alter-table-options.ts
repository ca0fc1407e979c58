import type { AlterTableType, Node } from 'libpg-query';
import type { SetTableOption } from '../../../model/operation.ts';
import { readOptions } from '../options.ts';
import { roleName } from '../roles.ts';
import type { StatementSource, TokenRange } from '../statement-source.ts';
import { as, strings } from '../syntax-tree.ts';
import type { TableAction } from './table-action.ts';

/** The words of sub-actions that change nothing the catalogue models. */
const optionWords: Readonly<Partial<Record<AlterTableType, string>>> = {
  AT_SetStatistics: 'SET STATISTICS',
  AT_SetOptions: 'ALTER COLUMN SET',
  AT_ResetOptions: 'ALTER COLUMN RESET',
  AT_SetStorage: 'SET STORAGE',
  AT_SetCompression: 'SET COMPRESSION',
  AT_SetIdentity: 'ALTER COLUMN SET',
  AT_AlterColumnGenericOptions: 'ALTER COLUMN OPTIONS',
  AT_AlterConstraint: 'ALTER CONSTRAINT',
  AT_ChangeOwner: 'OWNER TO',
  AT_ClusterOn: 'CLUSTER ON',
  AT_DropCluster: 'SET WITHOUT CLUSTER',
  AT_SetLogged: 'SET LOGGED',
  AT_SetUnLogged: 'SET UNLOGGED',
  AT_DropOids: 'SET WITHOUT OIDS',
  AT_SetAccessMethod: 'SET ACCESS METHOD',
  AT_SetTableSpace: 'SET TABLESPACE',
  AT_SetRelOptions: 'SET',
  AT_ResetRelOptions: 'RESET',
  AT_EnableTrig: 'ENABLE TRIGGER',
  AT_EnableAlwaysTrig: 'ENABLE ALWAYS TRIGGER',
  AT_EnableReplicaTrig: 'ENABLE REPLICA TRIGGER',
  AT_DisableTrig: 'DISABLE TRIGGER',
  AT_EnableTrigAll: 'ENABLE TRIGGER ALL',
  AT_DisableTrigAll: 'DISABLE TRIGGER ALL',
  AT_EnableTrigUser: 'ENABLE TRIGGER USER',
  AT_DisableTrigUser: 'DISABLE TRIGGER USER',
  AT_EnableRule: 'ENABLE RULE',
  AT_EnableAlwaysRule: 'ENABLE ALWAYS RULE',
  AT_EnableReplicaRule: 'ENABLE REPLICA RULE',
  AT_DisableRule: 'DISABLE RULE',
  AT_AddInherit: 'INHERIT',
  AT_DropInherit: 'NO INHERIT',
  AT_AddOf: 'OF',
  AT_DropOf: 'NOT OF',
  AT_ReplicaIdentity: 'REPLICA IDENTITY',
  AT_EnableRowSecurity: 'ENABLE ROW LEVEL SECURITY',
  AT_DisableRowSecurity: 'DISABLE ROW LEVEL SECURITY',
  AT_ForceRowSecurity: 'FORCE ROW LEVEL SECURITY',
  AT_NoForceRowSecurity: 'NO FORCE ROW LEVEL SECURITY',
  AT_GenericOptions: 'OPTIONS',
  AT_DetachPartitionFinalize: 'DETACH PARTITION FINALIZE',
};

/** Every other sub-action. One that a later grammar brings is named by its own first words. */
export function readTableOption(action: TableAction): SetTableOption {
  const { source, table, command, range } = action;
  const words = (command.subtype === undefined ? undefined : optionWords[command.subtype]) ?? firstWords(source, range);
  const option = command.subtype === 'AT_AlterConstraint' ? `${words}${constraintWords(command.def)}` : words;
  const value = valueOf(action);
  return { kind: 'set-table-option', table, span: source.spanOf(range), option, ...(value === undefined ? {} : { value }) };
}

/** What ALTER CONSTRAINT changes: DEFERRABLE, ENFORCED (PostgreSQL 18). */
function constraintWords(def: Node | undefined): string {
  const change = as(def, 'ATAlterConstraint');
  const deferrable = change?.alterDeferrability === true ? ` ${change.deferrable === true ? '' : 'NOT '}DEFERRABLE` : '';
  return change?.alterEnforceability === true ? `${deferrable} ${change.is_enforced === true ? '' : 'NOT '}ENFORCED` : deferrable;
}

function firstWords(source: StatementSource, { from, to }: TokenRange): string {
  return [from, from + 1].filter((index) => index < to).map((index) => source.word(index)).join(' ').trim();
}

/** A name, the named object, the new owner, or the options in brackets. */
function valueOf({ command }: TableAction): string | undefined {
  const { name, newowner, def } = command;
  if (newowner !== undefined) return roleName(newowner);
  const options = Object.entries(readOptions(as(def, 'List')?.items, '')).map(([option, value]) => (value === '' ? option : `${option}=${value}`));
  return name ?? namedObject(def) ?? (options.length === 0 ? undefined : options.join(', '));
}

function namedObject(def: Node | undefined): string | undefined {
  const relation = as(def, 'RangeVar') ?? as(def, 'PartitionCmd')?.name;
  const type = as(def, 'TypeName');
  const constraint = as(def, 'ATAlterConstraint');
  const identity = as(def, 'ReplicaIdentityStmt');
  return relation?.relname ?? strings(type?.names).at(-1) ?? constraint?.conname ?? identity?.name ?? identityWord(identity?.identity_type);
}

/** Codes of pg_class.relreplident (manual 52.11). */
function identityWord(code: string | undefined): string | undefined {
  const words: Readonly<Record<string, string>> = { d: 'DEFAULT', f: 'FULL', n: 'NOTHING', i: 'USING INDEX' };
  return code === undefined ? undefined : words[code];
}
