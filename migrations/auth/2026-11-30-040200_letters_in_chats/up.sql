-- What is asked for in a chat, where no place in the world is known, counts for itself.
ALTER TABLE auth.letters_asked ADD COLUMN in_chat BOOLEAN NOT NULL DEFAULT false;
