//! A chat that becomes a customer's.
use crate::bench::Bench;

const ZOE: i64 = 4_004;
const ACCOUNT: usize = 900;

#[tokio::test]
async fn a_code_that_is_typed_makes_the_chat_its_owners_and_survives_a_restart() {
    let mut bench = Bench::start().await;
    bench.graph.memory.lock().unwrap().code = Some(("123456", ACCOUNT));
    bench.telegram.write(ZOE, "réserver");
    bench.telegram.wait_for(ZOE, 2).await;
    bench.telegram.write(ZOE, "654321");
    let sent = bench.telegram.wait_for(ZOE, 3).await;
    assert_eq!(sent[2], "Ce code n’est pas le bon.");
    assert!(bench.telegram.calls("editmessagereplymarkup").is_empty(), "the buttons still stand");

    bench.telegram.write(ZOE, "123456");
    assert_eq!(bench.telegram.wait_for(ZOE, 4).await[3], "Reçu &lt;it-is-me&gt;");
    bench.stop_bot().await;
    bench.start_bot();
    bench.telegram.write(ZOE, "merci");
    assert_eq!(bench.telegram.wait_for(ZOE, 5).await[4], "Reçu &lt;merci&gt;");
    let memory = bench.graph.memory.lock().unwrap();
    assert_eq!(memory.guests, 1, "the session that is kept is the account's");
    let ids: Vec<&str> = memory.said.iter().map(|(id, _)| id.as_str()).collect();
    assert_eq!(ids.len(), 5, "{ids:?}");
    assert!(ids[3].ends_with("-in"), "{ids:?}");
}

#[tokio::test]
async fn a_second_factor_is_typed_after_the_code_and_never_said_to_the_assistant() {
    let mut bench = Bench::start().await;
    {
        let mut memory = bench.graph.memory.lock().unwrap();
        memory.code = Some(("123456", ACCOUNT));
        memory.second_factor = Some("abcd-efgh-jkmn-pqrs");
    }
    bench.telegram.write(ZOE, "réserver");
    bench.telegram.wait_for(ZOE, 2).await;
    bench.telegram.write(ZOE, "123456");
    assert_eq!(bench.telegram.wait_for(ZOE, 3).await[2], "Tapez l’autre.");
    bench.telegram.write(ZOE, "999 999");
    assert_eq!(bench.telegram.wait_for(ZOE, 4).await[3], "Pas le bon.");
    // What is waited for outlives a restart.
    bench.stop_bot().await;
    bench.start_bot();
    bench.telegram.write(ZOE, "abcd-efgh-jkmn-pqrs");
    assert_eq!(bench.telegram.wait_for(ZOE, 5).await[4], "Reçu &lt;it-is-me&gt;");
    // Anything else ends it: from now on six digits are a message, here a code that is not awaited.
    bench.telegram.write(ZOE, "merci");
    assert_eq!(bench.telegram.wait_for(ZOE, 6).await[5], "Reçu &lt;merci&gt;");
    let memory = bench.graph.memory.lock().unwrap();
    let said: Vec<&str> = memory.said.iter().map(|(_, what)| what.as_str()).collect();
    assert_eq!(said, ["réserver", "123456", "it-is-me", "merci"]);
}

#[tokio::test]
async fn what_is_written_instead_of_a_second_factor_goes_to_the_assistant() {
    let bench = Bench::start().await;
    {
        let mut memory = bench.graph.memory.lock().unwrap();
        memory.code = Some(("123456", ACCOUNT));
        memory.second_factor = Some("222333");
    }
    bench.telegram.write(ZOE, "réserver");
    bench.telegram.wait_for(ZOE, 2).await;
    bench.telegram.write(ZOE, "123456");
    assert_eq!(bench.telegram.wait_for(ZOE, 3).await[2], "Tapez l’autre.");
    bench.telegram.write(ZOE, "renvoyez le code");
    assert_eq!(bench.telegram.wait_for(ZOE, 4).await[3], "Reçu &lt;renvoyez le code&gt;");
    // The next six digits are the new letter's code again, and not the second factor.
    bench.telegram.write(ZOE, "123456");
    assert_eq!(bench.telegram.wait_for(ZOE, 5).await[4], "Tapez l’autre.");
    bench.telegram.write(ZOE, "222333");
    assert_eq!(bench.telegram.wait_for(ZOE, 6).await[5], "Reçu &lt;it-is-me&gt;");
}

#[tokio::test]
async fn a_link_from_the_web_is_said_yes_to_in_the_chat_and_undone_from_both_sides() {
    let bench = Bench::start().await;
    let token = "Zz0_-".repeat(9)[..43].to_owned();
    bench.telegram.write(ZOE, &format!("/start {token}"));
    let sent = bench.telegram.wait_for(ZOE, 1).await;
    assert!(sent[0].contains("n’est plus valable"), "nobody made it: {sent:?}");
    bench.telegram.write(ZOE, "/delier");
    assert!(bench.telegram.wait_for(ZOE, 2).await[1].contains("aucun compte"));
    bench.telegram.write(ZOE, "bonjour");
    bench.telegram.wait_for(ZOE, 4).await;

    bench.graph.memory.lock().unwrap().link = Some((token.clone(), ACCOUNT));
    bench.telegram.write(ZOE, &format!("/start {token}"));
    let asked = bench.telegram.wait_for(ZOE, 5).await;
    assert!(asked[4].contains("z•••@exemple.fr"), "{asked:?}");
    bench.telegram.press(ZOE, 90, "link:no");
    assert!(bench.telegram.wait_for(ZOE, 6).await[5].contains("reste comme elle était"));
    bench.telegram.press(ZOE, 90, "link:yes");
    assert!(bench.telegram.wait_for(ZOE, 7).await[6].contains("n’est plus valable"), "it was no");

    bench.telegram.write(ZOE, &format!("/start {token}"));
    bench.telegram.wait_for(ZOE, 8).await;
    bench.telegram.press(ZOE, 91, "link:yes");
    assert!(bench.telegram.wait_for(ZOE, 9).await[8].contains("celle de votre compte"));
    bench.telegram.write(ZOE, "mes rendez-vous");
    assert_eq!(bench.telegram.wait_for(ZOE, 10).await[9], "Reçu &lt;mes rendez-vous&gt;");
    assert_eq!(bench.graph.memory.lock().unwrap().guests, 1);

    // Ended on the web: the chat says so, and goes on as nobody's.
    bench.graph.expire(true);
    let sent = bench.telegram.wait_for(ZOE, 11).await;
    assert!(sent[10].contains("plus reliée à votre compte"), "{sent:?}");
    bench.graph.memory.lock().unwrap().code = Some(("123456", ACCOUNT));
    bench.telegram.write(ZOE, "123456");
    bench.telegram.wait_for(ZOE, 13).await;
    bench.telegram.write(ZOE, "/delier");
    let sent = bench.telegram.wait_for(ZOE, 14).await;
    assert!(sent[13].contains("plus reliée"), "{sent:?}");
    assert_eq!(bench.graph.memory.lock().unwrap().log_outs, 1);
}
