import type { RuleId } from '../../../src/rules/registry.ts';
import type { EdgeCases } from './edge-cases.ts';
import { addCheckNotValid } from './add-check-not-valid.ts';
import { addColumnCheckScan } from './add-column-check-scan.ts';
import { addColumnConstrainedDomain } from './add-column-constrained-domain.ts';
import { addColumnGeneratedStored } from './add-column-generated-stored.ts';
import { addColumnSerial } from './add-column-serial.ts';
import { addColumnUnique } from './add-column-unique.ts';
import { addColumnVolatileDefault } from './add-column-volatile-default.ts';
import { addForeignKeyNotValid } from './add-foreign-key-not-valid.ts';
import { addNotNullConstraintNotValid } from './add-not-null-constraint-not-valid.ts';
import { addRequiredColumn } from './add-required-column.ts';
import { appStillReferences } from './app-still-references.ts';
import { attachPartitionScan } from './attach-partition-scan.ts';
import { backfillInDdlTransaction } from './backfill-in-ddl-transaction.ts';
import { banCharType } from './ban-char-type.ts';
import { banMoneyFloat } from './ban-money-float.ts';
import { broadGrant } from './broad-grant.ts';
import { busyTable } from './busy-table.ts';
import { changeColumnType } from './change-column-type.ts';
import { changeDefault } from './change-default.ts';
import { changeTypeIndexRebuild } from './change-type-index-rebuild.ts';
import { checkMayFail } from './check-may-fail.ts';
import { clientMetaCommand } from './client-meta-command.ts';
import { columnAlignment } from './column-alignment.ts';
import { columnTypePolicy } from './column-type-policy.ts';
import { commentRequired } from './comment-required.ts';
import { concurrentIfNotExists } from './concurrent-if-not-exists.ts';
import { concurrentInTransaction } from './concurrent-in-transaction.ts';
import { concurrentMixedFile } from './concurrent-mixed-file.ts';
import { concurrentUnsupportedForm } from './concurrent-unsupported-form.ts';
import { constraintBreaksOldWriters } from './constraint-breaks-old-writers.ts';
import { constraintNeverValidated } from './constraint-never-validated.ts';
import { createEnum } from './create-enum.ts';
import { createExtension } from './create-extension.ts';
import { createOrReplaceTable } from './create-or-replace-table.ts';
import { createPartitionLocksParent } from './create-partition-locks-parent.ts';
import { createTriggerLock } from './create-trigger-lock.ts';
import { deleteWithoutWhere } from './delete-without-where.ts';
import { detachPartitionNotConcurrent } from './detach-partition-not-concurrent.ts';
import { disableTriggers } from './disable-triggers.ts';
import { domainConstraint } from './domain-constraint.ts';
import { dropCascade } from './drop-cascade.ts';
import { dropColumn } from './drop-column.ts';
import { dropColumnReferenced } from './drop-column-referenced.ts';
import { dropConstraint } from './drop-constraint.ts';
import { dropDatabase } from './drop-database.ts';
import { dropDefault } from './drop-default.ts';
import { dropIndexNotConcurrent } from './drop-index-not-concurrent.ts';
import { dropNotNull } from './drop-not-null.ts';
import { dropObject } from './drop-object.ts';
import { dropPartition } from './drop-partition.ts';
import { dropPrimaryKey } from './drop-primary-key.ts';
import { dropSchema } from './drop-schema.ts';
import { dropSupportingIndex } from './drop-supporting-index.ts';
import { dropTable } from './drop-table.ts';
import { duplicateColumnAssignment } from './duplicate-column-assignment.ts';
import { dynamicSqlUnanalysed } from './dynamic-sql-unanalysed.ts';
import { enumValueOrdering } from './enum-value-ordering.ts';
import { enumValueUsedInTransaction } from './enum-value-used-in-transaction.ts';
import { estimate } from './estimate.ts';
import { exclusionConstraint } from './exclusion-constraint.ts';
import { expandContractMixed } from './expand-contract-mixed.ts';
import { explicitLockTable } from './explicit-lock-table.ts';
import { filenameConvention } from './filename-convention.ts';
import { fkCascade } from './fk-cascade.ts';
import { fkLocksParent } from './fk-locks-parent.ts';
import { fkMissingIndex } from './fk-missing-index.ts';
import { fkParentNotUnique } from './fk-parent-not-unique.ts';
import { fkTypeMismatch } from './fk-type-mismatch.ts';
import { forbiddenStatement } from './forbidden-statement.ts';
import { functionSignatureChange } from './function-signature-change.ts';
import { hiddenCharacters } from './hidden-characters.ts';
import { identifierTooLong } from './identifier-too-long.ts';
import { ifNotExistsMasksDrift } from './if-not-exists-masks-drift.ts';
import { indexDuplicateColumn } from './index-duplicate-column.ts';
import { indexLargeTable } from './index-large-table.ts';
import { indexNotConcurrent } from './index-not-concurrent.ts';
import { indexOnPartitionedTable } from './index-on-partitioned-table.ts';
import { indexTooManyColumns } from './index-too-many-columns.ts';
import { indexTypePolicy } from './index-type-policy.ts';
import { insertRowLimit } from './insert-row-limit.ts';
import { insertWithoutColumns } from './insert-without-columns.ts';
import { invalidIndexOnTarget } from './invalid-index-on-target.ts';
import { irreversibleUndeclared } from './irreversible-undeclared.ts';
import { keyExhaustion } from './key-exhaustion.ts';
import { largeTableRehearsal } from './large-table-rehearsal.ts';
import { lockBudgetExceeded } from './lock-budget-exceeded.ts';
import { lockTimeoutUnreasonable } from './lock-timeout-unreasonable.ts';
import { lossyTypeChange } from './lossy-type-change.ts';
import { manyStrongLocks } from './many-strong-locks.ts';
import { mergeAlterTable } from './merge-alter-table.ts';
import { mergeConflictMarker } from './merge-conflict-marker.ts';
import { missingAnalyze } from './missing-analyze.ts';
import { missingDown } from './missing-down.ts';
import { missingLockTimeout } from './missing-lock-timeout.ts';
import { missingStatementTimeout } from './missing-statement-timeout.ts';
import { mixedCaseIdentifier } from './mixed-case-identifier.ts';
import { mixedDdlDml } from './mixed-ddl-dml.ts';
import { myAddAutoIncrement } from './my-add-auto-increment.ts';
import { myAddForeignKeyCopy } from './my-add-foreign-key-copy.ts';
import { myAlgorithmCopy } from './my-algorithm-copy.ts';
import { myAlgorithmImpossible } from './my-algorithm-impossible.ts';
import { myAlgorithmLockExplicit } from './my-algorithm-lock-explicit.ts';
import { myAutoIncrementType } from './my-auto-increment-type.ts';
import { myCharset } from './my-charset.ts';
import { myCompression } from './my-compression.ts';
import { myConvertCharset } from './my-convert-charset.ts';
import { myCopyAlter } from './my-copy-alter.ts';
import { myCrossDatabase } from './my-cross-database.ts';
import { myDdlImplicitCommit } from './my-ddl-implicit-commit.ts';
import { myDefiner } from './my-definer.ts';
import { myDisplayWidth } from './my-display-width.ts';
import { myEngine } from './my-engine.ts';
import { myEnumSetRedefine } from './my-enum-set-redefine.ts';
import { myExpressionDefault } from './my-expression-default.ts';
import { myForeignKeyChecksOff } from './my-foreign-key-checks-off.ts';
import { myIndexKeyTooLong } from './my-index-key-too-long.ts';
import { myInlineReferencesIgnored } from './my-inline-references-ignored.ts';
import { myInplaceRebuild } from './my-inplace-rebuild.ts';
import { myInstantVersionLimit } from './my-instant-version-limit.ts';
import { myLockSharedExclusive } from './my-lock-shared-exclusive.ts';
import { myModifyDropsAttributes } from './my-modify-drops-attributes.ts';
import { myNotNullImplicitDefault } from './my-not-null-implicit-default.ts';
import { myPreferOnlineTool } from './my-prefer-online-tool.ts';
import { myPrimaryKeyChange } from './my-primary-key-change.ts';
import { myReorderColumn } from './my-reorder-column.ts';
import { myRowSizeLimit } from './my-row-size-limit.ts';
import { mySqlMode } from './my-sql-mode.ts';
import { myVarcharByteBoundary } from './my-varchar-byte-boundary.ts';
import { myZeroDate } from './my-zero-date.ts';
import { namingConvention } from './naming-convention.ts';
import { noForeignKeys } from './no-foreign-keys.ts';
import { notNullMayFail } from './not-null-may-fail.ts';
import { nullableColumn } from './nullable-column.ts';
import { oneConcernPerMigration } from './one-concern-per-migration.ts';
import { preferBigint } from './prefer-bigint.ts';
import { preferIdentity } from './prefer-identity.ts';
import { preferJsonb } from './prefer-jsonb.ts';
import { preferText } from './prefer-text.ts';
import { preferTimestamptz } from './prefer-timestamptz.ts';
import { primaryKeyIndexNullable } from './primary-key-index-nullable.ts';
import { primaryKeyWithoutIndex } from './primary-key-without-index.ts';
import { publicationTableWithoutIdentity } from './publication-table-without-identity.ts';
import { pullRequestReason } from './pull-request-reason.ts';
import { redundantIndex } from './redundant-index.ts';
import { refreshMatviewNotConcurrent } from './refresh-matview-not-concurrent.ts';
import { reindexNotConcurrent } from './reindex-not-concurrent.ts';
import { renameByDropAdd } from './rename-by-drop-add.ts';
import { renameColumn } from './rename-column.ts';
import { renameEnumValue } from './rename-enum-value.ts';
import { renameSchemaOrView } from './rename-schema-or-view.ts';
import { renameTable } from './rename-table.ts';
import { replaceInto } from './replace-into.ts';
import { requireIdempotent } from './require-idempotent.ts';
import { requiredColumns } from './required-columns.ts';
import { reservedWord } from './reserved-word.ts';
import { rowSecurityWeakened } from './row-security-weakened.ts';
import { searchPathChange } from './search-path-change.ts';
import { secretInMigration } from './secret-in-migration.ts';
import { securityDefinerSearchPath } from './security-definer-search-path.ts';
import { selectStarInView } from './select-star-in-view.ts';
import { setExpressionRewrite } from './set-expression-rewrite.ts';
import { setLocalOutsideTransaction } from './set-local-outside-transaction.ts';
import { setLoggedUnlogged } from './set-logged-unlogged.ts';
import { setNotNullScan } from './set-not-null-scan.ts';
import { setRolePolicy } from './set-role-policy.ts';
import { setTablespaceOrAm } from './set-tablespace-or-am.ts';
import { statementAfterStrongLock } from './statement-after-strong-lock.ts';
import { suppressionExpired } from './suppression-expired.ts';
import { suppressionWithoutReason } from './suppression-without-reason.ts';
import { syntaxError } from './syntax-error.ts';
import { tableWithoutPrimaryKey } from './table-without-primary-key.ts';
import { tableWithoutRowSecurity } from './table-without-row-security.ts';
import { timeoutAfterLock } from './timeout-after-lock.ts';
import { timeoutBreaksConcurrentBuild } from './timeout-breaks-concurrent-build.ts';
import { tooManyIndexes } from './too-many-indexes.ts';
import { transactionNesting } from './transaction-nesting.ts';
import { truncateCascade } from './truncate-cascade.ts';
import { truncateTable } from './truncate-table.ts';
import { typeChangeBlockedByView } from './type-change-blocked-by-view.ts';
import { unbatchedDml } from './unbatched-dml.ts';
import { unclosedTransaction } from './unclosed-transaction.ts';
import { uniqueConstraintWithoutIndex } from './unique-constraint-without-index.ts';
import { uniqueMayFail } from './unique-may-fail.ts';
import { unnamedConstraint } from './unnamed-constraint.ts';
import { unparsedStatement } from './unparsed-statement.ts';
import { unqualifiedName } from './unqualified-name.ts';
import { unusedSuppression } from './unused-suppression.ts';
import { updateWithoutWhere } from './update-without-where.ts';
import { vacuumFullCluster } from './vacuum-full-cluster.ts';
import { validateInSameTransaction } from './validate-in-same-transaction.ts';
import { viewDefinitionChange } from './view-definition-change.ts';
import { whereEqualsNull } from './where-equals-null.ts';
import { year2038 } from './year-2038.ts';

