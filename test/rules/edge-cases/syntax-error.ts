import type { EdgeCases } from './edge-cases.ts';

const refused = 'the server refuses it too';

export const syntaxError: EdgeCases = {
  bad: [
    { title: 'two among good ones', engine: 'postgresql', files: ['SELECT 1;\nSELEC 2;\nSELECT 3;\nDROP;'], expect: ['1:2', '1:4'], impossible: refused },
    { title: 'a statement in a DO block', engine: 'postgresql', files: ['DO $$ BEGIN\n  ALTER TABEL t ADD x int;\nEND $$;'], expect: ['1:2'], impossible: refused },
    { title: 'an assignment of an older dialect', engine: 'mysql', files: ['MERGE INTO t USING u ON t.id = u.id WHEN MATCHED THEN DELETE;'], expect: ['1:1'], impossible: refused },
  ],
  good: [
    { title: 'a command of psql, which is another finding', engine: 'postgresql', files: ['\\set n 1\nSELECT :n;'], expect: [], impossible: 'psql replaces the variable' },
    { title: 'a template', engine: 'postgresql', files: ['{% if x %} SELECT 1; {% endif %}'], expect: [], impossible: 'another tool has to fill it in' },
    { title: 'what may be a gap of our reader', engine: 'mysql', files: ['ALTER TABLE t SOMETHING new;'], expect: [], impossible: refused },
  ],
};
