//! The GraphQL face: guard, call one action, return. No rule and no query lives here.
mod access;
mod acts;
mod api_keys;
mod chats;
mod emails;
mod log_ins;
mod mutation;
mod people;
mod person;
mod query;
mod second_factor;
mod types;
mod webhooks;

use crate::AuthConfig;
use async_graphql::{EmptySubscription, MergedObject, dataloader::DataLoader};
use kernel::{
    Clock, Pool,
    acting::Settled,
    input::{InputRule, Text},
};
use types::{MembershipLoader, UserLoader};

/// Texts that are not one short line.
const INPUT: InputRule = InputRule::new(&[
    ("LogInInput.password", Text::Verbatim(1_000)),
    ("RegisterInput.password", Text::Verbatim(1_000)),
    ("SetPasswordInput.password", Text::Verbatim(1_000)),
    ("LogInWithLetterLinkInput.password", Text::Verbatim(1_000)),
    ("ChangePasswordInput.currentPassword", Text::Verbatim(1_000)),
    ("ChangeEmailInput.currentPassword", Text::Verbatim(1_000)),
    ("ChangePasswordInput.newPassword", Text::Verbatim(1_000)),
    ("EraseMyAccountInput.password", Text::Verbatim(1_000)),
    ("EraseMyAccountInput.email", Text::Line(320)),
    ("RequestLogInCodeInput.email", Text::Line(320)),
    ("RequestPasswordResetInput.email", Text::Line(320)),
    ("RegisterInput.email", Text::Line(320)),
    ("LogInInput.email", Text::Line(320)),
    ("InviteStaffInput.email", Text::Line(320)),
    ("CreateApiKeyInput.email", Text::Line(320)),
    ("RefreshSessionInput.refreshToken", Text::Line(1_000)),
    ("LogOutInput.refreshToken", Text::Line(1_000)),
    ("ExchangeApiKeyInput.key", Text::Line(1_000)),
    ("CreateWebhookEndpointInput.url", Text::Line(2_000)),
    ("UpdateWebhookEndpointInput.url", Text::Line(2_000)),
]);

/// The subgraph.
pub type Schema = async_graphql::Schema<Query, Mutation, EmptySubscription>;

/// What can be asked.
#[derive(MergedObject, Default)]
pub struct Query(
    query::Query,
    access::Query,
    acts::Query,
    chats::Query,
    log_ins::Query,
    second_factor::Query,
    webhooks::Query,
);

/// What can be done.
#[derive(MergedObject, Default)]
pub struct Mutation(
    mutation::Mutation,
    access::Mutation,
    chats::Mutation,
    emails::Mutation,
    log_ins::Mutation,
    people::Mutation,
    person::Mutation,
    second_factor::Mutation,
    webhooks::Mutation,
);

/// The subgraph on that database, signing with those keys.
pub fn schema(pool: Pool, clock: Clock, config: AuthConfig) -> Schema {
    let users = DataLoader::new(UserLoader(pool.clone()), kernel::trace::spawn);
    let members = DataLoader::new(MembershipLoader(pool.clone()), kernel::trace::spawn);
    Schema::build(Query::default(), Mutation::default(), EmptySubscription)
        .enable_federation()
        .extension(INPUT)
        .extension(Settled)
        .data(pool)
        .data(clock)
        .data(config)
        .data(users)
        .data(members)
        .finish()
}
