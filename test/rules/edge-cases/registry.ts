import type { RuleId } from '../../../src/rules/registry.ts';
import type { EdgeCases } from './edge-cases.ts';
import { banCharType } from './ban-char-type.ts';
import { banMoneyFloat } from './ban-money-float.ts';
import { clientMetaCommand } from './client-meta-command.ts';
import { columnTypePolicy } from './column-type-policy.ts';
import { concurrentInTransaction } from './concurrent-in-transaction.ts';
import { createEnum } from './create-enum.ts';
import { domainConstraint } from './domain-constraint.ts';
import { dropColumn } from './drop-column.ts';
import { dropPartition } from './drop-partition.ts';
import { dropTable } from './drop-table.ts';
import { enumValueOrdering } from './enum-value-ordering.ts';
import { fkMissingIndex } from './fk-missing-index.ts';
import { forbiddenStatement } from './forbidden-statement.ts';
import { indexLargeTable } from './index-large-table.ts';
import { indexNotConcurrent } from './index-not-concurrent.ts';
import { lossyTypeChange } from './lossy-type-change.ts';
import { missingLockTimeout } from './missing-lock-timeout.ts';
import { myAlgorithmLockExplicit } from './my-algorithm-lock-explicit.ts';
import { namingConvention } from './naming-convention.ts';
import { nullableColumn } from './nullable-column.ts';
import { oneConcernPerMigration } from './one-concern-per-migration.ts';
import { preferBigint } from './prefer-bigint.ts';
import { preferIdentity } from './prefer-identity.ts';
import { preferJsonb } from './prefer-jsonb.ts';
import { preferText } from './prefer-text.ts';
import { preferTimestamptz } from './prefer-timestamptz.ts';
import { setNotNullScan } from './set-not-null-scan.ts';
import { suppressionExpired } from './suppression-expired.ts';
import { suppressionWithoutReason } from './suppression-without-reason.ts';
import { truncateTable } from './truncate-table.ts';
import { unparsedStatement } from './unparsed-statement.ts';
import { unusedSuppression } from './unused-suppression.ts';

/** The rules that lint judges, each with its own. */
export const edgeCases: Partial<Record<RuleId, EdgeCases>> = {
  'ban-char-type': banCharType,
  'ban-money-float': banMoneyFloat,
  'client-meta-command': clientMetaCommand,
  'column-type-policy': columnTypePolicy,
  'concurrent-in-transaction': concurrentInTransaction,
  'create-enum': createEnum,
  'domain-constraint': domainConstraint,
  'drop-column': dropColumn,
  'drop-partition': dropPartition,
  'drop-table': dropTable,
  'enum-value-ordering': enumValueOrdering,
  'fk-missing-index': fkMissingIndex,
  'forbidden-statement': forbiddenStatement,
  'index-large-table': indexLargeTable,
  'index-not-concurrent': indexNotConcurrent,
  'lossy-type-change': lossyTypeChange,
  'missing-lock-timeout': missingLockTimeout,
  'my-algorithm-lock-explicit': myAlgorithmLockExplicit,
  'naming-convention': namingConvention,
  'nullable-column': nullableColumn,
  'one-concern-per-migration': oneConcernPerMigration,
  'prefer-bigint': preferBigint,
  'prefer-identity': preferIdentity,
  'prefer-jsonb': preferJsonb,
  'prefer-text': preferText,
  'prefer-timestamptz': preferTimestamptz,
  'set-not-null-scan': setNotNullScan,
  'suppression-expired': suppressionExpired,
  'suppression-without-reason': suppressionWithoutReason,
  'truncate-table': truncateTable,
  'unparsed-statement': unparsedStatement,
  'unused-suppression': unusedSuppression,
};
