/** One character of a text against one place of a glob. */
type Place = '*' | ((character: string) => boolean);

/**
 * A whole text against a glob: `*` is any text, `?` any character, `[a-z]` and `[!a-z]` one of some, a backslash takes the
 * next character as it is. Names come from servers and may be long, so no regular expression: this takes text times glob.
 */
export function globTest(glob: string): (text: string) => boolean {
  const places = readPlaces(glob);
  return (text) => matches([...text], places);
}

function readPlaces(glob: string): readonly Place[] {
  return [...glob.matchAll(/\\(.)|\[(!?)(\]?[^\]]*)\]|(.)/gsu)].map(([, escaped, not, set, plain]): Place => {
    if (set !== undefined) return oneOf(set, not !== '!');
    if (plain === '*') return '*';
    if (plain === '?') return () => true;
    return (character) => character === (escaped ?? plain);
  });
}

/** `a-z_`: ranges and single characters. */
function oneOf(set: string, isMeant: boolean): Place {
  const ranges = [...set.matchAll(/(.)-(.)|(.)/gsu)].map(([, from, to, single]) => [from ?? single ?? '', to ?? single ?? ''] as const);
  return (character) => ranges.some(([from, to]) => from <= character && character <= to) === isMeant;
}

/** Greedy, going back to the last star alone: a text that fits some way fits this way. */
function matches(text: readonly string[], places: readonly Place[]): boolean {
  let [at, place, star, mark] = [0, 0, -1, 0];
  while (at < text.length) {
    const wanted = places[place];
    if (wanted === '*') {
      star = place;
      mark = at;
      place += 1;
    } else if (wanted?.(text[at] ?? '') === true) {
      at += 1;
      place += 1;
    } else if (star >= 0) {
      mark += 1;
      at = mark;
      place = star + 1;
    } else {
      return false;
    }
  }
  return places.slice(place).every((rest) => rest === '*');
}
