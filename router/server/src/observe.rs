//! What a running process lets an operator see: its log, its traces and its metrics.
//!
//! The log goes to standard error. Traces leave over OTLP where a collector is named, by the
//! variables that the OpenTelemetry specification defines. [`exposition`] answers Prometheus.
mod exposition;

pub use exposition::{Watched, serve};

use anyhow::{Context, Result, ensure};
use engine::{Caller, Observation};
use kernel::{
    Role, Viewer,
    config::{optional, parsed},
    passport::Claims,
};
use opentelemetry::{global, trace::TracerProvider};
use opentelemetry_otlp::{SpanExporter, WithExportConfig};
use opentelemetry_sdk::{
    Resource,
    propagation::TraceContextPropagator,
    runtime::TokioCurrentThread,
    trace::{SdkTracerProvider, span_processor_with_async_runtime::BatchSpanProcessor},
};
use std::{io::IsTerminal, net::SocketAddr, sync::Arc, time::Duration};
use tracing::Subscriber;
use tracing_subscriber::{
    EnvFilter, Layer, filter::filter_fn, layer::SubscriberExt, registry::LookupSpan,
    util::SubscriberInitExt,
};

/// What an operator may set.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Where `/metrics` is answered; nowhere where unset.
    pub metrics: Option<SocketAddr>,
    /// GraphQL requests that take this long are warnings in the log.
    pub slow: Duration,
}

impl Default for Settings {
    fn default() -> Self {
        Self { metrics: None, slow: Duration::from_secs(1) }
    }
}

impl Settings {
    /// Reads the environment.
    ///
    /// # Errors
    /// A sentence that names the variable.
    pub fn from_env() -> Result<Self> {
        let metrics = match optional("AUTOVISITE_METRICS_LISTEN") {
            None => None,
            Some(text) => Some(
                text.parse()
                    .with_context(|| format!("AUTOVISITE_METRICS_LISTEN={text} is not valid"))?,
            ),
        };
        let slow = Duration::from_millis(parsed("AUTOVISITE_SLOW_QUERY_MS", 1_000)?);
        Ok(Self { metrics, slow })
    }

    /// What the router writes down, and who may ask for a query's plan: staff, and anybody on a
    /// laptop.
    #[must_use]
    pub fn observation(self, development: bool) -> Observation {
        Observation {
            viewer_kind: Arc::new(viewer_kind),
            slow: self.slow,
            explain: Arc::new(move |caller| development || viewer_kind(caller) == STAFF),
        }
    }
}

const STAFF: &str = "staff";

/// Who is calling, as far as a log may know.
fn viewer_kind(caller: &Caller) -> &'static str {
    let Some(claims) = caller.claims.clone() else { return "anonymous" };
    let Ok(claims) = serde_json::from_value::<Claims>(claims) else { return "unknown" };
    let viewer = Viewer::from(claims);
    let staff = [Role::Inspector, Role::Receptionist, Role::Manager, Role::Admin];
    if !viewer.reach(&staff).is_empty() {
        STAFF
    } else if viewer.is_machine() {
        "integrator"
    } else if viewer.has(&[Role::Customer]) {
        "customer"
    } else {
        "guest"
    }
}

/// Where spans are sent.
#[derive(Clone, Debug, Default)]
pub enum Traces {
    /// Nowhere.
    #[default]
    Off,
    /// Where `OTEL_EXPORTER_OTLP_ENDPOINT` and its kin say.
    FromEnv,
    /// To this address, `http://host:port/v1/traces`.
    To(String),
}

impl Traces {
    /// On where a collector is named and OpenTelemetry is not switched off.
    ///
    /// # Errors
    /// For a protocol that is not spoken here.
    pub fn from_env() -> Result<Self> {
        let named = optional("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT")
            .or_else(|| optional("OTEL_EXPORTER_OTLP_ENDPOINT"));
        let off = parsed("OTEL_SDK_DISABLED", false)?
            || optional("OTEL_TRACES_EXPORTER").as_deref() == Some("none");
        if named.is_none() || off {
            return Ok(Self::Off);
        }
        let protocol = optional("OTEL_EXPORTER_OTLP_TRACES_PROTOCOL")
            .or_else(|| optional("OTEL_EXPORTER_OTLP_PROTOCOL"));
        ensure!(
            matches!(protocol.as_deref(), None | Some("http/protobuf")),
            "OTEL_EXPORTER_OTLP_PROTOCOL: only http/protobuf is spoken here"
        );
        Ok(Self::FromEnv)
    }

