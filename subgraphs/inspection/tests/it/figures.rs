//! What managers count of inspections, to the last one.
use crate::bench::Bench;
use events::inspection::{MonthInspected, ResultsCounted};
use inspection::{Benches, Otc, tasks};
use kernel::{Clock, Role};
use serde_json::{Value, json};
use testkit::{data, refusal, viewers};
use uuid::Uuid;

const FIGURES: &str = "query($c: UUID, $from: NaiveDate!, $until: NaiveDate!, $step: PeriodStep) {
    inspectionFigures(centreId: $c, from: $from, until: $until, step: $step) {
        byService { service results { favourable unfavourableMajor unfavourableCritical } }
        periodic { failures { inspections failed } medianMinutes }
        network { failures { inspections failed } medianMinutes }
        functions { code label failed }
        makes { make failures { inspections failed } }
        ages { fromYears untilYears failures { inspections failed } }
        inspectors { name failures { inspections failed } medianMinutes }
        wait { lowerMinutes medianMinutes upperMinutes }
        duration { lowerMinutes medianMinutes upperMinutes }
        parts { from until results { favourable unfavourableMajor unfavourableCritical } } } }";

/// A signed inspection, as far as it is counted.
struct Made {
    service: &'static str,
    outcome: &'static str,
    inspector: &'static str,
    vehicle: Value,
    /// From the arrival to the start, and on to the result.
    minutes: (i64, i64),
    signed_at: &'static str,
    defects: &'static [(&'static str, &'static str)],
}

const FINE: Made = Made {
    service: "PERIODIC",
    outcome: "FAVOURABLE",
    inspector: "Agnès Thévenoux",
    vehicle: Value::Null,
    minutes: (10, 30),
    signed_at: "2026-11-23T09:00:00Z",
    defects: &[],
};

impl Bench {
    /// Writes one; what is signed takes no defects any more, so they come first.
    async fn made(&self, centre: Uuid, made: &Made) {
        let id = Uuid::now_v7();
        let Made { service, outcome, inspector, vehicle, minutes, signed_at, .. } = made;
        let (waited, took) = minutes;
        // What is signed has a whole identity: a constraint says so.
        let mut identity = json!({ "vin": "VF1BB05CF31234567", "make": "DACIA", "model": "DUSTER",
            "first_registration": "2020-01-01", "eu_category": "M1", "energy": "PETROL" });
        for (field, value) in vehicle.as_object().into_iter().flatten() {
            identity[field] = value.clone();
        }
        self.db
            .execute(&format!(
                "INSERT INTO inspection.inspections (id, appointment_id, reference, customer_id,
                     centre_id, centre, service, vehicle_category, plate, vehicle, status,
                     catalogue_version, odometer_km, inspector_name, outcome, valid_until, usage,
                     follows, checked_in_at, started_at, completed_at)
                 SELECT '{id}', gen_random_uuid(), 'RDV', gen_random_uuid(), '{centre}', '{{}}',
                     '{service}', 'CAR', 'AB-123-CD', '{identity}', 'COMPLETED', version, 1,
                     '{inspector}', '{outcome}', '2028-11-23', 'ORDINARY', '{{}}',
                     timestamptz '{signed_at}' - interval '{} minutes',
                     timestamptz '{signed_at}' - interval '{took} minutes', '{signed_at}'
                 FROM inspection.catalogue_versions LIMIT 1",
                waited + took
            ))
            .await;
        for (code, level) in made.defects {
            let point: Vec<&str> = code.split('.').take(3).collect();
            let point = point.join(".");
            self.db
                .execute(&format!(
                    "INSERT INTO inspection.recorded_defects
                         (id, inspection_id, code, point, level, label, to_verify)
                     VALUES (gen_random_uuid(), '{id}', '{code}', '{point}', '{level}', '', false)"
                ))
                .await;
        }
        self.db
            .execute(&format!(
                "UPDATE inspection.inspections SET status = 'SIGNED', signed_at = '{signed_at}',
                     sign_key = 'k', content_hash = repeat('0', 64),
                     chain_seq = (SELECT count(*) FROM inspection.inspections)
                 WHERE id = '{id}'"
            ))
            .await;
    }

    /// Two Renaults and a Peugeot, one of them again, one just after midnight, and one elsewhere.
    async fn two_days(&self) {
        let renault = |first: &str| json!({ "make": "Renault", "first_registration": first });
        let here = self.centre;
        self.made(here, &Made { vehicle: renault("2020-05-01"), ..FINE }).await;
        let old = Made {
            outcome: "UNFAVOURABLE_MAJOR",
            vehicle: renault("2005-11-23"),
            minutes: (20, 40),
            defects: &[("0.1.1.a.2", "MAJOR"), ("1.1.1.a.1", "MINOR")],
            ..FINE
        };
        self.made(here, &old).await;
        let young = Made {
            outcome: "UNFAVOURABLE_CRITICAL",
            inspector: "Bruno Caron",
            vehicle: json!({ "make": "PEUGEOT", "first_registration": "2022-11-25" }),
            minutes: (30, 50),
            signed_at: "2026-11-24T10:00:00Z",
            // Twice in one function is one vehicle.
            defects: &[("5.2.3.e.2", "MAJOR"), ("5.2.3.d.3", "CRITICAL"), ("0.1.1.a.2", "MAJOR")],
            ..FINE
        };
        self.made(here, &young).await;
        let again = Made {
            service: "RETEST",
            inspector: "Bruno Caron",
            minutes: (40, 10),
            signed_at: "2026-11-24T11:00:00Z",
            ..FINE
        };
        self.made(here, &again).await;
        let tomorrow = Made { signed_at: "2026-11-24T23:00:00Z", ..FINE };
        self.made(here, &tomorrow).await;
        self.made(Uuid::from_u128(9), &Made { minutes: (0, 20), ..FINE }).await;
    }
}

