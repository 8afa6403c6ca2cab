-- A turn is claimed, not locked: nothing is held while the assistant acts on the graph. The claim is
-- renewed while the turn runs and ends by itself where its process is gone.
ALTER TABLE chatbot.conversations
    ADD COLUMN turn_id    UUID,
    -- The client message that is being answered, or was when the process went away.
    ADD COLUMN turn_of    TEXT,
    ADD COLUMN turn_until TIMESTAMPTZ,
    ADD CONSTRAINT a_claim_ends CHECK ((turn_id IS NULL) = (turn_until IS NULL));

-- Who asked for a person, and what became of it.
CREATE TABLE chatbot.handovers (
    id              UUID PRIMARY KEY,
    conversation_id UUID NOT NULL REFERENCES chatbot.conversations (id),
    -- The centre it is about, where one was spoken of.
    centre_id       UUID,
    status          TEXT NOT NULL CHECK (status IN ('WAITING', 'TAKEN', 'DONE')),
    summary         TEXT NOT NULL,
    -- To be called back at.
    phone           TEXT CHECK (phone ~ '^\+[0-9]{8,15}$'),
    asked_at        TIMESTAMPTZ NOT NULL,
    taken_at        TIMESTAMPTZ,
    agent_id        UUID,
    agent_name      TEXT,
    -- When the agent last did something: a conversation is not left silent for ever.
    active_at       TIMESTAMPTZ,
    done_at         TIMESTAMPTZ,
    CONSTRAINT taken_by_somebody CHECK
        ((taken_at IS NULL) = (agent_id IS NULL) AND (taken_at IS NULL) = (agent_name IS NULL)
         AND (taken_at IS NULL) = (active_at IS NULL)),
    CONSTRAINT status_says_when CHECK
        (CASE status
            WHEN 'WAITING' THEN taken_at IS NULL AND done_at IS NULL
            WHEN 'TAKEN' THEN taken_at IS NOT NULL AND done_at IS NULL
            ELSE done_at IS NOT NULL
         END)
);
-- A conversation waits, or is answered, once.
CREATE UNIQUE INDEX one_open_handover
    ON chatbot.handovers (conversation_id) WHERE status <> 'DONE';
CREATE INDEX open_handovers ON chatbot.handovers (asked_at) WHERE status <> 'DONE';

-- When the team answers in conversations. Where there is no row, nobody does.
CREATE TABLE chatbot.desk_hours (
    weekday INT2 NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    opens   TIME NOT NULL,
    closes  TIME NOT NULL CHECK (closes > opens),
    PRIMARY KEY (weekday, opens)
);
