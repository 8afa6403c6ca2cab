//! Money that moved in a period: documents, and money that was never a sale.
use crate::{
    domain::{
        self, AccountSettlementKind, DocumentKind, Means, Movement, MovementKind, Subject, Third,
    },
    schema::{account_settlements, accounts, documents, payables, payments, refunds},
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
    account_id: Option<Uuid>,
    subject: Stored<Subject>,
}

impl Sold {
    /// `thirds` by account.
    fn movement(self, thirds: &[(Uuid, Third)]) -> Movement {
        let sold = self;
        let sign = match *sold.kind {
            DocumentKind::Invoice => 1,
            DocumentKind::CreditNote => -1,
        };
        let (net_cents, vat_cents) = (sign * sold.net_cents, sign * sold.vat_cents);
        let third = sold.account_id.and_then(|account| third_of(thirds, account));
        Movement {
            day: domain::civil_day(sold.issued_at),
            piece: sold.number,
            label: sold.label,
            means: *sold.means,
            kind: match (&third, *sold.subject) {
                (Some(_), _) => MovementKind::Billed { net_cents, vat_cents },
                (None, Subject::Price) => MovementKind::Sale { net_cents, vat_cents },
                (None, Subject::PriceTurned) => MovementKind::Turned { net_cents, vat_cents },
                (None, Subject::ArrhesKept) => MovementKind::ArrhesKept,
                (None, Subject::ArrhesReturned) => MovementKind::ArrhesReturned,
                (None, Subject::ArrhesDoubled) => MovementKind::ArrhesDoubled,
            },
            gross_cents: sign * sold.gross_cents,
            third,
        }
    }
}

fn third_of(thirds: &[(Uuid, Third)], account: Uuid) -> Option<Third> {
    thirds.iter().find(|(id, _)| *id == account).map(|(_, third)| third.clone())
}

/// Organisations with accounts that documents of this centre are for.
async fn thirds(conn: &mut Conn, centre: Uuid) -> QueryResult<Vec<(Uuid, Third)>> {
    let billed = documents::table
        .filter(documents::centre_id.eq(centre).and(documents::account_id.is_not_null()))
        .select(documents::account_id.assume_not_null());
    let rows: Vec<(Uuid, String, String)> = accounts::table
        .filter(accounts::id.eq_any(billed))
        .select((accounts::id, accounts::siren, accounts::legal_name))
        .load(conn)
        .await?;
    Ok(rows.into_iter().map(|(id, number, name)| (id, Third { number, name })).collect())
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
    let thirds = thirds(conn, centre).await?;
    let mut all: Vec<Movement> = sold.into_iter().map(|sold| sold.movement(&thirds)).collect();
    all.extend(settled(conn, centre, (start, end), &thirds).await?);
    all.extend(overpaid(conn, centre, start, end).await?);
    all.retain(|movement| (from..=until).contains(&movement.day));
    all.sort_by_key(|movement| movement.day);
    Ok(all)
}

/// Transfers for what was billed, and the VAT that is due by them and by credit notes.
async fn settled(
    conn: &mut Conn,
    centre: Uuid,
    (start, end): (DateTime<Utc>, DateTime<Utc>),
    thirds: &[(Uuid, Third)],
) -> QueryResult<Vec<Movement>> {
    type Row = (String, i64, i64, String, DateTime<Utc>, Uuid);
    let rows: Vec<Row> = account_settlements::table
        .inner_join(documents::table.on(documents::id.eq(account_settlements::document_id)))
        .filter(documents::centre_id.eq(centre))
        .filter(account_settlements::recorded_at.between(start, end))
        .order(account_settlements::id.asc())
        .select((
            account_settlements::kind,
            account_settlements::amount_cents,
            account_settlements::vat_due_cents,
            documents::number,
            account_settlements::recorded_at,
            documents::account_id.assume_not_null(),
        ))
        .load(conn)
        .await?;
    let mut all = Vec::new();
    for (kind, amount, vat_due, number, at, account) in rows {
        let movement = |kind, label: &str, gross_cents| Movement {
            day: domain::civil_day(at),
            piece: number.clone(),
            label: format!("{label}, facture {number}"),
            means: Means::Account,
            kind,
            gross_cents,
            third: third_of(thirds, account),
        };
        if kind == <&str>::from(AccountSettlementKind::Transfer) {
            all.push(movement(MovementKind::Transferred, "Virement", amount));
        }
        if vat_due != 0 {
            all.push(movement(MovementKind::VatDue, "TVA exigible", vat_due));
        }
    }
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
        third: None,
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
