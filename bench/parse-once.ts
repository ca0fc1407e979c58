// Parses every statement that the JSON file of BENCH_STATEMENTS lists, one by one, into the tree of JavaScript objects that lint reads, and nothing else.
import { readFileSync } from 'node:fs';
import parser from 'libpg-query';

await parser.loadModule();
let nodes = 0;
for (const statement of JSON.parse(readFileSync(process.env['BENCH_STATEMENTS'] ?? '', 'utf8')) as readonly string[]) nodes += parser.parseSync(statement).stmts?.length ?? 0;
if (nodes === 0) throw new Error('nothing was parsed');
