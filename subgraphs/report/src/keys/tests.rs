//! The keys of documents: what they sign, what becomes of it when they rotate, and what others' tools say.
#![expect(clippy::unwrap_used, reason = "tests")]
use super::*;
use crate::signature;
use lopdf::{Dictionary, Document, Object, dictionary};
use std::process::Command;

const OLD: &[u8] = b"%PDF-1.3\nfavorable\n%%EOF\n";

fn now() -> DateTime<Utc> {
    "2026-11-22T09:20:00Z".parse().unwrap()
}

fn keys() -> DocumentKeys {
    let certificate = signature::generate("www.example.fr", now()).unwrap();
    let certificate = PaperCertificate::read(&certificate).unwrap();
    DocumentKeys::new(&generate(), "").unwrap().with_certificate(certificate)
}

/// An empty page.
fn page() -> Vec<u8> {
    let mut document = Document::with_version("1.3");
    let pages = document.new_object_id();
    let page = document.add_object(dictionary! {
        "Type" => "Page", "Parent" => pages,
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
    });
    let list = dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 };
    document.objects.insert(pages, Object::Dictionary(list));
    let root = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    document.trailer.set("Root", root);
    let title =
        Object::String(b"\xfe\xff\0n\0\xb0\0 \x001".to_vec(), lopdf::StringFormat::Hexadecimal);
    let info = document.add_object(Dictionary::from_iter([("Title", title)]));
    document.trailer.set("Info", info);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

/// As files were sealed before they were signed.
fn with_comment(keys: &DocumentKeys) -> Vec<u8> {
    let signature = keys.sign(&Sha256::digest(OLD)).unwrap();
    let name = name_of(&keys.believed[0]);
    [OLD, MARK, format!("{name} {signature}\n%%EOF\n").as_bytes()].concat()
}

fn is_authentic(keys: &DocumentKeys, file: &[u8]) -> bool {
    matches!(keys.verify(file), FileVerdict::Authentic { .. })
}

#[test]
fn a_flipped_byte_anywhere_shows_and_so_does_what_was_cut_off_or_added() {
    let keys = keys();
    let sealed = keys.seal(&page(), now()).unwrap();
    let signer = Some("Auto Visite Tech (www.example.fr)".to_owned());
    let authentic = FileVerdict::Authentic { title: "n° 1".to_owned(), signer };
    assert_eq!(keys.verify(&sealed), authentic);
    let old = with_comment(&keys);
    assert!(is_authentic(&keys, &old));
    // Every byte of the old one; of the other every fifth, and each of the seal and around.
    let seal = sealed.windows(5).position(|window| window == b"/Auto").unwrap();
    let places = (0..sealed.len()).filter(|at| at % 5 == 0 || (seal..seal + 160).contains(at));
    let files = [(&old, (0..old.len()).collect::<Vec<_>>()), (&sealed, places.collect())];
    for (file, places) in files {
        for at in places {
            // Another bit each time; the sixth makes a small letter of a large one.
            for bit in [at % 8, 5] {
                let mut changed = file.clone();
                changed[at] ^= 1 << bit;
                assert!(!is_authentic(&keys, &changed), "byte {at}, bit {bit}");
            }
        }
        for file in [&file[..file.len() - 1], &file[1..], &[&file[..], b"\n"].concat()] {
            assert!(!is_authentic(&keys, file), "{}", file.len());
        }
    }
    assert_eq!(keys.verify(OLD), FileVerdict::NoSeal);
    assert_eq!(keys.verify(&page()), FileVerdict::NoSeal);
}

#[test]
fn another_certificate_over_the_same_paper_is_told() {
    let keys = keys();
    let sealed = keys.seal(&page(), now()).unwrap();
    let signed = Signed::find(&sealed).unwrap();
    let other = signature::generate("www.example.fr", now()).unwrap();
    let other = PaperCertificate::read(&other).unwrap();
    let digest = signed.signed();
    let forged = Container::sign(&other, digest).unwrap();
    assert!(forged.signs(digest));
    let (real, forged) = (signed.cms().unwrap(), forged.write(digest).unwrap());
    let hexadecimal = |bytes: &[u8]| -> String {
        let mut digits: String = bytes.iter().map(|byte| format!("{byte:02X}")).collect();
        digits.push_str(&"0".repeat(2 * (real.len() - bytes.len())));
        digits
    };
    let text = String::from_utf8(sealed.clone()).unwrap();
    let text = text.replace(&hexadecimal(&real), &hexadecimal(&forged));
    assert_ne!(text.as_bytes(), sealed);
    assert_eq!(keys.verify(text.as_bytes()), FileVerdict::Altered);
}

