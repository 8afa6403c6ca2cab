//! Mends what async-graphql writes as federation SDL, so that composition sees what the code says.
//!
//! It links federation v2.5 with a fixed import list that has no `@authenticated`. Left so, the
//! directive composes as an unknown local one and protects nothing, silently.

/// Federation directives a schema may use that async-graphql never imports.
const NEVER_IMPORTED: [&str; 1] = ["@authenticated"];

const FEDERATION: &str = "https://specs.apollo.dev/federation/";

/// `sdl` with every federation directive it uses in the `@link` import list, and without the
/// local definitions that would shadow them. Text without such directives comes back unchanged.
#[must_use]
pub fn federation_sdl(sdl: &str) -> String {
    let mut patched = sdl.to_owned();
    for directive in NEVER_IMPORTED {
        if !uses(sdl, directive) {
            continue;
        }
        patched = without_definition(&patched, directive);
        patched = with_import(&patched, directive);
    }
    patched
}

/// Whether `directive` is applied somewhere (its own definition and the import list aside).
fn uses(sdl: &str, directive: &str) -> bool {
    sdl.lines().any(|line| {
        !is_definition(line, directive)
            && line.match_indices(directive).any(|(at, found)| {
                let before = line[..at].chars().next_back();
                let after = line[at + found.len()..].chars().next();
                before != Some('"') && !after.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_')
            })
    })
}

fn is_definition(line: &str, directive: &str) -> bool {
    line.trim_start()
        .strip_prefix("directive ")
        .and_then(|rest| rest.trim_start().strip_prefix(directive))
        .is_some_and(|rest| rest.starts_with([' ', '(']))
}

fn without_definition(sdl: &str, directive: &str) -> String {
    let kept: Vec<&str> = sdl.lines().filter(|line| !is_definition(line, directive)).collect();
    kept.join("\n")
}

fn with_import(sdl: &str, directive: &str) -> String {
    let Some(link) = sdl.find(FEDERATION) else { return sdl.to_owned() };
    let Some(list) = sdl[link..].find("import:").map(|at| link + at) else { return sdl.to_owned() };
    let Some(open) = sdl[list..].find('[').map(|at| list + at + 1) else { return sdl.to_owned() };
    let Some(close) = sdl[open..].find(']').map(|at| open + at) else { return sdl.to_owned() };
    if sdl[open..close].contains(&format!("\"{directive}\"")) {
        return sdl.to_owned();
    }
    let separator = if sdl[open..close].trim().is_empty() { "" } else { ", " };
    format!("{}{separator}\"{directive}\"{}", &sdl[..close], &sdl[close..])
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINK: &str = "extend schema @link(\n\turl: \"https://specs.apollo.dev/federation/v2.5\",\n\timport: [\"@key\", \"@tag\"]\n)";

    #[test]
    fn a_used_directive_is_imported_once_and_its_definition_dropped() {
        let sdl = format!(
            "directive @authenticated on FIELD_DEFINITION\n{LINK}\ntype Query {{\n\tme: String @authenticated\n}}"
        );
        let patched = federation_sdl(&sdl);
        assert!(patched.contains(r#"import: ["@key", "@tag", "@authenticated"]"#), "{patched}");
        assert!(!patched.contains("directive @authenticated"), "{patched}");
        assert_eq!(federation_sdl(&patched), patched);
    }

    #[test]
    fn a_schema_that_does_not_use_it_is_untouched() {
        let sdl = format!("{LINK}\ntype Query {{\n\tme: String @authenticatedish\n}}");
        assert_eq!(federation_sdl(&sdl), sdl);
    }
}
