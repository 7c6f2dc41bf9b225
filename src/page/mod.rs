//! One view for each page: everything that its template can show, and nothing else.
//!
//! A view is data: no HTML, no lookups left to do. Two equal views give two equal files.

pub mod apparatus;
pub mod article;
pub mod article_index;
pub mod axis;
pub mod band;
pub mod body;
pub mod body_plan;
pub mod claims;
pub mod claims_list;
pub mod ego;
pub mod elsewhere;
pub mod entity;
pub mod entity_facts;
pub mod event_axis;
pub mod events;
pub mod fact_sources;
pub mod facts;
pub mod filters;
pub mod flags;
pub mod frame;
pub mod history;
pub mod home;
pub mod index;
pub mod lanes;
pub mod layout;
pub mod marks;
pub mod matrix;
pub mod measures;
pub mod mentions;
pub mod miniatures;
pub mod network;
pub mod notation;
pub mod open_points;
pub mod parts;
pub mod periods;
pub mod plain;
pub mod plan;
pub mod previews;
pub mod print;
pub mod record;
pub mod register;
pub mod regulation_index;
pub mod relation_list;
pub mod relations;
pub mod search;
pub mod sources;
pub mod standing;
pub mod strip;
pub mod timeline;
pub mod timeline_list;
pub mod view_miniatures;
pub mod year_table;

pub use crate::labels::alphabet;
