import type { EdgeCases } from './edge-cases.ts';

export const secretInMigration: EdgeCases = {
  bad: [
    { title: 'a password in a DO block', engine: 'postgresql', files: ["DO $$ BEGIN\n  ALTER USER app WITH ENCRYPTED PASSWORD 'it''s me';\nEND $$;"], expect: ['1:2'], impossible: 'there is no such role' },
    { title: 'a user mapping', engine: 'postgresql', files: ["CREATE USER MAPPING FOR CURRENT_USER SERVER s OPTIONS (user 'a', password 'b');"], expect: ['1:1'], impossible: 'there is no such server' },
    { title: 'a connection in words', engine: 'postgresql', files: ["SELECT 1;\n-- was: postgres://app:pa55@db/shop\nSELECT 'host=db user=app password=pa55';"], expect: ['1:2', '1:3'] },
    { title: 'the key of a service', engine: 'mysql', files: ["SELECT 'AKIAIOSFODNN7EXAMPLE';"], expect: ['1:1'] },
    { title: 'SET PASSWORD', engine: 'mariadb', files: ["SET PASSWORD FOR 'a'@'%' = PASSWORD('x y');"], expect: ['1:1'], impossible: 'there is no such account' },
    { title: 'a grant that makes an account', engine: 'mariadb', files: ['GRANT SELECT ON d.* TO a IDENTIFIED BY "x y";'], expect: ['1:1'], impossible: 'there is no such account' },
  ],
  good: [
    { title: 'placeholders of a runner', engine: 'postgresql', files: ["CREATE ROLE app PASSWORD '{password}';\nALTER ROLE app PASSWORD '';"], expect: [], impossible: 'roles outlive the database of a test' },
    { title: 'words about passwords', engine: 'postgresql', files: ["CREATE TABLE u (id bigint PRIMARY KEY, password text);\nCOMMENT ON COLUMN u.password IS 'the PASSWORD ''x''';"], expect: [] },
    { title: 'addresses without a password', engine: 'mysql', files: ["SELECT 'https://example.com:8080/a@b', 'ssh://git@host', 'host=db user=app';"], expect: [] },
    { title: 'an account that is locked', engine: 'mariadb', files: ["CREATE USER a ACCOUNT LOCK;"], expect: [], impossible: 'accounts outlive the database of a test' },
  ],
};
