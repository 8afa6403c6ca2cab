-- A log-in is a row of its own: people see where they are logged in and end it there, and what was
-- signed for it before a moment is no longer taken.
CREATE TABLE auth.log_ins (
    id           UUID PRIMARY KEY,
    user_id      UUID NOT NULL REFERENCES auth.users (id) ON DELETE CASCADE,
    device       TEXT NOT NULL CHECK (length(device) <= 40),
    created_at   TIMESTAMPTZ NOT NULL,
    last_used_at TIMESTAMPTZ NOT NULL,
    expires_at   TIMESTAMPTZ NOT NULL,
    ended_at     TIMESTAMPTZ,
    void_before  TIMESTAMPTZ,
    CONSTRAINT what_ended_is_void CHECK (ended_at IS NULL OR void_before >= ended_at)
);
COMMENT ON COLUMN auth.log_ins.device IS 'Browser and system by their family names; nothing finer.';
COMMENT ON COLUMN auth.log_ins.last_used_at IS 'When it was last carried on: to ten minutes.';
COMMENT ON COLUMN auth.log_ins.void_before IS
    'Access tokens signed until then are refused: it ended, or its owner may do something else now.';
INSERT INTO auth.log_ins (id, user_id, device, created_at, last_used_at, expires_at, ended_at, void_before)
    SELECT family, user_id, '', min(created_at), max(created_at), max(expires_at),
           CASE WHEN bool_or(revoked_at IS NOT NULL) THEN max(revoked_at) END,
           CASE WHEN bool_or(revoked_at IS NOT NULL) THEN max(revoked_at) END
      FROM auth.refresh_tokens GROUP BY family, user_id;
ALTER TABLE auth.refresh_tokens ADD CONSTRAINT tokens_belong_to_a_log_in
    FOREIGN KEY (family) REFERENCES auth.log_ins (id) ON DELETE CASCADE;
CREATE INDEX refresh_tokens_of_log_in ON auth.refresh_tokens (family);
CREATE INDEX log_ins_of_user ON auth.log_ins (user_id);
CREATE INDEX log_ins_by_end ON auth.log_ins (expires_at);
CREATE INDEX log_ins_void ON auth.log_ins (void_before) WHERE void_before IS NOT NULL;
