// ---- Words: the same rules as src/search/words.rs, so that what is typed meets what was indexed.

const IGNORED = "\\u00ad\\u200b-\\u200f\\u2060\\ufeff";
const LETTER = `\\p{Alphabetic}\\p{N}\\p{M}${IGNORED}`;
const ALONE = "(?!\\p{M})[\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{323af}]";
const WORD = new RegExp(`${ALONE}|(?:(?!${ALONE})[${LETTER}])+`, "gu");
const ONE = new RegExp(`^${ALONE}$`, "u");
const JOINT = /^[-\u2010\u2011'\u2019.&_]$/;
/** What parts the digits of large numbers. */
const GROUPING = /^[.,'\u2019\u00a0\u2009\u202f]$/;
const DROPPED = new RegExp(`[\\p{M}${IGNORED}]`, "gu");
const LONGEST_WORD = 80;
const OWN = { "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i", "ς": "σ" };

/** The spelling in which words are compared: no accents, lower case. */
function fold(word) {
  if (/^[a-z0-9]*$/.test(word)) return word;
  return word.normalize("NFKD").toLowerCase().replace(DROPPED, "").replace(/[ßæœøđðłþıς]/g, (c) => OWN[c]);
}

/** `muller` for `mueller`; undefined where nothing can be an umlaut written out. */
function withoutUmlautE(folded) {
  let short = "";
  let before = "";
  for (const c of folded) {
    const last = short.slice(-1);
    if (c === "e" && last && "aou".includes(last) && !(before && "aeqo".includes(before))) {
      before = "e";
      continue;
    }
    before = last;
    short += c;
  }
  return short.length < folded.length ? short : undefined;
}

/**
 * The words of a text with their places: `{ folded, start, end, alone, joined, number }`. Words that hyphens join are given
 * in parts, and then once more as one (`joined`); so is a `number` whose digits are grouped.
 */
function words(text) {
  const found = [];
  let chain = [], grouped = true;
  const endChain = () => {
    const groups = grouped ? chain.map((word) => word.folded).join(" ") : "";
    const number = groups.replaceAll(" ", "");
    if (number.length <= 40 && /^\d{1,3}( \d{3})+$/.test(groups)) {
      found.push({ folded: number, start: chain[0].start, end: chain.at(-1).end, joined: true, whole: true, number: true });
    }
    for (let from = 0; from + 1 < chain.length; from++) {
      for (let to = from + 1; to < chain.length; to++) {
        if (chain.length > 4 && to - from + 1 < chain.length) continue;
        const folded = chain.slice(from, to + 1).map((word) => word.folded).join("");
        if (folded.length > 40 || /^\p{N}+$/u.test(folded)) continue;
        found.push({ folded, start: chain[from].start, end: chain[to].end, joined: true, whole: to - from + 1 === chain.length });
      }
    }
    chain = [];
    grouped = true;
  };
  for (const { 0: piece, index: start } of text.matchAll(WORD)) {
    const folded = fold(piece.length > LONGEST_WORD ? [...piece.replace(DROPPED, "")].slice(0, LONGEST_WORD).join("") : piece);
    if (!folded) continue;
    const word = { folded, start, end: start + piece.length, alone: ONE.test(piece) };
    const sign = chain.length ? text.slice(chain.at(-1).end, start) : "";
    const inNumber = GROUPING.test(sign) && /^\d+$/.test(text.slice(chain.at(-1).start, chain.at(-1).end)) && /^\d/.test(piece);
    if (word.alone || !chain.length || !(JOINT.test(sign) || inNumber)) endChain();
    else grouped &&= GROUPING.test(sign);
    found.push(word);
    if (!word.alone) chain.push(word);
  }
  endChain();
  return found;
}
