-- As the acts of each domain: they end when theirs do.
DROP TRIGGER acts_are_only_added ON auth.acts;
CREATE TRIGGER acts_are_only_added BEFORE UPDATE OR TRUNCATE ON auth.acts
    FOR EACH STATEMENT EXECUTE FUNCTION kernel.refuse_change();
CREATE TRIGGER acts_end_late BEFORE DELETE ON auth.acts
    FOR EACH ROW EXECUTE FUNCTION kernel.refuse_early_end();
CREATE INDEX acts_by_age ON auth.acts (at);
