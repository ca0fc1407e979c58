import { UserError } from '../errors/user-error.ts';
import type { FormatName } from '../model/migration.ts';
import type { Format } from './format.ts';
import { atlas } from './formats/atlas.ts';
import { dbmate } from './formats/dbmate.ts';
import { drizzle } from './formats/drizzle.ts';
import { flyway } from './formats/flyway.ts';
import { golangMigrate } from './formats/golang-migrate.ts';
import { goose } from './formats/goose.ts';
import { graphileMigrate } from './formats/graphile-migrate.ts';
import { knex } from './formats/knex.ts';
import { liquibase } from './formats/liquibase.ts';
import { nodePgMigrate } from './formats/node-pg-migrate.ts';
import { plainSql } from './formats/plain-sql.ts';
import { prisma } from './formats/prisma.ts';
import { skeema } from './formats/skeema.ts';
import { sqitch } from './formats/sqitch.ts';
import { sqlMigrate } from './formats/sql-migrate.ts';

/** The formats that can be read and applied, sorted by name. */
export const formats: readonly Format[] = [
  atlas, dbmate, drizzle, flyway, golangMigrate, goose, graphileMigrate, knex, liquibase, nodePgMigrate, plainSql, prisma, skeema, sqitch, sqlMigrate,
];

/**
 * The format of a name.
 * @param because clause for the error: why this format is asked for
 * @throws UserError migrations/unsupported-format where the product knows the name but not yet the format.
 */
export function formatNamed(name: FormatName, because = ''): Format {
  const found = formats.find((format) => format.name === name);
  if (found !== undefined) return found;
  throw new UserError('migrations/unsupported-format', {
    detail: `${name}${because}`,
    expected: formats.map((format) => format.name).join(' or '),
  });
}
