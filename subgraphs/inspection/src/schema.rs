//! The tables, as `up.sql` made them.

diesel::table! {
    inspection.catalogue_versions (version) {
        version -> Text,
        imported_at -> Timestamptz,
        effective_from -> Date,
        source -> Text,
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
        energy -> Nullable<Text>,
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
        // With one value more than `status`, which is what the version before suspensions knows.
        #[sql_name = "stage"]
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
        usage -> Nullable<Text>,
        follows -> Jsonb,
        counted_from -> Nullable<Date>,
    }
}

diesel::table! {
    inspection.work (inspection_id) {
        inspection_id -> Uuid,
        assigned_to -> Nullable<Uuid>,
        worked_by -> Nullable<Uuid>,
        at_work -> Bool,
        approval -> Nullable<Text>,
    }
}

diesel::table! {
    inspection.device_records (id) {
        id -> Uuid,
        inspection_id -> Uuid,
        kind -> Text,
        author_id -> Uuid,
        at -> Timestamptz,
    }
}

diesel::table! {
    inspection.stage_entries (id) {
        id -> Uuid,
        inspection_id -> Uuid,
        stage -> Text,
        at -> Timestamptz,
        author_id -> Nullable<Uuid>,
        author -> Nullable<Text>,
        reason -> Nullable<Text>,
    }
}

diesel::table! {
    inspection.inspectors (id) {
        id -> Uuid,
        centre_id -> Uuid,
        user_id -> Uuid,
        name -> Text,
        approval_number -> Text,
        category_l_number -> Nullable<Text>,
        approved_on -> Date,
        registered_at -> Timestamptz,
        retired_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    inspection.trainings (id) {
        id -> Uuid,
        inspector_id -> Uuid,
        qualification -> Text,
        trained_on -> Date,
        valid_until -> Date,
        certificate -> Text,
        author_id -> Uuid,
        author -> Text,
        at -> Timestamptz,
        withdrawn_at -> Nullable<Timestamptz>,
        withdrawn_by_id -> Nullable<Uuid>,
        withdrawn_by -> Nullable<Text>,
        withdrawn_reason -> Nullable<Text>,
    }
}

diesel::table! {
    inspection.presences (inspector_id, day) {
        inspector_id -> Uuid,
        day -> Date,
        present -> Bool,
        author_id -> Uuid,
        author -> Text,
        at -> Timestamptz,
    }
}

diesel::table! {
    inspection.identity_entries (id) {
        id -> Uuid,
        inspection_id -> Uuid,
        field -> Text,
        value -> Text,
        before -> Nullable<Text>,
        source -> Text,
        author_id -> Nullable<Uuid>,
        author -> Nullable<Text>,
        at -> Timestamptz,
    }
}

diesel::table! {
    inspection.approvals (version, code) {
        version -> Text,
        code -> Text,
        source -> Text,
        approver_id -> Uuid,
        approver -> Text,
        approved_at -> Timestamptz,
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
        component -> Nullable<Text>,
        by_rule -> Bool,
    }
}

diesel::table! {
    inspection.photos_received (document_id) {
        document_id -> Uuid,
        owner_id -> Uuid,
        sha256 -> Text,
        at -> Timestamptz,
    }
}

diesel::table! {
    inspection.defect_photos (document_id) {
        document_id -> Uuid,
        inspection_id -> Uuid,
        defect_id -> Uuid,
        sha256 -> Text,
        author_id -> Uuid,
        author -> Text,
        at -> Timestamptz,
    }
}

diesel::table! {
    inspection.recall_checks (id) {
        id -> Uuid,
        inspection_id -> Uuid,
        vin -> Text,
        answer -> Text,
        code -> Nullable<Text>,
        wording -> Nullable<Text>,
        source -> Text,
        author_id -> Nullable<Uuid>,
        author -> Nullable<Text>,
        at -> Timestamptz,
    }
}

diesel::table! {
    inspection.remarks (inspection_id, position) {
        inspection_id -> Uuid,
        position -> Integer,
        text -> Text,
    }
}

diesel::table! {
    inspection.owner_contacts (inspection_id) {
        inspection_id -> Uuid,
        asked_at -> Timestamptz,
        author_id -> Uuid,
        author -> Text,
        contact -> Nullable<Jsonb>,
    }
}

diesel::table! {
    inspection.sealed_results (inspection_id) {
        inspection_id -> Uuid,
        content -> Jsonb,
    }
}

diesel::table! {
    inspection.transmissions (inspection_id) {
        inspection_id -> Uuid,
        attempts -> Integer,
        next_attempt_at -> Timestamptz,
        last_error -> Nullable<Text>,
        receipt -> Nullable<Text>,
        received_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    inspection.handovers (inspection_id) {
        inspection_id -> Uuid,
        validated_at -> Timestamptz,
        at -> Timestamptz,
        author_id -> Uuid,
        author -> Text,
    }
}

diesel::table! {
    inspection.instruments (id) {
        id -> Uuid,
        centre_id -> Uuid,
        kind -> Text,
        name -> Text,
        serial_number -> Text,
        address -> Nullable<Text>,
        registered_at -> Timestamptz,
        retired_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    inspection.calibrations (id) {
        id -> Uuid,
        instrument_id -> Uuid,
        calibrated_on -> Date,
        valid_until -> Date,
        certificate -> Text,
        author_id -> Uuid,
        author -> Text,
        at -> Timestamptz,
    }
}

diesel::table! {
    inspection.measurements (id) {
        id -> Uuid,
        inspection_id -> Uuid,
        kind -> Text,
        source -> Text,
        instrument_id -> Nullable<Uuid>,
        instrument -> Nullable<Text>,
        calibrated_until -> Nullable<Date>,
        software -> Nullable<Text>,
        without_instrument -> Nullable<Text>,
        measured_at -> Timestamptz,
        author_id -> Uuid,
        author -> Text,
        superseded -> Bool,
    }
}

diesel::table! {
    inspection.measured_values (measurement_id, position) {
        measurement_id -> Uuid,
        inspection_id -> Uuid,
        position -> Integer,
        quantity -> Text,
        place -> Nullable<Text>,
        value -> BigInt,
        computed -> Bool,
    }
}

diesel::table! {
    inspection.measurement_decisions (measurement_id, code) {
        measurement_id -> Uuid,
        inspection_id -> Uuid,
        code -> Text,
        place -> Nullable<Text>,
        rule -> Text,
        quantity -> Text,
        value -> BigInt,
        bound -> Text,
        limit_value -> BigInt,
        defect_id -> Nullable<Uuid>,
        reason -> Nullable<Text>,
        author_id -> Uuid,
        author -> Text,
        at -> Timestamptz,
    }
}

diesel::table! {
    inspection.bench_orders (id) {
        id -> Uuid,
        inspection_id -> Uuid,
        instrument_id -> Uuid,
        kind -> Text,
        state -> Text,
        percent -> SmallInt,
        failure -> Nullable<Text>,
        attempts -> Integer,
        next_attempt_at -> Timestamptz,
        ordered_at -> Timestamptz,
        ended_at -> Nullable<Timestamptz>,
        author_id -> Uuid,
        author -> Text,
    }
}

diesel::table! {
    inspection.shared_results (organisation_id, appointment_id) {
        organisation_id -> Uuid,
        appointment_id -> Uuid,
    }
}

diesel::table! {
    inspection.counted_months (centre_id, month) {
        centre_id -> Uuid,
        month -> Date,
    }
}
diesel::joinable!(work -> inspectors (assigned_to));
diesel::allow_tables_to_appear_in_same_query!(inspections, shared_results, work, inspectors);
