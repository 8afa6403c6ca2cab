//! What is France's and nobody's: plates, telephone numbers, public holidays, the names of days and months, and what
//! an inspection, a vehicle, an energy and a result are called; and the words of consents.
//!
//! A leaf: it depends on no other crate of ours, does no I/O and reads no clock. A second country
//! is a second such crate.
pub mod calendar;
pub mod consent;
pub mod kinds;
pub mod law;
pub mod measures;
pub mod periods;
pub mod phone;
pub mod plate;

pub use kinds::{DefectLevel, Energy, Outcome, ServiceKind, VehicleCategory, VehicleUsage};
pub use measures::{MeasuredQuantity, MeasurementKind};
pub use plate::{Plate, Series};
