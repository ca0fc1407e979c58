import type { LineEnds, StoredForm } from '../model/stored-form.ts';
import { nulSeparated, runGit } from './run-git.ts';

/** More paths than this would make a command line that no system takes: then whole folders are asked for. */
const mostPaths = 500;

/** Where to look, and the files that line ends are asked of. */
export interface FormRequest {
  /** Relative to the root; the empty path is the root itself. */
  readonly folders: readonly string[];
  /** Absent: of every file. */
  readonly only?: readonly string[];
}

/**
 * How git keeps the files below some folders, untracked ones included, sorted by path. Git reads a file to tell its line ends,
 * so they are asked of the files in `only` alone; the others have a path and a kind.
 */
export async function readStoredForms(root: string, { folders, only }: FormRequest): Promise<readonly StoredForm[]> {
  const below = folders.includes('') ? [] : folders;
  const asked = only === undefined || only.length > mostPaths ? below : only;
  const [listed, tracked, untracked] = await Promise.all([
    runGit(root, ['ls-files', '-z', '--stage', '--', ...below]),
    only?.length === 0 ? undefined : runGit(root, ['ls-files', '-z', '--stage', '--eol', '--', ...asked]),
    runGit(root, ['ls-files', '-z', '--eol', '--others', '--exclude-standard', '--', ...below]),
  ]);
  const answers = [listed, tracked, untracked].filter((answer) => answer?.exitCode === 0);
  const forms = new Map<string, StoredForm>();
  for (const line of answers.flatMap((answer) => nulSeparated(answer?.stdout ?? Buffer.alloc(0)))) {
    const form = readLine(line);
    if (form !== undefined) forms.set(form.path, form);
  }
  return [...forms.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** `100644 <object> <stage>` TAB, where it is tracked; `i/lf w/crlf attr/text=auto` TAB, where it was asked for; the path. */
const line = /^(?:(?<mode>\d{6}) [0-9a-f]+ \d\t)?(?:i\/(?<stored>\S*) +w\/(?<checkedOut>\S*) +attr\/(?<attributes>.*?) *\t)?(?<path>[\s\S]+)$/;

const kinds: Readonly<Record<string, StoredForm['kind']>> = { '120000': 'link', '160000': 'submodule' };

function readLine(text: string): StoredForm | undefined {
  const { mode = '', stored, checkedOut, attributes = '', path } = line.exec(text)?.groups ?? {};
  if (path === undefined) return undefined;
  const ends = { stored: endsOf(stored), checkedOut: endsOf(checkedOut) };
  return {
    path,
    kind: kinds[mode] ?? 'file',
    ...(ends.stored === undefined ? {} : { stored: ends.stored }),
    ...(ends.checkedOut === undefined ? {} : { checkedOut: ends.checkedOut }),
    isSettled: /(?:^|\s)(?:-text|eol=(?:lf|crlf))(?:\s|$)/.test(attributes),
  };
}

function endsOf(word: string | undefined): LineEnds | undefined {
  if (word === '-text') return 'binary';
  return (['none', 'lf', 'crlf', 'mixed'] as const).find((ends) => ends === word);
}
