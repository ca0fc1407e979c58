import type { EdgeCases } from './edge-cases.ts';

export const domainConstraint: EdgeCases = {
  bad: [
    { title: 'NOT NULL for old tables', engine: 'postgresql', base: ['CREATE DOMAIN word AS text;\nCREATE TABLE t (id bigint PRIMARY KEY, w word);'], files: ['ALTER DOMAIN public.word SET NOT NULL;'], expect: ['1:1'] },
    { title: 'a domain that no migration creates', engine: 'postgresql', files: ["ALTER DOMAIN word ADD CHECK (VALUE <> '');"], expect: ['1:1'], impossible: 'there is no such domain' },
    { title: 'a named constraint of a new domain', engine: 'postgresql', files: ["CREATE DOMAIN word AS text CONSTRAINT filled CHECK (VALUE <> '');"], expect: ['1:1'] },
  ],
  good: [
    { title: 'a default and NULL', engine: 'postgresql', files: ["CREATE DOMAIN word AS text DEFAULT 'CHECK' NULL;"], expect: [] },
    { title: 'a constraint that goes', engine: 'postgresql', base: ["CREATE DOMAIN word AS text CONSTRAINT filled CHECK (VALUE <> '');"], files: ['ALTER DOMAIN word DROP CONSTRAINT filled;'], expect: [] },
  ],
};
