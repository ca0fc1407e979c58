import type {
  AlterCollationStmt, AlterDatabaseRefreshCollStmt, AlterDatabaseSetStmt, AlterDatabaseStmt, AlterDomainStmt, AlterEnumStmt, AlterEventTrigStmt,
  AlterExtensionContentsStmt, AlterExtensionStmt, AlterFdwStmt, AlterForeignServerStmt, AlterFunctionStmt, AlterOpFamilyStmt, AlterOperatorStmt, AlterPolicyStmt,
  AlterRoleSetStmt, AlterRoleStmt, AlterSeqStmt, AlterStatsStmt, AlterSubscriptionStmt, AlterTSConfigurationStmt, AlterTSDictionaryStmt,
  AlterTableSpaceOptionsStmt, AlterTypeStmt, AlterUserMappingStmt, Node, VariableSetStmt,
} from 'libpg-query';
import type { AlterObject } from '../../../model/operation.ts';
import { bracketsBehind, readExpression } from '../expressions.ts';
import { findName, relationName } from '../names.ts';
import { objectKindOf, readReference } from '../object-kinds.ts';
import { findOption, optionText, powersOf, routineSettings } from '../options.ts';
import { roleName } from '../roles.ts';
import type { StatementSource } from '../statement-source.ts';
import { allOf, as, strings } from '../syntax-tree.ts';
import { alterNamed, alterObject } from './alter-object.ts';
import { settingText } from './settings.ts';

type Reader<Content> = (source: StatementSource, node: Content) => AlterObject;

/** ADD VALUE, which may name a neighbour, and RENAME VALUE. */
export const readAlterEnum: Reader<AlterEnumStmt> = (source, { typeName, oldVal, newVal, newValNeighbor, newValIsAfter }) => {
  const label = oldVal ?? newValNeighbor;
  return {
    ...alterNamed(source, { kind: 'type', parts: strings(typeName) }, { action: oldVal === undefined ? 'ADD VALUE' : 'RENAME VALUE', value: newVal }),
    ...(label === undefined ? {} : { label }),
    ...(newValNeighbor === undefined ? {} : { position: newValIsAfter === true ? 'after' : 'before' }),
  };
};

/** The words for AlterDomainStmt.subtype (src/include/nodes/parsenodes.h). */
const domainActions: Readonly<Record<string, string>> = {
  T: 'SET DEFAULT',
  N: 'DROP NOT NULL',
  O: 'SET NOT NULL',
  C: 'ADD CONSTRAINT',
  X: 'DROP CONSTRAINT',
  V: 'VALIDATE CONSTRAINT',
};

export const readAlterDomain: Reader<AlterDomainStmt> = (source, { typeName, subtype = '', name, def }) => {
  const action = subtype === 'T' && def === undefined ? 'DROP DEFAULT' : domainActions[subtype] ?? 'ALTER';
  const constraint = as(def, 'Constraint');
  return {
    ...alterNamed(source, { kind: 'domain', parts: strings(typeName) }, { action, value: name ?? constraint?.conname }),
    ...(constraint?.skip_validation === true ? { notValid: true } : {}),
  };
};

/** The names of the options are the action: RESTART, OWNED BY, INCREMENT …; the owner is a column of a table. */
export const readAlterSequence: Reader<AlterSeqStmt> = (source, { sequence, options }) => {
  const owner = strings(as(findOption(options, 'owned_by')?.arg, 'List')?.items);
  const isColumn = owner.length > 1;
  return alterObject(source, { kind: 'sequence', object: relationName(source, sequence) }, {
    action: optionWords(options),
    value: isColumn ? owner.at(-1) : undefined,
    table: isColumn ? findName(source, owner.slice(0, -1), 3) : undefined,
  });
};

export const readAlterRoutine: Reader<AlterFunctionStmt> = (source, { objtype, func, actions }) =>
  ({
    ...alterNamed(source, { kind: objectKindOf(objtype), parts: strings(func?.objname) }, {
      action: optionWords(actions), value: optionText(findOption(actions, 'volatility')?.arg),
    }),
    ...powersOf(actions),
    ...routineSettings(actions),
  });

export const readAlterType: Reader<AlterTypeStmt> = (source, { typeName }) => alterNamed(source, { kind: 'type', parts: strings(typeName) }, { action: 'SET' });

export const readAlterOperator: Reader<AlterOperatorStmt> = (source, { opername }) =>
  alterNamed(source, { kind: 'operator', parts: strings(opername?.objname) }, { action: 'SET' });

export const readAlterOperatorFamily: Reader<AlterOpFamilyStmt> = (source, { opfamilyname, isDrop }) =>
  alterNamed(source, { kind: 'operator', parts: strings(opfamilyname) }, { action: isDrop === true ? 'DROP' : 'ADD' });

export const readAlterPolicy: Reader<AlterPolicyStmt> = (source, { policy_name, table, qual }) => ({
  ...alterNamed(source, { kind: 'policy', parts: [policy_name] }, { action: 'ALTER', table: relationName(source, table) }),
  ...(qual === undefined ? {} : { using: readExpression(source, qual, bracketsBehind(source, 'USING')) }),
});

