import type { ObjectGroup, ObjectKind, SchemaObject } from '../../../model/schema-object.ts';
import type { Row } from '../../../ports/database-session.ts';
import { integer, optionalText, text } from '../../catalog-values.ts';
import { bodyText } from './body-text.ts';
import { readType } from './column-type.ts';
import { objectGroup, rowText } from './object-group.ts';
import { presentAttributes } from './present-attributes.ts';
import { printedReader } from './printed-reader.ts';
import { canonicalCharset, keyOf, type SchemaFacts } from './schema-facts.ts';
import { quoteName } from './quote-name.ts';

/** Functions and procedures (MySQL 8.4 manual, 28.3.30); a body that may not be seen is NULL. */
export const routinesQuery = `
select routine_type as routine_type, routine_name as routine_name, routine_definition as body, is_deterministic as is_deterministic,
  sql_data_access as data_access, security_type as security_type, routine_comment as comment, definer as definer,
  external_language as language, cast(last_altered as char) as altered
from information_schema.routines where routine_schema = database()
order by routine_type, routine_name`;

/** Their parameters in order; position 0 is what a function returns (28.3.20). */
export const parametersQuery = `
select routine_type as routine_type, specific_name as routine_name, ordinal_position as position, parameter_mode as mode, parameter_name as parameter_name,
  dtd_identifier as data_type, character_set_name as character_set, collation_name as collation
from information_schema.parameters where specific_schema = database()
order by routine_type, specific_name, ordinal_position`;

/** Identity of a routine within a schema: a function and a procedure may share a name. */
export function routineId(row: Row): string {
  return `${text(row, 'routine_type').toUpperCase()} ${text(row, 'routine_name')}`;
}

/** Kind and name in reports. MariaDB's packages, in which routines stand, are procedures to us, told by what is in brackets. */
export function routineIdentity(row: Row): { readonly kind: ObjectKind; readonly name: string } {
  const type = text(row, 'routine_type').toLowerCase();
  const name = text(row, 'routine_name');
  if (type === 'function' || type === 'procedure') return { kind: type, name };
  return { kind: 'procedure', name: `${name} (${type})` };
}

/** What `SHOW CREATE` takes for the routine. */
export function showRoutine(row: Row): string {
  return `show create ${text(row, 'routine_type').toLowerCase()} ${quoteName(text(row, 'routine_name'))}`;
}

/** One routine with its parameters, and its statement where the role may see it. */
export interface RoutineRows {
  readonly routine: Row;
  readonly parameters: readonly Row[];
  readonly printed?: string;
}

/** A group of one routine. */
export function routineGroup(rows: RoutineRows, facts: SchemaFacts): ObjectGroup {
  const object = readRoutine(rows, facts);
  const described = [rowText(rows.routine), ...rows.parameters.map(rowText), isAggregate(rows.printed) ? 'aggregate' : ''].join('\n');
  return objectGroup(object.key, described, () => [object]);
}

function readRoutine({ routine, parameters, printed }: RoutineRows, facts: SchemaFacts): SchemaObject {
  const type = text(routine, 'routine_type').toLowerCase();
  const { kind, name } = routineIdentity(routine);
  const result = parameters.find((row) => integer(row, 'position') === 0);
  return {
    key: keyOf(kind, name, facts),
    kind,
    name,
    place: { name: text(routine, 'routine_name') },
    attributes: presentAttributes({
      arguments: parameters.filter((row) => row !== result).map((row) => readParameter(row, type)),
      returns: result === undefined ? undefined : readDataType(result),
      body: bodyText(optionalText(routine, 'body') ?? ''),
      deterministic: text(routine, 'is_deterministic') === 'YES',
      data_access: text(routine, 'data_access').toLowerCase(),
      security: text(routine, 'security_type').toLowerCase(),
      language: languageOf(routine),
      comment: text(routine, 'comment'),
      options: isAggregate(printed) ? ['aggregate'] : [],
      definer: text(routine, 'definer'),
    }),
    marks: [],
    uses: [],
    ...(printed === undefined ? {} : { written: withoutDefiner(printed) }),
  };
}

/** SQL goes without saying; MySQL 9 has JAVASCRIPT. */
function languageOf(row: Row): string | undefined {
  const language = optionalText(row, 'language')?.toLowerCase();
  return language === 'sql' ? undefined : language;
}

/** Parameters of functions have no mode. */
function readParameter(row: Row, type: string): string {
  const mode = type === 'function' ? '' : `${optionalText(row, 'mode') ?? 'IN'} `;
  return `${mode}${optionalText(row, 'parameter_name') ?? ''} ${readDataType(row)}`;
}

function readDataType(row: Row): string {
  const reader = printedReader(text(row, 'data_type'));
  const type = [readType(reader), reader.rest()].join(' ').trim();
  const charset = optionalText(row, 'character_set');
  const collation = optionalText(row, 'collation');
  if (charset === undefined || /\b(?:charset|character set)\b/i.test(type)) return type;
  return `${type} charset ${canonicalCharset(charset)}${collation === undefined ? '' : ` collate ${canonicalCharset(collation)}`}`;
}

/** CREATE AGGREGATE FUNCTION is MariaDB's (10.3). */
function isAggregate(printed: string | undefined): boolean {
  return printed !== undefined && /^CREATE (?:DEFINER=\S+ )?AGGREGATE /i.test(printed);
}

/** The one who makes it anew is the definer; naming another takes a privilege of its own. */
export function withoutDefiner(printed: string): string {
  return printed.replace(/^(CREATE (?:OR REPLACE )?)DEFINER=`(?:[^`]|``)*`(?:@`(?:[^`]|``)*`)? /i, '$1');
}
