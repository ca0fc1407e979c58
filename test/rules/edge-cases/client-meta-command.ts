import type { EdgeCases } from './edge-cases.ts';

export const clientMetaCommand: EdgeCases = {
  bad: [
    {
      title: 'rows behind COPY … FROM STDIN', engine: 'postgresql', base: ['CREATE TABLE t (a int);'],
      files: ['COPY t FROM stdin;\n1\n\\.\n'], expect: ['1:1'], impossible: 'the server refuses it too',
    },
    {
      title: 'the mariadb client reads another file', engine: 'mariadb', files: ['\\. other.sql\nSELECT 1;'],
      expect: ['1:1'], impossible: 'the server refuses it too',
    },
  ],
  good: [
    { title: 'DELIMITER, which the reader honours', engine: 'mysql', files: ['DELIMITER //\nSELECT 1//\nDELIMITER ;\n'], expect: [] },
    { title: 'a command in a comment', engine: 'postgresql', files: ['-- \\i other.sql\n/*\n\\i other.sql\n*/\nSELECT 1;'], expect: [] },
  ],
};
