DROP INDEX auth.one_waiting_successor_per_family;
ALTER TABLE auth.refresh_tokens
    DROP CONSTRAINT successors_follow_use,
    DROP COLUMN succeeded_at,
    DROP COLUMN successor_salt;
