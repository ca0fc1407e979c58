import type { CreateSchemaStmt, ExplainStmt, Node, RangeVar } from 'libpg-query';
import type { Operation } from '../../../model/operation.ts';
import { commandWords } from '../command-words.ts';
import { isOptionOn } from '../options.ts';
import type { StatementSource } from '../statement-source.ts';
import type { NodeOf, Tag, Tree } from '../syntax-tree.ts';
import * as access from './access.ts';
import { readAlterRelation } from './alter-relation.ts';
import * as alters from './alter-others.ts';
import { readDepends, readOwner, readRename, readSetSchema } from './alter-owner-schema-name.ts';
import * as code from './code.ts';
import { readComment } from './comments.ts';
import { readCopy } from './copy.ts';
import * as others from './create-others.ts';
import * as routines from './create-routines.ts';
import { readCreateTable } from './create-table.ts';
import * as types from './create-types.ts';
import { readCreateAs, readCreateView, readRefresh } from './create-views.ts';
import * as drops from './drop-others.ts';
import { readDrop } from './drop.ts';
import { readCreateIndex } from './indexes.ts';
import * as maintenance from './maintenance.ts';
import * as publications from './publications.ts';
import * as rows from './rows.ts';
import { readAlterSystem, readSet } from './settings.ts';
import { readTransaction } from './transactions.ts';

type Readers = { readonly [K in Tag]?: (source: StatementSource, node: NodeOf<K>) => Operation | readonly Operation[] };

/** How each kind of statement becomes operations. A kind that is missing here makes the statement a problem. */
const readers = {
  AlterCollationStmt: alters.readAlterCollation,
  AlterDatabaseRefreshCollStmt: alters.readRefreshDatabaseCollation,
  AlterDatabaseSetStmt: alters.readAlterDatabaseSet,
  AlterDatabaseStmt: alters.readAlterDatabase,
  AlterDefaultPrivilegesStmt: access.readDefaultPrivileges,
  AlterDomainStmt: alters.readAlterDomain,
  AlterEnumStmt: alters.readAlterEnum,
  AlterEventTrigStmt: alters.readAlterEventTrigger,
  AlterExtensionContentsStmt: alters.readAlterExtensionContents,
  AlterExtensionStmt: alters.readAlterExtension,
  AlterFdwStmt: alters.readAlterWrapper,
  AlterForeignServerStmt: alters.readAlterServer,
  AlterFunctionStmt: alters.readAlterRoutine,
  AlterObjectDependsStmt: readDepends,
  AlterObjectSchemaStmt: readSetSchema,
  AlterOpFamilyStmt: alters.readAlterOperatorFamily,
  AlterOperatorStmt: alters.readAlterOperator,
  AlterOwnerStmt: readOwner,
  AlterPolicyStmt: alters.readAlterPolicy,
  AlterPublicationStmt: publications.readAlterPublication,
  AlterRoleSetStmt: alters.readAlterRoleSet,
  AlterRoleStmt: alters.readAlterRole,
  AlterSeqStmt: alters.readAlterSequence,
  AlterStatsStmt: alters.readAlterStatistics,
  AlterSubscriptionStmt: alters.readAlterSubscription,
  AlterSystemStmt: readAlterSystem,
  AlterTSConfigurationStmt: alters.readAlterConfiguration,
  AlterTSDictionaryStmt: alters.readAlterDictionary,
  AlterTableMoveAllStmt: readOther,
  AlterTableSpaceOptionsStmt: alters.readAlterTablespace,
  AlterTableStmt: readAlterRelation,
  AlterTypeStmt: alters.readAlterType,
  AlterUserMappingStmt: alters.readAlterUserMapping,
  CallStmt: code.readCall,
  CheckPointStmt: readOther,
  ClosePortalStmt: readOther,
  ClusterStmt: maintenance.readCluster,
  CommentStmt: readComment,
  CompositeTypeStmt: types.readCreateComposite,
  ConstraintsSetStmt: readOther,
  CopyStmt: readCopy,
  CreateAmStmt: others.readCreateAccessMethod,
  CreateCastStmt: others.readCreateCast,
  CreateConversionStmt: others.readCreateConversion,
  CreateDomainStmt: types.readCreateDomain,
  CreateEnumStmt: types.readCreateEnum,
  CreateEventTrigStmt: routines.readCreateEventTrigger,
  CreateExtensionStmt: others.readCreateExtension,
  CreateFdwStmt: others.readCreateWrapper,
  CreateForeignServerStmt: others.readCreateServer,
  CreateForeignTableStmt: others.readCreateForeignTable,
  CreateFunctionStmt: routines.readCreateRoutine,
  CreateOpClassStmt: others.readCreateOperatorClass,
  CreateOpFamilyStmt: others.readCreateOperatorFamily,
  CreatePLangStmt: routines.readCreateLanguage,
  CreatePolicyStmt: others.readCreatePolicy,
  CreatePublicationStmt: publications.readCreatePublication,
  CreateRangeStmt: types.readCreateRange,
  CreateRoleStmt: others.readCreateRole,
  CreateSchemaStmt: readCreateSchema,
  CreateSeqStmt: others.readCreateSequence,
  CreateStatsStmt: others.readCreateStatistics,
  CreateStmt: readCreateTable,
  CreateSubscriptionStmt: others.readCreateSubscription,
  CreateTableAsStmt: readCreateAs,
  CreateTableSpaceStmt: others.readCreateTablespace,
  CreateTransformStmt: others.readCreateTransform,
  CreateTrigStmt: routines.readCreateTrigger,
  CreateUserMappingStmt: others.readCreateUserMapping,
  CreatedbStmt: others.readCreateDatabase,
  DeallocateStmt: readOther,
  DeclareCursorStmt: code.readDeclareCursor,
  DefineStmt: types.readDefine,
  DeleteStmt: rows.readDelete,
  DiscardStmt: maintenance.readDiscard,
  DoStmt: code.readDo,
  DropOwnedStmt: drops.readDropOwned,
  DropRoleStmt: drops.readDropRoles,
  DropStmt: readDrop,
  DropSubscriptionStmt: drops.readDropSubscription,
  DropTableSpaceStmt: drops.readDropTablespace,
  DropUserMappingStmt: drops.readDropUserMapping,
  DropdbStmt: drops.readDropDatabase,
  ExecuteStmt: code.readExecute,
  ExplainStmt: readExplain,
  FetchStmt: readOther,
  GrantRoleStmt: access.readGrantRole,
  GrantStmt: access.readGrant,
  ImportForeignSchemaStmt: readOther,
  IndexStmt: readCreateIndex,
  InsertStmt: rows.readInsert,
  ListenStmt: readOther,
  LoadStmt: readOther,
  LockStmt: maintenance.readLock,
  MergeStmt: rows.readMerge,
  NotifyStmt: readOther,
  PrepareStmt: code.readPrepare,
  ReassignOwnedStmt: access.readReassignOwned,
  RefreshMatViewStmt: readRefresh,
  ReindexStmt: maintenance.readReindex,
  RenameStmt: readRename,
  RuleStmt: routines.readCreateRule,
  SecLabelStmt: readOther,
  SelectStmt: rows.readSelect,
  TransactionStmt: readTransaction,
  TruncateStmt: drops.readTruncate,
  UnlistenStmt: readOther,
  UpdateStmt: rows.readUpdate,
  VacuumStmt: maintenance.readVacuum,
  VariableSetStmt: readSet,
  VariableShowStmt: readOther,
  ViewStmt: readCreateView,
} as const satisfies Readers;

