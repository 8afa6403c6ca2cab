//! Everything on the public origin that is not GraphQL: the domains' pages, then the web.
use crate::config::Settings;
use axum::{
    Router,
    http::{HeaderName, HeaderValue, header},
    routing::{MethodRouter, get_service},
};
use tower_http::{
    catch_panic::CatchPanicLayer,
    services::{ServeDir, ServeFile},
    set_header::SetResponseHeaderLayer,
};

/// Scripts, styles, fonts and requests of our own origin only; inline styles, because pages that
/// need no script carry their few rules with them.
const CONTENT_POLICY: &str = "default-src 'self'; style-src 'self' 'unsafe-inline'; \
    img-src 'self' data: blob:; object-src 'none'; base-uri 'self'; frame-ancestors 'self'; \
    form-action 'self'";

/// The page that other sites frame.
const FRAME: &str = "/widget/frame.html";

/// The chat alone, framed by the sites that are listed and by no other: who frames a page can lay
/// something over its buttons.
fn framed_chat(settings: &Settings) -> MethodRouter {
    let ancestors = settings
        .widget_hosts
        .iter()
        .fold("frame-ancestors 'self'".to_owned(), |all, host| format!("{all} {host}"));
    let policy = CONTENT_POLICY.replace("frame-ancestors 'self'", &ancestors);
    let policy = HeaderValue::from_str(&policy).unwrap_or(HeaderValue::from_static(CONTENT_POLICY));
    let page = ServeFile::new(settings.web_dir.join("widget/frame.html"));
    get_service(page)
        .layer(SetResponseHeaderLayer::overriding(header::CONTENT_SECURITY_POLICY, policy))
}

/// The site: domains' routes first, then files of the built web, then its single page.
pub(crate) fn router(settings: &Settings, domains: impl Iterator<Item = Router>) -> Router {
    let page = ServeFile::new(settings.web_dir.join("index.html"));
    let web = ServeDir::new(&settings.web_dir).fallback(page);
    let pages = domains.fold(Router::new(), Router::merge);
    let pages = pages.layer(axum::middleware::from_fn(kernel::input::plain_address));
    let mut site = pages.fallback_service(web);
    site = site.route_service(FRAME, framed_chat(settings));
    if settings.development {
        // The router asks the site for this path only when a browser wants a page.
        let explorer = ServeFile::new(settings.web_dir.join("explorer/index.html"));
        site = site.route_service("/graphql", explorer);
    }
    [
        (header::CONTENT_SECURITY_POLICY, CONTENT_POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    ]
    .into_iter()
    .fold(site, |site, (name, value)| {
        let value = HeaderValue::from_static(value);
        // A page may say something stricter.
        site.layer(SetResponseHeaderLayer::if_not_present(name, value))
    })
    .layer(CatchPanicLayer::new())
}
