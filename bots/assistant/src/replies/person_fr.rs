//! People who are asked for, in French.

use super::{
    Line,
    fr_parts::{day, time},
    standing_fr::numbers,
};
use chrono::NaiveDate;

/// `None` for lines of other files.
pub(super) fn line(line: &Line<'_>, today: NaiveDate) -> Option<String> {
    Some(match line {
        Line::Queued { until, centres } => format!(
            "Votre demande et notre échange sont dans la file de l'équipe, présente jusqu'à {}. La réponse se lit ici. Plus vite fait par téléphone ?{} Pour le reste, je suis là.",
            time(*until),
            numbers(centres)
        ),
        Line::AskNumber { next: Some((own, opens)), centres } => format!(
            "L'équipe n'est pas là en ce moment : elle revient le {} à {}. Votre demande est notée. À quel numéro souhaitez-vous être rappelé ?{}",
            day(*own, today),
            time(*opens),
            numbers(centres)
        ),
        Line::AskNumber { next: None, .. } => {
            "À quel numéro souhaitez-vous être rappelé ?".to_owned()
        }
        Line::NumberKept { phone } => format!(
            "C'est noté : le numéro {phone} est avec votre demande, dans la liste de l'équipe. Pour le reste, je suis là."
        ),
        Line::AgentJoined { name } => format!("{name}, de l'équipe, est avec vous."),
        _ => return None,
    })
}
