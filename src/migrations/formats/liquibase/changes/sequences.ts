import type { Change } from '../change-set.ts';
import type { ChangeContext, ChangeType, WrittenChange } from './change-writer.ts';
import { isNo, isYes } from './column-definition.ts';
import { filled, qualified, quoted, required, type NameFields } from './names.ts';

const named: NameFields = { name: 'sequenceName', schema: 'schemaName', catalog: 'catalogName' };

/** MySQL has no sequences; MariaDB has them from 10.3 on. */
function written(change: Change, { engine }: ChangeContext, text: () => string): WrittenChange {
  if (engine.name === 'mysql') return { kind: 'not-run', reason: `${change.type} in line ${change.line} is for a database with sequences, which MySQL is not` };
  return { kind: 'statements', statements: [text()] };
}

/** `createSequence` */
export const createSequence: ChangeType = {
  write: (change, context) => written(change, context, () => {
    const type = filled(change.fields['dataType']);
    const isOfPostgres = context.family === 'postgres';
    return `CREATE SEQUENCE ${isOfPostgres ? 'IF NOT EXISTS ' : ''}${qualified(change, context, named)}${type === undefined || !isOfPostgres ? '' : ` AS ${type}`}${options(change, context)}`;
  }),
  inverse: (change, context) => written(change, context, () => `DROP SEQUENCE ${qualified(change, context, named)}`),
};

/** `alterSequence` */
export const alterSequence: ChangeType = {
  write: (change, context) => written(change, context, () => `ALTER SEQUENCE ${qualified(change, context, named)}${options(change, context)}`),
};

/** `dropSequence` */
export const dropSequence: ChangeType = { write: (change, context) => written(change, context, () => `DROP SEQUENCE ${qualified(change, context, named)}`) };

/** `renameSequence` */
export const renameSequence: ChangeType = {
  write: (change, context) => {
    if (context.family === 'mysql') return { kind: 'not-run', reason: `renameSequence in line ${change.line} has no statement on this engine` };
    const from = qualified(change, context, { ...named, name: 'oldSequenceName' });
    return { kind: 'statements', statements: [`ALTER SEQUENCE ${from} RENAME TO ${quoted(context, required(change, 'newSequenceName', context))}`] };
  },
};

function options({ fields }: Change, { family }: ChangeContext): string {
  const number = (field: string, words: string): readonly string[] => (filled(fields[field]) === undefined ? [] : [`${words} ${filled(fields[field]) ?? ''}`]);
  const cycle = isYes(fields['cycle']) ? ['CYCLE'] : isNo(fields['cycle']) && family === 'postgres' ? ['NO CYCLE'] : [];
  const parts = [
    ...number('startValue', 'START WITH'), ...number('incrementBy', 'INCREMENT BY'), ...number('minValue', 'MINVALUE'), ...number('maxValue', 'MAXVALUE'), ...number('cacheSize', 'CACHE'), ...cycle,
  ];
  return parts.map((part) => ` ${part}`).join('');
}
