//! Links that a holder gives to somebody: they open one paper, for a time, until they are taken back.
#![expect(clippy::unwrap_used, reason = "tests")]
use crate::{
    documents::mine,
    world::{World, signed},
};
use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use chrono::TimeDelta;
use events::person::PersonErased;
use kernel::{Clock, Role, Viewer};
use serde_json::{Value, json};
use testkit::{data, refusal, viewers};
use tower::ServiceExt;

const SHARE: &str = "mutation($r: UUID!, $d: Int!) { shareReport(input: {reportId: $r, days: $d}) {
    url share { id state expiresAt lastOpenedAt opened } } }";
const REVOKE: &str = "mutation($id: UUID!) { revokeShare(input: {shareId: $id}) {
    share { state revokedAt } } }";
const LINKS: &str =
    "query($id: UUID!) { report(id: $id) { shares { id state lastOpenedAt opened } } }";

struct Case {
    world: World,
    holder: Viewer,
    paper: Value,
}

impl Case {
    async fn new() -> Self {
        let (world, holder) = (World::new().await, viewers::customer());
        world.db.publish(&signed(&holder)).await;
        world.settle().await;
        let paper = mine(&world, &holder).await.remove(1);
        Self { world, holder, paper }
    }

    fn asked(&self, days: i32) -> Value {
        json!({ "r": self.paper["id"], "d": days })
    }

    /// A link: its id and its address.
    async fn link(&self, days: i32) -> (Value, String) {
        let made = data(&self.world.schema, &self.holder, SHARE, self.asked(days)).await;
        let made = &made["shareReport"];
        (made["share"]["id"].clone(), made["url"].as_str().unwrap().to_owned())
    }

    /// Asks for the head of a page alone.
    async fn head(&self, path: &str) -> StatusCode {
        let (pool, config) = (self.world.db.pool.clone(), self.world.config.clone());
        let router = report::routes(pool, Clock::Fixed(self.world.now), config);
        let request = Request::head(path).body(Body::empty()).unwrap();
        router.oneshot(request).await.unwrap().status()
    }

