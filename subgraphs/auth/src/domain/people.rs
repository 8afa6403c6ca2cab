//! The rules of who works where, and who may say so.
use crate::error::AuthError;
use kernel::{Reach, Role, viewer::Post};
use uuid::Uuid;

/// What somebody is at a centre.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    async_graphql::Enum,
    serde::Serialize,
    serde::Deserialize,
    strum::IntoStaticStr,
    strum::EnumString,
    strum::Display,
    strum::VariantArray,
)]
#[strum(serialize_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum CentreRole {
    /// Inspects vehicles and signs the results.
    Inspector,
    /// Welcomes customers and checks vehicles in.
    Receptionist,
    /// Runs the centre: its people, refunds.
    Manager,
}

impl CentreRole {
    /// As tokens and guards know it.
    pub(crate) fn role(self) -> Role {
        match self {
            Self::Inspector => Role::Inspector,
            Self::Receptionist => Role::Receptionist,
            Self::Manager => Role::Manager,
        }
    }
}

/// The roles that are given at a centre, each once.
pub(crate) fn centre_roles(wanted: &[CentreRole]) -> Vec<CentreRole> {
    let mut roles = wanted.to_vec();
    roles.sort();
    roles.dedup();
    roles
}

/// All that somebody may do somewhere: in the network, and at their centres.
pub(crate) fn roles_anywhere(network: &[Role], posts: &[Post]) -> Vec<Role> {
    use strum::VariantArray;
    let held = |role: &Role| network.contains(role) || posts.iter().any(|post| post.role == *role);
    Role::VARIANTS.iter().copied().filter(held).collect()
}

/// What somebody may do in the network by their roles. Until the address of an account is proven that is
/// what every customer may: a stranger may have registered it before its owner was given a role.
pub(crate) fn counting(held: &[Role], proven: bool) -> Vec<Role> {
    if proven || held == [Role::Guest] { held.to_vec() } else { vec![Role::Customer] }
}

/// May a manager whose word reaches so far shut this account out, or let it in again? Whoever works
/// elsewhere, too, or in the network, is not theirs alone.
pub(crate) fn check_theirs(
    reach: &Reach,
    network: &[Role],
    centres: &[Uuid],
) -> Result<(), AuthError> {
    let plain = network.iter().all(|role| *role == Role::Customer);
    if plain && !centres.is_empty() && centres.iter().all(|centre| reach.reaches(*centre)) {
        Ok(())
    } else {
        Err(AuthError::UserNotFound)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manager_shuts_out_their_own_people_only() {
        let (here, there) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let mine = Reach::At(vec![here]);
        let customer = [Role::Customer];
        assert_eq!(check_theirs(&mine, &customer, &[here]), Ok(()));
        for (network, centres) in [
            (&customer[..], &[here, there][..]),
            (&customer, &[there]),
            (&customer, &[]),
            (&[Role::Customer, Role::Admin], &[here]),
        ] {
            let refused = Err(AuthError::UserNotFound);
            assert_eq!(check_theirs(&mine, network, centres), refused, "{network:?} {centres:?}");
        }
        assert_eq!(check_theirs(&Reach::Everywhere, &customer, &[here, there]), Ok(()));
        let admin = [Role::Admin];
        assert!(check_theirs(&Reach::Everywhere, &admin, &[here]).is_err());
    }

    #[test]
    fn no_role_counts_before_the_address_is_proven() {
        let held = [Role::Customer, Role::Manager, Role::Admin];
        assert_eq!(counting(&held, true), held);
        assert_eq!(counting(&held, false), [Role::Customer]);
        assert_eq!(counting(&[Role::Admin], false), [Role::Customer]);
        assert_eq!(counting(&[Role::Guest], false), [Role::Guest], "has no address to prove");
    }

    #[test]
    fn roles_anywhere_are_told_once() {
        let post = |role| Post { centre: Uuid::nil(), role };
        let posts = [post(Role::Manager), post(Role::Inspector), post(Role::Manager)];
        assert_eq!(
            roles_anywhere(&[Role::Customer], &posts),
            [Role::Customer, Role::Inspector, Role::Manager]
        );
        assert_eq!(
            centre_roles(&[CentreRole::Manager, CentreRole::Inspector, CentreRole::Manager]),
            [CentreRole::Inspector, CentreRole::Manager]
        );
    }
}
