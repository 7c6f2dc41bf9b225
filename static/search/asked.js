// ---- What a query says beside words: dates, the site's own citations, questions.

/** Spaces that group the digits of a number. */
const SPACE_IN_NUMBER = /(?<=\d)[\u00a0\u2009\u202f](?=\d{3})/g;

/** «Golem 9/2020, Rn. 4»: an outlet, a month, a paragraph; each of the last two may be missing. */
const PASSAGE = /[,\s]+(?:rn|rz|randnr|randnummer|abs|absatz|para|par|paragraph)\.?\s*(\d{1,4})\s*$/i;
const CITED = /^\s*(.+?)\s+(?:(\d{1,2})\/)?(\d{4})[a-z]?\s*$/i;

/** Takes a citation out of a text, as filters and clauses of the query; returns what is left. */
function takeCitation(root, text, query) {
  const passage = PASSAGE.exec(text);
  if (passage) {
    query.passage = Number(passage[1]);
    text = text.slice(0, passage.index);
  }
  const [, name, month, year] = CITED.exec(text) ?? [];
  const outlet = { key: "outlet", value: name ?? "", exact: true, not: false };
  const isOutlet = name && filterValues(root, outlet).length > 0;
  const date = month && dateClause(year, month);
  if (!isOutlet && !date) return text;
  if (date) query.clauses.push({ ...date, own: true });
  else query.filters.push({ key: "year", value: year, not: false });
  const articles = root.kinds.find((kind) => kind.article);
  if (isOutlet) query.filters.push(outlet);
  else if (articles) query.filters.push({ key: "kind", value: articles.name, not: false });
  // Where the source names no outlet its headline stands before the month.
  return isOutlet ? "" : name;
}

/** How dates are typed: 2020-08-14, 2020-08, 14.8.2020; with the names of months in words. */
const DATES_IN_NUMBERS = [
  [/(?<![\p{L}\p{N}:.-])(\d{4})-(\d{2})(?:-(\d{2}))?(?![\p{L}\p{N}-])/gu, (year, month, day) => [year, month, day]],
  [/(?<![\p{L}\p{N}:.-])(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?![\p{L}\p{N}-])/gu, (day, month, year) => [year, month, day]],
];

/** Takes the dates out of a text, but not out of quotations and filters; returns what is left. */
function takeDates(root, text, query) {
  const months = monthsOf(root);
  const names = [...months.keys()].sort((a, b) => b.length - a.length).join("|");
  const inWords = (pattern) => new RegExp(`(?<![\\p{L}\\p{N}:.-])${pattern.replace("MONTH", `(${names})`)}(?![\\p{L}\\p{N}])`, "giu");
  const number = (name) => months.get(name.toLowerCase());
  const forms = [
    ...DATES_IN_NUMBERS,
    [inWords("(\\d{1,2})\\.?\\s+MONTH\\s+(\\d{4})"), (day, name, year) => [year, number(name), day]],
    [inWords("MONTH\\s+(\\d{1,2}),?\\s+(\\d{4})"), (name, day, year) => [year, number(name), day]],
    [inWords("MONTH\\s+(\\d{4})"), (name, year) => [year, number(name)]],
  ];
  const taken = (part) => forms.reduce((rest, [form, read]) => rest.replace(form, (whole, ...groups) => {
    const clause = dateClause(...read(...groups));
    if (!clause) return whole;
    query.clauses.push(clause);
    return " ";
  }), part);
  // What stands between quotation marks is every second piece.
  return text.split(/(["“”„«»][^"“”„«»]*["“”„«»]?)/).map((part, at) => (at % 2 ? part : taken(part))).join("");
}

/** A date as a clause; undefined for days that no calendar has. */
function dateClause(year, month, day) {
  const two = (part) => String(part).padStart(2, "0");
  if (!(month >= 1 && month <= 12) || (day && !(day >= 1 && day <= 31))) return undefined;
  const date = { year: Number(year), month: Number(month), day: day ? Number(day) : undefined };
  return { words: [year + two(month) + (day ? two(day) : "")], phrase: false, date, typed: `${year}-${two(month)}${day ? `-${two(day)}` : ""}` };
}

/** The languages that are spoken here, as far as the browser knows their months. */
const languagesOf = (root) => [...new Set([root.tag, "de", "en", ...root.columns.languages.map(([tag]) => tag)])];

function monthName(language, month) {
  return new Intl.DateTimeFormat(language, { month: "long", timeZone: "UTC" }).format(Date.UTC(2000, month - 1, 1)).toLowerCase();
}

/** The numbers of months by their names. */
function monthsOf(root) {
  const months = new Map();
  for (const language of languagesOf(root)) for (let month = 1; month <= 12; month++) months.set(monthName(language, month), month);
  return new Map([...months].filter(([name]) => /^\p{L}+$/u.test(name)));
}

/** How a date is written in texts: its words, once for each language that names the month in another way. */
function writtenDates(root, { year, month, day }) {
  const names = new Set(languagesOf(root).map((language) => fold(monthName(language, month))));
  return [...names].map((name) => [...(day ? [String(day)] : []), name, String(year)]);
}

/** Words with which a question begins. */
const QUESTION = "was wer wie wo wann warum wieso weshalb wem wen wessen woher wohin seit welche welcher welches welchen welchem what who whom whose which when where why how since";
/** Words that say nothing of what is looked for: of being, coming and doing, and of saying, as every answer is said by somebody. */
const EMPTY_WORDS = new Set(`${QUESTION} der die das den dem des ein eine einen einem einer eines und oder auf in im am an zu zum zur von vom bei beim mit nach
für fuer gegen über ueber unter vor ist sind war waren wird werden wurde wurden hat haben hatte hatten steht stehen gibt gab es sie er ihr ihre sich dazu
darauf sagt sagen sagte gesagt meint antwortet antwortete geantwortet erwidert erklärt erklaert the a an and or on in at to of for from by with about is are was were be been
kam kommt kommen kamen gekommen ging geht gehen gegangen tut tat tun getan macht machte machen gemacht geschah geschieht geschehen passiert passierte
heißt hieß liegt lag lautet gilt gelten galt worden kann können konnte darf dürfen durfte muss müssen musste soll sollen sollte will wollen wollte man denn noch schon
auch als bis durch this that these those come comes came go goes went gone happen happens happened make makes made get gets got can could may might must
shall should will would up out into has have had do does did it its they their he she there say says said answer answers answered reply replies replied respond responded claim claims`.split(/\s+/).map(fold));
const QUESTIONS = new Set(QUESTION.split(" "));
/** Question words that also end a query: «entity list seit wann». The others end names: «Doctor Who». */
const ASKED_LAST = new Set(["wann", "warum", "wieso", "weshalb", "when", "why"]);

/** What is written in capitals is a name: WHO, IT. */
const isInCapitals = (word) => word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase();

/** Whether somebody asks in a sentence: with a question mark, or with a question word before or after another. */
function isQuestion(text) {
  const all = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  const asks = (word, known) => known.has(fold(word)) && !isInCapitals(word);
  return /\?\s*$/.test(text) || (all.length > 1 && (asks(all[0], QUESTIONS) || asks(all.at(-1), ASKED_LAST)));
}

/** The query without the words of a question that say nothing: question words alone are nothing to look for. */
function withoutEmptyWords(query) {
  const says = ({ words, phrase, date, typed }) => phrase || date || words.length > 1 || !EMPTY_WORDS.has(words[0]) || isInCapitals(typed);
  return { ...query, clauses: query.clauses.filter(says) };
}
