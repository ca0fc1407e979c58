import { tableById } from '../../../schema/queries/table-by-id.ts';
import { createdIndexes } from '../../created-indexes.ts';
import { defineRule, type RuleResult } from '../../define-rule.ts';
import { placeOf, shown } from '../../naming-objects.ts';

const wide = 'CREATE TABLE wide (id bigint PRIMARY KEY, a int, b int);';

export const tooManyIndexes = defineRule({
  id: 'too-many-indexes',
  category: 'index',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'off',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  supersedes: [],
  summary: 'Keep the number of indexes of a table within bounds',
  why: 'Every INSERT and DELETE, and every UPDATE of an indexed column, writes into each index. Many indexes slow all writes down for the sake of a few queries.',
  fix: 'Drop indexes that no query uses before adding another one, or merge several into one.',
  sources: ['bytebase:INDEX_TOTAL_NUMBER_LIMIT'],
  options: {
    max: { type: 'integer', default: 10, summary: 'Indexes that a table may have, that of its primary key included' },
  },
  messages: {
    many: {
      title: 'Table {table} gets its {count}th index',
      why: 'After the whole change set {table} has {total} indexes, more than {max}; every write goes into each of them.',
      fix: 'Drop indexes that no query uses, or merge this one with another.',
    },
  },
  examples: {
    bad: [
      {
        title: 'one more than the option allows', engine: 'postgresql', base: [wide], files: ['CREATE INDEX i ON wide (a);\nCREATE INDEX j ON wide (b);'],
        expect: ['1:2'], options: { max: 2 },
      },
      { title: 'one more than the option allows', engine: 'mysql', base: [wide], files: ['ALTER TABLE wide ADD INDEX i (a),\n  ADD INDEX j (b);'], expect: ['1:2'], options: { max: 2 } },
      { title: 'one more than the option allows', engine: 'mariadb', base: [wide], files: ['CREATE INDEX i ON wide (a);'], expect: ['1:1'], options: { max: 1 } },
    ],
    good: [
      {
        title: 'one for another', engine: 'postgresql', base: [wide, 'CREATE INDEX i ON wide (a);'], files: ['CREATE INDEX j ON wide (b);\nDROP INDEX i;'],
        expect: [], options: { max: 2 },
      },
      { title: 'within bounds', engine: 'mysql', base: [wide], files: ['CREATE INDEX i ON wide (a);'], expect: [] },
      { title: 'within bounds', engine: 'mariadb', base: [wide], files: ['CREATE INDEX i ON wide (a);'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    const max = context.options.count('max');
    return createdIndexes(context).flatMap(({ judged, table, index }): readonly RuleResult[] => {
      const indexes = tableById(context.after, table.id)?.indexes ?? [];
      const place = indexes.findIndex(({ id }) => id === index.id);
      if (place < max || indexes.length <= max) return [];
      return [{
        at: judged.in,
        span: placeOf(judged),
        message: 'many',
        values: { table: shown(judged.operation.table), count: String(place + 1), total: String(indexes.length), max: String(max) },
        objects: [shown(table), index.name],
      }];
    });
  },
});
