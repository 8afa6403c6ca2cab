ALTER TABLE auth.letters_asked DROP COLUMN in_chat;
