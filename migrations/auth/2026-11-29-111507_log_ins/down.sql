DROP INDEX auth.refresh_tokens_of_log_in;
ALTER TABLE auth.refresh_tokens DROP CONSTRAINT tokens_belong_to_a_log_in;
DROP TABLE auth.log_ins;
