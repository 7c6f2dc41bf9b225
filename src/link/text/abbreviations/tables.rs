//! The abbreviations after which a sentence goes on.

/// Whether a language has this abbreviation among those after which a sentence goes on, whatever follows. Of a language that is
/// not known here those of all count.
pub(super) fn is_listed(word: &str, language: &str) -> bool {
    of_language(language).iter().any(|list| list.contains(&word))
}

fn of_language(language: &str) -> &'static [&'static [&'static str]] {
    match language {
        "be" => &[BELARUSIAN],
        "bg" | "mk" => &[BULGARIAN_AND_MACEDONIAN],
        "bs" | "hr" | "me" | "sh" | "sr" => &[SERBO_CROATIAN],
        "ca" => &[CATALAN],
        "cs" | "sk" => &[CZECH_AND_SLOVAK],
        "da" | "nb" | "nn" | "no" | "sv" => &[SCANDINAVIAN],
        "de" => &[GERMAN],
        "el" => &[GREEK],
        "en" => &[ENGLISH],
        "es" => &[SPANISH],
        "et" => &[ESTONIAN],
        "fi" => &[FINNISH],
        "fr" => &[FRENCH],
        "hu" => &[HUNGARIAN],
        "id" | "ms" => &[MALAY],
        "is" => &[ICELANDIC],
        "it" => &[ITALIAN],
        "lt" => &[LITHUANIAN],
        "lv" => &[LATVIAN],
        "nl" => &[DUTCH],
        "pl" => &[POLISH],
        "pt" => &[PORTUGUESE],
        "ro" => &[ROMANIAN],
        "ru" => &[RUSSIAN],
        "sl" => &[SLOVENE],
        "sq" => &[ALBANIAN],
        "tr" => &[TURKISH],
        "uk" => &[UKRAINIAN],
        "vi" => &[VIETNAMESE],
        _ => &[
            ALBANIAN, BELARUSIAN, BULGARIAN_AND_MACEDONIAN, CATALAN, CZECH_AND_SLOVAK, DUTCH, ENGLISH, ESTONIAN,
            FINNISH, FRENCH, GERMAN, GREEK, HUNGARIAN, ICELANDIC, ITALIAN, LATVIAN, LITHUANIAN, MALAY, POLISH,
            PORTUGUESE, ROMANIAN, RUSSIAN, SCANDINAVIAN, SERBO_CROATIAN, SLOVENE, SPANISH, TURKISH, UKRAINIAN,
            VIETNAMESE,
        ],
    }
}

/// Abbreviations of law, courts and official journals, German and English: a number, a name or a title follows.
pub(super) const LAW: &[&str] = &[
    "ABl", "Abl", "Abs", "Abschn", "AmtsBl", "Anh", "Anl", "Anm", "App", "Art", "Arts", "Az", "BAnz", "BGBl", "BStBl",
    "Bd", "Bde", "Beschl", "Buchst", "Cf", "Cir", "Cl", "Crim", "Ct", "Dist", "Doc", "Drs", "Entsch", "Erw", "ErwGr",
    "Exec", "Fed", "Fn", "GBl", "GVBl", "HRB", "Hs", "Kap", "Nr", "Nrn", "No", "Nos", "Para", "Pub", "RGBl", "Rdnr",
    "Reg", "Res", "Rn", "Rz", "Sec", "Slg", "Stat", "StGBl", "Subsec", "Supp", "UAbs", "Unterabs", "Urt", "Verf",
    "Vgl", "Vol", "Ziff", "betr", "cf", "cl", "lit", "para", "paras", "pp", "ref", "sec", "vgl", "v", "vs",
];

/// Forms of address and what is cited, that stand in texts of any language.
pub(super) const ANYWHERE: &[&str] = &[
    "Avv", "Dhr", "Dott", "Dña", "Excma", "Excmo", "Exh", "Exhs", "Exma", "Exmo", "Hr", "Ing", "Lic", "Mag", "Messrs",
    "Mevr", "Mlle", "Mme", "Mmes", "Mons", "Mw", "Sect", "Sig", "Sr", "Sra", "Sres", "Srta", "Ste", "Sté",
];

