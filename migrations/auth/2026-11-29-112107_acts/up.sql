-- The acts of all domains, to be read in one place; each domain's own are in its kernel.acts.
CREATE TABLE auth.acts (
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
CREATE INDEX acts_of_centre ON auth.acts (centre_id, id);
CREATE INDEX acts_on_subject ON auth.acts (subject_id, id);
CREATE TRIGGER acts_are_only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON auth.acts
    FOR EACH STATEMENT EXECUTE FUNCTION kernel.refuse_change();
