import { committedHash } from '../../../src/migrations/formats/graphile-migrate/committed-file.ts';

/** Committed files of bodies, each with the sum of the one before. Names are without their digits. */
export function committed(bodies: readonly (readonly [name: string, body: string])[]): Readonly<Record<string, string>> {
  const texts: Record<string, string> = {};
  let previous: string | undefined;
  for (const [index, [name, body]] of bodies.entries()) {
    const hash = committedHash(body, previous);
    const message = name === '' ? '' : `--! Message: ${name.slice(1).replaceAll('-', ' ')}\n`;
    texts[`db/committed/${String(index + 1).padStart(6, '0')}${name}.sql`] = `--! Previous: ${previous ?? '-'}\n--! Hash: ${hash}\n${message}\n${body}`;
    previous = hash;
  }
  return texts;
}

/** Twelve committed files with everything that they can say, and what stands beside them. */
export const graphileDirectory: Readonly<Record<string, string>> = {
  ...committed([
    ['', 'create table customers (id int primary key, name text not null);\n'],
    ['-orders', 'drop table if exists orders;\ncreate table orders (id int primary key, customer_id int references customers);\n'],
    ['-rows', "insert into customers values (1, 'Ada; Lovelace'), (2, 'zażółć');\n"],
    ['-function', 'create or replace function twice(n int) returns int as $$\nbegin\n  return n * 2; -- twice\nend;\n$$ language plpgsql immutable;\n'],
    ['-index', '--! no-transaction\ncreate index concurrently orders_customer on orders (customer_id);\n'],
    ['-placeholders', "comment on table orders is ':DATABASE_NAME of :OWNER_TEAM, :UNKNOWN';\n"],
    ['-casts', "select '1'::text, array[1]::int[], 'x' ~ ':OWNER_TEAMS';\n"],
    ['-policy', 'alter table orders enable row level security;\ncreate policy all_of_them on orders using (true);\n'],
    ['-view', 'create or replace view totals as select customer_id, count(*) from orders group by 1;\n'],
    ['-two-statements', 'alter table orders add note text;\nupdate orders set note = $x$; --! Hash: no$x$;\n'],
    ['-check', "do $$ begin if (select count(*) from customers) <> 2 then raise exception 'no'; end if; end $$;\n"],
    ['-last', 'alter table customers add email text;\n\n\ncreate unique index on customers (email);\n'],
  ]),
  'db/current.sql': 'create table at_work (id int);\n',
  'db/fixtures/roles.sql': 'select 1;\n',
};
