//! Lists as Relay connections, newest first, with the row's UUIDv7 as the cursor.
use crate::{ApiResult, ClientError};
use async_graphql::{
    OutputType,
    connection::{Connection, Edge, EmptyFields},
};
use uuid::Uuid;

const DEFAULT_SIZE: i32 = 20;
const LARGEST_SIZE: i32 = 100;
/// More words, or longer ones, find nothing more: each is a condition of its own in the query.
const WORDS_SEARCHED: usize = 8;
const LONGEST_WORD: usize = 60;

/// What is searched, as patterns for `ILIKE`: the first few words, wildcards taken literally.
pub fn patterns(search: Option<&str>) -> impl Iterator<Item = String> {
    search.unwrap_or_default().split_whitespace().take(WORDS_SEARCHED).map(|word| {
        let word: String = word.chars().take(LONGEST_WORD).collect();
        format!("%{}%", word.replace('\\', r"\\").replace('%', r"\%").replace('_', r"\_"))
    })
}

/// What a client asked for; read it with [`Page::read`].
#[derive(Clone, Copy, Debug)]
pub struct Page {
    size: usize,
    /// Only rows with a smaller id (older) than this.
    pub after: Option<Uuid>,
}

/// The arguments make no sense.
#[derive(Debug, thiserror::Error)]
#[error("`first` goes from 1 to 100 and `after` is a cursor of an earlier page")]
pub struct PageInvalid;

impl ClientError for PageInvalid {
    fn code(&self) -> &'static str {
        "PAGE_INVALID"
    }

    fn fr(&self) -> String {
        "La page demandée n’existe pas.".to_owned()
    }
}

impl Page {
    /// Checks `first` (20 where absent, at most 100) and `after`.
    pub fn read(first: Option<i32>, after: Option<String>) -> ApiResult<Self> {
        let size = first.unwrap_or(DEFAULT_SIZE);
        if !(1..=LARGEST_SIZE).contains(&size) {
            return Err(PageInvalid.into());
        }
        let after = after.map(|text| text.parse()).transpose().map_err(|_| PageInvalid)?;
        Ok(Self { size: usize::try_from(size).map_err(|_| PageInvalid)?, after })
    }

    /// How many rows to load: one more than shown, to know whether there is a next page.
    pub fn limit(&self) -> i64 {
        i64::try_from(self.size).unwrap_or(i64::MAX).saturating_add(1)
    }

    /// The connection over the loaded rows.
    pub fn connection<N: OutputType>(
        &self,
        mut rows: Vec<N>,
        id: impl Fn(&N) -> Uuid,
    ) -> Connection<String, N, EmptyFields, EmptyFields> {
        let more = rows.len() > self.size;
        rows.truncate(self.size);
        let mut connection = Connection::new(self.after.is_some(), more);
        connection.edges.extend(rows.into_iter().map(|row| Edge::new(id(&row).to_string(), row)));
        connection
    }
}
