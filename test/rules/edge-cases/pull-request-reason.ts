import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY);';

export const pullRequestReason: EdgeCases = {
  bad: [
    { title: 'a heading whose text is another heading’s', engine: 'postgresql', files: [users], description: '# Reason\n# What\nA table of users is added here.', expect: ['1:1'] },
    { title: 'the word in a sentence', engine: 'postgresql', files: [users], description: 'There is no reason: to be honest, none at all.', expect: ['1:1'] },
    { title: 'the next field in place of the text', engine: 'mysql', files: [users], description: 'Reason:\nTicket: JIRA-1234567890', expect: ['1:1'] },
    { title: 'a comment without an end', engine: 'mariadb', files: [users], description: '<!-- Reason: sign-in moves here', expect: ['1:1'] },
  ],
  good: [
    { title: 'letters that take three bytes each', engine: 'postgresql', files: [users], description: 'Reason: 新增登录功能', expect: [] },
    { title: 'CRLF, a list and capitals', engine: 'postgresql', files: [users], description: 'Ticket: 1\r\n- REASON: sign-in moves here\r\n', expect: [] },
    { title: 'a heading with a colon and marks at its end', engine: 'mysql', files: [users], description: '## **Why:** ##\n\nsign-in moves here', expect: [] },
    { title: 'a longer section with a list', engine: 'mariadb', files: [users], description: '### Reasons\n\n- sign-in moves here\n- and mail\n\n### Tests', expect: [] },
  ],
};
