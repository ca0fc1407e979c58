import { UserError } from '../../../errors/user-error.ts';
import { invariant } from '../../../errors/internal-error.ts';
import type { SourceFile } from '../../../model/migration.ts';
import { decodeText } from '../../decode-text.ts';
import type { ChangelogNode } from './changelog-node.ts';
import { isFormattedSql } from './formatted-sql-lines.ts';

/** A changelog file before its parameters are known. */
export type ParsedChangelog =
  | { readonly kind: 'tree'; readonly isYaml: boolean; readonly node: ChangelogNode; readonly lines: readonly string[] }
  | { readonly kind: 'formatted-sql'; readonly text: string }
  /** SQL without a header: one change set, as `includeAll` takes it. */
  | { readonly kind: 'raw-sql'; readonly text: string };

type TreeReader = (text: string, file: string) => ChangelogNode;

let readers: { readonly xml: TreeReader; readonly yaml: TreeReader } | undefined;

/** Loads the readers of XML and YAML: who reads another format should not wait for them. */
export async function loadChangelogReaders(): Promise<void> {
  const [{ readXmlChangelog }, { readYamlChangelog }] = await Promise.all([import('./xml-changelog.ts'), import('./yaml-changelog.ts')]);
  readers = { xml: readXmlChangelog, yaml: readYamlChangelog };
}

/** Changelogs, each parsed once. */
export class ParsedChangelogs {
  readonly #parsed = new Map<string, ParsedChangelog | undefined>();

  /**
   * The changelog in a file; undefined where it holds none.
   * @throws UserError migrations/changelog-unreadable, migrations/not-utf8, migrations/holds-nul.
   */
  of(file: SourceFile): ParsedChangelog | undefined {
    if (!this.#parsed.has(file.path)) this.#parsed.set(file.path, parse(file));
    return this.#parsed.get(file.path);
  }
}

function parse(file: SourceFile): ParsedChangelog | undefined {
  const kind = /\.(sql|xml|ya?ml|json)$/i.exec(file.path)?.[1]?.toLowerCase();
  if (kind === undefined) return undefined;
  const text = decodeText(file);
  if (kind === 'sql') return { kind: isFormattedSql(text) ? 'formatted-sql' : 'raw-sql', text };
  if (!text.includes('databaseChangeLog')) return undefined;
  invariant(readers !== undefined, 'the readers of changelogs are loaded');
  const isYaml = kind !== 'xml';
  const node = (isYaml ? readers.yaml : readers.xml)(text, file.path);
  if (node.name !== 'databaseChangeLog') throw new UserError('migrations/changelog-unreadable', { where: `${file.path}:${node.line}`, detail: `its root is ${node.name}, not databaseChangeLog` });
  return { kind: 'tree', isYaml, node, lines: text.split('\n') };
}
