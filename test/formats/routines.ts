import type { EngineName } from '../../src/model/engine-name.ts';

const onPostgres = `CREATE FUNCTION touch() RETURNS trigger AS $$
BEGIN
  NEW.note := 'touched; twice';
  RETURN NEW;
END;
$$ LANGUAGE plpgsql;`;

const onMysql = `CREATE PROCEDURE touch()
BEGIN
  UPDATE accounts SET note = 'touched; twice';
  DELETE FROM accounts WHERE id < 0;
END;`;

/** A routine whose lines end in semicolons, and what takes it back. */
export function routineOf(engine: EngineName): { readonly create: string; readonly drop: string } {
  return engine === 'postgresql' ? { create: onPostgres, drop: 'DROP FUNCTION touch;' } : { create: onMysql, drop: 'DROP PROCEDURE touch;' };
}