/// Abbreviations of law that may also end a sentence.
pub(super) const SOMETIMES_LAST: &[&str] = &[
    "a.F", "aF", "et al", "ff", "f", "i.V.m", "n.F", "Abt", "U.S.C", "C.F.R", "F.R", "Dir", "Gen", "Min", "Sen",
    "Komm", "app", "cit", "ex", "par", "pars", "seq",
];

/// Parts of company names.
pub(super) const COMPANY_FORMS: &[&str] = &[
    "A.G", "AG", "Assoc", "Bhd", "Bros", "B.V", "Cie", "Co", "Corp", "Fa", "G.m.b.H", "Gebr", "Ges", "Hldgs", "Inc",
    "Intl", "Int", "K.K", "L.L.C", "L.L.P", "L.P", "Lda", "Ltd", "Ltda", "Mfg", "N.V", "Oy", "P.L.C", "P.T", "Plc",
    "Pte", "Pty", "Pvt", "S.A", "S.L", "S.R.L", "S.p.A", "S.r.l", "Sdn", "Tbk", "Tech", "d.o.o", "e.V", "s.r.o",
];

/// Abbreviations after which an English sentence goes on, whatever follows.
const ENGLISH: &[&str] = &[
    "Amb", "Atty", "Comm", "Dep", "Dept", "Dir", "Div", "Gen", "Gov", "Lt", "Maj", "Messrs", "Min", "Mt", "Rep",
    "Reps", "Sen", "Sens", "St", "Univ", "approx", "ca", "est", "incl", "excl", "ann", "ch", "chap", "chs", "fig",
    "figs", "reg", "regs", "sched", "scheds", "subsec", "subsecs", "subpara",
];

/// Abbreviations after which a German sentence goes on, whatever follows.
const GERMAN: &[&str] = &[
    "Abg", "Abt", "Anw", "Insp", "Präs", "Rechtsanw", "Sekr", "Staatsanw", "Vors", "Aufl", "Ausg", "Bearb", "Bio",
    "Fa", "Hg", "Hl", "Hrsg", "Ing", "Mill", "Prot", "Tsd", "amerik", "bes", "brit", "chin", "dt", "ehem", "einschl",
    "engl", "entspr", "europ", "exkl", "franz", "frz", "geb", "gegr", "gem", "geschl", "gest", "ggü", "hl", "idF",
    "inkl", "insb", "insbes", "intl", "jap", "lat", "max", "mind", "nat", "niederl", "nördl", "orig", "phil", "rd",
    "russ", "schweiz", "sog", "staatl", "stellv", "südl", "urspr", "verh", "versch", "vorl", "westl", "wiss", "zit",
    "zul", "zus", "österr", "östl", "übers", "Dipl", "RAe", "RAin", "StAin", "Univ",
];

/// German months, in the Austrian spelling too, and as abbreviations.
pub(super) const MONTHS: &[&str] = &[
    "apr", "april", "aug", "august", "dez", "dezember", "feb", "feber", "februar", "jan", "januar", "jänner", "juli",
    "juni", "mai", "märz", "nov", "november", "okt", "oktober", "sep", "sept", "september",
];

/// Words before a number that make it an ordinal.
pub(super) const BEFORE_ORDINALS: &[&str] = &[
    "ab", "als", "am", "beim", "bis", "das", "dem", "den", "der", "des", "deren", "dessen", "die", "diese", "diesem",
    "diesen", "dieser", "dieses", "ihr", "ihre", "ihrem", "ihren", "ihrer", "im", "ins", "jede", "jedem", "jeden",
    "jeder", "jedes", "sein", "seine", "seinem", "seinen", "seiner", "seit", "und", "unter", "vom", "zum", "zur",
    "zwischen",
];

/// Abbreviations of French, in small letters: of law, of offices and titles, of places and figures.
const FRENCH: &[&str] = &[
    "adj", "admin", "al", "ann", "app", "arr", "art", "arts", "av", "bull", "cass", "cf", "ch", "chron", "civ", "com",
    "cons", "corr", "crim", "dir", "doc", "déc", "décr", "dép", "env", "ex", "exp", "gouv", "gén", "jug", "jur", "min",
    "obs", "ord", "p", "pag", "proc", "prof", "préf", "prés", "rapp", "req", "resp", "règl", "réf", "secr", "soc",
    "spéc", "subst", "suiv", "sén", "trib", "vol", "éd", "bd", "cdt", "cie", "cne", "col", "fév", "févr", "gal",
    "janv", "juil", "lt", "me", "mes", "mgr", "mlle", "mlles", "mm", "mme", "mmes", "nov", "oct", "sept", "st", "ste",
    "sté", "sts", "vve", "ets", "éts", "établ", "mio", "mia", "mrd", "md", "mds", "capt", "ltn", "brig", "insp",
    "comm", "commiss", "magistr", "intend", "maréch", "dr", "pr",
];

