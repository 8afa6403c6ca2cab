//! Who works where, as a network's file says it.
use super::CentreRole;
use serde::{Deserialize, Serialize};
use std::fmt;

/// What somebody is at a centre: all their roles there, none where they left.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StaffPlan {
    /// Their address.
    pub email: String,
    /// How to call them; an account that is there keeps its name.
    pub name: String,
    /// The centre's slug.
    pub centre: String,
    /// As what.
    pub roles: Vec<CentreRole>,
}

/// Somebody whose roles at a centre a file changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffChange {
    pub(crate) email: String,
    pub(crate) name: String,
    pub(crate) centre: String,
    pub(crate) before: Vec<CentreRole>,
    pub(crate) after: Vec<CentreRole>,
}

impl StaffChange {
    pub(crate) fn of(plan: &StaffPlan, before: Vec<CentreRole>, after: Vec<CentreRole>) -> Self {
        let StaffPlan { email, name, centre, .. } = plan.clone();
        Self { email, name, centre, before, after }
    }

    /// May they do there what they could not before? Then they are told.
    pub(crate) fn is_more(&self) -> bool {
        self.after.iter().any(|role| !self.before.contains(role))
    }
}

impl fmt::Display for StaffChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let named = |roles: &[CentreRole]| match roles {
            [] => "nobody".to_owned(),
            roles => roles.iter().map(CentreRole::to_string).collect::<Vec<_>>().join(", "),
        };
        let (before, after) = (named(&self.before), named(&self.after));
        write!(f, "{}: {} is {after} (was {before})", self.centre, self.email)?;
        if self.is_more() { f.write_str(", and is written to") } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_says_who_becomes_what_and_whether_they_are_written_to() {
        let plan = StaffPlan {
            email: "zoe@example.org".to_owned(),
            name: "Zoé".to_owned(),
            centre: "metz-sablon".to_owned(),
            roles: Vec::new(),
        };
        let (desk, manager) = (CentreRole::Receptionist, CentreRole::Manager);
        for (before, after, said) in [
            (vec![], vec![desk], "RECEPTIONIST (was nobody), and is written to"),
            (
                vec![desk],
                vec![desk, manager],
                "RECEPTIONIST, MANAGER (was RECEPTIONIST), and is written to",
            ),
            (vec![desk, manager], vec![desk], "RECEPTIONIST (was RECEPTIONIST, MANAGER)"),
            (vec![desk], vec![], "nobody (was RECEPTIONIST)"),
        ] {
            let change = StaffChange::of(&plan, before, after);
            assert_eq!(change.to_string(), format!("metz-sablon: zoe@example.org is {said}"));
        }
    }
}
