//! One view for each page: everything that its template can show, and nothing else.
//!
//! A view is data: no HTML, no lookups left to do. Two equal views give two equal files.

pub mod apparatus;
pub mod article;
pub mod body;
pub mod body_plan;
pub mod claims;
pub mod facts;
pub mod frame;
pub mod mentions;
pub mod notation;
pub mod plain;
pub mod record;
