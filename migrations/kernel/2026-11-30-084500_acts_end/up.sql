-- What was done to an account is kept for a year, as logs of security are; what moved money or made a
-- result for ten, as the papers that it explains (Code de commerce, L123-22). Until then nothing
-- removes it.
CREATE FUNCTION kernel.act_ends(act TEXT, at TIMESTAMPTZ) RETURNS TIMESTAMPTZ LANGUAGE sql STABLE AS $$
    SELECT at + CASE WHEN act LIKE 'account.%' THEN interval '1 year' ELSE interval '10 years' END
$$;

CREATE FUNCTION kernel.act_is_over(act TEXT, at TIMESTAMPTZ) RETURNS BOOLEAN LANGUAGE sql STABLE AS $$
    SELECT kernel.act_ends(act, at) < now()
$$;

CREATE FUNCTION kernel.refuse_early_end() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT kernel.act_is_over(OLD.act, OLD.at) THEN
        RAISE EXCEPTION 'the log of acts is only added to';
    END IF;
    RETURN OLD;
END $$;

DROP TRIGGER acts_are_only_added ON kernel.acts;
CREATE TRIGGER acts_are_only_added BEFORE UPDATE OR TRUNCATE ON kernel.acts
    FOR EACH STATEMENT EXECUTE FUNCTION kernel.refuse_change();
CREATE TRIGGER acts_end_late BEFORE DELETE ON kernel.acts
    FOR EACH ROW EXECUTE FUNCTION kernel.refuse_early_end();
CREATE INDEX acts_by_age ON kernel.acts (at);
