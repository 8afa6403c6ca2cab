//! The tables of `migrations/scan`, as diesel sees them.

diesel::table! {
    scan.documents (id) {
        id -> Uuid,
        owner_id -> Uuid,
        appointment_id -> Nullable<Uuid>,
        kind -> Text,
        status -> Text,
        file_name -> Text,
        content_type -> Text,
        size_bytes -> Integer,
        image_kept -> Bool,
        failure -> Nullable<Text>,
        codes -> Jsonb,
        created_at -> Timestamptz,
        received_at -> Nullable<Timestamptz>,
        read_at -> Nullable<Timestamptz>,
    }
}
diesel::table! {
    scan.uploads (token_hash) {
        token_hash -> Binary,
        document_id -> Uuid,
        expires_at -> Timestamptz,
        used_at -> Nullable<Timestamptz>,
    }
}
diesel::table! {
    scan.jobs (document_id) {
        document_id -> Uuid,
        attempts -> Integer,
        not_before -> Timestamptz,
    }
}
diesel::joinable!(uploads -> documents (document_id));
diesel::joinable!(jobs -> documents (document_id));
diesel::allow_tables_to_appear_in_same_query!(documents, uploads, jobs);
