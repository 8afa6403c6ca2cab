//! Documents and letters as others see them: events in, PDF, pages, e-mail and GraphQL out.
mod access;
mod consent;
mod documents;
mod invoices;
mod letters;
mod numbers;
mod reminders;
mod smtp;
mod world;
