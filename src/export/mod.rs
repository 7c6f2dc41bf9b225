//! The dossier in other formats: one small file each.

pub mod csv;
pub mod feed;
pub mod matrix_csv;
pub mod previews;
pub mod sitemap;
