import type { Operation } from '../../../../model/operation.ts';
import { readName } from '../../names/identifier.ts';
import type { TokenCursor } from '../../reading/token-cursor.ts';
import { acceptCharacterSetWords, readCharacterSetName, readCollationName } from '../character-set.ts';
import { readTableOption } from '../table-options.ts';
import { tableOption } from './action.ts';
import type { ActionContext } from './action.ts';

/** CONVERT TO CHARACTER SET x [COLLATE y]; DEFAULT stands for the database's. */
export function readConvert({ cursor, table, first }: ActionContext): readonly Operation[] {
  cursor.expect('TO');
  if (!acceptCharacterSetWords(cursor)) cursor.fail('CHARACTER SET was expected');
  const characterSet = cursor.accept('DEFAULT') ? 'default' : readCharacterSetName(cursor);
  const collation = cursor.accept('COLLATE') ? { collation: readCollationName(cursor) } : {};
  return [{ kind: 'convert-character-set', table, characterSet, ...collation, span: cursor.spanFrom(first) }];
}

/** ORDER BY columns. */
export function readOrderBy(context: ActionContext): readonly Operation[] {
  const { cursor } = context;
  cursor.expect('BY');
  const from = cursor.index;
  cursor.list(() => {
    readName(cursor, 'a column name');
    while (cursor.accept('.')) {
      readName(cursor, 'a column name');
    }
    if (!cursor.accept('ASC')) cursor.accept('DESC');
  });
  return [tableOption(context, 'ORDER BY', cursor.textFrom(from))];
}

/** ENABLE KEYS, DISABLE KEYS. */
export function readKeys(context: ActionContext): readonly Operation[] {
  const word = context.cursor.peek(-1);
  context.cursor.expect('KEYS');
  return [tableOption(context, `${word} KEYS`)];
}

/** DISCARD TABLESPACE, IMPORT TABLESPACE. */
export function readTablespace(context: ActionContext): readonly Operation[] {
  const word = context.cursor.peek(-1);
  context.cursor.expect('TABLESPACE');
  return [tableOption(context, `${word} TABLESPACE`)];
}

/** FORCE. */
export function readForce(context: ActionContext): readonly Operation[] {
  return [tableOption(context, 'FORCE')];
}

/** WITH VALIDATION, WITHOUT VALIDATION (MySQL 5.7). */
export function readValidation(context: ActionContext): readonly Operation[] {
  const word = context.cursor.peek(-1);
  context.cursor.expect('VALIDATION');
  return [tableOption(context, `${word} VALIDATION`)];
}

/** SECONDARY_LOAD, SECONDARY_UNLOAD (MySQL HeatWave). */
export function readSecondary(context: ActionContext): readonly Operation[] {
  const { cursor } = context;
  const word = cursor.peek(-1);
  if (cursor.accept('PARTITION')) cursor.parenthesised(() => cursor.list(() => readName(cursor, 'a partition')));
  return [tableOption(context, word)];
}

/** Table options, several of which may follow each other without a comma. @returns undefined where none stands here. */
export function readOptions(context: ActionContext): readonly Operation[] | undefined {
  const { cursor } = context;
  const operations: Operation[] = [];
  for (;;) {
    const first = cursor.index;
    const option = readTableOption(cursor);
    if (option === undefined) return operations.length === 0 ? undefined : operations;
    operations.push(tableOption({ ...context, first }, optionWord(option.name), option.value));
  }
}

function optionWord(name: string): string {
  return name === 'charset' ? 'CHARACTER SET' : name.toUpperCase();
}

/** True where PARTITION BY or REMOVE PARTITIONING follows, which stand behind all other clauses without a comma. */
export function isPartitioning(cursor: TokenCursor): boolean {
  return cursor.atAll('PARTITION', 'BY') || cursor.atAll('REMOVE', 'PARTITIONING');
}
