// The canonical form of what people type, the twin of retrokit/facilitation/texts.py: the same words from every keyboard,
// nothing invisible, nothing that spills over. tests/lan/page/canonical_cases.json holds for both.

export const LIMIT = 500;
const TOO_MUCH = 20 * LIMIT;
/** Combining marks per base. Spacing marks do not count: Burmese stacks several, and they cannot pile up. */
const MARKS = 3;

const NON_JOINER = "\u200c";
const JOINER = "\u200d";
const KEYCAP = "\u20e3";

const PLAIN: readonly (readonly [RegExp, string])[] = [
  [/\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/g, " "],
  [/[\u2018-\u201b\u2032]/g, "'"],
  [/[\u201c-\u201f\u2033]/g, '"'],
  [/[\u2010-\u2015\u2212]/g, "-"],
  [/[\u115f\u1160\u17b4\u17b5\u3164\uffa0\u034f]/g, ""],
  [/\u2026/g, "..."],
  [/\u2800/g, " "],
];
// England, Scotland and Wales fly flags that are spelt with tag characters, which are invisible anywhere else.
const INVISIBLE =
  /(\u{1f3f4}[\u{e0061}-\u{e007a}]{5}\u{e007f})|([\u200c\u200d])|[\p{Cc}\p{Cf}\p{Cs}\p{Co}\ufdd0-\ufdef\ufe00-\ufe0d\u{e0000}-\u{e0fff}]|\p{Noncharacter_Code_Point}/gu;
const SPACES = /[\p{Z}\t]/gu;
const PILING = /^[\p{Mn}\p{Me}]$/u;
const SPACING = /^\p{Mc}$/u;
const MARK = /^\p{M}$/u;
const SKIN = /^[\u{1f3fb}-\u{1f3ff}]$/u;
const SELECTOR = /^[\ufe0e\ufe0f]$/;
/** Emoji and the symbols that may be shown as one, in whole blocks. */
const PICTURE =
  /^[\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u23ff\u24c2\u25a0-\u27bf\u2900-\u297f\u2b00-\u2bff\u3030\u303d\u3297\u3299\u{1f000}-\u{1f3fa}\u{1f400}-\u{1faff}\u{1fc00}-\u{1fffd}]$/u;
/** Scripts in which a joiner between letters is spelling: Arabic, Syriac, Indic to Sinhala, Tibetan, Myanmar and so on. */
const SPELLING =
  /^[\u0620-\u074f\u0750-\u077f\u0860-\u08ff\u0900-\u0dff\u0f40-\u0fbc\u1000-\u109f\u1780-\u17d3\u1820-\u18aa\u1b00-\u1b7f\ua8e0-\ua9df\ua9e0-\ua9fe\uaa60-\uaa7f\ufb50-\ufdff\ufe70-\ufefc]$/u;

/** What is sent and kept for `text`: one plain line, "" when nothing visible is left. Doing it twice changes nothing. */
export function canonical(text: string): string {
  return (length(text) > TOO_MUCH ? text : plain(text)).replace(/ +/g, " ").replace(/^ | $/g, "");
}

/** Length as the laptop counts it: an emoji of one code point is one character. */
export function length(text: string): number {
  let points = 0;
  for (const _ of text) points += 1;
  return points;
}

function plain(text: string): string {
  if (/^[ -~]*$/.test(text)) return text;
  let plain = text;
  for (const [pattern, replacement] of PLAIN) plain = plain.replace(pattern, replacement);
  plain = plain.replace(SPACES, " ").replace(INVISIBLE, "$1$2");
  // Sorting a long run of marks takes its square in time, so most of it goes before.
  plain = capped(plain, 10 * MARKS).normalize("NFC");
  return joined(capped(selected(plain), MARKS)).normalize("NFC");
}

/** No more than `most` marks that take no room of their own on one base; joiners do not make a new base. */
function capped(text: string, most: number): string {
  let kept = "";
  let marks = 0;
  for (const point of text) {
    if (PILING.test(point)) {
      marks += 1;
      if (marks > most) continue;
    } else if (!SPACING.test(point) && !isJoiner(point)) {
      marks = 0;
    }
    kept += point;
  }
  return kept;
}

/** Variation selectors stay after an emoji and in a keycap, nowhere else. */
function selected(text: string): string {
  const points = Array.from(text);
  const kept: string[] = [];
  points.forEach((point, i) => {
    const before = kept[kept.length - 1] ?? "";
    const keycap = /^[0-9#*]$/.test(before) && points[i + 1] === KEYCAP;
    if (!SELECTOR.test(point) || PICTURE.test(before) || keycap) kept.push(point);
  });
  return kept.join("");
}

/** Joiners stay inside emoji and between letters of scripts that spell with them, one at a time. */
function joined(text: string): string {
  if (!/[\u200c\u200d]/.test(text)) return text;
  const points = Array.from(text);
  const before = bases(points);
  const after = bases([...points].reverse()).reverse();
  return points
    .filter((point, i) => {
      if (!isJoiner(point)) return true;
      const next = points[i + 1] ?? "";
      const last = before[i] ?? "";
      if (point === JOINER && PICTURE.test(last) && PICTURE.test(next)) return true;
      return SPELLING.test(last) && SPELLING.test(after[i] ?? "") && !isJoiner(next);
    })
    .join("");
}

/** For each place the nearest base character before it: marks, joiners and skin tones stand on theirs. */
function bases(points: readonly string[]): string[] {
  let base = "";
  return points.map((point) => {
    const before = base;
    if (!isJoiner(point) && !SKIN.test(point) && !MARK.test(point)) base = point;
    return before;
  });
}

function isJoiner(point: string): boolean {
  return point === JOINER || point === NON_JOINER;
}
