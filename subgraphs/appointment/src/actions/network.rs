//! A whole network from a file, and as one: for whoever runs the installation, at its command line.
//! Decisions: docs/decisions/booking.md
use super::{expire_due, price, setup};
use crate::{
    domain::{self, CentrePlan, Change, Facts, NetworkPlan, PriceList, PriceSet, Standing},
    error::{AppointmentError, Fault},
    models::{self, Centre, Price},
};
use chrono::{DateTime, NaiveDate, Utc};
use diesel_async::AsyncConnection;
use kernel::{
    ApiError, ApiResult, Conn,
    acting::Author,
    audit::{self, Act},
    clock::CivilDay,
    db,
};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// What a file changes about the network.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NetworkChange {
    /// Line by line; empty where the network is so already.
    pub changes: Vec<Change>,
    /// What is wrong with a centre of the file, by its slug.
    pub faults: Vec<(String, Fault)>,
    /// Appointments that stand and could not be kept, by the slug of their centre: nothing is
    /// changed until they are moved or cancelled.
    pub conflicts: Vec<(String, Standing)>,
    /// Centres that the file does not name, and that stay as they are.
    pub unnamed: Vec<String>,
}

impl NetworkChange {
    /// Whether it can be made.
    #[must_use]
    pub fn is_possible(&self) -> bool {
        self.faults.is_empty() && self.conflicts.is_empty()
    }
}

/// Ends a transaction without a trace: it was only looked at.
enum Undone {
    Seen(NetworkChange),
    Failed(ApiError),
}

impl From<ApiError> for Undone {
    fn from(error: ApiError) -> Self {
        Self::Failed(error)
    }
}

impl From<diesel::result::Error> for Undone {
    fn from(error: diesel::result::Error) -> Self {
        Self::Failed(error.into())
    }
}

/// What a file would change. Changes nothing.
///
/// # Errors
/// Where two centres of the file share a slug or an approval number, where a price is implausible,
/// or the database does not answer.
pub async fn preview_network(
    conn: &mut Conn,
    plan: &NetworkPlan,
    now: DateTime<Utc>,
) -> ApiResult<NetworkChange> {
    let looked: Result<(), Undone> =
        conn.transaction(async |conn| Err(Undone::Seen(write(conn, plan, now).await?))).await;
    match looked {
        Err(Undone::Seen(change)) => Ok(change),
        Err(Undone::Failed(error)) => Err(error),
        Ok(()) => Ok(NetworkChange::default()),
    }
}

/// Changes the network to what a file says, all of it or nothing, if that is still what was shown.
/// Answers what changed; where it is not possible, or no longer what was shown, nothing did.
///
/// # Errors
/// As [`preview_network`].
pub async fn import_network(
    conn: &mut Conn,
    plan: &NetworkPlan,
    shown: &NetworkChange,
    now: DateTime<Utc>,
) -> ApiResult<NetworkChange> {
    let done = conn
        .transaction(async |conn| {
            let change = write(conn, plan, now).await?;
            if change.is_possible() && change == *shown {
                tracing::info!(changes = change.changes.len(), "network imported");
                Ok(change)
            } else {
                Err(Undone::Seen(change))
            }
        })
        .await;
    match done {
        Ok(change) | Err(Undone::Seen(change)) => Ok(change),
        Err(Undone::Failed(error)) => Err(error),
    }
}

/// The network as a file, closed days from today on.
///
/// # Errors
/// Where the database does not answer.
pub async fn export_network(conn: &mut Conn, now: DateTime<Utc>) -> ApiResult<NetworkPlan> {
    conn.transaction(async |conn| {
        let today = CivilDay::of(now).date;
        let prices = listed(&Price::standing(conn, now).await?);
        let mut network = NetworkPlan { prices, ..NetworkPlan::default() };
        for centre in Centre::all(conn).await? {
            let own = listed(&Price::own_of(conn, centre.id, now).await?);
            if !own.is_empty() {
                network.centre_prices.insert(centre.slug.clone(), own);
            }
            network.centres.push(models::plan_of(conn, &centre, today).await?);
        }
        Ok(network)
    })
    .await
}

/// The ids of all centres, by their slugs.
///
/// # Errors
/// Where the database does not answer.
pub async fn centre_ids(conn: &mut Conn) -> ApiResult<BTreeMap<String, Uuid>> {
    Ok(Centre::all(conn).await?.into_iter().map(|centre| (centre.slug, centre.id)).collect())
}

fn listed(prices: &[Price]) -> PriceList {
    domain::listed(prices.iter().map(Price::set))
}

