import type { ObjectGroup } from '../../model/schema-object.ts';
import { writeBlock } from './block-writer.ts';
import { quotedText, writeItem, writeText } from './scalar-text.ts';
import { schemaFileFormat, type SchemaFile } from './schema-file.ts';
import { CollectedText } from './text-output.ts';

/**
 * A schema as a text for a repository: objects in the order of keys, one block each, one line per attribute, what a table has
 * indented under it. Equal schemas give equal texts, and a change of one attribute is a change of one line.
 */
export function writeSnapshot({ schema, head, fingerprint }: SchemaFile): string {
  const header = [
    '# Schema of a database as Git has it. Change it by a migration and write it anew.',
    `format: ${schemaFileFormat}`,
    `engine: ${schema.engine}`,
    `version: ${quotedText(schema.version.text)} ${schema.version.number}`,
    ...(head === undefined ? [] : [`head: ${writeText(head)}`]),
    ...(fingerprint === undefined ? [] : [`fingerprint: ${writeText(fingerprint)}`]),
    ...Object.entries(schema.settings).toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([name, value]) => `setting ${name}: ${writeText(value)}`),
    ...schema.notVisible.map((one) => `not-visible ${one.kind}: [${[one.missing, one.attribute ?? '', ...(one.names ?? ['*'])].map(writeItem).join(', ')}]`),
  ];
  const groups = [...schema.groups.values()].toSorted((one, other) => (one.key < other.key ? -1 : 1));
  return `${[header.join('\n'), ...groups.map(textOf)].join('\n\n')}\n`;
}

function textOf(group: ObjectGroup): string {
  const output = new CollectedText();
  writeBlock(group, output);
  return output.text;
}
