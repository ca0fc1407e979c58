/**
 * graphile-migrate in a process of its own: applies the committed files of a folder, or says what it would apply, and prints
 * the answer as JSON. Arguments: the packages' folder, a command, the URL, the migrations' folder.
 */
import { createRequire } from 'node:module';
import path from 'node:path';

interface GraphileMigrate {
  migrate(settings: Settings): Promise<void>;
  status(settings: Settings): Promise<{ readonly remainingMigrations: readonly string[] }>;
}

interface Settings {
  readonly connectionString: string;
  readonly shadowConnectionString: string;
  readonly migrationsFolder: string;
  readonly placeholders: Readonly<Record<string, string>>;
}

const [packages = '', command = '', connectionString = '', migrationsFolder = ''] = process.argv.slice(2);
const tool = createRequire(path.join(packages, 'package.json'))('graphile-migrate') as GraphileMigrate;
// The tool asks for a shadow database, which neither command uses.
const settings = { connectionString, shadowConnectionString: `${connectionString}_shadow`, migrationsFolder, placeholders: { ':OWNER_TEAM': 'sales' } };
const { stdout } = process;
const print = (answer: unknown): void => void stdout.write(`\n${JSON.stringify(answer)}\n`);

try {
  if (command === 'migrate') await tool.migrate(settings);
  const { remainingMigrations } = await tool.status(settings);
  print({ remaining: remainingMigrations });
} catch (error) {
  print({ error: error instanceof Error ? error.message : String(error) });
}
