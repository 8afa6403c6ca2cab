//! Stands in for the instruments of a centre, for development, demonstrations and tests.
//!
//! It speaks `docs/bench-protocol.md` over TCP and knows nothing else of the product: what it says is
//! what a converter of a real instrument would say. One vehicle at a time; an order that it measured
//! is answered again, however often it is asked. Scenes make it busy, silent, uncalibrated or wrong,
//! or pull its cable.
//! Decisions: docs/decisions/papers.md
mod frame;
mod values;

use frame::Frame;
use std::{
    collections::{HashMap, VecDeque},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};
use tokio::{
    io::{AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream, tcp::OwnedWriteHalf},
    time::sleep,
};

/// What is played for one order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::EnumString, strum::Display)]
#[strum(serialize_all = "kebab-case")]
pub enum Scene {
    /// A sound vehicle.
    Sound,
    /// A vehicle beyond its limits.
    Worn,
    /// It measures another vehicle.
    Busy,
    /// It takes the order and says nothing any more.
    Silent,
    /// It gives up.
    Stopped,
    /// It measures, and its calibration is over.
    CalibrationExpired,
    /// It measures what cannot be.
    Implausible,
    /// It says its result twice.
    Repeated,
    /// The cable comes off in the middle of the result.
    CablePulled,
    /// It speaks another language.
    Garbled,
}

/// The stand-in.
#[derive(Clone, Debug)]
pub struct Bench(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    step: Duration,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    scenes: VecDeque<Scene>,
    /// What was measured, by order.
    results: HashMap<String, Frame>,
    /// The order that is being measured.
    running: Option<String>,
    /// How many orders were measured, each once.
    measured: usize,
}

impl Bench {
    /// One that plays these scenes, an order each, then a sound vehicle for ever; `step` is how long
    /// a quarter of a measurement takes.
    pub fn new(scenes: impl IntoIterator<Item = Scene>, step: Duration) -> Self {
        let state = State { scenes: scenes.into_iter().collect(), ..State::default() };
        Self(Arc::new(Inner { step, state: Mutex::new(state) }))
    }

    /// Plays this for the next order.
    pub fn play(&self, scene: Scene) {
        self.state().scenes.push_back(scene);
    }

    /// How many orders were measured, each once.
    pub fn measured(&self) -> usize {
        self.state().measured
    }

    /// Waits until an order is being measured.
    pub async fn has_begun(&self) {
        while self.state().running.is_none() {
            sleep(self.0.step).await;
        }
    }

    /// Listens until the process ends.
    pub async fn serve(self, listener: TcpListener) {
        loop {
            match listener.accept().await {
                Ok((stream, from)) => {
                    tracing::info!(%from, "linked");
                    tokio::spawn(self.clone().attend(stream));
                }
                Err(error) => tracing::warn!(%error, "nobody could be linked"),
            }
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn attend(self, stream: TcpStream) {
        let (reading, mut writing) = stream.into_split();
        let mut reading = BufReader::new(reading);
        while let Some(frame) = frame::read(&mut reading).await {
            let id = frame.id().to_owned();
            match frame.verb() {
                "ORDER" => {
                    let taken_back = async {
                        while let Some(next) = frame::read(&mut reading).await {
                            if next.verb() == "CANCEL" && next.id() == id {
                                return;
                            }
                        }
                    };
                    let ended = tokio::select! {
                        ended = self.measure(&frame, &mut writing) => ended,
                        () = taken_back => false,
                    };
                    self.free(&id);
                    if !ended {
                        return;
                    }
                }
                "CANCEL" => {}
                other => {
                    tracing::warn!(other, "not understood");
                    return;
                }
            }
        }
    }

    fn free(&self, id: &str) {
        let mut state = self.state();
        if state.running.as_deref() == Some(id) {
            state.running = None;
        }
    }

    /// What is to be played for an order; or what it is answered at once.
    fn begin(&self, id: &str) -> Result<Scene, Frame> {
        let mut state = self.state();
        if let Some(result) = state.results.get(id) {
            return Err(result.clone());
        }
        if state.running.as_deref().is_some_and(|running| running != id) {
            return Err(Frame::new("REFUSED", id).with("reason", "BUSY"));
        }
        let scene = state.scenes.pop_front().unwrap_or(Scene::Sound);
        state.running = Some(id.to_owned());
        Ok(scene)
    }

    /// Plays one order; answers whether the line is to stay.
    async fn measure(&self, order: &Frame, line: &mut OwnedWriteHalf) -> bool {
        let id = order.id();
        let scene = match self.begin(id) {
            Ok(scene) => scene,
            Err(answer) => return say(line, &answer).await,
        };
        tracing::info!(id, %scene, kind = order.value("kind"), "ordered");
        let refused = |reason| Frame::new("REFUSED", id).with("reason", reason);
        let Some(readings) = values::of(order, scene) else {
            return say(line, &refused("UNSUPPORTED")).await;
        };
        match scene {
            Scene::Busy => return say(line, &refused("BUSY")).await,
            Scene::Garbled => return line.write_all(b"HTTP/1.1 200 OK\r\n\r\n").await.is_ok(),
            _ => {}
        }
        for percent in ["0", "25", "50", "75"] {
            if !say(line, &Frame::new("PROGRESS", id).with("percent", percent)).await {
                return false;
            }
            match (scene, percent) {
                (Scene::Silent, _) => std::future::pending().await,
                (Scene::Stopped, "50") => return say(line, &refused("STOPPED")).await,
                _ => sleep(self.0.step).await,
            }
        }
        let until = if scene == Scene::CalibrationExpired { "2020-01-01" } else { "2099-12-31" };
        let result = Frame::new("RESULT", id)
            .with("software", "bench-simulator 1")
            .with("calibrated-until", until);
        let result = readings.iter().fold(result, |frame, one| frame.with("reading", one));
        {
            let mut state = self.state();
            state.measured += 1;
            state.results.insert(id.to_owned(), result.clone());
        }
        match scene {
            Scene::CablePulled => {
                let text = result.text();
                let _ = line.write_all(&text.as_bytes()[..text.len() / 2]).await;
                false
            }
            Scene::Repeated => say(line, &result).await && say(line, &result).await,
            _ => say(line, &result).await,
        }
    }
}

async fn say(line: &mut OwnedWriteHalf, frame: &Frame) -> bool {
    line.write_all(frame.text().as_bytes()).await.is_ok()
}
