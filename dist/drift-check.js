'use strict';
const { setFlagsFromString } = require('node:v8');
setFlagsFromString('--no-wasm-tier-up');
setFlagsFromString('--no-wasm-dynamic-tiering');
const { RUNNER_TEMP, XDG_CACHE_HOME, HOME, LOCALAPPDATA } = process.env;
const cache = RUNNER_TEMP || XDG_CACHE_HOME || LOCALAPPDATA || (HOME && `${HOME}/.cache`);
if (cache) require('node:module').enableCompileCache?.(`${cache}/schema-gitops`);
require('./index.js').runDriftCheck();
