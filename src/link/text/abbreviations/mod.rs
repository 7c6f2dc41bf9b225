//! Ends that end no sentence: full stops of abbreviations and ordinals, and quotations whose speaker follows.

mod ordinals;
mod tables;
mod uncased;

use crate::names::fold::fold;
use crate::names::titles::opens_sentence;
use ordinals::is_ordinal;
use tables::{ANYWHERE, COMPANY_FORMS, LAW, SOMETIMES_LAST, is_listed};
use uncased::is_short;

/// Whether `next` goes on with the sentence that `last` was taken to end. `language` is a tag without a region.
///
/// Where it is in doubt, it does: who is quoted with a sentence too much is quoted rightly, but an accusation without its
/// speaker is another statement.
pub fn goes_on(last: &str, next: &str, language: &str) -> bool {
    begins_within(next)
        || has_its_speaker(last, next)
        || last.strip_suffix('.').is_some_and(|last| is_abbreviated(last, next, language))
}

/// Whether a piece begins as no sentence does: with a small letter («— заявил»), but for names such as «iPhone», or with a sign
/// that only goes on: a closing mark, or the hyphen of «Dipl.-Ing.».
fn begins_within(next: &str) -> bool {
    let mut letters = next.chars().skip_while(|c| !c.is_alphanumeric());
    let is_small = letters.next().is_some_and(char::is_lowercase) && !letters.next().is_some_and(char::is_uppercase);
    let is_hyphen = next.strip_prefix('-').is_some_and(|rest| rest.starts_with(char::is_alphabetic));
    is_small || is_hyphen || next.starts_with(GOING_ON)
}

/// Signs with which no sentence begins.
const GOING_ON: [char; 17] =
    [',', ';', ':', ')', ']', '§', '№', '、', '，', '；', '：', '）', '】', '」', '』', '》', '〉'];

/// Whether `last` is speech and `next` may say whose: a quotation before a dash, or nothing but one that ends with a sign of its
/// own («“They paid!” Jane Roe said»; a full stop would be a comma there). In scripts without capital letters a full stop is no
/// comma there, and nothing but another quotation tells that a sentence begins: «「…。」と議員は語った».
fn has_its_speaker(last: &str, next: &str) -> bool {
    const OPENING: [char; 11] = ['"', '„', '“', '”', '«', '»', '‘', '‹', '›', '「', '『'];
    const CLOSING: [char; 10] = ['"', '“', '”', '»', '«', '’', '›', '‹', '」', '』'];
    const DASHES: [char; 3] = ['–', '—', '―'];
    const CRIES: [char; 6] = ['!', '?', '…', '！', '？', '؟'];
    const STOPS: [char; 6] = ['.', '。', '．', '｡', '।', '۔'];
    let is_quoted = last.ends_with(CLOSING);
    let is_dash = next.starts_with(DASHES) || next.starts_with("- ");
    let speech = last.trim_end_matches(CLOSING);
    let is_cried = speech.ends_with(CRIES);
    let has_no_capitals =
        next.chars().find(|c| c.is_alphabetic()).is_some_and(|c| !c.is_uppercase() && !c.is_lowercase());
    let is_ended = is_cried || speech.ends_with(STOPS);
    is_quoted && is_ended && has_no_capitals && !next.starts_with(['"', '„', '“', '«', '‘', '‹', '「', '『'])
        || is_quoted && is_cried && last.starts_with(OPENING)
        || is_dash && (is_quoted || last.ends_with(CRIES))
}

