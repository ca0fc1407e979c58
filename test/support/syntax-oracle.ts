import pg from 'pg';

/** What a server's parser says of a text: `refused` is an error of another kind than syntax. */
export type SyntaxVerdict = 'valid' | 'syntax-error' | 'refused';

const syntaxError = '42601';
const inFailedTransaction = '25P02';
const noSuchSavepoint = '3B001';

/**
 * Lets PostgreSQL make a routine, which compiles its body, and takes it back at once.
 * Tables in the body need not stand, types must.
 */
export class RoutineOracle {
  private readonly client: pg.Client;

  private constructor(client: pg.Client) {
    this.client = client;
  }

  static async connect(url: string): Promise<RoutineOracle> {
    const client = new pg.Client(url);
    await client.connect();
    await client.query('begin');
    return new RoutineOracle(client);
  }

  async judge(sql: string): Promise<SyntaxVerdict> {
    await this.client.query('savepoint before');
    try {
      await this.client.query(sql);
      return 'valid';
    } catch (error) {
      if (!(error instanceof pg.DatabaseError)) throw error;
      return error.code === syntaxError ? 'syntax-error' : 'refused';
    } finally {
      await this.client.query('rollback to before');
    }
  }

  async close(): Promise<void> {
    await this.client.end();
  }
}

/**
 * Asks PostgreSQL's parser and nothing behind it: in a transaction that has failed the server parses a text
 * and then executes none of it, so that a text without syntax errors is answered with 25P02.
 */
export class SyntaxOracle {
  private readonly client: pg.Client;

  private constructor(client: pg.Client) {
    this.client = client;
  }

  static async connect(url: string): Promise<SyntaxOracle> {
    const client = new pg.Client(url);
    await client.connect();
    const oracle = new SyntaxOracle(client);
    await oracle.failTransaction();
    return oracle;
  }

  async judge(sql: string): Promise<SyntaxVerdict> {
    const code = await this.codeOf(sql);
    if (code === syntaxError) return 'syntax-error';
    if (code === undefined) await this.failTransaction();
    return code === undefined || code === inFailedTransaction || code === noSuchSavepoint ? 'valid' : 'refused';
  }

  async close(): Promise<void> {
    await this.client.end();
  }

  /** SQLSTATE of the answer; undefined where the server did what was asked: it left the transaction. */
  private async codeOf(sql: string): Promise<string | undefined> {
    try {
      await this.client.query(sql);
      return undefined;
    } catch (error) {
      if (error instanceof pg.DatabaseError) return error.code;
      throw error;
    }
  }

  private async failTransaction(): Promise<void> {
    await this.client.query('rollback');
    await this.client.query('begin');
    await this.codeOf('select 1 / 0');
  }
}
