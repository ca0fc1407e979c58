import { errorCatalog } from '../../src/errors/catalog.ts';
import { explainErrorCode } from '../../src/errors/explain-error-code.ts';
import type { GeneratedFiles, Generator } from './generator.ts';
import { renderTable } from './render-table.ts';

/** docs/errors: a page for each code, and the list of all. */
export const errorPages: Generator = { name: 'errors', ownedFolders: ['docs/errors'], generate };

function generate(): GeneratedFiles {
  const codes = Object.keys(errorCatalog);
  const pages = codes.map((code) => [`docs/errors/${code}.md`, explainErrorCode(code) ?? ''] as const);
  return new Map([['docs/errors/README.md', renderIndex()], ...pages]);
}

function renderIndex(): string {
  const rows = Object.entries(errorCatalog).map(([code, { title, outcome }]) => [`[${code}](${code}.md)`, title, outcome]);
  return [
    '# Errors',
    '<!-- Generated from src/errors/catalog.ts by `npm run generate`. -->',
    renderTable(['Code', 'What', 'Outcome'], rows.toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1))),
  ].join('\n\n').concat('\n');
}
