-- Somebody was invited and has not come: until then they are called as the invitation calls them, and
-- the role counts for nothing. NULL once they followed their link.
ALTER TABLE auth.memberships ADD COLUMN invited_as TEXT;
