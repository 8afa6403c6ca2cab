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
        reading -> Nullable<Jsonb>,
        duplicate_of -> Nullable<Uuid>,
    }
}
diesel::table! {
    scan.pages (document_id, number) {
        document_id -> Uuid,
        number -> Integer,
        width -> Integer,
        height -> Integer,
        size_bytes -> Integer,
    }
}
diesel::table! {
    scan.uploads (token_hash) {
        token_hash -> Binary,
        document_id -> Uuid,
        expires_at -> Timestamptz,
        used_at -> Nullable<Timestamptz>,
        content_hash -> Nullable<Binary>,
        lease -> Nullable<Uuid>,
        leased_until -> Nullable<Timestamptz>,
    }
}
diesel::table! {
    scan.upload_parts (token_hash, starts_at) {
        token_hash -> Binary,
        starts_at -> Integer,
        size_bytes -> Integer,
    }
}
diesel::table! {
    scan.jobs (document_id) {
        document_id -> Uuid,
        attempts -> Integer,
        not_before -> Timestamptz,
    }
}
diesel::table! {
    scan.evidence (document_id) {
        document_id -> Uuid,
        inspection_id -> Uuid,
        centre_id -> Uuid,
        signed_at -> Nullable<Timestamptz>,
    }
}
diesel::joinable!(evidence -> documents (document_id));
diesel::joinable!(uploads -> documents (document_id));
diesel::joinable!(jobs -> documents (document_id));
diesel::joinable!(pages -> documents (document_id));
diesel::joinable!(upload_parts -> uploads (token_hash));
diesel::allow_tables_to_appear_in_same_query!(
    documents,
    pages,
    uploads,
    upload_parts,
    jobs,
    evidence
);
