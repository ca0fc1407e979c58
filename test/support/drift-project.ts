import { flywayConfig, ProjectFolder } from './project-folder.ts';
import { runForReport, type CliEnd, type CliPlace, type JsonReport } from './run-cli.ts';
import { createDatabase, type TestDatabase, type TestServer } from './servers.ts';

/** Migrations that a drift-check begins with. */
export const firstFiles = {
  'db/V1__a.sql': 'create table a (id int not null primary key, b int not null default 5);\n',
  'db/V2__c.sql': 'create table c (id int not null primary key);\n',
} as const;

/** A Flyway project with targets on a server that is its dev server, too. */
export class DriftProject {
  readonly folder: ProjectFolder;
  readonly #server: TestServer;
  readonly #databases: TestDatabase[] = [];

  constructor(server: TestServer) {
    this.#server = server;
    this.folder = new ProjectFolder().write({ 'schema-gitops.yml': flywayConfig(server.engine), ...firstFiles });
  }

  /** Where a command line runs against a database. */
  place(url: string): CliPlace & { readonly env: Readonly<Record<string, string>> } {
    return { folder: this.folder.path, env: { DATABASE_URL: url, DEV_URL: this.#server.url } };
  }

  /** An empty database. */
  async empty(): Promise<TestDatabase> {
    const database = await createDatabase(this.#server);
    this.#databases.push(database);
    return database;
  }

  /** A database with every migration that is there now. */
  async migrated(): Promise<TestDatabase> {
    const database = await this.empty();
    const { report } = await runForReport(['migrate'], this.place(database.url));
    if (report.outcome !== 'success') throw new Error(`the migrations do not go through: ${report.summary}`);
    return database;
  }

  check(target: TestDatabase, ...args: readonly string[]): Promise<{ end: CliEnd; report: JsonReport }> {
    return runForReport(['drift-check', '--dev-database', 'url-env:DEV_URL', '--confirm-after', 'none', ...args], this.place(target.url));
  }

  async remove(): Promise<void> {
    this.folder.remove();
    for (const database of this.#databases) await database.drop();
  }
}

/** What differs, as `kind object`, without the schema that every object of these projects is in. */
export function changesOf(report: JsonReport): readonly string[] {
  return (report.drift?.changes ?? []).map(({ kind, object }) => `${kind} ${object.replace('public.', '')}`);
}
