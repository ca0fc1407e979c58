import type { EdgeCases } from './edge-cases.ts';

const refused = 'the server refuses it too';

export const mergeConflictMarker: EdgeCases = {
  bad: [
    { title: 'the common ancestor, and line ends of Windows', engine: 'postgresql', files: ['SELECT 1;\r\n<<<<<<< HEAD\r\nSELECT 2;\r\n||||||| base\r\nSELECT 0;\r\n=======\r\nSELECT 3;\r\n>>>>>>> topic\r\n'], expect: ['1:2'], impossible: refused },
    { title: 'one side is empty', engine: 'mysql', files: ['SELECT 1;\n<<<<<<< HEAD\n=======\nSELECT 3;\n>>>>>>> topic\n'], expect: ['1:2'], impossible: refused },
    { title: 'in each of two files', engine: 'postgresql', files: ['<<<<<<< HEAD\nSELECT 2;\n=======\n>>>>>>> topic\n', 'SELECT 1;\n<<<<<<< HEAD\nSELECT 2;\n=======\n>>>>>>> topic\n'], expect: ['1:1', '2:2'], impossible: refused },
  ],
  good: [
    { title: 'a comment that ends in equals signs', engine: 'postgresql', files: ['-- part one\n-- =======\nSELECT 1;'], expect: [] },
    { title: 'a body of a function', engine: 'postgresql', files: ["DO $$\n/*\n<<<<<<< HEAD\n=======\n>>>>>>> topic\n*/\nBEGIN\n  NULL;\nEND $$;"], expect: [] },
  ],
};
