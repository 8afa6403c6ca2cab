DROP TABLE auth.api_keys;
