import { describe, expect, it } from '@jest/globals';
import { atlasSettings } from '../../src/config/atlas-settings.ts';

describe('the settings of Atlas', () => {
  it('make the rules of an analyzer errors, or warnings at most', () => {
    const found = atlasSettings('lint {\n  destructive { error = false }\n  data_depend { error = true }\n  non_linear { error = true }\n}');
    expect(found?.lint.severities).toMatchObject({ 'drop-table': 'warning', 'drop-column': 'warning', 'unique-may-fail': 'error', 'out-of-order-version': 'error' });
    expect(found?.left).toEqual([]);
  });

  it('leave alone what is less than a warning already', () => {
    const severities = atlasSettings('lint {\n  naming { error = false }\n  incompatible { error = false }\n}')?.lint.severities;
    expect(severities?.['naming-convention']).toBe('warning');
    expect(Object.values(severities ?? {})).not.toContain('error');
  });

  it('give patterns of names to our rule about them', () => {
    const found = atlasSettings('lint {\n  naming {\n    error = true\n    match = "^[a-z_]+$"\n    message = "small"\n    index {\n      match = "_idx$"\n    }\n    foreign_key { match = "(" }\n  }\n}');
    expect(found?.lint.options).toEqual({ 'naming-convention': { patterns: { default: '^[a-z_]+$', index: '_idx$' } } });
    expect(found?.left).toEqual(['naming.message', 'naming.foreign_key.match']);
  });

  it('take the strictest of several environments, each on top of what holds for all', () => {
    const text = 'lint { destructive { error = true } }\nenv "dev" { lint { destructive { error = false } } }\nenv "prod" { url = var.url }\n';
    expect(atlasSettings(text)?.lint.severities['drop-table']).toBe('warning');
    expect(atlasSettings(`${text}env "ci" { lint { destructive { error = true } } }`)?.lint.severities['drop-table']).toBe('error');
  });

  it('say what has no counterpart, and which lines of lint blocks were not understood', () => {
    const found = atlasSettings('locals {\n  a = f(1)\n}\nlint {\n  review = ERROR\n  latest = 1\n  git {\n    base = "main"\n  }\n  destructive {\n    error = var.strict\n  }\n  check "x" {}\n}');
    expect(found?.left).toEqual(['review', 'latest', 'git', 'check x']);
    expect(found?.unread).toBe('line 11');
  });

  it('are none without a lint block, and none by a name that every object has', () => {
    expect(atlasSettings('env "local" {\n  src = "file://schema.hcl"\n}')).toBeUndefined();
    expect(atlasSettings('lint {\n  constructor { error = true }\n  naming { toString { match = "x" } }\n}')).toMatchObject({ lint: { severities: {}, options: {} }, left: ['constructor', 'naming.toString.match'] });
  });
});
