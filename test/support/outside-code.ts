/** A Markdown document without its code blocks and code spans: what GitHub looks for mentions, links and HTML in. */
export function outsideCode(markdown: string): string {
  return markdown.replace(/^(`{3,})[^`\n]*\n[\s\S]*?^\1$/gm, '').replace(/(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/g, '');
}
