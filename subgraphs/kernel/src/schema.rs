//! The tables every database holds beside its domain's.

diesel::table! {
    kernel.outbox (seq) {
        seq -> BigInt,
        id -> Uuid,
        name -> Text,
        aggregate -> Text,
        payload -> Jsonb,
        created_at -> Timestamptz,
        attempts -> Integer,
        next_attempt_at -> Timestamptz,
        last_error -> Nullable<Text>,
        delivered_at -> Nullable<Timestamptz>,
        dead_at -> Nullable<Timestamptz>,
        traceparent -> Nullable<Text>,
    }
}

diesel::table! {
    kernel.inbox (listener, event_id) {
        listener -> Text,
        event_id -> Uuid,
        handled_at -> Timestamptz,
    }
}

diesel::table! {
    kernel.joined (guest_id) {
        guest_id -> Uuid,
        user_id -> Uuid,
        joined_at -> Timestamptz,
    }
}

diesel::table! {
    kernel.postponed (domain, event_id) {
        domain -> Text,
        event_id -> Uuid,
        seq -> BigInt,
        name -> Text,
        aggregate -> Text,
        payload -> Jsonb,
        attempts -> Integer,
        next_attempt_at -> Timestamptz,
        last_error -> Text,
        dead_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    kernel.acts (id) {
        id -> Uuid,
        at -> Timestamptz,
        actor_id -> Nullable<Uuid>,
        roles -> Array<Text>,
        origin -> Nullable<Text>,
        act -> Text,
        subject_kind -> Text,
        subject_id -> Nullable<Uuid>,
        centre_id -> Nullable<Uuid>,
        before -> Jsonb,
        after -> Jsonb,
    }
}
