import type { AlterSystemStmt, Node, VariableSetStmt } from 'libpg-query';
import type { Operation, SetVariable } from '../../../model/operation.ts';
import { constantText } from '../constant-text.ts';
import type { StatementSource } from '../statement-source.ts';
import { allOf, as } from '../syntax-tree.ts';

/** SET and RESET. SET TRANSACTION belongs to the transaction, SET SESSION CHARACTERISTICS sets its defaults. */
export function readSet(source: StatementSource, node: VariableSetStmt): readonly Operation[] {
  if (node.kind === 'VAR_SET_MULTI' && node.name !== 'SESSION CHARACTERISTICS') {
    return [{ kind: 'transaction-control', span: source.span, command: 'set-transaction' }];
  }
  if (node.kind === 'VAR_SET_MULTI') return readCharacteristics(source, node);
  return [setVariable(source, node, node.is_local === true ? 'transaction' : 'session')];
}

/** ALTER SYSTEM writes to the server's configuration. */
export function readAlterSystem(source: StatementSource, { setstmt }: AlterSystemStmt): readonly Operation[] {
  return setstmt === undefined ? [] : [setVariable(source, setstmt, 'persist')];
}

function setVariable(source: StatementSource, node: VariableSetStmt, scope: SetVariable['scope']): SetVariable {
  const value = settingText(node);
  const name = (node.name ?? 'all').toLowerCase();
  return { kind: 'set-variable', span: source.span, name, ...(value === undefined ? {} : { value }), scope };
}

function readCharacteristics(source: StatementSource, { args }: VariableSetStmt): readonly Operation[] {
  return allOf(args, 'DefElem').map(({ defname = '', arg }): Operation => ({
    kind: 'set-variable',
    span: source.span,
    name: `default_${defname}`,
    value: argumentText(arg),
    scope: 'session',
  }));
}

/** The value of a setting as text, without quotes; undefined for RESET, DEFAULT and FROM CURRENT. */
export function settingText(node: VariableSetStmt | undefined): string | undefined {
  return node?.kind === 'VAR_SET_VALUE' ? (node.args ?? []).map(argumentText).join(', ') : undefined;
}

/** SET TIME ZONE INTERVAL … wraps its string in a cast. */
function argumentText(node: Node | undefined): string {
  const constant = as(as(node, 'TypeCast')?.arg ?? node, 'A_Const');
  return constant === undefined ? '' : constantText(constant) ?? '';
}
