-- What somebody is at one centre, beside what they are in the network (users.roles).
CREATE TABLE auth.memberships (
    user_id   UUID NOT NULL REFERENCES auth.users (id) ON DELETE CASCADE,
    centre_id UUID NOT NULL,
    role      TEXT NOT NULL CHECK (role IN ('INSPECTOR', 'RECEPTIONIST', 'MANAGER')),
    given_by  UUID REFERENCES auth.users (id), -- nobody: whoever runs the installation, from a file
    given_at  TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (user_id, centre_id, role)
);
CREATE INDEX members_of_centre ON auth.memberships (centre_id, user_id);

-- Who left is shut out and stays known: what they signed names them.
ALTER TABLE auth.users
    ADD COLUMN disabled_at TIMESTAMPTZ,
    ADD COLUMN disabled_by UUID REFERENCES auth.users (id),
    ADD CONSTRAINT disabled_by_somebody CHECK ((disabled_at IS NULL) = (disabled_by IS NULL));

ALTER TABLE auth.links DROP CONSTRAINT links_purpose_check,
    ADD CONSTRAINT links_purpose_check
        CHECK (purpose IN ('FIRST_ADMINISTRATOR', 'PASSWORD_RESET', 'INVITATION'));
