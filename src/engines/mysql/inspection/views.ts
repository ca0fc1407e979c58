import type { ObjectGroup, ObjectKey, SchemaObject } from '../../../model/schema-object.ts';
import type { Row } from '../../../ports/database-session.ts';
import { text } from '../../catalog-values.ts';
import { accountName } from './accounts.ts';
import { objectGroup, rowText } from './object-group.ts';
import { presentAttributes } from './present-attributes.ts';
import { printedReader } from './printed-reader.ts';
import { printedTokens } from './printed-tokens.ts';
import { keyOf, relationKey, type SchemaFacts } from './schema-facts.ts';

/** What a role without SHOW VIEW sees of views (MySQL 8.4 manual, 28.3.48); MariaDB has ALGORITHM, too. */
export const viewsQuery = `
select table_name as table_name, check_option as check_option, definer as definer, security_type as security_type
from information_schema.views where table_schema = database()`;

/** A view whose statement was printed. */
export function printedView(name: string, printed: string, facts: SchemaFacts): ObjectGroup {
  const key = keyOf('view', name, facts);
  return objectGroup(key, printed, () => [{ ...viewNamed(name, facts), ...readView(name, printed, facts) }]);
}

/** A view of which nothing but information_schema tells. */
export function hiddenView(row: Row, facts: SchemaFacts): ObjectGroup {
  const name = text(row, 'table_name');
  return objectGroup(keyOf('view', name, facts), rowText(row), () => [{
    ...viewNamed(name, facts),
    attributes: presentAttributes({
      security: text(row, 'security_type').toLowerCase(),
      check: checkOption(text(row, 'check_option')),
      definer: text(row, 'definer'),
    }),
    uses: [],
  }]);
}

function checkOption(word: string): string | undefined {
  return word.toUpperCase() === 'NONE' ? undefined : word.toLowerCase();
}

function viewNamed(name: string, facts: SchemaFacts): Pick<SchemaObject, 'key' | 'kind' | 'name' | 'place' | 'marks'> {
  return { key: keyOf('view', name, facts), kind: 'view', name, place: { name }, marks: [] };
}

/** `CREATE ALGORITHM=… DEFINER=… SQL SECURITY … VIEW n (columns) AS select … WITH … CHECK OPTION` */
function readView(name: string, printed: string, facts: SchemaFacts): Pick<SchemaObject, 'attributes' | 'uses' | 'written'> {
  const reader = printedReader(printed);
  const head: Record<string, string> = {};
  const options: string[] = [];
  while (!reader.done && !reader.take('AS')) {
    if (reader.take('ALGORITHM', '=')) head['algorithm'] = reader.value().toLowerCase();
    else if (reader.take('DEFINER', '=')) head['definer'] = accountName(reader);
    else if (reader.take('SQL', 'SECURITY')) head['security'] = reader.value().toLowerCase();
    else if (reader.sees('(')) head['columns'] = reader.group() ?? '';
    else options.push(reader.value());
  }
  const { definition, check } = splitCheck(reader.rest());
  const { columns: printedColumns = '', ...words } = head;
  return {
    attributes: presentAttributes({ ...words, columns: namesIn(printedColumns), definition, check, options: options.filter((word) => !['CREATE', 'VIEW', name].includes(word)) }),
    uses: relationsIn(definition, facts).filter((key) => key !== keyOf('view', name, facts)),
    written: printed.replace(/ DEFINER=`(?:[^`]|``)*`(?:@`(?:[^`]|``)*`)?/, ''),
  };
}

function splitCheck(query: string): { readonly definition: string; readonly check: string | undefined } {
  const found = / WITH (CASCADED|LOCAL) CHECK OPTION$/.exec(query);
  return { definition: found === null ? query : query.slice(0, found.index), check: found?.[1]?.toLowerCase() };
}

function namesIn(printed: string): readonly string[] {
  return printedTokens(printed).filter(({ kind }) => kind === 'name').map(({ value }) => value);
}

/**
 * The tables and views that a query reads: names that nothing qualifies, that qualify nothing and that follow no other name,
 * since that makes them aliases.
 */
function relationsIn(query: string, facts: SchemaFacts): readonly ObjectKey[] {
  const tokens = printedTokens(query);
  const found = tokens.filter(({ kind, value }, index) => {
    const before = tokens[index - 1];
    const isAlias = before?.kind === 'name' || before?.value === '.' || before?.value.toUpperCase() === 'AS';
    return kind === 'name' && !isAlias && tokens[index + 1]?.value !== '.' && facts.relations.has(value);
  });
  return [...new Set(found.map(({ value }) => relationKey(value, facts)))];
}