    fn provider(self) -> Result<Option<SdkTracerProvider>> {
        let exporter = SpanExporter::builder().with_http();
        let exporter = match self {
            Self::Off => return Ok(None),
            Self::FromEnv => exporter,
            Self::To(endpoint) => exporter.with_endpoint(endpoint),
        };
        let exporter = exporter.build().context("traces cannot be sent")?;
        // Exports from a thread with a runtime of its own: it outlives ours by a moment.
        let batches = BatchSpanProcessor::builder(exporter, TokioCurrentThread).build();
        let mut resource = Resource::builder();
        if optional("OTEL_SERVICE_NAME").is_none() {
            resource = resource.with_service_name("autovisite");
        }
        let provider = SdkTracerProvider::builder()
            .with_span_processor(batches)
            .with_resource(resource.build());
        Ok(Some(provider.build()))
    }
}

/// Keeps traces flowing; dropped, it sends what has not left yet.
#[must_use = "what is dropped at once records nothing"]
pub struct Recording(Option<SdkTracerProvider>);

impl Recording {
    /// Sends what has been recorded so far.
    ///
    /// # Errors
    /// Where the collector does not take it.
    pub fn flush(&self) -> Result<()> {
        match &self.0 {
            Some(provider) => provider.force_flush().context("the collector takes no traces"),
            None => Ok(()),
        }
    }
}

impl Drop for Recording {
    fn drop(&mut self) {
        if let Some(provider) = &self.0
            && let Err(error) = provider.shutdown()
        {
            tracing::warn!(%error, "the last traces were lost");
        }
    }
}

/// Starts the log, and traces where they are wanted. Once a process.
///
/// # Errors
/// Where the collector's address is none, or a log was started before.
pub fn start(for_people: bool, traces: Traces) -> Result<Recording> {
    let provider = traces.provider()?;
    let spans = provider.as_ref().map(|provider| {
        tracing_opentelemetry::layer()
            .with_tracer(provider.tracer("autovisite"))
            .with_location(false)
            .with_threads(false)
            .with_target(false)
            .with_tracked_inactivity(false)
            .with_filter(filter_fn(|metadata| is_for_traces(metadata.target())))
    });
    let lines = match provider {
        // A filter of a layer's own only where there are two layers: together they take all that
        // `chosen` lets pass. What no layer of several takes makes them miss the thread's next line.
        Some(_) => lines(for_people)
            .with_filter(filter_fn(|metadata| !is_for_traces(metadata.target())))
            .boxed(),
        None => lines(for_people),
    };
    let chosen = chosen(provider.is_some())?;
    tracing_subscriber::registry().with(spans).with(lines).with(chosen).try_init()?;
    if provider.is_some() {
        global::set_text_map_propagator(TraceContextPropagator::new());
        kernel::trace::record_statements()?;
    }
    Ok(Recording(provider))
}

/// What is wanted of all that can be told: the spans of traces only where they go somewhere.
fn chosen(traces: bool) -> Result<EnvFilter> {
    let default = format!("info,{}", engine::LOG_DIRECTIVES);
    let mut chosen = EnvFilter::try_from_env("AUTOVISITE_LOG").unwrap_or_else(|_| default.into());
    for target in TRACE_TARGETS {
        let level = if traces { "info" } else { "off" };
        chosen = chosen.add_directive(format!("{target}={level}").parse()?);
    }
    Ok(chosen)
}

/// The log: for people in development, JSON otherwise.
fn lines<S>(for_people: bool) -> Box<dyn Layer<S> + Send + Sync>
where
    S: Subscriber + for<'span> LookupSpan<'span> + Send + Sync,
{
    let layer = tracing_subscriber::fmt::layer().with_writer(std::io::stderr);
    if for_people {
        layer.with_ansi(std::io::stderr().is_terminal()).boxed()
    } else {
        layer.json().boxed()
    }
}

/// Targets of the spans that are for traces, not for the log.
const TRACE_TARGETS: [&str; 2] = ["engine::trace", kernel::trace::TRACE];

fn is_for_traces(target: &str) -> bool {
    TRACE_TARGETS.contains(&target)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn caller(scope: Option<&str>) -> Caller {
        let claims = scope.map(|scope| {
            json!({ "sub": uuid::Uuid::nil(), "iss": "", "aud": "", "iat": 0, "exp": 0, "scope": scope })
        });
        Caller {
            claims,
            bearer: None,
            request_id: String::new(),
            ip: None,
            agent: None,
            stream_for: None,
        }
    }

    #[test]
    fn callers_are_told_apart_by_what_they_are() {
        for (scope, kind) in [
            (None, "anonymous"),
            (Some("guest"), "guest"),
            (Some("customer"), "customer"),
            (Some("customer manager"), "staff"),
            (Some("inspector"), "staff"),
        ] {
            assert_eq!(viewer_kind(&caller(scope)), kind);
        }
    }

    #[test]
    fn plans_are_for_staff_and_for_laptops() {
        let may = |development: bool, scope| {
            (Settings::default().observation(development).explain)(&caller(scope))
        };
        assert!(may(false, Some("receptionist")));
        assert!(!may(false, Some("customer")));
        assert!(!may(false, None));
        assert!(may(true, None));
    }
}
