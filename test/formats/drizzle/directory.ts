/** One migration in both forms of a directory. */
export interface DrizzleCase {
  /** Tag of 0.x. */
  readonly tag: string;
  /** Folder of 1.0. */
  readonly folder: string;
  /** `when` of 0.x: in the same second as the folder's time, for the upgrade. */
  readonly when: number;
  readonly sql: string;
}

const cut = '--> statement-breakpoint';

function at(day: number, milliseconds: number): Pick<DrizzleCase, 'folder' | 'when'> {
  const two = String(day).padStart(2, '0');
  return { folder: `202401${two}000000`, when: Date.UTC(2024, 0, day) + milliseconds };
}

function named(index: number, words: string, sql: string): DrizzleCase {
  const { folder, when } = at(index + 1, index * 7);
  return { tag: `${String(index).padStart(4, '0')}_${words}`, folder: `${folder}_${words}`, when, sql };
}

/** Everything in which a statement, a hash or a row of Drizzle could differ. */
export function drizzleCases(dialect: 'postgresql' | 'mysql'): readonly DrizzleCase[] {
  const isPostgres = dialect === 'postgresql';
  const quote = (name: string): string => (isPostgres ? `"${name}"` : `\`${name}\``);
  return [
    named(0, 'gray_wolf', `CREATE TABLE ${quote('users')} (\n\t${quote('id')} int PRIMARY KEY NOT NULL,\n\t${quote('name')} varchar(50)\n);\n${cut}\nCREATE TABLE ${quote('posts')} (\n\t${quote('id')} int PRIMARY KEY NOT NULL\n);\n`),
    named(1, 'no_semicolons', `ALTER TABLE ${quote('posts')} ADD ${quote('author')} int${cut}\nALTER TABLE ${quote('posts')} ADD ${quote('title')} varchar(20)`),
    named(2, 'on_one_line', `INSERT INTO users VALUES (1, 'a');${cut}INSERT INTO users VALUES (2, 'b');${cut} INSERT INTO users VALUES (3, 'c');`),
    named(3, 'windows', `INSERT INTO users VALUES (4, 'd');\r\n${cut}\r\nINSERT INTO users VALUES (5, 'e');\r\n`),
    named(4, 'single', "INSERT INTO users VALUES (6, 'x; y -- z');"),
    named(5, 'custom', `-- Custom SQL migration file, put your code below! --\nINSERT INTO users VALUES (7, NULL);`),
    named(6, 'commented', `-- with a breakpoint behind\nUPDATE users SET name = 'z' WHERE id = 7;\n${cut}\nDELETE FROM users WHERE id = 6; -- gone\n`),
    named(7, 'routine', isPostgres
      ? `CREATE FUNCTION get_one() RETURNS int LANGUAGE plpgsql AS $$\nBEGIN\n  RETURN 1;\nEND;\n$$;\n${cut}\nSELECT get_one();`
      : `CREATE FUNCTION get_one() RETURNS int DETERMINISTIC\nBEGIN\n  RETURN 1;\nEND;\n${cut}\nDO get_one();`),
    named(8, 'index', `CREATE INDEX ${quote('users_name')} ON ${quote('users')} (${quote('name')});`),
    named(9, 'foreign_key', `ALTER TABLE ${quote('posts')} ADD CONSTRAINT ${quote('posts_author')} FOREIGN KEY (${quote('author')}) REFERENCES ${quote('users')}(${quote('id')});`),
    named(10, 'dejavu', "INSERT INTO users VALUES (8, 'déjà vu');\n"),
    named(11, 'last', `DROP TABLE ${quote('posts')};\n`),
  ];
}

/** The journal form of 0.x below `db`. */
export function journalDirectory(dialect: string, cases: readonly DrizzleCase[]): Readonly<Record<string, string>> {
  const entries = cases.map(({ tag, when }, idx) => ({ idx, version: '7', when, tag, breakpoints: true }));
  return {
    'db/meta/_journal.json': JSON.stringify({ version: '7', dialect, entries }, null, 2),
    ...Object.fromEntries(cases.map(({ tag, sql }) => [`db/${tag}.sql`, sql])),
  };
}

/** The folders of 1.0 below `db`. */
export function folderDirectory(dialect: string, cases: readonly DrizzleCase[]): Readonly<Record<string, string>> {
  return Object.fromEntries(cases.flatMap(({ folder, sql }) => [
    [`db/${folder}/migration.sql`, sql], [`db/${folder}/snapshot.json`, JSON.stringify({ version: '8', dialect, id: folder })],
  ]));
}
