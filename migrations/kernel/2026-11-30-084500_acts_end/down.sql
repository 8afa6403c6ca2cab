DROP INDEX kernel.acts_by_age;
DROP TRIGGER acts_end_late ON kernel.acts;
DROP TRIGGER acts_are_only_added ON kernel.acts;
CREATE TRIGGER acts_are_only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON kernel.acts
    FOR EACH STATEMENT EXECUTE FUNCTION kernel.refuse_change();
DROP FUNCTION kernel.refuse_early_end();
DROP FUNCTION kernel.act_is_over(TEXT, TIMESTAMPTZ);
DROP FUNCTION kernel.act_ends(TEXT, TIMESTAMPTZ);
