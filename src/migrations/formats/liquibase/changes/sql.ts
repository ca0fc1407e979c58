import type { Change } from '../change-set.ts';
import type { ChangeType, WrittenChange } from './change-writer.ts';

/** `sql` and `sqlFile`: text as it is written. */
export const sqlChange: ChangeType = { write: writeSql };

function writeSql({ body = '', fields }: Change): WrittenChange {
  const { endDelimiter, splitStatements, stripComments } = fields;
  return {
    kind: 'text',
    text: body,
    settings: {
      splitStatements: splitStatements !== 'false',
      stripComments: stripComments === 'true',
      ...(endDelimiter === undefined || endDelimiter === '' ? {} : { endDelimiter }),
    },
  };
}