/// Abbreviations of Italian, in small letters: of law, of offices and titles, of places and figures.
const ITALIAN: &[&str] = &[
    "all", "art", "artt", "avv", "ca", "cap", "cass", "cd", "cfr", "cit", "co", "col", "cosid", "dir", "dott", "ed",
    "es", "gen", "ing", "lett", "min", "n", "nn", "on", "ord", "pag", "pagg", "par", "pres", "proc", "prof", "reg",
    "rel", "sen", "sent", "sez", "sig", "sigg", "trib", "vol", "arch", "avv.ti", "brig", "cav", "comm", "dott.ssa",
    "geom", "ill", "mons", "prof.ssa", "rag", "sig.na", "sig.ra", "spett", "ten",
];

/// Abbreviations of Dutch, in small letters: of law, of offices and titles, of places and figures.
const DUTCH: &[&str] = &[
    "art", "bijv", "blz", "burg", "ca", "dhr", "drs", "excl", "gem", "gen", "incl", "ing", "ir", "jl", "min", "mr",
    "nr", "prof", "resp", "zgn", "adv", "afd", "hr", "lid", "mej", "mevr", "min", "mw", "mln", "mld", "vgl", "wed",
];

/// Abbreviations of Polish, in small letters: of law, of offices and titles, of places and figures.
const POLISH: &[&str] = &[
    "abp", "adw", "al", "ang", "art", "asp", "bp", "dr", "ds", "dyr", "franc", "gen", "godz", "hab", "hr", "im", "inż",
    "kard", "kom", "kpt", "ks", "m.in", "mec", "mgr", "min", "mjr", "mld", "mln", "niem", "np", "nr", "nt", "oprac",
    "orz", "os", "pkt", "por", "pow", "poz", "prez", "prof", "prok", "płk", "red", "ros", "rozdz", "rozp", "sen", "sp",
    "str", "sygn", "sędz", "tj", "tys", "tzn", "tzw", "ub", "uchw", "ul", "ust", "wiceprez", "woj", "wyd", "wyr",
    "zast", "zał", "zob", "św", "ok", "ppłk", "ur", "zm", "proc", "dol", "bryg", "marsz", "pos", "nacz", "sierż",
    "plut", "rtm", "kmdr", "gł", "właśc", "burm", "insp", "nadinsp", "podinsp", "rzecz", "dypl", "rej", "wicemarsz",
    "wicemin", "amb", "szt", "egz", "cyt", "dot", "płd", "płn", "wsch", "zach", "bryt", "fr", "hiszp", "ukr", "łac",
];

/// Abbreviations of Portuguese, in small letters: of law, of offices and titles, of places and figures.
const PORTUGUESE: &[&str] = &[
    "ac", "al", "aprox", "art", "arts", "av", "cap", "cel", "cf", "cfr", "dec", "dep", "des", "dir", "dr", "dra", "ed",
    "eng", "exma", "exmo", "gen", "inc", "min", "núm", "par", "pres", "proc", "prof", "pág", "págs", "reg", "sen",
    "sr", "sra", "srs", "séc", "tel", "ten", "vol", "cia", "dna", "exmas", "exmos", "ilma", "ilmo", "ltda", "sras",
    "srta", "sto", "sta",
];

/// Abbreviations of Russian, in small letters: of law, of offices and titles, of places and figures.
const RUSSIAN: &[&str] = &[
    "абз", "адв", "адм", "акад", "англ", "ап", "бул", "вып", "ген", "гл", "гос", "деп", "дир", "доц", "ед", "еп",
    "зав", "зам", "изд", "им", "инв", "кап", "кн", "коп", "лат", "лейт", "мин", "митр", "млн", "наб", "напр", "нар",
    "нач", "нем", "обл", "ок", "оп", "пер", "пл", "полк", "пом", "преп", "прибл", "прим", "просп", "проф", "разд",
    "ред", "респ", "рис", "рос", "руб", "св", "сов", "соотв", "ср", "ст", "стр", "табл", "тел", "тыс", "укр", "ул",
    "фр", "проц", "пос", "гражд", "дол", "ком", "прок", "сек", "серж", "подп", "подполк", "кол", "мл", "уч", "экз",
    "юр", "губ", "дер", "пр", "корп", "кв", "каб", "оф", "бывш", "быв", "т.н",
];

