//! Everything on the public origin that is not GraphQL: the domains' pages, the public pages, then
//! the web.
//!
//! What the web is made of has its hash in its name and is kept by browsers for good; everything
//! else of it is asked for again, and answered with 304 where it is the same. The build lays a
//! compressed copy beside each file (`web/compress.mjs`); what is made on the way is compressed here.
use crate::{config::Settings, pages};
use axum::{
    Router,
    extract::Request,
    http::{HeaderName, HeaderValue, StatusCode, header},
    middleware::{self, Next},
    response::Response,
    routing::{MethodRouter, get_service},
};
use tower_http::{
    catch_panic::CatchPanicLayer,
    compression::{
        CompressionLayer, Predicate,
        predicate::{DefaultPredicate, NotForContentType},
    },
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
    get_service(file(settings, "widget/frame.html"))
        .layer(SetResponseHeaderLayer::overriding(header::CONTENT_SECURITY_POLICY, policy))
}

/// The addresses of the app's pages, as `web/app/src/app.tsx` has them; any other is not found, and
/// the app says so.
const PAGES: [&str; 27] = [
    "/",
    "/connexion",
    "/entrer",
    "/mot-de-passe",
    "/rendez-vous",
    "/mon-rendez-vous",
    "/mon-espace",
    "/mon-espace/securite",
    "/centre",
    "/centre/attente",
    "/centre/messages",
    "/centre/semaine",
    "/centre/recherche",
    "/centre/reserver",
    "/centre/rendez-vous/{id}",
    "/centre/caisse",
    "/centre/chiffres",
    "/centre/reglages",
    "/centre/prix",
    "/centre/argent",
    "/centre/comptes",
    "/centre/catalogue",
    "/centre/courriers",
    "/centre/reseau",
    "/centre/acces",
    "/centre/journal",
    "/centre/inspection/{id}",
];

/// Folders whose files have their hash in their names.
const HASHED: [&str; 2] = ["/assets/", "/explorer/assets/"];
const FOR_GOOD: &str = "public, max-age=31536000, immutable";
const ASK_AGAIN: &str = "no-cache";

