import type { EdgeCases } from './edge-cases.ts';

const tasks = "CREATE TYPE state AS ENUM ('open', 'done');\nCREATE TABLE task (id bigint PRIMARY KEY, state state NOT NULL, note text);";
const add = "ALTER TYPE state ADD VALUE 'late';";
const impossible = 'the server refuses what the rule warns of';

export const enumValueUsedInTransaction: EdgeCases = {
  bad: [
    { title: 'a cast without a table', engine: 'postgresql', base: [tasks], files: [`${add}\nSELECT 'late'::public.state;`], expect: ['1:2'], impossible },
    { title: 'the condition of an index', engine: 'postgresql', base: [tasks], files: [`${add}\nCREATE INDEX i ON task (id) WHERE state = 'late';`], expect: ['1:2'], impossible },
    { title: 'a column with that default', engine: 'postgresql', base: [tasks, 'CREATE TABLE job (id bigint PRIMARY KEY);'], files: [`${add}\nALTER TABLE job ADD COLUMN state state NOT NULL DEFAULT 'late';`], expect: ['1:2'], impossible },
    {
      title: 'a type of the same transaction before version 17', engine: 'postgresql', version: '15', transaction: 'none', impossible,
      files: ["BEGIN;\nCREATE TYPE mood AS ENUM ('ok');\nALTER TYPE mood ADD VALUE 'sad';\nSELECT 'sad'::mood;\nCOMMIT;"], expect: ['1:4'],
    },
  ],
  good: [
    { title: 'the word as a text', engine: 'postgresql', base: [tasks], files: [`${add}\nCOMMENT ON TABLE task IS 'late';\nUPDATE task SET note = 'late'::text;`], expect: [] },
    { title: 'a table without such a column', engine: 'postgresql', base: [tasks, 'CREATE TABLE log (id bigint PRIMARY KEY, line text);'], files: [`${add}\nINSERT INTO log VALUES (1, 'late');`], expect: [] },
    { title: 'the neighbour of another new value', engine: 'postgresql', base: [tasks], files: [`${add}\nALTER TYPE state ADD VALUE 'lost' AFTER 'late';`], expect: [] },
    { title: 'each statement by itself', engine: 'postgresql', base: [tasks], transaction: 'none', files: [`${add}\nUPDATE task SET state = 'late' WHERE id = 1;`], expect: [] },
    { title: 'a value that is there already', engine: 'postgresql', base: [tasks], files: ["ALTER TYPE state ADD VALUE IF NOT EXISTS 'done';\nUPDATE task SET state = 'done' WHERE id = 1;"], expect: [] },
  ],
};
