import type { ChangelogNode } from './changelog-node.ts';

/** Values by the name that the changelog gives them, as Liquibase prints them: booleans are `true` or `false`, numbers decimal. */
export type Fields = Readonly<Record<string, string>>;

/** A `column` of a change, or another entry of a list: a `param` of whereParams, a column of a CSV file. */
export interface ChangeColumn {
  readonly line: number;
  readonly fields: Fields;
  /** Absent: it has no `constraints`. */
  readonly constraints?: Fields;
}

/** A file that a change names: SQL, a view's query, a routine's body, CSV, the value of a column. */
export interface ChangeFile {
  /** Path in the repository. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** One change of a change set, for whatever engine. Parameters are replaced. */
export interface Change {
  /** The changelog's name for it: `createTable`. */
  readonly type: string;
  /** Line of the changelog. */
  readonly line: number;
  /** Scalars: attributes, and elements with nothing but text. */
  readonly fields: Fields;
  /** In order; empty where there are none. */
  readonly columns: readonly ChangeColumn[];
  /** Values for the `?` of a `where`. */
  readonly whereParams: readonly ChangeColumn[];
  /** Own text: the SQL of `sql` and `sqlFile` (parameters replaced), the query of `createView`, the body of `createProcedure`. */
  readonly body?: string;
  /** Line of the changelog at which `body` begins; absent where it stands in another file. */
  readonly bodyLine?: number;
  /** Lines of the changelog at which the body's lines stand, where they do not follow each other. */
  readonly bodyLines?: readonly number[];
  /** The file that `path` or `file` names. */
  readonly file?: ChangeFile;
  /** Files that columns name (valueClobFile, valueBlobFile), by the name that stands there. */
  readonly columnFiles: Readonly<Record<string, ChangeFile>>;
  /** The change as it stands in the changelog, for what has no place above. */
  readonly node: ChangelogNode;
}

/** A `modifySql` child: what is done to the SQL of a change set before it is sent. */
export interface SqlVisitor {
  readonly type: string;
  readonly fields: Fields;
  readonly dbms?: string;
  readonly context?: string;
  readonly labels?: string;
  readonly appliesToRollback: boolean;
}

/** How a change set is taken back, where it says so. */
export type Rollback =
  /** `<rollback/>`, `--rollback empty`: nothing is to be done. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'changes'; readonly changes: readonly Change[] };

/** What a precondition asks; `node` has its fields. */
export interface Preconditions {
  readonly node: ChangelogNode;
  readonly onFail: string;
  readonly onError: string;
  readonly onFailMessage?: string;
}

/** A change set with everything that its changelogs say about it. */
export interface ChangeSet {
  readonly id: string;
  readonly author: string;
  /** As the history stores it: the logical path where there is one. */
  readonly path: string;
  /** Path in the repository. */
  readonly file: string;
  readonly line: number;
  readonly lastLine: number;
  readonly changes: readonly Change[];
  readonly visitors: readonly SqlVisitor[];
  /** Absent: it says nothing; Liquibase makes one up for some changes. */
  readonly rollback?: Rollback;
  readonly comment?: string;
  readonly validCheckSums: readonly string[];
  readonly runAlways: boolean;
  readonly runOnChange: boolean;
  readonly runInTransaction: boolean;
  readonly failOnError: boolean;
  readonly ignore: boolean;
  readonly runOrder?: 'first' | 'last';
  readonly runWith?: string;
  readonly dbms?: string;
  readonly context?: string;
  readonly labels?: string;
  /** Contexts and labels of the includes around it, the outermost first. */
  readonly inheritedContexts: readonly string[];
  readonly inheritedLabels: readonly string[];
  readonly preconditions?: Preconditions;
  /** True where the server can be sent `source` as it stands, as far as the changelog decides: no parameter is in it, no line left out. */
  readonly isPlainSql: boolean;
  /** Text of the changelog from its first line to its last. */
  readonly source: string;
}

/** The tool's own notation for a change set. */
export function identityOf({ path, id, author }: Pick<ChangeSet, 'path' | 'id' | 'author'>): string {
  return `${path}::${id}::${author}`;
}
