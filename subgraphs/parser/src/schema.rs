//! The tables of `migrations/parser`, as diesel sees them.

diesel::table! {
    parser.vehicles (id) {
        id -> Uuid,
        owner_id -> Uuid,
        plate -> Text,
        vin -> Nullable<Text>,
        make -> Nullable<Text>,
        model -> Nullable<Text>,
        first_registration -> Nullable<Date>,
        eu_category -> Nullable<Text>,
        energy -> Nullable<Text>,
        merged_into -> Nullable<Uuid>,
        created_at -> Timestamptz,
    }
}
diesel::table! {
    parser.watched_vehicles (id) {
        id -> Uuid,
        owner_id -> Uuid,
        plate -> Text,
        look_on -> Date,
        sold_at -> Nullable<Timestamptz>,
    }
}
diesel::table! {
    parser.due_reminders (watched_id, due_on, notice) {
        watched_id -> Uuid,
        due_on -> Date,
        notice -> Text,
        told_at -> Timestamptz,
    }
}
diesel::table! {
    parser.registrations (id) {
        id -> Uuid,
        document_id -> Uuid,
        owner_id -> Uuid,
        appointment_id -> Nullable<Uuid>,
        status -> Text,
        plate -> Nullable<Text>,
        vin -> Nullable<Text>,
        make -> Nullable<Text>,
        model -> Nullable<Text>,
        first_registration -> Nullable<Date>,
        eu_category -> Nullable<Text>,
        energy -> Nullable<Text>,
        fields -> Jsonb,
        vehicle_id -> Nullable<Uuid>,
        picture_may_stay -> Bool,
        created_at -> Timestamptz,
        picture_agreed_at -> Nullable<Timestamptz>,
        picture_text_version -> Nullable<Text>,
        picture_withdrawn_at -> Nullable<Timestamptz>,
    }
}
diesel::table! {
    parser.parsed_pages (organisation_id, day) {
        organisation_id -> Uuid,
        day -> Date,
        pages -> Integer,
    }
}
diesel::table! {
    parser.previous_inspections (id) {
        id -> Uuid,
        document_id -> Uuid,
        owner_id -> Uuid,
        number -> Nullable<Text>,
        inspected_on -> Nullable<Date>,
        plate -> Nullable<Text>,
        mileage_km -> Nullable<Int4>,
        result -> Nullable<Text>,
        valid_until -> Nullable<Date>,
        centre -> Nullable<Text>,
        fields -> Jsonb,
        created_at -> Timestamptz,
    }
}
diesel::table! {
    parser.signed_inspections (inspection_id) {
        inspection_id -> Uuid,
        owner_id -> Uuid,
        plate -> Text,
        service -> Text,
        inspected_on -> Date,
        result -> Text,
        valid_until -> Date,
        signed_at -> Timestamptz,
    }
}
diesel::table! {
    parser.corrections (id) {
        id -> Uuid,
        document_id -> Uuid,
        code -> Text,
        raw -> Nullable<Text>,
        before -> Nullable<Text>,
        after -> Text,
        confidence -> Nullable<Float>,
        created_at -> Timestamptz,
    }
}
diesel::allow_tables_to_appear_in_same_query!(registrations, corrections);
diesel::allow_tables_to_appear_in_same_query!(watched_vehicles, signed_inspections, vehicles);
