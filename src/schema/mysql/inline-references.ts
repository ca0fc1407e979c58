import type { Engine } from '../../model/engine-name.ts';

/** From these versions REFERENCES in a column's definition has an effect (MySQL 9.0 release notes; MariaDB 10.5). */
export function keepsInlineReferences({ name, version }: Engine): boolean {
  const since = name === 'mariadb' ? 100500 : 90000;
  return (version?.number ?? since) >= since;
}
