diesel::table! {
    payment.payables (appointment_id) {
        appointment_id -> Uuid,
        customer_id -> Uuid,
        centre_id -> Uuid,
        approval_number -> Text,
        label -> Text,
        amount_cents -> BigInt,
        currency -> Text,
        state -> Text,
        hold_expires_at -> Nullable<Timestamptz>,
        proposed_cents -> Nullable<BigInt>,
        service_at -> Nullable<Timestamptz>,
        centre_name -> Nullable<Text>,
        centre_address -> Nullable<Text>,
        plate -> Nullable<Text>,
        service -> Nullable<Text>,
        discount_code -> Nullable<Text>,
        discount_cents -> BigInt,
        kept_cents -> BigInt,
        extra_cents -> BigInt,
    }
}
diesel::table! {
    payment.payments (id) {
        id -> Uuid,
        appointment_id -> Uuid,
        customer_id -> Uuid,
        method -> Text,
        status -> Text,
        amount_cents -> BigInt,
        currency -> Text,
        idempotency_key -> Text,
        attempt -> Integer,
        attempt_started_at -> Timestamptz,
        session_id -> Nullable<Text>,
        session_expires_at -> Timestamptz,
        checkout_url -> Nullable<Text>,
        return_path -> Text,
        intent_id -> Nullable<Text>,
        failure_code -> Nullable<Text>,
        failed_attempt -> Nullable<Text>,
        invoice_number -> Nullable<Text>,
        wanted -> Nullable<Text>,
        wanted_at -> Nullable<Timestamptz>,
        tries -> Integer,
        next_try_at -> Nullable<Timestamptz>,
        checked_at -> Nullable<Timestamptz>,
        paid_at -> Nullable<Timestamptz>,
        refunded_at -> Nullable<Timestamptz>,
        created_at -> Timestamptz,
        desk_means -> Nullable<Text>,
        received_by -> Nullable<Uuid>,
        received_by_name -> Nullable<Text>,
        money_noted_at -> Nullable<Timestamptz>,
    }
}
diesel::table! { payment.invoice_counters (centre_id, year) { centre_id -> Uuid, year -> Integer, last_number -> Integer, } }
diesel::table! {
    payment.provider_events (id) {
        id -> Text,
        handled_at -> Timestamptz,
        kind -> Text,
        api_version -> Nullable<Text>,
        kept -> Nullable<Text>,
    }
}
diesel::table! {
    payment.refunds (id) {
        id -> Uuid,
        payment_id -> Uuid,
        amount_cents -> BigInt,
        currency -> Text,
        intent_id -> Nullable<Text>,
        status -> Text,
        provider_id -> Nullable<Text>,
        provider_status -> Nullable<Text>,
        failure_reason -> Nullable<Text>,
        reason -> Text,
        ordered_by -> Nullable<Uuid>,
        ordered_by_name -> Nullable<Text>,
        idempotency_key -> Nullable<Text>,
        tries -> Integer,
        next_try_at -> Nullable<Timestamptz>,
        ordered_at -> Timestamptz,
        made_at -> Nullable<Timestamptz>,
        failed_at -> Nullable<Timestamptz>,
    }
}
diesel::table! {
    payment.disputes (id) {
        id -> Text,
        payment_id -> Uuid,
        amount_cents -> BigInt,
        currency -> Text,
        reason -> Text,
        status -> Text,
        respond_by -> Nullable<Timestamptz>,
        opened_at -> Timestamptz,
        seen_at -> Timestamptz,
    }
}
diesel::table! {
    payment.differences (id) {
        id -> Uuid,
        appointment_id -> Uuid,
        amount_cents -> BigInt,
        currency -> Text,
        number -> Text,
        recorded_by -> Uuid,
        recorded_by_name -> Text,
        settled_at -> Timestamptz,
        desk_means -> Nullable<Text>,
    }
}
diesel::table! {
    payment.sellers (id) {
        id -> Uuid,
        centre_id -> Nullable<Uuid>,
        legal_name -> Text,
        legal_form -> Text,
        capital_cents -> Nullable<BigInt>,
        address -> Text,
        siren -> Text,
        register -> Text,
        vat_number -> Text,
        iban -> Nullable<Text>,
        set_by -> Uuid,
        set_by_name -> Text,
        set_at -> Timestamptz,
    }
}
diesel::table! {
    payment.documents (id) {
        id -> Uuid,
        kind -> Text,
        centre_id -> Uuid,
        approval_number -> Text,
        year -> Integer,
        seq -> Integer,
        number -> Text,
        appointment_id -> Nullable<Uuid>,
        account_id -> Nullable<Uuid>,
        due_on -> Nullable<Date>,
        lines_hash -> Nullable<Text>,
        payment_id -> Nullable<Uuid>,
        difference_id -> Nullable<Uuid>,
        refund_id -> Nullable<Uuid>,
        corrects -> Nullable<Uuid>,
        label -> Text,
        net_cents -> BigInt,
        vat_rate_bp -> Integer,
        vat_cents -> BigInt,
        gross_cents -> BigInt,
        currency -> Text,
        means -> Text,
        issued_at -> Timestamptz,
        link -> BigInt,
        previous_hash -> Text,
        hash -> Text,
        discount_code -> Nullable<Text>,
        discount_cents -> Nullable<BigInt>,
        left_cents -> BigInt,
        subject -> Text,
        arrhes_of -> Nullable<Uuid>,
    }
}
diesel::table! {
    payment.issues (document_id) {
        document_id -> Uuid,
        seller_id -> Uuid,
        issued_at -> Timestamptz,
    }
}
diesel::table! { payment.unissued (document_id) { document_id -> Uuid, centre_id -> Uuid, } }
diesel::table! {
    payment.closings (id) {
        id -> Uuid,
        centre_id -> Uuid,
        day -> Date,
        first_document -> BigInt,
        last_document -> BigInt,
        document_hash -> Text,
        net_cents -> BigInt,
        vat_cents -> BigInt,
        gross_cents -> BigInt,
        perpetual_cents -> BigInt,
        currency -> Text,
        totals -> Jsonb,
        closed_at -> Timestamptz,
        link -> BigInt,
        previous_hash -> Text,
        hash -> Text,
    }
}
diesel::table! {
    payment.reconciliations (id) {
        id -> Uuid,
        since -> Timestamptz,
        intents -> Integer,
        refunds -> Integer,
        disputes -> Integer,
        differences -> Jsonb,
        made_at -> Timestamptz,
    }
}
diesel::table! {
    payment.promotions (id) {
        id -> Uuid,
        code -> Text,
        label -> Text,
        centre_id -> Nullable<Uuid>,
        service -> Nullable<Text>,
        percent -> Nullable<Integer>,
        amount_cents -> Nullable<BigInt>,
        valid_from -> Timestamptz,
        valid_until -> Timestamptz,
        most_uses -> Nullable<Integer>,
        once_a_customer -> Bool,
        withdrawn_at -> Nullable<Timestamptz>,
        set_by -> Uuid,
        set_by_name -> Text,
        set_at -> Timestamptz,
    }
}
diesel::table! {
    payment.redemptions (appointment_id) {
        appointment_id -> Uuid,
        promotion_id -> Uuid,
        seq -> Integer,
        once_for -> Nullable<Uuid>,
        redeemed_at -> Timestamptz,
    }
}
diesel::table! {
    payment.accounts (id) {
        id -> Uuid,
        organisation_id -> Uuid,
        centre_id -> Uuid,
        approval_number -> Text,
        legal_name -> Text,
        address -> Text,
        siren -> Text,
        vat_number -> Nullable<Text>,
        limit_cents -> BigInt,
        pay_days -> Integer,
        closed_at -> Nullable<Timestamptz>,
        set_by -> Uuid,
        set_by_name -> Text,
        set_at -> Timestamptz,
    }
}
diesel::table! { payment.account_centres (account_id, centre_id) { account_id -> Uuid, centre_id -> Uuid, } }
diesel::table! {
    payment.charges (id) {
        id -> Uuid,
        account_id -> Uuid,
        appointment_id -> Uuid,
        centre_id -> Uuid,
        approval_number -> Text,
        amount_cents -> BigInt,
        currency -> Text,
        cost_centre -> Text,
        charged_by -> Uuid,
        charged_at -> Timestamptz,
        dropped_at -> Nullable<Timestamptz>,
        document_id -> Nullable<Uuid>,
        position -> Nullable<Integer>,
        label -> Nullable<Text>,
        plate -> Nullable<Text>,
        centre_name -> Nullable<Text>,
        service_on -> Nullable<Date>,
        net_cents -> Nullable<BigInt>,
        vat_cents -> Nullable<BigInt>,
        vat_rate_bp -> Nullable<Integer>,
    }
}
diesel::table! {
    payment.account_settlements (id) {
        id -> Uuid,
        document_id -> Uuid,
        kind -> Text,
        amount_cents -> BigInt,
        vat_due_cents -> BigInt,
        credit_note_id -> Nullable<Uuid>,
        charge_id -> Nullable<Uuid>,
        received_on -> Date,
        reference -> Text,
        recorded_by -> Uuid,
        recorded_by_name -> Text,
        recorded_at -> Timestamptz,
    }
}
diesel::table! {
    payment.account_reminders (document_id, place) {
        document_id -> Uuid,
        place -> Integer,
        reminded_at -> Timestamptz,
    }
}
diesel::table! {
    payment.counted_months (centre_id, month) {
        centre_id -> Uuid,
        month -> Date,
    }
}
diesel::allow_tables_to_appear_in_same_query!(accounts, account_centres, charges, payables);
diesel::allow_tables_to_appear_in_same_query!(documents, accounts);
diesel::allow_tables_to_appear_in_same_query!(documents, account_settlements);
diesel::allow_tables_to_appear_in_same_query!(documents, account_reminders);
diesel::allow_tables_to_appear_in_same_query!(issues, accounts);
diesel::allow_tables_to_appear_in_same_query!(documents, payables);
diesel::allow_tables_to_appear_in_same_query!(promotions, redemptions);
diesel::allow_tables_to_appear_in_same_query!(payments, payables, refunds, disputes);
diesel::allow_tables_to_appear_in_same_query!(unissued, sellers);
diesel::allow_tables_to_appear_in_same_query!(documents, issues);
diesel::allow_tables_to_appear_in_same_query!(payables, issues);
