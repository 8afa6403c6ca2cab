//! The tables of `migrations/appointment`, as diesel sees them.

diesel::table! { appointment.centres (id) { id -> Uuid, slug -> Text, name -> Text, approval_number -> Text, street -> Text, postal_code -> Text, city -> Text, phone -> Text, latitude -> Nullable<Double>, longitude -> Nullable<Double>, } }
diesel::table! { appointment.lanes (id) { id -> Uuid, centre_id -> Uuid, name -> Text, categories -> Array<Text>, services -> Array<Text>, retired_at -> Nullable<Timestamptz>, } }
diesel::table! { appointment.opening_hours (centre_id, weekday, opens) { centre_id -> Uuid, weekday -> Int2, opens -> Time, closes -> Time, } }
diesel::table! { appointment.closures (centre_id, day) { centre_id -> Uuid, day -> Date, reason -> Text, } }
diesel::table! { appointment.reminders (appointment_id, kind) { appointment_id -> Uuid, kind -> Text, due_at -> Timestamptz, } }
diesel::table! { appointment.callers (appointment_id) { appointment_id -> Uuid, name -> Text, phone -> Nullable<Text>, booked_by -> Uuid, booked_by_name -> Text, idempotency_key -> Text, } }
diesel::table! {
    appointment.prices (service, vehicle_category, energy, valid_from) {
        service -> Text,
        vehicle_category -> Text,
        energy -> Text,
        amount_cents -> BigInt,
        currency -> Text,
        valid_from -> Timestamptz,
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
    }
}
diesel::joinable!(lanes -> centres (centre_id));
diesel::joinable!(bookings -> centres (centre_id));
diesel::joinable!(bookings -> lanes (lane_id));
diesel::allow_tables_to_appear_in_same_query!(centres, lanes, bookings, callers, reminders);
