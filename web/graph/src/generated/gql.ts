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
    "mutation AcceptOffer($input: OfferInput!) {\n  acceptOffer(input: $input) {\n    appointment {\n      ...AppointmentParts\n    }\n  }\n}": typeof types.AcceptOfferDocument,
    "mutation AcceptProposal($input: AcceptProposalInput!) {\n  acceptProposal(input: $input) {\n    inspection {\n      ...InspectionParts\n      ...MeasuringParts\n    }\n  }\n}": typeof types.AcceptProposalDocument,
    "query AccountingEntries($centreId: UUID!, $from: NaiveDate!, $until: NaiveDate!) {\n  accountingEntries(centreId: $centreId, from: $from, until: $until) {\n    fileName\n    text\n  }\n}": typeof types.AccountingEntriesDocument,
    "query Accounts($search: String, $first: Int!) {\n  users(search: $search, first: $first) {\n    edges {\n      node {\n        id\n        displayName\n        email\n        networkRoles\n        disabled\n      }\n    }\n  }\n}": typeof types.AccountsDocument,
    "query AccountsOfCentres($first: Int!, $after: String) {\n  accounts(first: $first, after: $after) {\n    edges {\n      node {\n        ...AccountParts\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}\n\nfragment AccountParts on Account {\n  id\n  organisationId\n  centreId\n  centreIds\n  legalName\n  address\n  siren\n  vatNumber\n  payDays\n  closedAt\n  setAt\n  setByName\n  limit {\n    amountCents\n    currency\n  }\n  owed {\n    amountCents\n    currency\n  }\n  charges {\n    id\n    costCentre\n    chargedAt\n    amount {\n      amountCents\n      currency\n    }\n    appointment {\n      id\n      reference\n      plate\n    }\n  }\n  invoices {\n    ...AccountInvoice\n  }\n}\n\nfragment AccountInvoice on Invoice {\n  id\n  kind\n  number\n  issuedAt\n  downloadUrl\n  total {\n    amountCents\n    currency\n  }\n  lines {\n    chargeId\n    credited\n    label\n    plate\n    costCentre\n    gross {\n      amountCents\n      currency\n    }\n  }\n  standing {\n    state\n    dueOn\n    remindedAt\n    left {\n      amountCents\n      currency\n    }\n    settlements {\n      id\n      kind\n      receivedOn\n      reference\n      recordedByName\n      amount {\n        amountCents\n        currency\n      }\n    }\n  }\n}": typeof types.AccountsOfCentresDocument,
    "mutation AddClosure($input: AddClosureInput!) {\n  addClosure(input: $input) {\n    centre {\n      ...CentreParts\n    }\n  }\n}": typeof types.AddClosureDocument,
    "mutation AddDefectPhoto($input: AddDefectPhotoInput!) {\n  addDefectPhoto(input: $input) {\n    inspection {\n      ...InspectionParts\n    }\n  }\n}": typeof types.AddDefectPhotoDocument,
    "mutation AddLane($input: AddLaneInput!) {\n  addLane(input: $input) {\n    centre {\n      ...CentreParts\n    }\n  }\n}": typeof types.AddLaneDocument,
    "mutation AddNote($input: AddNoteInput!) {\n  addNote(input: $input) {\n    appointment {\n      id\n      notes {\n        id\n        words\n        authorName\n        createdAt\n        author {\n          id\n        }\n      }\n    }\n  }\n}": typeof types.AddNoteDocument,
    "query Agenda($centreId: UUID!, $d1: NaiveDate!, $d2: NaiveDate!, $d3: NaiveDate!, $d4: NaiveDate!, $d5: NaiveDate!, $d6: NaiveDate!, $d7: NaiveDate!) {\n  centre(id: $centreId) {\n    id\n    d1: day(date: $d1) {\n      ...WeekDay\n    }\n    d2: day(date: $d2) {\n      ...WeekDay\n    }\n    d3: day(date: $d3) {\n      ...WeekDay\n    }\n    d4: day(date: $d4) {\n      ...WeekDay\n    }\n    d5: day(date: $d5) {\n      ...WeekDay\n    }\n    d6: day(date: $d6) {\n      ...WeekDay\n    }\n    d7: day(date: $d7) {\n      ...WeekDay\n    }\n  }\n  agenda(centreId: $centreId, from: $d1, to: $d7) {\n    id\n    reference\n    status\n    service\n    plate\n    startsAt\n    endsAt\n    lane {\n      id\n      name\n    }\n    customer {\n      id\n      displayName\n    }\n  }\n}\n\nfragment WeekDay on CentreDay {\n  date\n  closed\n  reason\n  hours {\n    opens\n    closes\n  }\n}": typeof types.AgendaDocument,
    "mutation AnswerHandover($input: AnswerHandoverInput!) {\n  answerHandover(input: $input) {\n    handover {\n      ...HandoverRow\n    }\n  }\n}": typeof types.AnswerHandoverDocument,
    "query ApiKeys($first: Int!) {\n  apiKeys(first: $first) {\n    edges {\n      node {\n        ...ApiKeyRow\n      }\n    }\n  }\n}\n\nfragment ApiKeyRow on ApiKey {\n  id\n  name\n  prefix\n  scopes\n  requestsPerMinute\n  expiresAt\n  lastUsedOn\n  revokedAt\n  integrator {\n    id\n    displayName\n  }\n}": typeof types.ApiKeysDocument,
    "mutation ApplyCode($input: ApplyCodeInput!) {\n  applyCode(input: $input) {\n    appointment {\n      ...CodeParts\n    }\n  }\n}\n\nfragment CodeParts on Appointment {\n  id\n  amountDue {\n    amountCents\n    currency\n  }\n  discount {\n    code\n    amount {\n      amountCents\n      currency\n    }\n  }\n}": typeof types.ApplyCodeDocument,
    "query AppointmentFile($id: UUID!) {\n  appointment(id: $id) {\n    ...BoardRow\n    createdAt\n    cancelReason\n    notes {\n      authorName\n      createdAt\n      author {\n        id\n      }\n    }\n    chargeableTo\n    charge {\n      id\n      costCentre\n      billed\n      amount {\n        amountCents\n        currency\n      }\n    }\n    centre {\n      id\n      name\n      city\n    }\n    caller {\n      name\n      phone\n      bookedByName\n    }\n    customer {\n      id\n      displayName\n      phone\n      email\n      isGuest\n      appointments(first: 20) {\n        edges {\n          node {\n            id\n            reference\n            status\n            service\n            plate\n            startsAt\n            notes {\n              id\n              words\n            }\n          }\n        }\n      }\n    }\n    vehicle {\n      id\n      plate\n      make\n      model\n      vin\n      firstRegistration\n      inspections {\n        id\n        signedAt\n        outcome\n        nature\n        odometerKm\n        validUntil\n      }\n    }\n    invoices {\n      id\n      kind\n      number\n      means\n      issuedAt\n      waitsFor\n      downloadUrl\n      receiptUrl\n      total {\n        amountCents\n        currency\n      }\n    }\n    settlements {\n      id\n      number\n      settledAt\n      amount {\n        amountCents\n        currency\n      }\n    }\n    payment {\n      id\n      refunds {\n        id\n        status\n        reason\n        orderedAt\n        madeAt\n        amount {\n          amountCents\n          currency\n        }\n      }\n      disputes {\n        id\n        status\n        reason\n        openedAt\n        respondBy\n        amount {\n          amountCents\n          currency\n        }\n      }\n    }\n    inspection {\n      id\n      signedAt\n      validUntil\n      retestBefore\n      certificate {\n        id\n        number\n        downloadUrl\n      }\n      report {\n        id\n        number\n        downloadUrl\n      }\n    }\n  }\n}": typeof types.AppointmentFileDocument,
    "fragment AppointmentParts on Appointment {\n  id\n  reference\n  status\n  service\n  vehicleCategory\n  energy\n  plate\n  startsAt\n  endsAt\n  holdExpiresAt\n  price {\n    amountCents\n    currency\n  }\n  priceChange {\n    oldPrice {\n      amountCents\n      currency\n    }\n    newPrice {\n      amountCents\n      currency\n    }\n    agreed\n  }\n  cancellation {\n    possible\n    freeUntil\n    givenBack {\n      amountCents\n      currency\n    }\n    kept {\n      amountCents\n      currency\n    }\n  }\n  centre {\n    id\n    slug\n    name\n    street\n    postalCode\n    city\n    phone\n  }\n  amountDue {\n    amountCents\n    currency\n  }\n  discount {\n    code\n    amount {\n      amountCents\n      currency\n    }\n  }\n  payment {\n    id\n    status\n    method\n    checkoutUrl\n    invoiceNumber\n    paidAt\n    refundedAt\n    refundRequestedAt\n    amount {\n      amountCents\n      currency\n    }\n  }\n}": typeof types.AppointmentPartsFragmentDoc,
    "mutation ApproveCatalogueRow($input: ApproveCatalogueRowInput!) {\n  approveCatalogueRow(input: $input) {\n    defect {\n      code\n    }\n  }\n}": typeof types.ApproveCatalogueRowDocument,
    "mutation AssignInspection($input: AssignInspectionInput!) {\n  assignInspection(input: $input) {\n    inspection {\n      ...InspectionParts\n    }\n  }\n}": typeof types.AssignInspectionDocument,
    "query AuditLog($centreId: UUID, $actorId: UUID, $subjectId: UUID, $first: Int!, $after: String) {\n  auditLog(\n    centreId: $centreId\n    actorId: $actorId\n    subjectId: $subjectId\n    first: $first\n    after: $after\n  ) {\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    edges {\n      node {\n        id\n        at\n        name\n        subjectKind\n        subjectId\n        centreId\n        actorId\n        roles\n        actor {\n          id\n          displayName\n        }\n        changes {\n          name\n          before\n          after\n        }\n      }\n    }\n  }\n}": typeof types.AuditLogDocument,
    "subscription BoardChanged($centreId: UUID!) {\n  boardChanged(centreId: $centreId) {\n    appointmentId\n  }\n}": typeof types.BoardChangedDocument,
    "fragment BoardRow on Appointment {\n  id\n  reference\n  status\n  service\n  vehicleCategory\n  energy\n  plate\n  startsAt\n  endsAt\n  holdExpiresAt\n  price {\n    amountCents\n    currency\n  }\n  amountDue {\n    amountCents\n    currency\n  }\n  priceChange {\n    oldPrice {\n      amountCents\n      currency\n    }\n    newPrice {\n      amountCents\n      currency\n    }\n    bookedEnergy\n    bookedCategory\n    agreed\n  }\n  lane {\n    id\n    name\n  }\n  notes {\n    id\n    words\n  }\n  caller {\n    name\n    phone\n  }\n  customer {\n    id\n    displayName\n    phone\n  }\n  payment {\n    id\n    status\n    method\n    invoiceNumber\n    paidAt\n    amount {\n      amountCents\n      currency\n    }\n  }\n  inspection {\n    id\n    plate\n    status\n    outcome\n    signedAt\n    inspectorName\n    workflow {\n      assignedTo {\n        id\n        name\n      }\n    }\n  }\n}": typeof types.BoardRowFragmentDoc,
    "query BoardRowOf($id: UUID!) {\n  appointment(id: $id) {\n    ...BoardRow\n    centre {\n      id\n    }\n  }\n}": typeof types.BoardRowOfDocument,
    "mutation BookForCaller($input: BookForCallerInput!) {\n  bookForCaller(input: $input) {\n    appointment {\n      ...BoardRow\n    }\n  }\n}": typeof types.BookForCallerDocument,
    "query BookedAppointment($id: UUID!) {\n  appointment(id: $id) {\n    ...AppointmentParts\n  }\n}": typeof types.BookedAppointmentDocument,
    "query BookedRow($id: UUID!) {\n  appointment(id: $id) {\n    ...BoardRow\n  }\n}": typeof types.BookedRowDocument,
    "query BookingCentres($first: Int!) {\n  centres(first: $first) {\n    edges {\n      node {\n        id\n        slug\n        name\n        street\n        postalCode\n        city\n        phone\n        position {\n          latitude\n          longitude\n        }\n        lanes {\n          id\n          categories\n        }\n      }\n    }\n  }\n}": typeof types.BookingCentresDocument,
    "query BookingPrice($centreId: UUID!, $service: ServiceKind!, $vehicleCategory: VehicleCategory!, $energy: Energy!) {\n  price(\n    centreId: $centreId\n    service: $service\n    vehicleCategory: $vehicleCategory\n    energy: $energy\n  ) {\n    amountCents\n    currency\n  }\n}": typeof types.BookingPriceDocument,
    "mutation CancelAppointment($input: CancelAppointmentInput!) {\n  cancelAppointment(input: $input) {\n    appointment {\n      ...AppointmentParts\n    }\n  }\n}": typeof types.CancelAppointmentDocument,
    "mutation CancelLinked($input: LinkInput!) {\n  cancelLinked(input: $input) {\n    appointment {\n      ...LinkedParts\n    }\n  }\n}": typeof types.CancelLinkedDocument,
    "mutation CancelMeasurementOrder($input: CancelMeasurementOrderInput!) {\n  cancelMeasurementOrder(input: $input) {\n    inspection {\n      ...InspectionParts\n      ...MeasuringParts\n    }\n  }\n}": typeof types.CancelMeasurementOrderDocument,
    "query CatalogueRows {\n  catalogueRowsToApprove {\n    code\n    label\n    level\n    toVerify\n  }\n}": typeof types.CatalogueRowsDocument,
    "query CentreInspectors($id: UUID!) {\n  inspectors(centreId: $id) {\n    ...InspectorParts\n  }\n}": typeof types.CentreInspectorsDocument,
    "query CentreInstruments($id: UUID!) {\n  instruments(centreId: $id) {\n    ...InstrumentParts\n  }\n}": typeof types.CentreInstrumentsDocument,
    "query CentrePeople($centreId: UUID!) {\n  centrePeople(centreId: $centreId, first: 100) {\n    edges {\n      node {\n        id\n        displayName\n        email\n        disabled\n        memberships {\n          centreId\n          role\n        }\n      }\n    }\n  }\n}": typeof types.CentrePeopleDocument,
    "query CentreSetUp($id: UUID!) {\n  centre(id: $id) {\n    ...CentreParts\n    ...CentreTerms\n    laneBlocks {\n      laneId\n      from\n      until\n      reason\n    }\n  }\n}\n\nfragment CentreParts on Centre {\n  id\n  slug\n  name\n  approvalNumber\n  street\n  postalCode\n  city\n  phone\n  position {\n    latitude\n    longitude\n  }\n  openingHours {\n    weekday\n    opens\n    closes\n  }\n  closures {\n    date\n    reason\n  }\n  lanes {\n    id\n    name\n    categories\n    services\n  }\n}\n\nfragment CentreTerms on Centre {\n  id\n  cancellationTerms {\n    freeHours\n    late\n    givesBackDouble\n    fee {\n      amountCents\n      currency\n    }\n  }\n  laneTimes {\n    service\n    category\n    minutes\n    buffer\n  }\n}": typeof types.CentreSetUpDocument,
    "query CentreWaits($centreId: UUID!, $first: Int!) {\n  centreWaits(centreId: $centreId, first: $first) {\n    edges {\n      node {\n        ...WaitParts\n        vehicleCategory\n        plate\n        createdAt\n        customer {\n          displayName\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n    }\n  }\n}": typeof types.CentreWaitsDocument,
    "query Centres($first: Int!) {\n  centres(first: $first) {\n    edges {\n      node {\n        id\n        name\n        city\n        lanes {\n          id\n          name\n          categories\n          services\n        }\n      }\n    }\n  }\n}": typeof types.CentresDocument,
    "mutation ChangeEmail($input: ChangeEmailInput!) {\n  changeEmail(input: $input) {\n    user {\n      id\n      email\n      emailVerified\n    }\n  }\n}": typeof types.ChangeEmailDocument,
    "mutation ChangePassword($input: ChangePasswordInput!) {\n  changePassword(input: $input) {\n    session {\n      ...SessionParts\n    }\n  }\n}": typeof types.ChangePasswordDocument,
    "mutation ChargeToAccount($input: ChargeToAccountInput!) {\n  chargeToAccount(input: $input) {\n    charge {\n      id\n    }\n  }\n}": typeof types.ChargeToAccountDocument,
    "mutation CheckIn($input: CheckInInput!) {\n  checkIn(input: $input) {\n    inspection {\n      id\n      status\n      appointment {\n        id\n        status\n      }\n    }\n  }\n}": typeof types.CheckInDocument,
    "mutation CheckPoints($input: CheckPointsInput!) {\n  checkPoints(input: $input) {\n    inspection {\n      ...InspectionParts\n    }\n  }\n}": typeof types.CheckPointsDocument,
    "mutation ChooseReminder($input: ChooseReminderInput!) {\n  chooseReminder(input: $input) {\n    reminders {\n      reminder\n      channel\n      channels\n    }\n  }\n}": typeof types.ChooseReminderDocument,
    "query Closings($centreId: UUID!, $from: NaiveDate!, $until: NaiveDate!) {\n  closings(centreId: $centreId, from: $from, until: $until) {\n    id\n    day\n    downloadUrl\n    closedAt\n    documents\n    hash\n    gross {\n      amountCents\n      currency\n    }\n    vat {\n      amountCents\n      currency\n    }\n    perpetual {\n      amountCents\n      currency\n    }\n    totals {\n      kind\n      means\n      documents\n      grossCents\n    }\n  }\n}": typeof types.ClosingsDocument,
    "mutation CompleteInspection($input: CompleteInspectionInput!) {\n  completeInspection(input: $input) {\n    inspection {\n      ...InspectionParts\n    }\n  }\n}": typeof types.CompleteInspectionDocument,
    "mutation ConfirmSecondFactor($input: SecondFactorCodeInput!) {\n  confirmSecondFactor(input: $input) {\n    session {\n      ...SessionParts\n    }\n    recoveryCodes\n  }\n}": typeof types.ConfirmSecondFactorDocument,
    "query ConversationSince($id: UUID!, $afterSeq: Int!) {\n  conversation(id: $id) {\n    id\n    messages(afterSeq: $afterSeq) {\n      ...MessageParts\n    }\n  }\n}": typeof types.ConversationSinceDocument,
    "mutation CreateApiKey($input: CreateApiKeyInput!) {\n  createApiKey(input: $input) {\n    secret\n    apiKey {\n      ...ApiKeyRow\n    }\n  }\n}": typeof types.CreateApiKeyDocument,
    "mutation CreateCentre($input: CreateCentreInput!) {\n  createCentre(input: $input) {\n    centre {\n      ...CentreParts\n    }\n  }\n}": typeof types.CreateCentreDocument,
    "mutation CreatePromotion($input: CreatePromotionInput!) {\n  createPromotion(input: $input) {\n    promotions {\n      ...PromotionParts\n    }\n  }\n}": typeof types.CreatePromotionDocument,
    "mutation CreateTelegramLink {\n  createTelegramLink {\n    url\n    expiresIn\n  }\n}": typeof types.CreateTelegramLinkDocument,
    "mutation CreateUpload($input: CreateUploadInput!) {\n  createUpload(input: $input) {\n    document {\n      id\n    }\n    upload {\n      url\n      method\n      headers {\n        name\n        value\n      }\n      maxBytes\n    }\n  }\n}": typeof types.CreateUploadDocument,
    "mutation CreateWebhookEndpoint($input: CreateWebhookEndpointInput!) {\n  createWebhookEndpoint(input: $input) {\n    secret\n    endpoint {\n      ...WebhookEndpointRow\n    }\n  }\n}": typeof types.CreateWebhookEndpointDocument,
    "mutation CreditCharge($input: CreditChargeInput!) {\n  creditCharge(input: $input) {\n    invoice {\n      id\n      number\n    }\n  }\n}": typeof types.CreditChargeDocument,
    "query DayBoard($centreId: UUID!, $date: NaiveDate!) {\n  centre(id: $centreId) {\n    id\n    day(date: $date) {\n      closed\n      reason\n      hours {\n        opens\n        closes\n      }\n    }\n  }\n  dayBoard(centreId: $centreId, date: $date) {\n    ...BoardRow\n  }\n}": typeof types.DayBoardDocument,
    "mutation DeclineProposal($input: DeclineProposalInput!) {\n  declineProposal(input: $input) {\n    inspection {\n      ...InspectionParts\n      ...MeasuringParts\n    }\n  }\n}": typeof types.DeclineProposalDocument,
    "query DefectPicture($id: UUID!) {\n  document(id: $id) {\n    id\n    pages {\n      number\n      picture\n    }\n  }\n}": typeof types.DefectPictureDocument,
    "mutation DeleteDocument($input: DeleteDocumentInput!) {\n  deleteDocument(input: $input) {\n    document {\n      id\n      status\n    }\n  }\n}": typeof types.DeleteDocumentDocument,
    "mutation DeleteRegistration($documentId: UUID!) {\n  deleteRegistration(input: {documentId: $documentId}) {\n    deleted\n  }\n}": typeof types.DeleteRegistrationDocument,
    "query DeskHours {\n  deskHours {\n    weekday\n    opens\n    closes\n  }\n}": typeof types.DeskHoursDocument,
    "mutation EndLogIn($input: EndLogInInput!) {\n  endLogIn(input: $input) {\n    ended\n    logIns {\n      ...LogInParts\n    }\n  }\n}": typeof types.EndLogInDocument,
    "mutation EndOtherLogIns($input: EndOtherLogInsInput!) {\n  endOtherLogIns(input: $input) {\n    ended\n    logIns {\n      ...LogInParts\n    }\n  }\n}": typeof types.EndOtherLogInsDocument,
    "mutation EraseMyAccount($input: EraseMyAccountInput!) {\n  eraseMyAccount(input: $input) {\n    erased\n  }\n}": typeof types.EraseMyAccountDocument,
    "query Figures($centreId: UUID, $from: NaiveDate!, $until: NaiveDate!, $step: PeriodStep!) {\n  appointmentFigures(centreId: $centreId, from: $from, until: $until, step: $step) {\n    total {\n      ...AppointmentCountsParts\n    }\n    leadTime {\n      ...QuartilesParts\n    }\n    parts {\n      from\n      until\n      counts {\n        ...AppointmentCountsParts\n      }\n    }\n  }\n  revenueFigures(centreId: $centreId, from: $from, until: $until, step: $step) {\n    total {\n      ...RevenueParts\n    }\n    byMeans {\n      means\n      revenue {\n        ...RevenueParts\n      }\n    }\n    parts {\n      from\n      until\n      revenue {\n        ...RevenueParts\n      }\n    }\n  }\n  inspectionFigures(centreId: $centreId, from: $from, until: $until, step: $step) {\n    byService {\n      service\n      results {\n        ...ResultCountsParts\n      }\n    }\n    periodic {\n      ...InspectorFailuresParts\n    }\n    network {\n      ...InspectorFailuresParts\n    }\n    functions {\n      code\n      label\n      failed\n    }\n    makes {\n      make\n      failures {\n        inspections\n        failed\n      }\n    }\n    ages {\n      fromYears\n      untilYears\n      failures {\n        inspections\n        failed\n      }\n    }\n    inspectors {\n      ...InspectorFailuresParts\n    }\n    wait {\n      ...QuartilesParts\n    }\n    duration {\n      ...QuartilesParts\n    }\n    parts {\n      from\n      until\n      results {\n        ...ResultCountsParts\n      }\n    }\n  }\n  conversationFigures(centreId: $centreId, from: $from, until: $until) {\n    conversations\n    turns\n    unsure\n    helped\n    notHelped\n    handoversAsked\n    handoversTaken\n    medianWaitSeconds\n    flows {\n      flow\n      begun\n      done\n    }\n  }\n}\n\nfragment AppointmentCountsParts on AppointmentCounts {\n  booked\n  bookedAtDesk\n  bookedTogether\n  kept\n  missed\n  open\n  cancelledByCustomer\n  cancelledByCentre\n  cancelledByUnknown\n  soldMinutes\n  openMinutes\n}\n\nfragment QuartilesParts on Quartiles {\n  lowerMinutes\n  medianMinutes\n  upperMinutes\n}\n\nfragment RevenueParts on Revenue {\n  invoices\n  creditNotes\n  net {\n    amountCents\n    currency\n  }\n  vat {\n    amountCents\n    currency\n  }\n  gross {\n    amountCents\n    currency\n  }\n  takenBack {\n    amountCents\n    currency\n  }\n}\n\nfragment ResultCountsParts on ResultCounts {\n  favourable\n  unfavourableMajor\n  unfavourableCritical\n}\n\nfragment InspectorFailuresParts on InspectorFailures {\n  name\n  failures {\n    inspections\n    failed\n  }\n  medianMinutes\n}": typeof types.FiguresDocument,
    "query FiguresOn($centreId: UUID, $day: NaiveDate!) {\n  appointmentFigures(centreId: $centreId, from: $day, until: $day) {\n    total {\n      booked\n      kept\n      missed\n      open\n      cancelledByCustomer\n      cancelledByCentre\n      cancelledByUnknown\n      soldMinutes\n      openMinutes\n    }\n  }\n  revenueFigures(centreId: $centreId, from: $day, until: $day) {\n    total {\n      gross {\n        amountCents\n        currency\n      }\n    }\n  }\n  inspectionFigures(centreId: $centreId, from: $day, until: $day) {\n    periodic {\n      failures {\n        inspections\n        failed\n      }\n    }\n  }\n}": typeof types.FiguresOnDocument,
    "query FindAppointments($centreId: UUID!, $search: String!, $first: Int!, $after: String) {\n  centreAppointments(\n    centreId: $centreId\n    search: $search\n    first: $first\n    after: $after\n  ) {\n    edges {\n      node {\n        ...FoundAppointment\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}\n\nfragment FoundAppointment on Appointment {\n  id\n  reference\n  status\n  service\n  vehicleCategory\n  energy\n  plate\n  startsAt\n  customer {\n    id\n    displayName\n    phone\n    email\n  }\n}": typeof types.FindAppointmentsDocument,
    "mutation FinishHandover($input: HandoverInput!) {\n  finishHandover(input: $input) {\n    handover {\n      ...HandoverRow\n    }\n  }\n}": typeof types.FinishHandoverDocument,
    "fragment FormalitiesParts on Inspection {\n  id\n  status\n  remarks\n  formalities {\n    otcByHand\n    recall {\n      answer\n      code\n      wording\n      source\n    }\n    ownerContactAskedAt\n    handOverFrom\n    handedOverAt\n    transmission {\n      attempts\n      receipt\n    }\n  }\n}": typeof types.FormalitiesPartsFragmentDoc,
    "mutation FreeLane($input: FreeLaneInput!) {\n  freeLane(input: $input) {\n    centre {\n      ...CentreParts\n    }\n  }\n}": typeof types.FreeLaneDocument,
    "query FreeSlots($input: SlotSearchInput!) {\n  slots(input: $input) {\n    startsAt\n  }\n}": typeof types.FreeSlotsDocument,
    "mutation GiveBackHandover($input: HandoverInput!) {\n  giveBackHandover(input: $input) {\n    handover {\n      ...HandoverRow\n    }\n  }\n}": typeof types.GiveBackHandoverDocument,
    "mutation HandOver($input: HandOverInput!) {\n  handOver(input: $input) {\n    inspection {\n      ...FormalitiesParts\n    }\n  }\n}": typeof types.HandOverDocument,
    "query HandoverTalk($id: UUID!) {\n  handover(id: $id) {\n    ...HandoverRow\n    doneAt\n    conversation {\n      id\n      locale\n      channel\n      messages(last: 100) {\n        id\n        seq\n        author\n        text\n        createdAt\n        attachments {\n          title\n          url\n        }\n      }\n    }\n  }\n}": typeof types.HandoverTalkDocument,
    "query Handovers {\n  handovers {\n    ...HandoverRow\n  }\n}\n\nfragment HandoverRow on Handover {\n  id\n  status\n  askedAt\n  waitedSeconds\n  summary\n  phone\n  agentName\n  mine\n}": typeof types.HandoversDocument,
    "query HitByClosing($input: ClosingInput!) {\n  hitByClosing(input: $input) {\n    appointment {\n      id\n      reference\n      startsAt\n      status\n      plate\n      customer {\n        displayName\n      }\n    }\n    alternatives {\n      startsAt\n    }\n    cancellation {\n      givenBack {\n        amountCents\n        currency\n      }\n      extra {\n        amountCents\n        currency\n      }\n    }\n  }\n}": typeof types.HitByClosingDocument,
    "mutation HoldSlot($input: HoldSlotInput!) {\n  holdSlot(input: $input) {\n    appointment {\n      ...AppointmentParts\n    }\n  }\n}": typeof types.HoldSlotDocument,
    "query InspectionChecklist($id: UUID!) {\n  inspection(id: $id) {\n    id\n    checklist {\n      code\n      label\n      groups {\n        code\n        label\n        points {\n          code\n          label\n          defects {\n            code\n            level\n            label\n            alsoCalled\n            toVerify\n          }\n        }\n      }\n    }\n  }\n  defectLocations {\n    code\n    label\n  }\n}": typeof types.InspectionChecklistDocument,
    "query InspectionFormalities($id: UUID!) {\n  inspection(id: $id) {\n    ...FormalitiesParts\n  }\n}": typeof types.InspectionFormalitiesDocument,
    "query InspectionMeasuring($id: UUID!) {\n  inspection(id: $id) {\n    ...MeasuringParts\n  }\n}": typeof types.InspectionMeasuringDocument,
    "query InspectionPage($id: UUID!) {\n  inspection(id: $id) {\n    ...InspectionParts\n    appointment {\n      id\n      reference\n      service\n      energy\n      startsAt\n      notes {\n        id\n        words\n      }\n      centre {\n        id\n        name\n      }\n      customer {\n        id\n        displayName\n      }\n    }\n    report {\n      id\n      number\n      downloadUrl\n      verificationUrl\n    }\n    certificate {\n      id\n      number\n      downloadUrl\n      verificationUrl\n    }\n  }\n}": typeof types.InspectionPageDocument,
    "fragment InspectionParts on Inspection {\n  id\n  status\n  outcome\n  plate\n  vehicleLabel\n  odometerKm\n  identity {\n    plate\n    vin\n    make\n    model\n    firstRegistration\n    euCategory\n    energy\n    usage\n    odometerKm\n    initialInspectionDate\n    initialInspectionNature\n    periodicValidUntil\n    entries {\n      field\n      source\n      author\n    }\n  }\n  missing\n  checkedPoints\n  requiredPoints\n  pointsTotal\n  inspectorName\n  startedAt\n  completedAt\n  signedAt\n  validUntil\n  retestBefore\n  catalogueVersion\n  version\n  abandonReason\n  defects {\n    id\n    code\n    level\n    component\n    label\n    location\n    locationLabel\n    comment\n    toVerify\n    photos {\n      id\n    }\n  }\n}": typeof types.InspectionPartsFragmentDoc,
    "query InspectionPhotos($id: UUID!) {\n  inspection(id: $id) {\n    id\n    defects {\n      id\n      photos {\n        id\n        document {\n          id\n          pages {\n            number\n            thumbnail\n          }\n        }\n      }\n    }\n  }\n}": typeof types.InspectionPhotosDocument,
    "query InspectionWorkflow($id: UUID!) {\n  inspection(id: $id) {\n    ...WorkflowParts\n  }\n}": typeof types.InspectionWorkflowDocument,
    "fragment InspectorParts on Inspector {\n  id\n  userId\n  name\n  approvalNumber\n  categoryLNumber\n  approvedOn\n  present\n  busy\n  periodicThisYear\n  periodicOwed\n  trainings {\n    id\n    qualification\n    trainedOn\n    validUntil\n    certificate\n    withdrawnAt\n    withdrawnReason\n  }\n  qualifications {\n    qualification\n    validUntil\n    valid\n    hoursAYear\n  }\n}": typeof types.InspectorPartsFragmentDoc,
    "fragment InstrumentParts on Instrument {\n  id\n  kind\n  name\n  serialNumber\n  address\n  calibratedEvery\n  calibratedUntil\n  usable\n}": typeof types.InstrumentPartsFragmentDoc,
    "mutation InviteStaff($input: InviteStaffInput!) {\n  inviteStaff(input: $input) {\n    user {\n      id\n    }\n  }\n}": typeof types.InviteStaffDocument,
    "mutation JoinWaitlist($input: JoinWaitlistInput!) {\n  joinWaitlist(input: $input) {\n    wait {\n      ...WaitParts\n    }\n  }\n}": typeof types.JoinWaitlistDocument,
    "mutation LeaveWaitlist($input: LeaveWaitlistInput!) {\n  leaveWaitlist(input: $input) {\n    wait {\n      id\n      status\n    }\n  }\n}": typeof types.LeaveWaitlistDocument,
    "query LetterLink($link: String!) {\n  letterLink(link: $link) {\n    address\n    expiresAt\n    unprovenPassword\n  }\n}": typeof types.LetterLinkDocument,
    "query LetterPreviews($kind: LetterKind!, $language: LetterLanguage!) {\n  letterPreviews(kind: $kind, language: $language) {\n    subject\n    text\n    html\n  }\n}": typeof types.LetterPreviewsDocument,
    "query LetterTemplates {\n  letterTemplates {\n    kind\n    mayBeStopped\n  }\n}": typeof types.LetterTemplatesDocument,
    "query LinkedAppointment($link: String!) {\n  linkedAppointment(link: $link) {\n    ...LinkedParts\n  }\n}\n\nfragment LinkedParts on LinkedAppointment {\n  reference\n  status\n  startsAt\n  service\n  vehicleCategory\n  energy\n  centre {\n    id\n    name\n    street\n    postalCode\n    city\n    phone\n  }\n  cancellation {\n    possible\n    givenBack {\n      amountCents\n      currency\n    }\n    kept {\n      amountCents\n      currency\n    }\n  }\n}": typeof types.LinkedAppointmentDocument,
    "mutation LogIn($input: LogInInput!) {\n  logIn(input: $input) {\n    session {\n      ...SessionParts\n    }\n  }\n}": typeof types.LogInDocument,
    "fragment LogInParts on LogIn {\n  id\n  device\n  createdAt\n  lastUsedAt\n}": typeof types.LogInPartsFragmentDoc,
    "mutation LogInWithCode($input: LogInWithCodeInput!) {\n  logInWithCode(input: $input) {\n    session {\n      ...SessionParts\n    }\n  }\n}": typeof types.LogInWithCodeDocument,
    "mutation LogInWithLetterLink($input: LogInWithLetterLinkInput!) {\n  logInWithLetterLink(input: $input) {\n    session {\n      ...SessionParts\n    }\n  }\n}": typeof types.LogInWithLetterLinkDocument,
    "mutation LogOut($input: LogOutInput!) {\n  logOut(input: $input) {\n    loggedOut\n  }\n}": typeof types.LogOutDocument,
    "mutation MarkNoShow($input: MarkNoShowInput!) {\n  markNoShow(input: $input) {\n    appointment {\n      id\n      status\n    }\n  }\n}": typeof types.MarkNoShowDocument,
    "fragment MeasuringParts on Inspection {\n  id\n  measuring {\n    open\n    forms {\n      kind\n      label\n      instrument\n      calibrated\n      fields {\n        quantity\n        label\n        unit\n        flag\n        places\n        need\n      }\n      limits {\n        rule\n        quantity\n        quantityLabel\n        bound\n        limit\n        unit\n        reference\n        level\n        source\n        grade\n      }\n    }\n    instruments {\n      id\n      kind\n      name\n      serialNumber\n      address\n      usable\n    }\n    measurements {\n      id\n      kind\n      source\n      instrument\n      withoutInstrument\n      measuredAt\n      values {\n        quantity\n        label\n        place\n        value\n        unit\n        flag\n        computed\n      }\n      proposals {\n        code\n        level\n        label\n        place\n        quantity\n        value\n        bound\n        limit\n        unit\n        source\n        grade\n        toVerify\n        recorded\n        declinedReason\n        declinedBy\n      }\n    }\n    orders {\n      id\n      kind\n      instrumentId\n      state\n      percent\n      failure\n    }\n  }\n}": typeof types.MeasuringPartsFragmentDoc,
    "subscription MessageAdded($conversationId: UUID!, $afterSeq: Int) {\n  messageAdded(conversationId: $conversationId, afterSeq: $afterSeq) {\n    ...MessageParts\n  }\n}": typeof types.MessageAddedDocument,
    "fragment MessageParts on Message {\n  id\n  seq\n  author\n  text\n  buttons {\n    id\n    label\n    kind\n    style\n    url\n    upload\n    consent\n  }\n  attachments {\n    kind\n    title\n    url\n  }\n  clientMessageId\n  createdAt\n}": typeof types.MessagePartsFragmentDoc,
    "query MoneyAlarms {\n  moneyAlarms {\n    kind\n    since\n    detail\n    amount {\n      amountCents\n      currency\n    }\n    appointment {\n      id\n      reference\n    }\n  }\n}": typeof types.MoneyAlarmsDocument,
    "query MonthlyFigures($centreId: UUID!) {\n  centre(id: $centreId) {\n    id\n    monthlyFigures {\n      month\n      downloadUrl\n    }\n  }\n}": typeof types.MonthlyFiguresDocument,
    "mutation MoveLinked($input: MoveLinkedInput!) {\n  moveLinked(input: $input) {\n    appointment {\n      ...LinkedParts\n    }\n  }\n}": typeof types.MoveLinkedDocument,
    "query MyAppointments($first: Int!) {\n  myAppointments(upcomingOnly: true, first: $first) {\n    edges {\n      node {\n        id\n        reference\n        status\n        service\n        plate\n        startsAt\n        centre {\n          id\n          name\n          city\n        }\n      }\n    }\n  }\n}": typeof types.MyAppointmentsDocument,
    "query MyBookings($first: Int!, $after: String, $upcomingOnly: Boolean) {\n  myAppointments(first: $first, after: $after, upcomingOnly: $upcomingOnly) {\n    edges {\n      node {\n        ...AppointmentParts\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": typeof types.MyBookingsDocument,
    "query MyDataExport {\n  myDataExport {\n    askedAt\n    expiresAt\n    downloadPath\n  }\n}": typeof types.MyDataExportDocument,
    "query MyDefects($appointmentId: UUID!) {\n  inspectionByAppointment(appointmentId: $appointmentId) {\n    id\n    defects {\n      id\n      level\n      label\n      component\n      locationLabel\n      comment\n      photos {\n        id\n      }\n    }\n  }\n}": typeof types.MyDefectsDocument,
    "query MyDocuments($first: Int!) {\n  documents(first: $first) {\n    edges {\n      node {\n        id\n        kind\n        fileName\n        status\n        createdAt\n      }\n    }\n  }\n}": typeof types.MyDocumentsDocument,
    "query MyInvoices($first: Int!) {\n  myInvoices(first: $first) {\n    edges {\n      node {\n        id\n        kind\n        number\n        total {\n          amountCents\n          currency\n        }\n        downloadUrl\n        issuedAt\n      }\n    }\n  }\n}": typeof types.MyInvoicesDocument,
    "query MyLogIns {\n  myLogIns {\n    ...LogInParts\n  }\n}": typeof types.MyLogInsDocument,
    "query MyProfile {\n  me {\n    id\n    displayName\n    email\n    emailVerified\n    phone\n  }\n}": typeof types.MyProfileDocument,
    "query MyRegistrations($first: Int!) {\n  registrations(first: $first) {\n    edges {\n      node {\n        id\n        documentId\n        plate\n        make\n        model\n        createdAt\n        pictureMayStay\n        pictureAgreedAt\n        dueInspection {\n          before\n          overdue\n        }\n      }\n    }\n  }\n}": typeof types.MyRegistrationsDocument,
    "query MyReminders {\n  myReminders {\n    reminder\n    channel\n    channels\n  }\n}": typeof types.MyRemindersDocument,
    "query MyReports($first: Int!) {\n  myReports(first: $first) {\n    edges {\n      node {\n        id\n        kind\n        number\n        plate\n        outcome\n        validUntil\n        downloadUrl\n        issuedAt\n      }\n    }\n  }\n}": typeof types.MyReportsDocument,
    "query MySecondFactor {\n  mySecondFactor {\n    inUse\n    recoveryCodesLeft\n  }\n}": typeof types.MySecondFactorDocument,
    "query MyVehicles($first: Int!) {\n  vehicles(first: $first) {\n    edges {\n      node {\n        id\n        plate\n        make\n        model\n        energy\n        vehicleCategory\n        soldAt\n        inspections {\n          id\n          signedAt\n          nature\n          outcome\n          validUntil\n          retestBefore\n          odometerKm\n        }\n      }\n    }\n  }\n}": typeof types.MyVehiclesDocument,
    "query MyWaits($first: Int!) {\n  myWaits(first: $first) {\n    edges {\n      node {\n        ...WaitParts\n      }\n    }\n  }\n}\n\nfragment WaitParts on Wait {\n  id\n  status\n  service\n  from\n  to\n  earliest\n  latest\n  centre {\n    id\n    slug\n    name\n  }\n  offer {\n    appointmentId\n    offeredUntil\n    slot {\n      startsAt\n      price {\n        amountCents\n        currency\n      }\n    }\n  }\n}": typeof types.MyWaitsDocument,
    "mutation OpenCalendarFeed($input: CalendarFeedInput!) {\n  openCalendarFeed(input: $input) {\n    url\n  }\n}": typeof types.OpenCalendarFeedDocument,
    "mutation OpenConversation($input: OpenConversationInput!, $last: Int!) {\n  openConversation(input: $input) {\n    conversation {\n      id\n      messages(last: $last) {\n        ...MessageParts\n      }\n    }\n  }\n}": typeof types.OpenConversationDocument,
    "mutation OrderMeasurement($input: OrderMeasurementInput!) {\n  orderMeasurement(input: $input) {\n    inspection {\n      ...InspectionParts\n      ...MeasuringParts\n    }\n  }\n}": typeof types.OrderMeasurementDocument,
    "mutation PassOffer($input: OfferInput!) {\n  passOffer(input: $input) {\n    wait {\n      id\n      status\n    }\n  }\n}": typeof types.PassOfferDocument,
    "mutation PayAtCentre($input: PayAtCentreInput!) {\n  payAtCentre(input: $input) {\n    payment {\n      id\n      status\n      method\n    }\n  }\n}": typeof types.PayAtCentreDocument,
    "query Payments($first: Int!, $after: String) {\n  payments(first: $first, after: $after) {\n    edges {\n      node {\n        id\n        status\n        method\n        createdAt\n        paidAt\n        refundRequestedAt\n        refundedAt\n        invoiceNumber\n        failureCode\n        amount {\n          amountCents\n          currency\n        }\n        appointment {\n          id\n          reference\n          plate\n          customer {\n            id\n            displayName\n          }\n        }\n        refunds {\n          id\n          status\n          reason\n          failureReason\n          amount {\n            amountCents\n            currency\n          }\n        }\n        disputes {\n          id\n          status\n          reason\n          respondBy\n          amount {\n            amountCents\n            currency\n          }\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": typeof types.PaymentsDocument,
    "query PriceHistory($centreId: UUID, $service: ServiceKind!, $vehicleCategory: VehicleCategory!, $energy: Energy!) {\n  priceHistory(\n    centreId: $centreId\n    service: $service\n    vehicleCategory: $vehicleCategory\n    energy: $energy\n  ) {\n    ...ListedPriceParts\n  }\n}": typeof types.PriceHistoryDocument,
    "query PriceList($centreId: UUID) {\n  priceList(centreId: $centreId) {\n    ...ListedPriceParts\n  }\n  pricesAhead(centreId: $centreId) {\n    ...ListedPriceParts\n  }\n}\n\nfragment ListedPriceParts on ListedPrice {\n  centreId\n  service\n  vehicleCategory\n  energy\n  validFrom\n  withdrawn\n  setByName\n  price {\n    amountCents\n    currency\n  }\n}": typeof types.PriceListDocument,
    "query PricePoster($centreId: UUID!) {\n  centre(id: $centreId) {\n    id\n    pricePoster {\n      downloadUrl\n      since\n    }\n  }\n}": typeof types.PricePosterDocument,
    "query Promotions($first: Int!, $after: String) {\n  promotions(first: $first, after: $after) {\n    edges {\n      node {\n        ...PromotionParts\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}\n\nfragment PromotionParts on Promotion {\n  id\n  code\n  label\n  centreId\n  service\n  percent\n  amountCents\n  validFrom\n  validUntil\n  mostUses\n  onceACustomer\n  uses\n  withdrawnAt\n  setByName\n}": typeof types.PromotionsDocument,
    "query Reconciliations($first: Int!, $after: String) {\n  reconciliations(first: $first, after: $after) {\n    edges {\n      node {\n        id\n        madeAt\n        since\n        payments\n        refunds\n        disputes\n        differences {\n          kind\n          providerId\n          here\n          there\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": typeof types.ReconciliationsDocument,
    "mutation RecordCalibration($input: RecordCalibrationInput!) {\n  recordCalibration(input: $input) {\n    instrument {\n      ...InstrumentParts\n    }\n  }\n}": typeof types.RecordCalibrationDocument,
    "mutation RecordDefect($input: RecordDefectInput!) {\n  recordDefect(input: $input) {\n    inspection {\n      ...InspectionParts\n    }\n  }\n}": typeof types.RecordDefectDocument,
    "mutation RecordDeskPayment($input: RecordDeskPaymentInput!) {\n  recordDeskPayment(input: $input) {\n    payment {\n      id\n      status\n      method\n      invoiceNumber\n      paidAt\n      amount {\n        amountCents\n        currency\n      }\n    }\n  }\n}": typeof types.RecordDeskPaymentDocument,
    "mutation RecordMeasurement($input: RecordMeasurementInput!) {\n  recordMeasurement(input: $input) {\n    inspection {\n      ...InspectionParts\n      ...MeasuringParts\n    }\n  }\n}": typeof types.RecordMeasurementDocument,
    "mutation RecordOwnerContact($input: RecordOwnerContactInput!) {\n  recordOwnerContact(input: $input) {\n    inspection {\n      ...FormalitiesParts\n    }\n  }\n}": typeof types.RecordOwnerContactDocument,
    "mutation RecordRecall($input: RecordRecallInput!) {\n  recordRecall(input: $input) {\n    inspection {\n      ...FormalitiesParts\n    }\n  }\n}": typeof types.RecordRecallDocument,
    "mutation RecordTraining($input: RecordTrainingInput!) {\n  recordTraining(input: $input) {\n    inspector {\n      ...InspectorParts\n    }\n  }\n}": typeof types.RecordTrainingDocument,
    "mutation RecordTransfer($input: RecordTransferInput!) {\n  recordTransfer(input: $input) {\n    invoice {\n      ...AccountInvoice\n    }\n  }\n}": typeof types.RecordTransferDocument,
    "mutation RefreshSession($input: RefreshSessionInput!) {\n  refreshSession(input: $input) {\n    session {\n      ...SessionParts\n    }\n  }\n}": typeof types.RefreshSessionDocument,
    "mutation RefundPayment($input: RefundPaymentInput!) {\n  refundPayment(input: $input) {\n    payment {\n      id\n      status\n      refundRequestedAt\n    }\n  }\n}": typeof types.RefundPaymentDocument,
    "mutation Register($input: RegisterInput!) {\n  register(input: $input) {\n    addressCode {\n      challengeId\n    }\n  }\n}": typeof types.RegisterDocument,
    "mutation RegisterInspector($input: RegisterInspectorInput!) {\n  registerInspector(input: $input) {\n    inspector {\n      ...InspectorParts\n    }\n  }\n}": typeof types.RegisterInspectorDocument,
    "mutation RegisterInstrument($input: RegisterInstrumentInput!) {\n  registerInstrument(input: $input) {\n    instrument {\n      ...InstrumentParts\n    }\n  }\n}": typeof types.RegisterInstrumentDocument,
    "mutation ReleaseHold($input: ReleaseHoldInput!) {\n  releaseHold(input: $input) {\n    appointment {\n      id\n      status\n    }\n  }\n}": typeof types.ReleaseHoldDocument,
    "mutation RemoveClosure($input: RemoveClosureInput!) {\n  removeClosure(input: $input) {\n    centre {\n      ...CentreParts\n    }\n  }\n}": typeof types.RemoveClosureDocument,
    "mutation RemoveCode($input: RemoveCodeInput!) {\n  removeCode(input: $input) {\n    appointment {\n      ...CodeParts\n    }\n  }\n}": typeof types.RemoveCodeDocument,
    "mutation RemoveDefect($input: RemoveDefectInput!) {\n  removeDefect(input: $input) {\n    inspection {\n      ...InspectionParts\n    }\n  }\n}": typeof types.RemoveDefectDocument,
    "mutation RemoveNote($input: RemoveNoteInput!) {\n  removeNote(input: $input) {\n    appointment {\n      id\n      notes {\n        id\n      }\n    }\n  }\n}": typeof types.RemoveNoteDocument,
    "mutation RemoveSecondFactor($input: SecondFactorCodeInput!) {\n  removeSecondFactor(input: $input) {\n    secondFactor {\n      inUse\n      recoveryCodesLeft\n    }\n  }\n}": typeof types.RemoveSecondFactorDocument,
    "mutation ReopenInspection($input: ReopenInspectionInput!) {\n  reopenInspection(input: $input) {\n    inspection {\n      ...InspectionParts\n    }\n  }\n}": typeof types.ReopenInspectionDocument,
    "mutation ReplayFailedWebhooks($input: ReplayFailedWebhooksInput!) {\n  replayFailedWebhooks(input: $input) {\n    replayed\n  }\n}": typeof types.ReplayFailedWebhooksDocument,
    "mutation ReplayWebhookDelivery($input: ReplayWebhookDeliveryInput!) {\n  replayWebhookDelivery(input: $input) {\n    delivery {\n      ...WebhookDeliveryRow\n    }\n  }\n}": typeof types.ReplayWebhookDeliveryDocument,
    "query ReportShares($id: UUID!) {\n  report(id: $id) {\n    id\n    shares {\n      ...ShareParts\n    }\n  }\n}": typeof types.ReportSharesDocument,
    "mutation RequestDataExport {\n  requestDataExport {\n    dataExport {\n      askedAt\n    }\n  }\n}": typeof types.RequestDataExportDocument,
    "mutation RequestLogInCode($input: RequestLogInCodeInput!) {\n  requestLogInCode(input: $input) {\n    challengeId\n    expiresIn\n  }\n}": typeof types.RequestLogInCodeDocument,
    "mutation RequestPasswordReset($input: RequestPasswordResetInput!) {\n  requestPasswordReset(input: $input) {\n    linkLastsMinutes\n  }\n}": typeof types.RequestPasswordResetDocument,
    "mutation RescheduleAppointment($input: RescheduleAppointmentInput!) {\n  rescheduleAppointment(input: $input) {\n    appointment {\n      ...AppointmentParts\n    }\n  }\n}": typeof types.RescheduleAppointmentDocument,
    "mutation ResetSecondFactor($input: ResetSecondFactorInput!) {\n  resetSecondFactor(input: $input) {\n    user {\n      id\n    }\n  }\n}": typeof types.ResetSecondFactorDocument,
    "mutation ResumeInspection($input: ResumeInspectionInput!) {\n  resumeInspection(input: $input) {\n    inspection {\n      ...InspectionParts\n    }\n  }\n}": typeof types.ResumeInspectionDocument,
    "mutation RetireInspector($input: RetireInspectorInput!) {\n  retireInspector(input: $input) {\n    inspector {\n      ...InspectorParts\n    }\n  }\n}": typeof types.RetireInspectorDocument,
    "mutation RetireInstrument($input: RetireInstrumentInput!) {\n  retireInstrument(input: $input) {\n    instrument {\n      ...InstrumentParts\n    }\n  }\n}": typeof types.RetireInstrumentDocument,
    "query ReturnedFromPayment($id: UUID!) {\n  appointment(id: $id) {\n    id\n  }\n}": typeof types.ReturnedFromPaymentDocument,
    "mutation RevokeApiKey($input: RevokeApiKeyInput!) {\n  revokeApiKey(input: $input) {\n    apiKey {\n      ...ApiKeyRow\n    }\n  }\n}": typeof types.RevokeApiKeyDocument,
    "mutation RevokeShare($input: RevokeShareInput!) {\n  revokeShare(input: $input) {\n    share {\n      ...ShareParts\n    }\n  }\n}": typeof types.RevokeShareDocument,
    "mutation RotateWebhookSecret($input: RotateWebhookSecretInput!) {\n  rotateWebhookSecret(input: $input) {\n    secret\n    endpoint {\n      ...WebhookEndpointRow\n    }\n  }\n}": typeof types.RotateWebhookSecretDocument,
    "query Seller($centreId: UUID!) {\n  seller(centreId: $centreId) {\n    ...SellerParts\n  }\n}\n\nfragment SellerParts on Seller {\n  legalName\n  legalForm\n  capitalCents\n  siren\n  register\n  vatNumber\n  address\n  iban\n  centreId\n  setAt\n  setByName\n}": typeof types.SellerDocument,
    "mutation SendMessage($input: SendMessageInput!) {\n  sendMessage(input: $input) {\n    conversation {\n      id\n    }\n    messages {\n      ...MessageParts\n    }\n    typedCode {\n      challengeId\n      code\n      buttonId\n    }\n  }\n}": typeof types.SendMessageDocument,
    "mutation SendReport($input: SendReportInput!) {\n  sendReport(input: $input) {\n    sent\n  }\n}": typeof types.SendReportDocument,
    "mutation SendTestWebhook($input: SendTestWebhookInput!) {\n  sendTestWebhook(input: $input) {\n    delivery {\n      ...WebhookDeliveryRow\n    }\n  }\n}": typeof types.SendTestWebhookDocument,
    "fragment SessionParts on Session {\n  logInId\n  accessToken\n  accessTokenExpiresIn\n  refreshToken\n  secondFactorNeeded\n  deviceToken\n  user {\n    id\n    email\n    displayName\n    roles\n    networkRoles\n    memberships {\n      centreId\n      role\n    }\n    locale\n    isGuest\n  }\n}": typeof types.SessionPartsFragmentDoc,
    "mutation SetAccount($input: SetAccountInput!) {\n  setAccount(input: $input) {\n    account {\n      id\n    }\n  }\n}": typeof types.SetAccountDocument,
    "mutation SetAccountDisabled($input: SetAccountDisabledInput!) {\n  setAccountDisabled(input: $input) {\n    user {\n      id\n      disabled\n    }\n  }\n}": typeof types.SetAccountDisabledDocument,
    "mutation SetAppointmentPlate($input: SetAppointmentPlateInput!) {\n  setAppointmentPlate(input: $input) {\n    appointment {\n      ...AppointmentParts\n    }\n  }\n}": typeof types.SetAppointmentPlateDocument,
    "mutation SetCancellationTerms($input: SetCancellationTermsInput!) {\n  setCancellationTerms(input: $input) {\n    centre {\n      ...CentreTerms\n    }\n  }\n}": typeof types.SetCancellationTermsDocument,
    "mutation SetCentreRoles($input: SetCentreRolesInput!) {\n  setCentreRoles(input: $input) {\n    user {\n      id\n      memberships {\n        centreId\n        role\n      }\n    }\n  }\n}": typeof types.SetCentreRolesDocument,
    "mutation SetDeskHours($input: SetDeskHoursInput!) {\n  setDeskHours(input: $input) {\n    hours {\n      weekday\n      opens\n      closes\n    }\n  }\n}": typeof types.SetDeskHoursDocument,
    "mutation SetInspectorPresence($input: SetInspectorPresenceInput!) {\n  setInspectorPresence(input: $input) {\n    inspector {\n      ...InspectorParts\n    }\n  }\n}": typeof types.SetInspectorPresenceDocument,
    "mutation SetLaneTimes($input: SetLaneTimesInput!) {\n  setLaneTimes(input: $input) {\n    centre {\n      ...CentreTerms\n    }\n  }\n}": typeof types.SetLaneTimesDocument,
    "mutation SetMyPresence($input: SetMyPresenceInput!) {\n  setMyPresence(input: $input) {\n    inspector {\n      ...InspectorParts\n    }\n  }\n}": typeof types.SetMyPresenceDocument,
    "mutation SetOpeningHours($input: SetOpeningHoursInput!) {\n  setOpeningHours(input: $input) {\n    centre {\n      ...CentreParts\n    }\n  }\n}": typeof types.SetOpeningHoursDocument,
    "mutation SetPassword($input: SetPasswordInput!) {\n  setPassword(input: $input) {\n    session {\n      ...SessionParts\n    }\n  }\n}": typeof types.SetPasswordDocument,
    "mutation SetPrices($input: SetPricesInput!) {\n  setPrices(input: $input) {\n    prices {\n      ...ListedPriceParts\n    }\n  }\n}": typeof types.SetPricesDocument,
    "mutation SetRoles($input: SetRolesInput!) {\n  setRoles(input: $input) {\n    user {\n      id\n      networkRoles\n    }\n  }\n}": typeof types.SetRolesDocument,
    "mutation SetSeller($input: SetSellerInput!) {\n  setSeller(input: $input) {\n    seller {\n      ...SellerParts\n    }\n  }\n}": typeof types.SetSellerDocument,
    "mutation SetUpSecondFactor {\n  setUpSecondFactor {\n    url\n    qrSvg\n    secret\n  }\n}": typeof types.SetUpSecondFactorDocument,
    "mutation SetVehicleIdentity($input: SetVehicleIdentityInput!) {\n  setVehicleIdentity(input: $input) {\n    inspection {\n      ...InspectionParts\n    }\n  }\n}": typeof types.SetVehicleIdentityDocument,
    "mutation SetVehicleSold($input: SetVehicleSoldInput!) {\n  setVehicleSold(input: $input) {\n    vehicle {\n      id\n      soldAt\n    }\n  }\n}": typeof types.SetVehicleSoldDocument,
    "mutation SetWebhookEndpointEnabled($input: SetWebhookEndpointEnabledInput!) {\n  setWebhookEndpointEnabled(input: $input) {\n    endpoint {\n      ...WebhookEndpointRow\n    }\n  }\n}": typeof types.SetWebhookEndpointEnabledDocument,
    "mutation SettleClosing($input: SettleClosingInput!) {\n  settleClosing(input: $input) {\n    closed\n    rows {\n      appointmentId\n      outcome\n      message\n    }\n    centre {\n      ...CentreParts\n    }\n  }\n}": typeof types.SettleClosingDocument,
    "mutation SettleDifference($input: SettleDifferenceInput!) {\n  settleDifference(input: $input) {\n    settlement {\n      id\n      number\n      settledAt\n      amount {\n        amountCents\n        currency\n      }\n    }\n    appointment {\n      id\n      amountDue {\n        amountCents\n        currency\n      }\n    }\n  }\n}": typeof types.SettleDifferenceDocument,
    "fragment ShareParts on PaperShare {\n  id\n  state\n  createdAt\n  expiresAt\n  lastOpenedAt\n  opened\n}": typeof types.SharePartsFragmentDoc,
    "mutation ShareReport($input: ShareReportInput!) {\n  shareReport(input: $input) {\n    url\n    share {\n      ...ShareParts\n    }\n  }\n}": typeof types.ShareReportDocument,
    "mutation SignInspection($input: SignInspectionInput!) {\n  signInspection(input: $input) {\n    inspection {\n      ...InspectionParts\n    }\n  }\n}": typeof types.SignInspectionDocument,
    "mutation StartCheckout($input: StartCheckoutInput!) {\n  startCheckout(input: $input) {\n    payment {\n      id\n      status\n      checkoutUrl\n    }\n  }\n}": typeof types.StartCheckoutDocument,
    "mutation StartGuestSession($input: StartGuestSessionInput!) {\n  startGuestSession(input: $input) {\n    session {\n      ...SessionParts\n    }\n  }\n}": typeof types.StartGuestSessionDocument,
    "mutation StartInspection($input: StartInspectionInput!) {\n  startInspection(input: $input) {\n    inspection {\n      ...InspectionParts\n    }\n  }\n}": typeof types.StartInspectionDocument,
    "mutation SuspendInspection($input: SuspendInspectionInput!) {\n  suspendInspection(input: $input) {\n    inspection {\n      ...InspectionParts\n    }\n  }\n}": typeof types.SuspendInspectionDocument,
    "mutation TakeHandover($input: HandoverInput!) {\n  takeHandover(input: $input) {\n    handover {\n      ...HandoverRow\n    }\n  }\n}": typeof types.TakeHandoverDocument,
    "query TelegramBot {\n  telegramBot\n}": typeof types.TelegramBotDocument,
    "query TillDay($centreId: UUID!, $first: Int!, $after: String) {\n  centreInvoices(centreId: $centreId, first: $first, after: $after) {\n    edges {\n      node {\n        id\n        kind\n        number\n        means\n        issuedAt\n        waitsFor\n        downloadUrl\n        receiptUrl\n        total {\n          amountCents\n          currency\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": typeof types.TillDayDocument,
    "mutation UpdateCentre($input: UpdateCentreInput!) {\n  updateCentre(input: $input) {\n    centre {\n      ...CentreParts\n    }\n  }\n}": typeof types.UpdateCentreDocument,
    "mutation UpdateInspector($input: UpdateInspectorInput!) {\n  updateInspector(input: $input) {\n    inspector {\n      ...InspectorParts\n    }\n  }\n}": typeof types.UpdateInspectorDocument,
    "mutation UpdateLane($input: UpdateLaneInput!) {\n  updateLane(input: $input) {\n    centre {\n      ...CentreParts\n    }\n  }\n}": typeof types.UpdateLaneDocument,
    "mutation UpdateWebhookEndpoint($input: UpdateWebhookEndpointInput!) {\n  updateWebhookEndpoint(input: $input) {\n    endpoint {\n      ...WebhookEndpointRow\n    }\n  }\n}": typeof types.UpdateWebhookEndpointDocument,
    "query WebhookDeliveries($endpointId: UUID!, $state: WebhookDeliveryState, $first: Int!, $after: String) {\n  webhookDeliveries(\n    endpointId: $endpointId\n    state: $state\n    first: $first\n    after: $after\n  ) {\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    edges {\n      node {\n        ...WebhookDeliveryRow\n      }\n    }\n  }\n}\n\nfragment WebhookDeliveryRow on WebhookDelivery {\n  id\n  eventType\n  state\n  attempts\n  createdAt\n  nextAttemptAt\n  lastAttemptAt\n  lastStatus\n  lastFailure\n}": typeof types.WebhookDeliveriesDocument,
    "query WebhookEndpoints($first: Int!) {\n  webhookEndpoints(first: $first) {\n    edges {\n      node {\n        ...WebhookEndpointRow\n      }\n    }\n  }\n}\n\nfragment WebhookEndpointRow on WebhookEndpoint {\n  id\n  url\n  eventTypes\n  failingSince\n  disabledAt\n  disabledBecause\n  previousSecretSignsUntil\n  organisation {\n    id\n    displayName\n  }\n}": typeof types.WebhookEndpointsDocument,
    "mutation WithdrawDefectPhoto($input: WithdrawDefectPhotoInput!) {\n  withdrawDefectPhoto(input: $input) {\n    inspection {\n      ...InspectionParts\n    }\n  }\n}": typeof types.WithdrawDefectPhotoDocument,
    "mutation WithdrawPicture($documentId: UUID!) {\n  confirmRegistration(input: {documentId: $documentId, pictureMayStay: false}) {\n    registration {\n      id\n      pictureMayStay\n      pictureAgreedAt\n    }\n  }\n}": typeof types.WithdrawPictureDocument,
    "mutation WithdrawPrices($input: WithdrawPricesInput!) {\n  withdrawPrices(input: $input) {\n    prices {\n      ...ListedPriceParts\n    }\n  }\n}": typeof types.WithdrawPricesDocument,
    "mutation WithdrawPromotion($input: WithdrawPromotionInput!) {\n  withdrawPromotion(input: $input) {\n    promotion {\n      ...PromotionParts\n    }\n  }\n}": typeof types.WithdrawPromotionDocument,
    "mutation WithdrawTraining($input: WithdrawTrainingInput!) {\n  withdrawTraining(input: $input) {\n    inspector {\n      ...InspectorParts\n    }\n  }\n}": typeof types.WithdrawTrainingDocument,
    "fragment WorkflowParts on Inspection {\n  id\n  workflow {\n    registerKept\n    maySuspend\n    hindrance {\n      code\n      message\n    }\n    inspector {\n      id\n      name\n      approvalNumber\n    }\n    assignedTo {\n      id\n      name\n    }\n    candidates {\n      id\n      name\n      busy\n    }\n    stages {\n      status\n      reason\n    }\n    spent {\n      status\n      seconds\n    }\n  }\n}": typeof types.WorkflowPartsFragmentDoc,
};
const documents: Documents = {
    "mutation AbandonInspection($input: AbandonInspectionInput!) {\n  abandonInspection(input: $input) {\n    inspection {\n      ...InspectionParts\n    }\n  }\n}": types.AbandonInspectionDocument,
    "mutation AcceptNewPrice($input: AcceptNewPriceInput!) {\n  acceptNewPrice(input: $input) {\n    appointment {\n      id\n      price {\n        amountCents\n        currency\n      }\n      priceChange {\n        agreed\n      }\n    }\n  }\n}": types.AcceptNewPriceDocument,
    "mutation AcceptOffer($input: OfferInput!) {\n  acceptOffer(input: $input) {\n    appointment {\n      ...AppointmentParts\n    }\n  }\n}": types.AcceptOfferDocument,
    "mutation AcceptProposal($input: AcceptProposalInput!) {\n  acceptProposal(input: $input) {\n    inspection {\n      ...InspectionParts\n      ...MeasuringParts\n    }\n  }\n}": types.AcceptProposalDocument,
    "query AccountingEntries($centreId: UUID!, $from: NaiveDate!, $until: NaiveDate!) {\n  accountingEntries(centreId: $centreId, from: $from, until: $until) {\n    fileName\n    text\n  }\n}": types.AccountingEntriesDocument,
    "query Accounts($search: String, $first: Int!) {\n  users(search: $search, first: $first) {\n    edges {\n      node {\n        id\n        displayName\n        email\n        networkRoles\n        disabled\n      }\n    }\n  }\n}": types.AccountsDocument,
    "query AccountsOfCentres($first: Int!, $after: String) {\n  accounts(first: $first, after: $after) {\n    edges {\n      node {\n        ...AccountParts\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}\n\nfragment AccountParts on Account {\n  id\n  organisationId\n  centreId\n  centreIds\n  legalName\n  address\n  siren\n  vatNumber\n  payDays\n  closedAt\n  setAt\n  setByName\n  limit {\n    amountCents\n    currency\n  }\n  owed {\n    amountCents\n    currency\n  }\n  charges {\n    id\n    costCentre\n    chargedAt\n    amount {\n      amountCents\n      currency\n    }\n    appointment {\n      id\n      reference\n      plate\n    }\n  }\n  invoices {\n    ...AccountInvoice\n  }\n}\n\nfragment AccountInvoice on Invoice {\n  id\n  kind\n  number\n  issuedAt\n  downloadUrl\n  total {\n    amountCents\n    currency\n  }\n  lines {\n    chargeId\n    credited\n    label\n    plate\n    costCentre\n    gross {\n      amountCents\n      currency\n    }\n  }\n  standing {\n    state\n    dueOn\n    remindedAt\n    left {\n      amountCents\n      currency\n    }\n    settlements {\n      id\n      kind\n      receivedOn\n      reference\n      recordedByName\n      amount {\n        amountCents\n        currency\n      }\n    }\n  }\n}": types.AccountsOfCentresDocument,
    "mutation AddClosure($input: AddClosureInput!) {\n  addClosure(input: $input) {\n    centre {\n      ...CentreParts\n    }\n  }\n}": types.AddClosureDocument,
    "mutation AddDefectPhoto($input: AddDefectPhotoInput!) {\n  addDefectPhoto(input: $input) {\n    inspection {\n      ...InspectionParts\n    }\n  }\n}": types.AddDefectPhotoDocument,
    "mutation AddLane($input: AddLaneInput!) {\n  addLane(input: $input) {\n    centre {\n      ...CentreParts\n    }\n  }\n}": types.AddLaneDocument,
    "mutation AddNote($input: AddNoteInput!) {\n  addNote(input: $input) {\n    appointment {\n      id\n      notes {\n        id\n        words\n        authorName\n        createdAt\n        author {\n          id\n        }\n      }\n    }\n  }\n}": types.AddNoteDocument,
    "query Agenda($centreId: UUID!, $d1: NaiveDate!, $d2: NaiveDate!, $d3: NaiveDate!, $d4: NaiveDate!, $d5: NaiveDate!, $d6: NaiveDate!, $d7: NaiveDate!) {\n  centre(id: $centreId) {\n    id\n    d1: day(date: $d1) {\n      ...WeekDay\n    }\n    d2: day(date: $d2) {\n      ...WeekDay\n    }\n    d3: day(date: $d3) {\n      ...WeekDay\n    }\n    d4: day(date: $d4) {\n      ...WeekDay\n    }\n    d5: day(date: $d5) {\n      ...WeekDay\n    }\n    d6: day(date: $d6) {\n      ...WeekDay\n    }\n    d7: day(date: $d7) {\n      ...WeekDay\n    }\n  }\n  agenda(centreId: $centreId, from: $d1, to: $d7) {\n    id\n    reference\n    status\n    service\n    plate\n    startsAt\n    endsAt\n    lane {\n      id\n      name\n    }\n    customer {\n      id\n      displayName\n    }\n  }\n}\n\nfragment WeekDay on CentreDay {\n  date\n  closed\n  reason\n  hours {\n    opens\n    closes\n  }\n}": types.AgendaDocument,
    "mutation AnswerHandover($input: AnswerHandoverInput!) {\n  answerHandover(input: $input) {\n    handover {\n      ...HandoverRow\n    }\n  }\n}": types.AnswerHandoverDocument,
    "query ApiKeys($first: Int!) {\n  apiKeys(first: $first) {\n    edges {\n      node {\n        ...ApiKeyRow\n      }\n    }\n  }\n}\n\nfragment ApiKeyRow on ApiKey {\n  id\n  name\n  prefix\n  scopes\n  requestsPerMinute\n  expiresAt\n  lastUsedOn\n  revokedAt\n  integrator {\n    id\n    displayName\n  }\n}": types.ApiKeysDocument,
    "mutation ApplyCode($input: ApplyCodeInput!) {\n  applyCode(input: $input) {\n    appointment {\n      ...CodeParts\n    }\n  }\n}\n\nfragment CodeParts on Appointment {\n  id\n  amountDue {\n    amountCents\n    currency\n  }\n  discount {\n    code\n    amount {\n      amountCents\n      currency\n    }\n  }\n}": types.ApplyCodeDocument,
    "query AppointmentFile($id: UUID!) {\n  appointment(id: $id) {\n    ...BoardRow\n    createdAt\n    cancelReason\n    notes {\n      authorName\n      createdAt\n      author {\n        id\n      }\n    }\n    chargeableTo\n    charge {\n      id\n      costCentre\n      billed\n      amount {\n        amountCents\n        currency\n      }\n    }\n    centre {\n      id\n      name\n      city\n    }\n    caller {\n      name\n      phone\n      bookedByName\n    }\n    customer {\n      id\n      displayName\n      phone\n      email\n      isGuest\n      appointments(first: 20) {\n        edges {\n          node {\n            id\n            reference\n            status\n            service\n            plate\n            startsAt\n            notes {\n              id\n              words\n            }\n          }\n        }\n      }\n    }\n    vehicle {\n      id\n      plate\n      make\n      model\n      vin\n      firstRegistration\n      inspections {\n        id\n        signedAt\n        outcome\n        nature\n        odometerKm\n        validUntil\n      }\n    }\n    invoices {\n      id\n      kind\n      number\n      means\n      issuedAt\n      waitsFor\n      downloadUrl\n      receiptUrl\n      total {\n        amountCents\n        currency\n      }\n    }\n    settlements {\n      id\n      number\n      settledAt\n      amount {\n        amountCents\n        currency\n      }\n    }\n    payment {\n      id\n      refunds {\n        id\n        status\n        reason\n        orderedAt\n        madeAt\n        amount {\n          amountCents\n          currency\n        }\n      }\n      disputes {\n        id\n        status\n        reason\n        openedAt\n        respondBy\n        amount {\n          amountCents\n          currency\n        }\n      }\n    }\n    inspection {\n      id\n      signedAt\n      validUntil\n      retestBefore\n      certificate {\n        id\n        number\n        downloadUrl\n      }\n      report {\n        id\n        number\n        downloadUrl\n      }\n    }\n  }\n}": types.AppointmentFileDocument,
    "fragment AppointmentParts on Appointment {\n  id\n  reference\n  status\n  service\n  vehicleCategory\n  energy\n  plate\n  startsAt\n  endsAt\n  holdExpiresAt\n  price {\n    amountCents\n    currency\n  }\n  priceChange {\n    oldPrice {\n      amountCents\n      currency\n    }\n    newPrice {\n      amountCents\n      currency\n    }\n    agreed\n  }\n  cancellation {\n    possible\n    freeUntil\n    givenBack {\n      amountCents\n      currency\n    }\n    kept {\n      amountCents\n      currency\n    }\n  }\n  centre {\n    id\n    slug\n    name\n    street\n    postalCode\n    city\n    phone\n  }\n  amountDue {\n    amountCents\n    currency\n  }\n  discount {\n    code\n    amount {\n      amountCents\n      currency\n    }\n  }\n  payment {\n    id\n    status\n    method\n    checkoutUrl\n    invoiceNumber\n    paidAt\n    refundedAt\n    refundRequestedAt\n    amount {\n      amountCents\n      currency\n    }\n  }\n}": types.AppointmentPartsFragmentDoc,
    "mutation ApproveCatalogueRow($input: ApproveCatalogueRowInput!) {\n  approveCatalogueRow(input: $input) {\n    defect {\n      code\n    }\n  }\n}": types.ApproveCatalogueRowDocument,
    "mutation AssignInspection($input: AssignInspectionInput!) {\n  assignInspection(input: $input) {\n    inspection {\n      ...InspectionParts\n    }\n  }\n}": types.AssignInspectionDocument,
    "query AuditLog($centreId: UUID, $actorId: UUID, $subjectId: UUID, $first: Int!, $after: String) {\n  auditLog(\n    centreId: $centreId\n    actorId: $actorId\n    subjectId: $subjectId\n    first: $first\n    after: $after\n  ) {\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    edges {\n      node {\n        id\n        at\n        name\n        subjectKind\n        subjectId\n        centreId\n        actorId\n        roles\n        actor {\n          id\n          displayName\n        }\n        changes {\n          name\n          before\n          after\n        }\n      }\n    }\n  }\n}": types.AuditLogDocument,
    "subscription BoardChanged($centreId: UUID!) {\n  boardChanged(centreId: $centreId) {\n    appointmentId\n  }\n}": types.BoardChangedDocument,
    "fragment BoardRow on Appointment {\n  id\n  reference\n  status\n  service\n  vehicleCategory\n  energy\n  plate\n  startsAt\n  endsAt\n  holdExpiresAt\n  price {\n    amountCents\n    currency\n  }\n  amountDue {\n    amountCents\n    currency\n  }\n  priceChange {\n    oldPrice {\n      amountCents\n      currency\n    }\n    newPrice {\n      amountCents\n      currency\n    }\n    bookedEnergy\n    bookedCategory\n    agreed\n  }\n  lane {\n    id\n    name\n  }\n  notes {\n    id\n    words\n  }\n  caller {\n    name\n    phone\n  }\n  customer {\n    id\n    displayName\n    phone\n  }\n  payment {\n    id\n    status\n    method\n    invoiceNumber\n    paidAt\n    amount {\n      amountCents\n      currency\n    }\n  }\n  inspection {\n    id\n    plate\n    status\n    outcome\n    signedAt\n    inspectorName\n    workflow {\n      assignedTo {\n        id\n        name\n      }\n    }\n  }\n}": types.BoardRowFragmentDoc,
    "query BoardRowOf($id: UUID!) {\n  appointment(id: $id) {\n    ...BoardRow\n    centre {\n      id\n    }\n  }\n}": types.BoardRowOfDocument,
    "mutation BookForCaller($input: BookForCallerInput!) {\n  bookForCaller(input: $input) {\n    appointment {\n      ...BoardRow\n    }\n  }\n}": types.BookForCallerDocument,
    "query BookedAppointment($id: UUID!) {\n  appointment(id: $id) {\n    ...AppointmentParts\n  }\n}": types.BookedAppointmentDocument,
    "query BookedRow($id: UUID!) {\n  appointment(id: $id) {\n    ...BoardRow\n  }\n}": types.BookedRowDocument,
    "query BookingCentres($first: Int!) {\n  centres(first: $first) {\n    edges {\n      node {\n        id\n        slug\n        name\n        street\n        postalCode\n        city\n        phone\n        position {\n          latitude\n          longitude\n        }\n        lanes {\n          id\n          categories\n        }\n      }\n    }\n  }\n}": types.BookingCentresDocument,
    "query BookingPrice($centreId: UUID!, $service: ServiceKind!, $vehicleCategory: VehicleCategory!, $energy: Energy!) {\n  price(\n    centreId: $centreId\n    service: $service\n    vehicleCategory: $vehicleCategory\n    energy: $energy\n  ) {\n    amountCents\n    currency\n  }\n}": types.BookingPriceDocument,
    "mutation CancelAppointment($input: CancelAppointmentInput!) {\n  cancelAppointment(input: $input) {\n    appointment {\n      ...AppointmentParts\n    }\n  }\n}": types.CancelAppointmentDocument,
    "mutation CancelLinked($input: LinkInput!) {\n  cancelLinked(input: $input) {\n    appointment {\n      ...LinkedParts\n    }\n  }\n}": types.CancelLinkedDocument,
    "mutation CancelMeasurementOrder($input: CancelMeasurementOrderInput!) {\n  cancelMeasurementOrder(input: $input) {\n    inspection {\n      ...InspectionParts\n      ...MeasuringParts\n    }\n  }\n}": types.CancelMeasurementOrderDocument,
    "query CatalogueRows {\n  catalogueRowsToApprove {\n    code\n    label\n    level\n    toVerify\n  }\n}": types.CatalogueRowsDocument,
    "query CentreInspectors($id: UUID!) {\n  inspectors(centreId: $id) {\n    ...InspectorParts\n  }\n}": types.CentreInspectorsDocument,
    "query CentreInstruments($id: UUID!) {\n  instruments(centreId: $id) {\n    ...InstrumentParts\n  }\n}": types.CentreInstrumentsDocument,
    "query CentrePeople($centreId: UUID!) {\n  centrePeople(centreId: $centreId, first: 100) {\n    edges {\n      node {\n        id\n        displayName\n        email\n        disabled\n        memberships {\n          centreId\n          role\n        }\n      }\n    }\n  }\n}": types.CentrePeopleDocument,
    "query CentreSetUp($id: UUID!) {\n  centre(id: $id) {\n    ...CentreParts\n    ...CentreTerms\n    laneBlocks {\n      laneId\n      from\n      until\n      reason\n    }\n  }\n}\n\nfragment CentreParts on Centre {\n  id\n  slug\n  name\n  approvalNumber\n  street\n  postalCode\n  city\n  phone\n  position {\n    latitude\n    longitude\n  }\n  openingHours {\n    weekday\n    opens\n    closes\n  }\n  closures {\n    date\n    reason\n  }\n  lanes {\n    id\n    name\n    categories\n    services\n  }\n}\n\nfragment CentreTerms on Centre {\n  id\n  cancellationTerms {\n    freeHours\n    late\n    givesBackDouble\n    fee {\n      amountCents\n      currency\n    }\n  }\n  laneTimes {\n    service\n    category\n    minutes\n    buffer\n  }\n}": types.CentreSetUpDocument,
    "query CentreWaits($centreId: UUID!, $first: Int!) {\n  centreWaits(centreId: $centreId, first: $first) {\n    edges {\n      node {\n        ...WaitParts\n        vehicleCategory\n        plate\n        createdAt\n        customer {\n          displayName\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n    }\n  }\n}": types.CentreWaitsDocument,
    "query Centres($first: Int!) {\n  centres(first: $first) {\n    edges {\n      node {\n        id\n        name\n        city\n        lanes {\n          id\n          name\n          categories\n          services\n        }\n      }\n    }\n  }\n}": types.CentresDocument,
    "mutation ChangeEmail($input: ChangeEmailInput!) {\n  changeEmail(input: $input) {\n    user {\n      id\n      email\n      emailVerified\n    }\n  }\n}": types.ChangeEmailDocument,
    "mutation ChangePassword($input: ChangePasswordInput!) {\n  changePassword(input: $input) {\n    session {\n      ...SessionParts\n    }\n  }\n}": types.ChangePasswordDocument,
    "mutation ChargeToAccount($input: ChargeToAccountInput!) {\n  chargeToAccount(input: $input) {\n    charge {\n      id\n    }\n  }\n}": types.ChargeToAccountDocument,
    "mutation CheckIn($input: CheckInInput!) {\n  checkIn(input: $input) {\n    inspection {\n      id\n      status\n      appointment {\n        id\n        status\n      }\n    }\n  }\n}": types.CheckInDocument,
    "mutation CheckPoints($input: CheckPointsInput!) {\n  checkPoints(input: $input) {\n    inspection {\n      ...InspectionParts\n    }\n  }\n}": types.CheckPointsDocument,
    "mutation ChooseReminder($input: ChooseReminderInput!) {\n  chooseReminder(input: $input) {\n    reminders {\n      reminder\n      channel\n      channels\n    }\n  }\n}": types.ChooseReminderDocument,
    "query Closings($centreId: UUID!, $from: NaiveDate!, $until: NaiveDate!) {\n  closings(centreId: $centreId, from: $from, until: $until) {\n    id\n    day\n    downloadUrl\n    closedAt\n    documents\n    hash\n    gross {\n      amountCents\n      currency\n    }\n    vat {\n      amountCents\n      currency\n    }\n    perpetual {\n      amountCents\n      currency\n    }\n    totals {\n      kind\n      means\n      documents\n      grossCents\n    }\n  }\n}": types.ClosingsDocument,
    "mutation CompleteInspection($input: CompleteInspectionInput!) {\n  completeInspection(input: $input) {\n    inspection {\n      ...InspectionParts\n    }\n  }\n}": types.CompleteInspectionDocument,
    "mutation ConfirmSecondFactor($input: SecondFactorCodeInput!) {\n  confirmSecondFactor(input: $input) {\n    session {\n      ...SessionParts\n    }\n    recoveryCodes\n  }\n}": types.ConfirmSecondFactorDocument,
    "query ConversationSince($id: UUID!, $afterSeq: Int!) {\n  conversation(id: $id) {\n    id\n    messages(afterSeq: $afterSeq) {\n      ...MessageParts\n    }\n  }\n}": types.ConversationSinceDocument,
    "mutation CreateApiKey($input: CreateApiKeyInput!) {\n  createApiKey(input: $input) {\n    secret\n    apiKey {\n      ...ApiKeyRow\n    }\n  }\n}": types.CreateApiKeyDocument,
    "mutation CreateCentre($input: CreateCentreInput!) {\n  createCentre(input: $input) {\n    centre {\n      ...CentreParts\n    }\n  }\n}": types.CreateCentreDocument,
    "mutation CreatePromotion($input: CreatePromotionInput!) {\n  createPromotion(input: $input) {\n    promotions {\n      ...PromotionParts\n    }\n  }\n}": types.CreatePromotionDocument,
    "mutation CreateTelegramLink {\n  createTelegramLink {\n    url\n    expiresIn\n  }\n}": types.CreateTelegramLinkDocument,
    "mutation CreateUpload($input: CreateUploadInput!) {\n  createUpload(input: $input) {\n    document {\n      id\n    }\n    upload {\n      url\n      method\n      headers {\n        name\n        value\n      }\n      maxBytes\n    }\n  }\n}": types.CreateUploadDocument,
    "mutation CreateWebhookEndpoint($input: CreateWebhookEndpointInput!) {\n  createWebhookEndpoint(input: $input) {\n    secret\n    endpoint {\n      ...WebhookEndpointRow\n    }\n  }\n}": types.CreateWebhookEndpointDocument,
    "mutation CreditCharge($input: CreditChargeInput!) {\n  creditCharge(input: $input) {\n    invoice {\n      id\n      number\n    }\n  }\n}": types.CreditChargeDocument,
    "query DayBoard($centreId: UUID!, $date: NaiveDate!) {\n  centre(id: $centreId) {\n    id\n    day(date: $date) {\n      closed\n      reason\n      hours {\n        opens\n        closes\n      }\n    }\n  }\n  dayBoard(centreId: $centreId, date: $date) {\n    ...BoardRow\n  }\n}": types.DayBoardDocument,
    "mutation DeclineProposal($input: DeclineProposalInput!) {\n  declineProposal(input: $input) {\n    inspection {\n      ...InspectionParts\n      ...MeasuringParts\n    }\n  }\n}": types.DeclineProposalDocument,
    "query DefectPicture($id: UUID!) {\n  document(id: $id) {\n    id\n    pages {\n      number\n      picture\n    }\n  }\n}": types.DefectPictureDocument,
    "mutation DeleteDocument($input: DeleteDocumentInput!) {\n  deleteDocument(input: $input) {\n    document {\n      id\n      status\n    }\n  }\n}": types.DeleteDocumentDocument,
    "mutation DeleteRegistration($documentId: UUID!) {\n  deleteRegistration(input: {documentId: $documentId}) {\n    deleted\n  }\n}": types.DeleteRegistrationDocument,
    "query DeskHours {\n  deskHours {\n    weekday\n    opens\n    closes\n  }\n}": types.DeskHoursDocument,
    "mutation EndLogIn($input: EndLogInInput!) {\n  endLogIn(input: $input) {\n    ended\n    logIns {\n      ...LogInParts\n    }\n  }\n}": types.EndLogInDocument,
    "mutation EndOtherLogIns($input: EndOtherLogInsInput!) {\n  endOtherLogIns(input: $input) {\n    ended\n    logIns {\n      ...LogInParts\n    }\n  }\n}": types.EndOtherLogInsDocument,
    "mutation EraseMyAccount($input: EraseMyAccountInput!) {\n  eraseMyAccount(input: $input) {\n    erased\n  }\n}": types.EraseMyAccountDocument,
    "query Figures($centreId: UUID, $from: NaiveDate!, $until: NaiveDate!, $step: PeriodStep!) {\n  appointmentFigures(centreId: $centreId, from: $from, until: $until, step: $step) {\n    total {\n      ...AppointmentCountsParts\n    }\n    leadTime {\n      ...QuartilesParts\n    }\n    parts {\n      from\n      until\n      counts {\n        ...AppointmentCountsParts\n      }\n    }\n  }\n  revenueFigures(centreId: $centreId, from: $from, until: $until, step: $step) {\n    total {\n      ...RevenueParts\n    }\n    byMeans {\n      means\n      revenue {\n        ...RevenueParts\n      }\n    }\n    parts {\n      from\n      until\n      revenue {\n        ...RevenueParts\n      }\n    }\n  }\n  inspectionFigures(centreId: $centreId, from: $from, until: $until, step: $step) {\n    byService {\n      service\n      results {\n        ...ResultCountsParts\n      }\n    }\n    periodic {\n      ...InspectorFailuresParts\n    }\n    network {\n      ...InspectorFailuresParts\n    }\n    functions {\n      code\n      label\n      failed\n    }\n    makes {\n      make\n      failures {\n        inspections\n        failed\n      }\n    }\n    ages {\n      fromYears\n      untilYears\n      failures {\n        inspections\n        failed\n      }\n    }\n    inspectors {\n      ...InspectorFailuresParts\n    }\n    wait {\n      ...QuartilesParts\n    }\n    duration {\n      ...QuartilesParts\n    }\n    parts {\n      from\n      until\n      results {\n        ...ResultCountsParts\n      }\n    }\n  }\n  conversationFigures(centreId: $centreId, from: $from, until: $until) {\n    conversations\n    turns\n    unsure\n    helped\n    notHelped\n    handoversAsked\n    handoversTaken\n    medianWaitSeconds\n    flows {\n      flow\n      begun\n      done\n    }\n  }\n}\n\nfragment AppointmentCountsParts on AppointmentCounts {\n  booked\n  bookedAtDesk\n  bookedTogether\n  kept\n  missed\n  open\n  cancelledByCustomer\n  cancelledByCentre\n  cancelledByUnknown\n  soldMinutes\n  openMinutes\n}\n\nfragment QuartilesParts on Quartiles {\n  lowerMinutes\n  medianMinutes\n  upperMinutes\n}\n\nfragment RevenueParts on Revenue {\n  invoices\n  creditNotes\n  net {\n    amountCents\n    currency\n  }\n  vat {\n    amountCents\n    currency\n  }\n  gross {\n    amountCents\n    currency\n  }\n  takenBack {\n    amountCents\n    currency\n  }\n}\n\nfragment ResultCountsParts on ResultCounts {\n  favourable\n  unfavourableMajor\n  unfavourableCritical\n}\n\nfragment InspectorFailuresParts on InspectorFailures {\n  name\n  failures {\n    inspections\n    failed\n  }\n  medianMinutes\n}": types.FiguresDocument,
    "query FiguresOn($centreId: UUID, $day: NaiveDate!) {\n  appointmentFigures(centreId: $centreId, from: $day, until: $day) {\n    total {\n      booked\n      kept\n      missed\n      open\n      cancelledByCustomer\n      cancelledByCentre\n      cancelledByUnknown\n      soldMinutes\n      openMinutes\n    }\n  }\n  revenueFigures(centreId: $centreId, from: $day, until: $day) {\n    total {\n      gross {\n        amountCents\n        currency\n      }\n    }\n  }\n  inspectionFigures(centreId: $centreId, from: $day, until: $day) {\n    periodic {\n      failures {\n        inspections\n        failed\n      }\n    }\n  }\n}": types.FiguresOnDocument,
    "query FindAppointments($centreId: UUID!, $search: String!, $first: Int!, $after: String) {\n  centreAppointments(\n    centreId: $centreId\n    search: $search\n    first: $first\n    after: $after\n  ) {\n    edges {\n      node {\n        ...FoundAppointment\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}\n\nfragment FoundAppointment on Appointment {\n  id\n  reference\n  status\n  service\n  vehicleCategory\n  energy\n  plate\n  startsAt\n  customer {\n    id\n    displayName\n    phone\n    email\n  }\n}": types.FindAppointmentsDocument,
    "mutation FinishHandover($input: HandoverInput!) {\n  finishHandover(input: $input) {\n    handover {\n      ...HandoverRow\n    }\n  }\n}": types.FinishHandoverDocument,
    "fragment FormalitiesParts on Inspection {\n  id\n  status\n  remarks\n  formalities {\n    otcByHand\n    recall {\n      answer\n      code\n      wording\n      source\n    }\n    ownerContactAskedAt\n    handOverFrom\n    handedOverAt\n    transmission {\n      attempts\n      receipt\n    }\n  }\n}": types.FormalitiesPartsFragmentDoc,
    "mutation FreeLane($input: FreeLaneInput!) {\n  freeLane(input: $input) {\n    centre {\n      ...CentreParts\n    }\n  }\n}": types.FreeLaneDocument,
    "query FreeSlots($input: SlotSearchInput!) {\n  slots(input: $input) {\n    startsAt\n  }\n}": types.FreeSlotsDocument,
    "mutation GiveBackHandover($input: HandoverInput!) {\n  giveBackHandover(input: $input) {\n    handover {\n      ...HandoverRow\n    }\n  }\n}": types.GiveBackHandoverDocument,
    "mutation HandOver($input: HandOverInput!) {\n  handOver(input: $input) {\n    inspection {\n      ...FormalitiesParts\n    }\n  }\n}": types.HandOverDocument,
    "query HandoverTalk($id: UUID!) {\n  handover(id: $id) {\n    ...HandoverRow\n    doneAt\n    conversation {\n      id\n      locale\n      channel\n      messages(last: 100) {\n        id\n        seq\n        author\n        text\n        createdAt\n        attachments {\n          title\n          url\n        }\n      }\n    }\n  }\n}": types.HandoverTalkDocument,
    "query Handovers {\n  handovers {\n    ...HandoverRow\n  }\n}\n\nfragment HandoverRow on Handover {\n  id\n  status\n  askedAt\n  waitedSeconds\n  summary\n  phone\n  agentName\n  mine\n}": types.HandoversDocument,
    "query HitByClosing($input: ClosingInput!) {\n  hitByClosing(input: $input) {\n    appointment {\n      id\n      reference\n      startsAt\n      status\n      plate\n      customer {\n        displayName\n      }\n    }\n    alternatives {\n      startsAt\n    }\n    cancellation {\n      givenBack {\n        amountCents\n        currency\n      }\n      extra {\n        amountCents\n        currency\n      }\n    }\n  }\n}": types.HitByClosingDocument,
    "mutation HoldSlot($input: HoldSlotInput!) {\n  holdSlot(input: $input) {\n    appointment {\n      ...AppointmentParts\n    }\n  }\n}": types.HoldSlotDocument,
    "query InspectionChecklist($id: UUID!) {\n  inspection(id: $id) {\n    id\n    checklist {\n      code\n      label\n      groups {\n        code\n        label\n        points {\n          code\n          label\n          defects {\n            code\n            level\n            label\n            alsoCalled\n            toVerify\n          }\n        }\n      }\n    }\n  }\n  defectLocations {\n    code\n    label\n  }\n}": types.InspectionChecklistDocument,
    "query InspectionFormalities($id: UUID!) {\n  inspection(id: $id) {\n    ...FormalitiesParts\n  }\n}": types.InspectionFormalitiesDocument,
    "query InspectionMeasuring($id: UUID!) {\n  inspection(id: $id) {\n    ...MeasuringParts\n  }\n}": types.InspectionMeasuringDocument,
    "query InspectionPage($id: UUID!) {\n  inspection(id: $id) {\n    ...InspectionParts\n    appointment {\n      id\n      reference\n      service\n      energy\n      startsAt\n      notes {\n        id\n        words\n      }\n      centre {\n        id\n        name\n      }\n      customer {\n        id\n        displayName\n      }\n    }\n    report {\n      id\n      number\n      downloadUrl\n      verificationUrl\n    }\n    certificate {\n      id\n      number\n      downloadUrl\n      verificationUrl\n    }\n  }\n}": types.InspectionPageDocument,
    "fragment InspectionParts on Inspection {\n  id\n  status\n  outcome\n  plate\n  vehicleLabel\n  odometerKm\n  identity {\n    plate\n    vin\n    make\n    model\n    firstRegistration\n    euCategory\n    energy\n    usage\n    odometerKm\n    initialInspectionDate\n    initialInspectionNature\n    periodicValidUntil\n    entries {\n      field\n      source\n      author\n    }\n  }\n  missing\n  checkedPoints\n  requiredPoints\n  pointsTotal\n  inspectorName\n  startedAt\n  completedAt\n  signedAt\n  validUntil\n  retestBefore\n  catalogueVersion\n  version\n  abandonReason\n  defects {\n    id\n    code\n    level\n    component\n    label\n    location\n    locationLabel\n    comment\n    toVerify\n    photos {\n      id\n    }\n  }\n}": types.InspectionPartsFragmentDoc,
    "query InspectionPhotos($id: UUID!) {\n  inspection(id: $id) {\n    id\n    defects {\n      id\n      photos {\n        id\n        document {\n          id\n          pages {\n            number\n            thumbnail\n          }\n        }\n      }\n    }\n  }\n}": types.InspectionPhotosDocument,
    "query InspectionWorkflow($id: UUID!) {\n  inspection(id: $id) {\n    ...WorkflowParts\n  }\n}": types.InspectionWorkflowDocument,
    "fragment InspectorParts on Inspector {\n  id\n  userId\n  name\n  approvalNumber\n  categoryLNumber\n  approvedOn\n  present\n  busy\n  periodicThisYear\n  periodicOwed\n  trainings {\n    id\n    qualification\n    trainedOn\n    validUntil\n    certificate\n    withdrawnAt\n    withdrawnReason\n  }\n  qualifications {\n    qualification\n    validUntil\n    valid\n    hoursAYear\n  }\n}": types.InspectorPartsFragmentDoc,
    "fragment InstrumentParts on Instrument {\n  id\n  kind\n  name\n  serialNumber\n  address\n  calibratedEvery\n  calibratedUntil\n  usable\n}": types.InstrumentPartsFragmentDoc,
    "mutation InviteStaff($input: InviteStaffInput!) {\n  inviteStaff(input: $input) {\n    user {\n      id\n    }\n  }\n}": types.InviteStaffDocument,
    "mutation JoinWaitlist($input: JoinWaitlistInput!) {\n  joinWaitlist(input: $input) {\n    wait {\n      ...WaitParts\n    }\n  }\n}": types.JoinWaitlistDocument,
    "mutation LeaveWaitlist($input: LeaveWaitlistInput!) {\n  leaveWaitlist(input: $input) {\n    wait {\n      id\n      status\n    }\n  }\n}": types.LeaveWaitlistDocument,
    "query LetterLink($link: String!) {\n  letterLink(link: $link) {\n    address\n    expiresAt\n    unprovenPassword\n  }\n}": types.LetterLinkDocument,
    "query LetterPreviews($kind: LetterKind!, $language: LetterLanguage!) {\n  letterPreviews(kind: $kind, language: $language) {\n    subject\n    text\n    html\n  }\n}": types.LetterPreviewsDocument,
    "query LetterTemplates {\n  letterTemplates {\n    kind\n    mayBeStopped\n  }\n}": types.LetterTemplatesDocument,
    "query LinkedAppointment($link: String!) {\n  linkedAppointment(link: $link) {\n    ...LinkedParts\n  }\n}\n\nfragment LinkedParts on LinkedAppointment {\n  reference\n  status\n  startsAt\n  service\n  vehicleCategory\n  energy\n  centre {\n    id\n    name\n    street\n    postalCode\n    city\n    phone\n  }\n  cancellation {\n    possible\n    givenBack {\n      amountCents\n      currency\n    }\n    kept {\n      amountCents\n      currency\n    }\n  }\n}": types.LinkedAppointmentDocument,
    "mutation LogIn($input: LogInInput!) {\n  logIn(input: $input) {\n    session {\n      ...SessionParts\n    }\n  }\n}": types.LogInDocument,
    "fragment LogInParts on LogIn {\n  id\n  device\n  createdAt\n  lastUsedAt\n}": types.LogInPartsFragmentDoc,
    "mutation LogInWithCode($input: LogInWithCodeInput!) {\n  logInWithCode(input: $input) {\n    session {\n      ...SessionParts\n    }\n  }\n}": types.LogInWithCodeDocument,
    "mutation LogInWithLetterLink($input: LogInWithLetterLinkInput!) {\n  logInWithLetterLink(input: $input) {\n    session {\n      ...SessionParts\n    }\n  }\n}": types.LogInWithLetterLinkDocument,
    "mutation LogOut($input: LogOutInput!) {\n  logOut(input: $input) {\n    loggedOut\n  }\n}": types.LogOutDocument,
    "mutation MarkNoShow($input: MarkNoShowInput!) {\n  markNoShow(input: $input) {\n    appointment {\n      id\n      status\n    }\n  }\n}": types.MarkNoShowDocument,
    "fragment MeasuringParts on Inspection {\n  id\n  measuring {\n    open\n    forms {\n      kind\n      label\n      instrument\n      calibrated\n      fields {\n        quantity\n        label\n        unit\n        flag\n        places\n        need\n      }\n      limits {\n        rule\n        quantity\n        quantityLabel\n        bound\n        limit\n        unit\n        reference\n        level\n        source\n        grade\n      }\n    }\n    instruments {\n      id\n      kind\n      name\n      serialNumber\n      address\n      usable\n    }\n    measurements {\n      id\n      kind\n      source\n      instrument\n      withoutInstrument\n      measuredAt\n      values {\n        quantity\n        label\n        place\n        value\n        unit\n        flag\n        computed\n      }\n      proposals {\n        code\n        level\n        label\n        place\n        quantity\n        value\n        bound\n        limit\n        unit\n        source\n        grade\n        toVerify\n        recorded\n        declinedReason\n        declinedBy\n      }\n    }\n    orders {\n      id\n      kind\n      instrumentId\n      state\n      percent\n      failure\n    }\n  }\n}": types.MeasuringPartsFragmentDoc,
    "subscription MessageAdded($conversationId: UUID!, $afterSeq: Int) {\n  messageAdded(conversationId: $conversationId, afterSeq: $afterSeq) {\n    ...MessageParts\n  }\n}": types.MessageAddedDocument,
    "fragment MessageParts on Message {\n  id\n  seq\n  author\n  text\n  buttons {\n    id\n    label\n    kind\n    style\n    url\n    upload\n    consent\n  }\n  attachments {\n    kind\n    title\n    url\n  }\n  clientMessageId\n  createdAt\n}": types.MessagePartsFragmentDoc,
    "query MoneyAlarms {\n  moneyAlarms {\n    kind\n    since\n    detail\n    amount {\n      amountCents\n      currency\n    }\n    appointment {\n      id\n      reference\n    }\n  }\n}": types.MoneyAlarmsDocument,
    "query MonthlyFigures($centreId: UUID!) {\n  centre(id: $centreId) {\n    id\n    monthlyFigures {\n      month\n      downloadUrl\n    }\n  }\n}": types.MonthlyFiguresDocument,
    "mutation MoveLinked($input: MoveLinkedInput!) {\n  moveLinked(input: $input) {\n    appointment {\n      ...LinkedParts\n    }\n  }\n}": types.MoveLinkedDocument,
    "query MyAppointments($first: Int!) {\n  myAppointments(upcomingOnly: true, first: $first) {\n    edges {\n      node {\n        id\n        reference\n        status\n        service\n        plate\n        startsAt\n        centre {\n          id\n          name\n          city\n        }\n      }\n    }\n  }\n}": types.MyAppointmentsDocument,
    "query MyBookings($first: Int!, $after: String, $upcomingOnly: Boolean) {\n  myAppointments(first: $first, after: $after, upcomingOnly: $upcomingOnly) {\n    edges {\n      node {\n        ...AppointmentParts\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": types.MyBookingsDocument,
    "query MyDataExport {\n  myDataExport {\n    askedAt\n    expiresAt\n    downloadPath\n  }\n}": types.MyDataExportDocument,
    "query MyDefects($appointmentId: UUID!) {\n  inspectionByAppointment(appointmentId: $appointmentId) {\n    id\n    defects {\n      id\n      level\n      label\n      component\n      locationLabel\n      comment\n      photos {\n        id\n      }\n    }\n  }\n}": types.MyDefectsDocument,
    "query MyDocuments($first: Int!) {\n  documents(first: $first) {\n    edges {\n      node {\n        id\n        kind\n        fileName\n        status\n        createdAt\n      }\n    }\n  }\n}": types.MyDocumentsDocument,
    "query MyInvoices($first: Int!) {\n  myInvoices(first: $first) {\n    edges {\n      node {\n        id\n        kind\n        number\n        total {\n          amountCents\n          currency\n        }\n        downloadUrl\n        issuedAt\n      }\n    }\n  }\n}": types.MyInvoicesDocument,
    "query MyLogIns {\n  myLogIns {\n    ...LogInParts\n  }\n}": types.MyLogInsDocument,
    "query MyProfile {\n  me {\n    id\n    displayName\n    email\n    emailVerified\n    phone\n  }\n}": types.MyProfileDocument,
    "query MyRegistrations($first: Int!) {\n  registrations(first: $first) {\n    edges {\n      node {\n        id\n        documentId\n        plate\n        make\n        model\n        createdAt\n        pictureMayStay\n        pictureAgreedAt\n        dueInspection {\n          before\n          overdue\n        }\n      }\n    }\n  }\n}": types.MyRegistrationsDocument,
    "query MyReminders {\n  myReminders {\n    reminder\n    channel\n    channels\n  }\n}": types.MyRemindersDocument,
    "query MyReports($first: Int!) {\n  myReports(first: $first) {\n    edges {\n      node {\n        id\n        kind\n        number\n        plate\n        outcome\n        validUntil\n        downloadUrl\n        issuedAt\n      }\n    }\n  }\n}": types.MyReportsDocument,
    "query MySecondFactor {\n  mySecondFactor {\n    inUse\n    recoveryCodesLeft\n  }\n}": types.MySecondFactorDocument,
    "query MyVehicles($first: Int!) {\n  vehicles(first: $first) {\n    edges {\n      node {\n        id\n        plate\n        make\n        model\n        energy\n        vehicleCategory\n        soldAt\n        inspections {\n          id\n          signedAt\n          nature\n          outcome\n          validUntil\n          retestBefore\n          odometerKm\n        }\n      }\n    }\n  }\n}": types.MyVehiclesDocument,
    "query MyWaits($first: Int!) {\n  myWaits(first: $first) {\n    edges {\n      node {\n        ...WaitParts\n      }\n    }\n  }\n}\n\nfragment WaitParts on Wait {\n  id\n  status\n  service\n  from\n  to\n  earliest\n  latest\n  centre {\n    id\n    slug\n    name\n  }\n  offer {\n    appointmentId\n    offeredUntil\n    slot {\n      startsAt\n      price {\n        amountCents\n        currency\n      }\n    }\n  }\n}": types.MyWaitsDocument,
    "mutation OpenCalendarFeed($input: CalendarFeedInput!) {\n  openCalendarFeed(input: $input) {\n    url\n  }\n}": types.OpenCalendarFeedDocument,
    "mutation OpenConversation($input: OpenConversationInput!, $last: Int!) {\n  openConversation(input: $input) {\n    conversation {\n      id\n      messages(last: $last) {\n        ...MessageParts\n      }\n    }\n  }\n}": types.OpenConversationDocument,
    "mutation OrderMeasurement($input: OrderMeasurementInput!) {\n  orderMeasurement(input: $input) {\n    inspection {\n      ...InspectionParts\n      ...MeasuringParts\n    }\n  }\n}": types.OrderMeasurementDocument,
    "mutation PassOffer($input: OfferInput!) {\n  passOffer(input: $input) {\n    wait {\n      id\n      status\n    }\n  }\n}": types.PassOfferDocument,
    "mutation PayAtCentre($input: PayAtCentreInput!) {\n  payAtCentre(input: $input) {\n    payment {\n      id\n      status\n      method\n    }\n  }\n}": types.PayAtCentreDocument,
    "query Payments($first: Int!, $after: String) {\n  payments(first: $first, after: $after) {\n    edges {\n      node {\n        id\n        status\n        method\n        createdAt\n        paidAt\n        refundRequestedAt\n        refundedAt\n        invoiceNumber\n        failureCode\n        amount {\n          amountCents\n          currency\n        }\n        appointment {\n          id\n          reference\n          plate\n          customer {\n            id\n            displayName\n          }\n        }\n        refunds {\n          id\n          status\n          reason\n          failureReason\n          amount {\n            amountCents\n            currency\n          }\n        }\n        disputes {\n          id\n          status\n          reason\n          respondBy\n          amount {\n            amountCents\n            currency\n          }\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": types.PaymentsDocument,
    "query PriceHistory($centreId: UUID, $service: ServiceKind!, $vehicleCategory: VehicleCategory!, $energy: Energy!) {\n  priceHistory(\n    centreId: $centreId\n    service: $service\n    vehicleCategory: $vehicleCategory\n    energy: $energy\n  ) {\n    ...ListedPriceParts\n  }\n}": types.PriceHistoryDocument,
    "query PriceList($centreId: UUID) {\n  priceList(centreId: $centreId) {\n    ...ListedPriceParts\n  }\n  pricesAhead(centreId: $centreId) {\n    ...ListedPriceParts\n  }\n}\n\nfragment ListedPriceParts on ListedPrice {\n  centreId\n  service\n  vehicleCategory\n  energy\n  validFrom\n  withdrawn\n  setByName\n  price {\n    amountCents\n    currency\n  }\n}": types.PriceListDocument,
    "query PricePoster($centreId: UUID!) {\n  centre(id: $centreId) {\n    id\n    pricePoster {\n      downloadUrl\n      since\n    }\n  }\n}": types.PricePosterDocument,
    "query Promotions($first: Int!, $after: String) {\n  promotions(first: $first, after: $after) {\n    edges {\n      node {\n        ...PromotionParts\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}\n\nfragment PromotionParts on Promotion {\n  id\n  code\n  label\n  centreId\n  service\n  percent\n  amountCents\n  validFrom\n  validUntil\n  mostUses\n  onceACustomer\n  uses\n  withdrawnAt\n  setByName\n}": types.PromotionsDocument,
    "query Reconciliations($first: Int!, $after: String) {\n  reconciliations(first: $first, after: $after) {\n    edges {\n      node {\n        id\n        madeAt\n        since\n        payments\n        refunds\n        disputes\n        differences {\n          kind\n          providerId\n          here\n          there\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": types.ReconciliationsDocument,
    "mutation RecordCalibration($input: RecordCalibrationInput!) {\n  recordCalibration(input: $input) {\n    instrument {\n      ...InstrumentParts\n    }\n  }\n}": types.RecordCalibrationDocument,
    "mutation RecordDefect($input: RecordDefectInput!) {\n  recordDefect(input: $input) {\n    inspection {\n      ...InspectionParts\n    }\n  }\n}": types.RecordDefectDocument,
    "mutation RecordDeskPayment($input: RecordDeskPaymentInput!) {\n  recordDeskPayment(input: $input) {\n    payment {\n      id\n      status\n      method\n      invoiceNumber\n      paidAt\n      amount {\n        amountCents\n        currency\n      }\n    }\n  }\n}": types.RecordDeskPaymentDocument,
    "mutation RecordMeasurement($input: RecordMeasurementInput!) {\n  recordMeasurement(input: $input) {\n    inspection {\n      ...InspectionParts\n      ...MeasuringParts\n    }\n  }\n}": types.RecordMeasurementDocument,
    "mutation RecordOwnerContact($input: RecordOwnerContactInput!) {\n  recordOwnerContact(input: $input) {\n    inspection {\n      ...FormalitiesParts\n    }\n  }\n}": types.RecordOwnerContactDocument,
    "mutation RecordRecall($input: RecordRecallInput!) {\n  recordRecall(input: $input) {\n    inspection {\n      ...FormalitiesParts\n    }\n  }\n}": types.RecordRecallDocument,
    "mutation RecordTraining($input: RecordTrainingInput!) {\n  recordTraining(input: $input) {\n    inspector {\n      ...InspectorParts\n    }\n  }\n}": types.RecordTrainingDocument,
    "mutation RecordTransfer($input: RecordTransferInput!) {\n  recordTransfer(input: $input) {\n    invoice {\n      ...AccountInvoice\n    }\n  }\n}": types.RecordTransferDocument,
    "mutation RefreshSession($input: RefreshSessionInput!) {\n  refreshSession(input: $input) {\n    session {\n      ...SessionParts\n    }\n  }\n}": types.RefreshSessionDocument,
    "mutation RefundPayment($input: RefundPaymentInput!) {\n  refundPayment(input: $input) {\n    payment {\n      id\n      status\n      refundRequestedAt\n    }\n  }\n}": types.RefundPaymentDocument,
    "mutation Register($input: RegisterInput!) {\n  register(input: $input) {\n    addressCode {\n      challengeId\n    }\n  }\n}": types.RegisterDocument,
    "mutation RegisterInspector($input: RegisterInspectorInput!) {\n  registerInspector(input: $input) {\n    inspector {\n      ...InspectorParts\n    }\n  }\n}": types.RegisterInspectorDocument,
    "mutation RegisterInstrument($input: RegisterInstrumentInput!) {\n  registerInstrument(input: $input) {\n    instrument {\n      ...InstrumentParts\n    }\n  }\n}": types.RegisterInstrumentDocument,
    "mutation ReleaseHold($input: ReleaseHoldInput!) {\n  releaseHold(input: $input) {\n    appointment {\n      id\n      status\n    }\n  }\n}": types.ReleaseHoldDocument,
    "mutation RemoveClosure($input: RemoveClosureInput!) {\n  removeClosure(input: $input) {\n    centre {\n      ...CentreParts\n    }\n  }\n}": types.RemoveClosureDocument,
    "mutation RemoveCode($input: RemoveCodeInput!) {\n  removeCode(input: $input) {\n    appointment {\n      ...CodeParts\n    }\n  }\n}": types.RemoveCodeDocument,
    "mutation RemoveDefect($input: RemoveDefectInput!) {\n  removeDefect(input: $input) {\n    inspection {\n      ...InspectionParts\n    }\n  }\n}": types.RemoveDefectDocument,
    "mutation RemoveNote($input: RemoveNoteInput!) {\n  removeNote(input: $input) {\n    appointment {\n      id\n      notes {\n        id\n      }\n    }\n  }\n}": types.RemoveNoteDocument,
    "mutation RemoveSecondFactor($input: SecondFactorCodeInput!) {\n  removeSecondFactor(input: $input) {\n    secondFactor {\n      inUse\n      recoveryCodesLeft\n    }\n  }\n}": types.RemoveSecondFactorDocument,
    "mutation ReopenInspection($input: ReopenInspectionInput!) {\n  reopenInspection(input: $input) {\n    inspection {\n      ...InspectionParts\n    }\n  }\n}": types.ReopenInspectionDocument,
    "mutation ReplayFailedWebhooks($input: ReplayFailedWebhooksInput!) {\n  replayFailedWebhooks(input: $input) {\n    replayed\n  }\n}": types.ReplayFailedWebhooksDocument,
    "mutation ReplayWebhookDelivery($input: ReplayWebhookDeliveryInput!) {\n  replayWebhookDelivery(input: $input) {\n    delivery {\n      ...WebhookDeliveryRow\n    }\n  }\n}": types.ReplayWebhookDeliveryDocument,
    "query ReportShares($id: UUID!) {\n  report(id: $id) {\n    id\n    shares {\n      ...ShareParts\n    }\n  }\n}": types.ReportSharesDocument,
    "mutation RequestDataExport {\n  requestDataExport {\n    dataExport {\n      askedAt\n    }\n  }\n}": types.RequestDataExportDocument,
    "mutation RequestLogInCode($input: RequestLogInCodeInput!) {\n  requestLogInCode(input: $input) {\n    challengeId\n    expiresIn\n  }\n}": types.RequestLogInCodeDocument,
    "mutation RequestPasswordReset($input: RequestPasswordResetInput!) {\n  requestPasswordReset(input: $input) {\n    linkLastsMinutes\n  }\n}": types.RequestPasswordResetDocument,
    "mutation RescheduleAppointment($input: RescheduleAppointmentInput!) {\n  rescheduleAppointment(input: $input) {\n    appointment {\n      ...AppointmentParts\n    }\n  }\n}": types.RescheduleAppointmentDocument,
    "mutation ResetSecondFactor($input: ResetSecondFactorInput!) {\n  resetSecondFactor(input: $input) {\n    user {\n      id\n    }\n  }\n}": types.ResetSecondFactorDocument,
    "mutation ResumeInspection($input: ResumeInspectionInput!) {\n  resumeInspection(input: $input) {\n    inspection {\n      ...InspectionParts\n    }\n  }\n}": types.ResumeInspectionDocument,
    "mutation RetireInspector($input: RetireInspectorInput!) {\n  retireInspector(input: $input) {\n    inspector {\n      ...InspectorParts\n    }\n  }\n}": types.RetireInspectorDocument,
    "mutation RetireInstrument($input: RetireInstrumentInput!) {\n  retireInstrument(input: $input) {\n    instrument {\n      ...InstrumentParts\n    }\n  }\n}": types.RetireInstrumentDocument,
    "query ReturnedFromPayment($id: UUID!) {\n  appointment(id: $id) {\n    id\n  }\n}": types.ReturnedFromPaymentDocument,
    "mutation RevokeApiKey($input: RevokeApiKeyInput!) {\n  revokeApiKey(input: $input) {\n    apiKey {\n      ...ApiKeyRow\n    }\n  }\n}": types.RevokeApiKeyDocument,
    "mutation RevokeShare($input: RevokeShareInput!) {\n  revokeShare(input: $input) {\n    share {\n      ...ShareParts\n    }\n  }\n}": types.RevokeShareDocument,
    "mutation RotateWebhookSecret($input: RotateWebhookSecretInput!) {\n  rotateWebhookSecret(input: $input) {\n    secret\n    endpoint {\n      ...WebhookEndpointRow\n    }\n  }\n}": types.RotateWebhookSecretDocument,
    "query Seller($centreId: UUID!) {\n  seller(centreId: $centreId) {\n    ...SellerParts\n  }\n}\n\nfragment SellerParts on Seller {\n  legalName\n  legalForm\n  capitalCents\n  siren\n  register\n  vatNumber\n  address\n  iban\n  centreId\n  setAt\n  setByName\n}": types.SellerDocument,
    "mutation SendMessage($input: SendMessageInput!) {\n  sendMessage(input: $input) {\n    conversation {\n      id\n    }\n    messages {\n      ...MessageParts\n    }\n    typedCode {\n      challengeId\n      code\n      buttonId\n    }\n  }\n}": types.SendMessageDocument,
    "mutation SendReport($input: SendReportInput!) {\n  sendReport(input: $input) {\n    sent\n  }\n}": types.SendReportDocument,
    "mutation SendTestWebhook($input: SendTestWebhookInput!) {\n  sendTestWebhook(input: $input) {\n    delivery {\n      ...WebhookDeliveryRow\n    }\n  }\n}": types.SendTestWebhookDocument,
    "fragment SessionParts on Session {\n  logInId\n  accessToken\n  accessTokenExpiresIn\n  refreshToken\n  secondFactorNeeded\n  deviceToken\n  user {\n    id\n    email\n    displayName\n    roles\n    networkRoles\n    memberships {\n      centreId\n      role\n    }\n    locale\n    isGuest\n  }\n}": types.SessionPartsFragmentDoc,
    "mutation SetAccount($input: SetAccountInput!) {\n  setAccount(input: $input) {\n    account {\n      id\n    }\n  }\n}": types.SetAccountDocument,
    "mutation SetAccountDisabled($input: SetAccountDisabledInput!) {\n  setAccountDisabled(input: $input) {\n    user {\n      id\n      disabled\n    }\n  }\n}": types.SetAccountDisabledDocument,
    "mutation SetAppointmentPlate($input: SetAppointmentPlateInput!) {\n  setAppointmentPlate(input: $input) {\n    appointment {\n      ...AppointmentParts\n    }\n  }\n}": types.SetAppointmentPlateDocument,
    "mutation SetCancellationTerms($input: SetCancellationTermsInput!) {\n  setCancellationTerms(input: $input) {\n    centre {\n      ...CentreTerms\n    }\n  }\n}": types.SetCancellationTermsDocument,
    "mutation SetCentreRoles($input: SetCentreRolesInput!) {\n  setCentreRoles(input: $input) {\n    user {\n      id\n      memberships {\n        centreId\n        role\n      }\n    }\n  }\n}": types.SetCentreRolesDocument,
    "mutation SetDeskHours($input: SetDeskHoursInput!) {\n  setDeskHours(input: $input) {\n    hours {\n      weekday\n      opens\n      closes\n    }\n  }\n}": types.SetDeskHoursDocument,
    "mutation SetInspectorPresence($input: SetInspectorPresenceInput!) {\n  setInspectorPresence(input: $input) {\n    inspector {\n      ...InspectorParts\n    }\n  }\n}": types.SetInspectorPresenceDocument,
    "mutation SetLaneTimes($input: SetLaneTimesInput!) {\n  setLaneTimes(input: $input) {\n    centre {\n      ...CentreTerms\n    }\n  }\n}": types.SetLaneTimesDocument,
    "mutation SetMyPresence($input: SetMyPresenceInput!) {\n  setMyPresence(input: $input) {\n    inspector {\n      ...InspectorParts\n    }\n  }\n}": types.SetMyPresenceDocument,
    "mutation SetOpeningHours($input: SetOpeningHoursInput!) {\n  setOpeningHours(input: $input) {\n    centre {\n      ...CentreParts\n    }\n  }\n}": types.SetOpeningHoursDocument,
    "mutation SetPassword($input: SetPasswordInput!) {\n  setPassword(input: $input) {\n    session {\n      ...SessionParts\n    }\n  }\n}": types.SetPasswordDocument,
    "mutation SetPrices($input: SetPricesInput!) {\n  setPrices(input: $input) {\n    prices {\n      ...ListedPriceParts\n    }\n  }\n}": types.SetPricesDocument,
    "mutation SetRoles($input: SetRolesInput!) {\n  setRoles(input: $input) {\n    user {\n      id\n      networkRoles\n    }\n  }\n}": types.SetRolesDocument,
    "mutation SetSeller($input: SetSellerInput!) {\n  setSeller(input: $input) {\n    seller {\n      ...SellerParts\n    }\n  }\n}": types.SetSellerDocument,
    "mutation SetUpSecondFactor {\n  setUpSecondFactor {\n    url\n    qrSvg\n    secret\n  }\n}": types.SetUpSecondFactorDocument,
    "mutation SetVehicleIdentity($input: SetVehicleIdentityInput!) {\n  setVehicleIdentity(input: $input) {\n    inspection {\n      ...InspectionParts\n    }\n  }\n}": types.SetVehicleIdentityDocument,
    "mutation SetVehicleSold($input: SetVehicleSoldInput!) {\n  setVehicleSold(input: $input) {\n    vehicle {\n      id\n      soldAt\n    }\n  }\n}": types.SetVehicleSoldDocument,
    "mutation SetWebhookEndpointEnabled($input: SetWebhookEndpointEnabledInput!) {\n  setWebhookEndpointEnabled(input: $input) {\n    endpoint {\n      ...WebhookEndpointRow\n    }\n  }\n}": types.SetWebhookEndpointEnabledDocument,
    "mutation SettleClosing($input: SettleClosingInput!) {\n  settleClosing(input: $input) {\n    closed\n    rows {\n      appointmentId\n      outcome\n      message\n    }\n    centre {\n      ...CentreParts\n    }\n  }\n}": types.SettleClosingDocument,
    "mutation SettleDifference($input: SettleDifferenceInput!) {\n  settleDifference(input: $input) {\n    settlement {\n      id\n      number\n      settledAt\n      amount {\n        amountCents\n        currency\n      }\n    }\n    appointment {\n      id\n      amountDue {\n        amountCents\n        currency\n      }\n    }\n  }\n}": types.SettleDifferenceDocument,
    "fragment ShareParts on PaperShare {\n  id\n  state\n  createdAt\n  expiresAt\n  lastOpenedAt\n  opened\n}": types.SharePartsFragmentDoc,
    "mutation ShareReport($input: ShareReportInput!) {\n  shareReport(input: $input) {\n    url\n    share {\n      ...ShareParts\n    }\n  }\n}": types.ShareReportDocument,
    "mutation SignInspection($input: SignInspectionInput!) {\n  signInspection(input: $input) {\n    inspection {\n      ...InspectionParts\n    }\n  }\n}": types.SignInspectionDocument,
    "mutation StartCheckout($input: StartCheckoutInput!) {\n  startCheckout(input: $input) {\n    payment {\n      id\n      status\n      checkoutUrl\n    }\n  }\n}": types.StartCheckoutDocument,
    "mutation StartGuestSession($input: StartGuestSessionInput!) {\n  startGuestSession(input: $input) {\n    session {\n      ...SessionParts\n    }\n  }\n}": types.StartGuestSessionDocument,
    "mutation StartInspection($input: StartInspectionInput!) {\n  startInspection(input: $input) {\n    inspection {\n      ...InspectionParts\n    }\n  }\n}": types.StartInspectionDocument,
    "mutation SuspendInspection($input: SuspendInspectionInput!) {\n  suspendInspection(input: $input) {\n    inspection {\n      ...InspectionParts\n    }\n  }\n}": types.SuspendInspectionDocument,
    "mutation TakeHandover($input: HandoverInput!) {\n  takeHandover(input: $input) {\n    handover {\n      ...HandoverRow\n    }\n  }\n}": types.TakeHandoverDocument,
    "query TelegramBot {\n  telegramBot\n}": types.TelegramBotDocument,
    "query TillDay($centreId: UUID!, $first: Int!, $after: String) {\n  centreInvoices(centreId: $centreId, first: $first, after: $after) {\n    edges {\n      node {\n        id\n        kind\n        number\n        means\n        issuedAt\n        waitsFor\n        downloadUrl\n        receiptUrl\n        total {\n          amountCents\n          currency\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": types.TillDayDocument,
    "mutation UpdateCentre($input: UpdateCentreInput!) {\n  updateCentre(input: $input) {\n    centre {\n      ...CentreParts\n    }\n  }\n}": types.UpdateCentreDocument,
    "mutation UpdateInspector($input: UpdateInspectorInput!) {\n  updateInspector(input: $input) {\n    inspector {\n      ...InspectorParts\n    }\n  }\n}": types.UpdateInspectorDocument,
    "mutation UpdateLane($input: UpdateLaneInput!) {\n  updateLane(input: $input) {\n    centre {\n      ...CentreParts\n    }\n  }\n}": types.UpdateLaneDocument,
    "mutation UpdateWebhookEndpoint($input: UpdateWebhookEndpointInput!) {\n  updateWebhookEndpoint(input: $input) {\n    endpoint {\n      ...WebhookEndpointRow\n    }\n  }\n}": types.UpdateWebhookEndpointDocument,
    "query WebhookDeliveries($endpointId: UUID!, $state: WebhookDeliveryState, $first: Int!, $after: String) {\n  webhookDeliveries(\n    endpointId: $endpointId\n    state: $state\n    first: $first\n    after: $after\n  ) {\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    edges {\n      node {\n        ...WebhookDeliveryRow\n      }\n    }\n  }\n}\n\nfragment WebhookDeliveryRow on WebhookDelivery {\n  id\n  eventType\n  state\n  attempts\n  createdAt\n  nextAttemptAt\n  lastAttemptAt\n  lastStatus\n  lastFailure\n}": types.WebhookDeliveriesDocument,
    "query WebhookEndpoints($first: Int!) {\n  webhookEndpoints(first: $first) {\n    edges {\n      node {\n        ...WebhookEndpointRow\n      }\n    }\n  }\n}\n\nfragment WebhookEndpointRow on WebhookEndpoint {\n  id\n  url\n  eventTypes\n  failingSince\n  disabledAt\n  disabledBecause\n  previousSecretSignsUntil\n  organisation {\n    id\n    displayName\n  }\n}": types.WebhookEndpointsDocument,
    "mutation WithdrawDefectPhoto($input: WithdrawDefectPhotoInput!) {\n  withdrawDefectPhoto(input: $input) {\n    inspection {\n      ...InspectionParts\n    }\n  }\n}": types.WithdrawDefectPhotoDocument,
    "mutation WithdrawPicture($documentId: UUID!) {\n  confirmRegistration(input: {documentId: $documentId, pictureMayStay: false}) {\n    registration {\n      id\n      pictureMayStay\n      pictureAgreedAt\n    }\n  }\n}": types.WithdrawPictureDocument,
    "mutation WithdrawPrices($input: WithdrawPricesInput!) {\n  withdrawPrices(input: $input) {\n    prices {\n      ...ListedPriceParts\n    }\n  }\n}": types.WithdrawPricesDocument,
    "mutation WithdrawPromotion($input: WithdrawPromotionInput!) {\n  withdrawPromotion(input: $input) {\n    promotion {\n      ...PromotionParts\n    }\n  }\n}": types.WithdrawPromotionDocument,
    "mutation WithdrawTraining($input: WithdrawTrainingInput!) {\n  withdrawTraining(input: $input) {\n    inspector {\n      ...InspectorParts\n    }\n  }\n}": types.WithdrawTrainingDocument,
    "fragment WorkflowParts on Inspection {\n  id\n  workflow {\n    registerKept\n    maySuspend\n    hindrance {\n      code\n      message\n    }\n    inspector {\n      id\n      name\n      approvalNumber\n    }\n    assignedTo {\n      id\n      name\n    }\n    candidates {\n      id\n      name\n      busy\n    }\n    stages {\n      status\n      reason\n    }\n    spent {\n      status\n      seconds\n    }\n  }\n}": types.WorkflowPartsFragmentDoc,
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
export function graphql(source: "mutation AcceptOffer($input: OfferInput!) {\n  acceptOffer(input: $input) {\n    appointment {\n      ...AppointmentParts\n    }\n  }\n}"): typeof import('./graphql').AcceptOfferDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation AcceptProposal($input: AcceptProposalInput!) {\n  acceptProposal(input: $input) {\n    inspection {\n      ...InspectionParts\n      ...MeasuringParts\n    }\n  }\n}"): typeof import('./graphql').AcceptProposalDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query AccountingEntries($centreId: UUID!, $from: NaiveDate!, $until: NaiveDate!) {\n  accountingEntries(centreId: $centreId, from: $from, until: $until) {\n    fileName\n    text\n  }\n}"): typeof import('./graphql').AccountingEntriesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Accounts($search: String, $first: Int!) {\n  users(search: $search, first: $first) {\n    edges {\n      node {\n        id\n        displayName\n        email\n        networkRoles\n        disabled\n      }\n    }\n  }\n}"): typeof import('./graphql').AccountsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query AccountsOfCentres($first: Int!, $after: String) {\n  accounts(first: $first, after: $after) {\n    edges {\n      node {\n        ...AccountParts\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}\n\nfragment AccountParts on Account {\n  id\n  organisationId\n  centreId\n  centreIds\n  legalName\n  address\n  siren\n  vatNumber\n  payDays\n  closedAt\n  setAt\n  setByName\n  limit {\n    amountCents\n    currency\n  }\n  owed {\n    amountCents\n    currency\n  }\n  charges {\n    id\n    costCentre\n    chargedAt\n    amount {\n      amountCents\n      currency\n    }\n    appointment {\n      id\n      reference\n      plate\n    }\n  }\n  invoices {\n    ...AccountInvoice\n  }\n}\n\nfragment AccountInvoice on Invoice {\n  id\n  kind\n  number\n  issuedAt\n  downloadUrl\n  total {\n    amountCents\n    currency\n  }\n  lines {\n    chargeId\n    credited\n    label\n    plate\n    costCentre\n    gross {\n      amountCents\n      currency\n    }\n  }\n  standing {\n    state\n    dueOn\n    remindedAt\n    left {\n      amountCents\n      currency\n    }\n    settlements {\n      id\n      kind\n      receivedOn\n      reference\n      recordedByName\n      amount {\n        amountCents\n        currency\n      }\n    }\n  }\n}"): typeof import('./graphql').AccountsOfCentresDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation AddClosure($input: AddClosureInput!) {\n  addClosure(input: $input) {\n    centre {\n      ...CentreParts\n    }\n  }\n}"): typeof import('./graphql').AddClosureDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation AddDefectPhoto($input: AddDefectPhotoInput!) {\n  addDefectPhoto(input: $input) {\n    inspection {\n      ...InspectionParts\n    }\n  }\n}"): typeof import('./graphql').AddDefectPhotoDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation AddLane($input: AddLaneInput!) {\n  addLane(input: $input) {\n    centre {\n      ...CentreParts\n    }\n  }\n}"): typeof import('./graphql').AddLaneDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation AddNote($input: AddNoteInput!) {\n  addNote(input: $input) {\n    appointment {\n      id\n      notes {\n        id\n        words\n        authorName\n        createdAt\n        author {\n          id\n        }\n      }\n    }\n  }\n}"): typeof import('./graphql').AddNoteDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Agenda($centreId: UUID!, $d1: NaiveDate!, $d2: NaiveDate!, $d3: NaiveDate!, $d4: NaiveDate!, $d5: NaiveDate!, $d6: NaiveDate!, $d7: NaiveDate!) {\n  centre(id: $centreId) {\n    id\n    d1: day(date: $d1) {\n      ...WeekDay\n    }\n    d2: day(date: $d2) {\n      ...WeekDay\n    }\n    d3: day(date: $d3) {\n      ...WeekDay\n    }\n    d4: day(date: $d4) {\n      ...WeekDay\n    }\n    d5: day(date: $d5) {\n      ...WeekDay\n    }\n    d6: day(date: $d6) {\n      ...WeekDay\n    }\n    d7: day(date: $d7) {\n      ...WeekDay\n    }\n  }\n  agenda(centreId: $centreId, from: $d1, to: $d7) {\n    id\n    reference\n    status\n    service\n    plate\n    startsAt\n    endsAt\n    lane {\n      id\n      name\n    }\n    customer {\n      id\n      displayName\n    }\n  }\n}\n\nfragment WeekDay on CentreDay {\n  date\n  closed\n  reason\n  hours {\n    opens\n    closes\n  }\n}"): typeof import('./graphql').AgendaDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation AnswerHandover($input: AnswerHandoverInput!) {\n  answerHandover(input: $input) {\n    handover {\n      ...HandoverRow\n    }\n  }\n}"): typeof import('./graphql').AnswerHandoverDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query ApiKeys($first: Int!) {\n  apiKeys(first: $first) {\n    edges {\n      node {\n        ...ApiKeyRow\n      }\n    }\n  }\n}\n\nfragment ApiKeyRow on ApiKey {\n  id\n  name\n  prefix\n  scopes\n  requestsPerMinute\n  expiresAt\n  lastUsedOn\n  revokedAt\n  integrator {\n    id\n    displayName\n  }\n}"): typeof import('./graphql').ApiKeysDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation ApplyCode($input: ApplyCodeInput!) {\n  applyCode(input: $input) {\n    appointment {\n      ...CodeParts\n    }\n  }\n}\n\nfragment CodeParts on Appointment {\n  id\n  amountDue {\n    amountCents\n    currency\n  }\n  discount {\n    code\n    amount {\n      amountCents\n      currency\n    }\n  }\n}"): typeof import('./graphql').ApplyCodeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query AppointmentFile($id: UUID!) {\n  appointment(id: $id) {\n    ...BoardRow\n    createdAt\n    cancelReason\n    notes {\n      authorName\n      createdAt\n      author {\n        id\n      }\n    }\n    chargeableTo\n    charge {\n      id\n      costCentre\n      billed\n      amount {\n        amountCents\n        currency\n      }\n    }\n    centre {\n      id\n      name\n      city\n    }\n    caller {\n      name\n      phone\n      bookedByName\n    }\n    customer {\n      id\n      displayName\n      phone\n      email\n      isGuest\n      appointments(first: 20) {\n        edges {\n          node {\n            id\n            reference\n            status\n            service\n            plate\n            startsAt\n            notes {\n              id\n              words\n            }\n          }\n        }\n      }\n    }\n    vehicle {\n      id\n      plate\n      make\n      model\n      vin\n      firstRegistration\n      inspections {\n        id\n        signedAt\n        outcome\n        nature\n        odometerKm\n        validUntil\n      }\n    }\n    invoices {\n      id\n      kind\n      number\n      means\n      issuedAt\n      waitsFor\n      downloadUrl\n      receiptUrl\n      total {\n        amountCents\n        currency\n      }\n    }\n    settlements {\n      id\n      number\n      settledAt\n      amount {\n        amountCents\n        currency\n      }\n    }\n    payment {\n      id\n      refunds {\n        id\n        status\n        reason\n        orderedAt\n        madeAt\n        amount {\n          amountCents\n          currency\n        }\n      }\n      disputes {\n        id\n        status\n        reason\n        openedAt\n        respondBy\n        amount {\n          amountCents\n          currency\n        }\n      }\n    }\n    inspection {\n      id\n      signedAt\n      validUntil\n      retestBefore\n      certificate {\n        id\n        number\n        downloadUrl\n      }\n      report {\n        id\n        number\n        downloadUrl\n      }\n    }\n  }\n}"): typeof import('./graphql').AppointmentFileDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment AppointmentParts on Appointment {\n  id\n  reference\n  status\n  service\n  vehicleCategory\n  energy\n  plate\n  startsAt\n  endsAt\n  holdExpiresAt\n  price {\n    amountCents\n    currency\n  }\n  priceChange {\n    oldPrice {\n      amountCents\n      currency\n    }\n    newPrice {\n      amountCents\n      currency\n    }\n    agreed\n  }\n  cancellation {\n    possible\n    freeUntil\n    givenBack {\n      amountCents\n      currency\n    }\n    kept {\n      amountCents\n      currency\n    }\n  }\n  centre {\n    id\n    slug\n    name\n    street\n    postalCode\n    city\n    phone\n  }\n  amountDue {\n    amountCents\n    currency\n  }\n  discount {\n    code\n    amount {\n      amountCents\n      currency\n    }\n  }\n  payment {\n    id\n    status\n    method\n    checkoutUrl\n    invoiceNumber\n    paidAt\n    refundedAt\n    refundRequestedAt\n    amount {\n      amountCents\n      currency\n    }\n  }\n}"): typeof import('./graphql').AppointmentPartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation ApproveCatalogueRow($input: ApproveCatalogueRowInput!) {\n  approveCatalogueRow(input: $input) {\n    defect {\n      code\n    }\n  }\n}"): typeof import('./graphql').ApproveCatalogueRowDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation AssignInspection($input: AssignInspectionInput!) {\n  assignInspection(input: $input) {\n    inspection {\n      ...InspectionParts\n    }\n  }\n}"): typeof import('./graphql').AssignInspectionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query AuditLog($centreId: UUID, $actorId: UUID, $subjectId: UUID, $first: Int!, $after: String) {\n  auditLog(\n    centreId: $centreId\n    actorId: $actorId\n    subjectId: $subjectId\n    first: $first\n    after: $after\n  ) {\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    edges {\n      node {\n        id\n        at\n        name\n        subjectKind\n        subjectId\n        centreId\n        actorId\n        roles\n        actor {\n          id\n          displayName\n        }\n        changes {\n          name\n          before\n          after\n        }\n      }\n    }\n  }\n}"): typeof import('./graphql').AuditLogDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "subscription BoardChanged($centreId: UUID!) {\n  boardChanged(centreId: $centreId) {\n    appointmentId\n  }\n}"): typeof import('./graphql').BoardChangedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment BoardRow on Appointment {\n  id\n  reference\n  status\n  service\n  vehicleCategory\n  energy\n  plate\n  startsAt\n  endsAt\n  holdExpiresAt\n  price {\n    amountCents\n    currency\n  }\n  amountDue {\n    amountCents\n    currency\n  }\n  priceChange {\n    oldPrice {\n      amountCents\n      currency\n    }\n    newPrice {\n      amountCents\n      currency\n    }\n    bookedEnergy\n    bookedCategory\n    agreed\n  }\n  lane {\n    id\n    name\n  }\n  notes {\n    id\n    words\n  }\n  caller {\n    name\n    phone\n  }\n  customer {\n    id\n    displayName\n    phone\n  }\n  payment {\n    id\n    status\n    method\n    invoiceNumber\n    paidAt\n    amount {\n      amountCents\n      currency\n    }\n  }\n  inspection {\n    id\n    plate\n    status\n    outcome\n    signedAt\n    inspectorName\n    workflow {\n      assignedTo {\n        id\n        name\n      }\n    }\n  }\n}"): typeof import('./graphql').BoardRowFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query BoardRowOf($id: UUID!) {\n  appointment(id: $id) {\n    ...BoardRow\n    centre {\n      id\n    }\n  }\n}"): typeof import('./graphql').BoardRowOfDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation BookForCaller($input: BookForCallerInput!) {\n  bookForCaller(input: $input) {\n    appointment {\n      ...BoardRow\n    }\n  }\n}"): typeof import('./graphql').BookForCallerDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query BookedAppointment($id: UUID!) {\n  appointment(id: $id) {\n    ...AppointmentParts\n  }\n}"): typeof import('./graphql').BookedAppointmentDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query BookedRow($id: UUID!) {\n  appointment(id: $id) {\n    ...BoardRow\n  }\n}"): typeof import('./graphql').BookedRowDocument;
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
export function graphql(source: "mutation CancelLinked($input: LinkInput!) {\n  cancelLinked(input: $input) {\n    appointment {\n      ...LinkedParts\n    }\n  }\n}"): typeof import('./graphql').CancelLinkedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation CancelMeasurementOrder($input: CancelMeasurementOrderInput!) {\n  cancelMeasurementOrder(input: $input) {\n    inspection {\n      ...InspectionParts\n      ...MeasuringParts\n    }\n  }\n}"): typeof import('./graphql').CancelMeasurementOrderDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query CatalogueRows {\n  catalogueRowsToApprove {\n    code\n    label\n    level\n    toVerify\n  }\n}"): typeof import('./graphql').CatalogueRowsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query CentreInspectors($id: UUID!) {\n  inspectors(centreId: $id) {\n    ...InspectorParts\n  }\n}"): typeof import('./graphql').CentreInspectorsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query CentreInstruments($id: UUID!) {\n  instruments(centreId: $id) {\n    ...InstrumentParts\n  }\n}"): typeof import('./graphql').CentreInstrumentsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query CentrePeople($centreId: UUID!) {\n  centrePeople(centreId: $centreId, first: 100) {\n    edges {\n      node {\n        id\n        displayName\n        email\n        disabled\n        memberships {\n          centreId\n          role\n        }\n      }\n    }\n  }\n}"): typeof import('./graphql').CentrePeopleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query CentreSetUp($id: UUID!) {\n  centre(id: $id) {\n    ...CentreParts\n    ...CentreTerms\n    laneBlocks {\n      laneId\n      from\n      until\n      reason\n    }\n  }\n}\n\nfragment CentreParts on Centre {\n  id\n  slug\n  name\n  approvalNumber\n  street\n  postalCode\n  city\n  phone\n  position {\n    latitude\n    longitude\n  }\n  openingHours {\n    weekday\n    opens\n    closes\n  }\n  closures {\n    date\n    reason\n  }\n  lanes {\n    id\n    name\n    categories\n    services\n  }\n}\n\nfragment CentreTerms on Centre {\n  id\n  cancellationTerms {\n    freeHours\n    late\n    givesBackDouble\n    fee {\n      amountCents\n      currency\n    }\n  }\n  laneTimes {\n    service\n    category\n    minutes\n    buffer\n  }\n}"): typeof import('./graphql').CentreSetUpDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query CentreWaits($centreId: UUID!, $first: Int!) {\n  centreWaits(centreId: $centreId, first: $first) {\n    edges {\n      node {\n        ...WaitParts\n        vehicleCategory\n        plate\n        createdAt\n        customer {\n          displayName\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n    }\n  }\n}"): typeof import('./graphql').CentreWaitsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Centres($first: Int!) {\n  centres(first: $first) {\n    edges {\n      node {\n        id\n        name\n        city\n        lanes {\n          id\n          name\n          categories\n          services\n        }\n      }\n    }\n  }\n}"): typeof import('./graphql').CentresDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation ChangeEmail($input: ChangeEmailInput!) {\n  changeEmail(input: $input) {\n    user {\n      id\n      email\n      emailVerified\n    }\n  }\n}"): typeof import('./graphql').ChangeEmailDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation ChangePassword($input: ChangePasswordInput!) {\n  changePassword(input: $input) {\n    session {\n      ...SessionParts\n    }\n  }\n}"): typeof import('./graphql').ChangePasswordDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation ChargeToAccount($input: ChargeToAccountInput!) {\n  chargeToAccount(input: $input) {\n    charge {\n      id\n    }\n  }\n}"): typeof import('./graphql').ChargeToAccountDocument;
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
export function graphql(source: "mutation ChooseReminder($input: ChooseReminderInput!) {\n  chooseReminder(input: $input) {\n    reminders {\n      reminder\n      channel\n      channels\n    }\n  }\n}"): typeof import('./graphql').ChooseReminderDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Closings($centreId: UUID!, $from: NaiveDate!, $until: NaiveDate!) {\n  closings(centreId: $centreId, from: $from, until: $until) {\n    id\n    day\n    downloadUrl\n    closedAt\n    documents\n    hash\n    gross {\n      amountCents\n      currency\n    }\n    vat {\n      amountCents\n      currency\n    }\n    perpetual {\n      amountCents\n      currency\n    }\n    totals {\n      kind\n      means\n      documents\n      grossCents\n    }\n  }\n}"): typeof import('./graphql').ClosingsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation CompleteInspection($input: CompleteInspectionInput!) {\n  completeInspection(input: $input) {\n    inspection {\n      ...InspectionParts\n    }\n  }\n}"): typeof import('./graphql').CompleteInspectionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation ConfirmSecondFactor($input: SecondFactorCodeInput!) {\n  confirmSecondFactor(input: $input) {\n    session {\n      ...SessionParts\n    }\n    recoveryCodes\n  }\n}"): typeof import('./graphql').ConfirmSecondFactorDocument;
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
export function graphql(source: "mutation CreateCentre($input: CreateCentreInput!) {\n  createCentre(input: $input) {\n    centre {\n      ...CentreParts\n    }\n  }\n}"): typeof import('./graphql').CreateCentreDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation CreatePromotion($input: CreatePromotionInput!) {\n  createPromotion(input: $input) {\n    promotions {\n      ...PromotionParts\n    }\n  }\n}"): typeof import('./graphql').CreatePromotionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation CreateTelegramLink {\n  createTelegramLink {\n    url\n    expiresIn\n  }\n}"): typeof import('./graphql').CreateTelegramLinkDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation CreateUpload($input: CreateUploadInput!) {\n  createUpload(input: $input) {\n    document {\n      id\n    }\n    upload {\n      url\n      method\n      headers {\n        name\n        value\n      }\n      maxBytes\n    }\n  }\n}"): typeof import('./graphql').CreateUploadDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation CreateWebhookEndpoint($input: CreateWebhookEndpointInput!) {\n  createWebhookEndpoint(input: $input) {\n    secret\n    endpoint {\n      ...WebhookEndpointRow\n    }\n  }\n}"): typeof import('./graphql').CreateWebhookEndpointDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation CreditCharge($input: CreditChargeInput!) {\n  creditCharge(input: $input) {\n    invoice {\n      id\n      number\n    }\n  }\n}"): typeof import('./graphql').CreditChargeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query DayBoard($centreId: UUID!, $date: NaiveDate!) {\n  centre(id: $centreId) {\n    id\n    day(date: $date) {\n      closed\n      reason\n      hours {\n        opens\n        closes\n      }\n    }\n  }\n  dayBoard(centreId: $centreId, date: $date) {\n    ...BoardRow\n  }\n}"): typeof import('./graphql').DayBoardDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation DeclineProposal($input: DeclineProposalInput!) {\n  declineProposal(input: $input) {\n    inspection {\n      ...InspectionParts\n      ...MeasuringParts\n    }\n  }\n}"): typeof import('./graphql').DeclineProposalDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query DefectPicture($id: UUID!) {\n  document(id: $id) {\n    id\n    pages {\n      number\n      picture\n    }\n  }\n}"): typeof import('./graphql').DefectPictureDocument;
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
export function graphql(source: "query DeskHours {\n  deskHours {\n    weekday\n    opens\n    closes\n  }\n}"): typeof import('./graphql').DeskHoursDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation EndLogIn($input: EndLogInInput!) {\n  endLogIn(input: $input) {\n    ended\n    logIns {\n      ...LogInParts\n    }\n  }\n}"): typeof import('./graphql').EndLogInDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation EndOtherLogIns($input: EndOtherLogInsInput!) {\n  endOtherLogIns(input: $input) {\n    ended\n    logIns {\n      ...LogInParts\n    }\n  }\n}"): typeof import('./graphql').EndOtherLogInsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation EraseMyAccount($input: EraseMyAccountInput!) {\n  eraseMyAccount(input: $input) {\n    erased\n  }\n}"): typeof import('./graphql').EraseMyAccountDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Figures($centreId: UUID, $from: NaiveDate!, $until: NaiveDate!, $step: PeriodStep!) {\n  appointmentFigures(centreId: $centreId, from: $from, until: $until, step: $step) {\n    total {\n      ...AppointmentCountsParts\n    }\n    leadTime {\n      ...QuartilesParts\n    }\n    parts {\n      from\n      until\n      counts {\n        ...AppointmentCountsParts\n      }\n    }\n  }\n  revenueFigures(centreId: $centreId, from: $from, until: $until, step: $step) {\n    total {\n      ...RevenueParts\n    }\n    byMeans {\n      means\n      revenue {\n        ...RevenueParts\n      }\n    }\n    parts {\n      from\n      until\n      revenue {\n        ...RevenueParts\n      }\n    }\n  }\n  inspectionFigures(centreId: $centreId, from: $from, until: $until, step: $step) {\n    byService {\n      service\n      results {\n        ...ResultCountsParts\n      }\n    }\n    periodic {\n      ...InspectorFailuresParts\n    }\n    network {\n      ...InspectorFailuresParts\n    }\n    functions {\n      code\n      label\n      failed\n    }\n    makes {\n      make\n      failures {\n        inspections\n        failed\n      }\n    }\n    ages {\n      fromYears\n      untilYears\n      failures {\n        inspections\n        failed\n      }\n    }\n    inspectors {\n      ...InspectorFailuresParts\n    }\n    wait {\n      ...QuartilesParts\n    }\n    duration {\n      ...QuartilesParts\n    }\n    parts {\n      from\n      until\n      results {\n        ...ResultCountsParts\n      }\n    }\n  }\n  conversationFigures(centreId: $centreId, from: $from, until: $until) {\n    conversations\n    turns\n    unsure\n    helped\n    notHelped\n    handoversAsked\n    handoversTaken\n    medianWaitSeconds\n    flows {\n      flow\n      begun\n      done\n    }\n  }\n}\n\nfragment AppointmentCountsParts on AppointmentCounts {\n  booked\n  bookedAtDesk\n  bookedTogether\n  kept\n  missed\n  open\n  cancelledByCustomer\n  cancelledByCentre\n  cancelledByUnknown\n  soldMinutes\n  openMinutes\n}\n\nfragment QuartilesParts on Quartiles {\n  lowerMinutes\n  medianMinutes\n  upperMinutes\n}\n\nfragment RevenueParts on Revenue {\n  invoices\n  creditNotes\n  net {\n    amountCents\n    currency\n  }\n  vat {\n    amountCents\n    currency\n  }\n  gross {\n    amountCents\n    currency\n  }\n  takenBack {\n    amountCents\n    currency\n  }\n}\n\nfragment ResultCountsParts on ResultCounts {\n  favourable\n  unfavourableMajor\n  unfavourableCritical\n}\n\nfragment InspectorFailuresParts on InspectorFailures {\n  name\n  failures {\n    inspections\n    failed\n  }\n  medianMinutes\n}"): typeof import('./graphql').FiguresDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query FiguresOn($centreId: UUID, $day: NaiveDate!) {\n  appointmentFigures(centreId: $centreId, from: $day, until: $day) {\n    total {\n      booked\n      kept\n      missed\n      open\n      cancelledByCustomer\n      cancelledByCentre\n      cancelledByUnknown\n      soldMinutes\n      openMinutes\n    }\n  }\n  revenueFigures(centreId: $centreId, from: $day, until: $day) {\n    total {\n      gross {\n        amountCents\n        currency\n      }\n    }\n  }\n  inspectionFigures(centreId: $centreId, from: $day, until: $day) {\n    periodic {\n      failures {\n        inspections\n        failed\n      }\n    }\n  }\n}"): typeof import('./graphql').FiguresOnDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query FindAppointments($centreId: UUID!, $search: String!, $first: Int!, $after: String) {\n  centreAppointments(\n    centreId: $centreId\n    search: $search\n    first: $first\n    after: $after\n  ) {\n    edges {\n      node {\n        ...FoundAppointment\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}\n\nfragment FoundAppointment on Appointment {\n  id\n  reference\n  status\n  service\n  vehicleCategory\n  energy\n  plate\n  startsAt\n  customer {\n    id\n    displayName\n    phone\n    email\n  }\n}"): typeof import('./graphql').FindAppointmentsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation FinishHandover($input: HandoverInput!) {\n  finishHandover(input: $input) {\n    handover {\n      ...HandoverRow\n    }\n  }\n}"): typeof import('./graphql').FinishHandoverDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment FormalitiesParts on Inspection {\n  id\n  status\n  remarks\n  formalities {\n    otcByHand\n    recall {\n      answer\n      code\n      wording\n      source\n    }\n    ownerContactAskedAt\n    handOverFrom\n    handedOverAt\n    transmission {\n      attempts\n      receipt\n    }\n  }\n}"): typeof import('./graphql').FormalitiesPartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation FreeLane($input: FreeLaneInput!) {\n  freeLane(input: $input) {\n    centre {\n      ...CentreParts\n    }\n  }\n}"): typeof import('./graphql').FreeLaneDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query FreeSlots($input: SlotSearchInput!) {\n  slots(input: $input) {\n    startsAt\n  }\n}"): typeof import('./graphql').FreeSlotsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation GiveBackHandover($input: HandoverInput!) {\n  giveBackHandover(input: $input) {\n    handover {\n      ...HandoverRow\n    }\n  }\n}"): typeof import('./graphql').GiveBackHandoverDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation HandOver($input: HandOverInput!) {\n  handOver(input: $input) {\n    inspection {\n      ...FormalitiesParts\n    }\n  }\n}"): typeof import('./graphql').HandOverDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query HandoverTalk($id: UUID!) {\n  handover(id: $id) {\n    ...HandoverRow\n    doneAt\n    conversation {\n      id\n      locale\n      channel\n      messages(last: 100) {\n        id\n        seq\n        author\n        text\n        createdAt\n        attachments {\n          title\n          url\n        }\n      }\n    }\n  }\n}"): typeof import('./graphql').HandoverTalkDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Handovers {\n  handovers {\n    ...HandoverRow\n  }\n}\n\nfragment HandoverRow on Handover {\n  id\n  status\n  askedAt\n  waitedSeconds\n  summary\n  phone\n  agentName\n  mine\n}"): typeof import('./graphql').HandoversDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query HitByClosing($input: ClosingInput!) {\n  hitByClosing(input: $input) {\n    appointment {\n      id\n      reference\n      startsAt\n      status\n      plate\n      customer {\n        displayName\n      }\n    }\n    alternatives {\n      startsAt\n    }\n    cancellation {\n      givenBack {\n        amountCents\n        currency\n      }\n      extra {\n        amountCents\n        currency\n      }\n    }\n  }\n}"): typeof import('./graphql').HitByClosingDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation HoldSlot($input: HoldSlotInput!) {\n  holdSlot(input: $input) {\n    appointment {\n      ...AppointmentParts\n    }\n  }\n}"): typeof import('./graphql').HoldSlotDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query InspectionChecklist($id: UUID!) {\n  inspection(id: $id) {\n    id\n    checklist {\n      code\n      label\n      groups {\n        code\n        label\n        points {\n          code\n          label\n          defects {\n            code\n            level\n            label\n            alsoCalled\n            toVerify\n          }\n        }\n      }\n    }\n  }\n  defectLocations {\n    code\n    label\n  }\n}"): typeof import('./graphql').InspectionChecklistDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query InspectionFormalities($id: UUID!) {\n  inspection(id: $id) {\n    ...FormalitiesParts\n  }\n}"): typeof import('./graphql').InspectionFormalitiesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query InspectionMeasuring($id: UUID!) {\n  inspection(id: $id) {\n    ...MeasuringParts\n  }\n}"): typeof import('./graphql').InspectionMeasuringDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query InspectionPage($id: UUID!) {\n  inspection(id: $id) {\n    ...InspectionParts\n    appointment {\n      id\n      reference\n      service\n      energy\n      startsAt\n      notes {\n        id\n        words\n      }\n      centre {\n        id\n        name\n      }\n      customer {\n        id\n        displayName\n      }\n    }\n    report {\n      id\n      number\n      downloadUrl\n      verificationUrl\n    }\n    certificate {\n      id\n      number\n      downloadUrl\n      verificationUrl\n    }\n  }\n}"): typeof import('./graphql').InspectionPageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment InspectionParts on Inspection {\n  id\n  status\n  outcome\n  plate\n  vehicleLabel\n  odometerKm\n  identity {\n    plate\n    vin\n    make\n    model\n    firstRegistration\n    euCategory\n    energy\n    usage\n    odometerKm\n    initialInspectionDate\n    initialInspectionNature\n    periodicValidUntil\n    entries {\n      field\n      source\n      author\n    }\n  }\n  missing\n  checkedPoints\n  requiredPoints\n  pointsTotal\n  inspectorName\n  startedAt\n  completedAt\n  signedAt\n  validUntil\n  retestBefore\n  catalogueVersion\n  version\n  abandonReason\n  defects {\n    id\n    code\n    level\n    component\n    label\n    location\n    locationLabel\n    comment\n    toVerify\n    photos {\n      id\n    }\n  }\n}"): typeof import('./graphql').InspectionPartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query InspectionPhotos($id: UUID!) {\n  inspection(id: $id) {\n    id\n    defects {\n      id\n      photos {\n        id\n        document {\n          id\n          pages {\n            number\n            thumbnail\n          }\n        }\n      }\n    }\n  }\n}"): typeof import('./graphql').InspectionPhotosDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query InspectionWorkflow($id: UUID!) {\n  inspection(id: $id) {\n    ...WorkflowParts\n  }\n}"): typeof import('./graphql').InspectionWorkflowDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment InspectorParts on Inspector {\n  id\n  userId\n  name\n  approvalNumber\n  categoryLNumber\n  approvedOn\n  present\n  busy\n  periodicThisYear\n  periodicOwed\n  trainings {\n    id\n    qualification\n    trainedOn\n    validUntil\n    certificate\n    withdrawnAt\n    withdrawnReason\n  }\n  qualifications {\n    qualification\n    validUntil\n    valid\n    hoursAYear\n  }\n}"): typeof import('./graphql').InspectorPartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment InstrumentParts on Instrument {\n  id\n  kind\n  name\n  serialNumber\n  address\n  calibratedEvery\n  calibratedUntil\n  usable\n}"): typeof import('./graphql').InstrumentPartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation InviteStaff($input: InviteStaffInput!) {\n  inviteStaff(input: $input) {\n    user {\n      id\n    }\n  }\n}"): typeof import('./graphql').InviteStaffDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation JoinWaitlist($input: JoinWaitlistInput!) {\n  joinWaitlist(input: $input) {\n    wait {\n      ...WaitParts\n    }\n  }\n}"): typeof import('./graphql').JoinWaitlistDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation LeaveWaitlist($input: LeaveWaitlistInput!) {\n  leaveWaitlist(input: $input) {\n    wait {\n      id\n      status\n    }\n  }\n}"): typeof import('./graphql').LeaveWaitlistDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query LetterLink($link: String!) {\n  letterLink(link: $link) {\n    address\n    expiresAt\n    unprovenPassword\n  }\n}"): typeof import('./graphql').LetterLinkDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query LetterPreviews($kind: LetterKind!, $language: LetterLanguage!) {\n  letterPreviews(kind: $kind, language: $language) {\n    subject\n    text\n    html\n  }\n}"): typeof import('./graphql').LetterPreviewsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query LetterTemplates {\n  letterTemplates {\n    kind\n    mayBeStopped\n  }\n}"): typeof import('./graphql').LetterTemplatesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query LinkedAppointment($link: String!) {\n  linkedAppointment(link: $link) {\n    ...LinkedParts\n  }\n}\n\nfragment LinkedParts on LinkedAppointment {\n  reference\n  status\n  startsAt\n  service\n  vehicleCategory\n  energy\n  centre {\n    id\n    name\n    street\n    postalCode\n    city\n    phone\n  }\n  cancellation {\n    possible\n    givenBack {\n      amountCents\n      currency\n    }\n    kept {\n      amountCents\n      currency\n    }\n  }\n}"): typeof import('./graphql').LinkedAppointmentDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation LogIn($input: LogInInput!) {\n  logIn(input: $input) {\n    session {\n      ...SessionParts\n    }\n  }\n}"): typeof import('./graphql').LogInDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment LogInParts on LogIn {\n  id\n  device\n  createdAt\n  lastUsedAt\n}"): typeof import('./graphql').LogInPartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation LogInWithCode($input: LogInWithCodeInput!) {\n  logInWithCode(input: $input) {\n    session {\n      ...SessionParts\n    }\n  }\n}"): typeof import('./graphql').LogInWithCodeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation LogInWithLetterLink($input: LogInWithLetterLinkInput!) {\n  logInWithLetterLink(input: $input) {\n    session {\n      ...SessionParts\n    }\n  }\n}"): typeof import('./graphql').LogInWithLetterLinkDocument;
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
export function graphql(source: "fragment MeasuringParts on Inspection {\n  id\n  measuring {\n    open\n    forms {\n      kind\n      label\n      instrument\n      calibrated\n      fields {\n        quantity\n        label\n        unit\n        flag\n        places\n        need\n      }\n      limits {\n        rule\n        quantity\n        quantityLabel\n        bound\n        limit\n        unit\n        reference\n        level\n        source\n        grade\n      }\n    }\n    instruments {\n      id\n      kind\n      name\n      serialNumber\n      address\n      usable\n    }\n    measurements {\n      id\n      kind\n      source\n      instrument\n      withoutInstrument\n      measuredAt\n      values {\n        quantity\n        label\n        place\n        value\n        unit\n        flag\n        computed\n      }\n      proposals {\n        code\n        level\n        label\n        place\n        quantity\n        value\n        bound\n        limit\n        unit\n        source\n        grade\n        toVerify\n        recorded\n        declinedReason\n        declinedBy\n      }\n    }\n    orders {\n      id\n      kind\n      instrumentId\n      state\n      percent\n      failure\n    }\n  }\n}"): typeof import('./graphql').MeasuringPartsFragmentDoc;
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
export function graphql(source: "query MoneyAlarms {\n  moneyAlarms {\n    kind\n    since\n    detail\n    amount {\n      amountCents\n      currency\n    }\n    appointment {\n      id\n      reference\n    }\n  }\n}"): typeof import('./graphql').MoneyAlarmsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query MonthlyFigures($centreId: UUID!) {\n  centre(id: $centreId) {\n    id\n    monthlyFigures {\n      month\n      downloadUrl\n    }\n  }\n}"): typeof import('./graphql').MonthlyFiguresDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation MoveLinked($input: MoveLinkedInput!) {\n  moveLinked(input: $input) {\n    appointment {\n      ...LinkedParts\n    }\n  }\n}"): typeof import('./graphql').MoveLinkedDocument;
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
export function graphql(source: "query MyDataExport {\n  myDataExport {\n    askedAt\n    expiresAt\n    downloadPath\n  }\n}"): typeof import('./graphql').MyDataExportDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query MyDefects($appointmentId: UUID!) {\n  inspectionByAppointment(appointmentId: $appointmentId) {\n    id\n    defects {\n      id\n      level\n      label\n      component\n      locationLabel\n      comment\n      photos {\n        id\n      }\n    }\n  }\n}"): typeof import('./graphql').MyDefectsDocument;
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
export function graphql(source: "query MyLogIns {\n  myLogIns {\n    ...LogInParts\n  }\n}"): typeof import('./graphql').MyLogInsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query MyProfile {\n  me {\n    id\n    displayName\n    email\n    emailVerified\n    phone\n  }\n}"): typeof import('./graphql').MyProfileDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query MyRegistrations($first: Int!) {\n  registrations(first: $first) {\n    edges {\n      node {\n        id\n        documentId\n        plate\n        make\n        model\n        createdAt\n        pictureMayStay\n        pictureAgreedAt\n        dueInspection {\n          before\n          overdue\n        }\n      }\n    }\n  }\n}"): typeof import('./graphql').MyRegistrationsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query MyReminders {\n  myReminders {\n    reminder\n    channel\n    channels\n  }\n}"): typeof import('./graphql').MyRemindersDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query MyReports($first: Int!) {\n  myReports(first: $first) {\n    edges {\n      node {\n        id\n        kind\n        number\n        plate\n        outcome\n        validUntil\n        downloadUrl\n        issuedAt\n      }\n    }\n  }\n}"): typeof import('./graphql').MyReportsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query MySecondFactor {\n  mySecondFactor {\n    inUse\n    recoveryCodesLeft\n  }\n}"): typeof import('./graphql').MySecondFactorDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query MyVehicles($first: Int!) {\n  vehicles(first: $first) {\n    edges {\n      node {\n        id\n        plate\n        make\n        model\n        energy\n        vehicleCategory\n        soldAt\n        inspections {\n          id\n          signedAt\n          nature\n          outcome\n          validUntil\n          retestBefore\n          odometerKm\n        }\n      }\n    }\n  }\n}"): typeof import('./graphql').MyVehiclesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query MyWaits($first: Int!) {\n  myWaits(first: $first) {\n    edges {\n      node {\n        ...WaitParts\n      }\n    }\n  }\n}\n\nfragment WaitParts on Wait {\n  id\n  status\n  service\n  from\n  to\n  earliest\n  latest\n  centre {\n    id\n    slug\n    name\n  }\n  offer {\n    appointmentId\n    offeredUntil\n    slot {\n      startsAt\n      price {\n        amountCents\n        currency\n      }\n    }\n  }\n}"): typeof import('./graphql').MyWaitsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation OpenCalendarFeed($input: CalendarFeedInput!) {\n  openCalendarFeed(input: $input) {\n    url\n  }\n}"): typeof import('./graphql').OpenCalendarFeedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation OpenConversation($input: OpenConversationInput!, $last: Int!) {\n  openConversation(input: $input) {\n    conversation {\n      id\n      messages(last: $last) {\n        ...MessageParts\n      }\n    }\n  }\n}"): typeof import('./graphql').OpenConversationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation OrderMeasurement($input: OrderMeasurementInput!) {\n  orderMeasurement(input: $input) {\n    inspection {\n      ...InspectionParts\n      ...MeasuringParts\n    }\n  }\n}"): typeof import('./graphql').OrderMeasurementDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation PassOffer($input: OfferInput!) {\n  passOffer(input: $input) {\n    wait {\n      id\n      status\n    }\n  }\n}"): typeof import('./graphql').PassOfferDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation PayAtCentre($input: PayAtCentreInput!) {\n  payAtCentre(input: $input) {\n    payment {\n      id\n      status\n      method\n    }\n  }\n}"): typeof import('./graphql').PayAtCentreDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Payments($first: Int!, $after: String) {\n  payments(first: $first, after: $after) {\n    edges {\n      node {\n        id\n        status\n        method\n        createdAt\n        paidAt\n        refundRequestedAt\n        refundedAt\n        invoiceNumber\n        failureCode\n        amount {\n          amountCents\n          currency\n        }\n        appointment {\n          id\n          reference\n          plate\n          customer {\n            id\n            displayName\n          }\n        }\n        refunds {\n          id\n          status\n          reason\n          failureReason\n          amount {\n            amountCents\n            currency\n          }\n        }\n        disputes {\n          id\n          status\n          reason\n          respondBy\n          amount {\n            amountCents\n            currency\n          }\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}"): typeof import('./graphql').PaymentsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query PriceHistory($centreId: UUID, $service: ServiceKind!, $vehicleCategory: VehicleCategory!, $energy: Energy!) {\n  priceHistory(\n    centreId: $centreId\n    service: $service\n    vehicleCategory: $vehicleCategory\n    energy: $energy\n  ) {\n    ...ListedPriceParts\n  }\n}"): typeof import('./graphql').PriceHistoryDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query PriceList($centreId: UUID) {\n  priceList(centreId: $centreId) {\n    ...ListedPriceParts\n  }\n  pricesAhead(centreId: $centreId) {\n    ...ListedPriceParts\n  }\n}\n\nfragment ListedPriceParts on ListedPrice {\n  centreId\n  service\n  vehicleCategory\n  energy\n  validFrom\n  withdrawn\n  setByName\n  price {\n    amountCents\n    currency\n  }\n}"): typeof import('./graphql').PriceListDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query PricePoster($centreId: UUID!) {\n  centre(id: $centreId) {\n    id\n    pricePoster {\n      downloadUrl\n      since\n    }\n  }\n}"): typeof import('./graphql').PricePosterDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Promotions($first: Int!, $after: String) {\n  promotions(first: $first, after: $after) {\n    edges {\n      node {\n        ...PromotionParts\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}\n\nfragment PromotionParts on Promotion {\n  id\n  code\n  label\n  centreId\n  service\n  percent\n  amountCents\n  validFrom\n  validUntil\n  mostUses\n  onceACustomer\n  uses\n  withdrawnAt\n  setByName\n}"): typeof import('./graphql').PromotionsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Reconciliations($first: Int!, $after: String) {\n  reconciliations(first: $first, after: $after) {\n    edges {\n      node {\n        id\n        madeAt\n        since\n        payments\n        refunds\n        disputes\n        differences {\n          kind\n          providerId\n          here\n          there\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}"): typeof import('./graphql').ReconciliationsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RecordCalibration($input: RecordCalibrationInput!) {\n  recordCalibration(input: $input) {\n    instrument {\n      ...InstrumentParts\n    }\n  }\n}"): typeof import('./graphql').RecordCalibrationDocument;
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
export function graphql(source: "mutation RecordMeasurement($input: RecordMeasurementInput!) {\n  recordMeasurement(input: $input) {\n    inspection {\n      ...InspectionParts\n      ...MeasuringParts\n    }\n  }\n}"): typeof import('./graphql').RecordMeasurementDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RecordOwnerContact($input: RecordOwnerContactInput!) {\n  recordOwnerContact(input: $input) {\n    inspection {\n      ...FormalitiesParts\n    }\n  }\n}"): typeof import('./graphql').RecordOwnerContactDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RecordRecall($input: RecordRecallInput!) {\n  recordRecall(input: $input) {\n    inspection {\n      ...FormalitiesParts\n    }\n  }\n}"): typeof import('./graphql').RecordRecallDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RecordTraining($input: RecordTrainingInput!) {\n  recordTraining(input: $input) {\n    inspector {\n      ...InspectorParts\n    }\n  }\n}"): typeof import('./graphql').RecordTrainingDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RecordTransfer($input: RecordTransferInput!) {\n  recordTransfer(input: $input) {\n    invoice {\n      ...AccountInvoice\n    }\n  }\n}"): typeof import('./graphql').RecordTransferDocument;
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
export function graphql(source: "mutation Register($input: RegisterInput!) {\n  register(input: $input) {\n    addressCode {\n      challengeId\n    }\n  }\n}"): typeof import('./graphql').RegisterDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RegisterInspector($input: RegisterInspectorInput!) {\n  registerInspector(input: $input) {\n    inspector {\n      ...InspectorParts\n    }\n  }\n}"): typeof import('./graphql').RegisterInspectorDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RegisterInstrument($input: RegisterInstrumentInput!) {\n  registerInstrument(input: $input) {\n    instrument {\n      ...InstrumentParts\n    }\n  }\n}"): typeof import('./graphql').RegisterInstrumentDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation ReleaseHold($input: ReleaseHoldInput!) {\n  releaseHold(input: $input) {\n    appointment {\n      id\n      status\n    }\n  }\n}"): typeof import('./graphql').ReleaseHoldDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RemoveClosure($input: RemoveClosureInput!) {\n  removeClosure(input: $input) {\n    centre {\n      ...CentreParts\n    }\n  }\n}"): typeof import('./graphql').RemoveClosureDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RemoveCode($input: RemoveCodeInput!) {\n  removeCode(input: $input) {\n    appointment {\n      ...CodeParts\n    }\n  }\n}"): typeof import('./graphql').RemoveCodeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RemoveDefect($input: RemoveDefectInput!) {\n  removeDefect(input: $input) {\n    inspection {\n      ...InspectionParts\n    }\n  }\n}"): typeof import('./graphql').RemoveDefectDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RemoveNote($input: RemoveNoteInput!) {\n  removeNote(input: $input) {\n    appointment {\n      id\n      notes {\n        id\n      }\n    }\n  }\n}"): typeof import('./graphql').RemoveNoteDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RemoveSecondFactor($input: SecondFactorCodeInput!) {\n  removeSecondFactor(input: $input) {\n    secondFactor {\n      inUse\n      recoveryCodesLeft\n    }\n  }\n}"): typeof import('./graphql').RemoveSecondFactorDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation ReopenInspection($input: ReopenInspectionInput!) {\n  reopenInspection(input: $input) {\n    inspection {\n      ...InspectionParts\n    }\n  }\n}"): typeof import('./graphql').ReopenInspectionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation ReplayFailedWebhooks($input: ReplayFailedWebhooksInput!) {\n  replayFailedWebhooks(input: $input) {\n    replayed\n  }\n}"): typeof import('./graphql').ReplayFailedWebhooksDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation ReplayWebhookDelivery($input: ReplayWebhookDeliveryInput!) {\n  replayWebhookDelivery(input: $input) {\n    delivery {\n      ...WebhookDeliveryRow\n    }\n  }\n}"): typeof import('./graphql').ReplayWebhookDeliveryDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query ReportShares($id: UUID!) {\n  report(id: $id) {\n    id\n    shares {\n      ...ShareParts\n    }\n  }\n}"): typeof import('./graphql').ReportSharesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RequestDataExport {\n  requestDataExport {\n    dataExport {\n      askedAt\n    }\n  }\n}"): typeof import('./graphql').RequestDataExportDocument;
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
export function graphql(source: "mutation ResetSecondFactor($input: ResetSecondFactorInput!) {\n  resetSecondFactor(input: $input) {\n    user {\n      id\n    }\n  }\n}"): typeof import('./graphql').ResetSecondFactorDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation ResumeInspection($input: ResumeInspectionInput!) {\n  resumeInspection(input: $input) {\n    inspection {\n      ...InspectionParts\n    }\n  }\n}"): typeof import('./graphql').ResumeInspectionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RetireInspector($input: RetireInspectorInput!) {\n  retireInspector(input: $input) {\n    inspector {\n      ...InspectorParts\n    }\n  }\n}"): typeof import('./graphql').RetireInspectorDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RetireInstrument($input: RetireInstrumentInput!) {\n  retireInstrument(input: $input) {\n    instrument {\n      ...InstrumentParts\n    }\n  }\n}"): typeof import('./graphql').RetireInstrumentDocument;
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
export function graphql(source: "mutation RevokeShare($input: RevokeShareInput!) {\n  revokeShare(input: $input) {\n    share {\n      ...ShareParts\n    }\n  }\n}"): typeof import('./graphql').RevokeShareDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RotateWebhookSecret($input: RotateWebhookSecretInput!) {\n  rotateWebhookSecret(input: $input) {\n    secret\n    endpoint {\n      ...WebhookEndpointRow\n    }\n  }\n}"): typeof import('./graphql').RotateWebhookSecretDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Seller($centreId: UUID!) {\n  seller(centreId: $centreId) {\n    ...SellerParts\n  }\n}\n\nfragment SellerParts on Seller {\n  legalName\n  legalForm\n  capitalCents\n  siren\n  register\n  vatNumber\n  address\n  iban\n  centreId\n  setAt\n  setByName\n}"): typeof import('./graphql').SellerDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation SendMessage($input: SendMessageInput!) {\n  sendMessage(input: $input) {\n    conversation {\n      id\n    }\n    messages {\n      ...MessageParts\n    }\n    typedCode {\n      challengeId\n      code\n      buttonId\n    }\n  }\n}"): typeof import('./graphql').SendMessageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation SendReport($input: SendReportInput!) {\n  sendReport(input: $input) {\n    sent\n  }\n}"): typeof import('./graphql').SendReportDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation SendTestWebhook($input: SendTestWebhookInput!) {\n  sendTestWebhook(input: $input) {\n    delivery {\n      ...WebhookDeliveryRow\n    }\n  }\n}"): typeof import('./graphql').SendTestWebhookDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment SessionParts on Session {\n  logInId\n  accessToken\n  accessTokenExpiresIn\n  refreshToken\n  secondFactorNeeded\n  deviceToken\n  user {\n    id\n    email\n    displayName\n    roles\n    networkRoles\n    memberships {\n      centreId\n      role\n    }\n    locale\n    isGuest\n  }\n}"): typeof import('./graphql').SessionPartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation SetAccount($input: SetAccountInput!) {\n  setAccount(input: $input) {\n    account {\n      id\n    }\n  }\n}"): typeof import('./graphql').SetAccountDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation SetAccountDisabled($input: SetAccountDisabledInput!) {\n  setAccountDisabled(input: $input) {\n    user {\n      id\n      disabled\n    }\n  }\n}"): typeof import('./graphql').SetAccountDisabledDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation SetAppointmentPlate($input: SetAppointmentPlateInput!) {\n  setAppointmentPlate(input: $input) {\n    appointment {\n      ...AppointmentParts\n    }\n  }\n}"): typeof import('./graphql').SetAppointmentPlateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation SetCancellationTerms($input: SetCancellationTermsInput!) {\n  setCancellationTerms(input: $input) {\n    centre {\n      ...CentreTerms\n    }\n  }\n}"): typeof import('./graphql').SetCancellationTermsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation SetCentreRoles($input: SetCentreRolesInput!) {\n  setCentreRoles(input: $input) {\n    user {\n      id\n      memberships {\n        centreId\n        role\n      }\n    }\n  }\n}"): typeof import('./graphql').SetCentreRolesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation SetDeskHours($input: SetDeskHoursInput!) {\n  setDeskHours(input: $input) {\n    hours {\n      weekday\n      opens\n      closes\n    }\n  }\n}"): typeof import('./graphql').SetDeskHoursDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation SetInspectorPresence($input: SetInspectorPresenceInput!) {\n  setInspectorPresence(input: $input) {\n    inspector {\n      ...InspectorParts\n    }\n  }\n}"): typeof import('./graphql').SetInspectorPresenceDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation SetLaneTimes($input: SetLaneTimesInput!) {\n  setLaneTimes(input: $input) {\n    centre {\n      ...CentreTerms\n    }\n  }\n}"): typeof import('./graphql').SetLaneTimesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation SetMyPresence($input: SetMyPresenceInput!) {\n  setMyPresence(input: $input) {\n    inspector {\n      ...InspectorParts\n    }\n  }\n}"): typeof import('./graphql').SetMyPresenceDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation SetOpeningHours($input: SetOpeningHoursInput!) {\n  setOpeningHours(input: $input) {\n    centre {\n      ...CentreParts\n    }\n  }\n}"): typeof import('./graphql').SetOpeningHoursDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation SetPassword($input: SetPasswordInput!) {\n  setPassword(input: $input) {\n    session {\n      ...SessionParts\n    }\n  }\n}"): typeof import('./graphql').SetPasswordDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation SetPrices($input: SetPricesInput!) {\n  setPrices(input: $input) {\n    prices {\n      ...ListedPriceParts\n    }\n  }\n}"): typeof import('./graphql').SetPricesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation SetRoles($input: SetRolesInput!) {\n  setRoles(input: $input) {\n    user {\n      id\n      networkRoles\n    }\n  }\n}"): typeof import('./graphql').SetRolesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation SetSeller($input: SetSellerInput!) {\n  setSeller(input: $input) {\n    seller {\n      ...SellerParts\n    }\n  }\n}"): typeof import('./graphql').SetSellerDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation SetUpSecondFactor {\n  setUpSecondFactor {\n    url\n    qrSvg\n    secret\n  }\n}"): typeof import('./graphql').SetUpSecondFactorDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation SetVehicleIdentity($input: SetVehicleIdentityInput!) {\n  setVehicleIdentity(input: $input) {\n    inspection {\n      ...InspectionParts\n    }\n  }\n}"): typeof import('./graphql').SetVehicleIdentityDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation SetVehicleSold($input: SetVehicleSoldInput!) {\n  setVehicleSold(input: $input) {\n    vehicle {\n      id\n      soldAt\n    }\n  }\n}"): typeof import('./graphql').SetVehicleSoldDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation SetWebhookEndpointEnabled($input: SetWebhookEndpointEnabledInput!) {\n  setWebhookEndpointEnabled(input: $input) {\n    endpoint {\n      ...WebhookEndpointRow\n    }\n  }\n}"): typeof import('./graphql').SetWebhookEndpointEnabledDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation SettleClosing($input: SettleClosingInput!) {\n  settleClosing(input: $input) {\n    closed\n    rows {\n      appointmentId\n      outcome\n      message\n    }\n    centre {\n      ...CentreParts\n    }\n  }\n}"): typeof import('./graphql').SettleClosingDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation SettleDifference($input: SettleDifferenceInput!) {\n  settleDifference(input: $input) {\n    settlement {\n      id\n      number\n      settledAt\n      amount {\n        amountCents\n        currency\n      }\n    }\n    appointment {\n      id\n      amountDue {\n        amountCents\n        currency\n      }\n    }\n  }\n}"): typeof import('./graphql').SettleDifferenceDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment ShareParts on PaperShare {\n  id\n  state\n  createdAt\n  expiresAt\n  lastOpenedAt\n  opened\n}"): typeof import('./graphql').SharePartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation ShareReport($input: ShareReportInput!) {\n  shareReport(input: $input) {\n    url\n    share {\n      ...ShareParts\n    }\n  }\n}"): typeof import('./graphql').ShareReportDocument;
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
export function graphql(source: "mutation SuspendInspection($input: SuspendInspectionInput!) {\n  suspendInspection(input: $input) {\n    inspection {\n      ...InspectionParts\n    }\n  }\n}"): typeof import('./graphql').SuspendInspectionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation TakeHandover($input: HandoverInput!) {\n  takeHandover(input: $input) {\n    handover {\n      ...HandoverRow\n    }\n  }\n}"): typeof import('./graphql').TakeHandoverDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query TelegramBot {\n  telegramBot\n}"): typeof import('./graphql').TelegramBotDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query TillDay($centreId: UUID!, $first: Int!, $after: String) {\n  centreInvoices(centreId: $centreId, first: $first, after: $after) {\n    edges {\n      node {\n        id\n        kind\n        number\n        means\n        issuedAt\n        waitsFor\n        downloadUrl\n        receiptUrl\n        total {\n          amountCents\n          currency\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}"): typeof import('./graphql').TillDayDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation UpdateCentre($input: UpdateCentreInput!) {\n  updateCentre(input: $input) {\n    centre {\n      ...CentreParts\n    }\n  }\n}"): typeof import('./graphql').UpdateCentreDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation UpdateInspector($input: UpdateInspectorInput!) {\n  updateInspector(input: $input) {\n    inspector {\n      ...InspectorParts\n    }\n  }\n}"): typeof import('./graphql').UpdateInspectorDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation UpdateLane($input: UpdateLaneInput!) {\n  updateLane(input: $input) {\n    centre {\n      ...CentreParts\n    }\n  }\n}"): typeof import('./graphql').UpdateLaneDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation UpdateWebhookEndpoint($input: UpdateWebhookEndpointInput!) {\n  updateWebhookEndpoint(input: $input) {\n    endpoint {\n      ...WebhookEndpointRow\n    }\n  }\n}"): typeof import('./graphql').UpdateWebhookEndpointDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query WebhookDeliveries($endpointId: UUID!, $state: WebhookDeliveryState, $first: Int!, $after: String) {\n  webhookDeliveries(\n    endpointId: $endpointId\n    state: $state\n    first: $first\n    after: $after\n  ) {\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    edges {\n      node {\n        ...WebhookDeliveryRow\n      }\n    }\n  }\n}\n\nfragment WebhookDeliveryRow on WebhookDelivery {\n  id\n  eventType\n  state\n  attempts\n  createdAt\n  nextAttemptAt\n  lastAttemptAt\n  lastStatus\n  lastFailure\n}"): typeof import('./graphql').WebhookDeliveriesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query WebhookEndpoints($first: Int!) {\n  webhookEndpoints(first: $first) {\n    edges {\n      node {\n        ...WebhookEndpointRow\n      }\n    }\n  }\n}\n\nfragment WebhookEndpointRow on WebhookEndpoint {\n  id\n  url\n  eventTypes\n  failingSince\n  disabledAt\n  disabledBecause\n  previousSecretSignsUntil\n  organisation {\n    id\n    displayName\n  }\n}"): typeof import('./graphql').WebhookEndpointsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation WithdrawDefectPhoto($input: WithdrawDefectPhotoInput!) {\n  withdrawDefectPhoto(input: $input) {\n    inspection {\n      ...InspectionParts\n    }\n  }\n}"): typeof import('./graphql').WithdrawDefectPhotoDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation WithdrawPicture($documentId: UUID!) {\n  confirmRegistration(input: {documentId: $documentId, pictureMayStay: false}) {\n    registration {\n      id\n      pictureMayStay\n      pictureAgreedAt\n    }\n  }\n}"): typeof import('./graphql').WithdrawPictureDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation WithdrawPrices($input: WithdrawPricesInput!) {\n  withdrawPrices(input: $input) {\n    prices {\n      ...ListedPriceParts\n    }\n  }\n}"): typeof import('./graphql').WithdrawPricesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation WithdrawPromotion($input: WithdrawPromotionInput!) {\n  withdrawPromotion(input: $input) {\n    promotion {\n      ...PromotionParts\n    }\n  }\n}"): typeof import('./graphql').WithdrawPromotionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation WithdrawTraining($input: WithdrawTrainingInput!) {\n  withdrawTraining(input: $input) {\n    inspector {\n      ...InspectorParts\n    }\n  }\n}"): typeof import('./graphql').WithdrawTrainingDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment WorkflowParts on Inspection {\n  id\n  workflow {\n    registerKept\n    maySuspend\n    hindrance {\n      code\n      message\n    }\n    inspector {\n      id\n      name\n      approvalNumber\n    }\n    assignedTo {\n      id\n      name\n    }\n    candidates {\n      id\n      name\n      busy\n    }\n    stages {\n      status\n      reason\n    }\n    spent {\n      status\n      seconds\n    }\n  }\n}"): typeof import('./graphql').WorkflowPartsFragmentDoc;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
