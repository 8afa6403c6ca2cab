//! The GraphQL face: guard, call one action, return. No rule and no query lives here.
mod access;
mod api_keys;
mod mutation;
mod query;
mod types;

use crate::AuthConfig;
use async_graphql::{EmptySubscription, MergedObject, dataloader::DataLoader};
use kernel::{
    Clock, Pool,
    input::{InputRule, Text},
};
use types::UserLoader;

/// Texts that are not one short line.
const INPUT: InputRule = InputRule::new(&[
    ("LogInInput.password", Text::Verbatim(1_000)),
    ("RegisterInput.password", Text::Verbatim(1_000)),
    ("SetPasswordInput.password", Text::Verbatim(1_000)),
    ("ChangePasswordInput.currentPassword", Text::Verbatim(1_000)),
    ("ChangePasswordInput.newPassword", Text::Verbatim(1_000)),
    ("RequestLogInCodeInput.email", Text::Line(320)),
    ("RequestPasswordResetInput.email", Text::Line(320)),
    ("RegisterInput.email", Text::Line(320)),
    ("LogInInput.email", Text::Line(320)),
    ("CreateApiKeyInput.email", Text::Line(320)),
    ("RefreshSessionInput.refreshToken", Text::Line(1_000)),
    ("LogOutInput.refreshToken", Text::Line(1_000)),
    ("ExchangeApiKeyInput.key", Text::Line(1_000)),
]);

/// The subgraph.
pub type Schema = async_graphql::Schema<query::Query, Mutation, EmptySubscription>;

/// What can be done.
#[derive(MergedObject, Default)]
pub struct Mutation(mutation::Mutation, access::Mutation);

/// The subgraph on that database, signing with those keys.
pub fn schema(pool: Pool, clock: Clock, config: AuthConfig) -> Schema {
    let users = DataLoader::new(UserLoader(pool.clone()), kernel::trace::spawn);
    Schema::build(query::Query, Mutation::default(), EmptySubscription)
        .enable_federation()
        .extension(INPUT)
        .data(pool)
        .data(clock)
        .data(config)
        .data(users)
        .finish()
}
