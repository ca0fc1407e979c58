/**
 * Warns of what could not be published, after the verdict. The toolkit is loaded here and not before: it costs 40 ms,
 * which nobody should wait for at the start (docs/decisions/own-file-commands.md).
 * @param problems sentences that are encoded and free of secrets.
 */
export async function warnLate(problems: readonly string[]): Promise<void> {
  if (problems.length === 0) return;
  const { warning } = await import('@actions/core');
  for (const problem of problems) warning(problem);
}
