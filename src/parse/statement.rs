//! Statements that a person made: relations, events, claims.
//!
//! Only their form is checked here. Whether a type joins two kinds, an inference has its reason, or a claim exists is
//! decided when all documents are known.

use std::sync::Arc;

use super::date_order::report_end_before_start;
use super::outside_source::{outside_source, source_fields};
use super::vocabulary::STATEMENT_SYNONYMS;
use crate::diagnostic::Code;
use crate::model::{
    Amount, Answer, AnswerKind, AssertionFields, Certainty, Claim, Date, DisputedPoint, Event, Evidence, Paragraph,
    RelationStatement, Share, Speaker, SpeakerName, Status, Wording,
};
use crate::parse::body::heading_ids::is_page_part;
use crate::yaml::{Field, Fields, Yaml};

pub(super) fn relations(field: Field<'_>) -> Vec<RelationStatement> {
    field.groups(|index, fields| {
        let subject = fields.get("subject").reference();
        let kind = fields.required("type").text();
        let object = fields.required("object").reference();
        let assertion = assertion(&fields);
        let disputed_by = fields.get("disputed_by").items(|item| item.text().map(Arc::from));
        let disputed_point = fields.get("disputed_point").word(DisputedPoint::WORDS);
        let evidence = fields.get("evidence").items(evidence);
        fields.finish(STATEMENT_SYNONYMS);
        let (kind, object) = (Arc::from(kind?), object?);
        Some(RelationStatement { index, subject, kind, object, assertion, disputed_by, disputed_point, evidence })
    })
}

/// What one source says about a relation.
fn assertion(fields: &Fields<'_>) -> AssertionFields {
    let said = AssertionFields {
        announced: fields.get("announced").date(),
        start: fields.get("start").date(),
        until: fields.get("until").date(),
        end: fields.get("end").date(),
        start_text: fields.get("start_text").text(),
        end_text: fields.get("end_text").text(),
        status: fields.get("status").word(Status::WORDS),
        certainty: fields.get("certainty").word(Certainty::WORDS),
        share: quantity(
            fields.get("share"),
            Share::parse,
            "a share",
            "write it in percent, with a point: `49 %`, `49.5 %`",
        ),
        amount: quantity(
            fields.get("amount"),
            Amount::parse,
            "an amount",
            "write digits and a currency: `500000000 EUR`",
        ),
        listed_as: fields.get("listed_as").text(),
        entry: fields.get("entry").text(),
        reason: fields.get("reason").text(),
        note: fields.get("note").text(),
        par: paragraph(fields.get("par")),
    };
    report_end_before_start(fields, ["start", "end"], said.start.as_ref(), said.end.as_ref());
    report_end_before_start(fields, ["start", "until"], said.start.as_ref(), said.until.as_ref());
    said
}

/// A quantity; `None` where absent, empty or written in another form.
fn quantity<T>(field: Field<'_>, parse: impl Fn(&str) -> Option<T>, what: &str, help: &str) -> Option<T> {
    let text = field.text()?;
    let parsed = parse(&text);
    if parsed.is_none() {
        field.report(Code::UnknownValue, format!("`{text}` is not {what}"), help);
    }
    parsed
}

/// An article by its slug, an article with fields of its own, or a source outside.
fn evidence(item: Field<'_>) -> Option<Evidence> {
    let Some(Yaml::Map(_)) = item.value() else {
        return item.reference().map(|article| Evidence::Article(article, AssertionFields::default()));
    };
    let fields = item.fields()?;
    let own = assertion(&fields);
    let found = if fields.has("article") {
        fields.required("article").reference().map(|article| Evidence::Article(article, own))
    } else if fields.has("title") || fields.has("url") {
        Some(Evidence::Outside(source_fields(&fields), own))
    } else {
        fields.get("article");
        let help = "name an article of the dossier (`article: …`), or a source outside (`title: …`, `url: https://…`)";
        item.report(Code::MissingField, format!("`{}` names no source", item.path()), help);
        None
    };
    fields.finish(STATEMENT_SYNONYMS);
    found
}

