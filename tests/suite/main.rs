//! All integration tests, one binary: one file a topic.

mod any_input;
mod article_pages;
mod beginning;
mod benchmarks;
mod bibliography;
mod built_file;
mod built_site;
mod claims;
mod classes;
mod command_line;
#[cfg(feature = "serve")]
mod editing;
#[cfg(feature = "serve")]
mod editors;
mod entities;
mod evidence;
mod explanations;
mod exports;
mod first_hour;
mod harness;
mod hidden;
mod hosting;
mod importing;
mod importing_excluded;
mod importing_folders;
mod importing_lists;
mod importing_registers;
mod importing_sites;
mod importing_texts;
mod imports;
mod invalid;
mod laws;
mod layers;
mod linked_data;
mod linking_properties;
mod links;
mod long_lists;
mod manual;
mod mentions;
mod previews;
mod publishing;
mod readable_html;
mod releasing;
mod schemas;
mod search;
#[cfg(all(unix, feature = "serve"))]
mod serving;
mod sites;
mod source_texts;
mod templates;
mod timeline;
mod tour;
mod views;
mod visible;
