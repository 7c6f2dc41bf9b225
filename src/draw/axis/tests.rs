use super::*;

fn dates(texts: &[&str]) -> Vec<Date> {
    texts.iter().map(|text| Date::parse(text).expect("a date")).collect()
}

fn of_dates(texts: &[&str]) -> Axis {
    Axis::of_dates(&dates(texts).iter().collect::<Vec<_>>()).expect("there are dates")
}

fn labels(axis: &Axis, room: f64) -> Vec<i16> {
    axis.year_ticks(room).iter().filter(|tick| tick.has_label).map(|tick| tick.year).collect()
}

#[test]
fn years_without_a_long_gap_have_a_true_scale() {
    let axis = Axis::of_years(&[2015, 2016, 2017, 2019, 2020, 2021]).expect("there are years");
    assert_eq!(axis, Axis::between(2015, 2021));
    assert_eq!((axis.years(), axis.compressed()), ((2015, 2021), vec![]));
    assert_eq!(axis.percent(civil::date(2015, 1, 1)), 0.0);
    assert!((axis.percent(civil::date(2018, 7, 2)) - 50.0).abs() < 0.1);
    assert_eq!(axis.percent(civil::date(2031, 1, 1)), 100.0);
}

#[test]
fn the_last_year_of_all_has_twelve_months_and_an_end() {
    let months = Axis::of_years(&[9999]).expect("there is a year").months();
    assert_eq!(months.len(), 12);
    assert_eq!(of_dates(&["9999-12-31"]).months().len(), 1);
}

#[test]
fn a_single_early_year_does_not_squeeze_the_rest() {
    let axis = Axis::of_years(&[1890, 2018, 2019, 2020, 2021]).expect("there are years");
    let [(start, width)] = axis.compressed()[..] else { panic!("{axis:?}") };
    assert!(width < 10.0, "{axis:?}");
    assert_eq!((axis.percent(civil::date(1891, 1, 1)), axis.percent(civil::date(2018, 1, 1))), (start, start + width));
    assert!(axis.percent(civil::date(2018, 1, 1)) < 30.0);
    assert_eq!(labels(&axis, 9.0), [1890, 2018, 2019, 2020, 2021]);
}

#[test]
fn many_gaps_take_no_more_than_a_part_of_the_axis() {
    let years: Vec<i16> = (1500..2000).step_by(20).chain(2000..2025).collect();
    let axis = Axis::of_years(&years).expect("there are years");
    let broken: f64 = axis.compressed().iter().map(|part| part.1).sum();
    assert!(axis.compressed().len() == 25 && broken <= 20.1, "{broken}");
    assert!(labels(&axis, 9.0).len() <= 11);
}

#[test]
fn any_day_has_a_place_and_later_days_never_lie_before_earlier_ones() {
    let days: Vec<civil::Date> =
        (0..4000).map(|n| civil::date(1000, 1, 1).saturating_add(jiff::Span::new().days(n * 400))).collect();
    for years in [&[1500, 1600, 1601, 1999, 2020][..], &[2020], &[1, 9999], &[1000, 1002, 1004, 1500]] {
        let axis = Axis::of_years(years).expect("there are years");
        let places: Vec<f64> = days.iter().map(|day| axis.percent(*day)).collect();
        assert!(places.is_sorted() && places[0] >= 0.0 && places[3999] <= 100.0, "{years:?}");
    }
}

#[test]
fn quiet_years_are_squeezed_before_a_crowded_summer() {
    let axis = of_dates(&["2017", "2020-08-06", "2020-08-14", "2020-09-11", "2020-11-12"]);
    let [(0.0, width)] = axis.compressed()[..] else { panic!("{axis:?}") };
    assert_eq!(axis.percent(civil::date(2020, 8, 1)), width);
    assert!(axis.percent(civil::date(2020, 11, 12)) - axis.percent(civil::date(2020, 8, 6)) > 40.0);
    assert_eq!(axis.months().len(), 5);
}

#[test]
fn a_crowded_summer_after_an_empty_century_keeps_both_apart() {
    let axis = of_dates(&["1890-05-01", "2019-03", "2020-08-06", "2020-08-14", "2020-09-11"]);
    assert_eq!(axis.compressed().len(), 2, "before and after the summer: {axis:?}");
    let place = |year| axis.percent(civil::date(year, 3, 1));
    assert!(place(2019) - place(1890) > 3.0 && place(1890) > 0.0, "{axis:?}");
    assert!(!labels(&axis, 4.5).contains(&1950));
}

#[test]
fn events_that_are_spread_evenly_are_not_torn_apart() {
    let texts: Vec<String> = (0..60).map(|n| format!("{}-{:02}-10", 2010 + n / 6, n % 6 * 2 + 1)).collect();
    let axis = of_dates(&texts.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(axis, Axis::between(2010, 2019));
}

#[test]
fn a_short_story_has_a_true_scale_by_months() {
    let axis = of_dates(&["2020-08-06", "2020-08-14", "2021-01-11"]);
    assert_eq!((axis.compressed(), axis.months().len()), (vec![], 6));
}

#[test]
fn a_coarse_date_is_a_span_and_an_open_end_is_none() {
    let axis = Axis::between(2019, 2020);
    let place = |text: &str| axis.place(&dates(&[text])[0]);
    assert_eq!(place("2019").0, 0.0);
    assert_eq!(place("2019").1, place("2020").0);
    let (start, end) = place("2019-05-12/..");
    assert!(end - start < 0.2, "{start} {end}");
}

#[test]
fn labels_of_many_years_stand_at_round_ones() {
    assert_eq!(labels(&Axis::between(1953, 2020), 9.0), [1953, 1960, 1970, 1980, 1990, 2000, 2010]);
    assert_eq!(labels(&Axis::between(2018, 2021), 9.0), [2018, 2019, 2020, 2021]);
}
