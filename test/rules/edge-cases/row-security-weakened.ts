import type { EdgeCases } from './edge-cases.ts';

const note = 'CREATE TABLE note (id bigint PRIMARY KEY, owner text);\nALTER TABLE note ENABLE ROW LEVEL SECURITY;\nCREATE POLICY own ON note USING (owner = current_user);';

export const rowSecurityWeakened: EdgeCases = {
  bad: [
    { title: 'the owner is let through', engine: 'postgresql', base: [note], files: ['ALTER TABLE public.note NO FORCE ROW LEVEL SECURITY;'], expect: ['1:1'] },
    { title: 'a policy that is opened', engine: 'postgresql', base: [note], files: ['ALTER POLICY own ON note USING (true);'], expect: ['1:1'] },
    { title: 'a policy of another table of the same name', engine: 'postgresql', base: [note], files: ['CREATE SCHEMA app;\nCREATE TABLE app.note (owner text);\nCREATE POLICY own ON app.note USING (owner = current_user);\nDROP POLICY own ON note;'], expect: ['1:4'] },
    { title: 'a table that no migration creates', engine: 'postgresql', files: ['ALTER TABLE gone DISABLE ROW LEVEL SECURITY;'], expect: ['1:1'], impossible: 'there is no such table' },
  ],
  good: [
    { title: 'on again', engine: 'postgresql', base: [note], files: ['ALTER TABLE note DISABLE ROW LEVEL SECURITY;', 'ALTER TABLE public.note ENABLE ROW LEVEL SECURITY;'], expect: [] },
    { title: 'a table that goes', engine: 'postgresql', base: [note], files: ['DROP POLICY own ON note;\nDROP TABLE note;'], expect: [] },
    { title: 'a policy with a condition on what is written', engine: 'postgresql', base: [note], files: ['CREATE POLICY add_own ON note FOR INSERT WITH CHECK (true);'], expect: [] },
    { title: 'a new table', engine: 'postgresql', files: ['CREATE TABLE fresh (id bigint PRIMARY KEY);\nALTER TABLE fresh DISABLE ROW LEVEL SECURITY;'], expect: [] },
  ],
};
