import type { FileVersion } from '../ports/repository.ts';
import { nulSeparated, runGit } from './run-git.ts';

/** Where versions are looked for. */
export interface VersionRequest {
  readonly folders: readonly string[];
  /** Of files, without folders: a file may have been moved. */
  readonly names: ReadonlySet<string>;
}

/**
 * Every text that files of these names had in HEAD and the commits behind it, newest first; none where git knows no history. Other branches
 * are not looked at: what was never merged was never under review.
 */
export async function readFileVersions(root: string, { folders, names }: VersionRequest): Promise<readonly FileVersion[]> {
  const paths = folders.includes('') ? [] : folders;
  const answer = await runGit(root, ['log', '-m', '--no-renames', '--raw', '--no-abbrev', '-z', '--format=%H', '--no-ext-diff', '--no-textconv', 'HEAD', '--', ...paths]);
  if (answer.exitCode !== 0) return [];
  const entries = parseLog(answer.stdout).filter(({ path }) => names.has(path.slice(path.lastIndexOf('/') + 1)));
  const known = [...new Map(entries.map((entry) => [`${entry.path}\0${entry.blob}`, entry])).values()];
  const texts = await readBlobs(root, [...new Set(known.map(({ blob }) => blob))]);
  return known.flatMap(({ path, commit, blob }) => {
    const bytes = texts.get(blob);
    return bytes === undefined ? [] : [{ path, commit, bytes }];
  });
}

interface LoggedBlob {
  readonly commit: string;
  readonly path: string;
  readonly blob: string;
}

/** A line of `--raw`: modes, the objects before and after, how it changed; of a file that went away there is none after. */
const rawLine = /^:\d+ 100(?:644|755) [0-9a-f]+ ([0-9a-f]+) [A-Z]\d*$/;

function parseLog(output: Buffer): readonly LoggedBlob[] {
  const found: LoggedBlob[] = [];
  let commit = '';
  const fields = nulSeparated(output).map((field) => field.replace(/^\n+/, ''));
  for (let index = 0; index < fields.length; index += 1) {
    const field = fields[index] ?? '';
    if (/^[0-9a-f]{40,64}$/.test(field)) commit = field;
    if (!field.startsWith(':')) continue;
    index += 1;
    const blob = rawLine.exec(field)?.[1];
    if (blob !== undefined) found.push({ commit, path: fields[index] ?? '', blob });
  }
  return found;
}

/** `git cat-file --batch` answers `<id> blob <size>` LF content LF, or `<id> missing` LF, in order. */
async function readBlobs(root: string, ids: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> {
  const blobs = new Map<string, Uint8Array>();
  if (ids.length === 0) return blobs;
  const { stdout } = await runGit(root, ['cat-file', '--batch'], ids.map((id) => `${id}\n`).join(''));
  let offset = 0;
  for (const id of ids) {
    const end = stdout.indexOf(0x0a, offset);
    if (end < 0) break;
    const [, type, size = ''] = stdout.toString('latin1', offset, end).split(' ');
    offset = end + 1;
    if (type !== 'blob') continue;
    blobs.set(id, stdout.subarray(offset, offset + Number(size)));
    offset += Number(size) + 1;
  }
  return blobs;
}
