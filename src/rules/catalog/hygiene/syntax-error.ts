import { defineRule } from '../../define-rule.ts';

const refused = 'the server refuses it too';

export const syntaxError = defineRule({
  id: 'syntax-error',
  category: 'hygiene',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: [],
  supersedes: [],
  summary: 'Write statements that the server accepts',
  why: 'The server refuses the statement: the migration stops here, and without a transaction everything before it stays done. No rule has judged it.',
  fix: 'Correct the statement at the place that is marked.',
  sources: ['squawk:syntax-error'],
  options: {},
  messages: {
    unread: {
      title: 'This {command} is not in the server’s language: {problem}',
      why: 'The server refuses it, and the migration stops here. No rule has judged this statement.',
      fix: 'Correct it at the place that is marked.',
    },
  },
  examples: {
    bad: [
      { title: 'a misspelt keyword', engine: 'postgresql', files: ['SELECT 1;\nALTER TABEL users ADD COLUMN x int;'], expect: ['1:2'], impossible: refused },
      { title: 'a word that begins no statement', engine: 'mysql', files: ['SELECT 1;\nSELEC 2;'], expect: ['1:2'], impossible: refused },
      { title: 'a quote that nothing closes', engine: 'mariadb', files: ["SELECT 1;\nSELECT 'a;"], expect: ['1:2'], impossible: refused },
    ],
    good: [
      { title: 'a placeholder that the runner replaces', engine: 'postgresql', files: ['CREATE TABLE ${schema}.t (id bigint PRIMARY KEY);'], expect: [], impossible: 'the runner replaces the placeholder first' },
      { title: 'another delimiter', engine: 'mysql', files: ['DELIMITER //\nCREATE PROCEDURE p() BEGIN SELECT 1; END //\nDELIMITER ;'], expect: [] },
      { title: 'an executable comment', engine: 'mariadb', files: ['SELECT 1 /*!50000 + 1 */;'], expect: [] },
    ],
  },
});