/// Whether the full stop after `last` is that of an abbreviation or of an ordinal.
fn is_abbreviated(last: &str, next: &str, language: &str) -> bool {
    let mut words =
        last.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '[' | '«' | '„' | '“' | '"' | '–' | '/'));
    let word = words.next().unwrap_or_default();
    let before = words.next().unwrap_or_default();
    let next_word = next.split_whitespace().next().unwrap_or_default();
    let next: String = next_word.chars().take_while(|c| c.is_alphabetic()).collect();
    // «Pub. L. No. 115»: an abbreviation opens nothing.
    let opens = || !next_word.ends_with('.') && opens_sentence(fold(&next).text());

    // At the head of a sentence an abbreviation has a capital letter: «Vgl.», «Inkl.».
    let heads = last.starts_with(word);
    // «Gen.-Anw.»: the stop is that of the last part.
    let part = word.rsplit('-').next().unwrap_or(word);
    // «l’art.», «dell’avv.»
    let bare = part.rsplit(['\'', '’']).next().filter(|bare| !is_letter(bare)).unwrap_or(part);
    // Each is the end of the one before it, and most often the same.
    let mut forms = vec![word, part, bare];
    forms.dedup();
    let is_any =
        |is_one: &dyn Fn(&str) -> bool| forms.iter().any(|word| is_one(word) || heads && is_one(&word.to_lowercase()));
    let is_in = |list: &[&str]| is_any(&|word| list.contains(&word));
    let is_known = is_in(LAW) || is_in(ANYWHERE) || is_any(&|word| is_listed(word, language));
    if is_known || is_before_number(word, next_word) || is_short(word) {
        return true;
    }
    // Only of German and English it is known what opens sentences: in further languages all that may be an initial is one,
    // and titles have a capital letter or none: «Sr.», «sr.».
    let knows_openers = matches!(language, "de" | "en");
    let is_title = |word: &str| is_listed(&word.to_lowercase(), language);
    if !knows_openers && (is_initial(part) || is_initial(bare) || is_title(word) || is_title(bare)) {
        return true;
    }
    // «Acme Pte. Ltd. Singapore», but «by Acme Ltd. The firm …»
    let is_part = is_letter(word) && (before.ends_with('.') || heads || word.starts_with(char::is_lowercase));
    let is_brief = is_part || is_initial(part) || is_dotted(word) || has_no_vowel(part, language);
    if is_in(COMPANY_FORMS) || is_in(SOMETIMES_LAST) || is_brief {
        return !opens();
    }
    is_ordinal(part, before, &next, language, opens)
}

/// «ust. 2», «incl. 3», «ст. 5»: a sentence hardly begins with a number, and a short word before one is an abbreviation.
fn is_before_number(word: &str, next_word: &str) -> bool {
    const SHORT: usize = 6;
    let is_short = (1..=SHORT).contains(&word.chars().count()) && word.chars().all(char::is_alphabetic);
    is_short && next_word.starts_with(|c: char| c.is_ascii_digit())
}

/// «św.», «ww.», «гг.», «Hr.»: a few letters without a vowel are no word, but in the languages where «prst» and «krv» are.
fn has_no_vowel(word: &str, language: &str) -> bool {
    const VOWELS: &str = "aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýÿœąęāēīūůőűіїєаеёиоуыэюяъў";
    const SYLLABIC: [&str; 8] = ["bg", "bs", "cs", "hr", "mk", "sk", "sl", "sr"];
    let is_script = |c: char| c.is_alphabetic() && matches!(c, ..'\u{250}' | '\u{400}'..'\u{530}');
    // All in capitals it is a name: «BMW.».
    let is_written_so = word.chars().skip(1).all(char::is_lowercase);
    (2..=4).contains(&word.chars().count())
        && is_written_so
        && word.chars().flat_map(char::to_lowercase).all(|c| is_script(c) && !VOWELS.contains(c))
        && !SYLLABIC.contains(&language)
}

/// One capital letter, as in «M. Dupont» and «J.-P. Martin».
fn is_initial(word: &str) -> bool {
    is_letter(word) && word.starts_with(char::is_uppercase)
}

/// Several short parts, one of them a letter, with full stops between them: «t.ex.», «o.o.», «Ph.D.», «S.A.R.L.», but no
/// address in the net.
fn is_dotted(word: &str) -> bool {
    const SHORT: usize = 3;
    const NET: [&str; 4] = ["com", "org", "net", "gov"];
    let is_short = |part: &str| part.chars().all(char::is_alphabetic) && (1..=SHORT).contains(&part.chars().count());
    word.contains('.')
        && word.split('.').all(is_short)
        && word.split('.').any(is_letter)
        && word.rsplit('.').next().is_none_or(|last| !NET.contains(&last))
}

/// One letter, as in «Pub. L.» and «e. V.».
fn is_letter(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
}

#[cfg(test)]
mod tests {
    use crate::link::text::sentence::sentences;

