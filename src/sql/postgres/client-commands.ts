const families: readonly (readonly [RegExp, string])[] = [
  [/^COPY/, 'Write the rows as INSERT statements, or load them outside of the migrations.'],
  [/^\\copy$/i, 'Write the rows as INSERT statements, or load the file outside of the migrations.'],
  [/^\\(?:un)?restrict$/, 'Remove the line: pg_dump writes it for psql only.'],
  [/^\\c(?:onnect)?$/, 'Remove the line: a migration runs in the database of its URL and cannot change to another.'],
  [/^\\(?:i|ir|include|include_relative)$/, 'Put the statements of the included file into the migration.'],
  [/^\\(?:set|unset|prompt|getenv|setenv|gset)$/, 'Write the value into the SQL, or use a placeholder of the migration format.'],
  [/^\\(?:if|elif|else|endif)$/, 'Write the condition in SQL, in a DO block.'],
  [/^\\(?:gexec)$/, 'Execute the made statements in a DO block with EXECUTE.'],
  [/^\\(?:g|gx|gdesc|crosstabview|watch|;)$/, 'End the statement with a semicolon.'],
  [/^\\\.$/, 'Remove the line: it ends inline COPY data, and no COPY … FROM STDIN stands before it.'],
  [/^\\!$/, 'Run the shell command outside of the migrations.'],
  [/^:/, 'Write the value into the SQL, or use a placeholder of the migration format.'],
];

/** What to write instead of a psql command, a psql variable (`:name`) or inline COPY data: one sentence. */
export function adviceFor(command: string): string {
  const family = families.find(([pattern]) => pattern.test(command));
  return family?.[1] ?? 'Remove the line: only psql understands it.';
}

/** psql commands that send the statement before them, as a semicolon does. */
const senders = new Set(['\\g', '\\gx', '\\gset', '\\gexec', '\\gdesc', '\\crosstabview', '\\watch', '\\;']);

/** Does a psql command end the statement that stands before it? */
export function endsStatement(command: string): boolean {
  return senders.has(command);
}
