import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email text, age int);';
const insert = 'INSERT INTO users (id) VALUES (1);';

export const unclosedTransaction: EdgeCases = {
  bad: [
    { title: 'in the runner’s transaction as well', engine: 'postgresql', base: [users], files: [`BEGIN;\n${insert}`], expect: ['1:1'] },
    { title: 'only back to a savepoint', engine: 'postgresql', base: [users], transaction: 'none', files: [`START TRANSACTION;\nSAVEPOINT s;\n${insert}\nROLLBACK TO s;`], expect: ['1:1'] },
    { title: 'ended in another file', engine: 'postgresql', base: [users], transaction: 'none', files: [`BEGIN;\n${insert}`, 'COMMIT;'], expect: ['1:1'] },
  ],
  good: [
    { title: 'PREPARE TRANSACTION ends it', engine: 'postgresql', base: [users], transaction: 'none', files: [`BEGIN;\n${insert}\nPREPARE TRANSACTION 'a';`], expect: [], impossible: 'the server may allow no prepared transactions' },
    { title: 'the body of a block', engine: 'postgresql', base: [users], files: [`DO $$ BEGIN ${insert} END $$;`], expect: [] },
    { title: 'BEGIN in a comment and in a text', engine: 'postgresql', base: [users], files: ["-- BEGIN;\nSELECT 'BEGIN;';"], expect: [] },
    { title: 'BEGIN twice, one COMMIT', engine: 'postgresql', base: [users], transaction: 'none', files: [`BEGIN;\nBEGIN;\n${insert}\nCOMMIT;`], expect: [] },
  ],
};
