import { ruleCategories } from '../model/rule-category.ts';
import { attributeNames } from '../rules/operation-attributes.ts';
import { operationKinds } from '../rules/operation-kinds.ts';
import type { ConfigNode } from './config-node.ts';

const text = (summary: string): ConfigNode => ({ type: 'string', summary });

/** `lint.custom-rules`. */
export const customRules: ConfigNode = {
  type: 'map',
  summary: 'Rules of the repository’s own by their ids: what they look for, and what they say',
  values: {
    type: 'object',
    summary: 'A rule',
    keys: {
      title: text('What is wrong, in a few words; the object’s name is added'),
      why: text('What happens where the rule is not heeded'),
      fix: text('What to do instead'),
      severity: { type: 'enum', summary: 'Severity', values: ['error', 'warning', 'notice', 'off'] },
      category: { type: 'enum', summary: 'Category; hygiene where left out', values: ruleCategories },
      match: {
        type: 'object',
        summary: 'The operations that it is about; everything named must hold',
        keys: {
          operations: { type: 'string-list', summary: 'Kinds of operations', values: operationKinds },
          objects: { type: 'string-list', summary: 'Globs of the names of the objects, with their schema' },
          attributes: { type: 'map', summary: 'Globs by attribute', keys: attributeNames, values: text('Glob') },
          blocks: { type: 'enum', summary: 'The least that waits meanwhile', values: ['ddl', 'writes', 'reads'] },
          rewrites: { type: 'boolean', summary: 'Whether the table is written anew' },
          scans: { type: 'boolean', summary: 'Whether the table is read from end to end' },
          'old-tables-only': { type: 'boolean', summary: 'Whether tables that the change set makes are left out; true where left out' },
        },
        required: ['operations'],
      },
    },
    required: ['title', 'fix', 'match'],
  },
};
