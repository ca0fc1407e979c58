import type { FuncCall, SelectStmt } from 'libpg-query';
import type { Operation } from '../../../model/operation.ts';
import type { StatementSource } from '../statement-source.ts';
import { allOf, as, strings } from '../syntax-tree.ts';

/** SELECT set_config('search_path', '', false), as pg_dump writes it, sets a variable: only with constant arguments. */
export function readSettingCall(source: StatementSource, node: SelectStmt): readonly Operation[] {
  const calls = allOf(node.targetList, 'ResTarget').flatMap(({ val }) => as(val, 'FuncCall') ?? []);
  return calls.filter((call) => strings(call.funcname).at(-1) === 'set_config').flatMap((call) => readCall(source, call));
}

function readCall(source: StatementSource, { args }: FuncCall): readonly Operation[] {
  const [name, value, isLocal] = (args ?? []).map((arg) => as(arg, 'A_Const'));
  if (name?.sval === undefined || value?.sval === undefined) return [];
  const scope = isLocal?.boolval?.boolval === true ? 'transaction' : 'session';
  return [{ kind: 'set-variable', span: source.span, name: (name.sval.sval ?? '').toLowerCase(), value: value.sval.sval ?? '', scope }];
}
