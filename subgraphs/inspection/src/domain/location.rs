//! Where on the vehicle a defect is.
use super::named;

named! {
    /// Where on the vehicle a defect is, as reports abbreviate it.
    DefectLocation {
        /// Avant.
        Av,
        /// Arrière.
        Ar,
        /// Droite.
        D,
        /// Gauche.
        G,
        /// Centre.
        C,
        /// Avant droit.
        Avd,
        /// Avant gauche.
        Avg,
        /// Arrière droit.
        Ard,
        /// Arrière gauche.
        Arg,
    }
}

impl DefectLocation {
    /// As printed.
    pub(crate) fn fr(self) -> &'static str {
        match self {
            Self::Av => "Avant",
            Self::Ar => "Arrière",
            Self::D => "Droite",
            Self::G => "Gauche",
            Self::C => "Centre",
            Self::Avd => "Avant droit",
            Self::Avg => "Avant gauche",
            Self::Ard => "Arrière droit",
            Self::Arg => "Arrière gauche",
        }
    }

    /// The same in English.
    pub(crate) fn en(self) -> &'static str {
        match self {
            Self::Av => "Front",
            Self::Ar => "Rear",
            Self::D => "Right",
            Self::G => "Left",
            Self::C => "Centre",
            Self::Avd => "Front right",
            Self::Avg => "Front left",
            Self::Ard => "Rear right",
            Self::Arg => "Rear left",
        }
    }
}
