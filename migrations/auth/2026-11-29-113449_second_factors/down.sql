ALTER TABLE auth.log_ins DROP COLUMN second_factor_at;
DROP TABLE auth.recovery_codes;
DROP TABLE auth.second_factors;
