-- Both spellings were in use before: nothing to take back.
SELECT 1;
