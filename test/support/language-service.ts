import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'yaml';

/** What GitHub's own editor service finds wrong in a workflow or an action: `line: message`. */
export type Validate = (file: string) => Promise<readonly string[]>;

interface Service {
  readonly validate: (document: unknown, config: unknown) => Promise<readonly { readonly message: string; readonly range: { readonly start: { readonly line: number } } }[]>;
  readonly TextDocument: { readonly create: (...parts: readonly unknown[]) => unknown };
}

/**
 * The service's modules import JSON without an attribute, which Node refuses: they are bundled once, below `.cache`.
 * Actions of this repository are known to it from their action.yml; others are not looked up.
 */
export async function loadValidate(): Promise<Validate> {
  const service = await loadService();
  return async (file) => {
    const name = /(^|\/)action\.yml$/.test(file) ? file : `.github/workflows/${file.replaceAll('/', '-')}`;
    const document = service.TextDocument.create(`file:///${name}`, 'yaml', 1, readFileSync(file, 'utf8'));
    const found = await service.validate(document, { actionsMetadataProvider: { fetchActionMetadata: (action: { owner: string; path?: string }) => Promise.resolve(ownAction(action)) } });
    return found.filter(({ message }) => !message.startsWith('Unable to resolve action `actions/')).map(({ message, range }) => `${String(range.start.line + 1)}: ${message}`);
  };
}

function ownAction({ owner, path = '' }: { readonly owner: string; readonly path?: string }): unknown {
  return owner === 'schema-gitops' ? parse(readFileSync(join(path, 'action.yml'), 'utf8')) : undefined;
}

async function loadService(): Promise<Service> {
  const { version } = readJson('node_modules/@actions/languageservice/package.json');
  const folder = resolve('.cache', `language-service-${String(version)}`);
  const bundle = join(folder, 'out', 'index.mjs');
  if (!existsSync(bundle)) {
    mkdirSync(folder, { recursive: true });
    const entry = join(folder, 'entry.mjs');
    writeFileSync(entry, "export { validate } from '@actions/languageservice';\nexport { TextDocument } from 'vscode-languageserver-textdocument';\n");
    execFileSync(process.execPath, [resolve('node_modules/@vercel/ncc/dist/ncc/cli.js'), 'build', entry, '-o', join(folder, 'out')], { stdio: 'ignore' });
  }
  const loaded: unknown = await import(pathToFileURL(bundle).href);
  if (!isService(loaded)) throw new Error(`${bundle} is not the language service`);
  return loaded;
}

function readJson(file: string): Readonly<Record<string, unknown>> {
  const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function isService(value: unknown): value is Service {
  return typeof value === 'object' && value !== null && 'validate' in value && 'TextDocument' in value;
}
