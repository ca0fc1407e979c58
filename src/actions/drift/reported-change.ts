import type { AttributeChange, DriftChange, ObjectChange, SetAside } from '../../model/drift.ts';
import type { ReportedChange, ReportedConsequence, ReportedSetAside } from '../../model/report-drift.ts';
import type { AttributeValue, ObjectKey } from '../../model/schema-object.ts';

/** Longer values, such as bodies of routines, are cut in every output. */
const valueLimit = 10_000;
const listLimit = 500;

/** A change as reports show it. `nameOf` gives the name of a removed object by its key. */
export function reportChange(change: DriftChange, nameOf: (key: ObjectKey) => string): ReportedChange {
  const { id, kind, object, severity, attributes, consequences, renameOf, hint } = change;
  return {
    id,
    kind,
    object,
    class: change.class,
    severity,
    attributes: Object.fromEntries(Object.entries(attributes).map(([name, values]) => [name, reportValues(name, values)])),
    consequences: consequences.flatMap(flatten),
    ...(renameOf === undefined ? {} : { renameOf: nameOf(renameOf) }),
    ...(hint === undefined ? {} : { hint }),
  };
}

/** A change that does not count. */
export function reportSetAside({ change, reason, until }: SetAside, nameOf: (key: ObjectKey) => string): ReportedSetAside {
  return { ...reportChange(change, nameOf), reason, ...(until === undefined ? {} : { until }) };
}

function flatten({ kind, object, consequences }: ObjectChange): readonly ReportedConsequence[] {
  return [{ kind, object }, ...consequences.flatMap(flatten)];
}

function reportValues(name: string, { expected, actual }: AttributeChange): AttributeChange {
  return {
    ...(expected === undefined ? {} : { expected: reportValue(name, expected) }),
    ...(actual === undefined ? {} : { actual: reportValue(name, actual) }),
  };
}

/** Of a definer the host is a fact about the network, which no reader of a report needs. */
function reportValue(name: string, value: AttributeValue): AttributeValue {
  if (typeof value === 'object') return value.slice(0, listLimit).map((item) => cut(item));
  if (typeof value !== 'string') return value;
  return cut(name === 'definer' ? value.replace(/@[^@]*$/, '') : value);
}

function cut(text: string): string {
  return text.length <= valueLimit ? text : `${text.slice(0, valueLimit)} … (${String(text.length)} characters)`;
}
