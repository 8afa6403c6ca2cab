//! Photos of defects: put to one and taken back before the signature, and part of what is signed.
use crate::bench::{Bench, now};
use chrono::TimeDelta;
use diesel_async::SimpleAsyncConnection;
use events::{
    inspection::{PhotoAdded, PhotoWithdrawn, PhotosSigned, Signed},
    scan::PhotoReceived,
};
use inspection::{Benches, Otc, audit, tasks};
use kernel::{Clock, Role, Viewer};
use serde_json::{Value, json};
use testkit::{data, viewers};
use uuid::Uuid;

impl Bench {
    /// A photo that somebody sent is here.
    async fn photo_of(&self, by: &Viewer) -> Uuid {
        let document_id = Uuid::now_v7();
        let sha256 = hash(document_id);
        let owner_id = by.id().unwrap();
        self.db.publish(&PhotoReceived { document_id, owner_id, sha256 }).await;
        self.deliver().await;
        document_id
    }

    pub(crate) async fn photo(&self) -> Uuid {
        self.photo_of(&self.inspector).await
    }

    /// An inspection under way with a loose plate; answers it, and how to put a photo to the plate.
    async fn photographed(&self) -> (Value, impl Fn(Uuid) -> Value + use<>) {
        let id = self.open(self.expect("PERIODIC", Some("AB-123-CD")).await).await;
        let plate = json!({ "inspectionId": id, "code": "0.1.1.a.2" });
        let defect = self.does("recordDefect", plate).await["defects"][0]["id"].clone();
        let inspection = id.clone();
        let put = move |photo: Uuid| json!({ "inspectionId": inspection, "defectId": defect, "documentId": photo });
        (id, put)
    }
}

/// Of as many letters as one has.
fn hash(photo: Uuid) -> String {
    photo.simple().to_string().repeat(2)
}

