//! Whoever changes a signed result behind the platform's back is found, and the first link is named.
use crate::bench::Bench;
use diesel_async::SimpleAsyncConnection;
use inspection::audit;

/// Three signed results, and the ids in the order of their links.
async fn chain(bench: &Bench) -> Vec<String> {
    let mut ids = Vec::new();
    for plate in ["AA-111-AA", "BB-222-BB", "CC-333-CC"] {
        let appointment = bench.expect("PERIODIC", Some(plate)).await;
        let signed = bench.signed(appointment, &["0.1.1.a.2"]).await;
        ids.push(signed["id"].as_str().unwrap().to_owned());
    }
    ids
}

#[tokio::test]
async fn a_chain_that_nobody_touched_is_whole() {
    let bench = Bench::new().await;
    let ids = chain(&bench).await;
    let told = audit(&bench.db.pool).await.unwrap();
    assert_eq!((told.chains, told.links, told.broken), (1, 3, vec![]));
    assert_eq!(told.results.len(), ids.len());
}

#[tokio::test]
async fn any_change_of_a_signed_result_is_named() {
    let bench = Bench::new().await;
    let ids = chain(&bench).await;
    let pool = &bench.db.pool;
    let mut conn = pool.get().await.unwrap();
    // As somebody would who owns the database: without its triggers. Each change, and its undoing.
    for (change, undo) in [
        (
            "UPDATE inspection.inspections SET odometer_km = odometer_km - 1 WHERE id = '$id'",
            "UPDATE inspection.inspections SET odometer_km = odometer_km + 1 WHERE id = '$id'",
        ),
        (
            "UPDATE inspection.inspections SET valid_until = valid_until + 1 WHERE id = '$id'",
            "UPDATE inspection.inspections SET valid_until = valid_until - 1 WHERE id = '$id'",
        ),
        (
            "UPDATE inspection.recorded_defects SET level = 'MINOR' WHERE inspection_id = '$id'",
            "UPDATE inspection.recorded_defects SET level = 'MAJOR' WHERE inspection_id = '$id'",
        ),
        (
            "UPDATE inspection.remarks SET text = text || '.' WHERE inspection_id = '$id'",
            "UPDATE inspection.remarks SET text = left(text, -1) WHERE inspection_id = '$id'",
        ),
        (
            "UPDATE inspection.sealed_results SET content = jsonb_set(content, '{plate}', '1') WHERE inspection_id = '$id'",
            "UPDATE inspection.sealed_results SET content = content - 'plate' WHERE inspection_id = '$id'",
        ),
        (
            "UPDATE inspection.sealed_results SET content = jsonb_set(content, '{odometer_km}', '1') WHERE inspection_id = '$id'",
            "UPDATE inspection.sealed_results SET content = jsonb_set(content, '{odometer_km}', '128450') WHERE inspection_id = '$id'",
        ),
        (
            "UPDATE inspection.inspections SET content_hash = repeat('0', 64), abandon_reason = content_hash WHERE id = '$id'",
            "UPDATE inspection.inspections SET content_hash = abandon_reason, abandon_reason = NULL WHERE id = '$id'",
        ),
        (
            "UPDATE inspection.inspections SET chain_seq = 9 WHERE id = '$id'",
            "UPDATE inspection.inspections SET chain_seq = 2 WHERE id = '$id'",
        ),
    ] {
        let as_owner = |sql: &str| {
            let sql = sql.replace("$id", &ids[1]);
            format!("BEGIN; SET LOCAL session_replication_role = replica; {sql}; COMMIT;")
        };
        conn.batch_execute(&as_owner(change)).await.unwrap();
        let told = audit(pool).await.unwrap();
        assert_eq!(told.broken.len(), 1, "the first link alone: {change}");
        let named = if change.contains("chain_seq") { &ids[2] } else { &ids[1] };
        assert!(told.broken[0].contains(named.as_str()), "{change}: {:?}", told.broken);
        conn.batch_execute(&as_owner(undo)).await.unwrap();
        assert_eq!(audit(pool).await.unwrap().broken, Vec::<String>::new(), "undone: {undo}");
    }
}
