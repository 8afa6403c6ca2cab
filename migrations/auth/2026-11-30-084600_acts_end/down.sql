DROP INDEX auth.acts_by_age;
DROP TRIGGER acts_end_late ON auth.acts;
DROP TRIGGER acts_are_only_added ON auth.acts;
CREATE TRIGGER acts_are_only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON auth.acts
    FOR EACH STATEMENT EXECUTE FUNCTION kernel.refuse_change();
