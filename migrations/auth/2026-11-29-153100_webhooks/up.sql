-- Webhooks: where organisations' machines are told of what is theirs, and each thing they are told.
CREATE TABLE auth.webhook_endpoints (
    id                   UUID PRIMARY KEY,
    organisation_id      UUID NOT NULL REFERENCES auth.users (id) ON DELETE CASCADE,
    url                  TEXT NOT NULL CHECK (length(url) BETWEEN 10 AND 2000),
    event_types          TEXT[] NOT NULL CHECK (cardinality(event_types) > 0),
    secret_id            UUID NOT NULL,
    previous_secret_id   UUID,
    previous_signs_until TIMESTAMPTZ,
    created_by           UUID NOT NULL REFERENCES auth.users (id),
    created_at           TIMESTAMPTZ NOT NULL,
    failing_since        TIMESTAMPTZ,
    disabled_at          TIMESTAMPTZ,
    disabled_because     TEXT CHECK (disabled_because IN ('BY_MANAGER', 'FAILING', 'GONE')),
    CONSTRAINT previous_signs_for_a_while
        CHECK ((previous_secret_id IS NULL) = (previous_signs_until IS NULL)),
    CONSTRAINT disabled_for_a_reason CHECK ((disabled_at IS NULL) = (disabled_because IS NULL))
);
COMMENT ON COLUMN auth.webhook_endpoints.secret_id IS
    'The secret is made of it by the installation''s letter key; it is not kept.';
CREATE INDEX webhook_endpoints_of_organisation ON auth.webhook_endpoints (organisation_id);

CREATE TABLE auth.webhook_deliveries (
    id              UUID PRIMARY KEY,
    -- The order in which an endpoint is told of one thing.
    seq             BIGINT GENERATED ALWAYS AS IDENTITY,
    endpoint_id     UUID NOT NULL REFERENCES auth.webhook_endpoints (id) ON DELETE CASCADE,
    message_id      UUID NOT NULL,
    event_type      TEXT NOT NULL,
    subject_id      UUID NOT NULL,
    body            TEXT NOT NULL CHECK (length(body) <= 2000),
    created_at      TIMESTAMPTZ NOT NULL,
    state           TEXT NOT NULL CHECK (state IN ('WAITING', 'DELIVERED', 'FAILED')),
    attempts        INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    next_attempt_at TIMESTAMPTZ,
    lease           UUID,
    leased_until    TIMESTAMPTZ,
    last_attempt_at TIMESTAMPTZ,
    last_status     INTEGER,
    last_reason     TEXT,
    settled_at      TIMESTAMPTZ,
    CONSTRAINT one_delivery_a_message UNIQUE (endpoint_id, message_id),
    CONSTRAINT waiting_is_due_some_time CHECK ((state = 'WAITING') = (next_attempt_at IS NOT NULL)),
    CONSTRAINT waiting_or_settled CHECK ((state = 'WAITING') = (settled_at IS NULL)),
    CONSTRAINT what_is_leased_waits CHECK (lease IS NULL OR state = 'WAITING'),
    CONSTRAINT leased_for_a_while CHECK ((lease IS NULL) = (leased_until IS NULL))
);
CREATE INDEX webhook_deliveries_due ON auth.webhook_deliveries (next_attempt_at)
    WHERE state = 'WAITING';
CREATE INDEX webhook_deliveries_in_order
    ON auth.webhook_deliveries (endpoint_id, subject_id, seq) WHERE state = 'WAITING';
CREATE INDEX webhook_deliveries_of_endpoint ON auth.webhook_deliveries (endpoint_id, id DESC);
CREATE INDEX webhook_deliveries_old ON auth.webhook_deliveries (created_at);

-- Whom a holder lets know of which result, as `appointment` tells it (Code de la route R323-20).
CREATE TABLE auth.shared_results (
    organisation_id UUID NOT NULL,
    appointment_id  UUID NOT NULL,
    granted_at      TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (organisation_id, appointment_id)
);
CREATE INDEX shared_results_of_appointment ON auth.shared_results (appointment_id);
