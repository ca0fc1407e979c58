import type { SetTableOption } from '../../../model/operation.ts';
import type { CatalogTable } from '../../../model/schema-state.ts';
import type { Engine } from '../../../model/engine-name.ts';
import { resolveTable } from '../../../schema/queries/resolve-table.ts';
import { canonicalName } from '../../../schema/mysql/character-sets.ts';
import { hasCharacterSet } from '../../../schema/mysql/column-type.ts';
import { actionImpact, alterations, redefinitions, type Alteration, type Redefinition } from '../../alterations.ts';
import { defineRule, isKind, type JudgedOperation, type RuleHit, type RuleResult } from '../../define-rule.ts';
import { placeOf, shown, tableIdentity } from '../../naming-objects.ts';
import { changesCharacters } from '../../redefined-types.ts';

const notes = 'CREATE TABLE notes (id bigint PRIMARY KEY, title varchar(100) NOT NULL, KEY (title)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3;';
const old = 'CREATE TABLE old (id bigint PRIMARY KEY, title varchar(100) NOT NULL) ENGINE=InnoDB DEFAULT CHARSET=latin1;';
const online = 'Convert column by column with an online tool, and look at the length of index prefixes: utf8mb4 takes up to four bytes for a character.';

export const myConvertCharset = defineRule({
  id: 'my-convert-charset',
  category: 'table-rewrite',
  engines: ['mysql', 'mariadb'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: ['syntax', 'schema-state'],
  supersedes: [],
  summary: 'Do not convert the texts of an old table in one go',
  why: 'Another character set or collation converts every text and sorts every index of it anew, mostly by copying the table while writes wait. Values that were '
    + 'different may become equal, and a unique index then refuses them.',
  fix: online,
  sources: ['bytebase:TABLE_DISALLOW_SET_CHARSET', 'bytebase:COLUMN_DISALLOW_SET_CHARSET'],
  options: {},
  messages: {
    table: {
      title: 'CONVERT TO CHARACTER SET converts every text of {table}',
      why: 'Every row is written anew and every index of a text sorted anew, while writes wait.',
      fix: online,
    },
    column: {
      title: 'Column {column} of {table} gets another character set or collation',
      why: 'Every row is written anew and every index of the column sorted anew, while writes wait.',
      fix: online,
    },
    cheap: {
      title: '{column} of {table} gets another character set or collation, without a copy',
      why: 'The server does it in place, but what sorts, compares or is unique by these texts may come out differently from now on.',
      fix: 'Make sure that no values become equal under the new collation, and say ALGORITHM, so that the server refuses to copy.',
    },
    default: {
      title: 'The new default character set of {table} leaves its columns as they are',
      why: 'Columns that are there keep their set; only columns that are added later, or redefined without one, get the new default.',
      fix: 'Change the columns one by one if they are meant too; the default alone is cheap.',
    },
  },
  examples: {
    bad: [
      { title: 'a whole table', engine: 'mysql', base: [notes], files: ['ALTER TABLE notes CONVERT TO CHARACTER SET utf8mb4, ALGORITHM=COPY;'], expect: ['1:1'] },
      { title: 'one column', engine: 'mariadb', base: [old], files: ['ALTER TABLE old MODIFY title varchar(100) CHARACTER SET utf8mb4 NOT NULL, ALGORITHM=COPY;'], expect: ['1:1'] },
      { title: 'the default alone, as a notice', engine: 'mysql', base: [old], files: ['ALTER TABLE old DEFAULT CHARACTER SET utf8mb4;'], expect: ['1:1'] },
    ],
    good: [
      { title: 'the set that it has', engine: 'mysql', base: [old], files: ['ALTER TABLE old MODIFY title varchar(200) CHARACTER SET latin1 NOT NULL;'], expect: [] },
      { title: 'no texts', engine: 'mariadb', base: ['CREATE TABLE numbers (n int PRIMARY KEY) DEFAULT CHARSET=latin1;'], files: ['ALTER TABLE numbers CONVERT TO CHARACTER SET utf8mb4;'], expect: [] },
      { title: 'a new table', engine: 'mariadb', files: ['CREATE TABLE t (id int PRIMARY KEY, a text) DEFAULT CHARSET=latin1;\nALTER TABLE t CONVERT TO CHARACTER SET utf8mb4;'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    const columns = redefinitions(context).flatMap((found): readonly RuleResult[] => {
      if ('missing' in found) return [found];
      return changesCharacters(found, context.engine) ? [columnHit(found, context.engine)] : [];
    });
    return [...columns, ...alterations(context).flatMap((alteration) => tableHits(alteration, context.engine))];
  },
});

function columnHit({ alteration, judged, identity }: Redefinition, engine: Engine): RuleHit {
  return hit(alteration, judged, { isCheap: isCheap(alteration, judged, engine), column: judged.operation.column, identity });
}

function tableHits(alteration: Alteration, engine: Engine): readonly RuleHit[] {
  const { actions, name } = alteration;
  const identity = tableIdentity(actions[0].before, name);
  const converts = actions.filter((action) => isKind(action, 'convert-character-set'));
  if (converts.length > 0) {
    return converts.filter(changesTexts).map((action) => hit(alteration, action, { isCheap: isCheap(alteration, action, engine), identity }));
  }
  const [first] = actions.filter(changesDefault);
  return first === undefined ? [] : [{ at: first.in, span: placeOf(first), message: 'default', values: { table: shown(name) }, objects: [identity], severity: 'notice' }];
}

interface Concerned {
  readonly isCheap: boolean;
  readonly column?: string;
  readonly identity: string;
}

function hit({ name }: Alteration, action: JudgedOperation, { isCheap: cheap, column, identity }: Concerned): RuleHit {
  const expensive = column === undefined ? 'table' : 'column';
  return {
    at: action.in,
    span: placeOf(action),
    message: cheap ? 'cheap' : expensive,
    values: { table: shown(name), column: column ?? 'Every text' },
    objects: [identity],
    ...(cheap ? { severity: 'notice' } : {}),
  };
}

/** What is not known may copy. */
function isCheap(alteration: Alteration, action: JudgedOperation, engine: Engine): boolean {
  return (actionImpact(alteration, action, engine)?.algorithm ?? 'copy') !== 'copy';
}

/** Whether any text is another one afterwards, as far as the catalogue knows. */
function changesTexts({ operation, before, after }: JudgedOperation): boolean {
  const [old, next] = 'table' in operation ? [resolveTable(before, operation.table), resolveTable(after, operation.table)] : [];
  if (old === undefined || next === undefined || !old.complete) return true;
  return old.columns.some((column, index) =>
    hasCharacterSet(column.type) && (column.characterSet !== next.columns[index]?.characterSet || column.collation !== next.columns[index]?.collation));
}

/** Whether the table's default is another one afterwards, and texts are there that do not follow. */
function changesDefault({ operation, before }: JudgedOperation): boolean {
  if (operation.kind !== 'set-table-option' || !/^(?:CHARACTER SET|COLLATE)$/.test(operation.option)) return false;
  const table = resolveTable(before, operation.table);
  if (table === undefined || !table.complete) return true;
  return !hasDefault(table, operation) && table.columns.some(({ type }) => hasCharacterSet(type));
}

function hasDefault({ options }: CatalogTable, { option, value = '' }: SetTableOption): boolean {
  const known = options[option === 'COLLATE' ? 'collate' : 'charset'];
  return known !== undefined && known === canonicalName(value);
}
