import type { Tokens } from '../lexing/tokens.ts';

/** Words that belong to a statement's name when they follow its first word. */
const commandWords = new Set(`
  OR REPLACE TEMPORARY UNIQUE FULLTEXT SPATIAL VECTOR ONLINE IGNORE AGGREGATE UNDO LOGFILE GROUP RESOURCE DEFAULT SPATIAL
  TABLE TABLES INDEX VIEW DATABASE SCHEMA PROCEDURE FUNCTION TRIGGER EVENT PACKAGE BODY SEQUENCE SERVER TABLESPACE USER ROLE
  TRANSACTION WORK DATA XML INSTANCE PLUGIN COMPONENT LIBRARY PASSWORD PREPARE SLAVE REPLICA REPLICATION MASTER FILTER
`.trim().split(/\s+/));

const longestName = 4;

/** The leading keywords of the statement that begins at a token, in upper case: `CREATE UNIQUE INDEX`. */
export function commandName(tokens: Tokens, first: number): string {
  const words = [tokens.symbolAt(first)];
  let index = skipDefiner(tokens, first + 1);
  while (words.length < longestName && commandWords.has(tokens.symbolAt(index))) {
    words.push(tokens.symbolAt(index));
    index = skipDefiner(tokens, index + 1);
  }
  return words.join(' ');
}

const kinds = new Set(['VIEW', 'PROCEDURE', 'FUNCTION', 'TRIGGER', 'EVENT', 'PACKAGE', 'AGGREGATE']);
const furthestKind = 12;

/** Passes ALGORITHM = …, DEFINER = …, SQL SECURITY …, which stand between CREATE and the kind of a view or routine. */
function skipDefiner(tokens: Tokens, index: number): number {
  const word = tokens.symbolAt(index);
  if (word !== 'DEFINER' && word !== 'ALGORITHM' && word !== 'SQL') return index;
  for (let ahead = index; ahead < index + furthestKind; ahead += 1) {
    if (kinds.has(tokens.symbolAt(ahead))) return ahead;
  }
  return index;
}
