//! What happens before the reading: broken networks, bad photos, both sides, the same photo again.
use crate::world::{CREATE, World, plain, sample};
use chrono::TimeDelta;
use events::scan::{DocumentRejected, TextRead};
use image::{DynamicImage, GrayImage, ImageFormat, Luma, Rgba, RgbaImage, imageops};
use scan::image_intake::Decoder;
use serde_json::{Value, json};
use std::io::Cursor;
use testkit::{data, refusal, viewers};

fn jpeg(picture: GrayImage) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::from(picture).write_to(&mut bytes, ImageFormat::Jpeg).unwrap();
    bytes.into_inner()
}

fn gray(name: &str) -> GrayImage {
    image::load_from_memory(&sample(name)).unwrap().into_luma8()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_upload_goes_on_where_the_network_broke() {
    let world = World::new().await;
    let owner = viewers::customer();
    let (id, url) = world.announced(&owner).await;
    let photo = sample("008");
    assert_eq!(world.offset(&url).await, Some(0));
    world.break_off(&url, &photo, 30_000).await;
    let mut at = 0;
    for _ in 0..100 {
        at = world.offset(&url).await.unwrap();
        if at > 0 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    assert_eq!(at, 30_000);
    // From elsewhere it does not go on.
    let elsewhere = world.patch(&url, 20_000, photo.len(), &photo[20_000..]).await;
    assert_eq!(elsewhere.code(), (409, "UPLOAD_OFFSET_WRONG"));
    // A second break, this time of the rest.
    let middle = world.patch(&url, at, photo.len(), &photo[at..at + 20_000]).await;
    assert_eq!(middle.code(), (400, "UPLOAD_INTERRUPTED"));
    let at = world.offset(&url).await.unwrap();
    assert_eq!(at, 50_000);
    assert_eq!(world.patch(&url, at, photo.len(), &photo[at..]).await.status, 204);
    assert_eq!(world.see(&owner, id).await["status"], "RECEIVED");
    // Nothing but the page and its thumbnail is left.
    let folder = world.folder.path().join(format!("documents/{id}"));
    let mut left: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.file_type().unwrap().is_file())
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    left.sort();
    assert_eq!(left, ["1-small.jpg", "1.jpg"]);
    assert_eq!(world.offset(&url).await, None);
}

/// Black print on nothing, as applications that cut a page out of its background make it.
#[tokio::test(flavor = "multi_thread")]
async fn a_page_cut_out_of_its_background_is_not_too_dark() {
    let world = World::new().await;
    let (id, url) = world.announced(&viewers::customer()).await;
    let page = gray("008");
    let cut_out = RgbaImage::from_fn(page.width(), page.height(), |x, y| {
        Rgba([0, 0, 0, 255 - page.get_pixel(x, y).0[0]])
    });
    let mut png = Cursor::new(Vec::new());
    DynamicImage::from(cut_out).write_to(&mut png, ImageFormat::Png).unwrap();
    let answer = world.put(&url, &png.into_inner()).await;
    assert_eq!((answer.status, &answer.body), (204, &Value::Null));
    let stored = image::open(world.image(id)).unwrap().into_luma8();
    assert_eq!(stored.dimensions(), page.dimensions());
    let difference = stored.iter().zip(page.iter()).map(|(is, was)| u64::from(is.abs_diff(*was)));
    assert!(difference.sum::<u64>() / (page.len() as u64) < 4);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_decoder_is_our_fault_and_the_same_photo_may_be_sent_again() {
    let world = World::decoding_by(Decoder::apart("/bin/false".into())).await;
    let owner = viewers::customer();
    let (id, url) = world.announced(&owner).await;
    let answer = world.put(&url, &sample("008")).await;
    assert_eq!(answer.code(), (503, "FILE_NOT_OPENED"));
    let words = answer.body["message"].as_str().unwrap();
    assert!(words.contains("de notre fait") && words.contains("à nouveau"), "{words}");
    assert_eq!(world.see(&owner, id).await["status"], "AWAITING_UPLOAD");
    // The address is open as before.
    assert_eq!(world.offset(&url).await, Some(0));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_photo_nobody_could_read_is_refused_before_it_is_read() {
    let world = World::new().await;
    let (id, url) = world.announced(&viewers::customer()).await;
    let page = gray("008");
    let blurred = jpeg(imageops::fast_blur(&page, 12.0));
    let dark = jpeg(GrayImage::from_fn(page.width(), page.height(), |x, y| {
        Luma([page.get_pixel(x, y).0[0] / 12])
    }));
    let black = jpeg(GrayImage::new(1000, 1400));
    let blank = jpeg(GrayImage::from_pixel(1000, 1400, Luma([235])));
    for (photo, code, help) in [
        (blurred, "PHOTO_BLURRED", "sans bouger"),
        (dark, "PHOTO_TOO_DARK", "fenêtre"),
        (black, "PHOTO_TOO_DARK", "lampe"),
        (blank, "PHOTO_BLANK", "face remplie"),
    ] {
        let answer = world.put(&url, &photo).await;
        assert_eq!(answer.code(), (422, code));
        assert!(answer.body["message"].as_str().unwrap().contains(help), "{:?}", answer.body);
    }
    assert!(!world.image(id).exists());
    // The address is still open for a better one.
    assert_eq!(world.put(&url, &sample("008")).await.status, 204);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cat_is_told_from_a_certificate() {
    let world = World::new().await;
    let owner = viewers::customer();
    let (id, url) = world.announced(&owner).await;
    assert_eq!(world.put(&url, &plain()).await.status, 204);
    world.tick().await;
    let seen = world.see(&owner, id).await;
    assert_eq!(
        (&seen["status"], &seen["failure"]["code"]),
        (&json!("REJECTED"), &json!("SCREENSHOT"))
    );
    let told = world.db.published::<DocumentRejected>().await;
    assert_eq!((told.len(), told[0].code.as_str()), (1, "SCREENSHOT"));
    assert_eq!(seen["failure"]["message"], told[0].fr.as_str());
    assert!(world.db.published::<TextRead>().await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_lines_at_the_foot_are_asked_for_once() {
    let world = World::new().await;
    let owner = viewers::customer();
    let page = gray("007");
    let cut = imageops::crop_imm(&page, 0, 0, page.width(), page.height() * 88 / 100).to_image();
    for status in ["REJECTED", "READ"] {
        let (id, url) = world.announced(&owner).await;
        assert_eq!(world.put(&url, &jpeg(cut.clone())).await.status, 204);
        world.tick().await;
        let seen = world.see(&owner, id).await;
        assert_eq!(seen["status"], status, "{seen}");
        if status == "REJECTED" {
            assert_eq!(seen["failure"]["code"], "ZONE_MISSING");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_report_in_the_place_of_a_certificate_is_told_and_still_read() {
    let world = World::new().await;
    let customer = viewers::customer();
    let (id, url) = world.announced(&customer).await;
    assert_eq!(world.put(&url, &sample("pv")).await.status, 204);
    world.tick().await;
    let seen = world.see(&customer, id).await;
    assert_eq!(
        (&seen["status"], &seen["failure"]["code"]),
        (&json!("REJECTED"), &json!("WRONG_DOCUMENT"))
    );
    let read = world.db.published::<TextRead>().await;
    assert_eq!((read.len(), read[0].kind), (1, events::scan::DocumentKind::Other));

    // A certificate of before 2009 is not sent back for lines it never had.
    let (id, url) = world.announced(&customer).await;
    assert_eq!(world.put(&url, &sample("fni")).await.status, 204);
    world.tick().await;
    assert_eq!(world.see(&customer, id).await["status"], "READ");
}

#[tokio::test(flavor = "multi_thread")]
async fn another_page_joins_a_document_until_it_is_read() {
    let world = World::new().await;
    let (owner, other) = (viewers::customer(), viewers::customer());
    let (id, url) = world.announced(&owner).await;
    let mut more = World::photo(100_000);
    more["input"]["documentId"] = json!(id);
    assert_eq!(refusal(&world.schema, &other, CREATE, more.clone()).await, "DOCUMENT_NOT_FOUND");
    let (same, second) = world.announced_as(&owner, more.clone()).await;
    assert_eq!(same, id);

    assert_eq!(world.put(&url, &plain()).await.status, 204);
    // The other side was announced: it is waited for.
    world.tick().await;
    assert_eq!(world.see(&owner, id).await["status"], "RECEIVED");
    assert_eq!(world.put(&second, &sample("008")).await.status, 204);
    world.tick().await;
    assert_eq!(world.see(&owner, id).await["status"], "READ");
    let read = world.db.published::<TextRead>().await;
    assert_eq!(read.len(), 1);
    assert!(read[0].page["words"].as_array().unwrap().len() > 40, "the certificate counts");

    const PAGES: &str =
        "query($id: UUID!) { document(id: $id) { pages { number width height thumbnail } } }";
    let seen = data(&world.schema, &owner, PAGES, json!({ "id": id })).await;
    let pages = seen["document"]["pages"].as_array().unwrap();
    assert_eq!(pages.iter().map(|page| &page["number"]).collect::<Vec<_>>(), [1, 2]);
    for page in pages {
        assert!(page["thumbnail"].as_str().unwrap().starts_with("data:image/jpeg;base64,/9j/"));
    }
    assert_eq!(refusal(&world.schema, &owner, CREATE, more).await, "DOCUMENT_CLOSED");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_announced_page_that_never_comes_is_not_waited_for_for_ever() {
    let world = World::new().await;
    let owner = viewers::customer();
    let (id, url) = world.announced(&owner).await;
    let mut more = World::photo(100_000);
    more["input"]["documentId"] = json!(id);
    world.announced_as(&owner, more).await;
    assert_eq!(world.put(&url, &sample("008")).await.status, 204);
    world.tick().await;
    assert_eq!(world.see(&owner, id).await["status"], "RECEIVED");
    world.after(TimeDelta::minutes(15)).await.tick().await;
    assert_eq!(world.see(&owner, id).await["status"], "READ");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_photo_is_not_read_twice() {
    let world = World::new().await;
    let (owner, other) = (viewers::customer(), viewers::customer());
    let (first, url) = world.announced(&owner).await;
    world.put(&url, &sample("008")).await;
    world.tick().await;
    let (again, url) = world.announced(&owner).await;
    assert_eq!(world.put(&url, &sample("008")).await.status, 204);
    // No worker ran, and it is read.
    const DUPLICATE: &str = "query($id: UUID!) { document(id: $id) { status duplicateOf } }";
    let seen = data(&world.schema, &owner, DUPLICATE, json!({ "id": again })).await;
    assert_eq!(seen["document"], json!({ "status": "READ", "duplicateOf": first }));
    let read = world.db.published::<TextRead>().await;
    assert_eq!(read.len(), 2);
    assert_eq!(read[0].page, read[1].page);
    assert_eq!(read[1].document_id, again);
    // Somebody else's is theirs.
    let (elsewhere, url) = world.announced(&other).await;
    world.put(&url, &sample("008")).await;
    assert_eq!(world.see(&other, elsewhere).await["status"], "RECEIVED");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_is_understood_from_its_text_and_from_its_picture() {
    const SCAN: &str = "query($input: ScanCodeInput!) { scanCode(input: $input) {
        kind reference twoDDoc { documentType label signature fields { id label value } } } }";
    let world = World::new().await;
    let by = viewers::customer();
    let ask = async |input: Value| {
        data(&world.schema, &by, SCAN, json!({ "input": input })).await["scanCode"].take()
    };
    let ours = ask(json!({ "text": "https://www.example.fr/verify/2345-6789-ABCD-EFGH" })).await;
    assert_eq!(
        (&ours["kind"], &ours["reference"]),
        (&json!("CERTIFICATE"), &json!("23456789ABCDEFGH"))
    );
    let sealed = ask(json!({ "text": "DC02FR010001FFFF1A1BA8A0FRA1AB-123-CD" })).await;
    assert_eq!(sealed["twoDDoc"]["label"], "Certificat de cession");
    assert_eq!(sealed["twoDDoc"]["signature"], "MISSING");
    assert_eq!(
        sealed["twoDDoc"]["fields"][1],
        json!({ "id": "A1", "label": "Immatriculation", "value": "AB-123-CD" })
    );
    let broken = ask(json!({ "text": "DC04FR" })).await;
    assert_eq!(broken["kind"], "TWO_D_DOC_BROKEN");
    for image in ["not base64", ""] {
        let input = json!({ "input": { "image": image } });
        let code = refusal(&world.schema, &by, SCAN, input).await;
        assert!(["CODE_UNREADABLE", "FILE_EMPTY"].contains(&code.as_str()), "{code}");
    }
}
