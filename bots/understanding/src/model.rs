//! The learned parts together, as they are committed in `data/model`.

use crate::{
    bytes::{Reader, Writer},
    labels::{Act, Topic},
    net::Net,
    tagger::Tagger,
};

/// Says that a file is a model of this form.
const MARK: u32 = 0x0001_7a5f;

/// The model of acts and topics, and the two taggers of values.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    /// Acts, then topics.
    pub net: Net,
    /// All values but the words that pick.
    pub values: Tagger,
    /// The words that pick among what was offered.
    pub picks: Tagger,
}

/// The bytes of the committed model, in the order of its files.
const EMBEDDED: [&[u8]; 9] = [
    include_bytes!("../data/model/0.bin"),
    include_bytes!("../data/model/1.bin"),
    include_bytes!("../data/model/2.bin"),
    include_bytes!("../data/model/3.bin"),
    include_bytes!("../data/model/4.bin"),
    include_bytes!("../data/model/5.bin"),
    include_bytes!("../data/model/6.bin"),
    include_bytes!("../data/model/7.bin"),
    include_bytes!("../data/model/8.bin"),
];

/// How many outputs the net has.
pub const OUTPUTS: usize = Act::ALL.len() + Topic::ALL.len();

/// The place of an act among the outputs.
#[must_use]
pub fn act_at(act: Act) -> usize {
    Act::ALL.iter().position(|known| *known == act).unwrap_or_default()
}

/// The place of a topic among the outputs.
#[must_use]
pub fn topic_at(topic: Topic) -> usize {
    Act::ALL.len() + Topic::ALL.iter().position(|known| *known == topic).unwrap_or_default()
}

impl Model {
    /// The one this program was built with.
    #[must_use]
    pub fn embedded() -> Option<Self> {
        Self::from_bytes(&EMBEDDED.concat())
    }

    /// A model's bytes as the files they are kept in, which are small enough for any forge.
    #[must_use]
    pub fn files(bytes: &[u8]) -> Vec<(String, &[u8])> {
        let size = bytes.len().div_ceil(EMBEDDED.len()).max(1);
        let part = |at: usize| {
            let from = (at * size).min(bytes.len());
            (format!("{at}.bin"), &bytes[from..(from + size).min(bytes.len())])
        };
        (0..EMBEDDED.len()).map(part).collect()
    }

    /// As a file.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Writer::default();
        out.bare(MARK);
        self.net.write(&mut out);
        self.values.write(&mut out);
        self.picks.write(&mut out);
        out.into_bytes()
    }

    /// From a file; `None` where it is damaged or of another form.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut from = Reader::new(bytes);
        if from.bare()? != MARK {
            return None;
        }
        Some(Self {
            net: Net::read(&mut from)?,
            values: Tagger::read(&mut from)?,
            picks: Tagger::read(&mut from)?,
        })
    }
}
