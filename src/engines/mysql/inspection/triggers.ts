import type { SchemaObject } from '../../../model/schema-object.ts';
import type { Row } from '../../../ports/database-session.ts';
import { integer, text } from '../../catalog-values.ts';
import { bodyText } from './body-text.ts';
import { presentAttributes } from './present-attributes.ts';
import type { SchemaFacts } from './schema-facts.ts';
import { quoteName } from './quote-name.ts';
import { tablePart } from './table-context.ts';

/** Triggers of tables (MySQL 8.4 manual, 28.3.45). A role sees those of tables on which it has TRIGGER. */
export const triggersQuery = `
select event_object_table as table_name, trigger_name as trigger_name, action_timing as timing, event_manipulation as event,
  action_order as action_order, action_statement as body, definer as definer,
  cast(created as char) as altered
from information_schema.triggers where event_object_schema = database()
order by event_object_table, trigger_name`;

/** Written without DEFINER: the one who makes it anew is, and naming another takes a privilege of its own. */
export function readTrigger(row: Row, facts: SchemaFacts): SchemaObject {
  const [table, name, body] = [text(row, 'table_name'), text(row, 'trigger_name'), bodyText(text(row, 'body'))];
  const moment = `${text(row, 'timing')} ${text(row, 'event')}`;
  return {
    ...tablePart('trigger', name, { name: table, facts }),
    attributes: presentAttributes({ definition: `${moment} FOR EACH ROW ${body}`, order: integer(row, 'action_order'), definer: text(row, 'definer') }),
    marks: [],
    uses: [],
    written: `CREATE TRIGGER ${quoteName(name)} ${moment} ON ${quoteName(table)} FOR EACH ROW ${body}`,
  };
}
