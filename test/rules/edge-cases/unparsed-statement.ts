import type { EdgeCases } from './edge-cases.ts';

const refused = 'the server refuses it too';

export const unparsedStatement: EdgeCases = {
  bad: [
    {
      title: 'one bad statement among good ones', engine: 'postgresql', files: ['SELECT 1;\nSELEC 2;\nSELECT 3;\nDROP;'],
      expect: ['1:2', '1:4'], impossible: refused,
    },
    { title: 'a statement in a DO block', engine: 'postgresql', files: ['DO $$ BEGIN\n  ALTER TABEL t ADD x int;\nEND $$;'], expect: ['1:2'], impossible: refused },
    { title: 'a misspelt keyword', engine: 'mariadb', files: ['CREATE TABEL t (a int);'], expect: ['1:1'], impossible: refused },
  ],
  good: [
    {
      title: 'a statement that the server accepts and the author vouches for', engine: 'postgresql',
      files: ['-- schema-gitops:ignore unparsed-statement -- an extension’s own grammar\nCREATE SOMETHING odd;'], expect: [], impossible: refused,
    },
    { title: 'an executable comment', engine: 'mysql', files: ['SELECT 1 /*!80000 + 1 */;'], expect: [] },
  ],
};
