-- Conversations, their messages, and what is still to be told in them.
CREATE SCHEMA chatbot;

CREATE TABLE chatbot.conversations (
    id          UUID PRIMARY KEY,
    owner_id    UUID NOT NULL,
    channel     TEXT NOT NULL CHECK (channel IN ('WEB', 'TELEGRAM')),
    locale      TEXT NOT NULL CHECK (locale IN ('fr', 'en')),
    -- The assistant's memory, opaque here.
    state       JSONB NOT NULL,
    last_seq    INT4 NOT NULL DEFAULT 0,
    created_at  TIMESTAMPTZ NOT NULL,
    archived_at TIMESTAMPTZ
);
-- A person has one running conversation a channel, however many tabs open it at once.
CREATE UNIQUE INDEX one_conversation_a_channel
    ON chatbot.conversations (owner_id, channel) WHERE archived_at IS NULL;

CREATE TABLE chatbot.messages (
    id                UUID PRIMARY KEY,
    conversation_id   UUID NOT NULL REFERENCES chatbot.conversations (id),
    seq               INT4 NOT NULL CHECK (seq > 0),
    author            TEXT NOT NULL CHECK (author IN ('CUSTOMER', 'ASSISTANT', 'AGENT', 'SYSTEM')),
    text              TEXT NOT NULL,
    buttons           JSONB NOT NULL DEFAULT '[]',
    attachments       JSONB NOT NULL DEFAULT '[]',
    -- On what the customer sent: repeated by a client that did not hear the answer.
    client_message_id TEXT,
    -- On what answers it: the client message it answers.
    answers           TEXT,
    created_at        TIMESTAMPTZ NOT NULL,
    CONSTRAINT message_order UNIQUE (conversation_id, seq),
    CONSTRAINT one_message_per_client_id UNIQUE (conversation_id, client_message_id)
);

-- News from other domains, told in order as soon as the conversation is not in the middle of a turn.
CREATE TABLE chatbot.tellings (
    id              BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    conversation_id UUID NOT NULL REFERENCES chatbot.conversations (id),
    told            JSONB NOT NULL
);
CREATE INDEX tellings_of_conversation ON chatbot.tellings (conversation_id, id);
