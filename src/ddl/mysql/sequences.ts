import { textOf } from '../attributes.ts';
import { draft, refused, repeatable } from '../draft.ts';
import type { ObjectWriter } from '../object-writer.ts';
import { notTransactional, quoteName } from './names.ts';

const numbers = ['start', 'min', 'max', 'increment', 'cache', 'cycle'];

/** MariaDB's sequences. */
export const sequenceWriter: ObjectWriter = {
  create: ({ written }) => (written === undefined
    ? refused('its definition is not known')
    : draft({ ...repeatable(written.replace(/^CREATE SEQUENCE /i, 'CREATE SEQUENCE IF NOT EXISTS ')), ...notTransactional })),
  drop: ({ place }) => draft({ ...repeatable(`DROP SEQUENCE IF EXISTS ${quoteName(place.name)}`, 'data_loss'), ...notTransactional }),
  alter: ({ to, names }) => {
    const other = names.find((name) => !numbers.includes(name));
    if (other !== undefined) return refused(`no statement changes its ${other} and keeps its position`);
    const words = [
      `START WITH ${textOf(to, 'start') ?? '1'} MINVALUE ${textOf(to, 'min') ?? '1'} MAXVALUE ${textOf(to, 'max') ?? '1'} INCREMENT BY ${textOf(to, 'increment') ?? '1'}`,
      textOf(to, 'cache') === '0' ? 'NOCACHE' : `CACHE ${textOf(to, 'cache') ?? '1000'}`,
      to.attributes['cycle'] === true ? 'CYCLE' : 'NOCYCLE',
    ];
    return draft({ ...repeatable(`ALTER SEQUENCE ${quoteName(to.place.name)} ${words.join(' ')}`, 'behaviour_change'), ...notTransactional });
  },
};
