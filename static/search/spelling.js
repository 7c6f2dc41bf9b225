// ---- Words that nothing has: what they may have been meant to be.

/** Words that texts have, most telling first. Undefined where they cannot be loaded. */
async function suggestions(root, trouble) {
  try {
    const [text] = await load(root.suggestions);
    return text.split(" ").map((word) => ({ word, folded: fold(word) }));
  } catch {
    trouble.files++;
    return undefined;
  }
}

/**
 * The query with each unknown word replaced by the one that is spelled most like it, and what was `changed`. Words without
 * such a one stay as they are; undefined where no word has one.
 */
async function corrected(root, query, trouble) {
  const candidates = await suggestions(root, trouble);
  const changed = [], clauses = [];
  const isKnown = async (word) => (await resolveWord(root, word, false, trouble)).lists.length > 0;
  for (const [at, clause] of query.clauses.entries()) {
    // «Bite Dance»: two words that nothing has may be one.
    const before = query.clauses[at - 1];
    const pair = before && clauses.at(-1) === before && isWord(before) && isWord(clause) ? before.words[0] + clause.words[0] : undefined;
    const one = pair && !(await isKnown(before.words[0]) && (await isKnown(clause.words[0]))) ? nearest(pair, candidates ?? []) : undefined;
    if (one) {
      changed.push({ from: `${before.typed} ${clause.typed}`, to: one.word });
      clauses.splice(-1, 1, { ...clause, words: [one.folded], typed: one.word });
      continue;
    }
    const others = [];
    for (const word of clause.date ? [] : clause.words) {
      const other = (await isKnown(word)) ? undefined : nearest(word, candidates ?? []);
      if (other) changed.push({ from: word, to: other.word });
      others.push(other);
    }
    clauses.push(others.some(Boolean) ? { ...clause, words: clause.words.map((word, at) => others[at]?.folded ?? word), joined: undefined } : clause);
  }
  return changed.length ? { query: { ...query, clauses, spoken: clauses.flatMap(({ words }) => words) }, changed } : undefined;
}

/** At most so many words are offered where nothing was found. */
const MOST_OFFERED = 6;

/** The words of the texts that are most like those of a query, best first: for a reader to choose from. */
async function offered(root, query, trouble) {
  const candidates = await suggestions(root, trouble);
  const found = [];
  for (const word of query.clauses.flatMap((clause) => (clause.date ? [] : clause.words)).slice(0, 3)) {
    for (const [place, candidate] of (candidates ?? []).entries()) {
      const most = Math.floor(Math.max(word.length, candidate.folded.length) / 3);
      const begins = word.length >= 4 && candidate.folded.startsWith(word.slice(0, Math.max(4, word.length - 3)));
      const far = Math.abs(candidate.folded.length - word.length) > most ? most + 1 : distanceOf(word, candidate.folded, most);
      if (far <= most || begins) found.push({ word: candidate.word, far: begins ? Math.min(far, 2) : far, place });
    }
  }
  found.sort((a, b) => a.far - b.far || a.place - b.place);
  const capital = query.clauses.some(({ typed }) => /^\p{Lu}/u.test(typed));
  const words = found.map(({ word }) => (capital ? word.charAt(0).toUpperCase() + word.slice(1) : word));
  return [...new Set(words)].slice(0, MOST_OFFERED);
}

/** The candidate with the fewest letters changed, added, lost or swapped; at most one in four. Earlier ones win. */
function nearest(word, candidates) {
  let most = Math.min(3, Math.floor(word.length / 4) + (word.length === 3));
  let best;
  for (const candidate of candidates) {
    if (Math.abs(candidate.folded.length - word.length) > most) continue;
    const distance = distanceOf(word, candidate.folded, most);
    if (distance <= most && distance > 0) {
      best = candidate;
      most = distance - 1;
      if (!most) break;
    }
  }
  return best;
}

/** The edit distance of two words, swaps counted once; more than `most` where it is larger. */
function distanceOf(a, b, most) {
  let before, last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] !== b[j - 1]));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      least = Math.min(least, row[j]);
    }
    if (least > most) return most + 1;
    before = last;
    last = row;
  }
  return last[b.length];
}
