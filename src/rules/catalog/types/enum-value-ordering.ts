import { defineRule, ofKind, type RuleResult } from '../../define-rule.ts';
import { shown } from '../../naming-objects.ts';

const mood = "CREATE TYPE mood AS ENUM ('bad', 'good');";

export const enumValueOrdering = defineRule({
  id: 'enum-value-ordering',
  category: 'types',
  engines: ['postgresql'],
  defaultSeverity: 'off',
  gate: false,
  since: '0.1',
  needs: [],
  supersedes: [],
  summary: 'Say where a new label of an enum belongs',
  why: 'Labels compare and sort in the order of the type. A label without a place goes to the end, and can never be moved.',
  fix: 'Write BEFORE or AFTER with a label that is there.',
  sources: ['squawk:require-enum-value-ordering', 'pgfence:require-enum-value-ordering'],
  options: {},
  messages: {
    unplaced: {
      title: 'Label {label} of enum {type} has no place',
      why: 'It goes behind all others, whatever ORDER BY should make of it.',
      fix: 'Write BEFORE or AFTER with a label that is there.',
    },
  },
  examples: {
    bad: [
      { title: 'at the end by silence', engine: 'postgresql', base: [mood], files: ["SELECT 1;\nALTER TYPE mood ADD VALUE 'awful';"], expect: ['1:2'] },
      { title: 'IF NOT EXISTS', engine: 'postgresql', base: [mood], files: ["ALTER TYPE public.mood ADD VALUE IF NOT EXISTS 'great';"], expect: ['1:1'] },
    ],
    good: [
      { title: 'a place', engine: 'postgresql', base: [mood], files: ["ALTER TYPE mood ADD VALUE 'awful' BEFORE 'bad';", "ALTER TYPE mood ADD VALUE 'great' AFTER 'good';"], expect: [] },
      { title: 'a new name', engine: 'postgresql', base: [mood], files: ["ALTER TYPE mood RENAME VALUE 'bad' TO 'poor';"], expect: [] },
    ],
  },
  check({ operations }): readonly RuleResult[] {
    return ofKind(operations, 'alter-object')
      .filter(({ operation: { action, position } }) => action === 'ADD VALUE' && position === undefined)
      .map(({ operation: { object, value = '' }, in: at }) => ({
        at, message: 'unplaced', values: { label: value, type: shown(object) }, objects: [shown(object)],
      }));
  },
});
