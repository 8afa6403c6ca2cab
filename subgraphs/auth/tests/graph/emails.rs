//! Another address: proven at the new one, told to the old one.
use crate::common::{FORGOT, PASSWORD, World};
use events::auth::EmailChanged;
use kernel::Viewer;
use serde_json::{Value, json};
use testkit::{data, refusal};

const CHANGE: &str = "mutation($i: ChangeEmailInput!) { changeEmail(input: $i) {
    user { id email emailVerified } } }";

fn input(challenge: &Value, code: &str, password: Option<&str>) -> Value {
    json!({ "i": { "challengeId": challenge, "code": code, "currentPassword": password } })
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_is_changed_by_who_reads_the_new_one_and_knows_the_password() {
    let world = World::new().await;
    let camille = world.account("Camille").await;
    let viewer = world.viewer(&camille);
    world.account("Karim").await;

    let (challenge, code) = world.code("camille@ailleurs.fr").await;
    for password in [None, Some("pas le bon mot")] {
        let refused = refusal(&world.schema, &viewer, CHANGE, input(&challenge, &code, password));
        assert_eq!(refused.await, "CREDENTIALS_INVALID");
    }
    let wrong = if code == "000000" { "111111" } else { "000000" };
    let refused = refusal(&world.schema, &viewer, CHANGE, input(&challenge, wrong, Some(PASSWORD)));
    assert_eq!(refused.await, "CODE_INVALID");
    let forgot = json!({ "input": { "email": "camille@exemple.fr" } });
    data(&world.schema, &Viewer::Anonymous, FORGOT, forgot).await;
    world.settle().await;
    let link = world.link().await;
    let changed = data(&world.schema, &viewer, CHANGE, input(&challenge, &code, Some(PASSWORD)));
    let user = changed.await["changeEmail"]["user"].clone();
    assert_eq!(user["id"], camille["user"]["id"]);
    assert_eq!(user["email"], "camille@ailleurs.fr");
    assert_eq!(user["emailVerified"], true);
    let told = world.db.published::<EmailChanged>().await;
    assert_eq!((told[0].old_email.as_str(), told.len()), ("camille@exemple.fr", 1));

    assert_eq!(world.acts_of(&camille["user"]).await, ["account.email_changed"]);

    // What was written to the old address opens nothing.
    let late = json!({ "link": link, "password": "autre cheval correct" });
    assert_eq!(world.refused(&Viewer::Anonymous, "setPassword", late).await, "LINK_INVALID");
    let (challenge, code) = world.code("karim@exemple.fr").await;
    let refused = refusal(&world.schema, &viewer, CHANGE, input(&challenge, &code, Some(PASSWORD)));
    assert_eq!(refused.await, "EMAIL_TAKEN");
    let entered = json!({ "email": "camille@ailleurs.fr", "password": PASSWORD });
    world.session(&Viewer::Anonymous, "logIn", entered).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_own_address_is_proven_without_a_letter_to_anybody() {
    let world = World::new().await;
    let viewer = world.viewer(&world.account("Camille").await);
    let (challenge, code) = world.code("camille@exemple.fr").await;
    let proven = data(&world.schema, &viewer, CHANGE, input(&challenge, &code, Some(PASSWORD)));
    assert_eq!(proven.await["changeEmail"]["user"]["emailVerified"], true);
    assert!(world.db.published::<EmailChanged>().await.is_empty());
    assert_eq!(
        refusal(&world.schema, &viewer, CHANGE, input(&challenge, &code, Some(PASSWORD))).await,
        "CODE_EXPIRED"
    );
}
