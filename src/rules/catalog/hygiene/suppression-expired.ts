import { defineRule } from '../../define-rule.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, age int);';

export const suppressionExpired = defineRule({
  id: 'suppression-expired',
  category: 'hygiene',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: [],
  supersedes: [],
  summary: 'Renew or remove suppressions that have expired',
  why: 'The exception was granted until a date that has passed; what it covered is reported again.',
  fix: 'Mend what it covers, or write a later date with a fresh reason.',
  sources: [],
  options: {},
  messages: {
    'expired': {
      title: 'The suppression expired on {until}',
      why: 'The exception was granted until then; what it covered is reported again.',
      fix: 'Mend what it covers, or write a later date with a fresh reason.',
    },
    'no-date': {
      title: 'The suppression ends on {until}, which is not a date',
      why: 'Without a date it would never expire, so it is taken for expired.',
      fix: 'Write the last day as until=YYYY-MM-DD.',
    },
  },
  examples: {
    bad: [
      {
        title: 'a date that has passed', engine: 'postgresql', base: [users],
        files: ['-- schema-gitops:ignore index-not-concurrent -- small until=2020-01-31\nCREATE INDEX i ON users (age);'],
        expect: ['1:1'],
      },
      {
        title: 'a date that there is not', engine: 'mariadb', base: [users],
        files: ['-- schema-gitops:ignore-file drop-table -- clean-up until=2031-02-30\nSELECT 1;'], expect: ['1:1'],
      },
    ],
    good: [
      {
        title: 'a date to come', engine: 'postgresql', base: [users],
        files: ['-- schema-gitops:ignore index-not-concurrent -- small until=2999-12-31\nCREATE INDEX i ON users (age);'],
        expect: [],
      },
    ],
  },
});