/** The rules that lint judges, each with its own. */
export const edgeCases: Partial<Record<RuleId, EdgeCases>> = {
  'add-check-not-valid': addCheckNotValid,
  'add-column-check-scan': addColumnCheckScan,
  'add-column-constrained-domain': addColumnConstrainedDomain,
  'add-column-generated-stored': addColumnGeneratedStored,
  'add-column-serial': addColumnSerial,
  'add-column-unique': addColumnUnique,
  'add-column-volatile-default': addColumnVolatileDefault,
  'add-foreign-key-not-valid': addForeignKeyNotValid,
  'add-not-null-constraint-not-valid': addNotNullConstraintNotValid,
  'add-required-column': addRequiredColumn,
  'app-still-references': appStillReferences,
  'attach-partition-scan': attachPartitionScan,
  'backfill-in-ddl-transaction': backfillInDdlTransaction,
  'ban-char-type': banCharType,
  'ban-money-float': banMoneyFloat,
  'broad-grant': broadGrant,
  'busy-table': busyTable,
  'change-column-type': changeColumnType,
  'change-default': changeDefault,
  'change-type-index-rebuild': changeTypeIndexRebuild,
  'check-may-fail': checkMayFail,
  'client-meta-command': clientMetaCommand,
  'column-alignment': columnAlignment,
  'column-type-policy': columnTypePolicy,
  'comment-required': commentRequired,
  'concurrent-if-not-exists': concurrentIfNotExists,
  'concurrent-in-transaction': concurrentInTransaction,
  'concurrent-mixed-file': concurrentMixedFile,
  'concurrent-unsupported-form': concurrentUnsupportedForm,
  'constraint-breaks-old-writers': constraintBreaksOldWriters,
  'constraint-never-validated': constraintNeverValidated,
  'create-enum': createEnum,
  'create-extension': createExtension,
  'create-or-replace-table': createOrReplaceTable,
  'create-partition-locks-parent': createPartitionLocksParent,
  'create-trigger-lock': createTriggerLock,
  'delete-without-where': deleteWithoutWhere,
  'detach-partition-not-concurrent': detachPartitionNotConcurrent,
  'disable-triggers': disableTriggers,
  'domain-constraint': domainConstraint,
  'drop-cascade': dropCascade,
  'drop-column': dropColumn,
  'drop-column-referenced': dropColumnReferenced,
  'drop-constraint': dropConstraint,
  'drop-database': dropDatabase,
  'drop-default': dropDefault,
  'drop-index-not-concurrent': dropIndexNotConcurrent,
  'drop-not-null': dropNotNull,
  'drop-object': dropObject,
  'drop-partition': dropPartition,
  'drop-primary-key': dropPrimaryKey,
  'drop-schema': dropSchema,
  'drop-supporting-index': dropSupportingIndex,
  'drop-table': dropTable,
  'duplicate-column-assignment': duplicateColumnAssignment,
  'dynamic-sql-unanalysed': dynamicSqlUnanalysed,
  'enum-value-ordering': enumValueOrdering,
  'enum-value-used-in-transaction': enumValueUsedInTransaction,
  'estimate': estimate,
  'exclusion-constraint': exclusionConstraint,
  'expand-contract-mixed': expandContractMixed,
  'explicit-lock-table': explicitLockTable,
  'filename-convention': filenameConvention,
  'fk-cascade': fkCascade,
  'fk-locks-parent': fkLocksParent,
  'fk-missing-index': fkMissingIndex,
  'fk-parent-not-unique': fkParentNotUnique,
  'fk-type-mismatch': fkTypeMismatch,
  'forbidden-statement': forbiddenStatement,
  'function-signature-change': functionSignatureChange,
  'hidden-characters': hiddenCharacters,
  'identifier-too-long': identifierTooLong,
  'if-not-exists-masks-drift': ifNotExistsMasksDrift,
  'index-duplicate-column': indexDuplicateColumn,
  'index-large-table': indexLargeTable,
  'index-not-concurrent': indexNotConcurrent,
  'index-on-partitioned-table': indexOnPartitionedTable,
  'index-too-many-columns': indexTooManyColumns,
  'index-type-policy': indexTypePolicy,
  'insert-row-limit': insertRowLimit,
  'insert-without-columns': insertWithoutColumns,
  'invalid-index-on-target': invalidIndexOnTarget,
  'irreversible-undeclared': irreversibleUndeclared,
  'key-exhaustion': keyExhaustion,
  'large-table-rehearsal': largeTableRehearsal,
  'lock-budget-exceeded': lockBudgetExceeded,
  'lock-timeout-unreasonable': lockTimeoutUnreasonable,
  'lossy-type-change': lossyTypeChange,
  'many-strong-locks': manyStrongLocks,
  'merge-alter-table': mergeAlterTable,
  'merge-conflict-marker': mergeConflictMarker,
  'missing-analyze': missingAnalyze,
  'missing-down': missingDown,
  'missing-lock-timeout': missingLockTimeout,
  'missing-statement-timeout': missingStatementTimeout,
  'mixed-case-identifier': mixedCaseIdentifier,
  'mixed-ddl-dml': mixedDdlDml,
  'my-add-auto-increment': myAddAutoIncrement,
  'my-add-foreign-key-copy': myAddForeignKeyCopy,
  'my-algorithm-copy': myAlgorithmCopy,
  'my-algorithm-impossible': myAlgorithmImpossible,
  'my-algorithm-lock-explicit': myAlgorithmLockExplicit,
  'my-auto-increment-type': myAutoIncrementType,
  'my-charset': myCharset,
  'my-compression': myCompression,
  'my-convert-charset': myConvertCharset,
  'my-copy-alter': myCopyAlter,
  'my-cross-database': myCrossDatabase,
  'my-ddl-implicit-commit': myDdlImplicitCommit,
  'my-definer': myDefiner,
  'my-display-width': myDisplayWidth,
  'my-engine': myEngine,
  'my-enum-set-redefine': myEnumSetRedefine,
  'my-expression-default': myExpressionDefault,
  'my-foreign-key-checks-off': myForeignKeyChecksOff,
  'my-index-key-too-long': myIndexKeyTooLong,
  'my-inline-references-ignored': myInlineReferencesIgnored,
  'my-inplace-rebuild': myInplaceRebuild,
  'my-instant-version-limit': myInstantVersionLimit,
  'my-lock-shared-exclusive': myLockSharedExclusive,
  'my-modify-drops-attributes': myModifyDropsAttributes,
  'my-not-null-implicit-default': myNotNullImplicitDefault,
  'my-prefer-online-tool': myPreferOnlineTool,
  'my-primary-key-change': myPrimaryKeyChange,
  'my-reorder-column': myReorderColumn,
  'my-row-size-limit': myRowSizeLimit,
  'my-sql-mode': mySqlMode,
  'my-varchar-byte-boundary': myVarcharByteBoundary,
  'my-zero-date': myZeroDate,
  'naming-convention': namingConvention,
  'no-foreign-keys': noForeignKeys,
  'not-null-may-fail': notNullMayFail,
  'nullable-column': nullableColumn,
  'one-concern-per-migration': oneConcernPerMigration,
  'prefer-bigint': preferBigint,
  'prefer-identity': preferIdentity,
  'prefer-jsonb': preferJsonb,
  'prefer-text': preferText,
  'prefer-timestamptz': preferTimestamptz,
  'primary-key-index-nullable': primaryKeyIndexNullable,
  'primary-key-without-index': primaryKeyWithoutIndex,
  'publication-table-without-identity': publicationTableWithoutIdentity,
  'pull-request-reason': pullRequestReason,
  'redundant-index': redundantIndex,
  'refresh-matview-not-concurrent': refreshMatviewNotConcurrent,
  'reindex-not-concurrent': reindexNotConcurrent,
  'rename-by-drop-add': renameByDropAdd,
  'rename-column': renameColumn,
  'rename-enum-value': renameEnumValue,
  'rename-schema-or-view': renameSchemaOrView,
  'rename-table': renameTable,
  'replace-into': replaceInto,
  'require-idempotent': requireIdempotent,
  'required-columns': requiredColumns,
  'reserved-word': reservedWord,
  'row-security-weakened': rowSecurityWeakened,
  'search-path-change': searchPathChange,
  'secret-in-migration': secretInMigration,
  'security-definer-search-path': securityDefinerSearchPath,
  'select-star-in-view': selectStarInView,
  'set-expression-rewrite': setExpressionRewrite,
  'set-local-outside-transaction': setLocalOutsideTransaction,
  'set-logged-unlogged': setLoggedUnlogged,
  'set-not-null-scan': setNotNullScan,
  'set-role-policy': setRolePolicy,
  'set-tablespace-or-am': setTablespaceOrAm,
  'statement-after-strong-lock': statementAfterStrongLock,
  'suppression-expired': suppressionExpired,
  'suppression-without-reason': suppressionWithoutReason,
  'syntax-error': syntaxError,
  'table-without-primary-key': tableWithoutPrimaryKey,
  'table-without-row-security': tableWithoutRowSecurity,
  'timeout-after-lock': timeoutAfterLock,
  'timeout-breaks-concurrent-build': timeoutBreaksConcurrentBuild,
  'too-many-indexes': tooManyIndexes,
  'transaction-nesting': transactionNesting,
  'truncate-cascade': truncateCascade,
  'truncate-table': truncateTable,
  'type-change-blocked-by-view': typeChangeBlockedByView,
  'unbatched-dml': unbatchedDml,
  'unclosed-transaction': unclosedTransaction,
  'unique-constraint-without-index': uniqueConstraintWithoutIndex,
  'unique-may-fail': uniqueMayFail,
  'unnamed-constraint': unnamedConstraint,
  'unparsed-statement': unparsedStatement,
  'unqualified-name': unqualifiedName,
  'unused-suppression': unusedSuppression,
  'update-without-where': updateWithoutWhere,
  'vacuum-full-cluster': vacuumFullCluster,
  'validate-in-same-transaction': validateInSameTransaction,
  'view-definition-change': viewDefinitionChange,
  'where-equals-null': whereEqualsNull,
  'year-2038': year2038,
};
