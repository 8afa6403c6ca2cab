//! A mail server of our own: letters leave over real SMTP, and wait while it is busy.
#![expect(clippy::unwrap_used, reason = "tests")]
use crate::world::{World, appointment};
use chrono::TimeDelta;
use events::{appointment::Confirmed, auth::CodeAsked};
use kernel::LetterKey;
use std::sync::{Arc, Mutex};
use testkit::viewers;
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};
use uuid::Uuid;

/// Takes letters; refuses the first with a temporary error.
struct Server {
    url: String,
    letters: Arc<Mutex<Vec<String>>>,
}

impl Server {
    async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("smtp://{}", listener.local_addr().unwrap());
        let letters = Arc::new(Mutex::new(Vec::new()));
        let taken = letters.clone();
        tokio::spawn(async move {
            let busy = Arc::new(Mutex::new(true));
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(converse(stream, taken.clone(), busy.clone()));
            }
        });
        Self { url, letters }
    }
}

/// One conversation, as RFC 5321 has it.
async fn converse(
    stream: TcpStream,
    letters: Arc<Mutex<Vec<String>>>,
    busy: Arc<Mutex<bool>>,
) -> std::io::Result<()> {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    write.write_all(b"220 mail.example.org\r\n").await?;
    while let Some(line) = lines.next_line().await? {
        let verb = line.split([' ', ':']).next().unwrap_or_default().to_uppercase();
        let answer = match verb.as_str() {
            "EHLO" | "HELO" => "250 mail.example.org",
            "MAIL" if std::mem::take(&mut *busy.lock().unwrap()) => "451 busy, come back later",
            "DATA" => {
                write.write_all(b"354 go on\r\n").await?;
                let mut letter = String::new();
                while let Some(line) = lines.next_line().await?.filter(|line| line != ".") {
                    letter.push_str(&line);
                    letter.push('\n');
                }
                letters.lock().unwrap().push(letter);
                "250 taken"
            }
            "QUIT" => "221 bye",
            _ => "250 fine",
        };
        write.write_all(format!("{answer}\r\n").as_bytes()).await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_busy_mail_server_is_asked_again() {
    let server = Server::start().await;
    let world = World::over(&server.url).await;
    let owner = viewers::customer();
    world.register(&owner).await;
    world.db.publish(&Confirmed { facts: appointment(&owner) }).await;
    world.deliver().await;

    world.tick().await;
    assert!(server.letters.lock().unwrap().is_empty(), "refused for now");
    world.tick_at(world.now + TimeDelta::minutes(1)).await;
    world.tick_at(world.now + TimeDelta::minutes(2)).await;
    let letters = server.letters.lock().unwrap().clone();
    assert_eq!(letters.len(), 1);
    assert!(letters[0].contains("From: \"Auto Visite Tech\" <bonjour@example.fr>"));
    assert!(letters[0].contains("Message-ID: <"));
    assert!(letters[0].contains("rendez-vous-RDV-7Q2KX.ics"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_that_left_is_not_kept() {
    let server = Server::start().await;
    let world = World::over(&server.url).await;
    let event = CodeAsked {
        challenge_id: Uuid::now_v7(),
        email: "lea@example.org".to_owned(),
        expires_at: world.now + TimeDelta::minutes(10),
    };
    world.db.publish(&event).await;
    world.deliver().await;
    world.tick().await;
    world.tick_at(world.now + TimeDelta::minutes(2)).await;
    let code = LetterKey::new(&[7; 32]).unwrap().code(event.challenge_id);
    let (head, tail) = (&code[..3], &code[3..]);
    let letters = server.letters.lock().unwrap().clone();
    assert!(letters[0].contains(&format!("{head}=C2=A0{tail}")), "{}", letters[0]);
    let kept = format!(
        "DO $$ BEGIN ASSERT (SELECT body LIKE '%••••••%' AND body NOT LIKE '%{head}_{tail}%'
             AND matter::text NOT LIKE '%{code}%' FROM report.letters);
         ASSERT NOT EXISTS (SELECT 1 FROM kernel.outbox WHERE payload::text LIKE '%{code}%');
         END $$"
    );
    world.db.execute(&kept).await;
}
