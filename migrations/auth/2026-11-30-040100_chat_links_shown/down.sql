ALTER TABLE auth.chat_links DROP COLUMN second_factor;
