import type { MaintainPartitions, Operation } from '../../../../model/operation.ts';
import { readInteger, readName } from '../../names/identifier.ts';
import { readTableName } from '../../names/object-name.ts';
import type { TokenCursor } from '../../reading/token-cursor.ts';
import { readPartitionBy, readPartitionDefinition, readPartitionDefinitions } from '../partitions.ts';
import { acceptIfExists, acceptIfNotExists } from './action.ts';
import type { ActionContext } from './action.ts';

function maintain({ cursor, table, first }: ActionContext, action: string, partitions: readonly string[]): MaintainPartitions {
  return { kind: 'maintain-partitions', table, action, partitions, span: cursor.spanFrom(first) };
}

function acceptNoBinlog(cursor: TokenCursor): void {
  if (!cursor.accept('NO_WRITE_TO_BINLOG')) cursor.accept('LOCAL');
}

function names(cursor: TokenCursor): string[] {
  return cursor.list(() => readName(cursor, 'a partition'));
}

function allOrNames(cursor: TokenCursor): string[] {
  return cursor.accept('ALL') ? [] : names(cursor);
}

function add(context: ActionContext): Operation {
  const { cursor } = context;
  acceptIfNotExists(cursor);
  acceptNoBinlog(cursor);
  if (cursor.accept('PARTITIONS')) {
    readInteger(cursor, 'a number of partitions');
    return maintain(context, 'ADD PARTITION', []);
  }
  return maintain(context, 'ADD PARTITION', cursor.at('(') ? readPartitionDefinitions(cursor) : []);
}

function drop(context: ActionContext): Operation {
  acceptIfExists(context.cursor);
  return maintain(context, 'DROP PARTITION', names(context.cursor));
}

function coalesce(context: ActionContext): Operation {
  acceptNoBinlog(context.cursor);
  readInteger(context.cursor, 'a number of partitions');
  return maintain(context, 'COALESCE PARTITION', []);
}

function reorganize(context: ActionContext): Operation {
  const { cursor } = context;
  acceptNoBinlog(cursor);
  if (cursor.atEnd || cursor.at(';')) return maintain(context, 'REORGANIZE PARTITION', []);
  const partitions = names(cursor);
  cursor.expect('INTO');
  readPartitionDefinitions(cursor);
  return maintain(context, 'REORGANIZE PARTITION', partitions);
}

function readValidation(cursor: TokenCursor, offered: boolean): void {
  if (offered && (cursor.at('WITH') || cursor.at('WITHOUT')) && cursor.peek(1) === 'VALIDATION') {
    cursor.advance();
    cursor.advance();
  }
}

function exchange(context: ActionContext): Operation {
  const { cursor } = context;
  const partition = readName(cursor, 'a partition');
  cursor.expect('WITH', 'TABLE');
  readTableName(cursor);
  readValidation(cursor, cursor.dialect.offers({ mysql: 50705, mariadb: 110400 }));
  return maintain(context, 'EXCHANGE PARTITION', [partition]);
}

function truncate(context: ActionContext): Operation {
  return maintain(context, 'TRUNCATE PARTITION', allOrNames(context.cursor));
}

const checkWords = new Set(['QUICK', 'FAST', 'MEDIUM', 'EXTENDED', 'CHANGED']);
const repairWords = new Set(['QUICK', 'EXTENDED', 'USE_FRM', 'FORCE']);

function administer(word: string, options: ReadonlySet<string>): (context: ActionContext) => Operation {
  return (context) => {
    const { cursor } = context;
    acceptNoBinlog(cursor);
    const partitions = allOrNames(cursor);
    while (cursor.acceptAny(options) !== undefined || (word === 'CHECK' && cursor.acceptAll('FOR', 'UPGRADE'))) {
      // Each step takes one option.
    }
    return maintain(context, `${word} PARTITION`, partitions);
  };
}

/** DISCARD PARTITION p TABLESPACE, IMPORT PARTITION p TABLESPACE (MySQL 5.7). */
function tablespace(word: string): (context: ActionContext) => Operation {
  return (context) => {
    context.cursor.require(!context.cursor.dialect.isMariadb, `${word} PARTITION`);
    const partitions = allOrNames(context.cursor);
    context.cursor.expect('TABLESPACE');
    return maintain(context, `${word} PARTITION TABLESPACE`, partitions);
  };
}

const none: ReadonlySet<string> = new Set();

const readers: ReadonlyMap<string, (context: ActionContext) => Operation> = new Map([
  ['ADD', add], ['DROP', drop], ['COALESCE', coalesce], ['REORGANIZE', reorganize], ['EXCHANGE', exchange], ['TRUNCATE', truncate],
  ['REBUILD', administer('REBUILD', none)], ['OPTIMIZE', administer('OPTIMIZE', none)], ['ANALYZE', administer('ANALYZE', none)],
  ['CHECK', administer('CHECK', checkWords)], ['REPAIR', administer('REPAIR', repairWords)],
  ['DISCARD', tablespace('DISCARD')], ['IMPORT', tablespace('IMPORT')],
]);

/** Reads a clause on partitions, which stands alone in its ALTER TABLE. @returns undefined where none begins here. */
export function readPartitionClause(context: ActionContext): Operation | undefined {
  const { cursor } = context;
  const reader = cursor.peek(1) === 'PARTITION' ? readers.get(cursor.symbol) : undefined;
  if (reader !== undefined) {
    cursor.advance();
    cursor.advance();
    return reader(context);
  }
  return readConversion(context);
}

/** CONVERT PARTITION p TO TABLE t, CONVERT TABLE t TO PARTITION p VALUES … (MariaDB 10.7). */
function readConversion(context: ActionContext): Operation | undefined {
  const { cursor } = context;
  if (!cursor.dialect.offers({ mariadb: 100701 })) return undefined;
  if (cursor.acceptAll('CONVERT', 'PARTITION')) {
    const partition = readName(cursor, 'a partition');
    cursor.expect('TO', 'TABLE');
    readTableName(cursor);
    return maintain(context, 'CONVERT PARTITION TO TABLE', [partition]);
  }
  if (!cursor.acceptAll('CONVERT', 'TABLE')) return undefined;
  readTableName(cursor);
  cursor.expect('TO');
  const partition = readPartitionDefinition(cursor);
  readValidation(cursor, cursor.dialect.offers({ mariadb: 110400 }));
  return maintain(context, 'CONVERT TABLE TO PARTITION', [partition]);
}

/** Reads PARTITION BY … or REMOVE PARTITIONING behind the other clauses. */
export function readPartitioning(context: ActionContext): Operation {
  const { cursor } = context;
  if (cursor.acceptAll('REMOVE', 'PARTITIONING')) return maintain(context, 'REMOVE PARTITIONING', []);
  return { ...maintain(context, 'PARTITION BY', []), strategy: readPartitionBy(cursor) };
}
