import type { EdgeCases } from './edge-cases.ts';

export const hiddenCharacters: EdgeCases = {
  bad: [
    { title: 'a byte order mark in the middle', engine: 'postgresql', files: ['SELECT 1;\n\ufeffSELECT 2;'], expect: ['1:2'], impossible: 'the server refuses it too' },
    { title: 'a quoted name', engine: 'postgresql', files: ['SELECT 1 AS "a\u200bb";'], expect: ['1:1'] },
    { title: 'a body in dollars', engine: 'postgresql', files: ['DO $$\nBEGIN\n  PERFORM 1; -- \u2067 turned\nEND $$;'], expect: ['1:3'] },
    { title: 'a file of a comment only', engine: 'mysql', files: ['-- nothing \u202e here'], expect: ['1:1'] },
    { title: 'a text behind an escaped quote', engine: 'mysql', files: ["SELECT 'it\\'s', 'a\u00a0b';"], expect: ['1:1'] },
  ],
  good: [
    { title: 'a byte order mark at the start', engine: 'postgresql', files: ['\ufeffSELECT 1;'], expect: [], impossible: 'what reads files takes it off' },
    { title: 'typography in a text in dollars', engine: 'postgresql', files: ['SELECT $$it’s “so”$$;'], expect: [] },
    { title: 'typography in double quotes', engine: 'mysql', files: ['SELECT "it’s";'], expect: [] },
    { title: 'a comment between', engine: 'mariadb', files: ["SELECT 1 /* ‘one’ isn't */, 2;"], expect: [] },
  ],
};
