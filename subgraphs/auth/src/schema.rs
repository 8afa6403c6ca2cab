//! The tables, as the migrations make them.

diesel::table! {
    auth.users (id) {
        id -> Uuid,
        email -> Nullable<Text>,
        display_name -> Text,
        phone -> Nullable<Text>,
        locale -> Text,
        roles -> Array<Text>,
        created_at -> Timestamptz,
        email_verified_at -> Nullable<Timestamptz>,
        disabled_at -> Nullable<Timestamptz>,
        disabled_by -> Nullable<Uuid>,
    }
}
diesel::table! {
    auth.memberships (user_id, centre_id, role) {
        user_id -> Uuid,
        centre_id -> Uuid,
        role -> Text,
        given_by -> Nullable<Uuid>,
        given_at -> Timestamptz,
        invited_as -> Nullable<Text>,
    }
}
diesel::table! {
    auth.credentials (user_id) {
        user_id -> Uuid,
        password_hash -> Text,
        changed_at -> Timestamptz,
    }
}
diesel::table! {
    auth.refresh_tokens (hash) {
        hash -> Bytea,
        family -> Uuid,
        user_id -> Uuid,
        created_at -> Timestamptz,
        expires_at -> Timestamptz,
        used_at -> Nullable<Timestamptz>,
        revoked_at -> Nullable<Timestamptz>,
        successor_salt -> Nullable<Bytea>,
        succeeded_at -> Nullable<Timestamptz>,
    }
}
diesel::table! {
    auth.log_ins (id) {
        id -> Uuid,
        user_id -> Uuid,
        device -> Text,
        created_at -> Timestamptz,
        last_used_at -> Timestamptz,
        expires_at -> Timestamptz,
        ended_at -> Nullable<Timestamptz>,
        void_before -> Nullable<Timestamptz>,
        second_factor_at -> Nullable<Timestamptz>,
    }
}
diesel::table! {
    auth.chat_links (id) {
        id -> Uuid,
        user_id -> Uuid,
        token_hash -> Bytea,
        created_at -> Timestamptz,
        expires_at -> Timestamptz,
        used_at -> Nullable<Timestamptz>,
        second_factor -> Bool,
    }
}
diesel::table! {
    auth.second_factors (user_id) {
        user_id -> Uuid,
        seed -> Uuid,
        created_at -> Timestamptz,
        confirmed_at -> Nullable<Timestamptz>,
        last_step -> Nullable<Int8>,
    }
}
diesel::table! {
    auth.recovery_codes (user_id, hash) {
        user_id -> Uuid,
        hash -> Bytea,
        used_at -> Nullable<Timestamptz>,
    }
}
diesel::table! {
    auth.login_attempts (id) {
        id -> Uuid,
        email -> Text,
        tried_at -> Timestamptz,
        asker -> Bytea,
    }
}
diesel::table! {
    auth.letters_asked (id) {
        id -> Uuid,
        email -> Text,
        asker -> Bytea,
        asked_at -> Timestamptz,
        in_chat -> Bool,
    }
}
diesel::table! {
    auth.known_askers (user_id, asker) {
        user_id -> Uuid,
        asker -> Bytea,
        last_at -> Timestamptz,
    }
}
diesel::table! {
    auth.challenges (id) {
        id -> Uuid,
        email -> Text,
        created_at -> Timestamptz,
        expires_at -> Timestamptz,
        tries -> Int4,
        used_at -> Nullable<Timestamptz>,
        purpose -> Text,
        asked_by -> Nullable<Uuid>,
        display_name -> Nullable<Text>,
        phone -> Nullable<Text>,
        password_hash -> Nullable<Text>,
        answered_by -> Nullable<Uuid>,
    }
}
diesel::table! {
    auth.links (id) {
        id -> Uuid,
        user_id -> Uuid,
        purpose -> Text,
        created_at -> Timestamptz,
        expires_at -> Timestamptz,
        used_at -> Nullable<Timestamptz>,
        centre_id -> Nullable<Uuid>,
    }
}
diesel::table! {
    auth.api_keys (id) {
        id -> Uuid,
        integrator_id -> Uuid,
        public_id -> Text,
        secret_hash -> Bytea,
        name -> Text,
        scopes -> Array<Text>,
        requests_per_minute -> Int4,
        created_by -> Uuid,
        created_at -> Timestamptz,
        expires_at -> Nullable<Timestamptz>,
        revoked_by -> Nullable<Uuid>,
        revoked_at -> Nullable<Timestamptz>,
        last_used_on -> Nullable<Date>,
    }
}
diesel::table! {
    auth.acts (id) {
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
diesel::table! {
    auth.webhook_endpoints (id) {
        id -> Uuid,
        organisation_id -> Uuid,
        url -> Text,
        event_types -> Array<Text>,
        secret_id -> Uuid,
        previous_secret_id -> Nullable<Uuid>,
        previous_signs_until -> Nullable<Timestamptz>,
        created_by -> Uuid,
        created_at -> Timestamptz,
        failing_since -> Nullable<Timestamptz>,
        disabled_at -> Nullable<Timestamptz>,
        disabled_because -> Nullable<Text>,
    }
}
diesel::table! {
    auth.webhook_deliveries (id) {
        id -> Uuid,
        endpoint_id -> Uuid,
        message_id -> Uuid,
        event_type -> Text,
        subject_id -> Uuid,
        body -> Text,
        created_at -> Timestamptz,
        state -> Text,
        attempts -> Int4,
        next_attempt_at -> Nullable<Timestamptz>,
        lease -> Nullable<Uuid>,
        leased_until -> Nullable<Timestamptz>,
        last_attempt_at -> Nullable<Timestamptz>,
        last_status -> Nullable<Int4>,
        last_reason -> Nullable<Text>,
        settled_at -> Nullable<Timestamptz>,
    }
}
diesel::table! {
    auth.shared_results (organisation_id, appointment_id) {
        organisation_id -> Uuid,
        appointment_id -> Uuid,
        granted_at -> Timestamptz,
    }
}
diesel::joinable!(webhook_endpoints -> users (organisation_id));
diesel::joinable!(credentials -> users (user_id));
diesel::joinable!(known_askers -> users (user_id));
diesel::joinable!(api_keys -> users (integrator_id));
diesel::allow_tables_to_appear_in_same_query!(
    users,
    credentials,
    known_askers,
    memberships,
    api_keys,
    webhook_endpoints
);
