//! The dossier in other formats: one small file each.

pub mod feed;
pub mod previews;
pub mod sitemap;
