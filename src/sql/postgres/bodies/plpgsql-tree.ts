/**
 * What PL/pgSQL does with an embedded text: runs it as a statement, computes it as an expression, assigns it
 * (`target := expression`), or runs the text that the expression yields.
 */
export type QueryRole = 'statement' | 'expression' | 'assignment' | 'dynamic';

/** A text that a PL/pgSQL body hands to SQL, with the line of its statement in the body, from 1. */
export interface PlpgsqlQuery {
  readonly role: QueryRole;
  readonly text: string;
  readonly line: number;
  /** IF, CASE, a loop or an exception handler around it may skip it. */
  readonly isConditional: boolean;
}

/** The type of a variable as written, with the line of the variable. */
export interface PlpgsqlType {
  readonly text: string;
  readonly line: number;
}

/** What the parser's tree of a body holds, in the order of the text as far as the tree keeps it. */
export interface PlpgsqlOutline {
  readonly queries: readonly PlpgsqlQuery[];
  /** Types of variables that are more than a name: the parser takes them as text, and the server does not. */
  readonly types: readonly PlpgsqlType[];
  /** COMMIT or ROLLBACK: the body ends transactions itself. */
  readonly endsTransactions: boolean;
  /** Line of the first RETURN without a value. */
  readonly emptyReturn: number | undefined;
}

type Json = Readonly<Record<string, unknown>>;

/** PLpgSQL's RawParseMode of an embedded text (src/include/parser/parser.h). */
const statementMode = 0;
const expressionMode = 2;

/** Reads the parser's JSON, which has no types. */
export function outlinePlpgsql(tree: unknown): PlpgsqlOutline {
  const reader = new OutlineReader();
  reader.visit(tree, { kind: '', line: 1, isConditional: false }, '');
  return reader;
}

interface Context {
  readonly kind: string;
  readonly line: number;
  readonly isConditional: boolean;
}

/** Members that hold statements which may be skipped; the body of a loop is one more, that of a block is not. */
const conditionalMembers: ReadonlySet<string> = new Set(['then_body', 'elsif_list', 'else_body', 'case_when_list', 'else_stmts', 'exceptions']);

class OutlineReader implements PlpgsqlOutline {
  readonly queries: PlpgsqlQuery[] = [];
  readonly types: PlpgsqlType[] = [];
  endsTransactions = false;
  emptyReturn: number | undefined;

  visit(value: unknown, context: Context, key: string): void {
    if (Array.isArray(value)) for (const item of value) this.visit(item, context, key);
    if (!isJson(value)) return;
    for (const [name, content] of orderedEntries(value)) {
      if (name === 'PLpgSQL_expr' && isJson(content)) this.queries.push(readQuery(content, context, key));
      else this.visit(content, contextOf(name, content, context), /^[a-z]/.test(name) ? name : key);
      this.note(name, content, context.line);
    }
  }

  private note(name: string, content: unknown, line: number): void {
    if (name === 'PLpgSQL_stmt_commit' || name === 'PLpgSQL_stmt_rollback') this.endsTransactions = true;
    if (!isJson(content)) return;
    if (name === 'PLpgSQL_stmt_return') this.noteReturn(content);
    if (name === 'PLpgSQL_type') this.noteType(content['typname'], line);
  }

  /** t.c%TYPE and t%ROWTYPE are PL/pgSQL's own, and a name alone cannot be wrong. */
  private noteType(type: unknown, line: number): void {
    if (typeof type === 'string' && !type.includes('%') && !/^[\w".]+$/.test(type)) this.types.push({ text: type, line });
  }

  /** The RETURN that the parser adds at the end has no line. */
  private noteReturn(content: Json): void {
    const line = content['lineno'];
    if (typeof line === 'number' && content['expr'] === undefined && content['retvarno'] === undefined) this.emptyReturn ??= line;
  }
}

function contextOf(name: string, content: unknown, outer: Context): Context {
  const isLoop = name === 'body' && outer.kind !== 'PLpgSQL_stmt_block';
  const isConditional = outer.isConditional || isLoop || conditionalMembers.has(name);
  if (!name.startsWith('PLpgSQL_') || !isJson(content)) return { ...outer, isConditional };
  const line = content['lineno'];
  return { kind: name, line: typeof line === 'number' ? line : outer.line, isConditional };
}

/** A loop's body comes before its query in the tree, and after it in the text: the order of the text is what places are found by. */
function orderedEntries(value: Json): readonly (readonly [string, unknown])[] {
  const entries = Object.entries(value);
  const isBody = ([name]: readonly [string, unknown]): boolean => name === 'body' || name === 'exceptions';
  return [...entries.filter((entry) => !isBody(entry)), ...entries.filter(isBody)];
}

function readQuery(content: Json, context: Context, key: string): PlpgsqlQuery {
  const text = typeof content['query'] === 'string' ? content['query'] : '';
  return { role: roleOf(content['parseMode'], context.kind, key), text, line: context.line, isConditional: context.isConditional };
}

function roleOf(mode: unknown, kind: string, key: string): QueryRole {
  const isDynamic = key === 'dynquery' || (key === 'query' && (kind === 'PLpgSQL_stmt_dynexecute' || kind === 'PLpgSQL_stmt_dynfors'));
  if (isDynamic) return 'dynamic';
  if (mode === statementMode) return 'statement';
  return mode === expressionMode ? 'expression' : 'assignment';
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
