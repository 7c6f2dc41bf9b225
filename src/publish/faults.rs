//! Places at which a test can stop a build, to see that the next one repairs it. In the program itself they do nothing.
/// Stands before every step that changes the disk.
#[cfg(not(test))]
#[inline(always)]
pub(super) fn point() -> std::io::Result<()> {
    Ok(())
}

/// Whether a test has «killed» the build: then nothing more may be done, no cleaning up either.
#[cfg(not(test))]
#[inline(always)]
pub(super) fn killed() -> bool {
    false
}

#[cfg(test)]
pub(crate) use armed::*;

#[cfg(test)]
mod armed {
    use std::cell::Cell;
    use std::io;

    #[derive(Clone, Copy, PartialEq, Debug)]
    pub enum Fault {
        /// The process ends here, as by `kill -9`.
        Kill,
        /// This one step fails, as on a full disk.
        Error,
        /// This step and all after it fail, as on a disk that was pulled out.
        Broken,
    }

    thread_local! {
        static ARMED: Cell<Option<(usize, Fault)>> = const { Cell::new(None) };
        static KILLED: Cell<bool> = const { Cell::new(false) };
        static STRUCK: Cell<bool> = const { Cell::new(false) };
    }

    /// Arms a fault at the point with this number, counted from 0 in this thread.
    pub fn arm(at: usize, fault: Fault) {
        ARMED.set(Some((at, fault)));
        KILLED.set(false);
        STRUCK.set(false);
    }

    /// Takes the fault away; whether it had struck.
    pub fn disarm() -> bool {
        KILLED.set(false);
        ARMED.set(None);
        STRUCK.get()
    }

    pub fn point() -> io::Result<()> {
        if KILLED.get() {
            return Err(io::Error::other("killed"));
        }
        match ARMED.get() {
            Some((0, fault)) => {
                ARMED.set((fault == Fault::Broken).then_some((0, fault)));
                STRUCK.set(true);
                KILLED.set(fault == Fault::Kill);
                Err(io::Error::other("a fault of the test"))
            }
            Some((left, fault)) => {
                ARMED.set(Some((left - 1, fault)));
                Ok(())
            }
            None => Ok(()),
        }
    }

    pub fn killed() -> bool {
        KILLED.get()
    }
}
