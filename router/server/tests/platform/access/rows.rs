//! What the graph takes long to bring about, as rows; and what ends a thing, undone before the next
//! asks.
use super::things::Things;
use crate::product::{Product, text};
use diesel_async::SimpleAsyncConnection;
use serde_json::{Value, json};
use uuid::Uuid;

async fn run(product: &Product, rows: &str) {
    product.connection().await.batch_execute(rows).await.unwrap();
}

/// A certificate that its owner confirmed, as it is after a photo; answers the vehicle.
pub(super) async fn registered(
    product: &Product,
    owner: &Value,
    document: &Value,
    plate: &str,
) -> Value {
    let (owner, document) = (text(owner), text(document));
    let (vehicle, reading) = (Uuid::now_v7(), Uuid::now_v7());
    let rows = format!(
        "INSERT INTO parser.vehicles (id, owner_id, plate, created_at)
             VALUES ('{vehicle}', '{owner}', '{plate}', now());
         INSERT INTO parser.registrations
             (id, document_id, owner_id, status, plate, fields, vehicle_id, created_at)
             VALUES ('{reading}', '{document}', '{owner}', 'CONFIRMED', '{plate}', '[]',
                 '{vehicle}', now());"
    );
    run(product, &rows).await;
    json!(vehicle)
}

/// Makes a hold what is offered to its owner, who waits; answers the wait.
pub(super) async fn offered(product: &Product, hold: &str) -> Value {
    let wait = Uuid::now_v7();
    let rows = format!(
        "UPDATE appointment.bookings SET offered_until = now() + interval '2 hours',
             hold_expires_at = now() + interval '2 hours' WHERE id = '{hold}';
         DELETE FROM appointment.unpaid WHERE appointment_id = '{hold}';
         INSERT INTO appointment.waits (id, customer_id, centre_id, service, vehicle_category,
                 energy, first_day, last_day, earliest, latest, status, created_at)
             SELECT '{wait}', customer_id, centre_id, service, vehicle_category, energy,
                 starts_at::date, starts_at::date + 1, '00:00', '23:59', 'OFFERED', now()
             FROM appointment.bookings WHERE id = '{hold}';
         INSERT INTO appointment.offers (appointment_id, wait_id, starts_at, offered_until)
             SELECT id, '{wait}', starts_at, offered_until
             FROM appointment.bookings WHERE id = '{hold}';"
    );
    run(product, &rows).await;
    json!(wait)
}

/// What a colleague who is none of those who ask noted at an appointment.
pub(super) async fn noted(product: &Product, appointment: &Value) -> Value {
    let (note, appointment) = (Uuid::now_v7(), text(appointment));
    run(product, &note_row(&note.to_string(), &appointment)).await;
    json!(note)
}

fn note_row(note: &str, appointment: &str) -> String {
    format!(
        "INSERT INTO appointment.notes (id, appointment_id, author_id, author_name, words, created_at)
             VALUES ('{note}', '{appointment}', gen_random_uuid(), 'Zoé', 'Clé au tableau', now())
             ON CONFLICT DO NOTHING;"
    )
}

/// A person is asked for in a conversation about a centre.
pub(super) async fn handed_over(product: &Product, conversation: &Value, centre: &str) -> Value {
    let (handover, conversation) = (Uuid::now_v7(), text(conversation));
    let row = format!(
        "INSERT INTO chatbot.handovers (id, conversation_id, centre_id, status, summary, asked_at)
             VALUES ('{handover}', '{conversation}', '{centre}', 'WAITING', '', now());"
    );
    run(product, &row).await;
    json!(handover)
}

/// Where an organisation's machine is told, and what was given up there.
pub(super) async fn hooked(product: &Product, organisation: &Value) -> (Value, Value) {
    let (endpoint, delivery, organisation) = (Uuid::now_v7(), Uuid::now_v7(), text(organisation));
    let rows = format!(
        "INSERT INTO auth.webhook_endpoints
                 (id, organisation_id, url, event_types, secret_id, created_by, created_at)
             VALUES ('{endpoint}', '{organisation}', 'https://127.0.0.1:9/',
                 ARRAY['results.closed'], gen_random_uuid(), '{organisation}', now());
         INSERT INTO auth.webhook_deliveries (id, endpoint_id, message_id, event_type, subject_id,
                 body, created_at, state, settled_at)
             VALUES ('{delivery}', '{endpoint}', gen_random_uuid(), 'results.closed',
                 gen_random_uuid(), '{{}}', now(), 'FAILED', now());"
    );
    run(product, &rows).await;
    (json!(endpoint), json!(delivery))
}

/// Somebody in the register of inspectors of a centre: from now on it keeps one.
pub(super) async fn in_register(product: &Product, centre: &str, user: &Value) -> Value {
    let (inspector, user) = (Uuid::now_v7(), text(user));
    let row = format!(
        "INSERT INTO inspection.inspectors (id, centre_id, user_id, name, approval_number,
                 approved_on, registered_at)
             VALUES ('{inspector}', '{centre}', '{user}', 'Malik Benali', '069D1234',
                 current_date - 1, now());"
    );
    run(product, &row).await;
    json!(inspector)
}

