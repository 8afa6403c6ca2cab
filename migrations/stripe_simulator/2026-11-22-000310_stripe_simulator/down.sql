DROP SCHEMA stripe_simulator CASCADE;
