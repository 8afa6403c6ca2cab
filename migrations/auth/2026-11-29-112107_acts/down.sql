DROP TABLE auth.acts;
