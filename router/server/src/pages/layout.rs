//! The frame of a public page: head, header, footer, in one of two languages.
use super::STATIC;
use axum::{
    http::{StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use kernel::html::escaped;
use serde_json::Value;
use std::sync::LazyLock;

/// The language of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lang {
    /// French, as the network speaks.
    Fr,
    /// English.
    En,
}

impl Lang {
    /// As `lang` says it.
    pub(super) fn tag(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }

    /// Of two texts the one in this language.
    pub(super) fn of<T>(self, fr: T, en: T) -> T {
        match self {
            Self::Fr => fr,
            Self::En => en,
        }
    }
}

/// A page, as far as it differs from the others.
pub(super) struct Page {
    pub(super) status: StatusCode,
    pub(super) lang: Lang,
    pub(super) title: String,
    /// One sentence for search engines; a page without one is not to be found.
    pub(super) description: Option<String>,
    /// Its address in French and in English.
    pub(super) addresses: Option<(String, String)>,
    /// HTML: whoever writes it escapes what it quotes.
    pub(super) body: String,
    /// Schema.org, for machines.
    pub(super) structured: Option<Value>,
}

impl Page {
    /// A page that is to be found.
    pub(super) fn new(
        lang: Lang,
        title: &str,
        description: &str,
        addresses: (&str, &str),
        body: String,
    ) -> Self {
        Self {
            status: StatusCode::OK,
            lang,
            title: title.to_owned(),
            description: Some(description.to_owned()),
            addresses: Some((addresses.0.to_owned(), addresses.1.to_owned())),
            body,
            structured: None,
        }
    }

    /// The whole document.
    pub(super) fn answer(&self, public_url: &str) -> Response {
        let mut answer = (self.status, Html(self.html(public_url))).into_response();
        let language = header::HeaderValue::from_static(self.lang.tag());
        answer.headers_mut().insert(header::CONTENT_LANGUAGE, language);
        if self.status == StatusCode::OK {
            let short = header::HeaderValue::from_static("public, max-age=60");
            answer.headers_mut().insert(header::CACHE_CONTROL, short);
        }
        answer
    }

    fn html(&self, public_url: &str) -> String {
        let lang = self.lang;
        format!(
            "<!doctype html>\n<html lang=\"{tag}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n\
             <title>{title} · Auto Visite Tech</title>\n{head}\
             <link rel=\"icon\" href=\"/favicon.svg\" type=\"image/svg+xml\">\n\
             <style>{style}</style>\n</head>\n<body>\n\
             <a class=\"skip\" href=\"#content\">{skip}</a>\n{header}\
             <main id=\"content\" class=\"column\">\n{body}\n</main>\n{footer}</body>\n</html>\n",
            tag = lang.tag(),
            title = escaped(&self.title),
            head = self.head(public_url),
            style = *STYLE,
            skip = lang.of("Aller au contenu", "Skip to content"),
            header = self.header(),
            body = self.body,
            footer = footer(lang),
        )
    }

    fn head(&self, public_url: &str) -> String {
        let mut head = match &self.description {
            Some(text) => format!("<meta name=\"description\" content=\"{}\">\n", escaped(text)),
            None => "<meta name=\"robots\" content=\"noindex\">\n".to_owned(),
        };
        if let Some((fr, en)) = &self.addresses {
            let at = |path: &str| escaped(&format!("{public_url}{path}"));
            let own = self.lang.of(fr, en);
            head += &format!(
                "<link rel=\"canonical\" href=\"{}\">\n\
                 <link rel=\"alternate\" hreflang=\"fr\" href=\"{}\">\n\
                 <link rel=\"alternate\" hreflang=\"en\" href=\"{}\">\n",
                at(own),
                at(fr),
                at(en)
            );
        }
        if let Some(facts) = &self.structured {
            // Inside a script element only `</` ends it, and only as `<`.
            let text = facts.to_string().replace('<', "\\u003c");
            head += &format!("<script type=\"application/ld+json\">{text}</script>\n");
        }
        head
    }

    fn header(&self) -> String {
        let lang = self.lang;
        let other = self.addresses.as_ref().map_or_else(String::new, |(fr, en)| {
            let (path, other, name) = lang.of((en, "en", "English"), (fr, "fr", "Français"));
            format!(
                "<a href=\"{}\" lang=\"{other}\" hreflang=\"{other}\">{name}</a>\n",
                escaped(path)
            )
        });
        let [centres, how, questions, ..] = STATIC;
        let link = |page: (&'static str, &'static str), fr: &str, en: &str| {
            let path = lang.of(page.0, page.1);
            let here = self.addresses.as_ref().is_some_and(|own| lang.of(&own.0, &own.1) == path);
            let current = if here { " aria-current=\"page\"" } else { "" };
            format!("<a href=\"{path}\"{current}>{}</a>\n", lang.of(fr, en))
        };
        format!(
            "<header class=\"top\">\n<a class=\"brand\" href=\"/?lang={}\">\
             <img src=\"/favicon.svg\" alt=\"\" width=\"32\" height=\"32\"> Auto Visite</a>\n\
             <nav aria-label=\"{}\">\n{}{}{}{other}</nav>\n\
             <a class=\"button primary\" href=\"/rendez-vous?lang={}\">{}</a>\n</header>\n",
            lang.tag(),
            lang.of("Principal", "Main"),
            link(centres, "Centres et tarifs", "Centres and prices"),
            link(how, "Déroulement", "How it goes"),
            link(questions, "Questions", "Questions"),
            lang.tag(),
            lang.of("Prendre rendez-vous", "Book an appointment"),
        )
    }
}

fn footer(lang: Lang) -> String {
    let [_, _, _, legal, privacy] = STATIC;
    format!(
        "<footer class=\"foot\">\n<a href=\"/?lang={}\">Assistant</a>\n<a href=\"{}\">{}</a>\n<a href=\"{}\">{}</a>\n</footer>\n",
        lang.tag(),
        lang.of(legal.0, legal.1),
        lang.of("Mentions légales", "Legal notice"),
        lang.of(privacy.0, privacy.1),
        lang.of("Confidentialité", "Privacy"),
    )
}

/// An address that leads nowhere.
pub(super) fn missing(lang: Lang) -> Page {
    let (title, text, way) = lang.of(
        ("Ce centre n’existe pas", "L’adresse est peut-être incomplète.", "Voir tous les centres"),
        ("This centre does not exist", "The address may be incomplete.", "See all centres"),
    );
    notice(StatusCode::NOT_FOUND, lang, title, text, (lang.of(STATIC[0].0, STATIC[0].1), way))
}

/// The graph did not answer.
pub(super) fn unavailable(lang: Lang) -> Page {
    let (title, text, way) = lang.of(
        ("Page indisponible", "Réessayez dans un instant.", "Revenir à l’accueil"),
        ("Page unavailable", "Please try again shortly.", "Back to the home page"),
    );
    notice(StatusCode::SERVICE_UNAVAILABLE, lang, title, text, ("/", way))
}

fn notice(status: StatusCode, lang: Lang, title: &str, text: &str, way: (&str, &str)) -> Page {
    let body = format!(
        "<h1>{title}</h1>\n<p>{text}</p>\n<p><a class=\"button\" href=\"{}\">{}</a></p>",
        way.0, way.1
    );
    Page {
        status,
        lang,
        title: title.to_owned(),
        description: None,
        addresses: None,
        body,
        structured: None,
    }
}

/// The app's own tokens and elements, so that the pages look like one site. No script chooses between
/// light and dark here: the reader's system does.
static STYLE: LazyLock<String> = LazyLock::new(|| {
    let tokens = include_str!("../../../../web/app/src/style/tokens.css");
    let (light, dark) = tokens.split_once(DARK).unwrap_or((tokens, "}"));
    format!(
        "{light}@media (prefers-color-scheme: dark) {{ :root {{{dark}}}{}{}",
        include_str!("../../../../web/app/src/style/base.css"),
        include_str!("site.css"),
    )
});
const DARK: &str = ":root[data-theme='dark'] {";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_style_has_both_themes_and_closes_what_it_opens() {
        assert!(STYLE.contains("color-scheme: dark"));
        assert!(!STYLE.contains("data-theme"));
        assert_eq!(STYLE.matches('{').count(), STYLE.matches('}').count());
    }

    #[test]
    fn what_is_quoted_stays_text() {
        let mut page = missing(Lang::Fr);
        page.title = "<b>\"l'un\" & l’autre</b>".to_owned();
        page.structured = Some(serde_json::json!({ "name": "</script><script>" }));
        let html = page.html("https://site.example");
        assert!(!html.contains("<b>") && !html.contains("</script><script>"), "{html}");
    }
}
