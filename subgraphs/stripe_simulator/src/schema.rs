diesel::table! {
    stripe_simulator.sessions (id) {
        id -> Text,
        status -> Text,
        amount_cents -> BigInt,
        currency -> Text,
        label -> Text,
        success_url -> Text,
        cancel_url -> Nullable<Text>,
        reference -> Nullable<Text>,
        email -> Nullable<Text>,
        metadata -> Jsonb,
        intent_metadata -> Jsonb,
        intent_id -> Nullable<Text>,
        created_at -> Timestamptz,
        expires_at -> Timestamptz,
    }
}
diesel::table! {
    stripe_simulator.intents (id) {
        id -> Text,
        status -> Text,
        amount_cents -> BigInt,
        currency -> Text,
        metadata -> Jsonb,
        charge_id -> Nullable<Text>,
        last_error -> Nullable<Jsonb>,
        created_at -> Timestamptz,
        bank -> Nullable<Text>,
    }
}
diesel::table! {
    stripe_simulator.refunds (id) {
        id -> Text,
        intent_id -> Text,
        amount_cents -> BigInt,
        currency -> Text,
        metadata -> Jsonb,
        created_at -> Timestamptz,
        status -> Text,
        failure_reason -> Nullable<Text>,
        becomes -> Nullable<Text>,
        becomes_at -> Nullable<Timestamptz>,
    }
}
diesel::table! {
    stripe_simulator.disputes (id) {
        id -> Text,
        intent_id -> Text,
        amount_cents -> BigInt,
        currency -> Text,
        status -> Text,
        due_by -> Timestamptz,
        created_at -> Timestamptz,
    }
}
diesel::table! {
    stripe_simulator.idempotency_keys (key) {
        key -> Text,
        request -> Text,
        response -> Nullable<Jsonb>,
        created_at -> Timestamptz,
    }
}
diesel::table! {
    stripe_simulator.webhooks (id) {
        id -> Text,
        payload -> Text,
        attempts -> Integer,
        next_attempt_at -> Timestamptz,
        delivered_at -> Nullable<Timestamptz>,
        created_at -> Timestamptz,
        copies -> Integer,
    }
}
