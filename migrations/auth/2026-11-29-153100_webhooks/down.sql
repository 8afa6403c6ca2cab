DROP TABLE auth.shared_results;
DROP TABLE auth.webhook_deliveries;
DROP TABLE auth.webhook_endpoints;
