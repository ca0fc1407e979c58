import { InternalError } from '../../../errors/internal-error.ts';
import { objectKinds, type InspectedSchema, type ObjectKey, type ObjectKind } from '../../../model/schema-object.ts';
import type { ServerInfo } from '../../../model/server-info.ts';
import type { Row } from '../../../ports/database-session.ts';
import { integer, optionalText, text } from '../../catalog-values.ts';
import { AnswerNames } from './answer-names.ts';
import type { Catalog } from './catalog.ts';
import { readSettings, settingsStatement } from './database-settings.ts';
import { dependenciesStatement } from './dependencies.ts';
import { DescribedGroup, type GroupContext } from './described-group.ts';
import { partFamilies, topFamilies } from './families.ts';
import { partStatement, topStatement, type TopRow } from './family.ts';
import { goneMark } from './mandatory.ts';
import { NeededNumbers } from './needed-numbers.ts';
import { notComparedStatement, readNotCompared } from './not-compared.ts';
import { readSchemaChanger, schemaChangersStatement } from './schema-changers.ts';

/** Newest major version on which the tests run. */
const newestTested = 18;

/** How many statements stand before those of the part families. */
export const statementsBeforeParts = 4;

/** Every statement of an inspection. Views come last: printing one locks what it reads until the transaction ends. */
export function inspectionStatements(version: number): readonly string[] {
  return [
    settingsStatement(version),
    notComparedStatement,
    schemaChangersStatement(version),
    dependenciesStatement,
    ...partFamilies.map((family) => partStatement(family, version)),
    ...topFamilies.map((family) => topStatement(family, version)),
  ];
}

/** What one set of answers says: all but the notes of how it came about. */
export function readAnswer(server: ServerInfo, answers: readonly (readonly Row[])[]): InspectedSchema {
  const [settings = [], notCompared = [], schemaChangers = [], dependencies = [], ...families] = answers;
  const version = server.version.number;
  const groups = readGroups(version, families, new NeededNumbers(dependencies));
  return {
    engine: server.engine,
    version: server.version,
    settings: readSettings(settings[0] ?? {}),
    groups,
    notVisible: [],
    notCompared: notCompared.map(readNotCompared),
    schemaChangers: schemaChangers.map(readSchemaChanger),
    notes: version >= (newestTested + 1) * 10_000 ? [`PostgreSQL ${server.version.text} is newer than any version that was tested (${newestTested}).`] : [],
  };
}

/** Whether a definition was gone when its turn came, which no answer of one moment can have. */
export function isTorn(answers: readonly (readonly Row[])[]): boolean {
  const mark = JSON.stringify(goneMark);
  return answers.some((rows) => rows.some((row) => typeof row['text'] === 'string' && row['text'].includes(mark)));
}

function readGroups(version: number, families: readonly (readonly Row[])[], needed: NeededNumbers): ReadonlyMap<ObjectKey, DescribedGroup> {
  const byNumber = new Map<Catalog, Map<number, DescribedGroup>>(topFamilies.map(({ catalog }) => [catalog, new Map<number, DescribedGroup>()]));
  const byKey = new Map<ObjectKey, DescribedGroup>();
  const group = (catalog: Catalog, number: number): DescribedGroup | undefined => byNumber.get(catalog)?.get(number);
  const context = { version, names: new AnswerNames({ group, groups: () => byKey.values(), needed }), layoutOf: layouts(version) };
  for (const [index, family] of topFamilies.entries()) {
    for (const row of families[partFamilies.length + index] ?? []) {
      const described = new DescribedGroup(family, readTopRow(row), context);
      byNumber.get(family.catalog)?.set(described.number, described);
      byKey.set(described.key, described);
    }
  }
  for (const [index, family] of partFamilies.entries()) {
    for (const row of families[index] ?? []) {
      group(family.catalog, integer(row, 'number'))?.add({ family, text: text(row, 'text'), numbers: text(row, 'numbers') });
    }
  }
  return new Map([...byKey].toSorted(([left], [right]) => (left < right ? -1 : 1)));
}

/** Names of fields by family, each family asked once: its query is text that takes its time to be made. */
function layouts(version: number): GroupContext['layoutOf'] {
  const known = new Map([...topFamilies, ...partFamilies].map((family) => {
    const { fields, rare = {}, numbers } = family.query(version);
    const names = { fields: Object.keys(fields), rare: Object.keys(rare), numbers: Object.keys(numbers) };
    const empty = Object.fromEntries(Object.values(names).flat().map((name) => [name, null]));
    return [family.name, { ...names, empty }] as const;
  }));
  return ({ name }) => known.get(name) ?? { fields: [], rare: [], numbers: [], empty: {} };
}

function readTopRow(row: Row): TopRow {
  const [schema, signature] = [optionalText(row, 'schema_name'), optionalText(row, 'signature')];
  return {
    number: integer(row, 'number'),
    kind: readKind(text(row, 'kind')),
    ...(schema === undefined ? {} : { schema }),
    name: text(row, 'object_name'),
    ...(signature === undefined ? {} : { signature }),
    text: text(row, 'text'),
    numbers: text(row, 'numbers'),
  };
}

function readKind(name: string): ObjectKind {
  const kind = objectKinds.find((known) => known === name);
  if (kind === undefined) throw new InternalError(`an inspected object is of no known kind: ${name}`);
  return kind;
}
