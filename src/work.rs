//! Counts work instead of measuring time, so that tests can tell on any machine whether a loop stays linear.
//!
//! Loops that once grew with the square of their input say how many steps they take (the tests are in `costs.rs`).
//! Outside of the library's own tests that costs nothing.

/// Notes that this thread has taken `n` steps.
#[inline(always)]
pub fn steps(n: usize) {
    #[cfg(test)]
    STEPS.set(STEPS.get() + n);
    #[cfg(not(test))]
    let _ = n;
}

#[cfg(test)]
thread_local! {
    static STEPS: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// Does `work` and says how many steps it took on this thread.
#[cfg(test)]
pub fn counted<T>(work: impl FnOnce() -> T) -> (T, usize) {
    let before = STEPS.get();
    let result = work();
    (result, STEPS.get() - before)
}
