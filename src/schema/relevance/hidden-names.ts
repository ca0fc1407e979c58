/**
 * A keyword right behind one of some words, or behind a comment, which may stand between the two. What stands before is
 * looked at only where the keyword is: from every place in a long run of blanks that would take the square of its length.
 */
function behind(words: string, keywords: string): string {
  return `\\b(?:${keywords})\\b(?<=(?:\\b(?:${words})\\s+|\\*/\\s*|(?:--|#)[^\\n]*\\n\\s*)(?:${keywords}))`;
}

const hints = new RegExp([
  // Everything in a schema moves or goes with it.
  '\\b(?:schema|database)\\b',
  // A column names its type, but so many types are the server's own that types are not asked for by name.
  behind('create|alter|drop', 'type|domain'),
  // Expressions name functions, most of which are the server's own.
  behind('alter|drop', 'function|procedure|routine|aggregate'),
  // A publication of all tables, or of a schema's, names none of them.
  behind('create|alter|drop', 'publication'),
  // The text that is executed may be put together; EXECUTE FUNCTION is a trigger's, EXECUTE ON a privilege.
  '\\bexecute\\b(?!\\s+(?:function|procedure|on)\\b)',
  // Letters written as escapes.
  '(?<!\\w)(?:u&["\']|e\')',
].join('|'), 'i');

/**
 * Whether statements of a script may act on objects whose names the text does not show. A false yes only costs the time
 * of reading it.
 */
export function mayHideNames(text: string): boolean {
  return hints.test(text);
}
