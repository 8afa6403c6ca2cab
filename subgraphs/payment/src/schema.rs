diesel::table! {
    payment.payables (appointment_id) {
        appointment_id -> Uuid,
        customer_id -> Uuid,
        centre_id -> Uuid,
        approval_number -> Text,
        label -> Text,
        amount_cents -> BigInt,
        currency -> Text,
        state -> Text,
        hold_expires_at -> Nullable<Timestamptz>,
        proposed_cents -> Nullable<BigInt>,
    }
}
diesel::table! {
    payment.payments (id) {
        id -> Uuid,
        appointment_id -> Uuid,
        customer_id -> Uuid,
        method -> Text,
        status -> Text,
        amount_cents -> BigInt,
        currency -> Text,
        idempotency_key -> Text,
        attempt -> Integer,
        attempt_started_at -> Timestamptz,
        session_id -> Nullable<Text>,
        session_expires_at -> Timestamptz,
        checkout_url -> Nullable<Text>,
        return_path -> Text,
        intent_id -> Nullable<Text>,
        failure_code -> Nullable<Text>,
        failed_attempt -> Nullable<Text>,
        invoice_number -> Nullable<Text>,
        wanted -> Nullable<Text>,
        wanted_at -> Nullable<Timestamptz>,
        reason -> Nullable<Text>,
        refund_key -> Nullable<Text>,
        tries -> Integer,
        next_try_at -> Nullable<Timestamptz>,
        checked_at -> Nullable<Timestamptz>,
        paid_at -> Nullable<Timestamptz>,
        refunded_at -> Nullable<Timestamptz>,
        created_at -> Timestamptz,
    }
}
diesel::table! { payment.invoice_counters (centre_id, year) { centre_id -> Uuid, year -> Integer, last_number -> Integer, } }
diesel::table! { payment.provider_events (id) { id -> Text, handled_at -> Timestamptz, } }
diesel::table! {
    payment.differences (id) {
        id -> Uuid,
        appointment_id -> Uuid,
        amount_cents -> BigInt,
        currency -> Text,
        number -> Text,
        recorded_by -> Uuid,
        recorded_by_name -> Text,
        settled_at -> Timestamptz,
    }
}
