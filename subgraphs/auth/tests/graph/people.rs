//! Who works where: invited, given roles, shut out, each by whom it is up to.
use crate::common::{PASSWORD, World};
use events::auth::{LinkGiven, LinkPurpose};
use kernel::{Reach, Role, Viewer};
use serde_json::{Value, json};
use testkit::{data, refusal, viewers::staff_at};
use uuid::Uuid;

const INVITE: &str = "mutation($input: InviteStaffInput!) { inviteStaff(input: $input) {
    user { id roles networkRoles memberships { centreId role } } } }";
const SET: &str = "mutation($input: SetCentreRolesInput!) { setCentreRoles(input: $input) {
    user { roles memberships { centreId role } } } }";
const DISABLE: &str = "mutation($input: SetAccountDisabledInput!) {
    setAccountDisabled(input: $input) { user { disabled } } }";
const PEOPLE: &str = "query($centre: UUID!) { centrePeople(centreId: $centre) {
    edges { node { email } } } }";

fn invitation(email: &str, centre: Uuid, roles: &[&str]) -> Value {
    json!({ "input": {
        "email": email, "displayName": "Malik Benali", "centreId": centre, "roles": roles,
    } })
}

impl World {
    /// A manager of that centre who is in the database, as who gives roles must be.
    pub(crate) async fn manager(&self, centre: Uuid) -> Viewer {
        manager(self, centre).await
    }
}

