import type { PostgresLock, TableRole } from '../../model/impact.ts';

/** What one kind of operation does, from a server version on. */
export interface MeasuredImpact {
  /** Version number as `server_version_num` has it; absent: every version. */
  readonly from?: number;
  readonly locks: Readonly<Partial<Record<TableRole, PostgresLock>>>;
  readonly rewrites?: true;
  /** Tables that are read whole. */
  readonly scans?: readonly TableRole[];
}

/**
 * Measured on PostgreSQL 10.23, 11.22, 12.22, 13.23, 14.23, 15.18, 16.14, 17.9 and 18.4: locks from pg_locks of the own
 * backend within the transaction, rewrites from changes of relfilenode, scans from pg_stat_xact_user_tables.seq_scan.
 * Concurrent forms, VACUUM and REINDEX were sampled from a second session on 14, 15 and 18. Locks on indexes are left out.
 * Each row lists its versions ascending; the last that is not above the server's holds.
 */
export const measuredLocks = {
  'access-exclusive': [{ locks: { target: 'ACCESS EXCLUSIVE' } }],
  'rewrite': [{ locks: { target: 'ACCESS EXCLUSIVE' }, rewrites: true, scans: ['target'] }],
  'scan': [{ locks: { target: 'ACCESS EXCLUSIVE' }, scans: ['target'] }],
  'share-update-exclusive': [{ locks: { target: 'SHARE UPDATE EXCLUSIVE' } }],
  'share-row-exclusive': [{ locks: { target: 'SHARE ROW EXCLUSIVE' } }],
  'row-exclusive': [{ locks: { target: 'ROW EXCLUSIVE' } }],
  'access-share': [{ locks: { target: 'ACCESS SHARE' } }],
  'create-table': [{ locks: { referenced: 'SHARE ROW EXCLUSIVE', parent: 'ACCESS EXCLUSIVE' } }],
  'drop-table': [{ locks: { target: 'ACCESS EXCLUSIVE', referenced: 'ACCESS EXCLUSIVE', parent: 'ACCESS EXCLUSIVE' } }],
  'add-column-references': [{ locks: { target: 'ACCESS EXCLUSIVE', referenced: 'SHARE ROW EXCLUSIVE' } }],
  'add-column-references-checked': [{
    locks: { target: 'ACCESS EXCLUSIVE', referenced: 'SHARE ROW EXCLUSIVE' }, scans: ['target', 'referenced'],
  }],
  'rewrite-references': [{
    locks: { target: 'ACCESS EXCLUSIVE', referenced: 'SHARE ROW EXCLUSIVE' }, rewrites: true, scans: ['target', 'referenced'],
  }],
  'exclusive': [{ locks: { target: 'EXCLUSIVE' }, scans: ['target'] }],
  'set-not-null-proven': [
    { locks: { target: 'ACCESS EXCLUSIVE' }, scans: ['target'] },
    { from: 120000, locks: { target: 'ACCESS EXCLUSIVE' } },
  ],
  'add-foreign-key': [{
    locks: { target: 'SHARE ROW EXCLUSIVE', referenced: 'SHARE ROW EXCLUSIVE' }, scans: ['target', 'referenced'],
  }],
  'add-foreign-key-not-valid': [{ locks: { target: 'SHARE ROW EXCLUSIVE', referenced: 'SHARE ROW EXCLUSIVE' } }],
  'drop-foreign-key': [{ locks: { target: 'ACCESS EXCLUSIVE', referenced: 'ACCESS EXCLUSIVE' } }],
  'validate-check': [{ locks: { target: 'SHARE UPDATE EXCLUSIVE' }, scans: ['target'] }],
  'validate-foreign-key': [{
    locks: { target: 'SHARE UPDATE EXCLUSIVE', referenced: 'ROW SHARE' }, scans: ['target', 'referenced'],
  }],
  'create-index': [{ locks: { target: 'SHARE' }, scans: ['target'] }],
  'create-index-concurrently': [{ locks: { target: 'SHARE UPDATE EXCLUSIVE' }, scans: ['target'] }],
  'attach-partition': [
    { locks: { parent: 'ACCESS EXCLUSIVE', partition: 'ACCESS EXCLUSIVE' }, scans: ['partition'] },
    { from: 120000, locks: { parent: 'SHARE UPDATE EXCLUSIVE', partition: 'ACCESS EXCLUSIVE' }, scans: ['partition'] },
  ],
  'attach-partition-proven': [
    { locks: { parent: 'ACCESS EXCLUSIVE', partition: 'ACCESS EXCLUSIVE' } },
    { from: 120000, locks: { parent: 'SHARE UPDATE EXCLUSIVE', partition: 'ACCESS EXCLUSIVE' } },
  ],
  'detach-partition': [
    { locks: { parent: 'ACCESS EXCLUSIVE', partition: 'SHARE UPDATE EXCLUSIVE' } },
    { from: 140000, locks: { parent: 'ACCESS EXCLUSIVE', partition: 'ACCESS EXCLUSIVE' } },
  ],
  'detach-partition-concurrently': [{
    locks: { parent: 'SHARE UPDATE EXCLUSIVE', partition: 'SHARE UPDATE EXCLUSIVE' },
  }],
  'reindex': [{ locks: { target: 'SHARE' }, scans: ['target'] }],
} as const satisfies Readonly<Record<string, readonly MeasuredImpact[]>>;

export type MeasuredOperation = keyof typeof measuredLocks;
