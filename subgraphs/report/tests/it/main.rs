//! Documents and letters as others see them: events in, PDF, pages, e-mail and GraphQL out.
mod access;
mod account_invoices;
mod audit;
mod consent;
mod copies;
mod documents;
mod invoices;
mod letters;
mod mail_server;
mod money_papers;
mod months;
mod numbers;
mod reminders;
mod shares;
mod smtp;
mod templates;
mod world;
