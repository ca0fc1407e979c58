import type { EdgeCases } from './edge-cases.ts';

const refused = 'the server refuses it too';
const replaced = 'another tool has to replace the placeholder';

export const unparsedStatement: EdgeCases = {
  bad: [
    { title: 'one template among good statements', engine: 'postgresql', files: ['SELECT 1;\nSELECT {{ column }} FROM t;\nSELECT 3;'], expect: ['1:2'], impossible: replaced },
    { title: 'a server that is newer than the grammar', engine: 'postgresql', version: '19', files: ['REPACK (CONCURRENTLY) t;'], expect: ['1:1'], impossible: 'the servers of the tests are older' },
    { title: 'a misspelt keyword', engine: 'mariadb', files: ['CREATE TABEL t (a int);'], expect: ['1:1'], impossible: refused },
  ],
  good: [
    {
      title: 'a statement that the author vouches for', engine: 'postgresql',
      files: ['-- schema-gitops:ignore unparsed-statement -- filled in by the deployment\nSELECT ${column};'], expect: [], impossible: replaced,
    },
    { title: 'what the server’s own grammar refuses is the other rule’s', engine: 'postgresql', files: ['SELEC 2;'], expect: [], impossible: refused },
    { title: 'an executable comment', engine: 'mysql', files: ['SELECT 1 /*!80000 + 1 */;'], expect: [] },
  ],
};
