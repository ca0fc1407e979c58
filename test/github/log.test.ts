import { describe, expect, it } from '@jest/globals';
import { createLog } from '../../src/github/log.ts';
import { hostileTexts } from '../support/hostile-texts.ts';
import { readCommands } from '../support/workflow-commands.ts';

function written(inWorkflow: boolean, verbose: boolean, text: string): string {
  const lines: string[] = [];
  const redact = (plain: string): string => plain.replaceAll('hunter22', '***');
  const log = createLog({ write: (line) => void lines.push(line), redact, verbose, inWorkflow });
  log.info(text);
  log.warning(text);
  log.debug(text);
  return lines.join('');
}

describe('the log', () => {
  it('tells progress plainly outside a workflow, and more only when asked', () => {
    expect(written(false, false, 'text')).toBe('text\nwarning: text\n');
    expect(written(false, true, 'text')).toBe('text\nwarning: text\ntext\n');
  });

  it('makes annotations of warnings in a workflow, and leaves it to the runner to show more', () => {
    expect(written(true, false, 'text')).toBe('text\n::warning::text\n::debug::text\n');
  });

  it.each(Object.entries(hostileTexts))('lets %s do nothing', (_, text) => {
    expect(readCommands(written(true, false, text)).commands.map(({ name }) => name)).toEqual(['warning', 'debug']);
    expect(readCommands(written(false, true, text)).commands).toEqual([]);
  });

  it('tells no secret', () => {
    expect(written(true, true, 'is hunter22')).not.toContain('hunter22');
  });
});
