//! What a customer's message says: acts, topics and values, and what may follow from them.
//!
//! Three kinds of evidence and one decision. Values are read by their shape and from lists
//! ([`entities`], `data/lists`) and found in a sentence by a sequence model ([`tagger`]); templates of
//! whole sentences stand in data files ([`grammar`], `data/grammar`); a small statistical model over
//! words, pieces of words and ideas ([`net`]) names acts and topics. [`decision`] weighs them by what
//! was asked and by what a mistake would cost. No language model, no clock, no network: the same
//! message gives the same reading, and [`Reader::inspect`] says why.
//!
//! Nothing here knows the other crates: values come out as the words that were written.

pub mod agreement;
pub mod bytes;
pub mod corpus;
pub mod dates;
pub mod decision;
pub mod entities;
pub mod evaluate;
pub mod features;
pub mod grammar;
pub mod heard;
pub mod labels;
pub mod lexicon;
pub mod model;
pub mod net;
pub mod noise;
pub mod normal;
mod parts;
pub mod random;
pub mod reading;
mod repair;
pub mod share;
pub mod tagger;
pub mod text;
pub mod training;

pub use decision::{Reaction, Wish};
pub use labels::{Act, Awaiting, Slot, Topic};
pub use model::Model;
pub use reading::{Evidence, Reader, Reading, Value};
