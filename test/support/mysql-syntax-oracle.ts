import mysql from 'mysql2/promise';

import type { SyntaxVerdict } from './syntax-oracle.ts';

/** ER_PARSE_ERROR and ER_SYNTAX_ERROR. */
const syntaxErrors = new Set([1064, 1149]);
/** ER_UNSUPPORTED_PS, ER_NO_SUCH_TABLE: said only of a text that was parsed to its end. */
const parsedErrors = new Set([1295, 1146]);

/**
 * Asks the parser of MySQL or MariaDB and nothing behind it: PREPARE executes nothing. Some errors (an unknown variable or
 * type, a table named twice) are raised before the text is parsed to its end: they say nothing of its syntax.
 */
export class MysqlSyntaxOracle {
  private readonly connection: mysql.Connection;

  private constructor(connection: mysql.Connection) {
    this.connection = connection;
  }

  /** The driver would switch IGNORE_SPACE on, which no client of the servers' own does. */
  static async connect(url: string): Promise<MysqlSyntaxOracle> {
    return new MysqlSyntaxOracle(await mysql.createConnection({ uri: url, flags: ['-IGNORE_SPACE'] }));
  }

  async judge(sql: string): Promise<SyntaxVerdict> {
    const code = await this.errorOf(sql);
    if (code === undefined || parsedErrors.has(code)) return 'valid';
    return syntaxErrors.has(code) ? 'syntax-error' : 'refused';
  }

  async close(): Promise<void> {
    await this.connection.end();
  }

  private async errorOf(sql: string): Promise<number | undefined> {
    try {
      await this.connection.query('PREPARE judged FROM ?', [sql]);
      return undefined;
    } catch (error) {
      if (error instanceof Error && 'errno' in error && typeof error.errno === 'number') return error.errno;
      throw error;
    }
  }
}
