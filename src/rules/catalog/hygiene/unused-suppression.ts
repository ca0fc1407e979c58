import { defineRule } from '../../define-rule.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, age int);';
const why = 'A suppression that does nothing hides that the statement is judged after all, or will hide a later finding.';

export const unusedSuppression = defineRule({
  id: 'unused-suppression',
  category: 'hygiene',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'warning',
  gate: false,
  since: '0.1',
  needs: [],
  supersedes: [],
  summary: 'Remove suppressions that suppress nothing',
  why,
  fix: 'Remove the comment, or correct the rule it names.',
  sources: ['squawk:unused-ignore'],
  options: {},
  messages: {
    'unused': { title: 'This suppression of {names} suppresses nothing', why, fix: 'Remove the comment.' },
    'unused-all': { title: 'This suppression suppresses nothing', why, fix: 'Remove the comment.' },
    'misspelt': {
      title: 'The suppression names {name}, which is not a rule', why, fix: 'Write {nearest} if that is meant.',
    },
    'unknown': {
      title: 'The suppression names {name}, which is not a rule', why, fix: 'Write the id that the finding shows.',
    },
    'unmapped': {
      title: 'The {tool} rule {name} has no counterpart here',
      why: 'The comment speaks to another tool; nothing is suppressed by it here.',
      fix: 'Keep the comment if {tool} still reads it.',
    },
    'bare': {
      title: 'The suppression names no rule', why, fix: 'Write the rule: schema-gitops:ignore rule-id -- reason.',
    },
    'bare-squawk': {
      title: 'The squawk suppression names no rule',
      why: 'It is taken for all rules here, while squawk itself takes it for none.',
      fix: 'Name the rules that are meant.',
    },
    'unclosed': {
      title: 'The ignored block that starts here has no end',
      why: 'It reaches to the end of the file, and so hides findings in everything that is added below.',
      fix: 'Write schema-gitops:ignore-end behind the last statement that is meant.',
    },
    'unopened': { title: 'No ignored block is open here', why, fix: 'Remove the comment, or write the start of the block.' },
  },
  examples: {
    bad: [
      {
        title: 'nothing to suppress', engine: 'postgresql', base: [users],
        files: ['-- squawk-ignore ban-drop-column\nALTER TABLE users ADD COLUMN x int NULL;'], expect: ['1:1'],
      },
      {
        title: 'a misspelt rule', engine: 'postgresql', base: [users],
        files: ['-- schema-gitops:ignore index-not-concurent -- small table\nCREATE INDEX i ON users (age);'], expect: ['1:1'],
      },
      {
        title: 'a comment behind the last statement', engine: 'mysql',
        files: ['SELECT 1;\n\n# schema-gitops:ignore drop-table -- nothing follows\n'], expect: ['1:3'],
      },
      {
        title: 'a block without end', engine: 'mariadb',
        files: ['-- schema-gitops:ignore-start drop-table -- clean-up\nDROP TABLE legacy;'], expect: ['1:1'],
        impossible: 'legacy stands for a table that no migration creates',
      },
    ],
    good: [
      {
        title: 'a suppression that is used', engine: 'postgresql', base: [users],
        files: ['-- schema-gitops:ignore index-not-concurrent -- ten rows\nCREATE INDEX i ON users (age);'], expect: [],
      },
      {
        title: 'a suppression of a gate, which needs an approval all the same', engine: 'postgresql', base: [users],
        files: ['-- squawk-ignore ban-drop-table\nDROP TABLE users;'], expect: [],
      },
      {
        title: 'a text that only looks like one', engine: 'mysql',
        files: ["SELECT '-- schema-gitops:ignore drop-table -- no';"], expect: [],
      },
    ],
  },
});
