//! People whom a network's file names, beside invitations of managers.
use crate::common::{PASSWORD, World};
use auth::{CentreRole, StaffPlan};
use chrono::Utc;
use kernel::Viewer;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use testkit::data;
use uuid::Uuid;

const INVITE: &str = "mutation($input: InviteStaffInput!) { inviteStaff(input: $input) {
    user { id } } }";

fn malik(roles: &[CentreRole]) -> Vec<StaffPlan> {
    vec![StaffPlan {
        email: "malik@exemple.fr".to_owned(),
        name: "Malik Benali".to_owned(),
        centre: "metz-sablon".to_owned(),
        roles: roles.to_vec(),
    }]
}

impl World {
    async fn invites_malik(&self, centre: Uuid) -> Value {
        let helene = self.manager(centre).await;
        let input = json!({ "input": { "email": "malik@exemple.fr", "displayName": "Malik Benali",
            "centreId": centre, "roles": ["RECEPTIONIST"] } });
        data(&self.schema, &helene, INVITE, input).await["inviteStaff"]["user"]["id"].clone()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whom_a_file_names_works_there_also_where_an_invitation_waits() {
    let world = World::new().await;
    let centre = Uuid::now_v7();
    let centres = BTreeMap::from([("metz-sablon".to_owned(), centre)]);
    world.invites_malik(centre).await;
    let mut conn = world.db.pool.get().await.unwrap();

    let exported = auth::export_staff(&mut conn, &centres).await.unwrap();
    let addresses: Vec<&str> = exported.iter().map(|row| row.email.as_str()).collect();
    assert!(!addresses.contains(&"malik@exemple.fr"), "a file would make them work there");

    let plan = malik(&[CentreRole::Receptionist]);
    let shown = auth::preview_staff(&mut conn, &plan, &centres).await.unwrap();
    assert_eq!(
        shown[0].to_string(),
        "metz-sablon: malik@exemple.fr is RECEPTIONIST (was nobody), and is written to"
    );
    auth::import_staff(&mut conn, &plan, &centres, &shown, Utc::now()).await.unwrap();
    assert!(auth::preview_staff(&mut conn, &plan, &centres).await.unwrap().is_empty());
    assert!(auth::export_staff(&mut conn, &centres).await.unwrap().contains(&plan[0]));
    drop(conn);
    // They set a password by the link of the file, and are what it says.
    let input = json!({ "link": world.link().await, "password": PASSWORD });
    let session = world.session(&Viewer::Anonymous, "setPassword", input).await;
    assert_eq!(session["user"]["roles"], json!(["CUSTOMER", "RECEPTIONIST"]));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_somebody_changed_while_the_file_was_read_is_shown_again_and_nothing_done() {
    let world = World::new().await;
    let centre = Uuid::now_v7();
    let centres = BTreeMap::from([("metz-sablon".to_owned(), centre)]);
    let mut conn = world.db.pool.get().await.unwrap();
    let plan = malik(&[CentreRole::Receptionist]);
    let shown = auth::preview_staff(&mut conn, &plan, &centres).await.unwrap();
    auth::import_staff(&mut conn, &plan, &centres, &shown, Utc::now()).await.unwrap();

    let more = malik(&[CentreRole::Receptionist, CentreRole::Manager]);
    let done = auth::import_staff(&mut conn, &more, &centres, &shown, Utc::now()).await.unwrap();
    assert_ne!(done, shown);
    let exported = auth::export_staff(&mut conn, &centres).await.unwrap();
    assert_eq!(exported, plan, "they are not what nobody was shown");
}
