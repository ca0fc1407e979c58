import { defineRule } from '../../define-rule.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, age int);';

export const suppressionWithoutReason = defineRule({
  id: 'suppression-without-reason',
  category: 'hygiene',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'notice',
  gate: false,
  since: '0.1',
  needs: [],
  supersedes: [],
  summary: 'Give every suppression a reason',
  why: 'Whoever reads the file later cannot tell a considered exception from a shortcut.',
  fix: 'Write two dashes and the reason behind the rule.',
  sources: [],
  options: {},
  messages: {
    missing: {
      title: 'The suppression gives no reason',
      why: 'Whoever reads the file later cannot tell a considered exception from a shortcut.',
      fix: 'Write two dashes and the reason behind the rule.',
    },
    gate: {
      title: 'The suppression of a gate gives no reason',
      why: 'A gate guards data that cannot be brought back: without a reason it stays closed.',
      fix: 'Write two dashes and the reason behind the rule.',
    },
  },
  examples: {
    bad: [
      {
        title: 'no reason', engine: 'postgresql', base: [users],
        files: ['-- schema-gitops:ignore index-not-concurrent\nCREATE INDEX i ON users (age);'], expect: ['1:1'],
      },
      {
        title: 'a gate that suppressions may clear', engine: 'mysql', base: [users],
        files: ['-- schema-gitops:ignore drop-table\nDROP TABLE users;'], expect: ['1:1'], suppressibleGates: true,
      },
    ],
    good: [
      {
        title: 'a reason', engine: 'postgresql', base: [users],
        files: ['-- schema-gitops:ignore index-not-concurrent -- ten rows\nCREATE INDEX i ON users (age);'], expect: [],
      },
      {
        title: 'a reason behind the names that another tool reads', engine: 'postgresql', base: [users],
        files: ['-- squawk-ignore require-concurrent-index-creation -- ten rows\nCREATE INDEX i ON users (age);'], expect: [],
      },
    ],
  },
});