type KnownTag = keyof typeof readers;

/** The operations of a statement; undefined for a kind that is not known here. */
export function readOperations(source: StatementSource, statement: Node): readonly Operation[] | undefined {
  const tree: Tree = statement;
  const [tag] = Object.keys(statement);
  return tag === undefined || !isKnown(tag) ? undefined : readKind(source, tree, tag);
}

function isKnown(tag: string): tag is KnownTag {
  return Object.hasOwn(readers, tag);
}

/** Ties the reader of a kind to the content of that kind, which a plain lookup would not. */
function readKind<K extends KnownTag>(source: StatementSource, tree: Pick<Tree, K>, tag: K): readonly Operation[] | undefined {
  const all: Readers = readers;
  const reader: Readers[K] = all[tag];
  const content: Tree[K] | undefined = tree[tag];
  const result = content === undefined ? undefined : reader?.(source, content);
  // A list made by spreading keeps room to grow; a copy does not, which at 100,000 statements saves 15 MB.
  if (result === undefined) return undefined;
  return isList(result) ? result.slice() : [result];
}

function isList(result: Operation | readonly Operation[]): result is readonly Operation[] {
  return Array.isArray(result);
}

/** Understood, and of no effect on what the model holds. */
function readOther(source: StatementSource): Operation {
  return { kind: 'other', span: source.span, command: commandWords(source), objects: [] };
}

/** EXPLAIN ANALYZE runs its statement. */
function readExplain(source: StatementSource, { query, options }: ExplainStmt): readonly Operation[] {
  const runs = isOptionOn(options, 'analyze') === true && query !== undefined;
  return [readOther(source), ...(runs ? readOperations(source, query) ?? [] : [])];
}

/** Objects may be made with their schema; their unqualified names are in it. */
function readCreateSchema(source: StatementSource, node: CreateSchemaStmt): readonly Operation[] {
  const created = others.readCreateSchema(source, node);
  const elements = (node.schemaElts ?? []).map((element) => inSchema(element, created.object.name));
  return [created, ...elements.flatMap((element) => readOperations(source, element) ?? [])];
}

function inSchema(element: Node, schema: string): Node {
  const place = (relation: RangeVar | undefined): RangeVar => ({ schemaname: schema, ...relation });
  if ('CreateStmt' in element) return { CreateStmt: { ...element.CreateStmt, relation: place(element.CreateStmt.relation) } };
  if ('IndexStmt' in element) return { IndexStmt: { ...element.IndexStmt, relation: place(element.IndexStmt.relation) } };
  if ('CreateSeqStmt' in element) return { CreateSeqStmt: { ...element.CreateSeqStmt, sequence: place(element.CreateSeqStmt.sequence) } };
  if ('ViewStmt' in element) return { ViewStmt: { ...element.ViewStmt, view: place(element.ViewStmt.view) } };
  if ('CreateTrigStmt' in element) return { CreateTrigStmt: { ...element.CreateTrigStmt, relation: place(element.CreateTrigStmt.relation) } };
  return element;
}
