//! Pages that third parties read themselves: what they send is bounded, counted and understood.
//! Nothing of a page is kept.
use crate::{
    ParserConfig, actions,
    domain::{PageText, Quad, Reading, Word},
    error::ParserError,
    models::quota,
};
use async_graphql::{InputObject, SimpleObject};
use chrono::{DateTime, Utc};
use kernel::{ApiResult, Pool, clock::CivilDay, guard::Integrator};

/// More words than this are no page of a certificate, which has some two hundred.
const MOST_WORDS: usize = 1_000;
/// Bytes of all words together; a certificate has some two thousand.
const MOST_LETTERS: usize = 20_000;
/// Longest word or line, in characters.
const LONGEST_WORD: usize = 200;
/// Longest side of a page, in pixels.
const LONGEST_SIDE: i32 = 30_000;

/// A word, as somebody else's reader found it.
#[derive(Clone, Debug, InputObject)]
#[graphql(name = "PageWordInput")]
pub(crate) struct WordInput {
    /// What it says: a word or a line, of 200 characters at most.
    pub(crate) text: String,
    /// Its corners in pixels of the upright page, x before y: top left, top right, bottom right,
    /// bottom left. Eight numbers.
    pub(crate) quad: Vec<f64>,
    /// How sure the reader was, 0 to 1. Below 0.8 two readings that agree prove nothing.
    pub(crate) confidence: f64,
}

/// The words of an upright page.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct ParseRegistrationInput {
    /// In pixels.
    pub(crate) width: i32,
    /// In pixels.
    pub(crate) height: i32,
    /// In any order; 1,000 at most.
    pub(crate) words: Vec<WordInput>,
}

/// How many pages the organisation may have understood on a day.
#[derive(Clone, Copy, Debug, SimpleObject)]
pub(crate) struct ParseQuota {
    /// Pages a day, of all its keys together.
    pub(crate) limit: i32,
    /// Of these, today's so far.
    pub(crate) used: i32,
    /// When the count begins anew: the next midnight in France.
    pub(crate) resets_at: DateTime<Utc>,
}

/// Understands a page, if the organisation's quota allows another.
pub(crate) async fn parse(
    pool: &Pool,
    config: ParserConfig,
    by: &Integrator,
    input: ParseRegistrationInput,
    now: DateTime<Utc>,
) -> ApiResult<(Reading, ParseQuota)> {
    // What is no page costs nothing.
    let page = page_of(input)?;
    let (day, limit) = (CivilDay::of(now), config.limit());
    let resets_at = day.ends_at;
    let used = {
        let mut conn = pool.get().await?;
        quota::count_page(&mut conn, by, day.date, limit).await?
    };
    let used = used.ok_or(ParserError::ParseQuotaExceeded { resets_at })?;
    let reading = actions::understand(page, day.date).await;
    let reading =
        reading.ok_or_else(|| anyhow::anyhow!("a page sent to be parsed broke the rules"))?;
    Ok((reading, ParseQuota { limit, used, resets_at }))
}

/// How much of its quota the organisation has used.
pub(crate) async fn standing(
    pool: &Pool,
    config: ParserConfig,
    by: &Integrator,
    now: DateTime<Utc>,
) -> ApiResult<ParseQuota> {
    let day = CivilDay::of(now);
    let mut conn = pool.get().await?;
    let used = quota::pages_of(&mut conn, by, day.date).await?;
    Ok(ParseQuota { limit: config.limit(), used, resets_at: day.ends_at })
}

fn page_of(input: ParseRegistrationInput) -> Result<PageText, ParserError> {
    let sides = [input.width, input.height];
    if !sides.iter().all(|side| (1..=LONGEST_SIDE).contains(side)) {
        return Err(ParserError::PageSizeInvalid);
    }
    let letters: usize = input.words.iter().map(|word| word.text.len()).sum();
    if input.words.len() > MOST_WORDS || letters > MOST_LETTERS {
        return Err(ParserError::TooManyWords);
    }
    let words =
        input.words.into_iter().enumerate().map(|(at, word)| {
            word_of(word, sides).ok_or(ParserError::WordInvalid { number: at + 1 })
        });
    let words = words.collect::<Result<_, _>>()?;
    let [width, height] = sides.map(i32::unsigned_abs);
    Ok(PageText { width, height, words })
}

/// `None` where a corner is far from the page, or anything else is no word's.
fn word_of(word: WordInput, sides: [i32; 2]) -> Option<Word> {
    let sound = word.text.chars().count() <= LONGEST_WORD
        && !word.text.contains(char::is_control)
        && (0.0..=1.0).contains(&word.confidence);
    let numbers: [f64; 8] = word.quad.try_into().ok().filter(|_| sound)?;
    let mut quad = Quad::default();
    for (place, number) in numbers.into_iter().enumerate() {
        let side = f64::from(sides[place % 2]);
        // Boxes lean over the edge, not further: and what is no number is in no range.
        if !(-side..=2.0 * side).contains(&number) {
            return None;
        }
        quad[place / 2][place % 2] = number as f32;
    }
    Some(Word { text: word.text, quad, confidence: word.confidence as f32, second: None })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word() -> WordInput {
        let quad = vec![10.0, 10.0, 90.0, 10.0, 90.0, 30.0, 10.0, 30.0];
        WordInput { text: "AB-123-CD".to_owned(), quad, confidence: 0.9 }
    }

    fn page(width: i32, height: i32, words: Vec<WordInput>) -> Result<PageText, ParserError> {
        page_of(ParseRegistrationInput { width, height, words })
    }

    #[test]
    fn a_page_comes_through_as_it_is() {
        let page = page(100, 200, vec![word(); MOST_WORDS]).expect("a page");
        assert_eq!((page.width, page.height, page.words.len()), (100, 200, MOST_WORDS));
        let corners = [[10.0, 10.0], [90.0, 10.0], [90.0, 30.0], [10.0, 30.0]];
        assert_eq!(page.words[0].quad, corners);
    }

    #[test]
    fn what_is_no_page_is_refused() {
        for (width, height) in [(0, 10), (10, 0), (-5, 10), (10, 30_001), (i32::MIN, 10)] {
            assert_eq!(page(width, height, Vec::new()), Err(ParserError::PageSizeInvalid));
        }
        let many = vec![word(); MOST_WORDS + 1];
        assert_eq!(page(100, 100, many), Err(ParserError::TooManyWords));
    }

    #[test]
    fn what_is_no_word_is_named_by_its_number() {
        let with = |change: &dyn Fn(&mut WordInput)| {
            let mut wrong = word();
            change(&mut wrong);
            page(100, 100, vec![word(), wrong]).map(|page| page.words.len())
        };
        assert_eq!(with(&|_| {}), Ok(2));
        assert_eq!(with(&|word| word.text = "é".repeat(LONGEST_WORD)), Ok(2));
        let wrong: [&dyn Fn(&mut WordInput); 9] = [
            &|word| word.text = "é".repeat(LONGEST_WORD + 1),
            &|word| word.text = "a\u{0}b".to_owned(),
            &|word| word.confidence = 1.1,
            &|word| word.confidence = f64::NAN,
            &|word| word.quad.truncate(7),
            &|word| word.quad.push(1.0),
            &|word| word.quad[3] = f64::NAN,
            &|word| word.quad[3] = f64::INFINITY,
            &|word| word.quad[0] = 201.0,
        ];
        for change in wrong {
            assert_eq!(with(change), Err(ParserError::WordInvalid { number: 2 }));
        }
    }
}
