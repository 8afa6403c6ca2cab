//! Rows in which neither the owner nor an administrator nor a key gets anywhere, and why that is right.
//! Any other such row asks for nothing that is there, and proves nothing.

pub(super) const NOBODY: &[(&str, &str)] = &[
    ("Query.telegramBot", "this installation has no bot"),
    ("Query.telegramLink", "without a bot there are no links"),
    ("Mutation.signInspection", "inspectors of the centre alone sign"),
    ("Mutation.creditCharge", "no month was billed to an account yet"),
    ("Mutation.recordTransfer", "no month was billed to an account yet"),
    ("organisation: Mutation.signInspection", "inspectors of the centre alone sign"),
    ("organisation: Mutation.revokeResultsAccess", "nothing of it was opened to anybody"),
    ("organisation: Mutation.confirmRegistration", "keys confirm nothing, people do"),
    (
        "organisation: Mutation.confirmRegistration(appointmentId)",
        "keys confirm nothing, people do",
    ),
    ("organisation: Mutation.sendMessage(documentId)", "keys do not converse"),
    ("organisation: Mutation.applyCode", "asked after the code was withdrawn"),
    ("organisation: Mutation.setVehicleSold", "keys say of no vehicle that it is sold"),
    ("organisation: Mutation.deleteRegistration", "keys forget nothing, people do"),
];