#[test]
fn what_an_earlier_key_signed_stays_authentic_and_a_strangers_key_is_unknown() {
    let first = keys();
    let second = DocumentKeys::new(&generate(), &first.public()[0]).unwrap();
    let third = DocumentKeys::new(&generate(), "").unwrap();
    let only_public = DocumentKeys::believed(&first.public().join(",")).unwrap();
    for sealed in [first.seal(&page(), now()).unwrap(), with_comment(&first)] {
        assert!(is_authentic(&second, &sealed));
        assert_eq!(third.verify(&sealed), FileVerdict::UnknownKey);
        assert!(is_authentic(&only_public, &sealed));
    }
    assert!(second.signed(b"x", &first.sign(b"x").unwrap()));
    assert_eq!(second.public().len(), 2);
    assert!(only_public.sign(b"x").is_err());
    assert!(second.seal(&page(), now()).is_err(), "no certificate");
    assert!(DocumentKeys::believed("none").is_err());
}

/// Where OpenSSL and poppler are: what they think of a signature of ours. `tools/setup.sh` asks for both.
#[test]
fn other_peoples_tools_find_the_signature_valid_and_tell_a_changed_byte() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let run = |command: &mut Command| {
        let done = command.output().unwrap();
        let said = [done.stdout, done.stderr].concat();
        (done.status.success(), String::from_utf8_lossy(&said).into_owned())
    };
    let (made, said) = run(Command::new("openssl")
        .args([
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-subj",
            "/CN=Un centre",
            "-days",
            "30",
        ])
        .args([
            "-keyout".as_ref(),
            at("key").as_os_str(),
            "-out".as_ref(),
            at("cert").as_os_str(),
        ]));
    assert!(made, "{said}");
    // The certificate first, as some authorities hand them over.
    let rsa = [std::fs::read(at("cert")).unwrap(), std::fs::read(at("key")).unwrap()].concat();
    let rsa = PaperCertificate::read(str::from_utf8(&rsa).unwrap()).unwrap();
    let own = keys();
    let given = own.clone().with_certificate(rsa);
    for (keys, name) in [(own, "Auto Visite Tech (www.example.fr)"), (given, "Un centre")] {
        let file = keys.seal(&page(), now()).unwrap();
        assert!(is_authentic(&keys, &file));
        std::fs::write(at("file.pdf"), &file).unwrap();
        let (good, said) =
            run(Command::new("pdfsig").args(["-nocert".as_ref(), at("file.pdf").as_os_str()]));
        for part in [name, "Signature is Valid", "Total document signed", "ETSI.CAdES.detached"] {
            assert!(good && said.contains(part), "{part}: {said}");
        }
        let mut changed = file.clone();
        changed[20] ^= 1;
        std::fs::write(at("changed.pdf"), &changed).unwrap();
        let (_, said) =
            run(Command::new("pdfsig").args(["-nocert".as_ref(), at("changed.pdf").as_os_str()]));
        assert!(!said.contains("Signature is Valid"), "{said}");

        let signed = Signed::find(&file).unwrap();
        let open = file.windows(10).rposition(|window| window == b"/Contents<").unwrap() + 9;
        let close = open + file[open..].iter().position(|byte| *byte == b'>').unwrap() + 1;
        std::fs::write(at("cms"), signed.cms().unwrap()).unwrap();
        std::fs::write(at("content"), [&file[..open], &file[close..]].concat()).unwrap();
        let ask = || {
            run(Command::new("openssl")
                .args([
                    "cms",
                    "-verify",
                    "-inform",
                    "DER",
                    "-binary",
                    "-noverify",
                    "-out",
                    "/dev/null",
                ])
                .args(["-in".as_ref(), at("cms").as_os_str()])
                .args(["-content".as_ref(), at("content").as_os_str()]))
        };
        let (good, said) = ask();
        assert!(good, "{said}");
        std::fs::write(at("content"), [&changed[..open], &changed[close..]].concat()).unwrap();
        assert!(!ask().0);
    }
}