#[tokio::test]
async fn every_signed_inspection_is_counted_by_the_day_of_its_signature() {
    let bench = Bench::new().await;
    bench.two_days().await;
    let manager = viewers::staff_at(bench.centre, Role::Manager);
    let asked = json!({ "c": bench.centre, "from": "2026-11-23", "until": "2026-11-24" });
    let mut found = data(&bench.graph, &manager, FIGURES, asked).await;
    let figures = found["inspectionFigures"].take();
    let results = |a: i64, s: i64, r: i64| json!({ "favourable": a, "unfavourableMajor": s, "unfavourableCritical": r });
    let of =
        |inspections: i64, failed: i64| json!({ "inspections": inspections, "failed": failed });
    assert_eq!(
        figures["byService"],
        json!([
            { "service": "PERIODIC", "results": results(1, 1, 1) },
            { "service": "RETEST", "results": results(1, 0, 0) },
        ])
    );
    assert_eq!(figures["periodic"], json!({ "failures": of(3, 2), "medianMinutes": 40 }));
    // The other centre's took twenty minutes.
    assert_eq!(figures["network"], json!({ "failures": of(4, 2), "medianMinutes": 35 }));
    assert_eq!(
        figures["functions"],
        json!([
            { "code": "0", "label": "Identification du véhicule", "failed": 2 },
            { "code": "5", "label": "Essieux, roues, pneus, suspension", "failed": 1 },
        ])
    );
    assert_eq!(
        figures["makes"],
        json!([
            { "make": "RENAULT", "failures": of(2, 1) },
            { "make": "PEUGEOT", "failures": of(1, 1) },
        ])
    );
    assert_eq!(
        figures["ages"],
        json!([
            { "fromYears": 0, "untilYears": 5, "failures": of(1, 1) },
            { "fromYears": 6, "untilYears": 9, "failures": of(1, 0) },
            { "fromYears": 20, "untilYears": null, "failures": of(1, 1) },
        ])
    );
    assert_eq!(
        figures["inspectors"],
        json!([
            { "name": "Agnès Thévenoux", "failures": of(2, 1), "medianMinutes": 35 },
            { "name": "Bruno Caron", "failures": of(1, 1), "medianMinutes": 50 },
        ])
    );
    let times = |lower: i64, median: i64, upper: i64| json!({ "lowerMinutes": lower, "medianMinutes": median, "upperMinutes": upper });
    assert_eq!(figures["wait"], times(18, 25, 33), "of 10, 20, 30 and 40 minutes");
    assert_eq!(figures["duration"], times(35, 40, 45), "of 30, 40 and 50 minutes");
    assert_eq!(
        figures["parts"],
        json!([
            { "from": "2026-11-23", "until": "2026-11-23", "results": results(1, 1, 0) },
            { "from": "2026-11-24", "until": "2026-11-24", "results": results(1, 0, 1) },
        ])
    );
    let network = viewers::staff(Role::Manager);
    let all = json!({ "c": null, "from": "2026-11-23", "until": "2026-11-24" });
    let all = data(&bench.graph, &network, FIGURES, all).await["inspectionFigures"].take();
    assert_eq!(all["periodic"], figures["network"]);
    assert_eq!(all["inspectors"], json!([]), "nobody is listed beside those of other centres");
}

