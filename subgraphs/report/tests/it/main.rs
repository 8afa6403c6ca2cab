//! Documents and letters as others see them: events in, PDF, pages, e-mail and GraphQL out.
mod consent;
mod documents;
mod invoices;
mod letters;
mod numbers;
mod smtp;
mod world;
