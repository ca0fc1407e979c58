import type { ObjectGroup, SchemaObject } from '../../../model/schema-object.ts';
import { objectGroup } from './object-group.ts';
import { keyOf, type SchemaFacts } from './schema-facts.ts';
import { readTable } from './tables.ts';

/** A table as SHOW CREATE TABLE printed it, and what stands elsewhere: its triggers and grants. */
export interface PrintedTable {
  readonly name: string;
  readonly printed: string;
  readonly attached: readonly SchemaObject[];
}

/** A table's group: what goes without saying is not compared as text, but where texts differ its parts are. */
export function tableGroup({ name, printed, attached }: PrintedTable, facts: SchemaFacts): ObjectGroup {
  const text = [withoutCounter(printed), ...attached.map(({ key, attributes }) => JSON.stringify([key, attributes]))].join('\n');
  return objectGroup(keyOf('table', name, facts), text, () => [...readTable(name, withoutCounter(printed), facts), ...attached]);
}

/** The next number of AUTO_INCREMENT is data. Line breaks in strings are escaped, so that this line is the options'. */
function withoutCounter(printed: string): string {
  return printed.replace(/^(\) [^']*?)AUTO_INCREMENT=\d+ /m, '$1');
}

const secrets = /(:\/\/[^:@/'\s]*:)[^@/'\s]+(?=@)|(\bpassword\s*"?=?\s*")[^"]*(?=")/gi;

/** Takes passwords out of what a remote table says about its connection (FEDERATED, Spider, CONNECT). */
export function withoutPasswords(printed: string): string {
  return /\b(?:CONNECTION|COMMENT)[= ]*'[^']*(?::\/\/|password)/i.test(printed)
    ? printed.replace(secrets, (_, before: string | undefined, word: string | undefined) => `${before ?? word ?? ''}***`)
    : printed;
}
