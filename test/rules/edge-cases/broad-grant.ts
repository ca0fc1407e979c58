import type { EdgeCases } from './edge-cases.ts';

const t = 'CREATE TABLE t (id bigint PRIMARY KEY, owner text);';

export const broadGrant: EdgeCases = {
  bad: [
    { title: 'objects of later', engine: 'postgresql', files: ['ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC;'], expect: ['1:1'] },
    { title: 'PUBLIC among others, in a DO block', engine: 'postgresql', base: [t], files: ['DO $$ BEGIN\n  GRANT SELECT ON public.t TO CURRENT_USER, public;\nEND $$;'], expect: ['1:2'] },
    { title: 'SUPER, and what is passed on', engine: 'mysql', files: ['GRANT SUPER ON *.* TO app;\nGRANT SELECT ON shop.t TO app WITH GRANT OPTION;'], expect: ['1:1', '1:2'], impossible: 'accounts outlive the database of a test' },
  ],
  good: [
    { title: 'powers that are taken away', engine: 'postgresql', files: ['CREATE ROLE app NOSUPERUSER NOBYPASSRLS LOGIN;\nALTER ROLE app NOSUPERUSER;'], expect: [], impossible: 'roles outlive the database of a test' },
    { title: 'a quoted role whose name only looks so', engine: 'postgresql', base: [t], files: ['GRANT SELECT ON t TO "Public";'], expect: [], impossible: 'there is no such role' },
    { title: 'all rights on one database', engine: 'mariadb', files: ['GRANT ALL PRIVILEGES ON shop.* TO app;'], expect: [], impossible: 'there is no such account' },
  ],
};
