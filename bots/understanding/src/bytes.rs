//! Weights as bytes, little-endian.

/// Takes weights in.
#[derive(Debug, Default)]
pub struct Writer(Vec<u8>);

impl Writer {
    /// What was written.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.0
    }

    /// A count.
    pub fn number(&mut self, value: usize) {
        self.bare(u32::try_from(value).unwrap_or(u32::MAX));
    }

    /// 32 bits, small numbers in few bytes.
    pub fn bare(&mut self, mut value: u32) {
        while value >= 0x80 {
            self.0.push((value & 0x7f) as u8 | 0x80);
            value >>= 7;
        }
        self.0.push(value as u8);
    }

    /// A row, each weight half a byte, with a scale of its own: enough where many add up.
    pub fn halves(&mut self, row: &[f32]) {
        let largest = row.iter().fold(0.0_f32, |largest, weight| largest.max(weight.abs()));
        let scale = largest / 7.0;
        self.0.extend(scale.to_le_bytes());
        let steps = |weight: Option<&f32>| {
            let steps =
                weight.filter(|_| scale > 0.0).map_or(0.0, |weight| (weight / scale).round());
            (steps + 8.0) as u8 & 0x0f
        };
        for pair in row.chunks(2) {
            self.0.push(steps(pair.first()) | steps(pair.get(1)) << 4);
        }
    }

    /// A row, each weight a byte, with a scale of its own.
    pub fn rounded(&mut self, row: &[f32]) {
        let largest = row.iter().fold(0.0_f32, |largest, weight| largest.max(weight.abs()));
        let scale = largest / 127.0;
        self.0.extend(scale.to_le_bytes());
        for weight in row {
            let steps = if scale > 0.0 { (weight / scale).round() } else { 0.0 };
            self.0.push((steps as i8).cast_unsigned());
        }
    }
}

/// Gives weights back.
#[derive(Debug)]
pub struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    /// At the beginning.
    #[must_use]
    pub fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    /// A count.
    pub fn number(&mut self) -> Option<usize> {
        usize::try_from(self.bare()?).ok()
    }

    /// 32 bits.
    pub fn bare(&mut self) -> Option<u32> {
        let mut value = 0_u32;
        for place in 0..5 {
            let byte = *self.take(1)?.first()?;
            value |= u32::from(byte & 0x7f) << (7 * place);
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }

    /// A row of weights of half a byte each.
    pub fn halves(&mut self, count: usize, into: &mut Vec<f32>) -> Option<()> {
        let scale = f32::from_le_bytes(self.take(4)?.try_into().ok()?);
        let steps = self.take(count.div_ceil(2))?;
        let weights = steps.iter().flat_map(|pair| [pair & 0x0f, pair >> 4]);
        into.extend(weights.take(count).map(|step| (f32::from(step) - 8.0) * scale));
        Some(())
    }

    /// A row of weights.
    pub fn rounded(&mut self, count: usize, into: &mut Vec<f32>) -> Option<()> {
        let scale = f32::from_le_bytes(self.take(4)?.try_into().ok()?);
        let steps = self.take(count)?;
        into.extend(steps.iter().map(|step| f32::from(step.cast_signed()) * scale));
        Some(())
    }
}
