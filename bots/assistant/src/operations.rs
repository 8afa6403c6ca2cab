//! The documents the assistant may send, and no other: one constant each.

use crate::port::Operation;

macro_rules! operations {
    ($($constant:ident = $name:literal in $file:literal;)*) => {
        $(pub(crate) static $constant: Operation = Operation {
            name: $name,
            document: include_str!(concat!("../../../schema/operations/assistant/", $file, ".graphql")),
        };)*

        /// Every operation, for registries of trusted documents and for schema checks.
        pub static ALL: &[&Operation] = &[$(&$constant),*];
    };
}

operations! {
    CENTRES = "AssistantCentres" in "Centres";
    SLOTS = "AssistantSlots" in "Slots";
    PRICE = "AssistantPrice" in "Price";
    VEHICLES = "AssistantVehicles" in "Vehicles";
    MY_APPOINTMENTS = "AssistantMyAppointments" in "MyAppointments";
    MY_INVOICES = "AssistantMyInvoices" in "MyInvoices";
    MY_REPORTS = "AssistantMyReports" in "MyReports";
    DEFECT_MEANING = "AssistantDefectMeaning" in "DefectMeaning";
    DOCUMENT_READING = "AssistantDocumentReading" in "DocumentReading";
    HOLD_SLOT = "AssistantHoldSlot" in "HoldSlot";
    RELEASE_HOLD = "AssistantReleaseHold" in "ReleaseHold";
    CANCEL_APPOINTMENT = "AssistantCancelAppointment" in "CancelAppointment";
    RESCHEDULE_APPOINTMENT = "AssistantRescheduleAppointment" in "RescheduleAppointment";
    SET_APPOINTMENT_PLATE = "AssistantSetAppointmentPlate" in "SetAppointmentPlate";
    ACCEPT_NEW_PRICE = "AssistantAcceptNewPrice" in "AcceptNewPrice";
    START_CHECKOUT = "AssistantStartCheckout" in "StartCheckout";
    PAY_AT_CENTRE = "AssistantPayAtCentre" in "PayAtCentre";
    REGISTRATIONS = "AssistantRegistrations" in "Registrations";
    REQUEST_LOG_IN_CODE = "AssistantRequestLogInCode" in "RequestLogInCode";
    CREATE_TELEGRAM_LINK = "AssistantCreateTelegramLink" in "CreateTelegramLink";
    REQUEST_DATA_EXPORT = "AssistantRequestDataExport" in "RequestDataExport";
    JOIN_WAITLIST = "AssistantJoinWaitlist" in "JoinWaitlist";
    MY_WAITS = "AssistantMyWaits" in "MyWaits";
    LEAVE_WAITLIST = "AssistantLeaveWaitlist" in "LeaveWaitlist";
    ACCEPT_OFFER = "AssistantAcceptOffer" in "AcceptOffer";
    PASS_OFFER = "AssistantPassOffer" in "PassOffer";
    CONFIRM_REGISTRATION = "AssistantConfirmRegistration" in "ConfirmRegistration";
}

#[cfg(test)]
mod tests {
    use super::ALL;

    #[test]
    fn each_document_holds_the_one_operation_it_is_named_for() {
        for operation in ALL {
            let opening = format!(" {}", operation.name);
            assert_eq!(operation.document.matches(&opening).count(), 1, "{}", operation.name);
            let operations = operation
                .document
                .lines()
                .filter(|line| line.starts_with("query") || line.starts_with("mutation"))
                .count();
            assert_eq!(operations, 1, "{}", operation.name);
        }
    }
}
