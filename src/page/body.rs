//! Where links of a body lead.
