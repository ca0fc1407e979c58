import { comparedParts } from '../model/compared-parts.ts';
import { builtInIgnoreNames, confirmationCounts, expectedSources, reconcileModes } from '../model/drift-settings.ts';
import { engineNames } from '../model/engine-name.ts';
import type { ConfigNode } from './config-node.ts';

const day: ConfigNode = { type: 'form', summary: 'A day', pattern: String.raw`^\d{4}-\d{2}-\d{2}$`, expected: 'a day such as 2026-12-31' };
const objects = 'Objects: kind:glob, partition_of:glob or a glob, where schema:name and table:name cover what stands in them';

/** Entries of `drift.accept`, and of the file that it may name. */
export const acceptances = {
  type: 'list',
  summary: 'Differences that are lived with until a day',
  items: {
    type: 'object',
    summary: 'One of id and match, who, why, and until when',
    required: ['reason', 'author', 'created', 'expires'],
    keys: {
      id: { type: 'form', summary: 'Id of one change, from the report', pattern: '^[0-9a-f]{12}$', expected: 'the 12 hexadecimal digits of a change, in quotes' },
      match: { type: 'string', summary: objects },
      reason: { type: 'string', summary: 'Why it may stay' },
      author: { type: 'string', summary: 'Who decided' },
      created: { ...day, summary: 'When it was decided' },
      expires: { ...day, summary: 'Last day on which it holds, at most 180 days later' },
      ticket: { type: 'string', summary: 'Where the work on it is tracked' },
    },
  },
} as const satisfies ConfigNode;

/** The section `drift`. */
export const drift = {
  type: 'object',
  summary: 'How a database is held against what Git says',
  keys: {
    compare: {
      type: 'object',
      summary: 'Severity of a difference per part; off: not compared',
      keys: Object.fromEntries(Object.entries(comparedParts).map(([key, part]): [string, ConfigNode] => [
        key,
        { type: 'enum', summary: `${part.summary}; ${part.severity} where left out`, values: ['error', 'warning', 'notice', 'off'] },
      ])),
    },
    ignore: {
      type: 'list',
      summary: 'Objects whose differences do not count',
      items: {
        type: 'one-of',
        summary: 'Which',
        forms: [
          { type: 'string', summary: objects },
          {
            type: 'object',
            summary: 'One attribute of them, or on one engine',
            required: ['match'],
            keys: {
              match: { type: 'string', summary: objects },
              attribute: { type: 'string', summary: 'Only this attribute' },
              engine: { type: 'enum', summary: 'Only on this engine', values: engineNames },
            },
          },
        ],
      },
    },
    'builtin-ignore': {
      type: 'list',
      summary: 'Groups of objects of other tools that do not count; all but supabase where left out',
      items: { type: 'enum', summary: 'A group', values: builtInIgnoreNames },
    },
    accept: {
      type: 'one-of',
      summary: 'Differences that are lived with until a day: a file of them, or the list',
      forms: [{ type: 'string', summary: 'File with the list, relative to the repository' }, acceptances],
    },
    'reference-tables': {
      type: 'list',
      summary: 'Tables whose rows are compared by key; values are in no output',
      items: {
        type: 'one-of',
        summary: 'Which',
        forms: [
          { type: 'string', summary: 'Name of the table' },
          {
            type: 'object',
            summary: 'A table with its key',
            required: ['table'],
            keys: {
              table: { type: 'string', summary: 'Name' },
              key: { type: 'string-list', summary: 'Columns that identify a row; the primary key where left out' },
              except: { type: 'string-list', summary: 'Columns that may differ' },
            },
          },
        ],
      },
    },
    expected: { type: 'enum', summary: 'What a target should be; migrations where left out', values: expectedSources },
    'schema-file': { type: 'string', summary: 'File of the expected schema, with expected schema-file or snapshot' },
    'expected-url-env': { type: 'string', summary: 'Variable that holds the URL of the database to compare with, with expected url' },
    confirmations: { type: 'enum', summary: 'Readings in which a difference must be there to count; 2 where left out, 1 for no second look', values: confirmationCounts },
    'confirm-after': { type: 'duration', summary: 'Pause before a target that differs is read again; 5s where left out', allowNone: true },
    reconcile: { type: 'enum', summary: 'What is done about drift beside telling; alert where left out', values: reconcileModes },
  },
} as const satisfies ConfigNode;
