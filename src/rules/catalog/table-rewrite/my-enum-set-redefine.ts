import { appendsLabels } from '../../../impact/mysql/classify-column.ts';
import { labelBytes } from '../../../schema/mysql/column-bytes.ts';
import { redefinitions, type Redefinition } from '../../alterations.ts';
import { defineRule, type RuleResult } from '../../define-rule.ts';
import { placeOf, shown } from '../../naming-objects.ts';
import { changesLabels } from '../../redefined-types.ts';
import { listInWords } from '../../wording.ts';

const orders = "CREATE TABLE orders (id bigint PRIMARY KEY, state enum('new', 'paid') NOT NULL, flags set('a', 'b') NOT NULL) ENGINE=InnoDB;";

export const myEnumSetRedefine = defineRule({
  id: 'my-enum-set-redefine',
  category: 'table-rewrite',
  engines: ['mysql', 'mariadb'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  supersedes: [],
  summary: 'Change an ENUM or SET by appending labels only',
  why: 'Rows hold the number of a label, not its text. Labels at the end leave old numbers alone; everything else writes every row anew while writes wait, '
    + 'and rows with a label that is gone make the statement fail or lose their value.',
  fix: 'Append new labels at the end. Leave unused ones where they are, or move to a lookup table.',
  sources: ['atlas:MY110', 'atlas:MY111', 'atlas:MY112', 'atlas:MY113', 'atlas:MY120', 'atlas:MY121', 'atlas:MY122', 'atlas:MY123'],
  options: {},
  messages: {
    removed: {
      title: '{column} of {table} loses {labels}',
      why: 'Rows with such a value make the statement fail, or lose the value outside strict mode; all others are written anew while writes wait.',
      fix: 'Leave the label where it is, or update the rows first and copy the table by an online tool.',
    },
    moved: {
      title: 'Labels of {column} of {table} get other numbers',
      why: 'A label was put in front of others, or their order was changed. Every row is written anew while writes wait, and what sorts or compares by number means something else.',
      fix: 'Put new labels at the end and keep the order of the old ones.',
    },
    size: {
      title: '{column} of {table} needs {bytes} bytes for its labels',
      why: 'Labels were appended, but their number takes more bytes than before, so every row is written anew while writes wait.',
      fix: 'Use a lookup table, or copy the table by an online tool.',
    },
  },
  examples: {
    bad: [
      { title: 'a label in the middle', engine: 'mysql', base: [orders], files: ["ALTER TABLE orders MODIFY state enum('new', 'held', 'paid') NOT NULL, ALGORITHM=COPY, LOCK=SHARED;"], expect: ['1:1'] },
      { title: 'a label that goes', engine: 'mariadb', base: [orders], files: ["ALTER TABLE orders MODIFY state enum('new') NOT NULL, ALGORITHM=COPY;"], expect: ['1:1'] },
      { title: 'a ninth label of a set', engine: 'mysql', base: [orders], files: ["ALTER TABLE orders MODIFY flags set('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i') NOT NULL, ALGORITHM=COPY;"], expect: ['1:1'] },
    ],
    good: [
      { title: 'a label at the end', engine: 'mysql', base: [orders], files: ["ALTER TABLE orders MODIFY state enum('new', 'paid', 'void') NOT NULL, ALGORITHM=INSTANT;"], expect: [] },
      { title: 'the same labels', engine: 'mariadb', base: [orders], files: ["ALTER TABLE orders MODIFY state enum('new', 'paid') NOT NULL DEFAULT 'new';"], expect: [] },
      { title: 'a new table', engine: 'mariadb', files: ["CREATE TABLE t (id int PRIMARY KEY, e enum('a', 'b'));\nALTER TABLE t MODIFY e enum('b');"], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    return redefinitions(context).flatMap((found): readonly RuleResult[] => {
      if ('missing' in found) return [found];
      if (!changesLabels(found) || appendsLabels(found.old.type, found.next.type)) return [];
      const { judged, alteration, old, next, identity } = found;
      const gone = old.type.arguments.filter((label) => !next.type.arguments.includes(label));
      return [{
        at: judged.in,
        span: placeOf(judged),
        message: messageFor(found, gone),
        values: {
          column: judged.operation.column, table: shown(alteration.name), bytes: String(labelBytes(next.type)),
          labels: listInWords(gone.map((label) => `'${label}'`)),
        },
        objects: [identity],
      }];
    });
  },
});

function messageFor({ old, next }: Redefinition, gone: readonly string[]): 'removed' | 'moved' | 'size' {
  if (gone.length > 0) return 'removed';
  return old.type.arguments.every((label, index) => label === next.type.arguments[index]) ? 'size' : 'moved';
}
