-- What staff did, and what matters for security: written in the transaction of the act, never
-- changed. Ids, roles, statuses and amounts; no names, no addresses, no words of customers.
CREATE TABLE kernel.acts (
    id           UUID PRIMARY KEY,
    at           TIMESTAMPTZ NOT NULL,
    actor_id     UUID,
    roles        TEXT[] NOT NULL,
    origin       TEXT,
    act          TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id   UUID,
    centre_id    UUID,
    before       JSONB NOT NULL,
    after        JSONB NOT NULL
);
COMMENT ON COLUMN kernel.acts.actor_id IS 'Nobody where somebody tried who is not known.';
COMMENT ON COLUMN kernel.acts.origin IS 'A pseudonym of the address that the request came from.';

CREATE FUNCTION kernel.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the log of acts is only added to';
END $$;
CREATE TRIGGER acts_are_only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON kernel.acts
    FOR EACH STATEMENT EXECUTE FUNCTION kernel.refuse_change();
