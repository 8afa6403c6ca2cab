//! A whole network from a file, and as one: for whoever runs the installation, at its command line.
//! Decisions: docs/decisions/booking.md
use super::{expire_due, setup};
use crate::{
    domain::{self, CentrePlan, Change, Facts, NetworkPlan, PriceSet, Standing},
    error::{AppointmentError, Fault},
    models::{self, Centre, Price},
};
use chrono::{DateTime, NaiveDate, Utc};
use diesel_async::AsyncConnection;
use kernel::{ApiError, ApiResult, Conn, clock::CivilDay, db};
use std::collections::BTreeSet;

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
        let mut network = NetworkPlan { prices: prices(conn, now).await?, centres: Vec::new() };
        for centre in Centre::all(conn).await? {
            network.centres.push(models::plan_of(conn, &centre, today).await?);
        }
        Ok(network)
    })
    .await
}

async fn prices(conn: &mut Conn, now: DateTime<Utc>) -> ApiResult<domain::PriceList> {
    let prices = Price::standing(conn, now).await?;
    Ok(domain::listed(prices.iter().map(Price::set)))
}

async fn write(
    conn: &mut Conn,
    plan: &NetworkPlan,
    now: DateTime<Utc>,
) -> ApiResult<NetworkChange> {
    // One file at a time: two would each judge what the other changes.
    db::lock(conn, "appointment.network").await?;
    let mut change = NetworkChange::default();
    for centre in &plan.centres {
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
    let mut centres: Vec<&CentrePlan> = plan.centres.iter().collect();
    centres.sort_by(|one, other| one.slug.cmp(&other.slug));
    for wanted in centres {
        write_centre(conn, wanted, today, now, &mut change).await?;
    }
    change.changes.extend(write_prices(conn, plan, now).await?);
    let there = Centre::all(conn).await?.into_iter().map(|centre| centre.slug);
    change.unnamed = there.filter(|slug| !named.contains(slug.as_str())).collect();
    Ok(change)
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
    change.conflicts.extend(broken.into_iter().map(|one| (wanted.slug.clone(), one)));
    Ok(())
}

/// Prices that a file does not name stay as they are: a list that ever held is history.
async fn write_prices(
    conn: &mut Conn,
    plan: &NetworkPlan,
    now: DateTime<Utc>,
) -> ApiResult<Vec<Change>> {
    let wanted = domain::prices_of(&plan.prices);
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    domain::check_prices(&wanted)?;
    let before = prices(conn, now).await?;
    let known = domain::prices_of(&before);
    let new: Vec<PriceSet> = wanted.into_iter().filter(|price| !known.contains(price)).collect();
    if new.is_empty() {
        return Ok(Vec::new());
    }
    Price::follow_list(conn, &new, now).await?;
    let after = prices(conn, now).await?;
    Ok(domain::changes(&domain::price_facts(&before), &domain::price_facts(&after)))
}
