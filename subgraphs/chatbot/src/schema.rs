//! The tables of `migrations/chatbot`, as diesel sees them.

diesel::table! {
    chatbot.conversations (id) {
        id -> Uuid,
        owner_id -> Uuid,
        channel -> Text,
        locale -> Text,
        state -> Jsonb,
        last_seq -> Integer,
        created_at -> Timestamptz,
        archived_at -> Nullable<Timestamptz>,
        turn_id -> Nullable<Uuid>,
        turn_of -> Nullable<Text>,
        turn_until -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    chatbot.messages (id) {
        id -> Uuid,
        conversation_id -> Uuid,
        seq -> Integer,
        author -> Text,
        text -> Text,
        buttons -> Jsonb,
        attachments -> Jsonb,
        client_message_id -> Nullable<Text>,
        answers -> Nullable<Text>,
        created_at -> Timestamptz,
    }
}

diesel::table! {
    chatbot.tellings (id) {
        id -> BigInt,
        conversation_id -> Uuid,
        told -> Jsonb,
    }
}

diesel::table! {
    chatbot.handovers (id) {
        id -> Uuid,
        conversation_id -> Uuid,
        centre_id -> Nullable<Uuid>,
        status -> Text,
        summary -> Text,
        phone -> Nullable<Text>,
        asked_at -> Timestamptz,
        taken_at -> Nullable<Timestamptz>,
        agent_id -> Nullable<Uuid>,
        agent_name -> Nullable<Text>,
        active_at -> Nullable<Timestamptz>,
        done_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    chatbot.desk_hours (weekday, opens) {
        weekday -> Int2,
        opens -> Time,
        closes -> Time,
    }
}

diesel::table! {
    chatbot.happenings (id) {
        id -> BigInt,
        conversation_id -> Uuid,
        centre_id -> Nullable<Uuid>,
        at -> Timestamptz,
        kind -> Text,
        what -> Nullable<Text>,
    }
}

diesel::joinable!(messages -> conversations (conversation_id));
diesel::allow_tables_to_appear_in_same_query!(conversations, messages);
