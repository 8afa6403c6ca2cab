//! A plate as typed by a person, brought to the form that is printed.
use crate::error::AppointmentError;

/// `ab123cd`, `AB 123 CD` → `AB-123-CD`; `1234 wa 69` → `1234 WA 69`.
///
/// Only the two series of ordinary vehicles are accepted here: SIV (since 2009) and FNI (before).
/// Source: arrêté du 9 février 2009, annexe VII.
pub(crate) fn normal_plate(typed: &str) -> Result<String, AppointmentError> {
    let compact: Vec<char> =
        typed.to_uppercase().chars().filter(|c| c.is_ascii_alphanumeric()).collect();
    siv(&compact).or_else(|| fni(&compact)).ok_or(AppointmentError::PlateInvalid)
}

fn siv(plate: &[char]) -> Option<String> {
    let [a, b, d1, d2, d3, c, d] = plate else { return None };
    let letters = [a, b, c, d].iter().all(|letter| is_plate_letter(**letter));
    let digits = [d1, d2, d3].iter().all(|digit| digit.is_ascii_digit());
    let zero = [d1, d2, d3].iter().all(|digit| **digit == '0');
    (letters && digits && !zero).then(|| format!("{a}{b}-{d1}{d2}{d3}-{c}{d}"))
}

fn fni(plate: &[char]) -> Option<String> {
    let number = plate.iter().take_while(|c| c.is_ascii_digit()).count();
    let letters = plate[number..].iter().take_while(|c| is_plate_letter(**c)).count();
    // « 2A » and « 2B » are departments, so the department is what follows the letters.
    let department: String = plate[number + letters..].iter().collect();
    let known = matches!(department.as_str(), "2A" | "2B")
        || department.parse::<u16>().is_ok_and(|n| matches!(n, 1..=95 | 971..=976) && n != 20)
            && matches!(department.len(), 2 | 3);
    ((1..=4).contains(&number) && (1..=3).contains(&letters) && known).then(|| {
        let text = |part: &[char]| part.iter().collect::<String>();
        format!(
            "{} {} {department}",
            text(&plate[..number]),
            text(&plate[number..number + letters])
        )
    })
}

/// I, O and U are never used: they look like 1, 0 and V.
fn is_plate_letter(c: char) -> bool {
    c.is_ascii_uppercase() && !matches!(c, 'I' | 'O' | 'U')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_series_are_brought_to_their_printed_form() {
        assert_eq!(normal_plate(" ab 123cd "), Ok("AB-123-CD".to_owned()));
        assert_eq!(normal_plate("1234-wa-69"), Ok("1234 WA 69".to_owned()));
        assert_eq!(normal_plate("12 abc 2a"), Ok("12 ABC 2A".to_owned()));
    }

    #[test]
    fn what_no_car_carries_is_refused() {
        for plate in ["", "AB-000-CD", "AI-123-CD", "AB-12-CD", "1234 AB 99", "hello"] {
            assert_eq!(normal_plate(plate), Err(AppointmentError::PlateInvalid), "{plate}");
        }
    }
}
