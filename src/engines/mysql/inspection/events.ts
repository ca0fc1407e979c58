import type { ObjectGroup, SchemaObject } from '../../../model/schema-object.ts';
import type { Row } from '../../../ports/database-session.ts';
import { optionalText, text } from '../../catalog-values.ts';
import { bodyText } from './body-text.ts';
import { objectGroup, rowText } from './object-group.ts';
import { presentAttributes } from './present-attributes.ts';
import { keyOf, type SchemaFacts } from './schema-facts.ts';
import { quoteName } from './quote-name.ts';

/**
 * Events (MySQL 8.4 manual, 28.3.14). A recurring event without STARTS starts when it is made or altered, and any moment may be
 * written as a distance from now: a moment that is not at a full minute, or is that of creation, was not written as it stands and
 * is not compared. Zones differ by quarters of an hour, so that a difference of zones does not hide the moment of creation.
 */
export const eventsQuery = `
select event_name as event_name, event_type as event_type, event_definition as body, interval_value as interval_value, interval_field as interval_field,
  ${writtenMoment('starts')} as starts, ${writtenMoment('ends')} as ends, ${writtenMoment('execute_at')} as execute_at,
  status as status, on_completion as on_completion, event_comment as comment, definer as definer, time_zone as time_zone, cast(last_altered as char) as altered
from information_schema.events where event_schema = database()
order by event_name`;

function writtenMoment(column: string): string {
  return `if(second(${column}) = 0 and mod(abs(timestampdiff(second, created, ${column})), 900) > 1, cast(${column} as char), null)`;
}

/** Whether the row is of an event that this server got by replication and does not run: whether its source runs it is not to be seen. */
export function runsElsewhere(row: Row): boolean {
  return /SIDE_?DISABLED/.test(text(row, 'status'));
}

/** A group of one event. */
export function eventGroup(row: Row, facts: SchemaFacts): ObjectGroup {
  const event = readEvent(row, facts);
  return objectGroup(event.key, rowText(row), () => [event]);
}

function readEvent(row: Row, facts: SchemaFacts): SchemaObject {
  const name = text(row, 'event_name');
  const attributes = presentAttributes({
    schedule: readSchedule(row),
    on_completion: text(row, 'on_completion').toLowerCase(),
    enabled: runsElsewhere(row) ? undefined : text(row, 'status') === 'ENABLED',
    body: bodyText(text(row, 'body')),
    comment: text(row, 'comment'),
    definer: text(row, 'definer'),
  });
  return { key: keyOf('event', name, facts), kind: 'event', name, place: { name }, attributes, marks: [], uses: [], ...writtenEvent(row) };
}

function readSchedule(row: Row): string {
  if (text(row, 'event_type') === 'ONE TIME') return `AT ${quoteMoment(row, 'execute_at') ?? 'a moment'}`;
  const moments = (['starts', 'ends'] as const).flatMap((name) => {
    const moment = quoteMoment(row, name);
    return moment === undefined ? [] : [`${name.toUpperCase()} ${moment}`];
  });
  return [`EVERY ${intervalOf(row)}`, ...moments].join(' ');
}

function quoteMoment(row: Row, name: string): string | undefined {
  const moment = optionalText(row, name);
  return moment === undefined ? undefined : `'${moment}'`;
}

/** Of several units the value is quoted: `'1:30' HOUR_MINUTE`. */
function intervalOf(row: Row): string {
  const value = optionalText(row, 'interval_value') ?? '';
  const unit = optionalText(row, 'interval_field') ?? '';
  return `${/^-?\d+$/.test(value) ? value : `'${value.replaceAll("'", '')}'`} ${unit}`;
}

/** Moments that nobody wrote are left to the server; an event at such a moment can not be written again. */
function writtenEvent(row: Row): { readonly written?: string } {
  if (text(row, 'event_type') === 'ONE TIME' && optionalText(row, 'execute_at') === undefined) return {};
  const comment = text(row, 'comment');
  const words = [
    `CREATE EVENT ${quoteName(text(row, 'event_name'))} ON SCHEDULE ${readSchedule(row)} ON COMPLETION ${text(row, 'on_completion')}`,
    text(row, 'status') === 'ENABLED' ? 'ENABLE' : 'DISABLE',
    ...(comment === '' ? [] : [`COMMENT '${comment.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`]),
    `DO ${bodyText(text(row, 'body'))}`,
  ];
  return { written: words.join(' ') };
}
