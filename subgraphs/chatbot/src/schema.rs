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

diesel::joinable!(messages -> conversations (conversation_id));
diesel::allow_tables_to_appear_in_same_query!(conversations, messages);
