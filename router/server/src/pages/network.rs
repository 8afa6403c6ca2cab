//! What the graph says of the network, asked as anybody may, and kept for a minute.
use super::layout::Lang;
use anyhow::{Context, Result, anyhow};
use chrono::{Days, NaiveDate, Utc};
use kernel::clock::CIVIL_ZONE;
use moka::future::Cache;
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value, json};
use std::{sync::Arc, time::Duration};

/// How long an answer is good: a crawler that reads every page asks little more than one that reads one.
const KEPT: Duration = Duration::from_secs(60);
const PATIENCE: Duration = Duration::from_secs(5);
/// Centres in one answer, and answers at most: ten thousand centres are no network of ours.
const PAGE: u32 = 100;
const MOST_PAGES: u32 = 100;
/// Days whose holidays and closures a centre's page tells.
const DAYS: u64 = 14;

/// A centre, as its page introduces it.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Centre {
    pub(super) id: String,
    pub(super) slug: String,
    pub(super) name: String,
    pub(super) approval_number: String,
    pub(super) street: String,
    pub(super) postal_code: String,
    pub(super) city: String,
    pub(super) phone: String,
}

impl Centre {
    /// The address of its page.
    pub(super) fn address(&self, lang: Lang) -> String {
        format!("{}/centres/{}", lang.of("", "/en"), self.slug)
    }
}

/// A centre with all that its page tells.
#[derive(Clone, Debug)]
pub(super) struct Details {
    pub(super) centre: Centre,
    pub(super) week: Vec<Hours>,
    pub(super) position: Option<Location>,
    pub(super) prices: Vec<Price>,
    /// Holidays and closures of the two weeks to come.
    pub(super) closed: Vec<ClosedDay>,
}

/// When it is open on a weekday.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Hours {
    /// 1 is Monday.
    pub(super) weekday: usize,
    pub(super) opens: String,
    pub(super) closes: String,
}

/// In degrees.
#[derive(Clone, Copy, Debug, Deserialize)]
pub(super) struct Location {
    pub(super) latitude: f64,
    pub(super) longitude: f64,
}

/// What something costs.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Price {
    pub(super) service: String,
    pub(super) vehicle_category: String,
    pub(super) energy: String,
    pub(super) price: Amount,
}

/// In hundredths.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Amount {
    pub(super) amount_cents: i64,
    pub(super) currency: String,
}

/// A day on which it is closed, though its week says otherwise.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct ClosedDay {
    pub(super) date: NaiveDate,
    closed: Option<String>,
    pub(super) reason: Option<String>,
}

/// The network as the graph tells it.
pub(super) struct Network {
    client: reqwest::Client,
    graph: String,
    centres: Cache<(), Arc<Vec<Centre>>>,
    details: Cache<String, Arc<Details>>,
}

impl Network {
    pub(super) fn new(internal_url: &str) -> Self {
        Self {
            client: reqwest::Client::builder()
                .timeout(PATIENCE)
                .no_proxy()
                .build()
                .unwrap_or_default(),
            graph: format!("{internal_url}/graphql"),
            centres: Cache::builder().max_capacity(1).time_to_live(KEPT).build(),
            details: Cache::builder().max_capacity(1_000).time_to_live(KEPT).build(),
        }
    }

    /// All centres, by name.
    pub(super) async fn centres(&self) -> Result<Arc<Vec<Centre>>> {
        let asked = self.centres.try_get_with((), self.ask_centres()).await;
        asked.map_err(|error: Arc<anyhow::Error>| anyhow!("{error:#}"))
    }

    /// The centre of this page; `None` where there is none.
    pub(super) async fn centre(&self, slug: &str) -> Result<Option<Arc<Details>>> {
        let centres = self.centres().await?;
        let Some(centre) = centres.iter().find(|one| one.slug == slug) else { return Ok(None) };
        let asked = self.details.try_get_with(slug.to_owned(), self.ask_centre(centre)).await;
        asked.map(Some).map_err(|error: Arc<anyhow::Error>| anyhow!("{error:#}"))
    }

    async fn ask_centres(&self) -> Result<Arc<Vec<Centre>>> {
        #[derive(Deserialize)]
        struct Data {
            centres: Connection,
        }
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Connection {
            edges: Vec<Edge>,
            page_info: PageInfo,
        }
        #[derive(Deserialize)]
        struct Edge {
            node: Centre,
        }
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct PageInfo {
            has_next_page: bool,
            end_cursor: Option<String>,
        }
        let document = include_str!("../../../../schema/operations/site/SiteNetwork.graphql");
        let (mut all, mut after) = (Vec::new(), None);
        for _ in 0..MOST_PAGES {
            let variables = json!({ "first": PAGE, "after": after });
            let data: Data = self.ask("SiteNetwork", document, variables).await?;
            all.extend(data.centres.edges.into_iter().map(|edge| edge.node));
            after = data.centres.page_info.end_cursor;
            if !data.centres.page_info.has_next_page {
                break;
            }
        }
        all.sort_by(|one, other| one.name.cmp(&other.name));
        Ok(Arc::new(all))
    }

    async fn ask_centre(&self, centre: &Centre) -> Result<Arc<Details>> {
        let document = include_str!("../../../../schema/operations/site/SiteCentre.graphql");
        let today = Utc::now().with_timezone(&CIVIL_ZONE).date_naive();
        let days =
            (0..DAYS).filter_map(|ahead| Some((ahead, today.checked_add_days(Days::new(ahead))?)));
        let mut variables = json!({ "id": centre.id });
        for (ahead, day) in days {
            variables[format!("d{ahead}")] = json!(day.to_string());
        }
        let data: Value = self.ask("SiteCentre", document, variables).await?;
        let told = data.get("centre").context("no centre")?;
        let part = |name: &str| told.get(name).cloned().unwrap_or_default();
        let days = (0..DAYS).map(|ahead| Ok(serde_json::from_value(part(&format!("d{ahead}")))?));
        let days = days.collect::<Result<Vec<ClosedDay>>>()?;
        Ok(Arc::new(Details {
            centre: centre.clone(),
            week: serde_json::from_value(part("openingHours"))?,
            position: serde_json::from_value(part("position"))?,
            prices: serde_json::from_value(part("prices"))?,
            closed: days
                .into_iter()
                .filter(|day| day.closed.as_deref().is_some_and(|why| why != "WEEKDAY"))
                .collect(),
        }))
    }

    async fn ask<T: DeserializeOwned>(
        &self,
        name: &str,
        document: &str,
        variables: Value,
    ) -> Result<T> {
        #[derive(Deserialize)]
        struct Answer<T> {
            data: Option<T>,
            errors: Option<Vec<Value>>,
        }
        let asked = self
            .client
            .post(&self.graph)
            .json(&json!({ "query": document, "operationName": name, "variables": variables }))
            .send()
            .await?;
        let answer: Answer<T> = asked.json().await?;
        if let Some(error) = answer.errors.as_ref().and_then(|errors| errors.first()) {
            return Err(anyhow!("{name}: {error}"));
        }
        answer.data.with_context(|| format!("{name} was answered without data"))
    }
}
