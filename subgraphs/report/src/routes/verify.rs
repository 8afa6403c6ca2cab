//! `GET /verify/{code}`: the page behind the QR code, for anybody who holds the document.
use super::{RouteState, failure, page};
use crate::{
    domain::{self, Outcome, words},
    models::Report,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use kernel::{ApiResult, html::escaped};

pub(super) async fn show(State(state): State<RouteState>, Path(code): Path<String>) -> Response {
    match find(&state, &code).await {
        Ok(Some((report, authentic))) => match body(&report, authentic) {
            Ok(body) => page::page(StatusCode::OK, "Vérification d’un document", &body),
            Err(error) => failure(error),
        },
        Ok(None) => unknown(),
        Err(error) => failure(error),
    }
}

async fn find(state: &RouteState, code: &str) -> ApiResult<Option<(Report, bool)>> {
    let Some(code) = domain::read_code(code) else { return Ok(None) };
    let mut conn = state.pool.get().await?;
    let Some(report) = Report::by_code(&mut conn, &code).await? else { return Ok(None) };
    let authentic = state.config.signed(&report.sha256, &report.signature);
    Ok(Some((report, authentic)))
}

fn body(report: &Report, authentic: bool) -> ApiResult<String> {
    let facts = report.facts()?;
    let outcome = *report.outcome;
    let seal = if authentic {
        format!("<p class=\"seal\">{} Document authentique</p>", icon(TICK, 28))
    } else {
        format!("<p class=\"seal broken\">{} Signature non valide</p>", icon(CROSS, 28))
    };
    let (class, shape) = match outcome {
        Outcome::Favourable => ("good", TICK),
        Outcome::UnfavourableMajor => ("warn", WARNING),
        Outcome::UnfavourableCritical => ("bad", CROSS),
    };
    let next = words::next_step(&facts);
    let rows = [
        ("Document", words::title(*report.kind).to_owned()),
        ("Numéro", report.number.clone()),
        ("Contrôle du", words::date(words::day_of(facts.signed_at))),
        ("Nature", words::nature(&facts).to_owned()),
        ("Centre", format!("{} ({})", facts.centre.name, facts.centre.approval_number)),
        ("Délivré le", words::moment(report.issued_at)),
        ("Code", report.code.clone()),
    ];
    let rows: String = rows
        .iter()
        .map(|(term, value)| format!("<dt>{term}</dt><dd>{}</dd>\n", escaped(value)))
        .collect();
    Ok(format!(
        "<h1>Vérification d’un document</h1>\n{seal}\n\
         <p class=\"plate\">{}</p>\n\
         <div class=\"outcome {class}\">{}<div><strong>{} ({})</strong><span>{}</span></div></div>\n\
         <dl>\n{rows}</dl>\n\
         <p class=\"quiet\">Comparez ces indications avec le document que vous tenez : elles \
         doivent être identiques.</p>\n\
         <details><summary>Vérifier le fichier PDF lui-même</summary>\n\
         <p>L’empreinte SHA-256 de votre fichier doit être :</p>\n<p><code>{}</code></p>\n\
         <p>Signature Ed25519 de cette empreinte :</p>\n<p><code>{}</code></p></details>\n\
         <p lang=\"en\" class=\"quiet\">This page confirms what our centre issued. Compare it with \
         the document in your hands.</p>",
        escaped(&report.plate),
        icon(shape, 44),
        outcome.printed(),
        outcome.letter(),
        escaped(&next),
        escaped(&report.sha256),
        escaped(&report.signature),
    ))
}

fn unknown() -> Response {
    page::notice(
        StatusCode::NOT_FOUND,
        "Aucun document à ce code",
        "Nous n’avons délivré aucun document portant ce code. Vérifiez-le sous le QR code : 16 \
         lettres et chiffres. S’il est bien celui du document, ce document ne vient pas de nous.",
        "We issued no document with this code. If it is printed like this, the document is not ours.",
    )
}

const TICK: &str = "M12 1a11 11 0 1 0 0 22 11 11 0 0 0 0-22Zm-1.7 16.2-4.9-4.9 1.9-1.9 3 3 \
                    6.4-6.4 1.9 1.9-8.3 8.3Z";
const WARNING: &str = "M12 1.5.8 21.5h22.4L12 1.5Zm-1.3 7h2.6v7h-2.6v-7Zm0 8.6h2.6v2.4h-2.6v-2.4Z";
const CROSS: &str = "M7.5 1h9L23 7.5v9L16.5 23h-9L1 16.5v-9L7.5 1Zm.3 5.9-1.9 1.9L9.9 12l-4 4 \
                     1.9 1.9 4.1-4 4.1 4 1.9-1.9-4-4 4-4-1.9-1.9-4.1 4-4.1-4Z";

/// Words stand beside every icon: to a screen reader it is decoration.
fn icon(path: &str, size: u8) -> String {
    format!(
        "<svg width=\"{size}\" height=\"{size}\" viewBox=\"0 0 24 24\" aria-hidden=\"true\">\
         <path fill-rule=\"evenodd\" d=\"{path}\"/></svg>"
    )
}
