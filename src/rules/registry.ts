import { addCheckNotValid } from './catalog/blocking-lock/add-check-not-valid.ts';
import { addColumnCheckScan } from './catalog/blocking-lock/add-column-check-scan.ts';
import { addColumnConstrainedDomain } from './catalog/table-rewrite/add-column-constrained-domain.ts';
import { addColumnGeneratedStored } from './catalog/table-rewrite/add-column-generated-stored.ts';
import { addColumnSerial } from './catalog/table-rewrite/add-column-serial.ts';
import { addColumnUnique } from './catalog/blocking-lock/add-column-unique.ts';
import { addColumnVolatileDefault } from './catalog/table-rewrite/add-column-volatile-default.ts';
import { addForeignKeyNotValid } from './catalog/blocking-lock/add-foreign-key-not-valid.ts';
import { addNotNullConstraintNotValid } from './catalog/blocking-lock/add-not-null-constraint-not-valid.ts';
import { addRequiredColumn } from './catalog/data/add-required-column.ts';
import { appStillReferences } from './catalog/compatibility/app-still-references.ts';
import { attachPartitionScan } from './catalog/blocking-lock/attach-partition-scan.ts';
import { backfillInDdlTransaction } from './catalog/transaction/backfill-in-ddl-transaction.ts';
import { banCharType } from './catalog/types/ban-char-type.ts';
import { banMoneyFloat } from './catalog/types/ban-money-float.ts';
import { broadGrant } from './catalog/security/broad-grant.ts';
import { busyTable } from './catalog/blocking-lock/busy-table.ts';
import { byteOrderMark } from './catalog/hygiene/byte-order-mark.ts';
import { caseCollision } from './catalog/hygiene/case-collision.ts';
import { changeColumnType } from './catalog/table-rewrite/change-column-type.ts';
import { changeDefault } from './catalog/compatibility/change-default.ts';
import { changeTypeIndexRebuild } from './catalog/blocking-lock/change-type-index-rebuild.ts';
import { checkMayFail } from './catalog/data/check-may-fail.ts';
import { clientMetaCommand } from './catalog/hygiene/client-meta-command.ts';
import { columnAlignment } from './catalog/hygiene/column-alignment.ts';
import { columnTypePolicy } from './catalog/types/column-type-policy.ts';
import { commentRequired } from './catalog/naming/comment-required.ts';
import { concurrentIfNotExists } from './catalog/index/concurrent-if-not-exists.ts';
import { concurrentInTransaction } from './catalog/transaction/concurrent-in-transaction.ts';
import { concurrentMixedFile } from './catalog/transaction/concurrent-mixed-file.ts';
import { concurrentUnsupportedForm } from './catalog/index/concurrent-unsupported-form.ts';
import { constraintBreaksOldWriters } from './catalog/compatibility/constraint-breaks-old-writers.ts';
import { constraintNeverValidated } from './catalog/constraint/constraint-never-validated.ts';
import { createEnum } from './catalog/types/create-enum.ts';
import { createExtension } from './catalog/security/create-extension.ts';
import { createOrReplaceTable } from './catalog/destructive/create-or-replace-table.ts';
import { createPartitionLocksParent } from './catalog/blocking-lock/create-partition-locks-parent.ts';
import { createTriggerLock } from './catalog/blocking-lock/create-trigger-lock.ts';
import { deleteWithoutWhere } from './catalog/data/delete-without-where.ts';
import { detachPartitionNotConcurrent } from './catalog/blocking-lock/detach-partition-not-concurrent.ts';
import { disableTriggers } from './catalog/security/disable-triggers.ts';
import { domainConstraint } from './catalog/types/domain-constraint.ts';
import { dropCascade } from './catalog/destructive/drop-cascade.ts';
import { dropColumn } from './catalog/destructive/drop-column.ts';
import { dropColumnReferenced } from './catalog/compatibility/drop-column-referenced.ts';
import { dropConstraint } from './catalog/constraint/drop-constraint.ts';
import { dropDatabase } from './catalog/destructive/drop-database.ts';
import { dropDefault } from './catalog/compatibility/drop-default.ts';
import { dropIndexNotConcurrent } from './catalog/blocking-lock/drop-index-not-concurrent.ts';
import { dropNotNull } from './catalog/compatibility/drop-not-null.ts';
import { dropObject } from './catalog/destructive/drop-object.ts';
import { dropPartition } from './catalog/destructive/drop-partition.ts';
import { dropPrimaryKey } from './catalog/destructive/drop-primary-key.ts';
import { dropSchema } from './catalog/destructive/drop-schema.ts';
import { dropSupportingIndex } from './catalog/index/drop-supporting-index.ts';
import { dropTable } from './catalog/destructive/drop-table.ts';
import { duplicateColumnAssignment } from './catalog/hygiene/duplicate-column-assignment.ts';
import { dynamicSqlUnanalysed } from './catalog/hygiene/dynamic-sql-unanalysed.ts';
import { editedAppliedMigration } from './catalog/hygiene/edited-applied-migration.ts';
import { emptyMigration } from './catalog/hygiene/empty-migration.ts';
import { enumValueOrdering } from './catalog/types/enum-value-ordering.ts';
import { enumValueUsedInTransaction } from './catalog/transaction/enum-value-used-in-transaction.ts';
import { estimate } from './catalog/hygiene/estimate.ts';
import { exclusionConstraint } from './catalog/blocking-lock/exclusion-constraint.ts';
import { expandContractMixed } from './catalog/compatibility/expand-contract-mixed.ts';
import { explicitLockTable } from './catalog/blocking-lock/explicit-lock-table.ts';
import { filenameConvention } from './catalog/naming/filename-convention.ts';
import { fkCascade } from './catalog/constraint/fk-cascade.ts';
import { fkLocksParent } from './catalog/blocking-lock/fk-locks-parent.ts';
import { fkMissingIndex } from './catalog/index/fk-missing-index.ts';
import { fkParentNotUnique } from './catalog/constraint/fk-parent-not-unique.ts';
import { fkTypeMismatch } from './catalog/constraint/fk-type-mismatch.ts';
import { forbiddenStatement } from './catalog/security/forbidden-statement.ts';
import { functionSignatureChange } from './catalog/compatibility/function-signature-change.ts';
import { hiddenCharacters } from './catalog/security/hidden-characters.ts';
import { identifierTooLong } from './catalog/naming/identifier-too-long.ts';
import { ifNotExistsMasksDrift } from './catalog/hygiene/if-not-exists-masks-drift.ts';
import { indexDuplicateColumn } from './catalog/index/index-duplicate-column.ts';
import { indexLargeTable } from './catalog/index/index-large-table.ts';
import { indexNotConcurrent } from './catalog/blocking-lock/index-not-concurrent.ts';
import { indexOnPartitionedTable } from './catalog/blocking-lock/index-on-partitioned-table.ts';
import { indexTooManyColumns } from './catalog/index/index-too-many-columns.ts';
import { indexTypePolicy } from './catalog/index/index-type-policy.ts';
import { insertRowLimit } from './catalog/data/insert-row-limit.ts';
import { insertWithoutColumns } from './catalog/hygiene/insert-without-columns.ts';
import { invalidIndexOnTarget } from './catalog/index/invalid-index-on-target.ts';
import { irreversibleUndeclared } from './catalog/hygiene/irreversible-undeclared.ts';
import { keyExhaustion } from './catalog/types/key-exhaustion.ts';
import { largeTableRehearsal } from './catalog/hygiene/large-table-rehearsal.ts';
import { lineEndings } from './catalog/hygiene/line-endings.ts';
import { lockBudgetExceeded } from './catalog/blocking-lock/lock-budget-exceeded.ts';
import { lockTimeoutUnreasonable } from './catalog/blocking-lock/lock-timeout-unreasonable.ts';
import { lossyTypeChange } from './catalog/destructive/lossy-type-change.ts';
import { manyStrongLocks } from './catalog/transaction/many-strong-locks.ts';
import { mergeAlterTable } from './catalog/hygiene/merge-alter-table.ts';
import { mergeConflictMarker } from './catalog/hygiene/merge-conflict-marker.ts';
import { missingAnalyze } from './catalog/hygiene/missing-analyze.ts';
import { missingDown } from './catalog/hygiene/missing-down.ts';
import { missingLockTimeout } from './catalog/blocking-lock/missing-lock-timeout.ts';
import { missingStatementTimeout } from './catalog/hygiene/missing-statement-timeout.ts';
import { mixedCaseIdentifier } from './catalog/naming/mixed-case-identifier.ts';
import { mixedDdlDml } from './catalog/transaction/mixed-ddl-dml.ts';
import { modelDiffers } from './catalog/hygiene/model-differs.ts';
import { myAddAutoIncrement } from './catalog/table-rewrite/my-add-auto-increment.ts';
import { myAddForeignKeyCopy } from './catalog/blocking-lock/my-add-foreign-key-copy.ts';
import { myAlgorithmCopy } from './catalog/blocking-lock/my-algorithm-copy.ts';
import { myAlgorithmImpossible } from './catalog/blocking-lock/my-algorithm-impossible.ts';
import { myAlgorithmLockExplicit } from './catalog/blocking-lock/my-algorithm-lock-explicit.ts';
import { myAutoIncrementType } from './catalog/types/my-auto-increment-type.ts';
import { myCharset } from './catalog/types/my-charset.ts';
import { myCompression } from './catalog/types/my-compression.ts';
import { myConvertCharset } from './catalog/table-rewrite/my-convert-charset.ts';
import { myCopyAlter } from './catalog/blocking-lock/my-copy-alter.ts';
import { myCrossDatabase } from './catalog/hygiene/my-cross-database.ts';
import { myDdlImplicitCommit } from './catalog/transaction/my-ddl-implicit-commit.ts';
import { myDefiner } from './catalog/security/my-definer.ts';
import { myDisplayWidth } from './catalog/hygiene/my-display-width.ts';
import { myEngine } from './catalog/types/my-engine.ts';
import { myEnumSetRedefine } from './catalog/table-rewrite/my-enum-set-redefine.ts';
import { myExpressionDefault } from './catalog/table-rewrite/my-expression-default.ts';
import { myForeignKeyChecksOff } from './catalog/data/my-foreign-key-checks-off.ts';
import { myIndexKeyTooLong } from './catalog/index/my-index-key-too-long.ts';
import { myInlineReferencesIgnored } from './catalog/constraint/my-inline-references-ignored.ts';
import { myInplaceRebuild } from './catalog/table-rewrite/my-inplace-rebuild.ts';
import { myInstantVersionLimit } from './catalog/hygiene/my-instant-version-limit.ts';
import { myLockSharedExclusive } from './catalog/blocking-lock/my-lock-shared-exclusive.ts';
import { myModifyDropsAttributes } from './catalog/destructive/my-modify-drops-attributes.ts';
import { myNotNullImplicitDefault } from './catalog/data/my-not-null-implicit-default.ts';
import { myPreferOnlineTool } from './catalog/blocking-lock/my-prefer-online-tool.ts';
import { myPrimaryKeyChange } from './catalog/table-rewrite/my-primary-key-change.ts';
import { myReorderColumn } from './catalog/table-rewrite/my-reorder-column.ts';
import { myRowSizeLimit } from './catalog/types/my-row-size-limit.ts';
import { mySqlMode } from './catalog/hygiene/my-sql-mode.ts';
import { myVarcharByteBoundary } from './catalog/table-rewrite/my-varchar-byte-boundary.ts';
import { myZeroDate } from './catalog/types/my-zero-date.ts';
import { namingConvention } from './catalog/naming/naming-convention.ts';
import { noForeignKeys } from './catalog/constraint/no-foreign-keys.ts';
import { notIdempotent } from './catalog/hygiene/not-idempotent.ts';
import { notNullMayFail } from './catalog/data/not-null-may-fail.ts';
import { nullableColumn } from './catalog/constraint/nullable-column.ts';
import { objectCollision } from './catalog/hygiene/object-collision.ts';
import { oneConcernPerMigration } from './catalog/hygiene/one-concern-per-migration.ts';
import { outOfOrderVersion } from './catalog/hygiene/out-of-order-version.ts';
import { preferBigint } from './catalog/types/prefer-bigint.ts';
import { preferIdentity } from './catalog/types/prefer-identity.ts';
import { preferJsonb } from './catalog/types/prefer-jsonb.ts';
import { preferText } from './catalog/types/prefer-text.ts';
import { preferTimestamptz } from './catalog/types/prefer-timestamptz.ts';
import { primaryKeyIndexNullable } from './catalog/blocking-lock/primary-key-index-nullable.ts';
import { primaryKeyWithoutIndex } from './catalog/blocking-lock/primary-key-without-index.ts';
import { publicationTableWithoutIdentity } from './catalog/data/publication-table-without-identity.ts';
import { pullRequestReason } from './catalog/hygiene/pull-request-reason.ts';
import { redundantIndex } from './catalog/index/redundant-index.ts';
import { refreshMatviewNotConcurrent } from './catalog/blocking-lock/refresh-matview-not-concurrent.ts';
import { reindexNotConcurrent } from './catalog/blocking-lock/reindex-not-concurrent.ts';
import { renameByDropAdd } from './catalog/destructive/rename-by-drop-add.ts';
import { renameColumn } from './catalog/compatibility/rename-column.ts';
import { renameEnumValue } from './catalog/compatibility/rename-enum-value.ts';
import { renameSchemaOrView } from './catalog/compatibility/rename-schema-or-view.ts';
import { renameTable } from './catalog/compatibility/rename-table.ts';
import { replaceInto } from './catalog/data/replace-into.ts';
import { requireIdempotent } from './catalog/hygiene/require-idempotent.ts';
import { requiredColumns } from './catalog/naming/required-columns.ts';
import { reservedWord } from './catalog/naming/reserved-word.ts';
import { roundTripFailed } from './catalog/hygiene/round-trip-failed.ts';
import { rowSecurityWeakened } from './catalog/security/row-security-weakened.ts';
import { searchPathChange } from './catalog/hygiene/search-path-change.ts';
import { secretInMigration } from './catalog/security/secret-in-migration.ts';
import { securityDefinerSearchPath } from './catalog/security/security-definer-search-path.ts';
import { selectStarInView } from './catalog/hygiene/select-star-in-view.ts';
import { setExpressionRewrite } from './catalog/table-rewrite/set-expression-rewrite.ts';
import { setLocalOutsideTransaction } from './catalog/transaction/set-local-outside-transaction.ts';
import { setLoggedUnlogged } from './catalog/table-rewrite/set-logged-unlogged.ts';
import { setNotNullScan } from './catalog/blocking-lock/set-not-null-scan.ts';
import { setRolePolicy } from './catalog/security/set-role-policy.ts';
import { setTablespaceOrAm } from './catalog/table-rewrite/set-tablespace-or-am.ts';
import { statementAfterStrongLock } from './catalog/transaction/statement-after-strong-lock.ts';
import { suppressionExpired } from './catalog/hygiene/suppression-expired.ts';
import { suppressionWithoutReason } from './catalog/hygiene/suppression-without-reason.ts';
import { syntaxError } from './catalog/hygiene/syntax-error.ts';
import { tableWithoutPrimaryKey } from './catalog/constraint/table-without-primary-key.ts';
import { tableWithoutRowSecurity } from './catalog/security/table-without-row-security.ts';
import { targetHistory } from './catalog/hygiene/target-history.ts';
import { timeoutAfterLock } from './catalog/transaction/timeout-after-lock.ts';
import { timeoutBreaksConcurrentBuild } from './catalog/transaction/timeout-breaks-concurrent-build.ts';
import { tooManyIndexes } from './catalog/index/too-many-indexes.ts';
import { traceFailed } from './catalog/hygiene/trace-failed.ts';
import { traceMismatch } from './catalog/hygiene/trace-mismatch.ts';
import { transactionNesting } from './catalog/transaction/transaction-nesting.ts';
import { truncateCascade } from './catalog/destructive/truncate-cascade.ts';
import { truncateTable } from './catalog/destructive/truncate-table.ts';
import { typeChangeBlockedByView } from './catalog/compatibility/type-change-blocked-by-view.ts';
import { unbatchedDml } from './catalog/data/unbatched-dml.ts';
import { unclosedTransaction } from './catalog/transaction/unclosed-transaction.ts';
import { uniqueConstraintWithoutIndex } from './catalog/blocking-lock/unique-constraint-without-index.ts';
import { uniqueMayFail } from './catalog/data/unique-may-fail.ts';
import { unnamedConstraint } from './catalog/naming/unnamed-constraint.ts';
import { unparsedStatement } from './catalog/hygiene/unparsed-statement.ts';
import { unqualifiedName } from './catalog/naming/unqualified-name.ts';
import { unreadFile } from './catalog/hygiene/unread-file.ts';
import { unusedSuppression } from './catalog/hygiene/unused-suppression.ts';
import { updateWithoutWhere } from './catalog/data/update-without-where.ts';
import { vacuumFullCluster } from './catalog/table-rewrite/vacuum-full-cluster.ts';
import { validateInSameTransaction } from './catalog/transaction/validate-in-same-transaction.ts';
import { versionCollision } from './catalog/hygiene/version-collision.ts';
import { versionGap } from './catalog/hygiene/version-gap.ts';
import { viewDefinitionChange } from './catalog/compatibility/view-definition-change.ts';
import { whereEqualsNull } from './catalog/data/where-equals-null.ts';
import { year2038 } from './catalog/types/year-2038.ts';

