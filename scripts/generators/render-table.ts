/**
 * A Markdown table. Cells are trusted text of this project, a `|` in them is escaped.
 *
 * @param header the column titles
 * @param rows as many cells each as there are titles
 */
export function renderTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.map(escapeCell).join(' | ')} |`);
  return lines.join('\n');
}

function escapeCell(cell: string): string {
  return cell.replaceAll('|', '\\|');
}
