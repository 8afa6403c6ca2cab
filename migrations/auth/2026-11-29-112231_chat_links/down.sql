DROP TABLE auth.chat_links;
