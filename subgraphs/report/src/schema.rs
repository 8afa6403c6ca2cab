//! The tables, as `up.sql` made them; columns that only the database reads are left out.

diesel::table! {
    report.numbers (series, year) {
        series -> Text,
        year -> Integer,
        last -> Integer,
    }
}

diesel::table! {
    report.reports (id) {
        id -> Uuid,
        kind -> Text,
        inspection_id -> Uuid,
        appointment_id -> Uuid,
        customer_id -> Uuid,
        series -> Text,
        year -> Integer,
        seq -> Integer,
        number -> Text,
        code -> Text,
        plate -> Text,
        outcome -> Text,
        valid_until -> Date,
        facts -> Jsonb,
        centre_id -> Uuid,
        created_at -> Timestamptz,
        attempts -> Integer,
        next_attempt_at -> Timestamptz,
        last_error -> Nullable<Text>,
        issued_at -> Nullable<Timestamptz>,
        file_key -> Nullable<Text>,
        sha256 -> Nullable<Text>,
        signature -> Nullable<Text>,
    }
}

diesel::table! {
    report.invoices (id) {
        id -> Uuid,
        customer_id -> Uuid,
        appointment_id -> Nullable<Uuid>,
        number -> Text,
        facts -> Jsonb,
        centre_id -> Nullable<Uuid>,
        created_at -> Timestamptz,
        attempts -> Integer,
        next_attempt_at -> Timestamptz,
        last_error -> Nullable<Text>,
        issued_at -> Nullable<Timestamptz>,
        file_key -> Nullable<Text>,
        sha256 -> Nullable<Text>,
        signature -> Nullable<Text>,
    }
}

diesel::table! {
    report.row_seals (document_id) {
        document_id -> Uuid,
        seal -> Text,
    }
}

diesel::table! {
    report.file_seals (report_id) {
        report_id -> Uuid,
        key_name -> Text,
    }
}

diesel::table! {
    report.invoice_seals (invoice_id) {
        invoice_id -> Uuid,
        key_name -> Text,
    }
}

diesel::table! {
    report.contacts (user_id) {
        user_id -> Uuid,
        email -> Text,
        display_name -> Text,
        organisation -> Bool,
        proven -> Bool,
        refused_at -> Nullable<Timestamptz>,
        language -> Text,
    }
}

diesel::table! {
    report.letters (id) {
        id -> Uuid,
        key -> Text,
        customer_id -> Nullable<Uuid>,
        matter -> Jsonb,
        created_at -> Timestamptz,
        attempts -> Integer,
        next_attempt_at -> Timestamptz,
        last_error -> Nullable<Text>,
        sent_at -> Nullable<Timestamptz>,
        dead_at -> Nullable<Timestamptz>,
        recipient -> Nullable<Text>,
        subject -> Nullable<Text>,
        body -> Nullable<Text>,
    }
}

diesel::table! {
    report.closings (id) {
        id -> Uuid,
        centre_id -> Uuid,
        facts -> Jsonb,
        told_at -> Timestamptz,
    }
}

diesel::table! {
    report.posters (id) {
        id -> Uuid,
        centre_id -> Uuid,
        facts -> Jsonb,
        told_at -> Timestamptz,
    }
}

diesel::table! {
    report.shared_results (organisation_id, appointment_id) {
        organisation_id -> Uuid,
        appointment_id -> Uuid,
    }
}

diesel::allow_tables_to_appear_in_same_query!(reports, file_seals);
diesel::allow_tables_to_appear_in_same_query!(invoices, invoice_seals);
diesel::allow_tables_to_appear_in_same_query!(reports, shared_results);

diesel::table! {
    report.callers (customer_id) {
        customer_id -> Uuid,
    }
}

diesel::table! {
    report.no_reminders (customer_id) {
        customer_id -> Uuid,
        since -> Timestamptz,
    }
}

diesel::table! {
    report.reminders_in_chat (customer_id) {
        customer_id -> Uuid,
        since -> Timestamptz,
    }
}

diesel::table! {
    report.reminder_choices (customer_id, reminder) {
        customer_id -> Uuid,
        reminder -> Text,
        since -> Timestamptz,
    }
}

diesel::table! {
    report.exports (id) {
        id -> Uuid,
        person_id -> Uuid,
        asked_at -> Timestamptz,
    }
}

diesel::table! {
    report.export_parts (export_id, domain) {
        export_id -> Uuid,
        domain -> Text,
        rows -> Jsonb,
        files -> Jsonb,
    }
}

diesel::table! {
    report.paper_shares (id) {
        id -> Uuid,
        report_id -> Uuid,
        owner_id -> Uuid,
        token_hash -> Binary,
        created_at -> Timestamptz,
        expires_at -> Timestamptz,
        revoked_at -> Nullable<Timestamptz>,
        last_opened_at -> Nullable<Timestamptz>,
        opened -> Integer,
    }
}

diesel::table! {
    report.counted_months (id) {
        id -> Uuid,
        centre_id -> Uuid,
        month -> Date,
        appointments -> Nullable<Jsonb>,
        invoices -> Nullable<Jsonb>,
        inspections -> Nullable<Jsonb>,
        told_at -> Timestamptz,
    }
}
