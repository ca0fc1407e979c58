import type { ColumnDefinition } from '../../model/column-definition.ts';
import type { ConstraintDefinition } from '../../model/constraint-definition.ts';
import type { EngineFamily } from '../../model/engine-name.ts';
import type { Expression } from '../../model/expression.ts';
import type { IndexDefinition, IndexKey } from '../../model/index-definition.ts';
import { join, type OperationNames } from './linked-names.ts';

const none: OperationNames = { own: [] };

/** The names in a column's definition; types are not among them. */
export function namesInColumn({ default: value, generated, constraints }: ColumnDefinition, family: EngineFamily): OperationNames {
  return join([namesInExpressions([value, generated?.expression]), ...constraints.map((each) => namesInConstraint(each, family))]);
}

/** The names in a constraint. A key has its index's name, by which PostgreSQL finds it. */
export function namesInConstraint(constraint: ConstraintDefinition, family: EngineFamily): OperationNames {
  const { name } = constraint;
  const names = family === 'mysql' || name === undefined ? [] : [name];
  switch (constraint.kind) {
    case 'primary-key':
    case 'unique':
      return join([{ own: [...names, ...(constraint.usingIndex === undefined ? [] : [constraint.usingIndex])] }, namesInKeys(constraint.keys)]);
    case 'exclusion':
      return join([{ own: names }, namesInKeys(constraint.keys), namesInExpressions([constraint.predicate])]);
    case 'check':
      return join([{ own: [], taken: names }, namesInExpressions([constraint.expression])]);
    case 'foreign-key':
      return { own: [], taken: names, references: [constraint.referenced.name] };
    case 'not-null':
      return { own: [], taken: names };
  }
}

/** The names in an index. */
export function namesInIndex({ name, keys, predicate }: IndexDefinition, family: EngineFamily): OperationNames {
  return join([{ own: family === 'mysql' || name === undefined ? [] : [name] }, namesInKeys(keys), namesInExpressions([predicate])]);
}

function namesInKeys(keys: readonly IndexKey[]): OperationNames {
  return namesInExpressions(keys.map(({ expression }) => expression));
}

/** Functions that expressions call, and sequences that they draw from: these stand in strings. */
export function namesInExpressions(expressions: readonly (Expression | undefined)[]): OperationNames {
  return join(expressions.map((expression) => {
    if (expression === undefined || expression.functions.length === 0) return none;
    const draws = expression.functions.some((name) => name.endsWith('nextval'));
    return { own: [], calls: expression.functions, ...(draws ? { needs: namesInStrings(expression.text) } : {}) };
  }));
}

function namesInStrings(text: string): readonly string[] {
  const strings = text.match(/'(?:[^']|'')*'/g) ?? [];
  return strings.map((quoted) => {
    const plain = quoted.slice(1, -1).replaceAll('"', '');
    return plain.slice(plain.lastIndexOf('.') + 1);
  });
}