async fn write(
    conn: &mut Conn,
    plan: &NetworkPlan,
    now: DateTime<Utc>,
) -> ApiResult<NetworkChange> {
    // One file at a time: two would each judge what the other changes.
    db::lock(conn, "appointment.network").await?;
    let mut change = NetworkChange::default();
    let centres: Vec<CentrePlan> = plan.centres.iter().map(|one| by_network(one, plan)).collect();
    for centre in &centres {
        change.faults.extend(centre.faults().into_iter().map(|fault| (centre.slug.clone(), fault)));
    }
    let named: BTreeSet<&str> = plan.centres.iter().map(|centre| centre.slug.as_str()).collect();
    if named.len() != plan.centres.len() {
        return Err(AppointmentError::CentreExists.into());
    }
    if !change.faults.is_empty() {
        return Ok(change);
    }
    expire_due(conn, now).await?;
    let today = CivilDay::of(now).date;
    // Always in the same order, so that no two wait for each other.
    let mut centres: Vec<&CentrePlan> = centres.iter().collect();
    centres.sort_by(|one, other| one.slug.cmp(&other.slug));
    for wanted in centres {
        write_centre(conn, wanted, today, now, &mut change).await?;
    }
    change.changes.extend(write_prices(conn, None, &plan.prices, now).await?);
    for (slug, list) in &plan.centre_prices {
        let centre = Centre::by_slug(conn, slug).await?;
        let centre = centre.ok_or(AppointmentError::CentreNotFound)?;
        change.changes.extend(write_prices(conn, Some(&centre), list, now).await?);
    }
    let there = Centre::all(conn).await?.into_iter().map(|centre| centre.slug);
    change.unnamed = there.filter(|slug| !named.contains(slug.as_str())).collect();
    Ok(change)
}

/// A centre of the file, with what the network sets where it sets nothing itself.
fn by_network(centre: &CentrePlan, plan: &NetworkPlan) -> CentrePlan {
    CentrePlan {
        cancellation: centre.cancellation.or(plan.cancellation),
        lane_times: domain::or_else(&centre.lane_times, &plan.lane_times),
        ..centre.clone()
    }
}

async fn write_centre(
    conn: &mut Conn,
    wanted: &CentrePlan,
    today: NaiveDate,
    now: DateTime<Utc>,
    change: &mut NetworkChange,
) -> ApiResult<()> {
    let known = Centre::by_slug(conn, &wanted.slug).await?;
    let (centre, is_new) = match known {
        Some(centre) => (centre, false),
        None => (models::create_centre(conn, wanted).await?, true),
    };
    let locked = Centre::for_booking(conn, centre.id).await?;
    let centre = locked.ok_or(AppointmentError::CentreNotFound)?;
    let before = models::plan_of(conn, &centre, today).await?;
    let after = wanted.clone().beside(Some(&before), today);
    let was = if is_new { Facts::new() } else { before.facts() };
    change.changes.extend(domain::changes(&was, &after.facts()));
    let broken = setup::settle(conn, &centre, &before, &after, now).await?;
    // Of whoever runs the installation: no account is behind it.
    if is_new {
        let act = Act::of("centre.created", "Centre", centre.id).at(centre.id);
        audit::write(conn, Author::default(), act.is("slug", &wanted.slug)).await?;
    }
    let act = Act::of("centre.changed", "Centre", centre.id).at(centre.id);
    if let Some(act) = setup::differing(act, &before, &after) {
        audit::write(conn, Author::default(), act).await?;
    }
    change.conflicts.extend(broken.into_iter().map(|one| (wanted.slug.clone(), one)));
    Ok(())
}

/// Prices that a file does not name stay as they are: a list that ever held is history. The network's,
/// or a centre's own.
async fn write_prices(
    conn: &mut Conn,
    centre: Option<&Centre>,
    list: &PriceList,
    now: DateTime<Utc>,
) -> ApiResult<Vec<Change>> {
    let wanted = domain::prices_of(list);
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    domain::check_prices(&wanted)?;
    let id = centre.map(|centre| centre.id);
    let before = standing(conn, id, now).await?;
    let known: Vec<PriceSet> = before.iter().map(Price::set).collect();
    let new: Vec<PriceSet> = wanted.into_iter().filter(|price| !known.contains(price)).collect();
    if new.is_empty() {
        return Ok(Vec::new());
    }
    Price::follow_list(conn, &new, id, now).await?;
    audit::write(conn, Author::default(), price::at(price::set_act(&before, &new), id)).await?;
    let after = standing(conn, id, now).await?;
    let facts = |prices: &[Price]| -> Facts {
        let named = |place: String| match centre {
            Some(centre) => format!("{} {place}", centre.slug),
            None => place,
        };
        let facts = domain::price_facts(&listed(prices)).into_iter();
        facts.map(|(place, value)| (named(place), value)).collect()
    };
    Ok(domain::changes(&facts(&before), &facts(&after)))
}

async fn standing(
    conn: &mut Conn,
    centre: Option<Uuid>,
    now: DateTime<Utc>,
) -> ApiResult<Vec<Price>> {
    Ok(match centre {
        Some(centre) => Price::own_of(conn, centre, now).await?,
        None => Price::standing(conn, now).await?,
    })
}
