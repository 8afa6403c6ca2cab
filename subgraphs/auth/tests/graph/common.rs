//! One database, one key, and the few documents every test sends.
use async_graphql::{Request, Variables};
use auth::{AuthConfig, Keys, Schema};
use chrono::{DateTime, TimeDelta, Utc};
use events::auth::{CodeAsked, LinkGiven};
use jsonwebtoken::{DecodingKey, TokenData, Validation, decode, jwk::JwkSet};
use kernel::{
    Clock, LetterKey, Role, Viewer, audit::ActRecorded, passport::Claims, viewer::Whence,
};
use serde_json::{Value, json};
use testkit::TestDb;
use uuid::Uuid;

pub(crate) const ISSUER: &str = "https://autovisite.example";
pub(crate) const AUDIENCE: &str = "graph";
pub(crate) const PASSWORD: &str = "cheval correct pile";

const SESSION: &str =
    "session { accessToken accessTokenExpiresAt accessTokenExpiresIn refreshToken deviceToken
    user { id email displayName phone roles locale isGuest createdAt } }";

pub(crate) const ASK_CODE: &str = "mutation($input: RequestLogInCodeInput!) {
    requestLogInCode(input: $input) { challengeId expiresAt expiresIn } }";
pub(crate) const REGISTER: &str = "mutation($input: RegisterInput!) { register(input: $input) {
    addressCode { challengeId expiresIn } } }";
pub(crate) const FORGOT: &str = "mutation($input: RequestPasswordResetInput!) {
    requestPasswordReset(input: $input) { linkLastsMinutes } }";

/// The subgraph on a database of its own, at a moment that only tests move.
pub(crate) struct World {
    pub(crate) db: TestDb,
    pub(crate) config: AuthConfig,
    pub(crate) now: DateTime<Utc>,
    pub(crate) schema: Schema,
}

impl World {
    pub(crate) async fn new() -> Self {
        let db = TestDb::new().await;
        let keys = Keys::from_pem(&Keys::generate_pem()).expect("our own key");
        let letters = LetterKey::new(&[7; 32]).expect("a key");
        let config = AuthConfig {
            keys,
            issuer: ISSUER.into(),
            audience: AUDIENCE.into(),
            second_factor_roles: Vec::new(),
            telegram_bot: Some("autovisite_bot".to_owned()),
            letters,
            webhooks: auth::Reachable::default(),
            open: auth::Open::default(),
        };
        let now = Utc::now();
        let schema = auth::schema(db.pool.clone(), Clock::Fixed(now), config.clone());
        Self { db, config, now, schema }
    }

    /// Lets time pass.
    pub(crate) fn wait(&mut self, time: TimeDelta) {
        self.now += time;
        let clock = Clock::Fixed(self.now);
        self.schema = auth::schema(self.db.pool.clone(), clock, self.config.clone());
    }

    /// The session a mutation answers.
    pub(crate) async fn session(&self, viewer: &Viewer, mutation: &str, input: Value) -> Value {
        let mut data =
            testkit::data(&self.schema, viewer, &document(mutation), json!({ "input": input }))
                .await;
        data[mutation]["session"].take()
    }

    /// The code a session mutation is refused with.
    pub(crate) async fn refused(&self, viewer: &Viewer, mutation: &str, input: Value) -> String {
        let variables = json!({ "input": input });
        testkit::refusal(&self.schema, viewer, &document(mutation), variables).await
    }

    /// The answer to a session mutation from an address in the world.
    pub(crate) async fn from(
        &self,
        address: &str,
        viewer: &Viewer,
        mutation: &str,
        input: Value,
    ) -> Result<Value, String> {
        let variables = Variables::from_json(json!({ "input": input }));
        let request = Request::new(document(mutation))
            .variables(variables)
            .data(viewer.clone())
            .data(Whence { address: address.to_owned(), pseudonym: None });
        let answer = self.schema.execute(request).await;
        match testkit::code(&answer) {
            Some(code) => Err(code),
            None => Ok(answer.data.into_json().expect("JSON")[mutation]["session"].take()),
        }
    }

    /// Asks for a code for that address; answers the challenge and, as the letter has it, the code.
    pub(crate) async fn code(&self, email: &str) -> (Value, String) {
        let input = json!({ "input": { "email": email } });
        let asked = testkit::data(&self.schema, &Viewer::Anonymous, ASK_CODE, input).await;
        let told = self.db.published::<CodeAsked>().await.pop().expect("a letter is to leave");
        assert_eq!(asked["requestLogInCode"]["challengeId"], json!(told.challenge_id));
        (json!(told.challenge_id), self.config.letters.code(told.challenge_id))
    }

    /// The link that was given last, as the letter has it.
    pub(crate) async fn link(&self) -> String {
        let told = self.db.published::<LinkGiven>().await.pop().expect("a link was given");
        self.config.letters.link(told.link_id)
    }

    /// What the log of acts says of somebody's account, in order.
    pub(crate) async fn acts_of(&self, user: &Value) -> Vec<String> {
        let all = self.db.published::<ActRecorded>().await;
        let own = all.into_iter().filter(|act| json!(act.subject_id) == user["id"]);
        own.map(|act| act.act).collect()
    }

    /// What auth does after its own events.
    pub(crate) async fn settle(&self) {
        let clock = Clock::Fixed(self.now);
        self.db.deliver(&auth::listeners(&self.db.pool, clock)).await;
    }