async fn manager(world: &World, centre: Uuid) -> Viewer {
    let mut conn = world.db.pool.get().await.unwrap();
    let email = format!("responsable-{}@exemple.fr", centre.as_u128());
    let id =
        auth::ensure_user(&mut conn, &email, PASSWORD, "Hélène", &[Role::Customer]).await.unwrap();
    auth::ensure_member(&mut conn, id, centre, auth::CentreRole::Manager).await.unwrap();
    drop(conn);
    let input = json!({ "email": email, "password": PASSWORD });
    world.viewer(&world.session(&Viewer::Anonymous, "logIn", input).await)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_manager_invites_somebody_who_chooses_a_password_and_works_at_that_centre() {
    let world = World::new().await;
    let (here, there) = (Uuid::now_v7(), Uuid::now_v7());
    let helene = manager(&world, here).await;
    let input = invitation("malik@exemple.fr", here, &["RECEPTIONIST"]);
    let invited = data(&world.schema, &helene, INVITE, input).await;
    let user = &invited["inviteStaff"]["user"];
    assert_eq!(user["networkRoles"], json!(["CUSTOMER"]));
    assert_eq!(user["memberships"], json!([{ "centreId": here, "role": "RECEPTIONIST" }]));
    let given = world.db.published::<LinkGiven>().await;
    assert_eq!((given[0].purpose, given.len()), (LinkPurpose::Invitation, 1));

    let input = json!({ "link": world.link().await, "password": PASSWORD });
    let session = world.session(&Viewer::Anonymous, "setPassword", input).await;
    assert_eq!(session["user"]["roles"], json!(["CUSTOMER", "RECEPTIONIST"]));
    let malik = world.viewer(&session);
    assert_eq!(malik.reach(&[Role::Receptionist]), Reach::At(vec![here]));
    assert!(malik.reach(&[Role::Manager]).is_empty());
    assert!(!malik.has(&[Role::Receptionist]), "not in the network");

    // Invited again as something else: what they were they stay.
    let input = invitation("malik@exemple.fr", here, &["INSPECTOR"]);
    let again = data(&world.schema, &helene, INVITE, input).await;
    let roles = &again["inviteStaff"]["user"]["roles"];
    assert_eq!(*roles, json!(["CUSTOMER", "INSPECTOR", "RECEPTIONIST"]));
    let people = data(&world.schema, &helene, PEOPLE, json!({ "centre": here })).await;
    assert_eq!(people["centrePeople"]["edges"].as_array().unwrap().len(), 2);

    // The next token knows what was taken away.
    let input = json!({ "input": { "userId": user["id"], "centreId": here, "roles": [] } });
    data(&world.schema, &helene, SET, input).await;
    let token = json!({ "refreshToken": session["refreshToken"] });
    let next = world.session(&Viewer::Anonymous, "refreshSession", token).await;
    assert_eq!(next["user"]["roles"], json!(["CUSTOMER"]));
    assert!(world.viewer(&next).reach(&[Role::Receptionist]).is_empty());
    let code = refusal(&world.schema, &malik, PEOPLE, json!({ "centre": there })).await;
    assert_eq!(code, "FORBIDDEN");
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_speaks_for_a_centre_that_is_not_theirs() {
    let world = World::new().await;
    let (here, there) = (Uuid::now_v7(), Uuid::now_v7());
    let helene = manager(&world, here).await;
    let other = manager(&world, there).await;
    let input = invitation("malik@exemple.fr", there, &["RECEPTIONIST"]);
    let malik = data(&world.schema, &other, INVITE, input).await;
    let malik = &malik["inviteStaff"]["user"]["id"];

    let invite = invitation("x@exemple.fr", there, &["MANAGER"]);
    let set =
        |centre| json!({ "input": { "userId": malik, "centreId": centre, "roles": ["MANAGER"] } });
    let disable = json!({ "input": { "userId": malik, "disabled": true } });
    let people = json!({ "centre": there });
    let strangers = [
        (Viewer::Anonymous, "UNAUTHENTICATED"),
        (testkit::viewers::guest(), "FORBIDDEN"),
        (testkit::viewers::customer(), "FORBIDDEN"),
        (testkit::viewers::staff(Role::Receptionist), "FORBIDDEN"),
        (staff_at(there, Role::Receptionist), "FORBIDDEN"),
        (staff_at(there, Role::Inspector), "FORBIDDEN"),
        (helene.clone(), "FORBIDDEN"),
        (testkit::viewers::organisation(&["appointments:read", "manager"]), "FORBIDDEN"),
    ];
    for (viewer, expected) in &strangers {
        for (document, variables) in
            [(INVITE, invite.clone()), (SET, set(there)), (PEOPLE, people.clone())]
        {
            let code = refusal(&world.schema, viewer, document, variables).await;
            assert_eq!(code, *expected, "{viewer:?} {document}");
        }
        let code = refusal(&world.schema, viewer, DISABLE, disable.clone()).await;
        let expected = if *viewer == helene { "USER_NOT_FOUND" } else { expected };
        assert_eq!(code, expected, "{viewer:?}");
    }
    // Nor does a manager draw somebody else's people over by their id.
    assert_eq!(refusal(&world.schema, &helene, SET, set(here)).await, "USER_NOT_FOUND");
    let none = invitation("x@exemple.fr", here, &[]);
    assert_eq!(refusal(&world.schema, &helene, INVITE, none).await, "CENTRE_ROLES_REQUIRED");
    // Keys of third parties are the network's.
    let keys = "{ apiKeys { edges { node { id } } } }";
    assert_eq!(refusal(&world.schema, &helene, keys, json!({})).await, "FORBIDDEN");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_left_is_shut_out_by_every_way_and_may_be_let_in_again() {
    let world = World::new().await;
    let here = Uuid::now_v7();
    let helene = manager(&world, here).await;
    let input = invitation("malik@exemple.fr", here, &["RECEPTIONIST"]);
    let malik = data(&world.schema, &helene, INVITE, input).await;
    let malik = &malik["inviteStaff"]["user"]["id"];
    let input = json!({ "link": world.link().await, "password": PASSWORD });
    let session = world.session(&Viewer::Anonymous, "setPassword", input).await;

    let disable =
        |who: &Value, disabled: bool| json!({ "input": { "userId": who, "disabled": disabled } });
    let out = data(&world.schema, &helene, DISABLE, disable(malik, true)).await;
    assert_eq!(out["setAccountDisabled"]["user"]["disabled"], true);
    let token = json!({ "refreshToken": session["refreshToken"] });
    let code = world.refused(&Viewer::Anonymous, "refreshSession", token).await;
    assert_eq!(code, "REFRESH_TOKEN_INVALID");
    let password = json!({ "email": "malik@exemple.fr", "password": PASSWORD });
    let code = world.refused(&Viewer::Anonymous, "logIn", password.clone()).await;
    assert_eq!(code, "ACCOUNT_DISABLED");
    let (challenge, right) = world.code("malik@exemple.fr").await;
    let input = json!({ "challengeId": challenge, "code": right });
    let code = world.refused(&Viewer::Anonymous, "logInWithCode", input).await;
    assert_eq!(code, "ACCOUNT_DISABLED");

    data(&world.schema, &helene, DISABLE, disable(malik, false)).await;
    world.session(&Viewer::Anonymous, "logIn", password).await;

    // Not oneself, not the last administrator, not somebody who is not theirs.
    let own = json!(helene.id().unwrap());
    assert_eq!(refusal(&world.schema, &helene, DISABLE, disable(&own, true)).await, "OWN_ACCOUNT");
    let admin = world.admin().await;
    let own = json!(admin.id().unwrap());
    assert_eq!(refusal(&world.schema, &admin, DISABLE, disable(&own, true)).await, "OWN_ACCOUNT");
    let network = testkit::viewers::staff(Role::Manager);
    let code = refusal(&world.schema, &network, DISABLE, disable(&own, true)).await;
    assert_eq!(code, "USER_NOT_FOUND", "an administrator is shut out by administrators");
    let before = testkit::viewers::staff(Role::Admin);
    assert_eq!(refusal(&world.schema, &before, DISABLE, disable(&own, true)).await, "LAST_ADMIN");
    let customer = world.account("Noor").await;
    let noor = &customer["user"]["id"];
    let code = refusal(&world.schema, &helene, DISABLE, disable(noor, true)).await;
    assert_eq!(code, "USER_NOT_FOUND");
    data(&world.schema, &admin, DISABLE, disable(noor, true)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_makes_nobody_a_managers_person_before_they_come() {
    const SEEN: &str = "mutation($input: InviteStaffInput!) { inviteStaff(input: $input) { user {
        id email displayName phone emailVerified disabled locale roles networkRoles
        memberships { centreId role } } } }";
    const ERASE: &str =
        "mutation($i: EraseMyAccountInput!) { eraseMyAccount(input: $i) { erased } }";
    let world = World::new().await;
    let here = Uuid::now_v7();
    let helene = manager(&world, here).await;
    let noor = world.account("Noor").await;
    world.db.execute("UPDATE auth.users SET phone = '+33612345678'").await;

    // The answer does not tell which address has an account, nor anything of whose it is.
    let mut answers = Vec::new();
    for email in ["noor@exemple.fr", "inconnue@exemple.fr"] {
        let input = invitation(email, here, &["RECEPTIONIST"]);
        let mut told =
            data(&world.schema, &helene, SEEN, input).await["inviteStaff"]["user"].take();
        assert!(told["id"].take().is_string());
        assert_eq!(told["email"].take(), json!(email));
        answers.push(told);
    }
    assert_eq!(answers[0], answers[1]);
    assert_eq!(answers[0]["displayName"], "Malik Benali");
    assert_eq!(answers[0]["phone"], Value::Null);
    let listed = "query($centre: UUID!) { centrePeople(centreId: $centre) {
        edges { node { displayName phone } } } }";
    let listed = data(&world.schema, &helene, listed, json!({ "centre": here })).await;
    let noors = json!({ "node": { "displayName": "Malik Benali", "phone": null } });
    assert!(listed["centrePeople"]["edges"].as_array().unwrap().contains(&noors), "{listed}");

    // They are a customer as before: not shut out, not at work.
    let id = &noor["user"]["id"];
    let disable = json!({ "input": { "userId": id, "disabled": true } });
    let code = refusal(&world.schema, &helene, DISABLE, disable.clone()).await;
    assert_eq!(code, "USER_NOT_FOUND");
    let more = json!({ "input": { "userId": id, "centreId": here, "roles": ["MANAGER"] } });
    data(&world.schema, &helene, SET, more).await;
    let token = json!({ "refreshToken": noor["refreshToken"] });
    let next = world.session(&Viewer::Anonymous, "refreshSession", token).await;
    assert_eq!(next["user"]["roles"], json!(["CUSTOMER"]));
    assert!(world.viewer(&next).reach(&[Role::Receptionist, Role::Manager]).is_empty());

    // Nor does it keep them from being forgotten.
    let input = json!({ "i": { "email": "noor@exemple.fr", "password": PASSWORD } });
    data(&world.schema, &world.viewer(&next), ERASE, input).await;
    let listed = data(&world.schema, &helene, PEOPLE, json!({ "centre": here })).await;
    assert_eq!(listed["centrePeople"]["edges"].as_array().unwrap().len(), 2, "{listed}");

    // Who follows the link works there, by the name that they go by.
    let karim = world.account("Karim").await;
    let input = invitation("karim@exemple.fr", here, &["RECEPTIONIST"]);
    data(&world.schema, &helene, INVITE, input).await;
    let input = json!({ "link": world.link().await, "password": PASSWORD });
    let session = world.session(&Viewer::Anonymous, "setPassword", input).await;
    assert_eq!(world.viewer(&session).reach(&[Role::Receptionist]), Reach::At(vec![here]));
    let disable = json!({ "input": { "userId": karim["user"]["id"], "disabled": true } });
    data(&world.schema, &helene, DISABLE, disable).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_outlives_a_registration_and_is_a_yes_to_one_centre() {
    let world = World::new().await;
    let (paris, lyon) = (Uuid::now_v7(), Uuid::now_v7());
    let (at_paris, at_lyon) = (manager(&world, paris).await, manager(&world, lyon).await);
    let email = "malik@exemple.fr";
    data(&world.schema, &at_paris, INVITE, invitation(email, paris, &["MANAGER"])).await;
    data(&world.schema, &at_lyon, INVITE, invitation(email, lyon, &["RECEPTIONIST"])).await;
    let to_lyon = world.link().await;

    // Who has no password yet registers: the account is theirs, by the name that they choose.
    let mut input = crate::common::registration("Malik");
    input["displayName"] = json!("Malik Benali");
    input["phone"] = json!("06 12 34 56 78");
    let registered = world.registered(&Viewer::Anonymous, input).await;
    assert_eq!(registered["user"]["displayName"], "Malik Benali");
    assert_eq!(registered["user"]["phone"], "06 12 34 56 78");
    assert_eq!(registered["user"]["roles"], json!(["CUSTOMER"]));

    let input = json!({ "link": to_lyon, "password": PASSWORD });
    let session = world.session(&Viewer::Anonymous, "setPassword", input.clone()).await;
    let malik = world.viewer(&session);
    assert_eq!(malik.reach(&[Role::Receptionist]), Reach::At(vec![lyon]));
    assert!(malik.reach(&[Role::Manager]).is_empty(), "Paris still waits for their word");
    assert_eq!(world.refused(&Viewer::Anonymous, "setPassword", input).await, "LINK_INVALID");
}

#[tokio::test(flavor = "multi_thread")]
async fn invitations_are_letters_and_are_counted_as_letters() {
    let world = World::new().await;
    let here = Uuid::now_v7();
    let helene = manager(&world, here).await;
    let input = invitation("malik@exemple.fr", here, &["INSPECTOR"]);
    for _ in 0..5 {
        data(&world.schema, &helene, INVITE, input.clone()).await;
    }
    let sixth = refusal(&world.schema, &helene, INVITE, input).await;
    assert_eq!(sixth, "TOO_MANY_LETTERS");
}
