//! Counts that several routers share. Where Redis does not answer, each counts alone: a store of
//! counts that is down must not take the service down.
use super::gcra::Pace;
use anyhow::{Context, Result};
use redis::{
    Client, Script,
    aio::{ConnectionManager, ConnectionManagerConfig},
};
use std::{
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

/// How long an answer may take: every request waits for it.
const PATIENCE: Duration = Duration::from_millis(250);
/// How long it is left alone after it failed.
const PAUSE: Duration = Duration::from_secs(2);
/// How often a failure is worth a line in the log.
const SAID: Duration = Duration::from_secs(30);

/// [`Pace::one_more`] in one step, by the clock of Redis, which all routers share. Answers how
/// many microseconds to wait. Whole numbers are written out: `tostring` would round them.
const TAKE: &str = r"
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000000 + tonumber(time[2])
local full = tonumber(redis.call('GET', KEYS[1]) or '0')
local next = math.max(full, now) + tonumber(ARGV[1]) * tonumber(ARGV[3])
local early = next - (now + tonumber(ARGV[2]))
if early > 0 then return early end
local keep = math.ceil((next - now) / 1000)
redis.call('SET', KEYS[1], string.format('%.0f', next), 'PX', string.format('%.0f', keep))
return 0
";

pub(super) struct Redis {
    connection: ConnectionManager,
    take: Script,
    trouble: Mutex<Trouble>,
}

#[derive(Default)]
struct Trouble {
    left_alone_until: Option<Instant>,
    said: Option<Instant>,
}

impl Redis {
    /// Connects when it is first needed. Call it inside a tokio runtime.
    pub(super) fn at(url: &str) -> Result<Self> {
        // Not repeated in the error: it may hold a password.
        let client = Client::open(url).ok().context("REDIS_URL is no address of a Redis")?;
        let config = ConnectionManagerConfig::new()
            .set_connection_timeout(Some(PATIENCE))
            .set_response_timeout(Some(PATIENCE))
            .set_number_of_retries(1);
        let connection = ConnectionManager::new_lazy_with_config(client, config)
            .context("REDIS_URL is no address of a Redis")?;
        Ok(Self { connection, take: Script::new(TAKE), trouble: Mutex::default() })
    }

    pub(super) async fn answers(&self) -> Result<()> {
        let mut connection = self.connection.clone();
        let pong: String = redis::cmd("PING").query_async(&mut connection).await?;
        anyhow::ensure!(pong == "PONG", "it answers otherwise than Redis does");
        Ok(())
    }

    /// Counts one request that costs as many; `None` where Redis does not answer.
    pub(super) async fn take(
        &self,
        name: &str,
        pace: Pace,
        cost: u32,
    ) -> Option<Result<(), Duration>> {
        if self.is_left_alone() {
            return None;
        }
        let mut connection = self.connection.clone();
        let mut take = self.take.prepare_invoke();
        take.key(format!("autovisite:rate:{name}")).arg(pace.interval).arg(pace.burst).arg(cost);
        let asked = tokio::time::timeout(PATIENCE, take.invoke_async::<u64>(&mut connection));
        match asked.await {
            Ok(Ok(0)) => Some(Ok(())),
            Ok(Ok(early)) => Some(Err(Duration::from_micros(early))),
            Ok(Err(error)) => self.failed(&error.to_string()),
            Err(_) => self.failed("no answer in time"),
        }
    }

    fn is_left_alone(&self) -> bool {
        let trouble = self.trouble.lock().unwrap_or_else(PoisonError::into_inner);
        trouble.left_alone_until.is_some_and(|until| Instant::now() < until)
    }

    fn failed<T>(&self, error: &str) -> Option<T> {
        let mut trouble = self.trouble.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        trouble.left_alone_until = Some(now + PAUSE);
        if trouble.said.is_none_or(|said| now - said > SAID) {
            trouble.said = Some(now);
            tracing::warn!(
                error,
                "Redis does not answer: requests are counted by each router alone"
            );
        }
        None
    }
}
