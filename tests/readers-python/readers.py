"""Reads what the built sample gives to other programs with those programs' own readers. Prints what each found and says what none could read.

    python tests/readers-python/readers.py FOLDER

FOLDER is the sample as it was built with --base-url https://dossier.example/.
"""

import json
import re
import sys
from collections import Counter
from pathlib import Path

import feedparser
import jsonschema
import networkx
import pandas
from followthemoney import model
from lxml import etree
from pyld import jsonld

SITE = Path(sys.argv[1])
BASE = "https://dossier.example/"
HERE = Path(__file__).parent
missed = []


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
    with (SITE / "data/entities.ftm.json").open(encoding="utf-8") as lines:
        entities = [json.loads(line) for line in lines]
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
read_linked_data()
read_feeds()
read_sitemap()
for miss in missed[:40]:
    print(f"MISSED: {miss}", file=sys.stderr)
sys.exit(1 if missed else 0)
