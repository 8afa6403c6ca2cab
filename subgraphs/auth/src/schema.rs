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
diesel::joinable!(credentials -> users (user_id));
diesel::joinable!(known_askers -> users (user_id));
diesel::joinable!(api_keys -> users (integrator_id));
diesel::allow_tables_to_appear_in_same_query!(users, credentials, known_askers, api_keys);
