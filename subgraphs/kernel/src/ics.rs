//! The lines of a calendar file (RFC 5545), as every calendar reads them: letters carry one event,
//! feeds many.
//! Decisions: docs/decisions/booking.md

/// A text as a value. Line breaks of any kind are written as one; other control characters have no
/// place in the file.
pub fn escaped(text: &str) -> String {
    let plain = text.replace("\r\n", "\n").replace('\r', "\n");
    let plain: String = plain.chars().filter(|c| *c == '\n' || !c.is_control()).collect();
    plain.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n")
}

/// The file of these lines, each ended as the standard has it.
pub fn file(lines: &[String]) -> String {
    lines.iter().map(|line| folded(line) + "\r\n").collect()
}

/// No line is longer than 75 bytes; the rest follows after a line break and a space.
fn folded(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut width = 0;
    for c in line.chars() {
        if width + c.len_utf8() > 75 {
            out.push_str("\r\n ");
            width = 1;
        }
        out.push(c);
        width += c.len_utf8();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_short_and_hold_no_other_line() {
        let long = format!("DESCRIPTION:{}", escaped(&"é; a,b\\\r\n".repeat(20)));
        let file = file(&[long.clone(), "END:VEVENT".to_owned()]);
        assert!(file.split("\r\n").all(|line| line.len() <= 75));
        assert_eq!(file.replace("\r\n ", "").lines().count(), 2);
        assert!(long.contains("é\\; a\\,b\\\\\\n"), "{long}");
    }
}
