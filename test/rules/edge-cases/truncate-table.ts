import type { EdgeCases } from './edge-cases.ts';

const log = 'CREATE TABLE log (id bigint PRIMARY KEY, line varchar(100));';

export const truncateTable: EdgeCases = {
  bad: [
    {
      title: 'inside a DO block', engine: 'postgresql', base: [log],
      files: ["DO $$ BEGIN\n  IF now() > '2020-01-01' THEN\n    TRUNCATE log;\n  END IF;\nEND $$;"], expect: ['1:3'],
    },
  ],
  good: [
    {
      title: 'a staging table that the option names', engine: 'postgresql', base: ['CREATE TABLE stage_users (id bigint);'],
      files: ['TRUNCATE stage_users;'], expect: [], options: { allow: ['^stage_'] },
    },
    {
      title: 'the word in a text', engine: 'postgresql', base: [log],
      files: ["INSERT INTO log (id, line) VALUES (1, 'TRUNCATE log;');"], expect: [],
    },
  ],
};