    /// All of these sessions refreshed at the same moment: the next refresh tokens, or the codes.
    pub(crate) async fn refreshed_at_once(
        &self,
        sessions: &[&Value],
    ) -> Vec<Result<String, String>> {
        let asked = sessions.iter().map(|session| {
            let schema = self.schema.clone();
            let input = json!({ "input": { "refreshToken": session["refreshToken"] } });
            tokio::spawn(async move {
                let sent = document("refreshSession");
                testkit::execute(&schema, &Viewer::Anonymous, &sent, input).await
            })
        });
        let mut answers = Vec::new();
        for asked in asked.collect::<Vec<_>>() {
            let answer = asked.await.expect("an answer");
            answers.push(match testkit::code(&answer) {
                Some(code) => Err(code),
                None => {
                    let data = answer.data.into_json().expect("JSON");
                    let token = &data["refreshSession"]["session"]["refreshToken"];
                    Ok(token.as_str().expect("a token").to_owned())
                }
            });
        }
        answers
    }

    /// A new account of that name, at exemple.fr.
    pub(crate) async fn account(&self, name: &str) -> Value {
        self.registered(&Viewer::Anonymous, registration(name)).await
    }

    /// Registers, and types the code of the letter where it was asked for.
    pub(crate) async fn registered(&self, viewer: &Viewer, input: Value) -> Value {
        let (challenge, code) = self.registers(viewer, input).await;
        let input = json!({ "challengeId": challenge, "code": code });
        self.session(viewer, "logInWithCode", input).await
    }

    /// Registers, and answers the challenge and the code of the letter.
    pub(crate) async fn registers(&self, viewer: &Viewer, input: Value) -> (Uuid, String) {
        let input = json!({ "input": input });
        let answer = testkit::data(&self.schema, viewer, REGISTER, input).await;
        let asked = self.db.published::<CodeAsked>().await.pop().expect("a letter is to leave");
        let sent = &answer["register"]["addressCode"];
        assert_eq!(sent["challengeId"], json!(asked.challenge_id));
        (asked.challenge_id, self.config.letters.code(asked.challenge_id))
    }

    /// The code a registration is refused with.
    pub(crate) async fn refused_to_register(&self, input: Value) -> String {
        let input = json!({ "input": input });
        testkit::refusal(&self.schema, &Viewer::Anonymous, REGISTER, input).await
    }

    /// An account as registrations of before made it, of an address that nobody has proven to read.
    pub(crate) async fn unproven(&self, name: &str) -> Value {
        let session = self.account(name).await;
        let id = session["user"]["id"].as_str().expect("an id");
        let row = format!("UPDATE auth.users SET email_verified_at = NULL WHERE id = '{id}'");
        self.db.execute(&row).await;
        session
    }

    /// Somebody who enters by codes alone, and has no password.
    pub(crate) async fn by_code(&self, email: &str) -> Value {
        let (challenge, code) = self.code(email).await;
        let input = json!({ "challengeId": challenge, "code": code });
        self.session(&Viewer::Anonymous, "logInWithCode", input).await
    }

    /// Whether that session can still be carried on, which it is.
    pub(crate) async fn runs(&self, session: &Value) -> bool {
        let input = json!({ "input": { "refreshToken": session["refreshToken"] } });
        let sent = document("refreshSession");
        let answer = testkit::execute(&self.schema, &Viewer::Anonymous, &sent, input).await;
        testkit::code(&answer).is_none()
    }

    /// An administrator, as the server makes the first one.
    pub(crate) async fn admin(&self) -> Viewer {
        let mut conn = self.db.pool.get().await.expect("a connection");
        let roles = [Role::Admin];
        auth::ensure_user(&mut conn, "admin@exemple.fr", PASSWORD, "Ada", &roles)
            .await
            .expect("a first administrator");
        drop(conn);
        let input = json!({ "email": "admin@exemple.fr", "password": PASSWORD });
        self.viewer(&self.session(&Viewer::Anonymous, "logIn", input).await)
    }

    /// Who the router sees behind a session's access token, verified with the public keys alone.
    pub(crate) fn viewer(&self, session: &Value) -> Viewer {
        self.verified(session).expect("a valid token").claims.into()
    }

    pub(crate) fn verified(
        &self,
        session: &Value,
    ) -> Result<TokenData<Claims>, jsonwebtoken::errors::Error> {
        self.read(&session["accessToken"])
    }

    /// What an access token says, verified as [`World::viewer`] does.
    pub(crate) fn claims(&self, token: &Value) -> Claims {
        self.read(token).expect("a valid token").claims
    }

    fn read(&self, token: &Value) -> Result<TokenData<Claims>, jsonwebtoken::errors::Error> {
        let token = token.as_str().expect("a token");
        let set: JwkSet = serde_json::from_value(self.config.keys.jwks()).expect("a JWK set");
        let kid = jsonwebtoken::decode_header(token)?.kid.expect("a kid");
        let key = set.find(&kid).expect("the key is published");
        let mut validation = Validation::new(jsonwebtoken::Algorithm::EdDSA);
        validation.set_issuer(&[ISSUER]);
        validation.set_audience(&[AUDIENCE]);
        validation.set_required_spec_claims(&["exp", "iss", "aud", "sub"]);
        decode(token, &DecodingKey::from_jwk(key)?, &validation)
    }
}

/// What somebody of that name types to register.
pub(crate) fn registration(name: &str) -> Value {
    json!({
        "email": format!("{}@exemple.fr", name.to_lowercase()),
        "password": PASSWORD,
        "displayName": name,
    })
}

/// The document of a mutation that answers a session.
pub(crate) fn document(mutation: &str) -> String {
    let input = format!("{}{}Input", mutation[..1].to_uppercase(), &mutation[1..]);
    format!("mutation($input: {input}!) {{ {mutation}(input: $input) {{ {SESSION} }} }}")
}
