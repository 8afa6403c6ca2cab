/* eslint-disable */
import * as types from './graphql';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "mutation AbandonInspection($input: AbandonInspectionInput!) {\n  abandonInspection(input: $input) {\n    inspection {\n      ...InspectionParts\n    }\n  }\n}": typeof types.AbandonInspectionDocument,
    "mutation AcceptNewPrice($input: AcceptNewPriceInput!) {\n  acceptNewPrice(input: $input) {\n    appointment {\n      id\n      price {\n        amountCents\n        currency\n      }\n      priceChange {\n        agreed\n      }\n    }\n  }\n}": typeof types.AcceptNewPriceDocument,
    "query Accounts($search: String, $first: Int!) {\n  users(search: $search, first: $first) {\n    edges {\n      node {\n        id\n        displayName\n        email\n        roles\n      }\n    }\n  }\n}": typeof types.AccountsDocument,
    "query ApiKeys($first: Int!) {\n  apiKeys(first: $first) {\n    edges {\n      node {\n        ...ApiKeyRow\n      }\n    }\n  }\n}\n\nfragment ApiKeyRow on ApiKey {\n  id\n  name\n  prefix\n  scopes\n  requestsPerMinute\n  expiresAt\n  lastUsedOn\n  revokedAt\n  integrator {\n    id\n    displayName\n  }\n}": typeof types.ApiKeysDocument,
    "fragment AppointmentParts on Appointment {\n  id\n  reference\n  status\n  service\n  vehicleCategory\n  energy\n  plate\n  startsAt\n  endsAt\n  holdExpiresAt\n  price {\n    amountCents\n    currency\n  }\n  priceChange {\n    oldPrice {\n      amountCents\n      currency\n    }\n    newPrice {\n      amountCents\n      currency\n    }\n    agreed\n  }\n  centre {\n    id\n    slug\n    name\n    street\n    postalCode\n    city\n    phone\n  }\n  amountDue {\n    amountCents\n    currency\n  }\n  payment {\n    id\n    status\n    method\n    checkoutUrl\n    invoiceNumber\n    paidAt\n    refundedAt\n    refundRequestedAt\n    amount {\n      amountCents\n      currency\n    }\n  }\n}": typeof types.AppointmentPartsFragmentDoc,
    "fragment BoardRow on Appointment {\n  id\n  reference\n  status\n  service\n  vehicleCategory\n  energy\n  plate\n  startsAt\n  endsAt\n  holdExpiresAt\n  price {\n    amountCents\n    currency\n  }\n  amountDue {\n    amountCents\n    currency\n  }\n  priceChange {\n    oldPrice {\n      amountCents\n      currency\n    }\n    newPrice {\n      amountCents\n      currency\n    }\n    bookedEnergy\n    bookedCategory\n    agreed\n  }\n  lane {\n    id\n    name\n  }\n  customer {\n    id\n    displayName\n    phone\n  }\n  payment {\n    id\n    status\n    method\n    invoiceNumber\n    paidAt\n  }\n  inspection {\n    id\n    plate\n    status\n    outcome\n  }\n}": typeof types.BoardRowFragmentDoc,
    "query BookedAppointment($id: UUID!) {\n  appointment(id: $id) {\n    ...AppointmentParts\n  }\n}": typeof types.BookedAppointmentDocument,
    "query BookingCentres($first: Int!) {\n  centres(first: $first) {\n    edges {\n      node {\n        id\n        slug\n        name\n        street\n        postalCode\n        city\n        phone\n        position {\n          latitude\n          longitude\n        }\n        lanes {\n          id\n          categories\n        }\n      }\n    }\n  }\n}": typeof types.BookingCentresDocument,
    "query BookingPrice($centreId: UUID!, $service: ServiceKind!, $vehicleCategory: VehicleCategory!, $energy: Energy!) {\n  price(\n    centreId: $centreId\n    service: $service\n    vehicleCategory: $vehicleCategory\n    energy: $energy\n  ) {\n    amountCents\n    currency\n  }\n}": typeof types.BookingPriceDocument,
    "mutation CancelAppointment($input: CancelAppointmentInput!) {\n  cancelAppointment(input: $input) {\n    appointment {\n      ...AppointmentParts\n    }\n  }\n}": typeof types.CancelAppointmentDocument,
    "query Centres($first: Int!) {\n  centres(first: $first) {\n    edges {\n      node {\n        id\n        name\n        city\n        lanes {\n          id\n          name\n        }\n      }\n    }\n  }\n}": typeof types.CentresDocument,
    "mutation ChangePassword($input: ChangePasswordInput!) {\n  changePassword(input: $input) {\n    session {\n      ...SessionParts\n    }\n  }\n}": typeof types.ChangePasswordDocument,
    "mutation CheckIn($input: CheckInInput!) {\n  checkIn(input: $input) {\n    inspection {\n      id\n      status\n      appointment {\n        id\n        status\n      }\n    }\n  }\n}": typeof types.CheckInDocument,
    "mutation CheckPoints($input: CheckPointsInput!) {\n  checkPoints(input: $input) {\n    inspection {\n      ...InspectionParts\n    }\n  }\n}": typeof types.CheckPointsDocument,
    "mutation CompleteInspection($input: CompleteInspectionInput!) {\n  completeInspection(input: $input) {\n    inspection {\n      ...InspectionParts\n    }\n  }\n}": typeof types.CompleteInspectionDocument,
    "query ConversationSince($id: UUID!, $afterSeq: Int!) {\n  conversation(id: $id) {\n    id\n    messages(afterSeq: $afterSeq) {\n      ...MessageParts\n    }\n  }\n}": typeof types.ConversationSinceDocument,
    "mutation CreateApiKey($input: CreateApiKeyInput!) {\n  createApiKey(input: $input) {\n    secret\n    apiKey {\n      ...ApiKeyRow\n    }\n  }\n}": typeof types.CreateApiKeyDocument,
    "mutation CreateUpload($input: CreateUploadInput!) {\n  createUpload(input: $input) {\n    document {\n      id\n    }\n    upload {\n      url\n      method\n      headers {\n        name\n        value\n      }\n      maxBytes\n    }\n  }\n}": typeof types.CreateUploadDocument,
    "query DayBoard($centreId: UUID!, $date: NaiveDate!) {\n  centre(id: $centreId) {\n    id\n    day(date: $date) {\n      closed\n      reason\n      hours {\n        opens\n        closes\n      }\n    }\n  }\n  dayBoard(centreId: $centreId, date: $date) {\n    ...BoardRow\n  }\n}": typeof types.DayBoardDocument,
    "mutation DeleteDocument($input: DeleteDocumentInput!) {\n  deleteDocument(input: $input) {\n    document {\n      id\n      status\n    }\n  }\n}": typeof types.DeleteDocumentDocument,
    "mutation DeleteRegistration($documentId: UUID!) {\n  deleteRegistration(input: {documentId: $documentId}) {\n    deleted\n  }\n}": typeof types.DeleteRegistrationDocument,
    "query FreeSlots($input: SlotSearchInput!) {\n  slots(input: $input) {\n    startsAt\n  }\n}": typeof types.FreeSlotsDocument,
    "mutation HoldSlot($input: HoldSlotInput!) {\n  holdSlot(input: $input) {\n    appointment {\n      ...AppointmentParts\n    }\n  }\n}": typeof types.HoldSlotDocument,
    "query InspectionChecklist($id: UUID!) {\n  inspection(id: $id) {\n    id\n    checklist {\n      code\n      label\n      groups {\n        code\n        label\n        points {\n          code\n          label\n          defects {\n            code\n            level\n            label\n            toVerify\n          }\n        }\n      }\n    }\n  }\n  defectLocations {\n    code\n    label\n  }\n}": typeof types.InspectionChecklistDocument,
    "query InspectionPage($id: UUID!) {\n  inspection(id: $id) {\n    ...InspectionParts\n    appointment {\n      id\n      reference\n      service\n      energy\n      startsAt\n      centre {\n        id\n        name\n      }\n      customer {\n        id\n        displayName\n      }\n    }\n    report {\n      id\n      number\n      downloadUrl\n      verificationUrl\n    }\n    certificate {\n      id\n      number\n      downloadUrl\n      verificationUrl\n    }\n  }\n}": typeof types.InspectionPageDocument,
    "fragment InspectionParts on Inspection {\n  id\n  status\n  outcome\n  plate\n  vehicleLabel\n  odometerKm\n  identity {\n    plate\n    vin\n    make\n    model\n    firstRegistration\n    euCategory\n    energy\n    usage\n    odometerKm\n    initialInspectionDate\n    initialInspectionNature\n    periodicValidUntil\n    entries {\n      field\n      source\n      author\n    }\n  }\n  missing\n  checkedPoints\n  requiredPoints\n  pointsTotal\n  inspectorName\n  startedAt\n  completedAt\n  signedAt\n  validUntil\n  retestBefore\n  catalogueVersion\n  version\n  abandonReason\n  defects {\n    id\n    code\n    level\n    component\n    label\n    location\n    locationLabel\n    comment\n    toVerify\n  }\n}": typeof types.InspectionPartsFragmentDoc,
    "mutation LogIn($input: LogInInput!) {\n  logIn(input: $input) {\n    session {\n      ...SessionParts\n    }\n  }\n}": typeof types.LogInDocument,
    "mutation LogInWithCode($input: LogInWithCodeInput!) {\n  logInWithCode(input: $input) {\n    session {\n      ...SessionParts\n    }\n  }\n}": typeof types.LogInWithCodeDocument,
    "mutation LogOut($input: LogOutInput!) {\n  logOut(input: $input) {\n    loggedOut\n  }\n}": typeof types.LogOutDocument,
    "mutation MarkNoShow($input: MarkNoShowInput!) {\n  markNoShow(input: $input) {\n    appointment {\n      id\n      status\n    }\n  }\n}": typeof types.MarkNoShowDocument,
    "subscription MessageAdded($conversationId: UUID!, $afterSeq: Int) {\n  messageAdded(conversationId: $conversationId, afterSeq: $afterSeq) {\n    ...MessageParts\n  }\n}": typeof types.MessageAddedDocument,
    "fragment MessageParts on Message {\n  id\n  seq\n  author\n  text\n  buttons {\n    id\n    label\n    kind\n    style\n    url\n    upload\n    consent\n  }\n  attachments {\n    kind\n    title\n    url\n  }\n  clientMessageId\n  createdAt\n}": typeof types.MessagePartsFragmentDoc,
    "query MyAppointments($first: Int!) {\n  myAppointments(upcomingOnly: true, first: $first) {\n    edges {\n      node {\n        id\n        reference\n        status\n        service\n        plate\n        startsAt\n        centre {\n          id\n          name\n          city\n        }\n      }\n    }\n  }\n}": typeof types.MyAppointmentsDocument,
    "query MyBookings($first: Int!, $after: String, $upcomingOnly: Boolean) {\n  myAppointments(first: $first, after: $after, upcomingOnly: $upcomingOnly) {\n    edges {\n      node {\n        ...AppointmentParts\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": typeof types.MyBookingsDocument,
    "query MyDocuments($first: Int!) {\n  documents(first: $first) {\n    edges {\n      node {\n        id\n        kind\n        fileName\n        status\n        createdAt\n      }\n    }\n  }\n}": typeof types.MyDocumentsDocument,
    "query MyInvoices($first: Int!) {\n  myInvoices(first: $first) {\n    edges {\n      node {\n        id\n        kind\n        number\n        total {\n          amountCents\n          currency\n        }\n        downloadUrl\n        issuedAt\n      }\n    }\n  }\n}": typeof types.MyInvoicesDocument,
    "query MyProfile {\n  me {\n    id\n    displayName\n    email\n    phone\n  }\n}": typeof types.MyProfileDocument,
    "query MyRegistrations($first: Int!) {\n  registrations(first: $first) {\n    edges {\n      node {\n        id\n        documentId\n        plate\n        make\n        model\n        createdAt\n        pictureMayStay\n        dueInspection {\n          before\n          overdue\n        }\n      }\n    }\n  }\n}": typeof types.MyRegistrationsDocument,
    "query MyReports($first: Int!) {\n  myReports(first: $first) {\n    edges {\n      node {\n        id\n        kind\n        number\n        plate\n        outcome\n        validUntil\n        downloadUrl\n        issuedAt\n      }\n    }\n  }\n}": typeof types.MyReportsDocument,
    "query MyVehicles($first: Int!) {\n  vehicles(first: $first) {\n    edges {\n      node {\n        id\n        plate\n        make\n        model\n        energy\n        vehicleCategory\n        inspections {\n          id\n          signedAt\n          nature\n          outcome\n          validUntil\n          retestBefore\n          odometerKm\n        }\n      }\n    }\n  }\n}": typeof types.MyVehiclesDocument,
    "mutation OpenConversation($input: OpenConversationInput!, $last: Int!) {\n  openConversation(input: $input) {\n    conversation {\n      id\n      messages(last: $last) {\n        ...MessageParts\n      }\n    }\n  }\n}": typeof types.OpenConversationDocument,
    "mutation PayAtCentre($input: PayAtCentreInput!) {\n  payAtCentre(input: $input) {\n    payment {\n      id\n      status\n      method\n    }\n  }\n}": typeof types.PayAtCentreDocument,
    "mutation RecordDefect($input: RecordDefectInput!) {\n  recordDefect(input: $input) {\n    inspection {\n      ...InspectionParts\n    }\n  }\n}": typeof types.RecordDefectDocument,
    "mutation RecordDeskPayment($input: RecordDeskPaymentInput!) {\n  recordDeskPayment(input: $input) {\n    payment {\n      id\n      status\n      method\n      invoiceNumber\n      paidAt\n      amount {\n        amountCents\n        currency\n      }\n    }\n  }\n}": typeof types.RecordDeskPaymentDocument,
    "mutation RefreshSession($input: RefreshSessionInput!) {\n  refreshSession(input: $input) {\n    session {\n      ...SessionParts\n    }\n  }\n}": typeof types.RefreshSessionDocument,
    "mutation RefundPayment($input: RefundPaymentInput!) {\n  refundPayment(input: $input) {\n    payment {\n      id\n      status\n      refundRequestedAt\n    }\n  }\n}": typeof types.RefundPaymentDocument,
    "mutation Register($input: RegisterInput!) {\n  register(input: $input) {\n    session {\n      ...SessionParts\n    }\n  }\n}": typeof types.RegisterDocument,
    "mutation ReleaseHold($input: ReleaseHoldInput!) {\n  releaseHold(input: $input) {\n    appointment {\n      id\n      status\n    }\n  }\n}": typeof types.ReleaseHoldDocument,
    "mutation RemoveDefect($input: RemoveDefectInput!) {\n  removeDefect(input: $input) {\n    inspection {\n      ...InspectionParts\n    }\n  }\n}": typeof types.RemoveDefectDocument,
    "mutation ReopenInspection($input: ReopenInspectionInput!) {\n  reopenInspection(input: $input) {\n    inspection {\n      ...InspectionParts\n    }\n  }\n}": typeof types.ReopenInspectionDocument,
    "mutation RequestLogInCode($input: RequestLogInCodeInput!) {\n  requestLogInCode(input: $input) {\n    challengeId\n    expiresIn\n  }\n}": typeof types.RequestLogInCodeDocument,
    "mutation RequestPasswordReset($input: RequestPasswordResetInput!) {\n  requestPasswordReset(input: $input) {\n    linkLastsMinutes\n  }\n}": typeof types.RequestPasswordResetDocument,
    "mutation RescheduleAppointment($input: RescheduleAppointmentInput!) {\n  rescheduleAppointment(input: $input) {\n    appointment {\n      ...AppointmentParts\n    }\n  }\n}": typeof types.RescheduleAppointmentDocument,
    "query ReturnedFromPayment($id: UUID!) {\n  appointment(id: $id) {\n    id\n  }\n}": typeof types.ReturnedFromPaymentDocument,
    "mutation RevokeApiKey($input: RevokeApiKeyInput!) {\n  revokeApiKey(input: $input) {\n    apiKey {\n      ...ApiKeyRow\n    }\n  }\n}": typeof types.RevokeApiKeyDocument,
    "mutation SendMessage($input: SendMessageInput!) {\n  sendMessage(input: $input) {\n    conversation {\n      id\n    }\n    messages {\n      ...MessageParts\n    }\n  }\n}": typeof types.SendMessageDocument,
    "mutation SendReport($input: SendReportInput!) {\n  sendReport(input: $input) {\n    sent\n  }\n}": typeof types.SendReportDocument,
    "fragment SessionParts on Session {\n  accessToken\n  accessTokenExpiresIn\n  refreshToken\n  user {\n    id\n    email\n    displayName\n    roles\n    locale\n    isGuest\n  }\n}": typeof types.SessionPartsFragmentDoc,
    "mutation SetAppointmentPlate($input: SetAppointmentPlateInput!) {\n  setAppointmentPlate(input: $input) {\n    appointment {\n      ...AppointmentParts\n    }\n  }\n}": typeof types.SetAppointmentPlateDocument,
    "mutation SetPassword($input: SetPasswordInput!) {\n  setPassword(input: $input) {\n    session {\n      ...SessionParts\n    }\n  }\n}": typeof types.SetPasswordDocument,
    "mutation SetRoles($input: SetRolesInput!) {\n  setRoles(input: $input) {\n    user {\n      id\n      roles\n    }\n  }\n}": typeof types.SetRolesDocument,
    "mutation SetVehicleIdentity($input: SetVehicleIdentityInput!) {\n  setVehicleIdentity(input: $input) {\n    inspection {\n      ...InspectionParts\n    }\n  }\n}": typeof types.SetVehicleIdentityDocument,
    "mutation SettleDifference($input: SettleDifferenceInput!) {\n  settleDifference(input: $input) {\n    settlement {\n      id\n      number\n      settledAt\n      amount {\n        amountCents\n        currency\n      }\n    }\n    appointment {\n      id\n      amountDue {\n        amountCents\n        currency\n      }\n    }\n  }\n}": typeof types.SettleDifferenceDocument,
    "mutation SignInspection($input: SignInspectionInput!) {\n  signInspection(input: $input) {\n    inspection {\n      ...InspectionParts\n    }\n  }\n}": typeof types.SignInspectionDocument,
    "mutation StartCheckout($input: StartCheckoutInput!) {\n  startCheckout(input: $input) {\n    payment {\n      id\n      status\n      checkoutUrl\n    }\n  }\n}": typeof types.StartCheckoutDocument,
    "mutation StartGuestSession($input: StartGuestSessionInput!) {\n  startGuestSession(input: $input) {\n    session {\n      ...SessionParts\n    }\n  }\n}": typeof types.StartGuestSessionDocument,
    "mutation StartInspection($input: StartInspectionInput!) {\n  startInspection(input: $input) {\n    inspection {\n      ...InspectionParts\n    }\n  }\n}": typeof types.StartInspectionDocument,
    "mutation WithdrawPicture($documentId: UUID!) {\n  confirmRegistration(input: {documentId: $documentId, pictureMayStay: false}) {\n    registration {\n      id\n      pictureMayStay\n    }\n  }\n}": typeof types.WithdrawPictureDocument,
};
const documents: Documents = {
    "mutation AbandonInspection($input: AbandonInspectionInput!) {\n  abandonInspection(input: $input) {\n    inspection {\n      ...InspectionParts\n    }\n  }\n}": types.AbandonInspectionDocument,
    "mutation AcceptNewPrice($input: AcceptNewPriceInput!) {\n  acceptNewPrice(input: $input) {\n    appointment {\n      id\n      price {\n        amountCents\n        currency\n      }\n      priceChange {\n        agreed\n      }\n    }\n  }\n}": types.AcceptNewPriceDocument,
    "query Accounts($search: String, $first: Int!) {\n  users(search: $search, first: $first) {\n    edges {\n      node {\n        id\n        displayName\n        email\n        roles\n      }\n    }\n  }\n}": types.AccountsDocument,
    "query ApiKeys($first: Int!) {\n  apiKeys(first: $first) {\n    edges {\n      node {\n        ...ApiKeyRow\n      }\n    }\n  }\n}\n\nfragment ApiKeyRow on ApiKey {\n  id\n  name\n  prefix\n  scopes\n  requestsPerMinute\n  expiresAt\n  lastUsedOn\n  revokedAt\n  integrator {\n    id\n    displayName\n  }\n}": types.ApiKeysDocument,
    "fragment AppointmentParts on Appointment {\n  id\n  reference\n  status\n  service\n  vehicleCategory\n  energy\n  plate\n  startsAt\n  endsAt\n  holdExpiresAt\n  price {\n    amountCents\n    currency\n  }\n  priceChange {\n    oldPrice {\n      amountCents\n      currency\n    }\n    newPrice {\n      amountCents\n      currency\n    }\n    agreed\n  }\n  centre {\n    id\n    slug\n    name\n    street\n    postalCode\n    city\n    phone\n  }\n  amountDue {\n    amountCents\n    currency\n  }\n  payment {\n    id\n    status\n    method\n    checkoutUrl\n    invoiceNumber\n    paidAt\n    refundedAt\n    refundRequestedAt\n    amount {\n      amountCents\n      currency\n    }\n  }\n}": types.AppointmentPartsFragmentDoc,
    "fragment BoardRow on Appointment {\n  id\n  reference\n  status\n  service\n  vehicleCategory\n  energy\n  plate\n  startsAt\n  endsAt\n  holdExpiresAt\n  price {\n    amountCents\n    currency\n  }\n  amountDue {\n    amountCents\n    currency\n  }\n  priceChange {\n    oldPrice {\n      amountCents\n      currency\n    }\n    newPrice {\n      amountCents\n      currency\n    }\n    bookedEnergy\n    bookedCategory\n    agreed\n  }\n  lane {\n    id\n    name\n  }\n  customer {\n    id\n    displayName\n    phone\n  }\n  payment {\n    id\n    status\n    method\n    invoiceNumber\n    paidAt\n  }\n  inspection {\n    id\n    plate\n    status\n    outcome\n  }\n}": types.BoardRowFragmentDoc,
    "query BookedAppointment($id: UUID!) {\n  appointment(id: $id) {\n    ...AppointmentParts\n  }\n}": types.BookedAppointmentDocument,
    "query BookingCentres($first: Int!) {\n  centres(first: $first) {\n    edges {\n      node {\n        id\n        slug\n        name\n        street\n        postalCode\n        city\n        phone\n        position {\n          latitude\n          longitude\n        }\n        lanes {\n          id\n          categories\n        }\n      }\n    }\n  }\n}": types.BookingCentresDocument,
    "query BookingPrice($centreId: UUID!, $service: ServiceKind!, $vehicleCategory: VehicleCategory!, $energy: Energy!) {\n  price(\n    centreId: $centreId\n    service: $service\n    vehicleCategory: $vehicleCategory\n    energy: $energy\n  ) {\n    amountCents\n    currency\n  }\n}": types.BookingPriceDocument,
    "mutation CancelAppointment($input: CancelAppointmentInput!) {\n  cancelAppointment(input: $input) {\n    appointment {\n      ...AppointmentParts\n    }\n  }\n}": types.CancelAppointmentDocument,
    "query Centres($first: Int!) {\n  centres(first: $first) {\n    edges {\n      node {\n        id\n        name\n        city\n        lanes {\n          id\n          name\n        }\n      }\n    }\n  }\n}": types.CentresDocument,
    "mutation ChangePassword($input: ChangePasswordInput!) {\n  changePassword(input: $input) {\n    session {\n      ...SessionParts\n    }\n  }\n}": types.ChangePasswordDocument,
    "mutation CheckIn($input: CheckInInput!) {\n  checkIn(input: $input) {\n    inspection {\n      id\n      status\n      appointment {\n        id\n        status\n      }\n    }\n  }\n}": types.CheckInDocument,
    "mutation CheckPoints($input: CheckPointsInput!) {\n  checkPoints(input: $input) {\n    inspection {\n      ...InspectionParts\n    }\n  }\n}": types.CheckPointsDocument,
    "mutation CompleteInspection($input: CompleteInspectionInput!) {\n  completeInspection(input: $input) {\n    inspection {\n      ...InspectionParts\n    }\n  }\n}": types.CompleteInspectionDocument,
    "query ConversationSince($id: UUID!, $afterSeq: Int!) {\n  conversation(id: $id) {\n    id\n    messages(afterSeq: $afterSeq) {\n      ...MessageParts\n    }\n  }\n}": types.ConversationSinceDocument,
    "mutation CreateApiKey($input: CreateApiKeyInput!) {\n  createApiKey(input: $input) {\n    secret\n    apiKey {\n      ...ApiKeyRow\n    }\n  }\n}": types.CreateApiKeyDocument,
    "mutation CreateUpload($input: CreateUploadInput!) {\n  createUpload(input: $input) {\n    document {\n      id\n    }\n    upload {\n      url\n      method\n      headers {\n        name\n        value\n      }\n      maxBytes\n    }\n  }\n}": types.CreateUploadDocument,
    "query DayBoard($centreId: UUID!, $date: NaiveDate!) {\n  centre(id: $centreId) {\n    id\n    day(date: $date) {\n      closed\n      reason\n      hours {\n        opens\n        closes\n      }\n    }\n  }\n  dayBoard(centreId: $centreId, date: $date) {\n    ...BoardRow\n  }\n}": types.DayBoardDocument,
    "mutation DeleteDocument($input: DeleteDocumentInput!) {\n  deleteDocument(input: $input) {\n    document {\n      id\n      status\n    }\n  }\n}": types.DeleteDocumentDocument,
    "mutation DeleteRegistration($documentId: UUID!) {\n  deleteRegistration(input: {documentId: $documentId}) {\n    deleted\n  }\n}": types.DeleteRegistrationDocument,
    "query FreeSlots($input: SlotSearchInput!) {\n  slots(input: $input) {\n    startsAt\n  }\n}": types.FreeSlotsDocument,
    "mutation HoldSlot($input: HoldSlotInput!) {\n  holdSlot(input: $input) {\n    appointment {\n      ...AppointmentParts\n    }\n  }\n}": types.HoldSlotDocument,
    "query InspectionChecklist($id: UUID!) {\n  inspection(id: $id) {\n    id\n    checklist {\n      code\n      label\n      groups {\n        code\n        label\n        points {\n          code\n          label\n          defects {\n            code\n            level\n            label\n            toVerify\n          }\n        }\n      }\n    }\n  }\n  defectLocations {\n    code\n    label\n  }\n}": types.InspectionChecklistDocument,
    "query InspectionPage($id: UUID!) {\n  inspection(id: $id) {\n    ...InspectionParts\n    appointment {\n      id\n      reference\n      service\n      energy\n      startsAt\n      centre {\n        id\n        name\n      }\n      customer {\n        id\n        displayName\n      }\n    }\n    report {\n      id\n      number\n      downloadUrl\n      verificationUrl\n    }\n    certificate {\n      id\n      number\n      downloadUrl\n      verificationUrl\n    }\n  }\n}": types.InspectionPageDocument,
    "fragment InspectionParts on Inspection {\n  id\n  status\n  outcome\n  plate\n  vehicleLabel\n  odometerKm\n  identity {\n    plate\n    vin\n    make\n    model\n    firstRegistration\n    euCategory\n    energy\n    usage\n    odometerKm\n    initialInspectionDate\n    initialInspectionNature\n    periodicValidUntil\n    entries {\n      field\n      source\n      author\n    }\n  }\n  missing\n  checkedPoints\n  requiredPoints\n  pointsTotal\n  inspectorName\n  startedAt\n  completedAt\n  signedAt\n  validUntil\n  retestBefore\n  catalogueVersion\n  version\n  abandonReason\n  defects {\n    id\n    code\n    level\n    component\n    label\n    location\n    locationLabel\n    comment\n    toVerify\n  }\n}": types.InspectionPartsFragmentDoc,
    "mutation LogIn($input: LogInInput!) {\n  logIn(input: $input) {\n    session {\n      ...SessionParts\n    }\n  }\n}": types.LogInDocument,
    "mutation LogInWithCode($input: LogInWithCodeInput!) {\n  logInWithCode(input: $input) {\n    session {\n      ...SessionParts\n    }\n  }\n}": types.LogInWithCodeDocument,
    "mutation LogOut($input: LogOutInput!) {\n  logOut(input: $input) {\n    loggedOut\n  }\n}": types.LogOutDocument,
    "mutation MarkNoShow($input: MarkNoShowInput!) {\n  markNoShow(input: $input) {\n    appointment {\n      id\n      status\n    }\n  }\n}": types.MarkNoShowDocument,
    "subscription MessageAdded($conversationId: UUID!, $afterSeq: Int) {\n  messageAdded(conversationId: $conversationId, afterSeq: $afterSeq) {\n    ...MessageParts\n  }\n}": types.MessageAddedDocument,
    "fragment MessageParts on Message {\n  id\n  seq\n  author\n  text\n  buttons {\n    id\n    label\n    kind\n    style\n    url\n    upload\n    consent\n  }\n  attachments {\n    kind\n    title\n    url\n  }\n  clientMessageId\n  createdAt\n}": types.MessagePartsFragmentDoc,
    "query MyAppointments($first: Int!) {\n  myAppointments(upcomingOnly: true, first: $first) {\n    edges {\n      node {\n        id\n        reference\n        status\n        service\n        plate\n        startsAt\n        centre {\n          id\n          name\n          city\n        }\n      }\n    }\n  }\n}": types.MyAppointmentsDocument,
    "query MyBookings($first: Int!, $after: String, $upcomingOnly: Boolean) {\n  myAppointments(first: $first, after: $after, upcomingOnly: $upcomingOnly) {\n    edges {\n      node {\n        ...AppointmentParts\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": types.MyBookingsDocument,
    "query MyDocuments($first: Int!) {\n  documents(first: $first) {\n    edges {\n      node {\n        id\n        kind\n        fileName\n        status\n        createdAt\n      }\n    }\n  }\n}": types.MyDocumentsDocument,
    "query MyInvoices($first: Int!) {\n  myInvoices(first: $first) {\n    edges {\n      node {\n        id\n        kind\n        number\n        total {\n          amountCents\n          currency\n        }\n        downloadUrl\n        issuedAt\n      }\n    }\n  }\n}": types.MyInvoicesDocument,
    "query MyProfile {\n  me {\n    id\n    displayName\n    email\n    phone\n  }\n}": types.MyProfileDocument,
    "query MyRegistrations($first: Int!) {\n  registrations(first: $first) {\n    edges {\n      node {\n        id\n        documentId\n        plate\n        make\n        model\n        createdAt\n        pictureMayStay\n        dueInspection {\n          before\n          overdue\n        }\n      }\n    }\n  }\n}": types.MyRegistrationsDocument,
    "query MyReports($first: Int!) {\n  myReports(first: $first) {\n    edges {\n      node {\n        id\n        kind\n        number\n        plate\n        outcome\n        validUntil\n        downloadUrl\n        issuedAt\n      }\n    }\n  }\n}": types.MyReportsDocument,
    "query MyVehicles($first: Int!) {\n  vehicles(first: $first) {\n    edges {\n      node {\n        id\n        plate\n        make\n        model\n        energy\n        vehicleCategory\n        inspections {\n          id\n          signedAt\n          nature\n          outcome\n          validUntil\n          retestBefore\n          odometerKm\n        }\n      }\n    }\n  }\n}": types.MyVehiclesDocument,
    "mutation OpenConversation($input: OpenConversationInput!, $last: Int!) {\n  openConversation(input: $input) {\n    conversation {\n      id\n      messages(last: $last) {\n        ...MessageParts\n      }\n    }\n  }\n}": types.OpenConversationDocument,
    "mutation PayAtCentre($input: PayAtCentreInput!) {\n  payAtCentre(input: $input) {\n    payment {\n      id\n      status\n      method\n    }\n  }\n}": types.PayAtCentreDocument,
    "mutation RecordDefect($input: RecordDefectInput!) {\n  recordDefect(input: $input) {\n    inspection {\n      ...InspectionParts\n    }\n  }\n}": types.RecordDefectDocument,
    "mutation RecordDeskPayment($input: RecordDeskPaymentInput!) {\n  recordDeskPayment(input: $input) {\n    payment {\n      id\n      status\n      method\n      invoiceNumber\n      paidAt\n      amount {\n        amountCents\n        currency\n      }\n    }\n  }\n}": types.RecordDeskPaymentDocument,
    "mutation RefreshSession($input: RefreshSessionInput!) {\n  refreshSession(input: $input) {\n    session {\n      ...SessionParts\n    }\n  }\n}": types.RefreshSessionDocument,
    "mutation RefundPayment($input: RefundPaymentInput!) {\n  refundPayment(input: $input) {\n    payment {\n      id\n      status\n      refundRequestedAt\n    }\n  }\n}": types.RefundPaymentDocument,
    "mutation Register($input: RegisterInput!) {\n  register(input: $input) {\n    session {\n      ...SessionParts\n    }\n  }\n}": types.RegisterDocument,
    "mutation ReleaseHold($input: ReleaseHoldInput!) {\n  releaseHold(input: $input) {\n    appointment {\n      id\n      status\n    }\n  }\n}": types.ReleaseHoldDocument,
    "mutation RemoveDefect($input: RemoveDefectInput!) {\n  removeDefect(input: $input) {\n    inspection {\n      ...InspectionParts\n    }\n  }\n}": types.RemoveDefectDocument,
    "mutation ReopenInspection($input: ReopenInspectionInput!) {\n  reopenInspection(input: $input) {\n    inspection {\n      ...InspectionParts\n    }\n  }\n}": types.ReopenInspectionDocument,
    "mutation RequestLogInCode($input: RequestLogInCodeInput!) {\n  requestLogInCode(input: $input) {\n    challengeId\n    expiresIn\n  }\n}": types.RequestLogInCodeDocument,
    "mutation RequestPasswordReset($input: RequestPasswordResetInput!) {\n  requestPasswordReset(input: $input) {\n    linkLastsMinutes\n  }\n}": types.RequestPasswordResetDocument,
    "mutation RescheduleAppointment($input: RescheduleAppointmentInput!) {\n  rescheduleAppointment(input: $input) {\n    appointment {\n      ...AppointmentParts\n    }\n  }\n}": types.RescheduleAppointmentDocument,
    "query ReturnedFromPayment($id: UUID!) {\n  appointment(id: $id) {\n    id\n  }\n}": types.ReturnedFromPaymentDocument,
    "mutation RevokeApiKey($input: RevokeApiKeyInput!) {\n  revokeApiKey(input: $input) {\n    apiKey {\n      ...ApiKeyRow\n    }\n  }\n}": types.RevokeApiKeyDocument,
    "mutation SendMessage($input: SendMessageInput!) {\n  sendMessage(input: $input) {\n    conversation {\n      id\n    }\n    messages {\n      ...MessageParts\n    }\n  }\n}": types.SendMessageDocument,
    "mutation SendReport($input: SendReportInput!) {\n  sendReport(input: $input) {\n    sent\n  }\n}": types.SendReportDocument,
    "fragment SessionParts on Session {\n  accessToken\n  accessTokenExpiresIn\n  refreshToken\n  user {\n    id\n    email\n    displayName\n    roles\n    locale\n    isGuest\n  }\n}": types.SessionPartsFragmentDoc,
    "mutation SetAppointmentPlate($input: SetAppointmentPlateInput!) {\n  setAppointmentPlate(input: $input) {\n    appointment {\n      ...AppointmentParts\n    }\n  }\n}": types.SetAppointmentPlateDocument,
    "mutation SetPassword($input: SetPasswordInput!) {\n  setPassword(input: $input) {\n    session {\n      ...SessionParts\n    }\n  }\n}": types.SetPasswordDocument,
    "mutation SetRoles($input: SetRolesInput!) {\n  setRoles(input: $input) {\n    user {\n      id\n      roles\n    }\n  }\n}": types.SetRolesDocument,
    "mutation SetVehicleIdentity($input: SetVehicleIdentityInput!) {\n  setVehicleIdentity(input: $input) {\n    inspection {\n      ...InspectionParts\n    }\n  }\n}": types.SetVehicleIdentityDocument,
    "mutation SettleDifference($input: SettleDifferenceInput!) {\n  settleDifference(input: $input) {\n    settlement {\n      id\n      number\n      settledAt\n      amount {\n        amountCents\n        currency\n      }\n    }\n    appointment {\n      id\n      amountDue {\n        amountCents\n        currency\n      }\n    }\n  }\n}": types.SettleDifferenceDocument,
    "mutation SignInspection($input: SignInspectionInput!) {\n  signInspection(input: $input) {\n    inspection {\n      ...InspectionParts\n    }\n  }\n}": types.SignInspectionDocument,
    "mutation StartCheckout($input: StartCheckoutInput!) {\n  startCheckout(input: $input) {\n    payment {\n      id\n      status\n      checkoutUrl\n    }\n  }\n}": types.StartCheckoutDocument,
    "mutation StartGuestSession($input: StartGuestSessionInput!) {\n  startGuestSession(input: $input) {\n    session {\n      ...SessionParts\n    }\n  }\n}": types.StartGuestSessionDocument,
    "mutation StartInspection($input: StartInspectionInput!) {\n  startInspection(input: $input) {\n    inspection {\n      ...InspectionParts\n    }\n  }\n}": types.StartInspectionDocument,
    "mutation WithdrawPicture($documentId: UUID!) {\n  confirmRegistration(input: {documentId: $documentId, pictureMayStay: false}) {\n    registration {\n      id\n      pictureMayStay\n    }\n  }\n}": types.WithdrawPictureDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation AbandonInspection($input: AbandonInspectionInput!) {\n  abandonInspection(input: $input) {\n    inspection {\n      ...InspectionParts\n    }\n  }\n}"): typeof import('./graphql').AbandonInspectionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation AcceptNewPrice($input: AcceptNewPriceInput!) {\n  acceptNewPrice(input: $input) {\n    appointment {\n      id\n      price {\n        amountCents\n        currency\n      }\n      priceChange {\n        agreed\n      }\n    }\n  }\n}"): typeof import('./graphql').AcceptNewPriceDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Accounts($search: String, $first: Int!) {\n  users(search: $search, first: $first) {\n    edges {\n      node {\n        id\n        displayName\n        email\n        roles\n      }\n    }\n  }\n}"): typeof import('./graphql').AccountsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query ApiKeys($first: Int!) {\n  apiKeys(first: $first) {\n    edges {\n      node {\n        ...ApiKeyRow\n      }\n    }\n  }\n}\n\nfragment ApiKeyRow on ApiKey {\n  id\n  name\n  prefix\n  scopes\n  requestsPerMinute\n  expiresAt\n  lastUsedOn\n  revokedAt\n  integrator {\n    id\n    displayName\n  }\n}"): typeof import('./graphql').ApiKeysDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment AppointmentParts on Appointment {\n  id\n  reference\n  status\n  service\n  vehicleCategory\n  energy\n  plate\n  startsAt\n  endsAt\n  holdExpiresAt\n  price {\n    amountCents\n    currency\n  }\n  priceChange {\n    oldPrice {\n      amountCents\n      currency\n    }\n    newPrice {\n      amountCents\n      currency\n    }\n    agreed\n  }\n  centre {\n    id\n    slug\n    name\n    street\n    postalCode\n    city\n    phone\n  }\n  amountDue {\n    amountCents\n    currency\n  }\n  payment {\n    id\n    status\n    method\n    checkoutUrl\n    invoiceNumber\n    paidAt\n    refundedAt\n    refundRequestedAt\n    amount {\n      amountCents\n      currency\n    }\n  }\n}"): typeof import('./graphql').AppointmentPartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment BoardRow on Appointment {\n  id\n  reference\n  status\n  service\n  vehicleCategory\n  energy\n  plate\n  startsAt\n  endsAt\n  holdExpiresAt\n  price {\n    amountCents\n    currency\n  }\n  amountDue {\n    amountCents\n    currency\n  }\n  priceChange {\n    oldPrice {\n      amountCents\n      currency\n    }\n    newPrice {\n      amountCents\n      currency\n    }\n    bookedEnergy\n    bookedCategory\n    agreed\n  }\n  lane {\n    id\n    name\n  }\n  customer {\n    id\n    displayName\n    phone\n  }\n  payment {\n    id\n    status\n    method\n    invoiceNumber\n    paidAt\n  }\n  inspection {\n    id\n    plate\n    status\n    outcome\n  }\n}"): typeof import('./graphql').BoardRowFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query BookedAppointment($id: UUID!) {\n  appointment(id: $id) {\n    ...AppointmentParts\n  }\n}"): typeof import('./graphql').BookedAppointmentDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query BookingCentres($first: Int!) {\n  centres(first: $first) {\n    edges {\n      node {\n        id\n        slug\n        name\n        street\n        postalCode\n        city\n        phone\n        position {\n          latitude\n          longitude\n        }\n        lanes {\n          id\n          categories\n        }\n      }\n    }\n  }\n}"): typeof import('./graphql').BookingCentresDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query BookingPrice($centreId: UUID!, $service: ServiceKind!, $vehicleCategory: VehicleCategory!, $energy: Energy!) {\n  price(\n    centreId: $centreId\n    service: $service\n    vehicleCategory: $vehicleCategory\n    energy: $energy\n  ) {\n    amountCents\n    currency\n  }\n}"): typeof import('./graphql').BookingPriceDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation CancelAppointment($input: CancelAppointmentInput!) {\n  cancelAppointment(input: $input) {\n    appointment {\n      ...AppointmentParts\n    }\n  }\n}"): typeof import('./graphql').CancelAppointmentDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Centres($first: Int!) {\n  centres(first: $first) {\n    edges {\n      node {\n        id\n        name\n        city\n        lanes {\n          id\n          name\n        }\n      }\n    }\n  }\n}"): typeof import('./graphql').CentresDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation ChangePassword($input: ChangePasswordInput!) {\n  changePassword(input: $input) {\n    session {\n      ...SessionParts\n    }\n  }\n}"): typeof import('./graphql').ChangePasswordDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation CheckIn($input: CheckInInput!) {\n  checkIn(input: $input) {\n    inspection {\n      id\n      status\n      appointment {\n        id\n        status\n      }\n    }\n  }\n}"): typeof import('./graphql').CheckInDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation CheckPoints($input: CheckPointsInput!) {\n  checkPoints(input: $input) {\n    inspection {\n      ...InspectionParts\n    }\n  }\n}"): typeof import('./graphql').CheckPointsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation CompleteInspection($input: CompleteInspectionInput!) {\n  completeInspection(input: $input) {\n    inspection {\n      ...InspectionParts\n    }\n  }\n}"): typeof import('./graphql').CompleteInspectionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query ConversationSince($id: UUID!, $afterSeq: Int!) {\n  conversation(id: $id) {\n    id\n    messages(afterSeq: $afterSeq) {\n      ...MessageParts\n    }\n  }\n}"): typeof import('./graphql').ConversationSinceDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation CreateApiKey($input: CreateApiKeyInput!) {\n  createApiKey(input: $input) {\n    secret\n    apiKey {\n      ...ApiKeyRow\n    }\n  }\n}"): typeof import('./graphql').CreateApiKeyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation CreateUpload($input: CreateUploadInput!) {\n  createUpload(input: $input) {\n    document {\n      id\n    }\n    upload {\n      url\n      method\n      headers {\n        name\n        value\n      }\n      maxBytes\n    }\n  }\n}"): typeof import('./graphql').CreateUploadDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query DayBoard($centreId: UUID!, $date: NaiveDate!) {\n  centre(id: $centreId) {\n    id\n    day(date: $date) {\n      closed\n      reason\n      hours {\n        opens\n        closes\n      }\n    }\n  }\n  dayBoard(centreId: $centreId, date: $date) {\n    ...BoardRow\n  }\n}"): typeof import('./graphql').DayBoardDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation DeleteDocument($input: DeleteDocumentInput!) {\n  deleteDocument(input: $input) {\n    document {\n      id\n      status\n    }\n  }\n}"): typeof import('./graphql').DeleteDocumentDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation DeleteRegistration($documentId: UUID!) {\n  deleteRegistration(input: {documentId: $documentId}) {\n    deleted\n  }\n}"): typeof import('./graphql').DeleteRegistrationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query FreeSlots($input: SlotSearchInput!) {\n  slots(input: $input) {\n    startsAt\n  }\n}"): typeof import('./graphql').FreeSlotsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation HoldSlot($input: HoldSlotInput!) {\n  holdSlot(input: $input) {\n    appointment {\n      ...AppointmentParts\n    }\n  }\n}"): typeof import('./graphql').HoldSlotDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query InspectionChecklist($id: UUID!) {\n  inspection(id: $id) {\n    id\n    checklist {\n      code\n      label\n      groups {\n        code\n        label\n        points {\n          code\n          label\n          defects {\n            code\n            level\n            label\n            toVerify\n          }\n        }\n      }\n    }\n  }\n  defectLocations {\n    code\n    label\n  }\n}"): typeof import('./graphql').InspectionChecklistDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query InspectionPage($id: UUID!) {\n  inspection(id: $id) {\n    ...InspectionParts\n    appointment {\n      id\n      reference\n      service\n      energy\n      startsAt\n      centre {\n        id\n        name\n      }\n      customer {\n        id\n        displayName\n      }\n    }\n    report {\n      id\n      number\n      downloadUrl\n      verificationUrl\n    }\n    certificate {\n      id\n      number\n      downloadUrl\n      verificationUrl\n    }\n  }\n}"): typeof import('./graphql').InspectionPageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment InspectionParts on Inspection {\n  id\n  status\n  outcome\n  plate\n  vehicleLabel\n  odometerKm\n  identity {\n    plate\n    vin\n    make\n    model\n    firstRegistration\n    euCategory\n    energy\n    usage\n    odometerKm\n    initialInspectionDate\n    initialInspectionNature\n    periodicValidUntil\n    entries {\n      field\n      source\n      author\n    }\n  }\n  missing\n  checkedPoints\n  requiredPoints\n  pointsTotal\n  inspectorName\n  startedAt\n  completedAt\n  signedAt\n  validUntil\n  retestBefore\n  catalogueVersion\n  version\n  abandonReason\n  defects {\n    id\n    code\n    level\n    component\n    label\n    location\n    locationLabel\n    comment\n    toVerify\n  }\n}"): typeof import('./graphql').InspectionPartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation LogIn($input: LogInInput!) {\n  logIn(input: $input) {\n    session {\n      ...SessionParts\n    }\n  }\n}"): typeof import('./graphql').LogInDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation LogInWithCode($input: LogInWithCodeInput!) {\n  logInWithCode(input: $input) {\n    session {\n      ...SessionParts\n    }\n  }\n}"): typeof import('./graphql').LogInWithCodeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation LogOut($input: LogOutInput!) {\n  logOut(input: $input) {\n    loggedOut\n  }\n}"): typeof import('./graphql').LogOutDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation MarkNoShow($input: MarkNoShowInput!) {\n  markNoShow(input: $input) {\n    appointment {\n      id\n      status\n    }\n  }\n}"): typeof import('./graphql').MarkNoShowDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "subscription MessageAdded($conversationId: UUID!, $afterSeq: Int) {\n  messageAdded(conversationId: $conversationId, afterSeq: $afterSeq) {\n    ...MessageParts\n  }\n}"): typeof import('./graphql').MessageAddedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment MessageParts on Message {\n  id\n  seq\n  author\n  text\n  buttons {\n    id\n    label\n    kind\n    style\n    url\n    upload\n    consent\n  }\n  attachments {\n    kind\n    title\n    url\n  }\n  clientMessageId\n  createdAt\n}"): typeof import('./graphql').MessagePartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query MyAppointments($first: Int!) {\n  myAppointments(upcomingOnly: true, first: $first) {\n    edges {\n      node {\n        id\n        reference\n        status\n        service\n        plate\n        startsAt\n        centre {\n          id\n          name\n          city\n        }\n      }\n    }\n  }\n}"): typeof import('./graphql').MyAppointmentsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query MyBookings($first: Int!, $after: String, $upcomingOnly: Boolean) {\n  myAppointments(first: $first, after: $after, upcomingOnly: $upcomingOnly) {\n    edges {\n      node {\n        ...AppointmentParts\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}"): typeof import('./graphql').MyBookingsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query MyDocuments($first: Int!) {\n  documents(first: $first) {\n    edges {\n      node {\n        id\n        kind\n        fileName\n        status\n        createdAt\n      }\n    }\n  }\n}"): typeof import('./graphql').MyDocumentsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query MyInvoices($first: Int!) {\n  myInvoices(first: $first) {\n    edges {\n      node {\n        id\n        kind\n        number\n        total {\n          amountCents\n          currency\n        }\n        downloadUrl\n        issuedAt\n      }\n    }\n  }\n}"): typeof import('./graphql').MyInvoicesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query MyProfile {\n  me {\n    id\n    displayName\n    email\n    phone\n  }\n}"): typeof import('./graphql').MyProfileDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query MyRegistrations($first: Int!) {\n  registrations(first: $first) {\n    edges {\n      node {\n        id\n        documentId\n        plate\n        make\n        model\n        createdAt\n        pictureMayStay\n        dueInspection {\n          before\n          overdue\n        }\n      }\n    }\n  }\n}"): typeof import('./graphql').MyRegistrationsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query MyReports($first: Int!) {\n  myReports(first: $first) {\n    edges {\n      node {\n        id\n        kind\n        number\n        plate\n        outcome\n        validUntil\n        downloadUrl\n        issuedAt\n      }\n    }\n  }\n}"): typeof import('./graphql').MyReportsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query MyVehicles($first: Int!) {\n  vehicles(first: $first) {\n    edges {\n      node {\n        id\n        plate\n        make\n        model\n        energy\n        vehicleCategory\n        inspections {\n          id\n          signedAt\n          nature\n          outcome\n          validUntil\n          retestBefore\n          odometerKm\n        }\n      }\n    }\n  }\n}"): typeof import('./graphql').MyVehiclesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation OpenConversation($input: OpenConversationInput!, $last: Int!) {\n  openConversation(input: $input) {\n    conversation {\n      id\n      messages(last: $last) {\n        ...MessageParts\n      }\n    }\n  }\n}"): typeof import('./graphql').OpenConversationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation PayAtCentre($input: PayAtCentreInput!) {\n  payAtCentre(input: $input) {\n    payment {\n      id\n      status\n      method\n    }\n  }\n}"): typeof import('./graphql').PayAtCentreDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RecordDefect($input: RecordDefectInput!) {\n  recordDefect(input: $input) {\n    inspection {\n      ...InspectionParts\n    }\n  }\n}"): typeof import('./graphql').RecordDefectDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RecordDeskPayment($input: RecordDeskPaymentInput!) {\n  recordDeskPayment(input: $input) {\n    payment {\n      id\n      status\n      method\n      invoiceNumber\n      paidAt\n      amount {\n        amountCents\n        currency\n      }\n    }\n  }\n}"): typeof import('./graphql').RecordDeskPaymentDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RefreshSession($input: RefreshSessionInput!) {\n  refreshSession(input: $input) {\n    session {\n      ...SessionParts\n    }\n  }\n}"): typeof import('./graphql').RefreshSessionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RefundPayment($input: RefundPaymentInput!) {\n  refundPayment(input: $input) {\n    payment {\n      id\n      status\n      refundRequestedAt\n    }\n  }\n}"): typeof import('./graphql').RefundPaymentDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation Register($input: RegisterInput!) {\n  register(input: $input) {\n    session {\n      ...SessionParts\n    }\n  }\n}"): typeof import('./graphql').RegisterDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation ReleaseHold($input: ReleaseHoldInput!) {\n  releaseHold(input: $input) {\n    appointment {\n      id\n      status\n    }\n  }\n}"): typeof import('./graphql').ReleaseHoldDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RemoveDefect($input: RemoveDefectInput!) {\n  removeDefect(input: $input) {\n    inspection {\n      ...InspectionParts\n    }\n  }\n}"): typeof import('./graphql').RemoveDefectDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation ReopenInspection($input: ReopenInspectionInput!) {\n  reopenInspection(input: $input) {\n    inspection {\n      ...InspectionParts\n    }\n  }\n}"): typeof import('./graphql').ReopenInspectionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RequestLogInCode($input: RequestLogInCodeInput!) {\n  requestLogInCode(input: $input) {\n    challengeId\n    expiresIn\n  }\n}"): typeof import('./graphql').RequestLogInCodeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RequestPasswordReset($input: RequestPasswordResetInput!) {\n  requestPasswordReset(input: $input) {\n    linkLastsMinutes\n  }\n}"): typeof import('./graphql').RequestPasswordResetDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RescheduleAppointment($input: RescheduleAppointmentInput!) {\n  rescheduleAppointment(input: $input) {\n    appointment {\n      ...AppointmentParts\n    }\n  }\n}"): typeof import('./graphql').RescheduleAppointmentDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query ReturnedFromPayment($id: UUID!) {\n  appointment(id: $id) {\n    id\n  }\n}"): typeof import('./graphql').ReturnedFromPaymentDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RevokeApiKey($input: RevokeApiKeyInput!) {\n  revokeApiKey(input: $input) {\n    apiKey {\n      ...ApiKeyRow\n    }\n  }\n}"): typeof import('./graphql').RevokeApiKeyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation SendMessage($input: SendMessageInput!) {\n  sendMessage(input: $input) {\n    conversation {\n      id\n    }\n    messages {\n      ...MessageParts\n    }\n  }\n}"): typeof import('./graphql').SendMessageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation SendReport($input: SendReportInput!) {\n  sendReport(input: $input) {\n    sent\n  }\n}"): typeof import('./graphql').SendReportDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment SessionParts on Session {\n  accessToken\n  accessTokenExpiresIn\n  refreshToken\n  user {\n    id\n    email\n    displayName\n    roles\n    locale\n    isGuest\n  }\n}"): typeof import('./graphql').SessionPartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation SetAppointmentPlate($input: SetAppointmentPlateInput!) {\n  setAppointmentPlate(input: $input) {\n    appointment {\n      ...AppointmentParts\n    }\n  }\n}"): typeof import('./graphql').SetAppointmentPlateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation SetPassword($input: SetPasswordInput!) {\n  setPassword(input: $input) {\n    session {\n      ...SessionParts\n    }\n  }\n}"): typeof import('./graphql').SetPasswordDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation SetRoles($input: SetRolesInput!) {\n  setRoles(input: $input) {\n    user {\n      id\n      roles\n    }\n  }\n}"): typeof import('./graphql').SetRolesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation SetVehicleIdentity($input: SetVehicleIdentityInput!) {\n  setVehicleIdentity(input: $input) {\n    inspection {\n      ...InspectionParts\n    }\n  }\n}"): typeof import('./graphql').SetVehicleIdentityDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation SettleDifference($input: SettleDifferenceInput!) {\n  settleDifference(input: $input) {\n    settlement {\n      id\n      number\n      settledAt\n      amount {\n        amountCents\n        currency\n      }\n    }\n    appointment {\n      id\n      amountDue {\n        amountCents\n        currency\n      }\n    }\n  }\n}"): typeof import('./graphql').SettleDifferenceDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation SignInspection($input: SignInspectionInput!) {\n  signInspection(input: $input) {\n    inspection {\n      ...InspectionParts\n    }\n  }\n}"): typeof import('./graphql').SignInspectionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation StartCheckout($input: StartCheckoutInput!) {\n  startCheckout(input: $input) {\n    payment {\n      id\n      status\n      checkoutUrl\n    }\n  }\n}"): typeof import('./graphql').StartCheckoutDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation StartGuestSession($input: StartGuestSessionInput!) {\n  startGuestSession(input: $input) {\n    session {\n      ...SessionParts\n    }\n  }\n}"): typeof import('./graphql').StartGuestSessionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation StartInspection($input: StartInspectionInput!) {\n  startInspection(input: $input) {\n    inspection {\n      ...InspectionParts\n    }\n  }\n}"): typeof import('./graphql').StartInspectionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation WithdrawPicture($documentId: UUID!) {\n  confirmRegistration(input: {documentId: $documentId, pictureMayStay: false}) {\n    registration {\n      id\n      pictureMayStay\n    }\n  }\n}"): typeof import('./graphql').WithdrawPictureDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
