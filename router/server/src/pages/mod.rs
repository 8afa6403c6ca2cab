//! The public pages: the network, each centre, how it goes, questions, legal notice, privacy.
//!
//! They are whole HTML, read without a script by people and by search engines, in French and in
//! English, each language under addresses of its own. What they say of centres is asked of the graph
//! as anybody may ask it, so that they are the same in one process and in several; what was asked a
//! moment ago is not asked again.
//! Decisions: docs/decisions/web.md
mod centre;
mod layout;
mod legal;
mod network;
mod texts;
mod words;

use crate::{config::Settings, legal::Legal};
use axum::{
    Router,
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use kernel::html::escaped;
use layout::{Lang, Page};
use network::Network;
use std::sync::Arc;

/// What every page is made from.
struct Site {
    /// The origin as people reach it.
    public_url: String,
    legal: Legal,
    network: Network,
}

type Shared = State<Arc<Site>>;

/// Addresses in French and in English of each page that has no centre in its address.
pub(crate) const STATIC: [(&str, &str); 5] = [
    ("/centres", "/en/centres"),
    ("/deroulement", "/en/how-it-goes"),
    ("/questions", "/en/questions"),
    ("/mentions-legales", "/en/legal-notice"),
    ("/confidentialite", "/en/privacy"),
];

/// The pages, the map of them for search engines, and what robots may read.
pub(crate) fn routes(settings: &Settings) -> Router {
    let site = Site {
        public_url: settings.public_url.clone(),
        legal: settings.legal.clone(),
        network: Network::new(&settings.internal_url),
    };
    let [centres, how, questions, legal, privacy] = STATIC;
    let mut routes = Router::new()
        .route("/sitemap.xml", get(sitemap))
        .route("/robots.txt", get(robots))
        .route(centres.0, get(async |site: Shared| list(&site, Lang::Fr).await))
        .route(centres.1, get(async |site: Shared| list(&site, Lang::En).await))
        .route(
            "/centres/{slug}",
            get(async |site: Shared, slug: Path<String>| one(&site, &slug, Lang::Fr).await),
        )
        .route(
            "/en/centres/{slug}",
            get(async |site: Shared, slug: Path<String>| one(&site, &slug, Lang::En).await),
        );
    type Text = fn(&Site, Lang) -> Page;
    let texts: [((&str, &str), Text); 4] = [
        (how, texts::how_it_goes),
        (questions, texts::questions),
        (legal, legal::notice),
        (privacy, texts::privacy),
    ];
    for ((fr, en), text) in texts {
        let shown = |lang: Lang| {
            get(
                move |State(site): Shared| async move { text(&site, lang).answer(&site.public_url) },
            )
        };
        routes = routes.route(fr, shown(Lang::Fr)).route(en, shown(Lang::En));
    }
    routes.with_state(Arc::new(site))
}

async fn list(site: &Site, lang: Lang) -> Response {
    match site.network.centres().await {
        Ok(centres) => centre::list(&centres, lang).answer(&site.public_url),
        Err(error) => unavailable(site, lang, &error),
    }
}

async fn one(site: &Site, slug: &str, lang: Lang) -> Response {
    match site.network.centre(slug).await {
        Ok(Some(found)) => centre::one(&found, &site.public_url, lang).answer(&site.public_url),
        Ok(None) => layout::missing(lang).answer(&site.public_url),
        Err(error) => unavailable(site, lang, &error),
    }
}

fn unavailable(site: &Site, lang: Lang, error: &anyhow::Error) -> Response {
    tracing::warn!(error = format!("{error:#}"), "a public page cannot be made");
    layout::unavailable(lang).answer(&site.public_url)
}

/// Every public page, in both languages, once.
async fn sitemap(State(site): Shared) -> Response {
    let centres = match site.network.centres().await {
        Ok(centres) => centres,
        Err(error) => return unavailable(&site, Lang::Fr, &error),
    };
    let own = centres.iter().map(|centre| (centre.address(Lang::Fr), centre.address(Lang::En)));
    let fixed = STATIC.iter().map(|(fr, en)| ((*fr).to_owned(), (*en).to_owned()));
    let pages: String = fixed
        .chain(own)
        .flat_map(|(fr, en)| [fr, en])
        .chain(["/".to_owned()])
        .map(|path| {
            format!("  <url><loc>{}{}</loc></url>\n", escaped(&site.public_url), escaped(&path))
        })
        .collect();
    let text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{pages}</urlset>\n"
    );
    ([(header::CONTENT_TYPE, "application/xml; charset=utf-8")], text).into_response()
}

/// Pages for everybody may be found; what belongs to somebody asks for a log-in anyway.
async fn robots(State(site): Shared) -> Response {
    let kept_out = [
        "/graphql",
        "/uploads/",
        "/documents/",
        "/simulator/",
        "/mailbox",
        "/explorer/",
        "/mon-espace",
        "/centre$",
        "/centre/",
    ];
    let kept_out: String = kept_out.iter().map(|path| format!("Disallow: {path}\n")).collect();
    let text = format!("User-agent: *\n{kept_out}\nSitemap: {}/sitemap.xml\n", site.public_url);
    (StatusCode::OK, [(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}