    /// Each is one sentence, in its language.
    const WHOLE: &[(&str, &str)] = &[
        ("ru", "«Зорблакс украл золото!» — заявил осуждённый за клевету Петров."),
        ("ru", "«Зорблакс украл золото?» – Петров в этом не уверен."),
        ("ru", "Согласно ч. 2 ст. 5 Зорблакс не виновен."),
        ("ru", "Петров, Иванов и др. Зорблакса не обвиняют."),
        ("ru", "По словам адв. Петрова, Зорблакс виновен."),
        ("uk", "«Зорблакс вкрав золото!» — заявив Петров."),
        ("uk", "На думку заст. Петрова, Зорблакс винен."),
        ("pl", "„Zorblax ukradł złoto!” – powiedział skazany za oszczerstwo Nowak."),
        ("pl", "Zdaniem ww. św. Nowaka, Zorblax jest winny."),
        ("pl", "Według art. 5 ust. 2 pkt 3 ustawy Zorblax jest winny."),
        ("pl", "Zdaniem adw. Nowaka Zorblax jest winny."),
        ("es", "—¡Zorblax robó! —dijo."),
        ("es", "El Sr. Pérez, cfr. pág. 5, acusa a Zorblax."),
        ("es", "Según el Lic. Pérez, aprox. 5 veces robó Zorblax."),
        ("fr", "D'après l'av. gén. Roe, Zorblax ment."),
        ("fr", "Zorblax a reçu 5 M. d'euros selon le règl. Roe."),
        ("de", "Nach Auffassung des Gen.-Anw. Roe lügt Zorblax."),
        ("en", "That Zorblax paid bribes, par. 5 of the ruling says, is not proven."),
        ("en", "That Zorblax paid bribes, incl. 3 of them, see sched. B, subsec. C, is not proven."),
        ("en", "That Zorblax paid bribes, s. 5 et seq. Roe says, is not proven."),
        ("en", "“Zorblax paid bribes!” Jane Roe, convicted of slander, said."),
        ("it", "Secondo l'avv. Rossi, Zorblax è colpevole."),
        // Initials and forms of address.
        ("fr", "Il est faux que M. Dupont ait acheté Zorblax."),
        ("fr", "Il est faux que J. Martin, É. Zola et J.-P. Roe aient volé Zorblax."),
        ("fr", "La cour rejette la thèse selon laquelle MM. A. et B. Roe contrôlaient Zorblax."),
        ("fr", "Selon l’art. L. 225 du C. com. Zorblax n’est pas coupable."),
        (
            "fr",
            "Il est faux que Me. Roe, la Sté. Roe, la S.A.R.L. Roe et l’av. Roe aient volé Zorblax en janv. Dupont le dit.",
        ),
        ("fr", "Il est faux que le Gal. Roe ait volé Zorblax."),
        ("es", "Es falso que J. Pérez, D. Martín, Dña. Ana y la Excma. Sra. Roe robaran Zorblax."),
        ("pt", "É falso que M. Silva, a Cia. Roe e D. Ana roubassem a Zorblax."),
        ("it", "È falso che M. Rossi, l’art. Roe, l’avv. Bianchi e l’on. Verdi rubassero Zorblax."),
        ("pl", "Nieprawda, że M. Nowak i Roe sp. z o.o. Zorblax ukradł."),
        ("pl", "Nieprawda, że ur. Nowak ukradł Zorblax."),
        ("cs", "Není pravda, že M. Novák, Ing. Roe, JUDr. Novák a tzv. Roe ukradli Zorblax."),
        ("sk", "Nie je pravda, že M. Novák a Ing. Roe ukradli Zorblax."),
        ("hr", "Nije istina da je M. Horvat, tzv. Roe, ukrao Zorblax."),
        ("sl", "Ni res, da je M. Novak ukradel Zorblax."),
        ("ca", "És fals que M. Puig i la Sra. Roe robessin Zorblax."),
        ("sv", "Det är inte sant att t.ex. Zorblax och bl.a. Roe stal."),
        ("da", "Det er ikke sandt, at f.eks. Zorblax, hr. Roe og adv. Jensen stjal."),
        ("no", "Det er ikke sant at f.eks. Zorblax og adv. Hansen stjal."),
        ("fi", "Ei ole totta, että esim. Zorblax ja toim.joht. Roe varastivat."),
        ("nl", "Het is niet waar dat mevr. Roe en mw. Jansen Zorblax stalen."),
        ("ro", "Nu este adevărat că dna. Roe, dl. Pop și av. Ionescu au furat Zorblax."),
        ("hu", "Nem igaz, hogy özv. Kovács és ifj. Roe lopta el a Zorblaxot."),
        ("tr", "Av. Roe ve M. Kaya tarafından Zorblax çalınmadı."),
        ("en", "It is false that, as Exh. Roe and Sect. Roe have it, Ste. Marie sold Zorblax."),
        ("en", "It is false that Roe, Ph.D. Zorblax, and Sra. Pérez paid."),
        ("de", "Falsch ist, dass RAin. Roe und Dipl.-Ing. Roe Zorblax stahlen."),
        ("de", "Falsch ist, dass laut BGH, Urt. v. 3. Mai, Az. I ZR 5, Zorblax stahl."),
        ("de", "Falsch ist, dass Nr. 3 und BGH, Urt. v. 3. Mai, Zorblax nennen."),
        // Titles and initials of scripts without capital letters.
        ("ar", "ليس صحيحاً أن د. أورلينكو دفع رشوة."),
        ("ar", "ليس صحيحاً أن أ.د. أورلينكو وشركة زوربلاكس ش.م.ل. دفعا رشوة."),
        ("fa", "این درست نیست که م. اورلنکو رشوه داد."),
        ("hi", "यह सच नहीं है कि डॉ. ओरलेंको ने रिश्वत दी।"),
        ("hi", "यह सच नहीं है कि श्री. ओरलेंको और प्रो. ज़ार्कोव ने रिश्वत दी।"),
        ("ta", "மு. ஓர்லென்கோ லஞ்சம் கொடுத்தார் என்பது உண்மையல்ல."),
        ("th", "ไม่จริงที่ นาย ก. และ ดร. ออร์เลนโก กับ พล.ต.อ. ซาร์คอฟ จ่ายสินบน"),
        ("he", "לא נכון שהעד א. אורלנקו שילם שוחד."),
        // Ordinals.
        ("tr", "Orlenko, Yargıtay 16. Ceza Dairesi tarafından suçlu bulunmadı."),
        ("tr", "Savcının, 3. Kolordu komutanının ve II. Abdülhamit’in Orlenko'ya para verdiği iddiası doğru değil."),
        ("cs", "Není pravda, že 3. Armáda a Karel IV. Lucemburský Zorblax ukradli."),
        ("sk", "Nie je pravda, že 3. Armáda ukradla Zorblax."),
        ("hr", "Nije istina da je 3. Brigada u 2019. Zorblax ukrala."),
        ("sr", "Није истина да је 3. Бригада Зорблакс украла."),
        ("hu", "Nem igaz, hogy a 3. Hadtest ellopta a Zorblaxot."),
        ("da", "Det er ikke sandt, at 3. Division stjal Zorblax."),
        ("nb", "Det er ikke sant at 3. Divisjon stjal Zorblax."),
        ("fi", "Ei ole totta, että 3. Divisioona varasti Zorblaxin."),
        ("et", "Pole tõsi, et 3. Diviis varastas Zorblaxi."),
        ("lv", "Nav taisnība, ka 3. Divīzija nozaga Zorblax."),
        ("pl", "Nieprawda, że 3. Pułk ukradł Zorblax."),
        ("de", "Falsch ist, dass Wilhelm II. Preußen und den III. Senat bestach."),
        // Figures, offices and places.
        ("pl", "Nie jest prawdą, że 25 proc. Zarkovej należy do Orlenko."),
        ("pl", "Nie jest prawdą, że bryg. Nowak, marsz. Roe, pos. Kos i nacz. Lis wzięli 5 mln dol. Zorblaxa."),
        ("ru", "Неправда, что 25 проц. Зорблакса, пос. Ильич, гражд. Петров, т.д. Иванов и т. д. Орленко виновны."),
        ("uk", "Неправда, що 25 відс. Зорблакса належить Орленку."),
        ("be", "Няпраўда, што адв. Пятроў і ген. Роў скралі Зорблакс."),
        ("bg", "Не е вярно, че адв. Петров и ген. Роу са откраднали Зорблакс."),
        ("mk", "Не е точно дека адв. Петров и ген. Роу го украле Зорблакс."),
        ("lt", "Netiesa, kad 5 tūkst. Zorblax ir vad. Petrov bei vadinam. Roe pavogė."),
        ("lv", "Nav taisnība, ka 5 milj. Zorblax un adv. Petrov nozaga."),
        ("et", "Pole tõsi, et 5 milj. Zorblaxi ja adv. Petrov varastas."),
        ("nb", "Det er ikke sant at adv. Hansen stjal Zorblax."),
        ("vi", "Không đúng là TS. Nguyễn và TP. Hà Nội lấy Zorblax."),
        ("id", "Tidak benar bahwa PT. Zorblax dan Tn. Orlenko menyuap."),
        ("el", "Δεν είναι αλήθεια ότι ο στρ. Ορλένκο και ο βουλ. Ζάρκοφ έκλεψαν."),
        ("fr", "Il est faux que les Ets. Roe et la soc. Zorblax aient reçu 5 mio. Dupont le nie."),
        ("sq", "Nuk është e vërtetë se av. Roe dhe gjen. Orlenko vodhën Zorblax."),
        // Who speaks, where no space and no capital letter says that a sentence goes on.
        ("zh", "“华为偷窃技术！”美国议员说。"),
        ("zh", "“华为偷窃技术。”他说，但没有证据。"),
        ("zh", "「华为偷窃技术？」记者问。"),
        ("zh", "“华为偷窃技术。我们有证据。”他说。"),
        ("zh", "他说：“华为偷窃技术！”但没有证据。"),
        ("ja", "「ファーウェイが盗んだ。」と議員は語ったが、証拠はない。"),
        ("ja", "『ファーウェイが盗んだ？』と記者。"),
        ("ja", "「ファーウェイが盗んだ。証拠がある。」と記者。"),
        ("ko", "“화웨이가 훔쳤다.” 의원이 말했다."),
        ("ko", "“화웨이가 훔쳤다!”라고 의원이 말했다."),
        ("ar", "«هواوي سرقت التقنية؟» سأل الصحفي."),
        ("ar", "«هواوي سرقت التقنية.» قال النائب."),
        ("fa", "«هوآوی فناوری را دزدید!» نماینده گفت."),
        ("hi", "“हुआवेई ने चुराया।” सांसद ने कहा।"),
        ("he", "\"הואווי גנבה!\" אמר הנאשם."),
    ];

