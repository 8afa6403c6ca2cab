//! A small network to look at: the rows `autovisite demo` writes, and the tests start from.
use crate::schema::{centres, lanes, opening_hours, prices};
use chrono::NaiveTime;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::{ApiResult, Conn};
use uuid::Uuid;

/// Slug, name, approval number, street, postcode, city, phone, latitude, longitude.
type CentreRow = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    f64,
    f64,
);

const CENTRES: [CentreRow; 3] = [
    (
        "paris-15",
        "Paris 15",
        "S075T015",
        "112 rue de la Convention",
        "75015",
        "Paris",
        "01 45 00 00 15",
        48.8406,
        2.2938,
    ),
    (
        "villeurbanne",
        "Villeurbanne",
        "S069V042",
        "8 cours Émile-Zola",
        "69100",
        "Villeurbanne",
        "04 78 00 00 42",
        45.7701,
        4.8666,
    ),
    (
        "lyon-part-dieu",
        "Lyon Part-Dieu",
        "S069C012",
        "27 rue de la Villette",
        "69003",
        "Lyon",
        "04 72 00 00 12",
        45.7593,
        4.8622,
    ),
];

/// Price of the periodic inspection, in cents, by category then energy; others derive from it.
const PERIODIC_CENTS: [(&str, [(&str, i64); 5]); 3] = [
    (
        "CAR",
        [
            ("PETROL", 7_900),
            ("DIESEL", 8_500),
            ("ELECTRIC", 7_900),
            ("HYBRID", 8_500),
            ("GAS", 8_900),
        ],
    ),
    (
        "VAN",
        [
            ("PETROL", 8_500),
            ("DIESEL", 8_900),
            ("ELECTRIC", 8_500),
            ("HYBRID", 8_900),
            ("GAS", 9_500),
        ],
    ),
    (
        "MOTORCYCLE",
        [
            ("PETROL", 6_500),
            ("DIESEL", 6_500),
            ("ELECTRIC", 6_500),
            ("HYBRID", 6_500),
            ("GAS", 6_500),
        ],
    ),
];
const RETEST_CENTS: i64 = 2_500;
const POLLUTION_CENTS: i64 = 3_500;

/// Writes the network where it is missing; does nothing the second time.
pub async fn network(conn: &mut Conn) -> ApiResult<()> {
    for (slug, name, approval, street, postal_code, city, phone, latitude, longitude) in CENTRES {
        let id = centre(slug);
        diesel::insert_into(centres::table)
            .values((
                centres::id.eq(id),
                centres::slug.eq(slug),
                centres::name.eq(name),
                centres::approval_number.eq(approval),
                centres::street.eq(street),
                centres::postal_code.eq(postal_code),
                centres::city.eq(city),
                centres::phone.eq(phone),
                centres::latitude.eq(latitude),
                centres::longitude.eq(longitude),
            ))
            .on_conflict_do_nothing()
            .execute(conn)
            .await?;
        equip(conn, id, slug).await?;
    }
    price_list(conn).await
}

/// The id of the demo centre of that slug.
#[must_use]
pub fn centre(slug: &str) -> Uuid {
    id_of("centre", slug)
}

/// A stable id, so that demo rows are the same everywhere.
fn id_of(kind: &str, name: &str) -> Uuid {
    Uuid::new_v5(&Uuid::NAMESPACE_URL, format!("autovisite-demo:{kind}:{name}").as_bytes())
}

async fn equip(conn: &mut Conn, centre: Uuid, slug: &str) -> ApiResult<()> {
    let cars = vec!["CAR", "VAN"];
    for (name, categories) in
        [("Ligne 1", cars.clone()), ("Ligne 2", cars), ("Ligne moto", vec!["MOTORCYCLE"])]
    {
        diesel::insert_into(lanes::table)
            .values((
                lanes::id.eq(id_of("lane", &format!("{slug}/{name}"))),
                lanes::centre_id.eq(centre),
                lanes::name.eq(name),
                lanes::categories.eq(categories),
            ))
            .on_conflict_do_nothing()
            .execute(conn)
            .await?;
    }
    for weekday in 1..=6_i16 {
        let closes = if weekday == 6 { (12, 0) } else { (18, 0) };
        diesel::insert_into(opening_hours::table)
            .values((
                opening_hours::centre_id.eq(centre),
                opening_hours::weekday.eq(weekday),
                opening_hours::opens.eq(time((8, 0))),
                opening_hours::closes.eq(time(closes)),
            ))
            .on_conflict_do_nothing()
            .execute(conn)
            .await?;
    }
    Ok(())
}

fn time((hour, minute): (u32, u32)) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or(NaiveTime::MIN)
}

async fn price_list(conn: &mut Conn) -> ApiResult<()> {
    for (category, by_energy) in PERIODIC_CENTS {
        for (energy, periodic) in by_energy {
            for (service, cents) in [
                ("PERIODIC", periodic),
                ("RETEST", RETEST_CENTS),
                ("POLLUTION_CHECK", POLLUTION_CENTS),
            ] {
                diesel::insert_into(prices::table)
                    .values((
                        prices::service.eq(service),
                        prices::vehicle_category.eq(category),
                        prices::energy.eq(energy),
                        prices::amount_cents.eq(cents),
                    ))
                    .on_conflict_do_nothing()
                    .execute(conn)
                    .await?;
            }
        }
    }
    Ok(())
}
