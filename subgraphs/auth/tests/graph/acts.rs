//! The log of acts: written with the act, never changed, read by whom it is up to.
use crate::common::{PASSWORD, World};
use kernel::{Role, Viewer, audit::ActRecorded};
use serde_json::{Value, json};
use testkit::{
    data, refusal,
    viewers::{self, staff_at},
};
use uuid::Uuid;

const LOG: &str = "query($centre: UUID, $subject: UUID) {
    auditLog(centreId: $centre, subjectId: $subject) { edges { node {
        name roles actorId subjectId centreId changes { name before after } } } } }";
const INVITE: &str = "mutation($input: InviteStaffInput!) { inviteStaff(input: $input) {
    user { id } } }";
const ROLES: &str = "mutation($input: SetRolesInput!) { setRoles(input: $input) { user { id } } }";

async fn log(world: &World, viewer: &Viewer, asked: Value) -> Vec<Value> {
    let read = data(&world.schema, viewer, LOG, asked).await;
    let edges = read["auditLog"]["edges"].as_array().unwrap().clone();
    edges.into_iter().map(|edge| edge["node"].clone()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_staff_do_is_written_with_it_and_read_by_their_manager_and_by_administrators() {
    let world = World::new().await;
    let (here, there) = (Uuid::now_v7(), Uuid::now_v7());
    let admin = world.admin().await;
    let manager = world.manager(here).await;
    let input = json!({ "input": { "email": "malik@exemple.fr", "displayName": "Malik Benali",
        "centreId": here, "roles": ["RECEPTIONIST"] } });
    let invited = data(&world.schema, &manager, INVITE, input).await;
    let malik = &invited["inviteStaff"]["user"]["id"];
    let input = json!({ "input": { "userId": malik, "roles": ["CUSTOMER", "INSPECTOR"] } });
    data(&world.schema, &admin, ROLES, input).await;
    world.settle().await;

    let seen = log(&world, &manager, json!({ "centre": here })).await;
    let invitation = json!({ "name": "membership.invited", "roles": ["CUSTOMER", "MANAGER"],
        "actorId": manager.id(), "subjectId": malik, "centreId": here,
        "changes": [{ "name": "roles", "before": "", "after": "RECEPTIONIST" }] });
    assert_eq!(seen, [invitation]);
    let all = log(&world, &admin, json!({ "subject": malik })).await;
    let names: Vec<&Value> = all.iter().map(|act| &act["name"]).collect();
    assert_eq!(names, ["account.roles_set", "membership.invited"]);

    for (viewer, asked) in [
        (&manager, json!({ "centre": there })),
        (&manager, json!({})),
        (&staff_at(here, Role::Receptionist), json!({ "centre": here })),
        (&staff_at(there, Role::Manager), json!({ "centre": here })),
        (&viewers::staff(Role::Manager), json!({})),
        (&viewers::customer(), json!({ "centre": here })),
    ] {
        assert_eq!(refusal(&world.schema, viewer, LOG, asked).await, "FORBIDDEN", "{viewer:?}");
    }
    for table in ["kernel.acts", "auth.acts"] {
        for change in [
            format!("UPDATE {table} SET act = 'x'"),
            format!("TRUNCATE {table}"),
            format!("DELETE FROM {table}"),
        ] {
            let refused = format!(
                "DO $$ BEGIN BEGIN {change}; EXCEPTION WHEN raise_exception THEN RETURN; END;
                 RAISE 'it was changed'; END $$"
            );
            world.db.execute(&refused).await;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_act_is_over_after_its_time_and_not_before() {
    let world = World::new().await;
    for table in ["kernel.acts", "auth.acts"] {
        for (act, days) in [
            ("refund.wished", 3_600),
            ("refund.wished", 3_700),
            ("account.x", 364),
            ("account.x", 368),
        ] {
            let row = format!(
                "INSERT INTO {table} (id, at, roles, act, subject_kind, before, after) VALUES
                     (gen_random_uuid(), now() - interval '{days} days', '{{}}', '{act}', 'Account',
                      '{{}}', '{{}}')"
            );
            world.db.execute(&row).await;
        }
    }
    for task in auth::tasks(&world.db.pool, kernel::Clock::System, &world.config) {
        task.drain().await.unwrap();
    }
    kernel::relay::forget_delivered(&world.db.pool).await.unwrap();
    for table in ["kernel.acts", "auth.acts"] {
        let left = format!(
            "DO $$ BEGIN ASSERT (SELECT array_agg(act ORDER BY act) FROM {table})
                 = ARRAY['account.x', 'refund.wished']; END $$"
        );
        world.db.execute(&left).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn passwords_guessed_and_changed_leave_their_trace_and_no_address() {
    let world = World::new().await;
    let manager = world.manager(Uuid::now_v7()).await;
    let user = manager.id().unwrap();
    let mine = world.acts().await;
    assert!(mine.is_empty(), "{mine:?}");
    let email = world.email_of(user).await;
    for _ in 0..5 {
        let wrong = json!({ "email": email, "password": "not the password" });
        world.refused(&Viewer::Anonymous, "logIn", wrong).await;
    }
    let spent = world.acts().await;
    assert_eq!(spent.len(), 1, "{spent:?}");
    assert_eq!(
        (spent[0].act.as_str(), spent[0].subject_id),
        ("account.attempts_spent", Some(user))
    );
    assert_eq!(spent[0].actor_id, None);
    let told = serde_json::to_string(&spent).unwrap();
    assert!(spent[0].origin.is_some() && !told.contains(&email) && !told.contains(PASSWORD));
}

impl World {
    async fn acts(&self) -> Vec<ActRecorded> {
        self.db.published().await
    }

    async fn email_of(&self, user: Uuid) -> String {
        let admin = viewers::staff(Role::Admin);
        let users = "{ users { edges { node { id email } } } }";
        let users = data(&self.schema, &admin, users, json!({})).await;
        let users = users["users"]["edges"].as_array().unwrap();
        let own = users.iter().find(|edge| edge["node"]["id"] == json!(user)).unwrap();
        own["node"]["email"].as_str().unwrap().to_owned()
    }
}