/** Every rule, sorted by id. */
export const rules = [
  addCheckNotValid,
  addColumnCheckScan,
  addColumnConstrainedDomain,
  addColumnGeneratedStored,
  addColumnSerial,
  addColumnUnique,
  addColumnVolatileDefault,
  addForeignKeyNotValid,
  addNotNullConstraintNotValid,
  addRequiredColumn,
  appStillReferences,
  attachPartitionScan,
  backfillInDdlTransaction,
  banCharType,
  banMoneyFloat,
  broadGrant,
  busyTable,
  byteOrderMark,
  caseCollision,
  changeColumnType,
  changeDefault,
  changeTypeIndexRebuild,
  checkMayFail,
  clientMetaCommand,
  columnAlignment,
  columnTypePolicy,
  commentRequired,
  concurrentIfNotExists,
  concurrentInTransaction,
  concurrentMixedFile,
  concurrentUnsupportedForm,
  constraintBreaksOldWriters,
  constraintNeverValidated,
  createEnum,
  createExtension,
  createOrReplaceTable,
  createPartitionLocksParent,
  createTriggerLock,
  deleteWithoutWhere,
  detachPartitionNotConcurrent,
  disableTriggers,
  domainConstraint,
  dropCascade,
  dropColumn,
  dropColumnReferenced,
  dropConstraint,
  dropDatabase,
  dropDefault,
  dropIndexNotConcurrent,
  dropNotNull,
  dropObject,
  dropPartition,
  dropPrimaryKey,
  dropSchema,
  dropSupportingIndex,
  dropTable,
  duplicateColumnAssignment,
  dynamicSqlUnanalysed,
  editedAppliedMigration,
  emptyMigration,
  enumValueOrdering,
  enumValueUsedInTransaction,
  estimate,
  exclusionConstraint,
  expandContractMixed,
  explicitLockTable,
  filenameConvention,
  fkCascade,
  fkLocksParent,
  fkMissingIndex,
  fkParentNotUnique,
  fkTypeMismatch,
  forbiddenStatement,
  functionSignatureChange,
  hiddenCharacters,
  identifierTooLong,
  ifNotExistsMasksDrift,
  indexDuplicateColumn,
  indexLargeTable,
  indexNotConcurrent,
  indexOnPartitionedTable,
  indexTooManyColumns,
  indexTypePolicy,
  insertRowLimit,
  insertWithoutColumns,
  invalidIndexOnTarget,
  irreversibleUndeclared,
  keyExhaustion,
  largeTableRehearsal,
  lineEndings,
  lockBudgetExceeded,
  lockTimeoutUnreasonable,
  lossyTypeChange,
  manyStrongLocks,
  mergeAlterTable,
  mergeConflictMarker,
  missingAnalyze,
  missingDown,
  missingLockTimeout,
  missingStatementTimeout,
  mixedCaseIdentifier,
  mixedDdlDml,
  modelDiffers,
  myAddAutoIncrement,
  myAddForeignKeyCopy,
  myAlgorithmCopy,
  myAlgorithmImpossible,
  myAlgorithmLockExplicit,
  myAutoIncrementType,
  myCharset,
  myCompression,
  myConvertCharset,
  myCopyAlter,
  myCrossDatabase,
  myDdlImplicitCommit,
  myDefiner,
  myDisplayWidth,
  myEngine,
  myEnumSetRedefine,
  myExpressionDefault,
  myForeignKeyChecksOff,
  myIndexKeyTooLong,
  myInlineReferencesIgnored,
  myInplaceRebuild,
  myInstantVersionLimit,
  myLockSharedExclusive,
  myModifyDropsAttributes,
  myNotNullImplicitDefault,
  myPreferOnlineTool,
  myPrimaryKeyChange,
  myReorderColumn,
  myRowSizeLimit,
  mySqlMode,
  myVarcharByteBoundary,
  myZeroDate,
  namingConvention,
  noForeignKeys,
  notIdempotent,
  notNullMayFail,
  nullableColumn,
  objectCollision,
  oneConcernPerMigration,
  outOfOrderVersion,
  preferBigint,
  preferIdentity,
  preferJsonb,
  preferText,
  preferTimestamptz,
  primaryKeyIndexNullable,
  primaryKeyWithoutIndex,
  publicationTableWithoutIdentity,
  pullRequestReason,
  redundantIndex,
  refreshMatviewNotConcurrent,
  reindexNotConcurrent,
  renameByDropAdd,
  renameColumn,
  renameEnumValue,
  renameSchemaOrView,
  renameTable,
  replaceInto,
  requireIdempotent,
  requiredColumns,
  reservedWord,
  roundTripFailed,
  rowSecurityWeakened,
  searchPathChange,
  secretInMigration,
  securityDefinerSearchPath,
  selectStarInView,
  setExpressionRewrite,
  setLocalOutsideTransaction,
  setLoggedUnlogged,
  setNotNullScan,
  setRolePolicy,
  setTablespaceOrAm,
  statementAfterStrongLock,
  suppressionExpired,
  suppressionWithoutReason,
  syntaxError,
  tableWithoutPrimaryKey,
  tableWithoutRowSecurity,
  targetHistory,
  timeoutAfterLock,
  timeoutBreaksConcurrentBuild,
  tooManyIndexes,
  traceFailed,
  traceMismatch,
  transactionNesting,
  truncateCascade,
  truncateTable,
  typeChangeBlockedByView,
  unbatchedDml,
  unclosedTransaction,
  uniqueConstraintWithoutIndex,
  uniqueMayFail,
  unnamedConstraint,
  unparsedStatement,
  unqualifiedName,
  unreadFile,
  unusedSuppression,
  updateWithoutWhere,
  vacuumFullCluster,
  validateInSameTransaction,
  versionCollision,
  versionGap,
  viewDefinitionChange,
  whereEqualsNull,
  year2038,
] as const;

export type RuleId = (typeof rules)[number]['id'];
