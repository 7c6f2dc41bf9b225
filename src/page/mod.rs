//! One view for each page: everything that its template can show, and nothing else.
//!
//! A view is data: no HTML, no lookups left to do. Two equal views give two equal files.

pub mod body;
pub mod facts;
pub mod frame;
pub mod notation;