/// Abbreviations of Spanish, in small letters: of law, of offices and titles, of places and figures.
const SPANISH: &[&str] = &[
    "adm", "admón", "alm", "ap", "apdo", "aprox", "art", "arts", "av", "avda", "cap", "cf", "cfr", "cnel", "cía",
    "depto", "dip", "dir", "disp", "dpto", "dr", "dra", "ed", "ej", "exc", "excmo", "exp", "fig", "fr", "gob", "gral",
    "hnos", "ilmo", "inc", "ing", "lic", "min", "mons", "máx", "mín", "núm", "núms", "pdte", "prof", "pza", "pág",
    "págs", "párr", "párrs", "reg", "sec", "sen", "sent", "sr", "sra", "sres", "sta", "sto", "subsec", "tel", "tte",
    "ud", "uds", "vid", "vol", "dn", "dña", "dres", "excma", "ilma", "srta", "srtas", "stgo", "vda",
];

/// Abbreviations of Ukrainian, in small letters: of law, of offices and titles, of places and figures.
const UKRAINIAN: &[&str] = &[
    "абз", "адв", "акад", "англ", "бл", "вид", "вул", "ген", "гл", "грн", "деп", "див", "дир", "дод", "доц", "заст",
    "кн", "коп", "лат", "мал", "млн", "млрд", "мін", "наб", "напр", "нар", "нач", "нім", "обл", "пл", "полк", "пор",
    "прибл", "пров", "просп", "проф", "підп", "ред", "рис", "розд", "рос", "св", "ст", "табл", "тел", "тис", "укр",
    "ч", "ім", "ін", "відс", "дол", "гром", "сел", "смт", "слід", "прок", "підполк", "серж", "губ", "кв", "корп",
    "буд", "пр", "бул", "екз", "т.зв", "гр", "юр", "адм", "зав", "зам",
];

/// Abbreviations of Bosnian, Croatian, Montenegrin and Serbian, in small letters.
const SERBO_CROATIAN: &[&str] = &[
    "adv", "bl", "br", "dipl", "doc", "dr", "gen", "god", "gosp", "gđa", "gđica", "ing", "inž", "iur", "mil", "min",
    "mlrd", "nar", "npr", "odv", "prof", "ravn", "red", "st", "str", "sv", "tj", "tzv", "ul", "čl", "св", "стр", "тзв",
    "тј", "ул", "чл", "бр", "нпр", "адв", "ген", "проф", "др", "prok", "puk", "potpuk", "por", "četv", "okr", "opšt",
    "opć", "mio", "tis", "hilj", "kn", "rsd", "dir", "predsj", "preds", "дипл", "инж", "ред", "пук", "потпук", "мил",
    "хиљ", "дин", "дир", "мин", "предс",
];

/// Abbreviations of Catalan, in small letters.
const CATALAN: &[&str] = &[
    "adv", "aprox", "art", "arts", "av", "avda", "cap", "cf", "dept", "dir", "dr", "dra", "ed", "excm", "excma", "ex",
    "gral", "hble", "il·lm", "il·lma", "mn", "mons", "núm", "núms", "p", "pres", "prof", "pàg", "pàgs", "sr", "sra",
    "sres", "srs", "srta", "sta", "tel", "vol",
];

/// Abbreviations of Czech and Slovak, in small letters.
const CZECH_AND_SLOVAK: &[&str] = &[
    "adv", "bc", "býv", "doc", "gen", "genpor", "ing", "judr", "kpt", "max", "mgr", "mil", "min", "mj", "mjr", "mld",
    "mudr", "nar", "např", "napr", "nař", "nám", "npor", "obv", "odd", "odst", "ods", "phdr", "pí", "plk", "písm",
    "pol", "popř", "pozn", "prof", "předs", "příp", "pís", "resp", "rndr", "roz", "rozs", "sb", "sl", "sp", "spol",
    "st", "str", "sv", "tis", "tj", "tzn", "tzv", "tř", "ul", "usn", "ust", "vyhl", "vyd", "zast", "zemř", "zn", "zák",
    "zást", "č", "čl", "čj", "čís", "stor", "rozh", "proc", "dol", "pplk", "por", "rtm", "brig", "insp", "prokur",
    "čes", "slov", "něm", "angl", "franc", "rus", "ukr",
];

