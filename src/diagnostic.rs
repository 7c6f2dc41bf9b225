//! What can be wrong with a dossier, and how it is said.
//!
//! Every pure step returns [`Checked`]: a value, whole or partial, and the diagnostics found on the way. Nothing stops
//! at the first error; the command line decides at the end.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::source::Span;
use crate::work;

/// A value and what was found wrong while making it.
#[derive(Clone, Debug, Default)]
pub struct Checked<T> {
    /// The value; partial where a diagnostic is an error.
    pub value: T,
    /// In no particular order; [`sort`] before showing them.
    pub diagnostics: Vec<Diagnostic>,
}

/// One thing that is wrong, where, and the way out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// The stable name of this kind of mistake.
    pub code: Code,
    /// Error or warning.
    pub severity: Severity,
    /// The file, relative to the dossier's root, with forward slashes.
    pub path: Arc<str>,
    /// Where in the file.
    pub place: Place,
    /// What is wrong, one sentence without a full stop.
    pub message: String,
    /// The way out; empty where the message says it all.
    pub help: String,
    /// A word that no document of the dossier has. What may have been meant is looked for only where the diagnostic will
    /// be shown (`link::suggest`): thousands of such words against thousands of names would take minutes.
    pub unknown: Option<Box<str>>,
}

/// Whether any of these is an error, so that nothing is published.
pub fn has_errors(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
}

/// Where in a file something is wrong.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Place {
    /// The file as a whole.
    File,
    /// A range of bytes.
    Span(Span),
    /// The value at a path of the YAML (`relations[2].object`); found in the text only when it is shown.
    Value(String),
    /// The key at a path of the YAML (`source.publishd`).
    Key(String),
}

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Severity {
    /// Nothing is published.
    Error,
    /// The site is published, unless `--strict`.
    Warning,
}

impl Severity {
    /// `error` or `warning`.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        }
    }
}

macro_rules! codes {
    ($($variant:ident $name:literal $severity:ident $doc:literal;)*) => {
        /// The stable names of mistakes; `docs/diagnostics.md` explains each.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Code { $(#[doc = $doc] $variant,)* }

        impl Code {
            /// All codes, in the order of the manual.
            pub const ALL: &[Code] = &[$(Code::$variant,)*];

            /// The name as printed: `broken-link`.
            pub fn name(self) -> &'static str {
                match self { $(Code::$variant => $name,)* }
            }

            /// Error or warning, before `--strict`.
            pub fn severity(self) -> Severity {
                match self { $(Code::$variant => Severity::$severity,)* }
            }

            /// One sentence of the manual.
            pub fn meaning(self) -> &'static str {
                match self { $(Code::$variant => $doc,)* }
            }
        }
    };
}