export const readAlterEventTrigger: Reader<AlterEventTrigStmt> = (source, { trigname, tgenabled }) =>
  alterNamed(source, { kind: 'event trigger', parts: [trigname] }, { action: tgenabled === 'D' ? 'DISABLE' : 'ENABLE' });

export const readAlterExtension: Reader<AlterExtensionStmt> = (source, { extname, options }) =>
  alterNamed(source, { kind: 'extension', parts: [extname] }, { action: 'UPDATE', value: optionText(findOption(options, 'new_version')?.arg) });

/** ALTER EXTENSION … ADD and DROP of a member. */
export const readAlterExtensionContents: Reader<AlterExtensionContentsStmt> = (source, { extname, action, objtype, object }) =>
  alterNamed(source, { kind: 'extension', parts: [extname] }, {
    action: `${(action ?? 0) < 0 ? 'DROP' : 'ADD'} ${objectKindOf(objtype).toUpperCase()}`,
    value: readReference(object, objtype).parts.join('.'),
  });

export const readAlterRole: Reader<AlterRoleStmt> = (source, { role, options }) =>
  ({ ...alterNamed(source, { kind: 'role', parts: [role === undefined ? '' : roleName(role)] }, { action: optionWords(options) }), ...powersOf(options) });

export const readAlterRoleSet: Reader<AlterRoleSetStmt> = (source, { role, setstmt }) =>
  alterNamed(source, { kind: 'role', parts: [role === undefined ? 'all' : roleName(role)] }, settingChange(setstmt));

export const readAlterDatabase: Reader<AlterDatabaseStmt> = (source, { dbname, options }) =>
  alterNamed(source, { kind: 'database', parts: [dbname] }, { action: optionWords(options) });

export const readAlterDatabaseSet: Reader<AlterDatabaseSetStmt> = (source, { dbname, setstmt }) =>
  alterNamed(source, { kind: 'database', parts: [dbname] }, settingChange(setstmt));

export const readRefreshDatabaseCollation: Reader<AlterDatabaseRefreshCollStmt> = (source, { dbname }) =>
  alterNamed(source, { kind: 'database', parts: [dbname] }, { action: 'REFRESH COLLATION VERSION' });

export const readAlterCollation: Reader<AlterCollationStmt> = (source, { collname }) =>
  alterNamed(source, { kind: 'collation', parts: strings(collname) }, { action: 'REFRESH VERSION' });

export const readAlterTablespace: Reader<AlterTableSpaceOptionsStmt> = (source, { tablespacename, isReset }) =>
  alterNamed(source, { kind: 'tablespace', parts: [tablespacename] }, { action: isReset === true ? 'RESET' : 'SET' });

export const readAlterStatistics: Reader<AlterStatsStmt> = (source, { defnames }) =>
  alterNamed(source, { kind: 'statistics', parts: strings(defnames) }, { action: 'SET STATISTICS' });

export const readAlterDictionary: Reader<AlterTSDictionaryStmt> = (source, { dictname }) =>
  alterNamed(source, { kind: 'text search', parts: strings(dictname) }, { action: 'ALTER' });

export const readAlterConfiguration: Reader<AlterTSConfigurationStmt> = (source, { cfgname }) =>
  alterNamed(source, { kind: 'text search', parts: strings(cfgname) }, { action: 'ALTER MAPPING' });

export const readAlterWrapper: Reader<AlterFdwStmt> = (source, { fdwname }) =>
  alterNamed(source, { kind: 'foreign data wrapper', parts: [fdwname] }, { action: 'OPTIONS' });

export const readAlterServer: Reader<AlterForeignServerStmt> = (source, { servername }) =>
  alterNamed(source, { kind: 'server', parts: [servername] }, { action: 'OPTIONS' });

export const readAlterUserMapping: Reader<AlterUserMappingStmt> = (source, { servername }) =>
  alterNamed(source, { kind: 'user mapping', parts: [servername] }, { action: 'OPTIONS' });

/** ALTER_SUBSCRIPTION_SET_PUBLICATION is SET PUBLICATION. */
export const readAlterSubscription: Reader<AlterSubscriptionStmt> = (source, { subname, kind = 'ALTER_SUBSCRIPTION_OPTIONS' }) =>
  alterNamed(source, { kind: 'subscription', parts: [subname] }, { action: kind.replace('ALTER_SUBSCRIPTION_', '').replaceAll('_', ' ') });

function optionWords(options: readonly Node[] | undefined): string {
  return allOf(options, 'DefElem').map(({ defname = '' }) => defname.replaceAll('_', ' ').toUpperCase()).join(', ');
}

function settingChange(node: VariableSetStmt | undefined): { readonly action: string; readonly value: string } {
  const value = settingText(node);
  const isReset = node?.kind === 'VAR_RESET' || node?.kind === 'VAR_RESET_ALL';
  return { action: isReset ? 'RESET' : 'SET', value: value === undefined ? node?.name ?? 'all' : `${node?.name ?? ''} = ${value}` };
}
