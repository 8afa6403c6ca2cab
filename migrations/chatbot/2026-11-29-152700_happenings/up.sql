-- What came to pass in conversations, for the figures of the managers: no word of anybody's.
CREATE TABLE chatbot.happenings (
    id              BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    conversation_id UUID NOT NULL REFERENCES chatbot.conversations (id),
    -- The centre that was spoken of, where one was.
    centre_id       UUID,
    at              TIMESTAMPTZ NOT NULL,
    kind            TEXT NOT NULL
        CHECK (kind IN ('TURN', 'UNSURE', 'BEGUN', 'DONE', 'HELPED', 'NOT_HELPED')),
    -- Which flow was begun or done; what did or did not help.
    what            TEXT,
    CONSTRAINT flows_have_names CHECK ((what IS NULL) = (kind IN ('TURN', 'UNSURE')))
);
CREATE INDEX happenings_by_day ON chatbot.happenings (at, centre_id);
CREATE INDEX happenings_of ON chatbot.happenings (conversation_id);
CREATE INDEX handovers_by_day ON chatbot.handovers (asked_at, centre_id);