codes! {
    // The file itself
    NoConfig "no-config" Error "There is no dossier.yaml in the folder.";
    TwoConfigurations "two-configurations" Error "There are both a dossier.yaml and a dossier.yml.";
    NoContent "no-content" Error "There is no content/ in the folder.";
    NotUtf8 "not-utf8" Error "The file is not UTF-8 text.";
    FileTooLarge "file-too-large" Error "The file is larger than a document may be.";
    Unreadable "unreadable" Error "The file exists but cannot be read.";
    SpecialFile "special-file" Error "A named pipe, a socket or a device lies among the files.";
    SymlinkOutside "symlink-outside" Error "A symbolic link leads out of the dossier.";
    BadFileName "bad-file-name" Error "The file's name cannot become a web address.";
    UnknownFolder "unknown-folder" Error "The folder is named almost like that of a kind of document.";
    TranslationFile "translation-file" Error "Translations of documents are not supported yet.";
    // Front matter
    UnclosedFrontMatter "unclosed-front-matter" Error "The front matter has no closing line.";
    MisplacedFrontMatter "misplaced-front-matter" Error "Front matter does not begin in the first line.";
    KeptBack "kept-back" Error "A sign that a document is not for readers, which keeps nothing back.";
    InvalidYaml "invalid-yaml" Error "The YAML cannot be read.";
    InvalidToml "invalid-toml" Error "The TOML cannot be read.";
    YamlTooDeep "yaml-too-deep" Error "The YAML is nested too deeply or expands without bound.";
    UnknownField "unknown-field" Error "A key that the content model does not have.";
    MissingField "missing-field" Error "A required key is absent.";
    WrongType "wrong-type" Error "A value of another type than the key takes.";
    UnknownValue "unknown-value" Error "A value outside its vocabulary.";
    InvalidDate "invalid-date" Error "A date that is not EDTF, or a day that does not exist.";
    InvalidAddress "invalid-address" Error "An address that is not http or https.";
    InvalidIdentifier "invalid-identifier" Error "An identifier with a wrong form or check digit.";
    TooLong "too-long" Error "A text longer than its place allows.";
    // The text
    MarkdownTooDeep "markdown-too-deep" Error "Blocks or markup of the text are nested too deeply.";
    BrokenFootnote "broken-footnote" Error "A footnote that no text refers to, or a reference without its note.";
    ControlCharacter "control-character" Error "A character that no page can show.";
    LostText "lost-text" Error "Text that no page would show.";
    RemotePicture "remote-picture" Error "A picture that is fetched from another host.";
    OpenComment "open-comment" Error "A comment that is never closed.";
    HiddenText "hidden-text" Error "Text that another program would hide from readers.";
    UnknownParagraph "unknown-paragraph" Error "A paragraph that the body does not have.";
    // References
    BrokenReference "broken-reference" Error "A slug that no document has.";
    AmbiguousReference "ambiguous-reference" Error "A slug that two kinds share.";
    BrokenLink "broken-link" Error "A link without a target.";
    AmbiguousLink "ambiguous-link" Error "A link with more than one target.";
    BrokenAnchor "broken-anchor" Error "A link to a heading that does not exist.";
    MissingFile "missing-file" Error "A file that is linked or shown but does not exist.";
    ActiveFile "active-file" Error "A drawing or page among the files in which something would run.";
    LinkToDraft "link-to-draft" Error "A link to a document that is a draft.";
    DuplicateAddress "duplicate-address" Error "Two documents or redirects with the same address.";
    NameCollision "name-collision" Error "The same strong name on two entities.";
    DuplicateId "duplicate-id" Error "Two claims of one article, or two headings, with the same id.";
    // Statements
    UnknownRelationType "unknown-relation-type" Error "A relation of a type that is not defined.";
    RelationKinds "relation-kinds" Error "A relation between kinds that its type does not join.";
    NoEvidence "no-evidence" Error "A relation without evidence.";
    InferredWithoutReason "inferred-without-reason" Error "An inference without its reason.";
    FutureDate "future-date" Error "A source dated after the day of the build.";
    UnknownClaim "unknown-claim" Error "An answer to a claim that does not exist.";
    VerbatimText "verbatim-text" Error "The whole text of a source that may not be published, or is not its own.";
    // Templates and output
    TemplateSyntax "template-syntax" Error "A template that cannot be read.";
    TemplateMissing "template-missing" Error "A template that extends or includes one that does not exist.";
    TemplateRender "template-render" Error "A template that fails while a page is made.";
    Unpublishable "unpublishable" Error "A file whose path in the site is taken, or refused by some systems.";
    HalfPublished "half-published" Error "Publishing stopped half-way and could not be undone.";
    OutputRefused "output-refused" Error "The output folder cannot be written safely.";
    // Warnings
    AfterAsOf "after-as-of" Warning "An article dated after the dossier's day.";
    UnknownAsOf "unknown-as-of" Warning "Something has an end, and nothing says up to when the evidence was read.";
    ContradictingDates "contradicting-dates" Warning "Days of one document that cannot all be right.";
    NoLabels "no-labels" Warning "A language of the dossier in which the site has no words of its own.";
    GuessedLanguage "guessed-language" Warning "A document in another language than the dossier does not say so.";
    CommonWordName "common-word-name" Warning "A name that the texts use as an ordinary word.";
    NoFrontMatter "no-front-matter" Warning "The document does not begin with front matter.";
    AssumedValue "assumed-value" Warning "A title or day that the front matter leaves out and the file shows.";
    ForeignKey "foreign-key" Warning "A key of another program, which nothing here reads.";
    DerivedAddress "derived-address" Warning "A file whose name had to be changed to become an address.";
    CutText "cut-text" Warning "A text of the front matter that a `#` cuts.";
    ForeignAddress "foreign-address" Warning "A link that only a program on the author's machine can follow.";
    ForeignMarkup "foreign-markup" Warning "Markup of another program, shown as it is written.";
    UnusedDefinition "unused-definition" Warning "An address by a name that no text refers to.";
    LowContrast "low-contrast" Warning "A colour that can hardly be seen on its ground.";
    PictureWithoutText "picture-without-text" Warning "A picture without a text for those who cannot see it.";
    UnusedTemplate "unused-template" Warning "A template that no page is made from.";
    HtmlAsText "html-as-text" Warning "HTML that readers see as it is written.";
    PictureMetadata "picture-metadata" Warning "A file whose metadata tell of people.";
    EmptyTopic "empty-topic" Warning "A text about a topic that no document carries.";
    UnusedName "unused-name" Warning "A name that matches nowhere.";
    UnconnectedEntity "unconnected-entity" Warning "An entity without a mention and without a relation.";
    AmbiguousName "ambiguous-name" Warning "A name in the text that two entities share.";
    SourceNotStated "source-not-stated" Warning "A recommended key of the source is absent.";
    SplitName "split-name" Warning "The name of one author that a comma has made two.";
    UnmatchedEvent "unmatched-event" Warning "An event that tells no day of a relation or a regulation, though it says so.";
    LongQuotation "long-quotation" Warning "A quotation longer than the dossier's limit, or one too many.";
    UnfoundQuotation "unfound-quotation" Warning "A quotation that does not stand in the text of its source.";
    DroppedNegation "dropped-negation" Warning "A quotation without the negation that stands beside it in its source.";
    ChangedSource "changed-source" Warning "The text of a source is missing, or is not the one that its article was written from.";
    MissingTranslation "missing-translation" Warning "A claim's text by language lacks the dossier's own.";
    StrandedStatement "stranded-statement" Warning "A statement whose paragraph names nobody whom it concerns.";
    UndatedPage "undated-page" Warning "An article that no feed can show: nothing says when its page was published.";
    OverdueExpectation "overdue-expectation" Warning "Something expected lies before the dossier's day, without newer evidence.";
}

