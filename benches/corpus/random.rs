//! Numbers that only look random: the same for the same key, on every machine.

/// A stream of pseudo-random numbers (the generator SplitMix64, in integers only).
pub struct Random {
    state: u64,
}

impl Random {
    /// The stream of a key. Different keys give independent streams, so that every document can be made for itself.
    pub fn of(purpose: &str, number: usize) -> Random {
        let bytes = purpose.bytes().map(u64::from).chain([number as u64]);
        let mut random = Random { state: 0x6a09_e667_f3bc_c908 };
        for part in bytes {
            random.state ^= part;
            random.state = random.next();
        }
        random
    }

    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to `limit`, without it. `limit` is at least 1.
    pub fn below(&mut self, limit: usize) -> usize {
        ((u128::from(self.next()) * limit as u128) >> 64) as usize
    }

    /// A number from `low` to `high`, both included.
    pub fn between(&mut self, low: usize, high: usize) -> usize {
        low + self.below(high - low + 1)
    }

    /// `true` in so many of a hundred cases.
    pub fn percent(&mut self, share: usize) -> bool {
        self.below(100) < share
    }

    /// One of these.
    pub fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    /// Another order of the same.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for at in (1..items.len()).rev() {
            items.swap(at, self.below(at + 1));
        }
    }
}

/// A distribution after Zipf: the first is drawn most often, the last hardly ever.
pub struct Zipf {
    /// For each rank the sum of the weights up to it.
    sums: Vec<u64>,
}

impl Zipf {
    /// Ranks from 0 up to `count`, without it. The larger `flat` is, the less the first ones stand out.
    pub fn new(count: usize, flat: u64) -> Zipf {
        let weights = (0..count as u64).map(|rank| (1 << 32) / (rank + flat));
        let sums = weights.scan(0, |sum, weight| {
            *sum += weight;
            Some(*sum)
        });
        Zipf { sums: sums.collect() }
    }

    /// A rank.
    pub fn draw(&self, random: &mut Random) -> usize {
        let total = self.sums.last().copied().unwrap_or_default() as usize;
        let drawn = random.below(total.max(1)) as u64;
        self.sums.partition_point(|sum| *sum <= drawn)
    }
}
