import { defineRule } from '../../define-rule.ts';

export const clientMetaCommand = defineRule({
  id: 'client-meta-command',
  category: 'hygiene',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: [],
  supersedes: [],
  summary: 'Write SQL, not commands of a database client',
  why: 'Commands of psql and of the mysql client are read by those programs; a server that receives one refuses it.',
  fix: 'Replace the command by SQL that the server understands.',
  sources: [],
  options: {},
  messages: {
    command: {
      title: '{command} is a command of a database client, not SQL',
      why: 'The server would refuse it; only the client program understands it.',
      fix: 'Replace it by SQL. {advice}',
    },
  },
  examples: {
    bad: [
      {
        title: 'psql reads another file', engine: 'postgresql', files: ['SELECT 1;\n\\i other.sql\n'],
        expect: ['1:2'], impossible: 'the server refuses it too',
      },
      {
        title: 'the mysql client reads another file', engine: 'mysql', files: ['SELECT 1;\nSOURCE other.sql\n'],
        expect: ['1:2'], impossible: 'the server refuses it too',
      },
    ],
    good: [
      { title: 'a backslash in a text', engine: 'postgresql', files: ["SELECT '\\i other.sql';"], expect: [] },
      { title: 'a word in a text', engine: 'mariadb', files: ["SELECT 'source other.sql';"], expect: [] },
    ],
  },
});