/// A training of theirs.
pub(super) async fn trained(product: &Product, inspector: &Value) -> Value {
    let (training, inspector) = (Uuid::now_v7(), text(inspector));
    let row = format!(
        "INSERT INTO inspection.trainings (id, inspector_id, qualification, trained_on, valid_until,
                 certificate, author_id, author, at)
             VALUES ('{training}', '{inspector}', 'LIGHT', current_date - 1, current_date + 300,
                 'F-1', gen_random_uuid(), 'Zoé', now());"
    );
    run(product, &row).await;
    json!(training)
}

/// The closing of a day on which nothing was received.
pub(super) async fn closed(product: &Product, centre: &str) -> Value {
    let closing = Uuid::now_v7();
    let rows = format!(
        "INSERT INTO payment.closings (id, centre_id, day, first_document, last_document,
                 document_hash, net_cents, vat_cents, gross_cents, perpetual_cents, currency,
                 totals, closed_at, link, previous_hash, hash)
             VALUES ('{closing}', '{centre}', current_date - 1, 1, 0, '', 0, 0, 0, 0, 'EUR', '[]',
                 now(), 0, '', '');
         INSERT INTO report.closings (id, centre_id, facts, told_at)
             VALUES ('{closing}', '{centre}', '{{}}', now());"
    );
    run(product, &rows).await;
    json!(closing)
}

/// Before somebody asks: what the one before may have ended is there again.
pub(super) async fn renew(product: &Product, field: &str, things: &Things) {
    let id = |name: &str| things.of(field, name).map(text).unwrap_or_default();
    let rows = match field {
        "acceptOffer" | "passOffer" | "leaveWaitlist" => {
            let (wait, offered) = (id("waitId"), things.of("acceptOffer", "appointmentId"));
            let offered = text(offered.unwrap());
            // Who was asked to join a list stands on it no more; and while the offer is made anew, the
            // list offers nothing to its wait, and what it has offered meanwhile is passed.
            format!(
                "UPDATE appointment.waits SET status = 'LEFT' WHERE status IN ('WAITING', 'OFFERED');
                 UPDATE appointment.offers SET answer = 'PASSED'
                     WHERE wait_id = '{wait}' AND answer IS NULL;
                 UPDATE appointment.bookings SET status = 'HELD',
                     offered_until = now() + interval '2 hours',
                     hold_expires_at = now() + interval '2 hours' WHERE id = '{offered}';
                 UPDATE appointment.offers SET answer = NULL WHERE appointment_id = '{offered}';
                 UPDATE appointment.waits SET status = 'OFFERED' WHERE id = '{wait}';"
            )
        }
        "takeHandover" => format!(
            "UPDATE chatbot.handovers SET status = 'WAITING', taken_at = NULL, agent_id = NULL,
                 agent_name = NULL, active_at = NULL, done_at = NULL WHERE id = '{}';",
            id("handoverId")
        ),
        // By somebody else: who sees it hears so.
        "answerHandover" | "finishHandover" | "giveBackHandover" => format!(
            "UPDATE chatbot.handovers SET status = 'TAKEN', taken_at = now(),
                 agent_id = gen_random_uuid(), agent_name = 'Zoé', active_at = now(),
                 done_at = NULL WHERE id = '{}';",
            id("handoverId")
        ),
        "revokeResultsAccess" => format!(
            "UPDATE appointment.results_access SET revoked_at = NULL, revoked_by = NULL
                 WHERE appointment_id = '{}';",
            id("appointmentId")
        ),
        // Somebody retired them.
        "recordTraining" | "setInspectorPresence" | "updateInspector" => format!(
            "UPDATE inspection.inspectors SET retired_at = NULL WHERE id = '{}';",
            things.of(field, "inspectorId").map(text).unwrap_or_default()
        ),
        "removeNote" => note_row(&id("noteId"), &id("appointmentId")),
        "withdrawTraining" => format!(
            "UPDATE inspection.inspectors SET retired_at = NULL WHERE id = '{}';
             UPDATE inspection.trainings SET withdrawn_at = NULL, withdrawn_by_id = NULL,
                 withdrawn_by = NULL, withdrawn_reason = NULL WHERE id = '{}';",
            things.of("", "inspectorId").map(text).unwrap_or_default(),
            id("trainingId")
        ),
        "withdrawPromotion" => format!(
            "UPDATE payment.promotions SET withdrawn_at = NULL WHERE id = '{}';",
            id("promotionId")
        ),
        "replayWebhookDelivery" | "replayFailedWebhooks" => format!(
            "UPDATE auth.webhook_deliveries SET state = 'FAILED', settled_at = now(),
                 next_attempt_at = NULL, lease = NULL, leased_until = NULL
                 WHERE endpoint_id = '{}';",
            things.of("", "endpointId").map(text).unwrap_or_default()
        ),
        _ => return,
    };
    // One after another: together they would wait for workers that wait for them.
    for row in rows.split(';').filter(|row| !row.trim().is_empty()) {
        run(product, row).await;
    }
}
