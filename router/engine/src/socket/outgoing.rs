//! What a connection sends.

/// What is sent to the client.
pub(super) enum Outgoing {
    Text(String),
    Close(u16, &'static str),
}