pub(super) fn events(field: Field<'_>) -> Vec<Event> {
    field.groups(|index, fields| {
        let date = fields.required("date").date();
        let title = fields.required("title").text();
        let event = Event {
            index,
            date: date.unwrap_or_else(Date::unreadable),
            title: title.unwrap_or_default(),
            about: fields.get("about").references(),
            par: paragraph(fields.get("par")),
            certainty: fields.get("certainty").word(Certainty::WORDS).unwrap_or_default(),
            is_expected: fields.get("status").one_of(&["expected"]).is_some(),
            tells: fields.get("tells").texts(),
            note: fields.get("note").text(),
            source: fields.get("source").fields().and_then(outside_source),
        };
        fields.finish(STATEMENT_SYNONYMS);
        Some(event)
    })
}

pub(super) fn claims(field: Field<'_>) -> Vec<Claim> {
    field.groups(|index, fields| {
        let id = claim_id(fields.required("id"));
        let mut wordings = fields.required("text").wordings();
        if wordings.is_empty() {
            wordings.push(Wording { language: None, text: String::new() });
        }
        let mut answers = Vec::new();
        for (key, kind) in AnswerKind::WORDS {
            let named = fields.get(key).items(|item| item.text());
            answers.extend(named.into_iter().map(|claim| Answer { kind: *kind, claim: claim.into() }));
        }
        let claim = Claim {
            index,
            id: id.clone().unwrap_or_else(|| Arc::from("")),
            by: speaker(fields.get("by")),
            topic: fields.get("topic").text(),
            wordings,
            about: fields.get("about").references(),
            certainty: fields.get("certainty").word(Certainty::WORDS).unwrap_or_default(),
            date: fields.get("date").date(),
            note: fields.get("note").text(),
            par: paragraph(fields.get("par")),
            answers,
        };
        fields.finish(STATEMENT_SYNONYMS);
        // A claim with an id stays although its text is missing: others may answer it.
        id.map(|_| claim)
    })
}

/// A claim's id becomes part of an address (`#c1`) and of references (`article#c1`).
fn claim_id(field: Field<'_>) -> Option<Arc<str>> {
    let text = field.text()?;
    let fine = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    if !fine {
        let help = "an id has letters, digits, hyphens and underscores: c1";
        field.report(Code::UnknownValue, format!("`{text}` cannot be the id of a claim"), help);
    } else if is_page_part(&text) {
        let help = "give the claim another id, such as c1";
        field.report(Code::UnknownValue, format!("`{text}` is the id of another part of the page"), help);
    }
    Some(text.into())
}

/// Absent: the source itself. Empty: nobody is named. Otherwise slugs and `{text: …}`, one or a list.
fn speaker(field: Field<'_>) -> Speaker {
    if field.is_absent() {
        return Speaker::Source;
    }
    if field.is_empty() {
        return Speaker::Nobody;
    }
    match field.value() {
        Some(Yaml::Map(_)) => Speaker::Named(speaker_name(field).into_iter().collect()),
        _ => Speaker::Named(field.items(speaker_name)),
    }
}

fn speaker_name(field: Field<'_>) -> Option<SpeakerName> {
    match field.value() {
        Some(Yaml::Map(_)) => {
            let fields = field.fields()?;
            let text = fields.required("text").text();
            let is_plural = fields.get("plural").flag();
            fields.finish(&[("name", &["text"]), ("title", &["text"])]);
            Some(SpeakerName::Words { text: text?, is_plural })
        }
        _ => field.reference().map(SpeakerName::Entity),
    }
}

/// A number from 1 on, or the first words of the paragraph.
fn paragraph(field: Field<'_>) -> Option<Paragraph> {
    match field.value()? {
        Yaml::Text(_) => field.text().map(Paragraph::Words),
        Yaml::Integer(_) => field.count().map(Paragraph::Number),
        Yaml::Null => None,
        _ => {
            field.wrong_type("the number of a paragraph or its first words", "");
            None
        }
    }
}
