//! The tables of `migrations/appointment`, as diesel sees them.

diesel::table! { appointment.centres (id) { id -> Uuid, slug -> Text, name -> Text, approval_number -> Text, street -> Text, postal_code -> Text, city -> Text, phone -> Text, latitude -> Nullable<Double>, longitude -> Nullable<Double>, retests_from -> Nullable<Time>, retests_until -> Nullable<Time>, free_hours -> Int2, late_terms -> Text, late_fee_cents -> BigInt, gives_back_double -> Bool, } }
diesel::table! { appointment.lanes (id) { id -> Uuid, centre_id -> Uuid, name -> Text, categories -> Array<Text>, services -> Array<Text>, retired_at -> Nullable<Timestamptz>, } }
diesel::table! { appointment.opening_hours (centre_id, weekday, opens) { centre_id -> Uuid, weekday -> Int2, opens -> Time, closes -> Time, } }
diesel::table! { appointment.closures (centre_id, day) { centre_id -> Uuid, day -> Date, reason -> Text, } }
diesel::table! { appointment.reminders (appointment_id, kind) { appointment_id -> Uuid, kind -> Text, due_at -> Timestamptz, } }
diesel::table! { appointment.told_prices (centre_id) { centre_id -> Uuid, prices -> Jsonb, told_at -> Timestamptz, } }
diesel::table! { appointment.people (id) { id -> Uuid, words -> Text, } }
diesel::table! {
    appointment.notes (id) {
        id -> Uuid,
        appointment_id -> Uuid,
        author_id -> Uuid,
        author_name -> Text,
        words -> Text,
        created_at -> Timestamptz,
    }
}
diesel::table! { appointment.callers (appointment_id) { appointment_id -> Uuid, name -> Text, phone -> Nullable<Text>, booked_by -> Uuid, booked_by_name -> Text, idempotency_key -> Text, } }
diesel::table! {
    appointment.prices (id) {
        id -> Uuid,
        centre_id -> Nullable<Uuid>,
        service -> Text,
        vehicle_category -> Text,
        energy -> Text,
        amount_cents -> BigInt,
        currency -> Text,
        valid_from -> Timestamptz,
        withdrawn -> Bool,
        set_by -> Nullable<Uuid>,
        set_by_name -> Nullable<Text>,
    }
}
diesel::table! {
    appointment.results_access (id) {
        id -> Uuid,
        appointment_id -> Uuid,
        organisation_id -> Uuid,
        holder_name -> Text,
        text_version -> Text,
        recorded_by -> Uuid,
        granted_at -> Timestamptz,
        revoked_by -> Nullable<Uuid>,
        revoked_at -> Nullable<Timestamptz>,
    }
}
diesel::table! {
    appointment.bookings (id) {
        id -> Uuid,
        reference -> Text,
        customer_id -> Uuid,
        centre_id -> Uuid,
        lane_id -> Uuid,
        service -> Text,
        vehicle_category -> Text,
        energy -> Text,
        plate -> Nullable<Text>,
        vehicle_id -> Nullable<Uuid>,
        starts_at -> Timestamptz,
        ends_at -> Timestamptz,
        status -> Text,
        amount_cents -> BigInt,
        currency -> Text,
        hold_expires_at -> Nullable<Timestamptz>,
        idempotency_key -> Text,
        cancel_reason -> Nullable<Text>,
        created_at -> Timestamptz,
        quoted_cents -> Nullable<BigInt>,
        quoted_category -> Nullable<Text>,
        quoted_energy -> Nullable<Text>,
        proposed_cents -> Nullable<BigInt>,
        paid_at -> Nullable<Timestamptz>,
        paid_cents -> BigInt,
        offered_until -> Nullable<Timestamptz>,
        group_id -> Nullable<Uuid>,
        revision -> Int4,
        settled_at -> Nullable<Timestamptz>,
        links_since -> Nullable<Timestamptz>,
        free_until -> Nullable<Timestamptz>,
        agreed_centre_id -> Nullable<Uuid>,
    }
}
diesel::joinable!(lanes -> centres (centre_id));
diesel::joinable!(bookings -> centres (centre_id));
diesel::joinable!(bookings -> lanes (lane_id));
diesel::allow_tables_to_appear_in_same_query!(centres, lanes, bookings, callers, people, reminders);

diesel::table! {
    appointment.unpaid (appointment_id) {
        appointment_id -> Uuid,
        asked_from -> Nullable<Text>,
    }
}

diesel::table! {
    appointment.proven_contacts (customer_id) {
        customer_id -> Uuid,
    }
}

diesel::table! {
    appointment.waits (id) {
        id -> Uuid,
        customer_id -> Uuid,
        centre_id -> Uuid,
        service -> Text,
        vehicle_category -> Text,
        energy -> Text,
        plate -> Nullable<Text>,
        first_day -> Date,
        last_day -> Date,
        earliest -> Time,
        latest -> Time,
        status -> Text,
        created_at -> Timestamptz,
        asked_from -> Nullable<Text>,
    }
}

diesel::table! {
    appointment.offers (appointment_id) {
        appointment_id -> Uuid,
        wait_id -> Uuid,
        starts_at -> Timestamptz,
        offered_until -> Timestamptz,
        answer -> Nullable<Text>,
    }
}

diesel::table! {
    appointment.blocks (id) {
        id -> Uuid,
        lane_id -> Uuid,
        starts_at -> Timestamptz,
        ends_at -> Timestamptz,
        reason -> Text,
    }
}

diesel::table! {
    appointment.lane_times (centre_id, service, vehicle_category) {
        centre_id -> Uuid,
        service -> Text,
        vehicle_category -> Text,
        minutes -> Int2,
        buffer_minutes -> Int2,
    }
}

diesel::table! {
    appointment.past_terms (id) {
        id -> Uuid,
        centre_id -> Uuid,
        held_until -> Timestamptz,
        free_hours -> Int2,
        late_terms -> Text,
        late_fee_cents -> BigInt,
        gives_back_double -> Bool,
    }
}

diesel::table! {
    appointment.feeds (id) {
        id -> Uuid,
        customer_id -> Nullable<Uuid>,
        lane_id -> Nullable<Uuid>,
        created_at -> Timestamptz,
        member_id -> Nullable<Uuid>,
    }
}
diesel::allow_tables_to_appear_in_same_query!(offers, waits);
diesel::allow_tables_to_appear_in_same_query!(offers, bookings);

diesel::table! {
    appointment.counted_months (centre_id, month) {
        centre_id -> Uuid,
        month -> Date,
    }
}

// More columns of bookings: diesel takes 32 of a table.
diesel::table! {
    #[sql_name = "bookings"]
    appointment.booking_marks (id) {
        id -> Uuid,
        agreed_at -> Nullable<Timestamptz>,
        called_off_at -> Nullable<Timestamptz>,
        called_off_by -> Nullable<Text>,
    }
}
