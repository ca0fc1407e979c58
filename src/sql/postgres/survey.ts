/** What a part of a syntax tree names, whatever its nodes are. */
export interface Survey {
  /** Column references as written, `*` for a star. */
  readonly columns: readonly string[];
  readonly functions: readonly string[];
  readonly tables: readonly TableReference[];
  /** The lowest location of a node, in bytes; undefined where no node has one. */
  readonly location: number | undefined;
  readonly hasSubquery: boolean;
  /** A comparison by `=` or `<>` with the constant NULL. */
  readonly comparesNull: boolean;
}

/** A relation that is read; names of common table expressions are not among them. */
export interface TableReference {
  readonly schema?: string;
  readonly name: string;
  readonly location: number;
}

type Json = Readonly<Record<string, unknown>>;

/** Names of common table expressions that a part of the tree sees. */
type Scope = ReadonlySet<string>;

/** An object or list to look at, under its key: a node's kind where it begins with a capital. */
interface Visit {
  readonly key: string;
  readonly value: object;
  readonly scope: Scope;
}

const noNames: Scope = new Set();

/** Walks a part of a syntax tree. Keeps its own stack, since hostile text nests deeper than the call stack allows. */
export function surveyTree(root: object | undefined): Survey {
  return new Surveyor().survey(root ?? {});
}

class Surveyor {
  private readonly columns = new Set<string>();
  private readonly functions = new Set<string>();
  private readonly tables: TableReference[] = [];
  private readonly seen = new Set<number>();
  private readonly stack: Visit[] = [];
  private location: number | undefined;
  private hasSubquery = false;
  private comparesNull = false;

  survey(root: object): Survey {
    this.stack.push({ key: '', value: root, scope: noNames });
    for (let visit = this.stack.pop(); visit !== undefined; visit = this.stack.pop()) this.visit(visit);
    const { columns, functions, tables, location, hasSubquery, comparesNull } = this;
    return { columns: [...columns], functions: [...functions], tables, location, hasSubquery, comparesNull };
  }

  /** Children go onto the stack last first, so that they are met in the order of the tree. */
  private visit({ key, value, scope }: Visit): void {
    if (Array.isArray(value)) {
      for (let index = value.length - 1; index >= 0; index -= 1) this.push('', value[index], scope);
    } else if (isJson(value)) {
      this.noteLocation(value);
      this.noteNode(key, value, scope);
      this.pushChildren(value, scope);
    }
  }

  private pushChildren(value: Json, scope: Scope): void {
    const expressions = commonTableExpressions(value['withClause'], scope);
    const keys = Object.keys(value);
    for (let index = keys.length - 1; index >= 0; index -= 1) {
      const key = keys[index] ?? '';
      if (key !== 'withClause') this.push(key, value[key], expressions?.scope ?? scope);
    }
    if (expressions !== undefined) this.stack.push(...expressions.visits.toReversed());
  }

  private noteLocation(value: Json): void {
    const location = value['location'];
    if (typeof location === 'number' && location >= 0 && (this.location === undefined || location < this.location)) this.location = location;
  }

  private noteNode(tag: string, content: Json, scope: Scope): void {
    if (tag === 'ColumnRef') this.columns.add(fieldNames(content['fields']).join('.'));
    else if (tag === 'FuncCall') this.functions.add(functionName(content));
    else if (tag === 'SQLValueFunction') this.functions.add(valueFunctionName(content));
    else if (tag === 'RangeVar') this.noteTable(content, scope);
    else if (tag === 'SubLink') this.hasSubquery = true;
    else if (tag === 'A_Expr') this.comparesNull ||= isNullComparison(content);
  }

  private noteTable(content: Json, scope: Scope): void {
    const name = textOf(content['relname']);
    const schema = content['schemaname'];
    if (typeof schema !== 'string' && scope.has(name)) return;
    const location = typeof content['location'] === 'number' ? content['location'] : 0;
    // SET (a, b) = (SELECT …) holds the query once for each column.
    if (this.seen.has(location)) return;
    this.seen.add(location);
    this.tables.push({ ...(typeof schema === 'string' ? { schema } : {}), name, location });
  }

  private push(key: string, value: unknown, scope: Scope): void {
    if (typeof value === 'object' && value !== null) this.stack.push({ key, value, scope });
  }
}

function isNullComparison({ kind, name, lexpr, rexpr }: Json): boolean {
  const isEquality = kind === 'AEXPR_OP' && ['=', '<>'].includes(fieldNames(name).join('.'));
  return isEquality && (isNullConstant(lexpr) || isNullConstant(rexpr));
}

/** NULL, also with a cast. */
function isNullConstant(node: unknown): boolean {
  if (!isJson(node)) return false;
  const { A_Const: constant, TypeCast: cast } = node;
  if (isJson(cast)) return isJson(cast['arg']) && isNullConstant(cast['arg']);
  return isJson(constant) && constant['isnull'] === true;
}

/** So many are in hostile text only; a set for each would be quadratic. */
const manyExpressions = 500;

/** A common table expression sees those before it, and with RECURSIVE all of them; the statement itself sees all. */
function commonTableExpressions(withClause: unknown, scope: Scope): { readonly visits: readonly Visit[]; readonly scope: Scope } | undefined {
  if (!isJson(withClause)) return undefined;
  const all = new Set(scope);
  const expressions = listOf(withClause['ctes']).map((node) => (isJson(node) ? node['CommonTableExpr'] : undefined)).filter(isJson);
  const seesAll = withClause['recursive'] === true || expressions.length > manyExpressions;
  const visits = expressions.map((value): Visit => {
    const before = seesAll ? all : new Set(all);
    all.add(textOf(value['ctename']));
    return { key: 'CommonTableExpr', value, scope: before };
  });
  return { visits, scope: all };
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The parts of a qualified name; a star for `*`. */
function fieldNames(fields: unknown): readonly string[] {
  return listOf(fields).filter(isJson).map((field) => {
    const content = field['String'];
    return isJson(content) ? textOf(content['sval']) : '*';
  });
}

/** Syntax such as EXTRACT or AT TIME ZONE arrives as a call in pg_catalog that nobody wrote. */
function functionName(call: Json): string {
  const names = fieldNames(call['funcname']);
  const isSyntax = call['funcformat'] === 'COERCE_SQL_SYNTAX' && names[0] === 'pg_catalog';
  return (isSyntax ? names.slice(1) : names).join('.').toLowerCase();
}

/** CURRENT_TIMESTAMP(3) arrives as SVFOP_CURRENT_TIMESTAMP_N. */
function valueFunctionName(content: Json): string {
  return textOf(content['op']).replace(/^SVFOP_|_N$/g, '').toLowerCase();
}
