//! The copy of all that is known of somebody, as one archive: the rows of every domain, the words of
//! the consents, and the pictures that are still kept.
//! Decisions: docs/decisions/personal-data.md
use crate::{archive::Archive, models::WholeCopy};
use axum::body::Body;
use events::person::KeptFile;
use fr::consent::Consent;
use futures_util::{Stream, stream};
use kernel::{ApiResult, files::Files};
use serde_json::{Value, json};
use strum::VariantArray;
use zip::result::ZipError;

/// Its name where it is saved.
pub(super) const NAME: &str = "mes-donnees.zip";
/// What it is.
pub(super) const KIND: &str = "application/zip";

/// The archive, written while it is sent: one picture in memory at a time.
pub(super) fn body(copy: WholeCopy, pictures: Files) -> ApiResult<Body> {
    let told = json!({
        "askedAt": copy.asked_at,
        "consentTexts": consent_texts(),
        "data": copy.parts,
    });
    let told = serde_json::to_vec_pretty(&told).map_err(anyhow::Error::from)?;
    Ok(Body::from_stream(written(Archive::new(copy.asked_at), told, copy.files, pictures)))
}

/// All that anybody was asked to agree to, by version: what stands beside a consent names one.
fn consent_texts() -> Value {
    let all = Consent::VARIANTS.iter().map(|consent| {
        let texts: Vec<Value> = consent
            .texts()
            .iter()
            .map(|text| json!({ "version": text.version, "fr": text.fr, "en": text.en }))
            .collect();
        (consent.to_string(), Value::Array(texts))
    });
    Value::Object(all.collect())
}

/// What is still to be written.
enum Step {
    Rows { archive: Archive, told: Vec<u8>, files: Vec<KeptFile> },
    Pictures { archive: Archive, files: std::vec::IntoIter<KeptFile> },
    Done,
}

fn written(
    archive: Archive,
    told: Vec<u8>,
    files: Vec<KeptFile>,
    pictures: Files,
) -> impl Stream<Item = Result<Vec<u8>, ZipError>> {
    let begin = Step::Rows { archive, told, files };
    stream::try_unfold((begin, pictures), |(step, pictures)| async move {
        let (bytes, next) = match step {
            Step::Rows { mut archive, told, files } => {
                let bytes = archive.file("donnees.json", &told)?;
                (bytes, Step::Pictures { archive, files: files.into_iter() })
            }
            Step::Pictures { mut archive, mut files } => {
                match next_picture(&mut files, &pictures).await {
                    Some((name, bytes)) => {
                        (archive.file(&name, &bytes)?, Step::Pictures { archive, files })
                    }
                    None => (archive.end()?, Step::Done),
                }
            }
            Step::Done => return Ok(None),
        };
        Ok::<_, ZipError>(Some((bytes, (next, pictures))))
    })
}

/// The next that is still there, and its name: others were removed since the copy was asked for, as
/// their owner or their time wanted.
async fn next_picture(
    files: &mut std::vec::IntoIter<KeptFile>,
    pictures: &Files,
) -> Option<(String, Vec<u8>)> {
    for KeptFile { name, key } in files {
        match pictures.get(&key).await {
            Ok(bytes) => return Some((name, bytes)),
            Err(error) => tracing::info!(%error, "a picture is no longer there for a copy"),
        }
    }
    None
}
