import type { EdgeCases } from './edge-cases.ts';

const state = "CREATE TYPE state AS ENUM ('open', 'shut');";

export const renameEnumValue: EdgeCases = {
  bad: [
    { title: 'a type of another schema', engine: 'postgresql', base: ["CREATE SCHEMA s;\nCREATE TYPE s.state AS ENUM ('a');"], files: ["SELECT 1;\nALTER TYPE s.state RENAME VALUE 'a' TO 'b';"], expect: ['1:2'] },
    { title: 'a type that no migration creates', engine: 'postgresql', files: ["ALTER TYPE legacy RENAME VALUE 'a' TO 'b';"], expect: ['1:1'], impossible: 'legacy stands for a type that no migration creates' },
  ],
  good: [
    { title: 'a type of the same name in another schema', engine: 'postgresql', base: [state], files: ["CREATE SCHEMA s;\nCREATE TYPE s.state AS ENUM ('a');\nALTER TYPE s.state RENAME VALUE 'a' TO 'b';"], expect: [] },
    { title: 'an attribute of a composite type', engine: 'postgresql', base: ['CREATE TYPE pair AS (a int, b int);'], files: ['ALTER TYPE pair RENAME ATTRIBUTE a TO c;'], expect: [] },
  ],
};
