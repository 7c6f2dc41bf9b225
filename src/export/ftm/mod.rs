//! FollowTheMoney, one entity a line, as Aleph and OpenSanctions read and write it. <https://followthemoney.tech/>

mod edges;
mod entity;
mod schema;
mod things;

use std::io::{self, Write};

use super::facts::Facts;

/// All entities but the mentions: first what has a name, then what joins it.
pub(super) fn write(facts: Facts<'_>, out: &mut dyn Write) -> io::Result<()> {
    for id in facts.entities() {
        things::thing(facts, id).write(out)?;
    }
    for article in facts.articles().filter_map(|id| things::article(facts, id)) {
        article.write(out)?;
    }
    for (id, used) in facts.outside_sources() {
        things::source(id, used).write(out)?;
    }
    for relation in facts.relations() {
        edges::relation(facts, relation).write(out)?;
        for earlier in edges::earlier(facts, relation) {
            earlier.write(out)?;
        }
    }
    for (stated, claim) in facts.claims() {
        things::claim(facts, stated, claim).write(out)?;
    }
    for told in facts.events() {
        things::event(facts, told).write(out)?;
    }
    Ok(())
}

/// Who is named in which article. In a large dossier these are most of all entities.
pub(super) fn write_mentions(facts: Facts<'_>, out: &mut dyn Write) -> io::Result<()> {
    facts.namings().try_for_each(|naming| edges::naming(facts, &naming).write(out))
}