/// Abbreviations of Danish, Norwegian and Swedish, in small letters.
const SCANDINAVIAN: &[&str] = &[
    "adm", "adv", "afd", "ang", "art", "avd", "bet", "bitr", "bl.a", "bl", "ca", "cand", "cirka", "dir", "dr", "dvs",
    "eks", "ekskl", "enl", "evt", "ev", "exkl", "f.eks", "f.d", "fhv", "fig", "fil", "fr", "frk", "fru", "gen", "hr",
    "if", "iflg", "ifølge", "inkl", "jf", "jfr", "jur", "kand", "kap", "kgl", "kl", "kungl", "maks", "max", "mia",
    "milj", "min", "mio", "mkr", "mrd", "nr", "nuv", "näml", "ordf", "pga", "pkt", "prof", "prop", "red", "resp",
    "s.k", "sek", "sid", "skr", "sml", "st", "stk", "t.ex", "tel", "tf", "tlf", "vedr", "vol", "pol", "advok",
    "statsadv", "direkt",
];

/// Abbreviations of Finnish, in small letters.
const FINNISH: &[&str] = &[
    "asianaj", "ent", "esim", "hra", "joht", "kenr", "ks", "maist", "milj", "mm", "mrd", "nimim", "nro", "ns", "nti",
    "nyk", "prof", "puh", "puheenjoht", "rva", "toim", "toim.joht", "tri", "varat", "vrt", "vs", "vt",
];

/// Abbreviations of Hungarian, in small letters.
const HUNGARIAN: &[&str] = &[
    "alez", "bek", "biz", "dr", "ezr", "fok", "id", "ifj", "ill", "kb", "kft", "ld", "min", "mrd", "nyrt", "pl",
    "prof", "rt", "szt", "sz", "tv", "ui", "vez", "vö", "zrt", "ált", "ún", "őrgy", "özv", "főhdgy", "hdgy", "szds",
    "ügyv", "mill", "fszt", "krt",
];

/// Abbreviations of Romanian, in small letters.
const ROMANIAN: &[&str] = &[
    "alin", "aprox", "art", "av", "bd", "cca", "cf", "col", "d-l", "d-lui", "d-na", "d-nei", "dl", "dlui", "dna",
    "dnei", "dra", "ec", "ex", "gen", "hot", "ing", "jud", "lit", "lt", "mil", "min", "mld", "nr", "ord", "pag", "pct",
    "proc", "prof", "reg", "sf", "str", "subl", "vol",
];

/// Abbreviations of Slovene, in small letters.
const SLOVENE: &[&str] = &[
    "dipl", "doc", "dr", "ga", "gdč", "gen", "inž", "mag", "min", "mio", "mrd", "npr", "odst", "odv", "oz", "prof",
    "str", "sv", "tj", "tim", "tit", "ul", "čl", "št", "univ",
];

/// Abbreviations of Turkish, in small letters.
const TURKISH: &[&str] = &[
    "alb", "av", "bkz", "bşk", "cad", "doç", "dr", "fık", "gen", "gör", "krş", "ltd", "mad", "mah", "md", "org",
    "prof", "sf", "sn", "sok", "uzm", "yrd", "öğr", "ör", "örn", "şti", "bş", "müd", "müst", "savc", "avuk", "tüm",
    "tuğg", "korg", "yb", "bnb", "yzb", "ütğm", "üst", "teğm", "hz", "ing", "alm", "fr", "rus", "kd", "vd", "mim",
    "müh", "ecz", "vet", "opr", "dt",
];

/// Abbreviations of Albanian, in small letters.
const ALBANIAN: &[&str] = &[
    "av", "dok", "dr", "etj", "fq", "gjen", "inxh", "kol", "min", "mld", "mln", "nr", "prof", "psh", "rr", "sh", "z",
    "zj", "znj",
];

