import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email text);\nCREATE INDEX a ON users (email);';
const events = 'CREATE TABLE events (id bigint, at date) PARTITION BY RANGE (at);';
const refused = 'the server refuses what the rule warns of';

export const concurrentUnsupportedForm: EdgeCases = {
  bad: [
    { title: 'the index of a partitioned table, if it is there', engine: 'postgresql', base: [events, 'CREATE INDEX i ON events (at);'], transaction: 'none', files: ['DROP INDEX CONCURRENTLY IF EXISTS i;'], expect: ['1:1'], impossible: refused },
    { title: 'three indexes with CASCADE are one finding', engine: 'postgresql', base: [users], transaction: 'none', files: ['DROP INDEX CONCURRENTLY IF EXISTS a, b, c CASCADE;'], expect: ['1:1'], impossible: refused },
  ],
  good: [
    { title: 'CASCADE without CONCURRENTLY', engine: 'postgresql', base: [users], files: ['DROP INDEX a CASCADE;'], expect: [] },
    { title: 'the index of a partition', engine: 'postgresql', base: [events, "CREATE TABLE e1 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');\nCREATE INDEX i ON e1 (id);"], transaction: 'none', files: ['DROP INDEX CONCURRENTLY i;'], expect: [] },
    { title: 'ON ONLY the parent without CONCURRENTLY', engine: 'postgresql', base: [events], files: ['CREATE INDEX i ON ONLY events (at);'], expect: [] },
  ],
};
