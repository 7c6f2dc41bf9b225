// The search of a dossier in the browser. Loaded when a reader searches first; the pages are complete without it.
// Built from the files of src/search/client/, in the order of src/search/mod.rs.
(() => {
"use strict";