#[tokio::test]
async fn results_are_counted_for_who_manages_what_they_are_of() {
    let bench = Bench::new().await;
    let asked = json!({ "c": bench.centre, "from": "2026-11-23", "until": "2026-11-24" });
    let all = json!({ "c": null, "from": "2026-11-23", "until": "2026-11-24" });
    for (by, asked) in [
        (viewers::staff_at(bench.centre, Role::Inspector), asked.clone()),
        (viewers::staff_at(bench.centre, Role::Receptionist), asked.clone()),
        (viewers::staff_at(Uuid::from_u128(9), Role::Manager), asked.clone()),
        (viewers::customer(), asked),
        (viewers::staff_at(bench.centre, Role::Manager), all),
    ] {
        assert_eq!(refusal(&bench.graph, &by, FIGURES, asked).await, "FORBIDDEN");
    }
    let manager = viewers::staff_at(bench.centre, Role::Manager);
    let back = json!({ "c": bench.centre, "from": "2026-11-24", "until": "2026-11-23" });
    assert_eq!(refusal(&bench.graph, &manager, FIGURES, back).await, "PERIOD_INVALID");
}

#[tokio::test]
async fn a_month_that_is_over_is_told_once_of_the_centres_that_signed() {
    let bench = Bench::new().await;
    bench.two_days().await;
    for now in ["2026-11-30T22:00:00Z", "2026-12-01T02:00:00Z", "2026-12-05T02:00:00Z"] {
        let clock = Clock::Fixed(now.parse().unwrap());
        for task in tasks(&bench.db.pool, clock, &Otc::ByHand, &Benches::none()) {
            task.drain().await.unwrap();
        }
    }
    let told: Vec<MonthInspected> = bench.db.published().await;
    assert_eq!(told.len(), 2, "each centre's");
    let here = told.iter().find(|month| month.centre_id == bench.centre).unwrap();
    assert_eq!(here.month.to_string(), "2026-11-01");
    let result = |service: &str, favourable, major, critical| ResultsCounted {
        service: service.parse().unwrap(),
        favourable,
        major,
        critical,
    };
    assert_eq!(here.results, [result("PERIODIC", 2, 1, 1), result("RETEST", 1, 0, 0)]);
    let functions: Vec<_> = here.functions.iter().map(|one| (&*one.code, one.failed)).collect();
    assert_eq!(functions, [("0", 2), ("5", 1)]);
    assert_eq!(here.median_wait_minutes, Some(20));
    assert_eq!(here.median_duration_minutes, Some(35));
}