    /// Each is two sentences.
    const TWO: &[(&str, &str)] = &[
        ("en", "Zorblax paid bribes. Roe denies it."),
        ("en", "Zorblax sold ships! Roe bought one."),
        ("en", "Zorblax sells BMW. Roe buys one."),
        ("en", "Zorblax wrote an app. The bank uses it."),
        ("en", "Zorblax sells phones. iPhones are not among them."),
        ("en", "Zorblax sold the vessels. 300 people lost work."),
        ("de", "Zorblax zahlte. – Die Bank schwieg."),
        ("ru", "Зорблакс украл золото. Петров молчит."),
        ("hr", "Zorblax prodaje smrt. Banka šuti."),
        ("fr", "Zorblax a payé. Roe le nie."),
        ("fr", "Zorblax a quitté l’île. Roe le nie."),
        ("es", "Zorblax pagó mil. Pérez lo niega."),
        ("sv", "Zorblax köpte en bil. Roe såg det."),
        ("en", "Zorblax can't. Roe can."),
        ("zh", "华为偷窃技术。他否认。"),
        ("zh", "“华为偷窃技术。”“没有证据。”"),
        ("ja", "ファーウェイが盗んだ。証拠はない。"),
        ("ar", "قال النائب إن «هواوي» سرقت. نفت الشركة ذلك."),
        ("ko", "화웨이가 훔쳤다. 의원은 부인했다."),
        ("hi", "हुआवेई ने चुराया है. सांसद ने इनकार किया."),
        ("fa", "هوآوی محکوم شد. شرکت آن را رد کرد."),
        ("he", "הואווי גנבה אותה שם. החברה הכחישה."),
        ("ru", "Зорблакс продал 300. Петров молчит."),
        ("en", "Zorblax sold 300. Roe denies it."),
    ];

    #[test]
    fn a_sentence_keeps_its_speaker_and_what_an_abbreviation_stands_before() {
        let pieces =
            |language, text| -> Vec<&str> { sentences(text, language).into_iter().map(|at| &text[at]).collect() };
        let cut: Vec<_> = WHOLE.iter().map(|(language, text)| (language, pieces(language, text))).collect();
        let cut: Vec<_> = cut.into_iter().filter(|(_, pieces)| pieces.len() != 1).collect();
        assert!(cut.is_empty(), "{cut:#?}");
    }

    #[test]
    fn what_is_in_no_doubt_stays_two_sentences() {
        let joined: Vec<_> = TWO.iter().filter(|(language, text)| sentences(text, language).len() != 2).collect();
        assert!(joined.is_empty(), "{joined:#?}");
    }
}
