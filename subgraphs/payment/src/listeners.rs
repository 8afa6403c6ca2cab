//! What this domain does when others speak, and what it does by itself as time passes.
use crate::{
    PaymentConfig,
    actions::{self, WANTED_TOPIC},
    domain::PayableState,
    models::{self, NUMBERED, Payable},
};
use chrono::TimeDelta;
use events::{
    appointment::{
        AppointmentFacts, BookedByStaff, Cancelled, Confirmed, HoldExpired, OwnerChanged,
        PaymentCameLate, PriceChanged, Rescheduled, SlotHeld,
    },
    auth::GuestJoined,
    person,
};
use futures_util::FutureExt;
use kernel::{ApiResult, Clock, Conn, Listener, Pool, Task};
use std::time::Duration;

/// What the provider told is kept so long: it repeats itself for days, not for months.
const PROVIDER_EVENTS_KEPT: TimeDelta = TimeDelta::days(90);

/// The reactions to the life of an appointment.
pub fn listeners(pool: &Pool, clock: Clock) -> Vec<Listener> {
    vec![
        Listener::on("payment.note_hold", pool, |conn, event: SlotHeld| {
            async move {
                let end = Some(event.hold_expires_at);
                Ok(Payable::note(conn, &event.facts, PayableState::Held, end).await?)
            }
            .boxed()
        }),
        Listener::on("payment.note_confirmed", pool, move |conn, event: Confirmed| {
            async move { actions::note_standing(conn, &event.facts, clock.now()).await }.boxed()
        }),
        Listener::on("payment.await_at_desk", pool, move |conn, event: BookedByStaff| {
            async move { actions::await_caller(conn, &event.facts, clock.now()).await }.boxed()
        }),
        Listener::on("payment.note_rescheduled", pool, |conn, event: Rescheduled| {
            stands(conn, event.facts).boxed()
        }),
        Listener::on("payment.note_expired", pool, move |conn, event: HoldExpired| {
            async move { actions::let_go(conn, &event.facts, clock.now()).await }.boxed()
        }),
        Listener::on("payment.note_price", pool, move |conn, event: PriceChanged| {
            async move { actions::reprice(conn, &event, clock.now()).await }.boxed()
        }),
        Listener::on("payment.hand_over", pool, |conn, event: OwnerChanged| {
            async move {
                let facts = event.facts;
                Ok(Payable::change_owner(conn, facts.appointment_id, facts.customer_id).await?)
            }
            .boxed()
        }),
        person::exporter("payment.export_person", pool, crate::NAME, models::person::KNOWN),
        person::eraser("payment.erase_person", pool, models::person::FORGOTTEN),
        Listener::on("payment.hand_over_guest", pool, |conn, event: GuestJoined| {
            async move { Ok(Payable::hand_over(conn, event.guest_id, event.user_id).await?) }
                .boxed()
        }),
        Listener::on("payment.undo_cancelled", pool, move |conn, event: Cancelled| {
            async move {
                // A customer's own words stay where they were said.
                let reason = match &*event.reason {
                    said if event.by_staff && !said.is_empty() => said,
                    _ => "Le rendez-vous a été annulé.",
                };
                actions::settle_money_of(conn, &event, reason, clock.now()).await
            }
            .boxed()
        }),
        Listener::on("payment.give_back_late", pool, move |conn, event: PaymentCameLate| {
            async move {
                if event.rebooked {
                    return Ok(());
                }
                let id = event.facts.appointment_id;
                actions::give_back_late(conn, id, event.payment_id, clock.now()).await
            }
            .boxed()
        }),
    ]
}

async fn stands(conn: &mut Conn, facts: AppointmentFacts) -> ApiResult<()> {
    Ok(Payable::note(conn, &facts, PayableState::Confirmed, None).await?)
}

/// What falls due: refunds and pages to close, pages whose webhook never came, invoices to hand out
/// and to remind of, days to close and to compare, months to count.
pub fn tasks(pool: &Pool, config: PaymentConfig, clock: Clock) -> Vec<Task> {
    let every = |seconds: u64| Duration::from_secs(seconds);
    let all = || (pool.clone(), config.clone());
    vec![
        {
            let (pool, config) = all();
            Task::new("payment.settle", every(5), move || {
                let (pool, config) = (pool.clone(), config.clone());
                async move {
                    let closed = actions::close_due(&pool, &config, clock).await?;
                    Ok(closed + actions::make_due(&pool, &config, clock).await? > 0)
                }
                .boxed()
            })
            .woken_by(WANTED_TOPIC)
        },
        {
            let (pool, config) = all();
            Task::new("payment.reconcile", every(20), move || {
                let (pool, config) = (pool.clone(), config.clone());
                async move {
                    actions::reconcile(&pool, &config, clock).await?;
                    Ok(false)
                }
                .boxed()
            })
        },
        {
            let (pool, config) = all();
            Task::new("payment.reconcile_day", every(1_800), move || {
                let (pool, config) = (pool.clone(), config.clone());
                async move { actions::reconcile_day(&pool, &config, clock).await }.boxed()
            })
        },
        {
            let (pool, _) = all();
            Task::new("payment.hand_out", every(30), move || {
                let pool = pool.clone();
                async move { actions::hand_out(&pool, clock).await }.boxed()
            })
            .woken_by(NUMBERED)
        },
        {
            let (pool, _) = all();
            Task::new("payment.bill_accounts", every(600), move || {
                let pool = pool.clone();
                async move {
                    actions::bill_accounts(&pool, clock).await?;
                    Ok(false)
                }
                .boxed()
            })
        },
        {
            let (pool, _) = all();
            Task::new("payment.remind_accounts", every(1_800), move || {
                let pool = pool.clone();
                async move {
                    actions::remind_accounts(&pool, clock).await?;
                    Ok(false)
                }
                .boxed()
            })
        },
        {
            let (pool, _) = all();
            Task::new("payment.forget", every(3_600), move || {
                let pool = pool.clone();
                async move {
                    let before = clock.now() - PROVIDER_EVENTS_KEPT;
                    models::forget_events(&mut *pool.get().await?, before).await?;
                    Ok(false)
                }
                .boxed()
            })
        },
        {
            let (pool, _) = all();
            Task::new("payment.close_days", every(600), move || {
                let pool = pool.clone();
                async move { actions::close_days(&pool, clock).await }.boxed()
            })
        },
        {
            let (pool, _) = all();
            Task::new("payment.count_month", every(3_600), move || {
                let pool = pool.clone();
                async move { actions::count_month(&mut *pool.get().await?, clock.now()).await }
                    .boxed()
            })
        },
    ]
}
