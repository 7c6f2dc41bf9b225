//! Words that authors choose from: each is a variant of a type, and is written down once.

/// Declares an enum whose variants stand for words: `WORDS` lists them for whoever reads front matter, and `word` gives
/// them back for labels, classes and tables.
macro_rules! vocabulary {
    ($(#[$about:meta])* $name:ident { $($(#[$variant_about:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$variant_about])* $variant,)+
        }

        impl $name {
            /// Every word with what it stands for, in the order in which they are offered.
            pub const WORDS: &'static [(&'static str, $name)] = &[$(($word, $name::$variant),)+];

            pub const fn word(self) -> &'static str {
                match self {
                    $($name::$variant => $word,)+
                }
            }
        }
    };
}

pub(crate) use vocabulary;
