//! The frame of our HTML pages: no script, nothing loaded from elsewhere, light and dark.
use axum::{
    body::Body,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use kernel::html::escaped;

/// Nothing may run and nothing may be loaded: what slips through escaping stays text.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; \
                      form-action 'none'; frame-ancestors 'none'";

/// The same, and a form of ours may be sent to us.
const FORM_POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; \
                           form-action 'self'; frame-ancestors 'none'";

/// A whole page. `body` is HTML: whoever writes it escapes what it quotes.
pub(super) fn page(status: StatusCode, title: &str, body: &str) -> Response {
    let html = format!(
        "<!doctype html>\n<html lang=\"fr\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"robots\" content=\"noindex\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>{} – Auto Visite Tech</title>\n<style>{}</style>\n</head>\n\
         <body>\n<header><a href=\"/\">Auto Visite Tech</a></header>\n\
         <main>\n{body}\n</main>\n</body>\n</html>\n",
        escaped(title),
        include_str!("page.css"),
    );
    (status, headers(), Html(html)).into_response()
}

/// As [`page`], with a form that our own origin takes.
pub(super) fn page_with_form(title: &str, body: &str) -> Response {
    let mut response = page(StatusCode::OK, title, body);
    let policy = HeaderValue::from_static(FORM_POLICY);
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    response
}

/// A page with one message: what happened, and what to do.
pub(super) fn notice(status: StatusCode, title: &str, text: &str, en: &str) -> Response {
    let body = format!(
        "<h1>{}</h1>\n<p>{}</p>\n<p lang=\"en\" class=\"quiet\">{}</p>\n\
         <p><a class=\"button\" href=\"/\">Retour à l’accueil</a></p>",
        escaped(title),
        escaped(text),
        escaped(en),
    );
    page(status, title, &body)
}

/// Our fault.
pub(super) fn trouble() -> Response {
    notice(
        StatusCode::INTERNAL_SERVER_ERROR,
        "Un problème de notre côté",
        "Nous n’avons pas pu afficher cette page. Réessayez dans un instant.",
        "Something went wrong on our side. Please try again shortly.",
    )
}

/// What all our answers carry: they are personal, and nobody should guess about their type.
fn headers() -> HeaderMap {
    let pairs = [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::CACHE_CONTROL, "private, no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (HeaderName::from_static("x-robots-tag"), "noindex"),
    ];
    pairs.into_iter().map(|(name, value)| (name, HeaderValue::from_static(value))).collect()
}

/// A file: shown by the browser where it can, saved under its name otherwise.
pub(super) fn file(name: &str, content_type: &str, body: impl Into<Body>) -> Response {
    let mut all = headers();
    if let Ok(value) = HeaderValue::from_str(content_type) {
        all.insert(header::CONTENT_TYPE, value);
    }
    if let Ok(value) = HeaderValue::from_str(&format!("inline; filename=\"{name}\"")) {
        all.insert(header::CONTENT_DISPOSITION, value);
    }
    // A browser's PDF viewer is a page of its own and needs its styles; the file cannot run.
    all.remove(header::CONTENT_SECURITY_POLICY);
    (all, body.into()).into_response()
}
