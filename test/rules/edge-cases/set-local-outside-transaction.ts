import type { EdgeCases } from './edge-cases.ts';

export const setLocalOutsideTransaction: EdgeCases = {
  bad: [
    { title: 'a runner that commits each statement', engine: 'postgresql', transaction: 'per-statement', files: ["SET LOCAL statement_timeout = '5s';\nSELECT 1;"], expect: ['1:1'] },
    { title: 'the marker of the file', engine: 'postgresql', files: ["-- +goose NO TRANSACTION\n-- +goose Up\nset  local role none;"], expect: ['1:3'] },
  ],
  good: [
    { title: 'in a DO block, which is a transaction', engine: 'postgresql', transaction: 'none', files: ["DO $$ BEGIN SET LOCAL lock_timeout = '2s'; PERFORM 1; END $$;"], expect: [] },
    { title: 'several statements sent as one', engine: 'postgresql', format: 'golang-migrate', transaction: 'none', files: ["SET LOCAL lock_timeout = '2s';\nSELECT 1;"], paths: ['000001_a.up.sql'], expect: [] },
    { title: 'a setting of the session, of the role and of the statement', engine: 'postgresql', transaction: 'none', files: ["SET SESSION lock_timeout = '2s';\nSELECT set_config('a.b', 'c', true);"], expect: [] },
  ],
};
