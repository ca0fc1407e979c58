/** The programs of the bundle, and what each calls of src/main.ts. */
const programs = { lint: 'runLint', validate: 'runValidate', migrate: 'runMigrate', 'drift-check': 'runDriftCheck', route: 'runRoute', cli: 'runCli' } as const;

/** File name and text of every stub. */
export const stubs = Object.entries(programs).map(([program, run]) => ({ name: `${program}.js`, text: stubText(program, run) }));

/**
 * Parsing one statement makes V8 compile the parser's largest function with its optimising compiler, and the process then
 * waits some 300 ms for that at its end; only both flags together, set before the module is loaded, avoid it (V8 of
 * Node 24). The compile cache helps later steps of a job; it lies where no other user can plant code.
 */
function stubText(program: string, run: string): string {
  return `${program === 'cli' ? '#!/usr/bin/env node\n' : ''}'use strict';
const { setFlagsFromString } = require('node:v8');
setFlagsFromString('--no-wasm-tier-up');
setFlagsFromString('--no-wasm-dynamic-tiering');
const { RUNNER_TEMP, XDG_CACHE_HOME, HOME, LOCALAPPDATA } = process.env;
const cache = RUNNER_TEMP || XDG_CACHE_HOME || LOCALAPPDATA || (HOME && \`\${HOME}/.cache\`);
if (cache) require('node:module').enableCompileCache?.(\`\${cache}/schema-gitops\`);
require('./index.js').${run}();
`;
}
