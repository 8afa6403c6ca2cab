//! Money that moved in a period: documents, and money that was never a sale.
use crate::{
    domain::{self, DocumentKind, Means, Movement, MovementKind},
    schema::{documents, payables, payments, refunds},
};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::{Conn, Stored};
use uuid::Uuid;

/// A document as far as accounts go.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = documents)]
struct Sold {
    kind: Stored<DocumentKind>,
    number: String,
    label: String,
    net_cents: i64,
    vat_cents: i64,
    gross_cents: i64,
    means: Stored<Means>,
    issued_at: DateTime<Utc>,
}

impl From<Sold> for Movement {
    fn from(sold: Sold) -> Self {
        let sign = match *sold.kind {
            DocumentKind::Invoice => 1,
            DocumentKind::CreditNote => -1,
        };
        Self {
            day: domain::civil_day(sold.issued_at),
            piece: sold.number,
            label: sold.label,
            means: *sold.means,
            kind: MovementKind::Sale {
                net_cents: sign * sold.net_cents,
                vat_cents: sign * sold.vat_cents,
            },
            gross_cents: sign * sold.gross_cents,
        }
    }
}

/// Of a centre, by day; both days included.
pub(crate) async fn movements(
    conn: &mut Conn,
    centre: Uuid,
    from: NaiveDate,
    until: NaiveDate,
) -> QueryResult<Vec<Movement>> {
    // A little more than the days: which day it was in France is asked of each.
    let start = from.and_time(chrono::NaiveTime::MIN).and_utc() - TimeDelta::hours(3);
    let end = until.and_time(chrono::NaiveTime::MIN).and_utc() + TimeDelta::hours(27);
    let sold = Sold::query()
        .filter(documents::centre_id.eq(centre))
        .filter(documents::issued_at.between(start, end))
        .order(documents::link.asc())
        .load(conn)
        .await?;
    let mut all: Vec<Movement> = sold.into_iter().map(Movement::from).collect();
    all.extend(overpaid(conn, centre, start, end).await?);
    all.retain(|movement| (from..=until).contains(&movement.day));
    all.sort_by_key(|movement| movement.day);
    Ok(all)
}

/// Money that came though the appointment was paid, and its way back: never a sale.
async fn overpaid(
    conn: &mut Conn,
    centre: Uuid,
    start: DateTime<Utc>,
    end: DateTime<Utc>,
) -> QueryResult<Vec<Movement>> {
    type Came = (String, i64, DateTime<Utc>, String);
    let came: Vec<Came> = payments::table
        .inner_join(payables::table.on(payables::appointment_id.eq(payments::appointment_id)))
        .filter(payables::centre_id.eq(centre))
        .filter(payments::invoice_number.is_null().and(payments::intent_id.is_not_null()))
        .filter(payments::money_noted_at.between(start, end))
        .select((
            payments::intent_id.assume_not_null(),
            payments::amount_cents,
            payments::money_noted_at.assume_not_null(),
            payables::label,
        ))
        .load(conn)
        .await?;
    type Went = (String, i64, Option<DateTime<Utc>>, Option<DateTime<Utc>>, String);
    let went: Vec<Went> = refunds::table
        .inner_join(payments::table.on(payments::id.eq(refunds::payment_id)))
        .inner_join(payables::table.on(payables::appointment_id.eq(payments::appointment_id)))
        .filter(payables::centre_id.eq(centre))
        .filter(payments::invoice_number.is_null().and(refunds::intent_id.is_not_null()))
        .filter(refunds::made_at.between(start, end).or(refunds::failed_at.between(start, end)))
        .select((
            refunds::intent_id.assume_not_null(),
            refunds::amount_cents,
            refunds::made_at,
            refunds::failed_at,
            payables::label,
        ))
        .load(conn)
        .await?;
    let movement = |piece: &str, cents: i64, at: DateTime<Utc>, label: &str| Movement {
        day: domain::civil_day(at),
        piece: piece.to_owned(),
        label: label.to_owned(),
        means: Means::Card,
        kind: MovementKind::Overpaid,
        gross_cents: cents,
    };
    let mut all: Vec<Movement> =
        came.iter().map(|(piece, cents, at, label)| movement(piece, *cents, *at, label)).collect();
    for (piece, cents, made, failed, label) in &went {
        let Some(made) = made else { continue };
        all.push(movement(piece, -cents, *made, label));
        // A bank sent it back after all.
        if let Some(failed) = failed {
            all.push(movement(piece, *cents, *failed, label));
        }
    }
    Ok(all)
}
