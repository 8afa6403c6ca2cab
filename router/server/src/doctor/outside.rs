//! Whether those we depend on answer: mail, Stripe, RabbitMQ, Redis, Telegram. Asked at once, each with
//! its patience; nothing is sent or bought.
use super::Finding;
use crate::{Settings, config::MailTarget, limit};
use std::time::Duration;

const MAIL: &str = "Mail";
const PAYMENTS: &str = "Payments";
const BROKER: &str = "RabbitMQ";
const COUNTS: &str = "Redis";
const TELEGRAM: &str = "Telegram";
const OTC: &str = "OTC";
const PATIENCE: Duration = Duration::from_secs(15);

/// Asks all of them.
pub(super) async fn all(settings: &Settings) -> Vec<Finding> {
    let (mail, payments, broker, counts, telegram) = tokio::join!(
        patiently(MAIL, mail(settings)),
        patiently(PAYMENTS, payments(settings)),
        patiently(BROKER, broker(settings)),
        patiently(COUNTS, counts(settings)),
        patiently(TELEGRAM, telegram(settings)),
    );
    [mail, payments, broker, counts, telegram, otc(settings)].into_iter().flatten().collect()
}

async fn patiently(
    about: &'static str,
    asked: impl Future<Output = Option<Finding>>,
) -> Option<Finding> {
    tokio::time::timeout(PATIENCE, asked).await.unwrap_or_else(|_| {
        let remedy = "see whether a firewall lets this machine out to it";
        Some(Finding::wrong(about, format!("no answer in {} s", PATIENCE.as_secs()), remedy))
    })
}

async fn mail(settings: &Settings) -> Option<Finding> {
    let MailTarget::Smtp { url, authority } = &settings.mail else {
        return Some(Finding::good(MAIL, "letters are files in the data directory"));
    };
    let asked = match report::Mailer::smtp(url, authority.as_deref(), &settings.mail_from) {
        Ok(mailer) => mailer.answers().await,
        Err(error) => Err(error),
    };
    Some(match asked {
        Ok(()) => {
            Finding::good(MAIL, format!("the server takes letters from {}", settings.mail_from))
        }
        Err(error) => Finding::wrong(
            MAIL,
            format!("{error:#}"),
            "see SMTP_URL: smtps://user:password@host:465, or smtp://host:587?tls=required",
        ),
    })
}

async fn payments(settings: &Settings) -> Option<Finding> {
    let Some(keys) = &settings.stripe else {
        return Some(Finding::good(PAYMENTS, "simulated: no card is ever charged"));
    };
    let asked = async {
        payment::StripeGateway::new(keys.api.as_deref(), &keys.secret, &keys.webhook)?
            .answers()
            .await
    };
    Some(match asked.await {
        Ok(()) if !settings.development && keys.secret.starts_with("sk_test_") => Finding::notice(
            PAYMENTS,
            "Stripe answers, in its test mode",
            "no card is charged until STRIPE_SECRET_KEY is a live one",
        ),
        Ok(()) => Finding::good(PAYMENTS, "Stripe knows the key"),
        Err(error) => Finding::wrong(
            PAYMENTS,
            format!("{error:#}"),
            "see STRIPE_SECRET_KEY, and whether this machine reaches Stripe",
        ),
    })
}

async fn broker(settings: &Settings) -> Option<Finding> {
    let broker = settings.broker()?;
    Some(match broker.answers().await {
        Ok(()) => Finding::good(BROKER, "answers"),
        Err(error) => Finding::wrong(
            BROKER,
            format!("{error:#}"),
            "see AMQP_URL; until it answers events wait in the databases, and none is lost",
        ),
    })
}

async fn counts(settings: &Settings) -> Option<Finding> {
    let url = settings.redis_url.as_deref()?;
    Some(match limit::redis_answers(url).await {
        Ok(()) => Finding::good(COUNTS, "answers"),
        Err(error) => Finding::notice(
            COUNTS,
            format!("{error:#}"),
            "see REDIS_URL; until it answers each router counts requests alone",
        ),
    })
}

async fn telegram(settings: &Settings) -> Option<Finding> {
    let token = settings.telegram_token.as_deref()?;
    Some(match telegram::bot_name(token, settings.telegram_api.as_deref()).await {
        Ok(name) if settings.telegram_bot.is_none() => Finding::notice(
            TELEGRAM,
            format!("the bot is @{name}"),
            format!(
                "set TELEGRAM_BOT_NAME={name}, so that customers are offered to link their chat"
            ),
        ),
        Ok(name) if settings.telegram_bot.as_deref() != Some(&name) => Finding::wrong(
            TELEGRAM,
            format!("the token is of @{name}, TELEGRAM_BOT_NAME is another"),
            "links to the chat lead to a bot that does not answer: set the token’s own name",
        ),
        Ok(name) => Finding::good(TELEGRAM, format!("the bot is @{name}")),
        Err(error) => Finding::wrong(TELEGRAM, format!("{error:#}"), "see TELEGRAM_BOT_TOKEN"),
    })
}

fn otc(settings: &Settings) -> Option<Finding> {
    if settings.development || settings.otc.is_some() {
        return None;
    }
    Some(Finding::notice(
        OTC,
        "no address: recalls are looked up by hand, and results wait here",
        "set OTC_URL once the OTC has given you access",
    ))
}