fn ids(inspection: &Value) -> Vec<String> {
    let photos = inspection["defects"][0]["photos"].as_array().unwrap();
    photos.iter().map(|photo| photo["id"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn a_photo_is_put_to_its_defect_once_by_whoever_sent_it() {
    let bench = Bench::new().await;
    let (_, put) = bench.photographed().await;
    let by = &bench.inspector;
    // Not here yet; and a colleague's is theirs to add.
    let refused = bench.refused(by, "addDefectPhoto", put(Uuid::now_v7())).await;
    assert_eq!(refused, "PHOTO_NOT_RECEIVED");
    let colleague = viewers::staff_at(bench.centre, Role::Inspector);
    let theirs = bench.photo_of(&colleague).await;
    assert_eq!(bench.refused(by, "addDefectPhoto", put(theirs)).await, "PHOTO_NOT_RECEIVED");
    let first = bench.photo().await;
    let added = bench.does("addDefectPhoto", put(first)).await;
    assert_eq!(ids(&added), [first.to_string()]);
    assert_eq!(added["defects"][0]["photos"][0]["author"], "Agnès Thévenoux");
    assert_eq!(added["defects"][0]["photos"][0]["document"]["id"], first.to_string());
    let again = bench.does("addDefectPhoto", put(first)).await;
    assert_eq!((ids(&again), &again["version"]), (ids(&added), &added["version"]));
    let told = bench.db.published::<PhotoAdded>().await;
    assert_eq!(told.len(), 1);
    assert_eq!((told[0].centre_id, Some(told[0].customer_id)), (bench.centre, bench.owner.id()));
    // Of no other defect, of none at all, and no more than a handful.
    let mut elsewhere = put(first);
    elsewhere["defectId"] = json!(Uuid::now_v7());
    assert_eq!(bench.refused(by, "addDefectPhoto", elsewhere).await, "IDEMPOTENCY_MISMATCH");
    let mut nowhere = put(bench.photo().await);
    nowhere["defectId"] = json!(Uuid::now_v7());
    assert_eq!(bench.refused(by, "addDefectPhoto", nowhere).await, "DEFECT_NOT_RECORDED");
    for _ in 0..5 {
        bench.does("addDefectPhoto", put(bench.photo().await)).await;
    }
    let one_more = put(bench.photo().await);
    assert_eq!(bench.refused(by, "addDefectPhoto", one_more).await, "PHOTOS_TOO_MANY");
}

#[tokio::test]
async fn staff_of_another_centre_add_and_withdraw_nothing() {
    let bench = Bench::new().await;
    let (id, put) = bench.photographed().await;
    let elsewhere = viewers::staff_at(Uuid::now_v7(), Role::Inspector);
    let photo = bench.photo_of(&elsewhere).await;
    let refused = bench.refused(&elsewhere, "addDefectPhoto", put(photo)).await;
    assert_eq!(refused, "INSPECTION_NOT_FOUND");
    assert_eq!(bench.refused(&bench.owner, "addDefectPhoto", put(photo)).await, "FORBIDDEN");
    let photo = bench.photo().await;
    bench.does("addDefectPhoto", put(photo)).await;
    let which = json!({ "inspectionId": id, "documentId": photo });
    let refused = bench.refused(&elsewhere, "withdrawDefectPhoto", which).await;
    assert_eq!(refused, "INSPECTION_NOT_FOUND");
}

#[tokio::test]
async fn it_is_taken_back_before_the_signature_alone_or_with_its_defect() {
    let bench = Bench::new().await;
    let (id, put) = bench.photographed().await;
    let (first, second) = (bench.photo().await, bench.photo().await);
    bench.does("addDefectPhoto", put(first)).await;
    bench.does("addDefectPhoto", put(second)).await;
    let which = |photo: Uuid| json!({ "inspectionId": id, "documentId": photo });
    let left = bench.does("withdrawDefectPhoto", which(first)).await;
    assert_eq!(ids(&left), [second.to_string()]);
    let by = &bench.inspector;
    let gone = bench.refused(by, "withdrawDefectPhoto", which(first)).await;
    assert_eq!(gone, "PHOTO_NOT_FOUND");
    let defect = json!({ "inspectionId": id, "defectId": left["defects"][0]["id"] });
    assert_eq!(bench.does("removeDefect", defect).await["defects"], json!([]));
    let told = bench.db.published::<PhotoWithdrawn>().await;
    let told: Vec<Uuid> = told.iter().map(|one| one.document_id).collect();
    assert_eq!(told, [first, second]);
}

#[tokio::test]
async fn measured_again_a_proposed_defect_goes_with_its_photos() {
    let bench = Bench::new().await;
    let id = bench.open(bench.expect("PERIODIC", Some("AB-123-CD")).await).await;
    bench.describe(&id, json!({ "energy": "PETROL" })).await;
    let measures = async |worst: f64| {
        let at = |place: &str, value: f64| json!({ "quantity": "TREAD_DEPTH", "place": place, "value": value });
        let readings = json!([at("AVG", 5.0), at("AVD", worst), at("ARG", 4.0), at("ARD", 4.0)]);
        let input = json!({ "inspectionId": id, "kind": "TYRE_DEPTH", "readings": readings });
        bench.does("recordMeasurement", input).await
    };
    measures(1.2).await;
    let asked = "query($id: UUID!) { inspection(id: $id) { measuring { measurements { id } } } }";
    let told = data(&bench.graph, &bench.inspector, asked, json!({ "id": id })).await;
    let measurement = told["inspection"]["measuring"]["measurements"][0]["id"].clone();
    let accept = json!({ "inspectionId": id, "measurementId": measurement, "code": "5.2.3.e.3",
        "place": "AVD" });
    let defect = bench.does("acceptProposal", accept).await["defects"][0]["id"].clone();
    let photo = bench.photo().await;
    let put = json!({ "inspectionId": id, "defectId": defect, "documentId": photo });
    assert_eq!(ids(&bench.does("addDefectPhoto", put).await), [photo.to_string()]);
    assert_eq!(measures(4.8).await["defects"], json!([]));
    let told = bench.db.published::<PhotoWithdrawn>().await;
    let told: Vec<Uuid> = told.iter().map(|one| one.document_id).collect();
    assert_eq!(told, [photo]);
}

#[tokio::test]
async fn one_that_nobody_put_to_a_defect_is_forgotten_after_a_day() {
    let bench = Bench::new().await;
    let (_, put) = bench.photographed().await;
    let (in_time, late) = (bench.photo().await, bench.photo().await);
    // No other photo comes meanwhile.
    let after = async |hours| {
        let clock = Clock::Fixed(now() + TimeDelta::hours(hours));
        for task in tasks(&bench.db.pool, clock, &Otc::ByHand, &Benches::none()) {
            task.drain().await.unwrap();
        }
    };
    after(23).await;
    assert_eq!(ids(&bench.does("addDefectPhoto", put(in_time)).await), [in_time.to_string()]);
    after(25).await;
    let refused = bench.refused(&bench.inspector, "addDefectPhoto", put(late)).await;
    assert_eq!(refused, "PHOTO_NOT_RECEIVED");
}

#[tokio::test]
async fn what_is_signed_holds_its_photos_and_nobody_changes_them() {
    let bench = Bench::new().await;
    let (id, put) = bench.photographed().await;
    let (photo, late) = (bench.photo().await, bench.photo().await);
    bench.does("addDefectPhoto", put(photo)).await;
    bench.describe(&id, json!({})).await;
    bench.check_all(&id).await;
    bench.does("completeInspection", json!({ "inspectionId": id, "odometerKm": 1_000 })).await;
    let by = &bench.inspector;
    // Of a computed result it is taken up again first.
    assert_eq!(bench.refused(by, "addDefectPhoto", put(late)).await, "WRONG_STATUS");
    bench.does("signInspection", json!({ "inspectionId": id, "idempotencyKey": "k" })).await;
    assert_eq!(bench.refused(by, "addDefectPhoto", put(late)).await, "INSPECTION_SIGNED");
    let which = json!({ "inspectionId": id, "documentId": photo });
    let refused = bench.refused(by, "withdrawDefectPhoto", which).await;
    assert_eq!(refused, "INSPECTION_SIGNED");

    let signed = bench.db.published::<Signed>().await;
    assert_eq!(signed[0].defects[0].photos, [hash(photo)]);
    let told = bench.db.published::<PhotosSigned>().await;
    assert_eq!(told.len(), 1);
    assert_eq!((&told[0].document_ids[..], told[0].signed_at), (&[photo][..], signed[0].signed_at));
    // Its owner is told of them with the result.
    let asked = "query($id: UUID!) { inspection(id: $id) { defects { photos { id } } } }";
    let seen = data(&bench.graph, &bench.owner, asked, json!({ "id": id })).await;
    assert_eq!(ids(&seen["inspection"]), [photo.to_string()]);

    let mut conn = bench.db.pool.get().await.unwrap();
    let refused = conn.batch_execute("DELETE FROM inspection.defect_photos").await;
    assert!(refused.unwrap_err().to_string().contains("is signed"));
    assert_eq!(audit(&bench.db.pool).await.unwrap().broken, Vec::<String>::new());
    conn.batch_execute(
        "ALTER TABLE inspection.defect_photos DISABLE TRIGGER signed_is_immutable;
         UPDATE inspection.defect_photos SET sha256 = repeat('0', 64);
         ALTER TABLE inspection.defect_photos ENABLE TRIGGER signed_is_immutable;",
    )
    .await
    .unwrap();
    assert_eq!(audit(&bench.db.pool).await.unwrap().broken.len(), 1);
}
