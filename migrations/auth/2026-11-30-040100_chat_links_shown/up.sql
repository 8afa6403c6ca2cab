-- A link carries on what its maker had shown, and never what the account has been given since.
ALTER TABLE auth.chat_links ADD COLUMN second_factor BOOLEAN NOT NULL DEFAULT false;