    async fn links(&self, by: &Viewer) -> Value {
        let asked = json!({ "id": self.paper["id"] });
        data(&self.world.schema, by, LINKS, asked).await["report"]["shares"].take()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_opens_its_paper_to_anybody_and_its_holder_sees_when() {
    let case = Case::new().await;
    let (id, url) = case.link(7).await;
    let unopened = json!([{ "id": id, "state": "OPEN", "lastOpenedAt": null, "opened": 0 }]);
    assert_eq!(case.links(&case.holder).await, unopened);
    let page = case.world.get(&url).await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.headers[header::REFERRER_POLICY], "no-referrer");
    assert_eq!(page.headers[header::CACHE_CONTROL], "private, no-store");
    let text = page.text();
    let number = case.paper["number"].as_str().unwrap();
    assert!(text.contains(number) && text.contains("AB-123-CD"), "{text}");
    assert!(text.contains("The link is valid until 29 November 2026, 10:20"), "{text}");
    let file = case.world.get(&format!("{url}/pdf")).await;
    assert_eq!(file.headers[header::CONTENT_TYPE], "application/pdf");
    assert!(file.bytes.starts_with(b"%PDF-"));
    let links = case.links(&case.holder).await;
    assert_eq!((&links[0]["opened"], &links[0]["state"]), (&json!(1), &json!("OPEN")));
    assert_eq!(links[0]["lastOpenedAt"], case.world.now.to_rfc3339());
    // Who reads the paper beside its holder sees none of their links.
    assert_eq!(case.links(&viewers::staff(Role::Admin)).await, json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn its_file_says_when_it_was_opened_and_a_head_says_nothing() {
    let case = Case::new().await;
    let (_, url) = case.link(7).await;
    let pdf = format!("{url}/pdf");
    let noted = async || {
        let link = case.links(&case.holder).await[0].take();
        (link["opened"].clone(), link["lastOpenedAt"].clone())
    };
    for path in [&url, &pdf] {
        assert_eq!(case.head(path).await, StatusCode::OK);
    }
    assert_eq!(noted().await, (json!(0), Value::Null));
    case.world.get(&url).await;
    assert_eq!(noted().await, (json!(1), json!(case.world.now.to_rfc3339())));
    // Whoever was given the address of the file sees no page.
    let hour = TimeDelta::hours(1);
    case.world.get_after(&pdf, hour).await;
    assert_eq!(noted().await, (json!(1), json!((case.world.now + hour).to_rfc3339())));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_does_not_open_says_why_in_both_languages() {
    let case = Case::new().await;
    let (_, over) = case.link(7).await;
    let (id, taken) = case.link(30).await;
    let day = TimeDelta::days(1);
    let still = case.world.get_after(&over, day * 7 - TimeDelta::seconds(1)).await;
    assert_eq!(still.status, StatusCode::OK);
    for path in [over.clone(), format!("{over}/pdf")] {
        let late = case.world.get_after(&path, day * 7).await;
        assert_eq!(late.status, StatusCode::GONE);
        let text = late.text();
        assert!(text.contains("a expiré") && text.contains("has expired"), "{text}");
        assert!(!text.contains("AB-123-CD"));
    }
    for _ in 0..2 {
        let told = data(&case.world.schema, &case.holder, REVOKE, json!({ "id": id })).await;
        assert_eq!(told["revokeShare"]["share"]["state"], "REVOKED");
        assert_eq!(told["revokeShare"]["share"]["revokedAt"], case.world.now.to_rfc3339());
    }
    for path in [taken.clone(), format!("{taken}/pdf")] {
        let gone = case.world.get(&path).await;
        assert_eq!(gone.status, StatusCode::GONE);
        let text = gone.text();
        assert!(text.contains("a été retiré") && text.contains("was withdrawn"), "{text}");
    }
    let unknown = case.world.get("/shared/AAAA").await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    let text = unknown.text();
    assert!(text.contains("Lien inconnu") && text.contains("opens no document"), "{text}");
    let links = case.links(&case.holder).await;
    let states: Vec<&Value> = links.as_array().unwrap().iter().map(|one| &one["state"]).collect();
    assert_eq!(states, ["REVOKED", "OPEN"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_holder_gives_links_and_takes_them_back() {
    let case = Case::new().await;
    let graph = &case.world.schema;
    let (id, url) = case.link(7).await;
    for (by, code) in [
        (viewers::customer(), "REPORT_NOT_FOUND"),
        (viewers::staff(Role::Admin), "REPORT_NOT_FOUND"),
        (viewers::guest(), "LOGIN_REQUIRED"),
        (viewers::organisation(&["reports:read"]), "FORBIDDEN"),
        (Viewer::Anonymous, "UNAUTHENTICATED"),
    ] {
        assert_eq!(refusal(graph, &by, SHARE, case.asked(7)).await, code, "{by:?}");
    }
    for by in [viewers::customer(), viewers::staff(Role::Admin)] {
        let refused = refusal(graph, &by, REVOKE, json!({ "id": id })).await;
        assert_eq!(refused, "SHARE_NOT_FOUND");
    }
    assert_eq!(case.world.get(&url).await.status, StatusCode::OK);
    for days in [0, 91] {
        let refused = refusal(graph, &case.holder, SHARE, case.asked(days)).await;
        assert_eq!(refused, "SHARE_DAYS_INVALID");
    }
    for _ in 0..9 {
        case.link(1).await;
    }
    let refused = refusal(graph, &case.holder, SHARE, case.asked(1)).await;
    assert_eq!(refused, "SHARES_TOO_MANY");
}

#[tokio::test(flavor = "multi_thread")]
async fn links_end_with_their_holder_and_a_season_after_their_time() {
    let case = Case::new().await;
    let (_, url) = case.link(1).await;
    // The address is nowhere in the database.
    let token = url.rsplit('/').next().unwrap();
    let leaked = format!(
        "DO $$ BEGIN IF EXISTS (SELECT 1 FROM report.paper_shares s
             WHERE strpos(s::text, '{token}') > 0) THEN RAISE EXCEPTION 'kept'; END IF; END $$"
    );
    case.world.db.execute(&leaked).await;
    let day = TimeDelta::days(1);
    case.world.tick_at(case.world.now + day * 91 - TimeDelta::seconds(1)).await;
    assert_eq!(case.world.get_after(&url, day * 2).await.status, StatusCode::GONE);
    case.world.tick_at(case.world.now + day * 91 + TimeDelta::seconds(1)).await;
    assert_eq!(case.world.get(&url).await.status, StatusCode::NOT_FOUND);

    let (_, url) = case.link(90).await;
    case.world.db.publish(&PersonErased { person_id: case.holder.id().unwrap() }).await;
    case.world.deliver().await;
    assert_eq!(case.world.get(&url).await.status, StatusCode::NOT_FOUND);
}
