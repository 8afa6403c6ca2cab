//! The tables, as `up.sql` made them.

diesel::table! {
    inspection.catalogue_versions (version) {
        version -> Text,
        imported_at -> Timestamptz,
    }
}

diesel::table! {
    inspection.points (version, code) {
        version -> Text,
        code -> Text,
        position -> Integer,
        label -> Text,
        group_code -> Text,
        group_label -> Text,
        function_code -> Text,
        function_label -> Text,
    }
}

diesel::table! {
    inspection.defects (version, code) {
        version -> Text,
        code -> Text,
        point -> Text,
        position -> Integer,
        level -> Text,
        label -> Text,
        grade -> Text,
        enabled -> Bool,
    }
}

diesel::table! {
    inspection.expected (appointment_id) {
        appointment_id -> Uuid,
        reference -> Text,
        customer_id -> Uuid,
        centre -> Jsonb,
        service -> Text,
        vehicle_category -> Text,
        plate -> Nullable<Text>,
        cancelled -> Bool,
    }
}

diesel::table! {
    inspection.vehicles (id) {
        id -> Uuid,
        owner_id -> Uuid,
        appointment_id -> Nullable<Uuid>,
        plate -> Text,
        facts -> Jsonb,
    }
}

diesel::table! {
    inspection.inspections (id) {
        id -> Uuid,
        appointment_id -> Uuid,
        reference -> Text,
        customer_id -> Uuid,
        centre_id -> Uuid,
        centre -> Jsonb,
        service -> Text,
        vehicle_category -> Text,
        vehicle_id -> Nullable<Uuid>,
        plate -> Nullable<Text>,
        vehicle -> Jsonb,
        status -> Text,
        version -> Integer,
        catalogue_version -> Text,
        required_points -> Array<Text>,
        checked_points -> Array<Text>,
        odometer_km -> Nullable<Integer>,
        inspector_name -> Nullable<Text>,
        outcome -> Nullable<Text>,
        valid_until -> Nullable<Date>,
        retest_before -> Nullable<Date>,
        checked_in_at -> Timestamptz,
        started_at -> Nullable<Timestamptz>,
        completed_at -> Nullable<Timestamptz>,
        signed_at -> Nullable<Timestamptz>,
        sign_key -> Nullable<Text>,
        chain_seq -> Nullable<BigInt>,
        content_hash -> Nullable<Text>,
        abandon_reason -> Nullable<Text>,
    }
}

diesel::table! {
    inspection.recorded_defects (id) {
        id -> Uuid,
        inspection_id -> Uuid,
        code -> Text,
        point -> Text,
        level -> Text,
        label -> Text,
        to_verify -> Bool,
        location -> Nullable<Text>,
        comment -> Nullable<Text>,
    }
}

diesel::table! {
    inspection.shared_results (organisation_id, appointment_id) {
        organisation_id -> Uuid,
        appointment_id -> Uuid,
    }
}

diesel::allow_tables_to_appear_in_same_query!(inspections, shared_results);
