import { UserError } from '../../../errors/user-error.ts';
import type { ChangeSet } from './change-set.ts';

/**
 * SQL without a header, which an include takes for one change set called `raw`. Parameters in it are not replaced.
 * @throws UserError migrations/changelog-unreadable for an empty file.
 */
export function rawSqlChangeSet(text: string, { path, file }: { readonly path: string; readonly file: string }): ChangeSet {
  if (text.trim() === '') throw new UserError('migrations/changelog-unreadable', { where: file, detail: 'the file is empty' });
  const lines = text.split(/\r\n|\r|\n/);
  const first = lines.findIndex((line) => line.trim() !== '');
  const body = text.replaceAll(/^[\u0000-\u0020]+|[\u0000-\u0020]+$/g, '');
  const node = { name: 'sql', line: first + 1, lastLine: lines.length, children: [], value: body };
  return {
    id: 'raw',
    author: 'includeAll',
    path,
    file,
    line: 1,
    lastLine: lines.length,
    changes: [{ type: 'sql', line: first + 1, fields: { splitStatements: 'false', stripComments: 'false' }, columns: [], whereParams: [], columnFiles: {}, body, bodyLine: first + 1, node }],
    visitors: [],
    validCheckSums: [],
    runAlways: false,
    runOnChange: false,
    runInTransaction: true,
    failOnError: true,
    ignore: false,
    inheritedContexts: [],
    inheritedLabels: [],
    isPlainSql: true,
    source: lines.join('\n'),
  };
}
