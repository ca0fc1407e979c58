import type { EdgeCases } from './edge-cases.ts';

const view = 'CREATE MATERIALIZED VIEW totals AS SELECT 1 AS n;';
const refresh = 'REFRESH MATERIALIZED VIEW totals;';

export const refreshMatviewNotConcurrent: EdgeCases = {
  bad: [
    {
      title: 'a view that was filled since', engine: 'postgresql', base: ['CREATE MATERIALIZED VIEW totals AS SELECT 1 AS n WITH NO DATA;', refresh], files: [refresh], expect: ['1:1'],
    },
    { title: 'a unique index with a condition', engine: 'postgresql', base: [view, 'CREATE UNIQUE INDEX i ON totals (n) WHERE n > 0;'], files: [refresh], expect: ['1:1'] },
    {
      title: 'a name that needs quotes', engine: 'postgresql', base: ['CREATE SCHEMA app;\nCREATE MATERIALIZED VIEW app."Totals" AS SELECT 1 AS n;\nCREATE UNIQUE INDEX ON app."Totals" (n);'],
      files: ['REFRESH MATERIALIZED VIEW app."Totals";'], expect: ['1:1'],
    },
  ],
  good: [
    { title: 'a new view', engine: 'postgresql', files: [view, refresh], expect: [] },
    { title: 'emptying it', engine: 'postgresql', base: [view], files: ['REFRESH MATERIALIZED VIEW totals WITH NO DATA;'], expect: [] },
    { title: 'filling it again', engine: 'postgresql', base: [view, 'REFRESH MATERIALIZED VIEW totals WITH NO DATA;'], files: [refresh], expect: [] },
  ],
};
