//! One view for each page: everything that its template can show, and nothing else.
//!
//! A view is data: no HTML, no lookups left to do. Two equal views give two equal files.

pub mod article;
pub mod body;
pub mod body_plan;
pub mod claims;
pub mod csv;
pub mod entity;
pub mod feed;
pub mod frame;
pub mod home;
pub mod list;
pub mod matrix;
pub mod network;
pub mod not_found;
pub mod notation;
pub mod plain;
pub mod plan;
pub mod preview_script;
pub mod previews;
pub mod print;
pub mod search;
pub mod sitemap;
pub mod sources;
pub mod timeline;

pub use crate::labels::alphabet;
