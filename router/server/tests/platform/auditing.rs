//! What `autovisite audit` says once somebody changed a byte behind the platform's back.
use crate::product::Product;
use autovisite::{audit::audit, database::Databases};
use diesel_async::SimpleAsyncConnection;
use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

/// What is wrong, in words; nothing where all is as it was written.
async fn told(product: &Product) -> String {
    let settings = product.settings.as_ref().unwrap();
    let databases = Databases::at(product.database_url().to_owned());
    audit(settings, &databases).await.map_or_else(|error| format!("{error:#}"), |()| String::new())
}

/// As whoever owns the database: no trigger speaks.
async fn as_owner(product: &Product, change: &str) {
    let change = format!("BEGIN; SET LOCAL session_replication_role = replica; {change}; COMMIT;");
    product.connection().await.batch_execute(&change).await.unwrap();
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "pdf") {
            found.push(path);
        }
    }
}

/// In each kind of thing that is kept: one is changed, named, and put back.
pub(crate) async fn every_changed_byte_is_named(product: &Product) {
    // All of it is there: the invoice on paper, and every act where the acts of all are read.
    let whole = "DO $$ BEGIN
        ASSERT (SELECT count(*) FROM payment.documents) > 0;
        ASSERT (SELECT count(*) FROM report.invoices WHERE issued_at IS NOT NULL)
             = (SELECT count(*) FROM payment.documents);
        ASSERT (SELECT count(*) FROM auth.acts) > 0;
        ASSERT NOT EXISTS (SELECT id FROM kernel.acts EXCEPT SELECT id FROM auth.acts);
        END $$";
    for attempt in 0.. {
        let settled = product.connection().await.batch_execute(whole).await;
        if settled.is_ok() {
            break;
        }
        assert!(attempt < 300, "{settled:?}");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert_eq!(told(product).await, "");

    let (mut papers, mut seen) = (Vec::new(), 0);
    files(product.data_dir(), &mut papers);
    for paper in papers {
        let bytes = fs::read(&paper).unwrap();
        let mut changed = bytes.clone();
        changed[bytes.len() / 2] ^= 1;
        fs::write(&paper, changed).unwrap();
        let said = told(product).await;
        assert!(said.contains("its file"), "{}: {said}", paper.display());
        fs::write(&paper, bytes).unwrap();
        seen += 1;
    }
    assert!(seen >= 3, "procès-verbal, certificate and invoice: {seen}");

    let one = |table: &str| {
        let signed =
            if table == "inspection.inspections" { "signed_at IS NOT NULL" } else { "true" };
        format!("id = (SELECT min(id::text)::uuid FROM {table} WHERE {signed})")
    };
    for (table, change, undo, said) in [
        (
            "inspection.inspections",
            "odometer_km = odometer_km + 1",
            "odometer_km = odometer_km - 1",
            "result",
        ),
        ("report.reports", "plate = plate || 'X'", "plate = left(plate, -1)", "its row"),
        ("report.invoices", "number = number || 'X'", "number = left(number, -1)", "its row"),
        ("payment.documents", "label = label || 'x'", "label = left(label, -1)", "document"),
        ("auth.acts", "act = act || 'x'", "act = left(act, -1)", "what its chain says"),
        ("kernel.acts", "act = act || 'x'", "act = left(act, -1)", "domain’s log says otherwise"),
    ] {
        let here = one(table);
        as_owner(product, &format!("UPDATE {table} SET {change} WHERE {here}")).await;
        let found = told(product).await;
        assert!(found.contains(said), "{table}: {found}");
        as_owner(product, &format!("UPDATE {table} SET {undo} WHERE {here}")).await;
        assert_eq!(told(product).await, "", "{table} is as it was");
    }
    // Taken out, the act is missing, and its chain knows of it.
    let last = "id = (SELECT act_id FROM auth.act_links ORDER BY link DESC LIMIT 1)";
    let keep = format!("CREATE TABLE public.taken AS SELECT * FROM kernel.acts WHERE {last}");
    as_owner(product, &format!("{keep}; DELETE FROM kernel.acts WHERE {last}")).await;
    let found = told(product).await;
    assert!(found.contains("not in its domain’s log"), "{found}");
    as_owner(
        product,
        "INSERT INTO kernel.acts SELECT * FROM public.taken; DROP TABLE public.taken",
    )
    .await;
    assert_eq!(told(product).await, "");
}
