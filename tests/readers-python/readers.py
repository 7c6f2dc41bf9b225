"""Reads what the built sample gives to other programs with those programs' own readers. Prints what each found and says what none could read.

    python tests/readers-python/readers.py FOLDER PROGRAM

FOLDER is the sample as PROGRAM has built it with --base-url https://dossier.example/.
"""

import json
import re
import subprocess
import sys
import tempfile
import warnings
from collections import Counter
from pathlib import Path

import feedparser
import jsonschema
import networkx
import openpyxl
import pandas
import sqlite_utils
from followthemoney import model
from lxml import etree
from pyld import jsonld

SITE = Path(sys.argv[1])
PROGRAM = Path(sys.argv[2]).resolve()
BASE = "https://dossier.example/"
HERE = Path(__file__).parent
missed = []
warnings.filterwarnings("ignore", "Workbook contains no default style", module="openpyxl")


def check(reached, what):
    """Notes what a reader could not do."""
    if not reached:
        missed.append(what)


def read_json():
    """dossier.json by its own schema."""
    whole = json.loads((SITE / "data/dossier.json").read_text("utf-8"))
    schema = json.loads((SITE / "data/dossier.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    wrong = list(jsonschema.Draft202012Validator(schema).iter_errors(whole))
    print(f"dossier.json: {len(whole['relations'])} relations, {len(whole['claims'])} claims, {len(wrong)} errors")
    check(not wrong, f"dossier.json is not what its schema says: {wrong[:3]}")
    return whole


def read_followthemoney(whole):
    """Every entity by the model, and nothing of it is lost when the model cleans it."""
    schemata = Counter()
    ids = set()
    files = [SITE / "data/entities.ftm.json", SITE / "data/mentions.ftm.json"]
    entities = [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]
    for entity in entities:
        schemata[entity["schema"]] += 1
        ids.add(entity["id"])
        try:
            model.get(entity["schema"]).validate(entity)
        except Exception as error:  # the model raises errors of several kinds
            check(False, f"{entity['id']} is not valid: {error}")
            continue
        clean = model.get_proxy(entity, cleaned=False)
        for name, values in entity["properties"].items():
            lost = set(values) - set(clean.get(name))
            check(not lost, f"{entity['id']}: the model takes no {name} {lost}")
    for entity in entities:
        for prop in model.get(entity["schema"]).properties.values():
            if prop.type.name == "entity":
                lost = set(entity["properties"].get(prop.name, [])) - ids
                check(not lost, f"{entity['id']}: nobody is {lost}")
    print("FollowTheMoney:", ", ".join(f"{count} {schema}" for schema, count in schemata.most_common()))
    check(schemata["Mention"] + schemata["Documentation"] > len(whole["mentions"]) / 2, "mentions are missing")
    check(schemata["Sanction"] > 0 and schemata["Ownership"] > 0, "no sanction, or nobody owns anything")
    facts = {relation["id"] for relation in whole["relations"] if relation["certainty"] in ("asserted", "reported")}
    sanctions = {entity["id"] for entity in entities if entity["schema"] in ("Sanction", "Ownership", "Employment")}
    check(sanctions <= facts, f"what is only alleged or inferred stands as a fact: {sanctions - facts}")


def read_graphml(whole):
    """The graph by networkx: every relation is an edge between the same two."""
    graph = networkx.read_graphml(SITE / "data/dossier.graphml", force_multigraph=True)
    print(f"GraphML: {graph.number_of_nodes()} nodes, {graph.number_of_edges()} edges")
    edges = {(source, target, data["type"]) for source, target, data in graph.edges(data=True)}
    wanted = {(relation["subject"], relation["object"], relation["type"]) for relation in whole["relations"]}
    check(wanted <= edges, f"the graph lacks {list(wanted - edges)[:3]}")
    check(all("label" in data for _, data in graph.nodes(data=True)), "an edge leads to a node that is not there")


def read_tables(whole):
    """Tables by pandas, which takes the mark at the beginning as none of the first column's name."""
    tables = {path.name: pandas.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig") for path in SITE.rglob("*.csv")}
    print("tables:", ", ".join(f"{name} {len(table)} × {len(table.columns)}" for name, table in sorted(tables.items())))
    for name, path in ((path.name, path) for path in SITE.rglob("*.csv")):
        check(path.read_bytes().startswith(b"\xef\xbb\xbf"), f"{name} does not begin with the mark of UTF-8")
    counts = {"relations.csv": "relations", "claims.csv": "claims", "events.csv": "events", "mentions.csv": "mentions", "articles.csv": "articles"}
    for name, key in counts.items():
        check(len(tables[name]) == len(whole[key]), f"{name} has {len(tables[name])} lines, not {len(whole[key])}")
    both = tables["evidence.csv"].merge(tables["relations.csv"], on="relation_id")
    check(len(both) == len(tables["evidence.csv"]), "evidence without its relation")
    entities = sum(len(tables[name]) for name in ("companies.csv", "regulations.csv", "entities.csv"))
    check(entities == len(whole["entities"]), "entities are missing in the tables")


def cells(table, folder):
    """The cells of a table as a spreadsheet program has them."""
    sheet = folder / f"{table.stem}.xlsx"
    command = ["ssconvert", "--import-encoding=UTF-8", "--import-type=Gnumeric_stf:stf_csvtab", table, sheet]
    subprocess.run(command, check=True, capture_output=True)
    return list(openpyxl.load_workbook(sheet).active.iter_rows())


def read_spreadsheet():
    """Tables by Gnumeric: letters are whole, and no value is a formula."""
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        tables = sorted(SITE.rglob("*.csv"))
        for path in tables:
            rows = cells(path, folder)
            plain = pandas.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
            check(len(rows) == len(plain) + 1, f"{path.name} has {len(rows)} rows in a spreadsheet, not {len(plain) + 1}")
            check([cell.value for cell in rows[0]] == list(plain.columns), f"{path.name} has other columns in a spreadsheet")
            check(not any(cell.data_type == "f" for row in rows for cell in row), f"{path.name} has a formula")
            shown = {str(cell.value) for row in rows for cell in row}
            umlauts = {value for value in plain.to_numpy().flat if re.search("[äöüßÄÖÜ]", value) and "\n" not in value}
            check(umlauts <= shown, f"{path.name} lost letters: {list(umlauts - shown)[:2]}")
        check(any("ü" in path.read_text("utf-8") for path in tables), "no table has an umlaut to lose")
        # What would be run if it were not made harmless.
        signs = ['=HYPERLINK("https://evil.example/"; "x")', "+49 30 1", "-1+2", "@SUM(1)", "＝1+1"]
        (folder / "content/companies").mkdir(parents=True)
        (folder / "dossier.yaml").write_text("title: Müller\nlanguage: de\n", "utf-8")
        for at, sign in enumerate(signs):
            text = f"---\nname: {json.dumps(sign, ensure_ascii=False)}\n---\n"
            (folder / f"content/companies/c{at}.md").write_text(text, "utf-8")
        table = folder / "companies.csv"
        run = subprocess.run([PROGRAM, "export", "companies", "--root", folder], capture_output=True)
        check(run.returncode == 0, f"the table of formulas was not made: {run.stderr.decode()}")
        table.write_bytes(run.stdout)
        rows = cells(table, folder)
        values = {str(cell.value) for row in rows for cell in row}
        check(not any(cell.data_type == "f" for row in rows for cell in row), "a name is run as a formula")
        # A spreadsheet program may take the apostrophe for what it is, the mark of a text.
        lost = [sign for sign in signs if sign not in values and f"'{sign}" not in values]
        check(not lost, f"names are no text any more: {lost}")
        print(f"Gnumeric: {len(tables)} tables and {len(signs)} formulas as text")


def read_database():
    """Tables by sqlite-utils, as Datasette shows them: what has an id joins, and the search finds words."""
    database = sqlite_utils.Database(memory=True)
    keys = {"relations": "relation_id", "claims": "claim_id", "events": "event_id"}
    for path in SITE.rglob("*.csv"):
        with path.open("rb") as file:
            rows, _ = sqlite_utils.utils.rows_from_file(file, encoding="utf-8-sig")
            rows = list(rows)
        key = keys.get(path.stem)
        database[path.stem].insert_all(rows, pk=key if rows and key in rows[0] else None)
    database["evidence"].add_foreign_key("relation_id", "relations", "relation_id")
    broken = list(database.query("select 1 from evidence left join relations using (relation_id) where relations.relation_id is null"))
    check(not broken, f"{len(broken)} lines of evidence lead nowhere")
    check(not list(database.query("pragma foreign_key_check")), "a foreign key leads nowhere")
    database["claims"].enable_fts(["text"])
    words = next(iter(database["claims"].rows))["text"].split()
    found = list(database["claims"].search(max(words, key=len).strip(".,»«„“"), quote=True))
    check(found, "the search of a table finds nothing")
    print("sqlite-utils:", ", ".join(f"{table.name} {table.count}" for table in database.tables if "_fts" not in table.name))


def read_bibliographies():
    """Bibliographies by pandoc's citeproc: each source is one entry with its title."""
    items = json.loads((SITE / "sources/sources.csl.json").read_text("utf-8"))
    words = lambda text: re.sub(r"\W+", " ", text).casefold().strip()
    for name in ("sources.csl.json", "sources.bib"):
        text = f"---\nnocite: '@*'\nlang: de\nbibliography: {SITE / 'sources' / name}\n---\n"
        command = ["pandoc", "--citeproc", "--wrap=none", "--from=markdown", "--to=plain"]
        run = subprocess.run(command, input=text.encode(), capture_output=True)
        check(run.returncode == 0 and not run.stderr, f"{name}: {run.stderr.decode()[:300]}")
        entries = [entry for entry in run.stdout.decode().split("\n\n") if entry.strip()]
        listed = words(run.stdout.decode())
        lost = [item["title"] for item in items if "title" in item and words(item["title"]) not in listed]
        check(len(entries) == len(items), f"{name} has {len(entries)} entries for pandoc, not {len(items)}")
        check(not lost, f"{name} lost {lost[:3]}")
        print(f"pandoc --citeproc: {name} {len(entries)} entries")


def read_linked_data():
    """JSON-LD of every page by pyld. The words are those of schema.org, whose context is not loaded from the network."""

    def loader(url, _options=None):
        context = {"@context": {"@vocab": "https://schema.org/"}}
        return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": context}

    jsonld.set_document_loader(loader)
    types = Counter()
    for page in SITE.rglob("*.html"):
        text = page.read_text("utf-8")
        for block in re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.S):
            for record in jsonld.expand(json.loads(block), {"base": BASE}):
                types[record["@type"][0].removeprefix("https://schema.org/")] += 1
                check(record["@id"].startswith(BASE), f"{page}: {record['@id']} is none of the site's addresses")
    print("JSON-LD:", ", ".join(f"{count} {name}" for name, count in types.most_common()))
    wanted = {"WebPage", "Claim", "Organization", "Legislation", "GovernmentOrganization", "Person", "Dataset"}
    check(wanted <= set(types), f"no page has {wanted - set(types)}")
    check("ClaimReview" not in types, "the dossier rates claims")


def read_feeds():
    """Feeds by feedparser."""
    feeds = list(SITE.rglob("feed.xml"))
    entries = 0
    for path in feeds:
        feed = feedparser.parse(path.read_bytes())
        entries += len(feed.entries)
        check(not feed.bozo and feed.version == "atom10", f"{path}: {feed.get('bozo_exception')}")
        check(feed.entries and all(entry.get("id") and entry.get("link") for entry in feed.entries), f"{path}: an entry lacks its id or link")
    print(f"feeds: {len(feeds)} with {entries} entries")


ATOM = "{http://www.w3.org/2005/Atom}"
DAY = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")


def check_feeds():
    """Feeds by the rules of RFC 4287 and those that the W3C's validator adds."""
    for path in SITE.rglob("feed.xml"):
        feed = etree.parse(path).getroot()
        entries = feed.findall(ATOM + "entry")
        address = BASE + path.relative_to(SITE).as_posix()
        for element in (feed, *entries):
            for name in ("id", "title", "updated"):
                check(len(element.findall(ATOM + name)) == 1, f"{path}: {name} stands {len(element.findall(ATOM + name))} times")
            id = element.findtext(ATOM + "id", "")
            check(re.match(r"[a-z][a-z0-9+.-]*:\S+$", id), f"{path}: {id} is no absolute address")
            for name in ("updated", "published"):
                day = element.findtext(ATOM + name)
                check(day is None or DAY.fullmatch(day), f"{path}: {day} is no time")
            kinds = Counter()
            for link in element.findall(ATOM + "link"):
                check(link.get("href", "").startswith("https://"), f"{path}: {link.get('href')} is no whole address")
                kinds[link.get("rel", "alternate"), link.get("type"), link.get("hreflang")] += 1
            twice = [kind for kind, count in kinds.items() if kind[0] == "alternate" and count > 1]
            check(not twice, f"{path}: two links of one kind {twice}")
            check(element.find(ATOM + "content") is not None or any(kind[0] == "alternate" for kind in kinds), f"{path}: {id} leads nowhere")
            authors = element.findall(f"{ATOM}author/{ATOM}name")
            check(authors or feed.findall(f"{ATOM}author/{ATOM}name"), f"{path}: {id} is by nobody")
        for part in feed.iter(ATOM + "title", ATOM + "summary", ATOM + "content", ATOM + "subtitle", ATOM + "rights"):
            check(part.get("type", "text") in ("text", "html", "xhtml"), f"{path}: a text of type {part.get('type')}")
            check((part.text or "").strip() or len(part), f"{path}: an empty {etree.QName(part).localname}")
        own = [link.get("href") for link in feed.findall(ATOM + "link") if link.get("rel") == "self"]
        check(own == [address], f"{path}: its own address is {own}")
        ids = [entry.findtext(ATOM + "id") for entry in entries]
        check(len(set(ids)) == len(ids), f"{path}: two entries have one id")
        days = [entry.findtext(ATOM + "updated", "") for entry in entries]
        check(feed.findtext(ATOM + "updated") == max(days, default=""), f"{path}: it is not as new as its newest entry")


def read_zotero():
    """The head of every page by the rules of Zotero's translator for embedded metadata: z:itemType decides what a page is, and
    citation_* what is known of it; without the first, a title alone would make a journal article of it."""
    types = Counter()
    for page in SITE.rglob("*.html"):
        head = etree.parse(page, etree.HTMLParser(encoding="utf-8")).find("head")
        if head is None or head.find("link[@rel='canonical']") is None or head.find("meta[@http-equiv='refresh']") is not None:
            continue
        tags = [(tag.get("name") or tag.get("property"), tag.get("content")) for tag in head.findall("meta")]
        values = dict(tags)
        types[values.get("z:itemType")] += 1
        check(values.get("citation_title"), f"{page}: no title for Zotero")
        day = values.get("citation_publication_date")
        check(day is None or re.fullmatch(r"\d{4}([-/]\d\d){0,2}", day), f"{page}: {day} is no day for Zotero")
    print("Zotero's rules:", ", ".join(f"{count} {name}" for name, count in types.items()))
    check(set(types) == {"webpage"}, f"pages are {set(types)}")


def read_sitemap():
    """The sitemap by the rules of its protocol."""
    schema = etree.XMLSchema(etree.parse(HERE / "sitemap.xsd"))
    for path in SITE.glob("sitemap*.xml"):
        document = etree.parse(path)
        check(schema.validate(document), f"{path.name}: {schema.error_log}")
        print(f"{path.name}: {len(document.getroot())} addresses")


everything = read_json()
read_followthemoney(everything)
read_graphml(everything)
read_tables(everything)
read_spreadsheet()
read_database()
read_bibliographies()
read_linked_data()
read_zotero()
read_feeds()
check_feeds()
read_sitemap()
for miss in missed[:40]:
    print(f"MISSED: {miss}", file=sys.stderr)
sys.exit(1 if missed else 0)