/// The site: domains' routes first, then files of the built web, then its single page.
pub(crate) fn router(settings: &Settings, domains: impl Iterator<Item = Router>) -> Router {
    // Pictures, fonts and documents are compressed as they are.
    let worthwhile = DefaultPredicate::new()
        .and(NotForContentType::const_new("application/pdf"))
        .and(NotForContentType::const_new("font/"))
        .and(NotForContentType::const_new("application/octet-stream"));
    let site = domains
        .fold(Router::new(), Router::merge)
        .layer(axum::middleware::from_fn(kernel::input::plain_address))
        .merge(pages::routes(settings))
        .merge(web(settings))
        .layer(CompressionLayer::new().compress_when(worthwhile));
    // A laptop is reached without TLS, and would be shut out of its own page for a year.
    let kept_secure =
        (!settings.development).then_some((header::STRICT_TRANSPORT_SECURITY, "max-age=31536000"));
    [
        (header::CONTENT_SECURITY_POLICY, CONTENT_POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    ]
    .into_iter()
    .chain(kept_secure)
    .fold(site, |site, (name, value)| {
        let value = HeaderValue::from_static(value);
        // A page may say something stricter.
        site.layer(SetResponseHeaderLayer::if_not_present(name, value))
    })
    .layer(CatchPanicLayer::new())
}

/// One file of the built web, or its compressed copy.
fn file(settings: &Settings, path: &str) -> ServeFile {
    ServeFile::new(settings.web_dir.join(path)).precompressed_br().precompressed_gzip()
}

/// The built web.
fn web(settings: &Settings) -> Router {
    let page = file(settings, "index.html");
    let files = ServeDir::new(&settings.web_dir)
        .precompressed_br()
        .precompressed_gzip()
        .not_found_service(page.clone());
    let mut web = PAGES
        .into_iter()
        .fold(Router::new(), |web, path| web.route_service(path, page.clone()))
        .route(FRAME, framed_chat(settings))
        .fallback_service(files);
    if settings.development {
        // The router asks the site for this path only when a browser wants a page.
        web = web.route_service("/graphql", file(settings, "explorer/index.html"));
    }
    web.layer(middleware::from_fn(kept))
}

/// How long a browser may keep a file of the web without asking.
async fn kept(request: Request, next: Next) -> Response {
    let hashed = HASHED.iter().any(|folder| request.uri().path().starts_with(folder));
    let mut answer = next.run(request).await;
    let found = matches!(
        answer.status(),
        StatusCode::OK | StatusCode::NOT_MODIFIED | StatusCode::PARTIAL_CONTENT
    );
    let how_long = if hashed && found { FOR_GOOD } else { ASK_AGAIN };
    let headers = answer.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(how_long));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    answer
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use axum::{body::Body, routing::get};
    use std::{fs, path::Path};
    use tower::ServiceExt;

    fn site(folder: &Path) -> Router {
        let mut settings = Settings::from_env().unwrap();
        settings.web_dir = folder.to_owned();
        settings.development = false;
        let words = "un mot après l'autre ".repeat(200);
        let page = get(move || async move { ([(header::CONTENT_TYPE, "text/html")], words) });
        router(&settings, [Router::new().route("/verify/page", page)].into_iter())
    }

    async fn ask(site: &Router, path: &str, headers: &[(&str, &str)]) -> Response {
        let request =
            headers.iter().fold(Request::builder().uri(path), |request, (name, value)| {
                request.header(*name, *value)
            });
        site.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap()
    }

    fn text(answer: &Response, name: HeaderName) -> &str {
        answer.headers().get(name).map_or("", |value| value.to_str().unwrap())
    }

    fn built() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("assets")).unwrap();
        for (name, bytes) in [
            ("index.html", "<html>app</html>".repeat(100)),
            ("index.html.br", "brotli".to_owned()),
            ("assets/app-1a2b3c.js", "let a = 1;".repeat(1_000)),
            ("assets/app-1a2b3c.js.br", "brotli".to_owned()),
            ("assets/app-1a2b3c.js.gz", "gzip".to_owned()),
        ] {
            fs::write(folder.path().join(name), bytes).unwrap();
        }
        folder
    }

    #[tokio::test]
    async fn in_production_browsers_are_told_to_stay_with_tls() {
        let folder = built();
        for path in ["/", "/verify/page", "/nowhere"] {
            let answer = ask(&site(folder.path()), path, &[]).await;
            let kept = text(&answer, header::STRICT_TRANSPORT_SECURITY);
            assert_eq!(kept, "max-age=31536000", "{path}");
        }
        let mut laptop = Settings::from_env().unwrap();
        laptop.web_dir = folder.path().to_owned();
        let answer = ask(&router(&laptop, std::iter::empty()), "/", &[]).await;
        assert!(laptop.development && !answer.headers().contains_key("strict-transport-security"));
    }

    #[tokio::test]
    async fn what_the_web_is_made_of_is_compressed_and_kept_for_good() {
        let folder = built();
        let site = site(folder.path());
        for (accepted, encoding) in [("gzip, deflate, br", "br"), ("gzip", "gzip"), ("", "")] {
            let headers = [("accept-encoding", accepted)];
            let answer = ask(&site, "/assets/app-1a2b3c.js", &headers).await;
            assert_eq!(answer.status(), 200);
            assert_eq!(text(&answer, header::CONTENT_ENCODING), encoding, "{accepted}");
            assert_eq!(text(&answer, header::CACHE_CONTROL), FOR_GOOD);
            assert_eq!(text(&answer, header::VARY), "accept-encoding");
            assert!(!text(&answer, header::LAST_MODIFIED).is_empty());
        }
        // What is made on the way is compressed on the way.
        let answer = ask(&site, "/verify/page", &[("accept-encoding", "gzip")]).await;
        assert_eq!(text(&answer, header::CONTENT_ENCODING), "gzip");
        assert_eq!(text(&answer, header::CACHE_CONTROL), "", "a domain says it for itself");
    }

    #[tokio::test]
    async fn the_page_is_asked_for_again_and_answered_shortly() {
        let folder = built();
        let site = site(folder.path());
        let answer = ask(&site, "/", &[]).await;
        assert_eq!(text(&answer, header::CACHE_CONTROL), ASK_AGAIN);
        let since = text(&answer, header::LAST_MODIFIED).to_owned();
        let again = ask(&site, "/", &[("if-modified-since", since.as_str())]).await;
        assert_eq!(again.status(), 304);
        assert_eq!(text(&again, header::CACHE_CONTROL), ASK_AGAIN);
    }

    #[tokio::test]
    async fn an_unknown_path_is_not_found_and_shows_the_app() {
        let folder = built();
        let site = site(folder.path());
        for path in ["/", "/connexion", "/mon-espace", "/centre", "/centre/inspection/1"] {
            assert_eq!(ask(&site, path, &[]).await.status(), 200, "{path}");
        }
        for path in ["/nowhere", "/centre/nowhere", "/wp-login.php", "/assets/app-0000.js"] {
            let answer = ask(&site, path, &[]).await;
            assert_eq!(answer.status(), 404, "{path}");
            assert_eq!(text(&answer, header::CACHE_CONTROL), ASK_AGAIN, "{path}");
            let body = axum::body::to_bytes(answer.into_body(), 100_000).await.unwrap();
            assert!(body.starts_with(b"<html>app"), "{path}");
        }
        let robots = ask(&site, "/robots.txt", &[]).await;
        assert_eq!(robots.status(), 200);
        let body = axum::body::to_bytes(robots.into_body(), 100_000).await.unwrap();
        let text = String::from_utf8(body.to_vec()).unwrap();
        assert!(text.contains("User-agent: *") && text.contains("/sitemap.xml"), "{text}");
    }

    #[test]
    fn the_pages_are_those_of_the_app() {
        let app = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../web/app/src/app.tsx");
        let app = fs::read_to_string(app).unwrap();
        let paths: Vec<String> = app
            .split("<Route path=\"")
            .skip(1)
            .map(|rest| rest.split('"').next().unwrap())
            .filter(|path| *path != "*")
            .map(|path| {
                let parts = path.split('/').map(|part| match part.strip_prefix(':') {
                    Some(name) => format!("{{{name}}}"),
                    None => part.to_owned(),
                });
                parts.collect::<Vec<_>>().join("/")
            })
            .collect();
        assert_eq!(paths, PAGES);
    }
}