/// Abbreviations of Belarusian, in small letters.
const BELARUSIAN: &[&str] = &[
    "адв", "акад", "вобл", "вул", "ген", "гл", "дац", "дыр", "заг", "зам", "кап", "млн", "млрд", "мін", "нам", "напр",
    "нач", "палк", "прац", "праф", "руб", "рэд", "св", "см", "ст", "тав", "тыс", "інж",
];

/// Abbreviations of Bulgarian and Macedonian, in small letters.
const BULGARIAN_AND_MACEDONIAN: &[&str] = &[
    "адв", "акад", "ал", "англ", "бел", "бр", "бул", "вж", "ген", "гл", "гос", "гр", "дир", "доц", "др", "ж.к", "зам",
    "им", "инж", "кап", "кв", "кн", "лв", "мин", "млн", "млрд", "напр", "нач", "нем", "обл", "общ", "пл", "полк",
    "пор", "прок", "проф", "проц", "рус", "сл", "см", "ст", "стр", "т.нар", "т.е", "тел", "ул", "хил", "чл",
];

/// Abbreviations of Estonian, in small letters.
const ESTONIAN: &[&str] = &[
    "adv", "dir", "dr", "hr", "ins", "jj", "jm", "jr", "jt", "k.a", "kap", "kd", "kindr", "kol", "lk", "lüh", "mag",
    "mh", "mld", "mln", "milj", "min", "mrd", "nn", "nr", "nt", "näit", "pr", "prl", "prof", "s.o", "s.t", "saj", "sh",
    "sm", "st", "tlk", "tn", "tr", "v.a", "vt",
];

/// Abbreviations of Greek, in small letters.
const GREEK: &[&str] = &[
    "αντ", "αρ", "αρθ", "αρθρ", "αριθ", "βλ", "βουλ", "γεν", "δηλ", "δημ", "διευθ", "δικ", "δισ", "δρ", "εκ", "εκατ",
    "επ", "κ", "κα", "καθ", "κεφ", "κκ", "λεωφ", "οδ", "π.χ", "παρ", "πρ", "πρόεδρ", "σελ", "στρ", "στρατ", "τηλ",
    "ταξ", "τόμ", "υπ", "χιλ",
];

/// Abbreviations of Icelandic, in small letters.
const ICELANDIC: &[&str] = &[
    "bls", "dr", "frk", "frú", "fv", "gr", "hr", "kr", "lögm", "m.a", "mgr", "mr", "ms", "nr", "o.fl", "prof", "sbr",
    "skv", "t.d", "u.þ.b", "þ.e", "þ.m.t", "þús",
];

/// Abbreviations of Latvian, in small letters.
const LATVIAN: &[&str] = &[
    "adv", "akad", "apm", "biedr", "dir", "doc", "dr", "gen", "inž", "jur", "kpt", "lpp", "mag", "milj", "miljd",
    "min", "mljrd", "nod", "nr", "piem", "plkv", "prez", "proc", "prof", "red", "sal", "sk", "t.i", "t.s", "tūkst",
    "u.c", "virsl", "zv", "ģen",
];

/// Abbreviations of Lithuanian, in small letters.
const LITHUANIAN: &[&str] = &[
    "adv", "akad", "apyg", "apyl", "bendr", "buv", "dir", "doc", "dr", "gen", "gyd", "inž", "isp", "kl", "kpt", "kt",
    "liet", "maks", "med", "min", "mjr", "mln", "mlrd", "mok", "nr", "p", "pan", "pav", "pirm", "plg", "plk", "pr",
    "proc", "prof", "pulk", "red", "rus", "sav", "sk", "str", "sv", "t.y", "tel", "tūkst", "ul", "vad", "vadinam",
    "vyr", "šv", "žm", "žr",
];

/// Abbreviations of Indonesian and Malay, in small letters.
const MALAY: &[&str] = &[
    "bhd", "bpk", "brigjen", "cv", "dkk", "dll", "dr", "drs", "dsb", "hj", "hlm", "ir", "irjen", "jend", "jl", "kab",
    "kec", "kel", "kol", "kom", "kompol", "letjen", "lt", "mayjen", "no", "ny", "pn", "prof", "prov", "pt", "sdn",
    "sdr", "tgl", "tn", "ud", "yth",
];

/// Abbreviations of Vietnamese, in small letters.
const VIETNAMESE: &[&str] = &["bs", "ct", "gs", "ks", "ls", "nxb", "pgs", "ths", "tp", "tr", "ts", "tt", "tx"];