impl Diagnostic {
    /// A diagnostic of the code's own severity.
    pub fn new(code: Code, path: &Arc<str>, place: Place, message: impl Into<String>) -> Self {
        let message = message.into();
        Diagnostic {
            code,
            severity: code.severity(),
            path: path.clone(),
            place,
            message,
            help: String::new(),
            unknown: None,
        }
    }

    /// The same about a word that no document has.
    pub fn unknown(mut self, word: &str) -> Self {
        self.unknown = Some(word.into());
        self
    }

    /// The same with what is decided about its code; `None` where it is not said.
    pub fn weighed(mut self, level: Option<Level>) -> Option<Self> {
        match level {
            Some(Level::Allow) => return None,
            Some(Level::Warn) => self.severity = Severity::Warning,
            Some(Level::Deny) => self.severity = Severity::Error,
            None => {}
        }
        Some(self)
    }

    /// The same with a way out.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = help.into();
        self
    }
}

/// What an author decides about a code; the words are those of rustc.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// It is not said.
    Allow,
    /// It is a warning, unless `--strict`.
    Warn,
    /// It is an error.
    Deny,
}

/// What is decided, by code.
pub type Levels = BTreeMap<Code, Level>;

/// The order of showing: file, place, code, message.
pub fn sort(diagnostics: &mut [Diagnostic]) {
    diagnostics.sort_by(|a, b| (&a.path, &a.place, a.code, &a.message).cmp(&(&b.path, &b.place, b.code, &b.message)));
}

/// How many mistakes of one code come with a guess of what was meant: as many as are shown.
pub const GUESSES: usize = 50;

/// The candidate most like `word`, where one is near enough to be what was meant.
///
/// Compares case-insensitively; at most a third of the letters may differ (Damerau–Levenshtein).
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = word.to_lowercase();
    let limit = (wanted.chars().count() / 3).max(1);
    candidates
        .into_iter()
        .inspect(|_| work::steps(1))
        .map(|candidate| (strsim::damerau_levenshtein(&wanted, &candidate.to_lowercase()), candidate))
        .filter(|(distance, candidate)| *distance <= limit && *candidate != word)
        .min()
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_near_word_is_suggested_and_a_far_one_is_not() {
        assert_eq!(nearest("publishd", ["published", "publisher", "title"]), Some("published"));
        assert_eq!(nearest("banana", ["published", "title"]), None);
    }

    #[test]
    fn code_names_are_kebab_and_unique() {
        let mut names: Vec<_> = Code::ALL.iter().map(|code| code.name()).collect();
        names.sort_unstable();
        assert!(
            names.iter().all(|name| name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'))
        );
        let all = names.len();
        names.dedup();
        assert_eq!(names.len(), all);
    }

    #[test]
    fn the_manual_explains_every_code_and_no_other() {
        let manual = include_str!("../docs/diagnostics.md");
        let explained: Vec<&str> = manual
            .lines()
            .filter_map(|line| line.strip_prefix("| `")?.split_once("` |"))
            .map(|(code, _)| code)
            .collect();
        let mut known: Vec<&str> = Code::ALL.iter().map(|code| code.name()).collect();
        let mut listed = explained.clone();
        known.sort_unstable();
        listed.sort_unstable();
        assert_eq!(listed, known);
    }
}
