DROP VIEW auth.broken_acts;
DROP TRIGGER acts_are_chained ON auth.acts;
DROP TABLE auth.act_links;
DROP FUNCTION auth.chain_act();
DROP FUNCTION auth.act_hash(auth.acts, INT8, TEXT);
