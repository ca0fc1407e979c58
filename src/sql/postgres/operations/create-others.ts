import type {
  CreateAmStmt, CreateCastStmt, CreateConversionStmt, CreateExtensionStmt, CreateFdwStmt, CreateForeignServerStmt, CreateForeignTableStmt, CreateOpClassStmt,
  CreateOpFamilyStmt, CreatePolicyStmt, CreateRoleStmt, CreateSchemaStmt, CreateSeqStmt, CreateStatsStmt, CreateSubscriptionStmt,
  CreateTableSpaceStmt, CreateTransformStmt, CreateUserMappingStmt, CreatedbStmt,
} from 'libpg-query';
import type { CreateObject } from '../../../model/operation.ts';
import { bracketsBehind, readExpression } from '../expressions.ts';
import { relationName } from '../names.ts';
import { powersOf } from '../options.ts';
import { roleName } from '../roles.ts';
import type { StatementSource } from '../statement-source.ts';
import { strings } from '../syntax-tree.ts';
import { createNamed, createObject } from './create-object.ts';

type Reader<Content> = (source: StatementSource, node: Content) => CreateObject;

/** A schema without a name has that of the role that owns it. */
export const readCreateSchema: Reader<CreateSchemaStmt> = (source, { schemaname, authrole, if_not_exists }) =>
  createNamed(source, { kind: 'schema', parts: [schemaname ?? (authrole === undefined ? '' : roleName(authrole))] }, { ifNotExists: if_not_exists === true });

export const readCreateSequence: Reader<CreateSeqStmt> = (source, { sequence, if_not_exists }) =>
  createObject(source, { kind: 'sequence', object: relationName(source, sequence) }, {
    ifNotExists: if_not_exists === true,
    temporary: sequence?.relpersistence === 't',
  });

export const readCreateForeignTable: Reader<CreateForeignTableStmt> = (source, { base }) =>
  createObject(source, { kind: 'foreign table', object: relationName(source, base?.relation) }, { ifNotExists: base?.if_not_exists === true });

export const readCreatePolicy: Reader<CreatePolicyStmt> = (source, { policy_name, table, cmd_name = 'all', permissive, qual, with_check }) => {
  const policy = {
    command: cmd_name,
    permissive: permissive === true,
    ...(qual === undefined ? {} : { using: readExpression(source, qual, bracketsBehind(source, 'USING')) }),
    ...(with_check === undefined ? {} : { check: readExpression(source, with_check, bracketsBehind(source, 'CHECK')) }),
  };
  return createNamed(source, { kind: 'policy', parts: [policy_name] }, { table: relationName(source, table), policy });
};

export const readCreateExtension: Reader<CreateExtensionStmt> = (source, { extname, if_not_exists }) =>
  createNamed(source, { kind: 'extension', parts: [extname] }, { ifNotExists: if_not_exists === true });

export const readCreateRole: Reader<CreateRoleStmt> = (source, { role, options }) => createNamed(source, { kind: 'role', parts: [role] }, powersOf(options));

export const readCreateDatabase: Reader<CreatedbStmt> = (source, { dbname }) => createNamed(source, { kind: 'database', parts: [dbname] });

export const readCreateTablespace: Reader<CreateTableSpaceStmt> = (source, { tablespacename }) =>
  createNamed(source, { kind: 'tablespace', parts: [tablespacename] });

export const readCreateSubscription: Reader<CreateSubscriptionStmt> = (source, { subname }) => createNamed(source, { kind: 'subscription', parts: [subname] });

export const readCreateStatistics: Reader<CreateStatsStmt> = (source, { defnames, if_not_exists }) =>
  createNamed(source, { kind: 'statistics', parts: strings(defnames) }, { ifNotExists: if_not_exists === true });

export const readCreateServer: Reader<CreateForeignServerStmt> = (source, { servername, if_not_exists }) =>
  createNamed(source, { kind: 'server', parts: [servername] }, { ifNotExists: if_not_exists === true });

export const readCreateWrapper: Reader<CreateFdwStmt> = (source, { fdwname }) => createNamed(source, { kind: 'foreign data wrapper', parts: [fdwname] });

/** A user mapping has no name; it is known by its server. */
export const readCreateUserMapping: Reader<CreateUserMappingStmt> = (source, { servername, if_not_exists }) =>
  createNamed(source, { kind: 'user mapping', parts: [servername] }, { ifNotExists: if_not_exists === true });

/** A cast is known by its two types, a transform by its type and language. */
export const readCreateCast: Reader<CreateCastStmt> = (source, { sourcetype, targettype }) =>
  createNamed(source, { kind: 'cast', parts: [`${strings(sourcetype?.names).at(-1) ?? ''} as ${strings(targettype?.names).at(-1) ?? ''}`] });

export const readCreateTransform: Reader<CreateTransformStmt> = (source, { type_name, lang = '', replace }) =>
  createNamed(source, { kind: 'other', parts: [`${strings(type_name?.names).at(-1) ?? ''} for ${lang}`] }, { orReplace: replace === true });

export const readCreateConversion: Reader<CreateConversionStmt> = (source, { conversion_name }) =>
  createNamed(source, { kind: 'conversion', parts: strings(conversion_name) });

export const readCreateOperatorClass: Reader<CreateOpClassStmt> = (source, { opclassname }) =>
  createNamed(source, { kind: 'operator', parts: strings(opclassname) });

export const readCreateOperatorFamily: Reader<CreateOpFamilyStmt> = (source, { opfamilyname }) =>
  createNamed(source, { kind: 'operator', parts: strings(opfamilyname) });

export const readCreateAccessMethod: Reader<CreateAmStmt> = (source, { amname }) => createNamed(source, { kind: 'access method', parts: [amname] });
