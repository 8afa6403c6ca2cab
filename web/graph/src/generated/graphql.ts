/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Which inspection is broken off, and why. */
export type AbandonInspectionInput = {
  /** The inspection. */
  inspectionId: string;
  /** In words, 3 to 500 characters. */
  reason: string;
};

/** Which price is agreed. */
export type AcceptNewPriceInput = {
  /** The appointment. */
  appointmentId: string;
  /** The new price as it was shown, VAT included, in cents: nobody agrees to another. */
  newPriceCents: number;
};

/** Which proposal the inspector follows. */
export type AcceptProposalInput = {
  /** The defect: `1.2.2.a.2`. */
  code: string;
  /** The inspection. */
  inspectionId: string;
  /** The measurement that proposes it. */
  measurementId: string;
  /** Where on the vehicle, as proposed. */
  place?: DefectLocation | null | undefined;
};

/** How the invoice of an account stands. */
export type AccountInvoiceState =
  /** It is to be paid, and there is time. */
  | 'OPEN'
  /** It is to be paid, and its day is over. */
  | 'OVERDUE'
  /** Nothing of it is left to pay. */
  | 'PAID';

/** What lowers what is owed for an invoice. */
export type AccountSettlementKind =
  /** A credit note for one of its lines. */
  | 'CREDIT'
  /** Money that came by bank transfer; or went back, where its amount is negative. */
  | 'TRANSFER';

/** Days on which a centre is closed. */
export type AddClosureInput = {
  /** The centre. */
  centreId: string;
  /** The first day, local; not over yet. */
  from: string;
  /** What customers read: « Inventaire ». */
  reason: string;
  /** The last day; the first where absent. */
  to?: string | null | undefined;
};

/** A photo for a defect. */
export type AddDefectPhotoInput = {
  /** The recorded defect. */
  defectId: string;
  /** The document of `createUpload`, of the kind `DEFECT_PHOTO`, once its bytes were sent. */
  documentId: string;
  /** The inspection. */
  inspectionId: string;
};

/** A new lane. */
export type AddLaneInput = {
  /** Which vehicles it takes. */
  categories: Array<VehicleCategory>;
  /** The centre. */
  centreId: string;
  /** « Ligne 1 » */
  name: string;
  /** What is done on it; everything where absent. */
  services?: Array<ServiceKind> | null | undefined;
};

/** What colleagues should know of an appointment. */
export type AddNoteInput = {
  /** The appointment. */
  appointmentId: string;
  /** 1 to 500 characters. Said again by the same person, it stands once. */
  words: string;
};

/** What of the money waits for a person. */
export type AlarmKind =
  /** An organisation's invoice is overdue. */
  | 'ACCOUNT_OVERDUE'
  /** A cardholder disputes a payment: answer on the provider's pages. */
  | 'DISPUTE'
  /** The provider told something that nothing follows from here. */
  | 'EVENT_KEPT'
  /** Money to be given back by hand: the desk took it, or a bank did not take it back. */
  | 'GIVE_BACK'
  /** The provider was asked for an hour, without an answer. */
  | 'RETRIED_LONG';

/** What to say to the customer. */
export type AnswerHandoverInput = {
  /** The sender's own id for this message: the same id is said once. */
  clientMessageId: string;
  /** The request that the caller took over. */
  handoverId: string;
  /** At most 2,000 characters. */
  text: string;
};

/** What a key may do; the router and the subgraphs both ask. */
export type ApiScope =
  /** `appointments:read`: the appointments that the organisation booked. */
  | 'APPOINTMENTS_READ'
  /** `appointments:write`: booking, moving and calling off appointments. */
  | 'APPOINTMENTS_WRITE'
  /** `documents:parse`: having registration certificates read. */
  | 'DOCUMENTS_PARSE'
  /** `reports:read`: results that their holders opened to the organisation, and no others. */
  | 'REPORTS_READ'
  /** `vehicles:read`: the vehicles that the organisation made known. */
  | 'VEHICLES_READ';

/** Which code, for what. */
export type ApplyCodeInput = {
  /** The appointment. */
  appointmentId: string;
  /** As it was given; capitals, spaces and dashes do not matter. */
  code: string;
};

/** Where an appointment is in its life. */
export type AppointmentStatus =
  /** Called off. */
  | 'CANCELLED'
  /** The vehicle is at the centre. */
  | 'CHECKED_IN'
  /** The inspection is signed. */
  | 'COMPLETED'
  /** It stands. */
  | 'CONFIRMED'
  /** Nobody paid in time. */
  | 'EXPIRED'
  /** A lane is kept while the customer pays. */
  | 'HELD'
  /** Nobody came. */
  | 'NO_SHOW';

/** Which row, and where it was read. */
export type ApproveCatalogueRowInput = {
  /** `6.1.1.d.2` */
  code: string;
  /** The official text in which the approver read it, in 10 to 200 characters. */
  source: string;
};

/** To whom an inspection is given. */
export type AssignInspectionInput = {
  /** The inspection. */
  inspectionId: string;
  /** One of the centre's register; nobody where it is left out. */
  inspectorId?: string | null | undefined;
};

/** Who wrote a message. */
export type Author =
  /** Somebody of the staff. */
  | 'AGENT'
  /** The software. */
  | 'ASSISTANT'
  /** The person who asks. */
  | 'CUSTOMER'
  /** The product itself: « conversation reprise ». */
  | 'SYSTEM';

/** Why an order came to nothing. */
export type BenchFailure =
  /** It measures something else. */
  | 'BUSY'
  /** Its own calibration is over, or ours of it. */
  | 'CALIBRATION_EXPIRED'
  /** It speaks another language. */
  | 'GARBLED'
  /** What it measured cannot be, or is not the whole measurement. */
  | 'IMPLAUSIBLE'
  /** The inspection was completed or broken off meanwhile. */
  | 'INSPECTION_CLOSED'
  /** It took the order and says nothing any more. */
  | 'SILENT'
  /** It gave up. */
  | 'STOPPED'
  /** Nothing answers at its address, or the line broke and stayed so. */
  | 'UNREACHABLE'
  /** It does not measure that. */
  | 'UNSUPPORTED';

/** Who comes when, for what. */
export type BookForCallerInput = {
  /** The centre. */
  centreId: string;
  /** Decides the price. */
  energy: Energy;
  /** The same key answers the same appointment, however often it is sent. */
  idempotencyKey: string;
  /** The name of whoever calls, at most 100 characters. */
  name: string;
  /** As dialled; may be absent where the vehicle is here. */
  phone?: string | null | undefined;
  /** As typed; may follow later. */
  plate?: string | null | undefined;
  /** What the vehicle comes for. */
  service: ServiceKind;
  /**
   * A slot, also one that starts too soon for customers; at once where absent, for a vehicle that
   * stands at the door.
   */
  startsAt?: string | null | undefined;
  /** Decides the lane and the price. */
  vehicleCategory: VehicleCategory;
};

/** What a channel does when a button is pressed. */
export type ButtonKind =
  /** Open `url`. */
  | 'LINK'
  /** Log the person in, then send the id back. */
  | 'LOGIN'
  /** Send the id back. */
  | 'REPLY'
  /** Let the person pick a file, upload it, send the document's id. */
  | 'UPLOAD';

/** How much a button stands out. */
export type ButtonStyle =
  /** Something that cannot be undone. */
  | 'DANGER'
  /** What most people will want. */
  | 'PRIMARY'
  /** An alternative. */
  | 'SECONDARY';

/** Which calendar. */
export type CalendarFeedInput = {
  /** Another address: what had the one before reads nothing any more. */
  anew?: boolean;
  /** A lane, for its staff; the caller's own appointments where absent. */
  laneId?: string | null | undefined;
};

/** Which appointment, and why. */
export type CancelAppointmentInput = {
  /** The appointment. */
  appointmentId: string;
  /** In the canceller's words. */
  reason?: string | null | undefined;
};

/** Which order is taken back. */
export type CancelMeasurementOrderInput = {
  /** The inspection. */
  inspectionId: string;
  /** The order. */
  orderId: string;
};

/** What somebody is at a centre. */
export type CentreRole =
  /** Inspects vehicles and signs the results. */
  | 'INSPECTOR'
  /** Runs the centre: its people, refunds. */
  | 'MANAGER'
  /** Welcomes customers and checks vehicles in. */
  | 'RECEPTIONIST';

/** Proof that the caller reads another address. */
export type ChangeEmailInput = {
  /** What `requestLogInCode` answered for the new address. */
  challengeId: string;
  /** The six digits that were received there. */
  code: string;
  /** The account's password, where it has one. */
  currentPassword?: string | null | undefined;
  /**
   * The caller's own log-in, `Session.logInId`, which goes on; with another address every other ends,
   * and without it this one, too.
   */
  logInId?: string | null | undefined;
  /**
   * Where the account has no password and is to have another address: what `requestLogInCode`
   * answered for the address it has…
   */
  ownChallengeId?: string | null | undefined;
  /** … and the six digits that were received there. */
  ownCode?: string | null | undefined;
  /**
   * A code of the authenticator application, or a recovery code, where the account has one and is to
   * have another address.
   */
  secondFactor?: string | null | undefined;
};

/** One password for another. */
export type ChangePasswordInput = {
  /** The one that counts today. */
  currentPassword: string;
  /** The one that is to count: at least 10 characters. */
  newPassword: string;
};

/** Where a conversation takes place. */
export type Channel =
  /** A Telegram chat. */
  | 'TELEGRAM'
  /** The web widget. */
  | 'WEB';

/** What is to be owed instead of paid. */
export type ChargeToAccountInput = {
  /** The appointment. */
  appointmentId: string;
  /** Where the organisation books it, in its own words. */
  costCentre?: string | null | undefined;
};

/** Which vehicle arrived. */
export type CheckInInput = {
  /** Its appointment. */
  appointmentId: string;
  /** As read on the vehicle, where it was not known or is another one. */
  plate?: string | null | undefined;
};

/** Which points were looked at. */
export type CheckPointsInput = {
  /** The inspection. */
  inspectionId: string;
  /** Codes of points, `1.1.13`; those already checked may be among them. */
  points: Array<string>;
  /** Made by the device: the same id records once, however often and how late it comes. */
  recordId?: string | null | undefined;
};

/** What is chosen. */
export type ChooseReminderInput = {
  /** How: one of its `channels`. */
  channel: ReminderChannel;
  /** Of what. */
  reminder: Reminder;
};

/** Why a centre is closed on a day. */
export type ClosedBecause =
  /** The centre closed that day; `reason` is what it gave. */
  | 'CLOSURE'
  /** A public holiday; `reason` is its name. */
  | 'HOLIDAY'
  /** It never opens on that weekday. */
  | 'WEEKDAY';

/** What closes: the centre, or one of its lanes. */
export type ClosingInput = {
  /** The centre. */
  centreId: string;
  /** The first day, local; not over yet. */
  from: string;
  /** The lane that cannot be used then; the whole centre where absent. */
  laneId?: string | null | undefined;
  /** The last day; the first where absent. */
  to?: string | null | undefined;
};

/** What became of an appointment that was hit. */
export type ClosingOutcome =
  /** It is off; what was paid goes back. */
  | 'CANCELLED'
  /** It is at another time, or on another lane. */
  | 'MOVED'
  /** Nothing changed: `code` says why. */
  | 'REFUSED';

/**
 * What ends the work at the vehicle. What it says of the vehicle is as if `setVehicleIdentity` had
 * said it before.
 */
export type CompleteInspectionInput = {
  /** Of a retest whose initial inspection was made elsewhere: its date, from its report. */
  initialInspectionDate?: string | null | undefined;
  /** The inspection. */
  inspectionId: string;
  /** As the odometer shows, in kilometres; needed where it was not entered before. */
  odometerKm?: number | null | undefined;
  /** As read on the vehicle, where it is not known yet. */
  plate?: string | null | undefined;
  /** Decides how long a favourable result holds. */
  usage?: VehicleUsage | null | undefined;
};

/** Whose key, and what it may do. */
export type CreateApiKeyInput = {
  /**
   * The organisation's address. What its keys create belongs to the account of that address,
   * which is made where there is none; several keys of one address see the same.
   */
  email: string;
  /** When it ends; without it, when it is revoked. */
  expiresAt?: string | null | undefined;
  /** What the key is for, at most 100 characters. */
  name: string;
  /** How the organisation is called; an account that is already there keeps its name. */
  organisation: string;
  /** How many requests a minute, 1 to 60000; 600 where absent. */
  requestsPerMinute?: number | null | undefined;
  /** What it may do. */
  scopes: Array<ApiScope>;
};

/** A new centre. */
export type CreateCentreInput = {
  /** The prefecture's approval (numéro d'agrément), `S069C012`. */
  approvalNumber: string;
  /** City. */
  city: string;
  /** « Lyon Part-Dieu » */
  name: string;
  /** As dialled in France. */
  phone: string;
  /** Where it is on a map. */
  position?: PositionInput | null | undefined;
  /** `69003` */
  postalCode: string;
  /** `lyon-part-dieu`: small letters, figures and dashes; never changes. */
  slug: string;
  /** Number and street. */
  street: string;
};

/** A code to be given out, or vouchers. */
export type CreatePromotionInput = {
  /** From 100 to 50000, off the price; or `percent`. */
  amountCents?: number | null | undefined;
  /** Where it holds; the whole network where absent. */
  centreId?: string | null | undefined;
  /** What customers type: 4 to 24 letters and digits. Made up where absent. */
  code?: string | null | undefined;
  /** For the staff: « Rentrée 2026 ». */
  label: string;
  /** How often it may be used; without a limit where absent. */
  mostUses?: number | null | undefined;
  /** Whether each customer may use it once only. */
  onceACustomer?: boolean | null | undefined;
  /** From 1 to 99, of the price; or `amountCents`. */
  percent?: number | null | undefined;
  /** For what it holds; everything where absent. */
  service?: ServiceKind | null | undefined;
  /** From when on; at once where absent. */
  validFrom?: string | null | undefined;
  /** Until when, three years at most. */
  validUntil: string;
  /** So many vouchers, each with a code of its own that is good once: 200 at most. */
  vouchers?: number | null | undefined;
};

/** What is about to be sent. */
export type CreateUploadInput = {
  /** For which appointment, if for one. */
  appointmentId?: string | null | undefined;
  /** As the sender believes, `image/jpeg`; the content decides. */
  contentType: string;
  /** The document that this is another page or another photo of; a new one where left out. */
  documentId?: string | null | undefined;
  /** The file's own name, for show only. */
  fileName: string;
  /** What it is. */
  kind: DocumentKind;
  /** As the sender believes; the content decides. */
  sizeBytes: number;
};

/** Which organisation is told of what, and where. */
export type CreateWebhookEndpointInput = {
  /** What it is told of. */
  eventTypes: Array<WebhookEventType>;
  /** The organisation's account: `integrator { id }` of its keys. */
  organisationId: string;
  /** `https://…`, on port 443 or above 1023; to a machine of the public Internet. */
  url: string;
};

/** What of an invoice is taken back. */
export type CreditChargeInput = {
  /** The line. */
  chargeId: string;
  /** For the organisation, on the credit note. */
  reason: string;
};

/** Which proposal the inspector does not follow, and why. */
export type DeclineProposalInput = {
  /** The defect: `1.2.2.a.2`. */
  code: string;
  /** The inspection. */
  inspectionId: string;
  /** The measurement that proposes it. */
  measurementId: string;
  /** Where on the vehicle, as proposed. */
  place?: DefectLocation | null | undefined;
  /** In words, 3 to 500 characters; kept with the measurement. */
  reason: string;
};

/** How grave a defect is. */
export type DefectLevel =
  /** Critique: immediate danger, retest. */
  | 'CRITICAL'
  /** Majeure: retest. */
  | 'MAJOR'
  /** Mineure: to be repaired, no retest. */
  | 'MINOR';

/** Where on the vehicle a defect is, as reports abbreviate it. */
export type DefectLocation =
  /** Arrière. */
  | 'AR'
  /** Arrière droit. */
  | 'ARD'
  /** Arrière gauche. */
  | 'ARG'
  /** Avant. */
  | 'AV'
  /** Avant droit. */
  | 'AVD'
  /** Avant gauche. */
  | 'AVG'
  /** Centre. */
  | 'C'
  /** Droite. */
  | 'D'
  /** Gauche. */
  | 'G';

/** Which document. */
export type DeleteDocumentInput = {
  /** The document. */
  documentId: string;
};

/** When the team answers in conversations on a weekday. */
export type DeskHoursInput = {
  /** `18:00` */
  closes: string;
  /** `09:00` */
  opens: string;
  /** 1 is Monday, 7 is Sunday. */
  weekday: number;
};

/** How the desk received money, or gave it back. */
export type DeskMeans =
  /** In notes and coins. */
  | 'CASH'
  /** By card, on the desk's terminal. */
  | 'TERMINAL';

/** How the provider and we differ. */
export type DiscrepancyKind =
  /** Not the same amount. */
  | 'AMOUNT_DIFFERS'
  /** A dispute stands otherwise here. */
  | 'DISPUTE_DIFFERS'
  /** A dispute of which nothing is known here. */
  | 'DISPUTE_UNKNOWN_HERE'
  /** The provider has money of which nothing is known here. */
  | 'MONEY_UNKNOWN_HERE'
  /** We count money that the provider does not list. */
  | 'MONEY_UNKNOWN_THERE'
  /** A refund stands otherwise here. */
  | 'REFUND_DIFFERS'
  /** The provider gave something back of which nothing is known here. */
  | 'REFUND_UNKNOWN_HERE'
  /** We count a refund as made that the provider does not list. */
  | 'REFUND_UNKNOWN_THERE';

/** What the sender says a document is. */
export type DocumentKind =
  /** What an inspector photographed beside a defect: kept as evidence, never read. */
  | 'DEFECT_PHOTO'
  /** Anything else. */
  | 'OTHER'
  /** The procès-verbal of an earlier technical inspection. */
  | 'PREVIOUS_INSPECTION'
  /** The carte grise. */
  | 'REGISTRATION_CERTIFICATE';

/** Where a document is in its life. */
export type DocumentStatus =
  /** Its upload address is open, nothing came yet. */
  | 'AWAITING_UPLOAD'
  /** The image is gone; what was drawn from it stays where it belongs. */
  | 'DELETED'
  /** Its text was read. */
  | 'READ'
  /** It is being read. */
  | 'READING'
  /** The image is here. A paper waits to be read; a photo of a defect is kept as it is. */
  | 'RECEIVED'
  /** It could not be used; `failure` says why. */
  | 'REJECTED';

/** Which log-in to end. */
export type EndLogInInput = {
  /** Its id in `myLogIns`. */
  logInId: string;
};

/** Which log-in stays. */
export type EndOtherLogInsInput = {
  /** The caller's own, `Session.logInId`. */
  keptId: string;
};

/** What drives it; decides the price. */
export type Energy =
  /** Diesel. */
  | 'DIESEL'
  /** Electric, hydrogen. */
  | 'ELECTRIC'
  /** LPG, CNG. */
  | 'GAS'
  /** Any hybrid. */
  | 'HYBRID'
  /** Petrol, superethanol. */
  | 'PETROL';

/** Proof that it is meant, and by the owner. */
export type EraseMyAccountInput = {
  /** Where it has none: what `requestLogInCode` answered for the account's address… */
  challengeId?: string | null | undefined;
  /** … and the six digits that were received there. */
  code?: string | null | undefined;
  /** The account's address, typed again. */
  email: string;
  /** The account's password, where it has one. */
  password?: string | null | undefined;
  /** A code of the authenticator application, or a recovery code, where the account has one. */
  secondFactor?: string | null | undefined;
};

/** European category of a vehicle that is inspected here. */
export type EuCategory =
  /** Mopeds. */
  | 'L1E'
  /** Three-wheel mopeds. */
  | 'L2E'
  /** Motorcycles. */
  | 'L3E'
  /** Motorcycles with sidecars. */
  | 'L4E'
  /** Powered tricycles. */
  | 'L5E'
  /** Light quadricycles. */
  | 'L6E'
  /** Heavy quadricycles. */
  | 'L7E'
  /** Passenger cars. */
  | 'M1'
  /** Goods vehicles up to 3.5 t. */
  | 'N1';

/** A lane that can be used again. */
export type FreeLaneInput = {
  /** From the beginning of this day on, local; today's at once. */
  from: string;
  /** The lane. */
  laneId: string;
};

/** Which vehicle is handed back. */
export type HandOverInput = {
  /** The inspection. */
  inspectionId: string;
};

/** Which request. */
export type HandoverInput = {
  /** The request. */
  handoverId: string;
};

/** Where somebody who asked for a person stands. */
export type HandoverStatus =
  /** Answered, called back, or no longer wished. */
  | 'DONE'
  /** Somebody of the team answers; the assistant is silent. */
  | 'TAKEN'
  /** Nobody came yet. */
  | 'WAITING';

/** Which slot, for what. */
export type HoldSlotInput = {
  /** The centre. */
  centreId: string;
  /** Decides the price. */
  energy: Energy;
  /** The same key answers the same appointment, however often it is sent. */
  idempotencyKey: string;
  /** As typed; may follow later. */
  plate?: string | null | undefined;
  /** What the vehicle comes for. */
  service: ServiceKind;
  /** A start that `slots` offered. */
  startsAt: string;
  /** Decides the lane and the price. */
  vehicleCategory: VehicleCategory;
};

/** One thing said of the vehicle. */
export type IdentityField =
  /** What drives it. */
  | 'ENERGY'
  /** European category. */
  | 'EU_CATEGORY'
  /** First registration anywhere. */
  | 'FIRST_REGISTRATION'
  /** When the inspection was made that a retest follows, where it was made elsewhere. */
  | 'INITIAL_INSPECTION'
  /** What a retest follows. */
  | 'INITIAL_NATURE'
  /** Make. */
  | 'MAKE'
  /** Commercial name. */
  | 'MODEL'
  /** Kilometres on the odometer. */
  | 'ODOMETER'
  /** Until when the last periodic inspection holds, where it was made elsewhere. */
  | 'PERIODIC_VALIDITY'
  /** Registration number. */
  | 'PLATE'
  /** What it is used for. */
  | 'USAGE'
  /** Vehicle identification number. */
  | 'VIN';

/** Where something said of the vehicle comes from. */
export type IdentitySource =
  /** The appointment, as its owner booked it. */
  | 'BOOKING'
  /** Its registration certificate, confirmed by its owner. */
  | 'CERTIFICATE'
  /** Somebody at the centre. */
  | 'STAFF';

/** What a periodic inspection and a pollution check look at; a retest looks at either again. */
export type InspectionNature =
  /** The whole vehicle. */
  | 'PERIODIC'
  /** Emissions alone. */
  | 'POLLUTION_CHECK';

/** Where an inspection is in its life. */
export type InspectionStatus =
  /** Broken off, with a reason. */
  | 'ABANDONED'
  /** The vehicle is at the centre. */
  | 'CHECKED_IN'
  /** The result is computed and can still be looked over. */
  | 'COMPLETED'
  /** Somebody works through the checklist. */
  | 'IN_PROGRESS'
  /** Final: nothing of it changes any more. */
  | 'SIGNED'
  /** It waits, with a reason; nothing is recorded meanwhile. */
  | 'SUSPENDED';

/** What an instrument is. */
export type InstrumentKind =
  /** Roller or plate brake tester. */
  | 'BRAKE_TESTER'
  /** Four-gas analyser. */
  | 'GAS_ANALYSER'
  /** Headlamp tester. */
  | 'HEADLAMP_TESTER'
  /** Tool that reads on-board diagnosis. */
  | 'OBD_TOOL'
  /** Opacimeter. */
  | 'OPACIMETER'
  /** Side-slip plate. */
  | 'SIDE_SLIP_PLATE'
  /** Sound level meter. */
  | 'SOUND_LEVEL_METER'
  /** Suspension tester. */
  | 'SUSPENSION_TESTER'
  /** Tread depth gauge. */
  | 'TREAD_GAUGE';

/** Who joins a centre. */
export type InviteStaffInput = {
  /** Where they work. */
  centreId: string;
  /**
   * How to call them until they come, at most 100 characters; an account that is there keeps its
   * name.
   */
  displayName: string;
  /** Their address; where it has no account one is made. */
  email: string;
  /** As what; at least one. */
  roles: Array<CentreRole>;
};

/** What a document is. */
export type InvoiceKind =
  /** For money that was given back. */
  | 'CREDIT_NOTE'
  /** For money that was received. */
  | 'INVOICE';

/** How the money came, or went back. */
export type InvoiceMeans =
  /** Not yet: it is owed on account. */
  | 'ACCOUNT'
  /** At the desk, which did not say how. */
  | 'AT_CENTRE'
  /** By card, on the payment page. */
  | 'CARD'
  /** In notes and coins, at the desk. */
  | 'CASH'
  /** By card, on the desk's terminal. */
  | 'TERMINAL';

/** Why a numbered document is not offered as an invoice. */
export type InvoiceWait =
  /** Nobody said which company sells: a manager does so with `setSeller`. */
  | 'SELLER';

/** What somebody waits for. */
export type JoinWaitlistInput = {
  /** The centre. */
  centreId: string;
  /** The earliest start of a day that suits, local, `08:00`. */
  earliest?: string | null | undefined;
  /** Decides the price. */
  energy: Energy;
  /** The first day that suits, local. */
  from: string;
  /** The latest, `12:00`. */
  latest?: string | null | undefined;
  /** As typed; may follow later. */
  plate?: string | null | undefined;
  /** What the vehicle comes for. */
  service: ServiceKind;
  /** The last, at most 60 days later. */
  to: string;
  /** Decides the lane and the price. */
  vehicleCategory: VehicleCategory;
};

/** A lane's time for one service and one kind of vehicle, as a manager or a file sets it. */
export type LaneTimeInput = {
  /** How long the lane stays free behind it: at most 60 minutes. */
  buffer?: number;
  /** What kind of vehicle. */
  category: VehicleCategory;
  /** How long the inspection takes: 5 to 180 minutes. */
  minutes: number;
  /** What the vehicle comes for. */
  service: ServiceKind;
};

/** What becomes of the money of who calls off late. */
export type LateCancellation =
  /** What was paid are arrhes (Code de la consommation, L214-1): it stays with the centre. */
  | 'ARRHES'
  /** A fee stays with the centre, at most what was paid. */
  | 'FEE'
  /** All of it goes back. */
  | 'FREE';

/** Which wait. */
export type LeaveWaitlistInput = {
  /** The wait. */
  waitId: string;
};

/** What a letter may be about; the name of its files. */
export type LetterKind =
  /** An appointment is off. */
  | 'CANCELLED'
  /** A code that proves who reads the address. */
  | 'CODE'
  /** An appointment stands. */
  | 'CONFIRMED'
  /** The documents of an inspection. */
  | 'DOCUMENTS'
  /** An inspection by law is due. */
  | 'DUE'
  /** The account has another address; told to the one before. */
  | 'EMAIL_CHANGED'
  /** A link that sets a password. */
  | 'LINK'
  /** An appointment moved. */
  | 'MOVED'
  /** A slot became free for somebody who waits. */
  | 'OFFERED'
  /** An organisation's invoice is overdue. */
  | 'OVERDUE'
  /** An appointment is soon. */
  | 'REMINDER'
  /** Nothing is sent to an organisation's machine any more. */
  | 'WEBHOOK_DISABLED';

/** A language of letters. */
export type LetterLanguage =
  /** English. */
  | 'EN'
  /** French. */
  | 'FR';

/** The link of a letter. */
export type LinkInput = {
  /** What follows `#` in its address. */
  link: string;
};

/** Who comes back. */
export type LogInInput = {
  /**
   * The `deviceToken` of an earlier session on this device: what others try from the same place does
   * not keep it out.
   */
  device?: string | null | undefined;
  /** The account's address, in any case. */
  email: string;
  /** The account's password. */
  password: string;
  /** A code of the authenticator application, or a recovery code, where the account has one. */
  secondFactor?: string | null | undefined;
};

/** The code that was received. */
export type LogInWithCodeInput = {
  /** What `requestLogInCode` answered. */
  challengeId: string;
  /** The six digits; spaces between them do not count. */
  code: string;
  /**
   * How to call them, at most 100 characters, where the address has no account yet; without it,
   * as their address begins.
   */
  displayName?: string | null | undefined;
  /** A code of the authenticator application, or a recovery code, where the account has one. */
  secondFactor?: string | null | undefined;
};

/** The link that was received. */
export type LogInWithLetterLinkInput = {
  /**
   * How to call them, at most 100 characters, where the address has no account yet; without it,
   * as their address begins.
   */
  displayName?: string | null | undefined;
  /** Its secret part: what follows `#` in it. */
  link: string;
  /**
   * The password of the registration, where `letterLink` says that it is not proven: it becomes
   * the account's. Without it, it is forgotten.
   */
  password?: string | null | undefined;
  /** A code of the authenticator application, or a recovery code, where the account has one. */
  secondFactor?: string | null | undefined;
};

/** Which session to end. */
export type LogOutInput = {
  /** The last one received. */
  refreshToken: string;
};

/** Whose owner did not come. */
export type MarkNoShowInput = {
  /** The appointment. */
  appointmentId: string;
};

/** A quantity of a measurement: read from an instrument, entered, or computed from others. */
export type MeasuredQuantity =
  /** Computed: all forces of the service brake over the weight. */
  | 'BRAKE_EFFICIENCY'
  /** Braking force of a wheel, service brake. */
  | 'BRAKE_FORCE'
  /** Computed: what the weaker wheel of an axle lacks of the stronger one. */
  | 'BRAKE_IMBALANCE'
  /** 1: the engine has a three-way catalyst with a lambda probe; 0: it has none. */
  | 'CATALYST'
  /** Carbon monoxide, at high idle. */
  | 'CO_HIGH_IDLE'
  /** Carbon monoxide, idling. */
  | 'CO_IDLE'
  /** Emission class of a light vehicle: 6 for Euro 6. */
  | 'EURO_CLASS'
  /** Height at which the headlamps stand. */
  | 'HEADLAMP_HEIGHT'
  /** Inclination of a dipped beam, negative downward. */
  | 'HEADLAMP_TILT'
  /** Air-fuel ratio, at high idle. */
  | 'LAMBDA'
  /** Mass that the ratio of braking refers to. */
  | 'MASS'
  /** Noise measured. */
  | 'NOISE'
  /** Noise that the certificate says (U.1). */
  | 'NOISE_REFERENCE'
  /** Faults of emissions that the vehicle tells. */
  | 'OBD_FAULTS'
  /** 1: the engine's lamp is lit; 0: it is not. */
  | 'OBD_LAMP'
  /** Absorption of one free acceleration. */
  | 'OPACITY'
  /** Computed: mean of the last three accelerations. */
  | 'OPACITY_MEAN'
  /** Absorption that the maker's plate allows. */
  | 'OPACITY_PLATE'
  /** Computed: all forces of the parking brake over the weight. */
  | 'PARKING_EFFICIENCY'
  /** Braking force of a wheel, parking brake. */
  | 'PARKING_FORCE'
  /** Side-slip of an axle, positive or negative. */
  | 'SIDE_SLIP'
  /** Efficiency of the suspension of a wheel. */
  | 'SUSPENSION_EFFICIENCY'
  /** Computed: difference between the two sides of an axle. */
  | 'SUSPENSION_GAP'
  /** Depth of the main grooves of a tyre, where they are least deep. */
  | 'TREAD_DEPTH'
  /** 1: the engine is turbocharged; 0: it is not. */
  | 'TURBOCHARGED';

/** On which side of a limit the defect lies. */
export type MeasurementBound =
  /** More than the limit. */
  | 'ABOVE'
  /** The limit, or less. */
  | 'AT_MOST'
  /** Less than the limit. */
  | 'BELOW';

/** What is measured in one go. */
export type MeasurementKind =
  /** Exhaust gases of a positive-ignition engine. */
  | 'GAS_EMISSIONS'
  /** Aim of the dipped beams. */
  | 'HEADLAMP_AIM'
  /** Noise of the exhaust, standing. */
  | 'NOISE'
  /** On-board diagnosis. */
  | 'OBD'
  /** Smoke of a compression-ignition engine. */
  | 'OPACITY'
  /** Parking brake. */
  | 'PARKING_BRAKE'
  /** Service brake, wheel by wheel. */
  | 'SERVICE_BRAKE'
  /** Side-slip of an axle (ripage). */
  | 'SIDE_SLIP'
  /** Suspension, side by side. */
  | 'SUSPENSION'
  /** Depth of the tyres' grooves. */
  | 'TYRE_DEPTH';

/** Where the values of a measurement come from. */
export type MeasurementSource =
  /** An instrument that this program asked. */
  | 'BENCH'
  /** Somebody at the centre, who read them. */
  | 'HAND';

/**
 * Something without which the result is not computed. All but the last two is entered with
 * `setVehicleIdentity`.
 */
export type MissingItem =
  /** What drives it. */
  | 'ENERGY'
  /** European category. */
  | 'EU_CATEGORY'
  /** First registration. */
  | 'FIRST_REGISTRATION'
  /** The failure that a retest answers: none of ours is open, so its date. */
  | 'INITIAL_INSPECTION'
  /** Make. */
  | 'MAKE'
  /** Commercial name. */
  | 'MODEL'
  /** Kilometres on the odometer. */
  | 'ODOMETER'
  /** The last day of the periodic inspection: none of ours still holds. */
  | 'PERIODIC_VALIDITY'
  /** Registration number. */
  | 'PLATE'
  /** Points that were not looked at. */
  | 'POINTS'
  /** Defects that measurements propose, neither accepted nor declined. */
  | 'PROPOSALS'
  /** What it is used for. */
  | 'USAGE'
  /** Vehicle identification number. */
  | 'VIN';

/** The link of a letter, and another time. */
export type MoveLinkedInput = {
  /** What follows `#` in its address. */
  link: string;
  /** A start that `slots` offered, at the same centre. */
  startsAt: string;
};

/** An appointment that the centre moves. */
export type MovedByCentreInput = {
  /** The appointment. */
  appointmentId: string;
  /** A start of another lane or another time. */
  startsAt: string;
};

/** Which offer. */
export type OfferInput = {
  /** The appointment that it would be. */
  appointmentId: string;
};

/** Where to talk. */
export type OpenConversationInput = {
  /** The channel. */
  channel: Channel;
  /** The person's language, `fr-FR`; French where it is not English. */
  locale?: string | null | undefined;
};

/** When a centre is open on a weekday. */
export type OpeningHoursInput = {
  /** `12:00`, local. */
  closes: string;
  /** `08:00`, local. */
  opens: string;
  /** 1 is Monday, 7 is Sunday. */
  weekday: number;
};

/** What an instrument is to measure. */
export type OrderMeasurementInput = {
  /** The inspection. */
  inspectionId: string;
  /** Which instrument of the centre, one that is linked. */
  instrumentId: string;
  /** What. */
  kind: MeasurementKind;
  /** The same id answers the same order, however often it is sent. */
  orderId: string;
};

/** Where an order to an instrument is. */
export type OrderState =
  /** Taken back. */
  | 'CANCELLED'
  /** Its values are there. */
  | 'DONE'
  /** It came to nothing. */
  | 'FAILED'
  /** The instrument was told. */
  | 'RUNNING'
  /** Nobody has told the instrument yet. */
  | 'WAITING';

/** The result of an inspection. */
export type Outcome =
  /** A, favourable: nothing worse than minor defects. */
  | 'FAVOURABLE'
  /** R, unfavourable for critical defects: not to be driven from midnight on. */
  | 'UNFAVOURABLE_CRITICAL'
  /** S, unfavourable for major defects: a retest within two months. */
  | 'UNFAVOURABLE_MAJOR';

/** What to pay at the desk. */
export type PayAtCentreInput = {
  /** The appointment. */
  appointmentId: string;
};

/** How it is paid. */
export type PaymentMethod =
  /** At the desk, on the day. */
  | 'AT_CENTRE'
  /** On the payment page. */
  | 'CARD';

/** Where a payment is in its life. */
export type PaymentStatus =
  /** Nothing was started at the provider; or it will be received at the centre. */
  | 'AWAITING'
  /** The page was closed without a payment. */
  | 'CANCELLED'
  /** The last card was refused; the payment page stays open for another one. */
  | 'FAILED'
  /** The payment page is open. */
  | 'PENDING'
  /** The money went back: the provider says so, or the desk handed it over. */
  | 'REFUNDED'
  /** The customer's bank did not take the money back: it is still to be given back. */
  | 'REFUND_FAILED'
  /** The money is ours. */
  | 'SUCCEEDED';

/** How days are put together. */
export type PeriodStep =
  /** Each day. */
  | 'DAY'
  /** From the first to the last of a month. */
  | 'MONTH'
  /** From Monday to Sunday. */
  | 'WEEK';

/** Where something is: WGS 84, in degrees. */
export type PositionInput = {
  /** North of the equator. */
  latitude: number;
  /** East of Greenwich. */
  longitude: number;
};

/** What a service costs. */
export type PriceInput = {
  /** VAT included, in cents, from 500 to 50000. */
  amountCents: number;
  /** What drives it. */
  energy: Energy;
  /** What the vehicle comes for. */
  service: ServiceKind;
  /** What kind of vehicle. */
  vehicleCategory: VehicleCategory;
};

/** What an inspector is qualified for. */
export type Qualification =
  /** Mopeds, motorcycles, tricycles and quadricycles. */
  | 'CATEGORY_L'
  /** Vehicles with a tank of fuel gas, beside that for light vehicles. */
  | 'GAS'
  /** Cars and vans. */
  | 'LIGHT';

/** One value of a measurement. */
export type ReadingInput = {
  /** Where on the vehicle, of what has a place. */
  place?: DefectLocation | null | undefined;
  /** Of what. */
  quantity: MeasuredQuantity;
  /** In the unit of the quantity, to the thousandth. */
  value: number;
};

/** How much of a quantity a measurement needs. */
export type ReadingNeed =
  /** A value at one of its places at least. */
  | 'ANY'
  /** A value at each of its places. */
  | 'EACH'
  /** A value, where there is one. */
  | 'MAYBE'
  /** Both sides of an axle at least, and no side alone. */
  | 'PAIRS'
  /** One value or more, one after the other. */
  | 'RUNS';

/** What is known of a vehicle's serious recalls. */
export type RecallAnswer =
  /** The maker knows of none, or of none that is still to be repaired. */
  | 'CLEAR'
  /** No answer: no link with the registration system, or none with the OTC. */
  | 'NO_LINK'
  /** A serious one is not repaired yet. */
  | 'OUTSTANDING'
  /** One is not repaired yet of which the maker asks not to drive the vehicle. */
  | 'STOP_DRIVING';

/** Who looked for the recalls of a vehicle. */
export type RecallSource =
  /** The OTC was asked by this program. */
  | 'OTC'
  /** Somebody at the centre looked it up. */
  | 'STAFF';

/** A calibration that was made. */
export type RecordCalibrationInput = {
  /** When. */
  calibratedOn: string;
  /** Number of its certificate, 1 to 80 characters. */
  certificate: string;
  /** Of which instrument. */
  instrumentId: string;
  /** Its last day. */
  validUntil: string;
};

/** A defect, as found. */
export type RecordDefectInput = {
  /** From the checklist: `1.1.13.a.2`. */
  code: string;
  /** The inspector's words, printed on the report. */
  comment?: string | null | undefined;
  /** The inspection. */
  inspectionId: string;
  /** Where on the vehicle, if it has a place. */
  location?: DefectLocation | null | undefined;
  /** Made by the device: the same id records once, however often and how late it comes. */
  recordId?: string | null | undefined;
};

/** What was received at the desk. */
export type RecordDeskPaymentInput = {
  /** How the money came, where the desk says so. */
  means?: DeskMeans | null | undefined;
  /**
   * In cents, where only a part of what is due was received: the rest is due
   * (`Appointment.amountDue`, `settleDifference`).
   */
  partCents?: number | null | undefined;
  /** The appointment's payment as it is shown, whatever way to pay was chosen before. */
  paymentId: string;
};

/** A measurement, as somebody read it from an instrument. */
export type RecordMeasurementInput = {
  /** The inspection. */
  inspectionId: string;
  /** With which instrument of the centre. */
  instrumentId?: string | null | undefined;
  /** What was measured. */
  kind: MeasurementKind;
  /** All its values. */
  readings: Array<ReadingInput>;
  /** Made by the device: the same id records once, however often and how late it comes. */
  recordId?: string | null | undefined;
  /**
   * Where no calibrated instrument was at hand and one is needed: why, and how it was measured.
   * Printed.
   */
  withoutInstrument?: string | null | undefined;
};

/** What owner or lessee gave for recalls. All empty: they were asked and gave nothing. */
export type RecordOwnerContactInput = {
  /** Postal address. */
  address?: string | null | undefined;
  /** E-mail address. */
  email?: string | null | undefined;
  /** First names. */
  firstNames?: string | null | undefined;
  /** The inspection. */
  inspectionId: string;
  /** Landline number. */
  landline?: string | null | undefined;
  /** Surname, or the company's name. */
  lastName?: string | null | undefined;
  /** Mobile number. */
  mobile?: string | null | undefined;
};

/** What somebody learned of the vehicle's recalls who looked them up by hand. */
export type RecordRecallInput = {
  /** What is known. */
  answer: RecallAnswer;
  /** Of a recall that is not repaired: the maker's code. */
  code?: string | null | undefined;
  /** The inspection. */
  inspectionId: string;
  /** Of a recall that is not repaired: the maker's wording. */
  wording?: string | null | undefined;
};

/** A training that somebody was given. */
export type RecordTrainingInput = {
  /** Number of its certificate, 1 to 80 characters. */
  certificate: string;
  /** Whom. */
  inspectorId: string;
  /** What it qualifies for, or keeps qualified for. */
  qualification: Qualification;
  /** Its last day. */
  trainedOn: string;
};

/** Money that came by bank transfer. */
export type RecordTransferInput = {
  /** In cents; negative where it was given back, by a manager. */
  amountCents: number;
  /** The invoice that it is for. */
  invoiceId: string;
  /** The day on the bank's statement. */
  receivedOn: string;
  /** The bank's words for it; the same words are the same transfer. */
  reference: string;
};

/** Which session to carry on. */
export type RefreshSessionInput = {
  /** The last one received. */
  refreshToken: string;
};

/** Which payment goes back, and why. */
export type RefundPaymentInput = {
  /** The same key answers the same refund. */
  idempotencyKey: string;
  /** The payment; all of it goes back. */
  paymentId: string;
  /** For the customer and the books. */
  reason: string;
};

/** Where a refund is in its life. */
export type RefundStatus =
  /**
   * The provider or the customer's bank refused it, perhaps after it was made: the money is
   * with us, and somebody has to give it back otherwise.
   */
  | 'FAILED'
  /** The provider knows of it, and has not made it yet. */
  | 'PENDING'
  /** The provider made it. */
  | 'SUCCEEDED'
  /** Ordered; the provider does not know of it yet. */
  | 'WANTED';

/** Who opens an account. */
export type RegisterInput = {
  /** How to call them, at most 100 characters. */
  displayName: string;
  /** Where to write to; also the name to log in with. */
  email: string;
  /** At least 10 characters. */
  password: string;
  /** As dialled, where they want to be called. */
  phone?: string | null | undefined;
};

/** Somebody who inspects at a centre. */
export type RegisterInspectorInput = {
  /** Number of their approval, 1 to 80 characters; printed. */
  approvalNumber: string;
  /** When they were approved. */
  approvedOn: string;
  /** Where the approval for category L has a number of its own; printed on its results. */
  categoryLNumber?: string | null | undefined;
  /** Where. */
  centreId: string;
  /** Their name, 1 to 80 characters. */
  name: string;
  /** Their account: it stays theirs to be given the role of an inspector. */
  userId: string;
};

/** A new instrument of a centre. */
export type RegisterInstrumentInput = {
  /** `host:port` of one that this program asks; nothing of one that people read. */
  address?: string | null | undefined;
  /** Whose it is. */
  centreId: string;
  /** What it is. */
  kind: InstrumentKind;
  /** What the centre calls it, 1 to 80 characters; printed. */
  name: string;
  /** On its plate, 1 to 80 characters; printed. */
  serialNumber: string;
};

/** Which held appointment. */
export type ReleaseHoldInput = {
  /** The appointment. */
  appointmentId: string;
};

/** What somebody is reminded of. */
export type Reminder =
  /** An appointment, the day before. */
  | 'DAY_BEFORE'
  /** An appointment, two hours before. */
  | 'HOURS_BEFORE'
  /** An inspection by law, a month and a week before its last day. */
  | 'INSPECTION_DUE';

/** How somebody is reminded. */
export type ReminderChannel =
  /** In the conversation: on the site, and in Telegram where it is linked. */
  | 'CONVERSATION'
  /** By e-mail. */
  | 'EMAIL'
  /** Not at all. */
  | 'NONE';

/** Days on which a centre is open after all. */
export type RemoveClosureInput = {
  /** The centre. */
  centreId: string;
  /** The first day, local. */
  from: string;
  /** The last day; the first where absent. */
  to?: string | null | undefined;
};

/** Which appointment is to cost its whole price again. */
export type RemoveCodeInput = {
  /** The appointment. */
  appointmentId: string;
};

/** Which recorded defect goes. */
export type RemoveDefectInput = {
  /** The recorded defect. */
  defectId: string;
  /** The inspection. */
  inspectionId: string;
  /** Made by the device: the same id records once, however often and how late it comes. */
  recordId?: string | null | undefined;
};

/** A note that is not true any more. */
export type RemoveNoteInput = {
  /** The note. */
  noteId: string;
};

/** Which inspection is taken up again. */
export type ReopenInspectionInput = {
  /** The inspection. */
  inspectionId: string;
};

/** What is sent again, all that was given up. */
export type ReplayFailedWebhooksInput = {
  /** Of which endpoint. */
  endpointId: string;
  /** What happened since then. */
  since: string;
};

/** What is sent again. */
export type ReplayWebhookDeliveryInput = {
  /** The delivery. */
  deliveryId: string;
};

/** Which document. */
export type ReportKind =
  /** One page: the result and how long it holds. */
  | 'CERTIFICATE'
  /** The procès-verbal: everything that was found. */
  | 'INSPECTION_REPORT';

/** Where to send a code. */
export type RequestLogInCodeInput = {
  /** The `deviceToken` of an earlier session of the account on this device. */
  device?: string | null | undefined;
  /** The address, with an account or without one. */
  email: string;
};

/** Who forgot their password. */
export type RequestPasswordResetInput = {
  /** The account's address, in any case. */
  email: string;
};

/** Where an appointment moves to. */
export type RescheduleAppointmentInput = {
  /** The appointment. */
  appointmentId: string;
  /** Another centre, if it moves there. */
  centreId?: string | null | undefined;
  /** A start that `slots` offered. */
  startsAt: string;
};

/** Whose second factor is lost. */
export type ResetSecondFactorInput = {
  /** The account. */
  userId: string;
};

/** Which inspection is gone on with. */
export type ResumeInspectionInput = {
  /** The inspection. */
  inspectionId: string;
};

/** Who leaves the register. */
export type RetireInspectorInput = {
  /** Whom. */
  inspectorId: string;
};

/** Which instrument is taken out of use. */
export type RetireInstrumentInput = {
  /** The instrument. */
  instrumentId: string;
};

/** Which key to end. */
export type RevokeApiKeyInput = {
  /** The key's id, not the key. */
  keyId: string;
};

/** Which link is taken back. */
export type RevokeShareInput = {
  /** The link. */
  shareId: string;
};

/** What a person or a machine is to the network. A person may hold several. */
export type Role =
  /** Runs the network: users and roles. */
  | 'ADMIN'
  /** Has an account. */
  | 'CUSTOMER'
  /** Talks to the assistant without an account. */
  | 'GUEST'
  /** Inspects vehicles and signs the results. */
  | 'INSPECTOR'
  /** A machine of a third party. */
  | 'INTEGRATOR'
  /** Runs a centre: prices, refunds, keys of third parties. */
  | 'MANAGER'
  /** Welcomes customers and checks vehicles in. */
  | 'RECEPTIONIST';

/** Whose secret changes. */
export type RotateWebhookSecretInput = {
  /** The endpoint. */
  endpointId: string;
};

/** What proves that the application is set up, or that it is the caller who takes it away. */
export type SecondFactorCodeInput = {
  /** A code of the application; to take it away, a recovery code does, too. */
  code: string;
};

/**
 * What to say: exactly one of `text`, `buttonId` and `documentId`; `text` may also stand beside
 * `documentId`, as a photo's caption does.
 */
export type SendMessageInput = {
  /** The button that was pressed. */
  buttonId?: string | null | undefined;
  /** The sender's own id for this message: the same id is never answered twice. */
  clientMessageId: string;
  /** With `buttonId`: the box beside the button is ticked, its `consent` is given. */
  consent?: boolean;
  /** Where. */
  conversationId: string;
  /** The document that was uploaded. */
  documentId?: string | null | undefined;
  /** What was written, at most 2,000 characters. */
  text?: string | null | undefined;
};

/** Which document. */
export type SendReportInput = {
  /** The document. */
  reportId: string;
};

/** Where a test goes. */
export type SendTestWebhookInput = {
  /** The endpoint. */
  endpointId: string;
};

/** What the vehicle comes for. */
export type ServiceKind =
  /** The periodic inspection (contrôle technique périodique). */
  | 'PERIODIC'
  /** The yearly pollution check of vans (contrôle complémentaire). */
  | 'POLLUTION_CHECK'
  /** The contre-visite after an unfavourable result. */
  | 'RETEST';

/** Whether somebody may enter. */
export type SetAccountDisabledInput = {
  /** Whether it is shut out. */
  disabled: boolean;
  /** The account. */
  userId: string;
};

/** What an organisation may owe, from now on. */
export type SetAccountInput = {
  /** Of its seat: street, postcode and city. */
  address: string;
  /** Where else it may be used, at centres of the same company. */
  alsoAt?: Array<string> | null | undefined;
  /** The centre that keeps it: its company sells, its numbers are on the invoices. */
  centreId: string;
  /** Whether nothing more is charged to it from now on. */
  closed?: boolean | null | undefined;
  /** « Flotte Dupont ». */
  legalName: string;
  /** The most that it may owe at a time, in cents. */
  limitCents: number;
  /** The organisation's account with us, whose appointments are charged. */
  organisationId: string;
  /** How many days after its date an invoice is to be paid, 1 to 60; 30 where absent. */
  payDays?: number | null | undefined;
  /** Nine digits; spaces may stand between them. */
  siren: string;
  /** `FR` and eleven characters, where it has one. */
  vatNumber?: string | null | undefined;
};

/** Which vehicle comes. */
export type SetAppointmentPlateInput = {
  /** The appointment. */
  appointmentId: string;
  /** As typed. */
  plate: string;
};

/** What calling off costs from now on. */
export type SetCancellationTermsInput = {
  /** The centre. */
  centreId: string;
  /** The fee, in cents, where it is one; 50,000 at most. */
  feeCents?: number;
  /** Free until so many hours before, 168 at most. */
  freeHours: number;
  /**
   * Where it is arrhes: whether the centre that cancels gives back double. It does unless its
   * terms say otherwise (Code de la consommation, L214-1).
   */
  givesBackDouble?: boolean;
  /** What follows later. */
  late: LateCancellation;
};

/** What somebody is at a centre from now on. */
export type SetCentreRolesInput = {
  /** Where. */
  centreId: string;
  /** All their roles there; none where they leave. */
  roles: Array<CentreRole>;
  /** Somebody who works there. */
  userId: string;
};

/** All hours of the desk; what is not there is no longer. */
export type SetDeskHoursInput = {
  /** Several on a day leave a pause between them; none at all, and nobody answers here. */
  hours: Array<DeskHoursInput>;
};

/** Whether somebody is there today. */
export type SetInspectorPresenceInput = {
  /** Whom. */
  inspectorId: string;
  /** Whether. */
  present: boolean;
};

/** How long lanes are taken at a centre. */
export type SetLaneTimesInput = {
  /** The centre. */
  centreId: string;
  /** Each kind once; what is not named takes the usual time. */
  times: Array<LaneTimeInput>;
};

/** Whether the caller is there today. */
export type SetMyPresenceInput = {
  /** Where. */
  centreId: string;
  /** Whether. */
  present: boolean;
};

/** An ordinary week. */
export type SetOpeningHoursInput = {
  /** The centre. */
  centreId: string;
  /** All intervals of the week; a day without one is closed, two leave a lunch break. */
  hours: Array<OpeningHoursInput>;
};

/** The password that is to count from now on. */
export type SetPasswordInput = {
  /** The secret part of the link that was received: what follows `#` in it. */
  link: string;
  /** At least 10 characters. */
  password: string;
  /** A code of the authenticator application, or a recovery code, where the account has one. */
  secondFactor?: string | null | undefined;
};

/** The prices that change. */
export type SetPricesInput = {
  /** The centre that has these prices of its own; the whole network where absent. */
  centreId?: string | null | undefined;
  /** Each kind once; the others stay as they are. */
  prices: Array<PriceInput>;
  /** The first day on which they hold, in France, at most 400 days ahead; at once where absent. */
  validFrom?: string | null | undefined;
};

/** Who may do what from now on. */
export type SetRolesInput = {
  /** All its roles, `GUEST` excluded; what is not named is taken away. */
  roles: Array<Role>;
  /** The account. */
  userId: string;
};

/** The company whose name is on invoices from now on. */
export type SetSellerInput = {
  /** Of its seat: street, postcode and city. */
  address: string;
  /** Its capital in cents, where it has one. */
  capitalCents?: number | null | undefined;
  /** The centre that it sells for; the whole network where absent. */
  centreId?: string | null | undefined;
  /** Its IBAN, which organisations transfer money to; spaces may stand in it. */
  iban?: string | null | undefined;
  /** « SARL », « SAS », « EI »… */
  legalForm: string;
  /** « Contrôle technique de l’Est ». */
  legalName: string;
  /** Where it is registered: « RCS Lyon ». */
  register: string;
  /** Nine digits; spaces may stand between them. */
  siren: string;
  /** Its VAT number: `FR` and eleven characters. */
  vatNumber: string;
};

/** What is entered of the vehicle; what is left out stays as it is. */
export type SetVehicleIdentityInput = {
  /** What drives it. */
  energy?: Energy | null | undefined;
  /** European category. */
  euCategory?: EuCategory | null | undefined;
  /** First registration anywhere. */
  firstRegistration?: string | null | undefined;
  /** Of a retest whose initial inspection was made elsewhere: its date, from its report. */
  initialInspectionDate?: string | null | undefined;
  /** Of a retest: what the initial inspection looked at. */
  initialInspectionNature?: InspectionNature | null | undefined;
  /** The inspection. */
  inspectionId: string;
  /** Make, 1 to 60 characters. */
  make?: string | null | undefined;
  /** Commercial name, 1 to 60 characters. */
  model?: string | null | undefined;
  /** As the odometer shows, in kilometres. */
  odometerKm?: number | null | undefined;
  /**
   * Of a pollution check whose periodic inspection was made elsewhere: its last day, from its
   * report.
   */
  periodicValidUntil?: string | null | undefined;
  /** As read on the vehicle. */
  plate?: string | null | undefined;
  /** Made by the device: the same id records once, however often and how late it comes. */
  recordId?: string | null | undefined;
  /** What it is used for: decides how long a favourable result holds. */
  usage?: VehicleUsage | null | undefined;
  /** Vehicle identification number, as read on the vehicle. */
  vin?: string | null | undefined;
};

/** Which vehicle, and whether it is sold. */
export type SetVehicleSoldInput = {
  /** Whether it is; false where that was a mistake. */
  sold: boolean;
  /** The vehicle. */
  vehicleId: string;
};

/** Whether something is sent to an endpoint. */
export type SetWebhookEndpointEnabledInput = {
  /** Whether. */
  enabled: boolean;
  /** Which. */
  endpointId: string;
};

/** What closes, and what becomes of whom it hits. */
export type SettleClosingInput = {
  /** Whose appointments are called off; what they paid goes back. */
  cancel?: Array<string>;
  /** What closes. */
  closing: ClosingInput;
  /** Who moves, and where to. */
  moves?: Array<MovedByCentreInput>;
  /** What customers read: « Panne du banc de freinage ». */
  reason: string;
};

/** What was received or given back at the desk beside the payment. */
export type SettleDifferenceInput = {
  /**
   * In cents: received where positive, given back where negative; `amountDue` as it was shown,
   * unless a part of it was received.
   */
  amountCents: number;
  /** The appointment. */
  appointmentId: string;
  /** How the money came or went back, where the desk says so. */
  means?: DeskMeans | null | undefined;
  /** `amountDue` as it was shown, in cents, where only a part of it was received. */
  ofCents?: number | null | undefined;
};

/** To which document, and for how long. */
export type ShareReportInput = {
  /** For how many days, 1 to 90. */
  days: number;
  /** One of the caller's own. */
  reportId: string;
};

/** Whether a link opens its paper. */
export type ShareState =
  /** Its time is over. */
  | 'EXPIRED'
  /** Whoever has it reads the paper. */
  | 'OPEN'
  /** Its holder took it back. */
  | 'REVOKED';

/** Which inspection becomes final. */
export type SignInspectionInput = {
  /** The same key answers the same signature, however often it is sent. */
  idempotencyKey: string;
  /** The inspection. */
  inspectionId: string;
};

/** Which slots to look for. */
export type SlotSearchInput = {
  /** Staff of the centre: also what starts too soon for customers. */
  atDesk?: boolean;
  /** The centre. */
  centreId: string;
  /** Earliest start of a day, local, `08:00`. */
  earliest?: string | null | undefined;
  /** What drives it. */
  energy: Energy;
  /** First day, local. */
  from: string;
  /** Latest start of a day, local, `12:00`. */
  latest?: string | null | undefined;
  /** What the vehicle comes for. */
  service: ServiceKind;
  /** Last day, local, at most 31 days later. */
  to: string;
  /** What kind of vehicle. */
  vehicleCategory: VehicleCategory;
};

/** How the source of a limit was read. */
export type SourceGrade =
  /** Not at all: it is remembered, and to be verified. */
  | 'M'
  /** In the official text. */
  | 'O'
  /** In a third party's copy, or an official text that may have been replaced. */
  | 'T';

/** What to pay by card. */
export type StartCheckoutInput = {
  /** The appointment. */
  appointmentId: string;
  /** The same key answers the same payment, even once it is paid. */
  idempotencyKey: string;
  /** Where the customer comes back to, a path of our own origin; `/` where absent. */
  returnPath?: string | null | undefined;
};

/** Who starts without an account. */
export type StartGuestSessionInput = {
  /** The browser's language, `fr` or `en-GB`; French where it is neither. */
  locale?: string | null | undefined;
};

/** Which inspection starts. */
export type StartInspectionInput = {
  /** The inspection. */
  inspectionId: string;
};

/** Which inspection waits, and why. */
export type SuspendInspectionInput = {
  /** The inspection. */
  inspectionId: string;
  /** In words, 3 to 500 characters. */
  reason: string;
};

/** What changes about a centre; the rest stays as it is. */
export type UpdateCentreInput = {
  /** The prefecture's approval. */
  approvalNumber?: string | null | undefined;
  /** The centre. */
  centreId: string;
  /** City. */
  city?: string | null | undefined;
  /** Its name. */
  name?: string | null | undefined;
  /** As dialled in France. */
  phone?: string | null | undefined;
  /** Where it is on a map. */
  position?: PositionInput | null | undefined;
  /** Decides its public holidays, too. */
  postalCode?: string | null | undefined;
  /** `16:00-17:00`: hours in which one lane is kept for retests until the day before; empty for none. */
  retests?: string | null | undefined;
  /** Number and street. */
  street?: string | null | undefined;
};

/** What a register says of an inspector from now on. */
export type UpdateInspectorInput = {
  /** Number of their approval, 1 to 80 characters; printed. */
  approvalNumber: string;
  /** When they were approved. */
  approvedOn: string;
  /** Where the approval for category L has a number of its own; printed on its results. */
  categoryLNumber?: string | null | undefined;
  /** Whom. */
  inspectorId: string;
  /** Their name, 1 to 80 characters. */
  name: string;
};

/** What changes about a lane; the rest stays as it is. */
export type UpdateLaneInput = {
  /** Which vehicles it takes. */
  categories?: Array<VehicleCategory> | null | undefined;
  /** The lane, in use. */
  laneId: string;
  /** Its name. */
  name?: string | null | undefined;
  /** It takes nothing any more, for good. */
  retire?: boolean;
  /** What is done on it. */
  services?: Array<ServiceKind> | null | undefined;
};

/** What changes of an endpoint. */
export type UpdateWebhookEndpointInput = {
  /** Which. */
  endpointId: string;
  /** What it is told of from now on; as it was where absent. */
  eventTypes?: Array<WebhookEventType> | null | undefined;
  /** Another address; as it was where absent. */
  url?: string | null | undefined;
};

/** What a file is announced as. */
export type UploadKind =
  /** The procès-verbal of an earlier technical inspection. */
  | 'PREVIOUS_INSPECTION'
  /** The carte grise. */
  | 'REGISTRATION_CERTIFICATE';

/** What kind of vehicle; decides lane and price. */
export type VehicleCategory =
  /** Passenger car, M1. */
  | 'CAR'
  /** Two or three wheels and quads, L. */
  | 'MOTORCYCLE'
  /** Van up to 3.5 t, N1. */
  | 'VAN';

/** What the vehicle is used for: decides how long a result holds. */
export type VehicleUsage =
  /** Registered as a vehicle of collection. */
  | 'COLLECTION'
  /** Driving school (véhicule école). */
  | 'DRIVING_SCHOOL'
  /** Ambulance and the like (transport sanitaire). */
  | 'MEDICAL_TRANSPORT'
  /** Nothing special. */
  | 'ORDINARY'
  /** Hired with its driver (VTC, tourisme avec chauffeur). */
  | 'PRIVATE_HIRE'
  /** Public transport of persons with fewer than ten seats. */
  | 'PUBLIC_TRANSPORT'
  /** Breakdown recovery (dépannage). */
  | 'RECOVERY'
  /** Taxi. */
  | 'TAXI';

/** Where somebody is who waits for a time. */
export type WaitStatus =
  /** They wait no more. */
  | 'LEFT'
  /** A slot is kept for them; it is theirs to accept or to pass on. */
  | 'OFFERED'
  /** The days are over, or too many offers went unanswered. */
  | 'OVER'
  /** They accepted one. */
  | 'SERVED'
  /** Nothing is free yet. */
  | 'WAITING';

/** What became of a message so far. */
export type WebhookDeliveryState =
  /** The consumer answered that it has it. */
  | 'DELIVERED'
  /** Given up; it can be sent again by hand. */
  | 'FAILED'
  /** It is to be sent, for the first time or again. */
  | 'WAITING';

/** Why nothing is sent to an endpoint. */
export type WebhookDisabledReason =
  /** A manager of the network disabled it. */
  | 'BY_MANAGER'
  /** Nothing arrived there for five days. */
  | 'FAILING'
  /** It answered 410: gone for good. */
  | 'GONE';

/**
 * What an organisation's machine can be told. A message holds ids alone; what else there is to know
 * is read in the graph, with the rights of the organisation's key.
 */
export type WebhookEventType =
  /** `appointment.arrived`: the vehicle is at the centre. */
  | 'APPOINTMENT_ARRIVED'
  /** `appointment.cancelled`: it is off. */
  | 'APPOINTMENT_CANCELLED'
  /** `appointment.confirmed`: an appointment of the organisation stands. */
  | 'APPOINTMENT_CONFIRMED'
  /** `appointment.expired`: nobody paid in time; the time is free again. */
  | 'APPOINTMENT_EXPIRED'
  /** `appointment.held`: a time is kept for the organisation while it pays. */
  | 'APPOINTMENT_HELD'
  /** `appointment.moved`: it has another time. */
  | 'APPOINTMENT_MOVED'
  /** `appointment.price_changed`: the registration certificate asks for another price. */
  | 'APPOINTMENT_PRICE_CHANGED'
  /** `inspection.signed`: there is a result; only where its holder opened it to the organisation. */
  | 'INSPECTION_SIGNED'
  /** `payment.failed`: an attempt to pay did not go through. */
  | 'PAYMENT_FAILED'
  /** `payment.refunded`: money went back. */
  | 'PAYMENT_REFUNDED'
  /** `payment.succeeded`: the money of an appointment has come. */
  | 'PAYMENT_SUCCEEDED'
  /** `report.issued`: there is a document of a result; as `inspection.signed`. */
  | 'REPORT_ISSUED'
  /** `results.closed`: the holder no longer does. */
  | 'RESULTS_CLOSED'
  /** `results.opened`: a holder lets the organisation read the result of an appointment. */
  | 'RESULTS_OPENED'
  /** `webhook.test`: somebody pressed the button; nobody needs to ask for it. */
  | 'WEBHOOK_TEST';

/** Why an attempt failed. */
export type WebhookFailure =
  /** The address leads into a private network, or is none that we send to. */
  | 'ADDRESS_REFUSED'
  /** The answer broke off. */
  | 'ANSWER_CUT'
  /** Nothing is sent there while the endpoint is disabled. */
  | 'ENDPOINT_DISABLED'
  /** The machine's name leads nowhere. */
  | 'NAME_UNKNOWN'
  /** No connection, or none with a certificate that proves the name. */
  | 'NOT_CONNECTED'
  /** It answered that we should go elsewhere, which we never do. */
  | 'REDIRECTED'
  /** It answered with another status than one of success. */
  | 'REFUSED'
  /** No whole answer within fifteen seconds. */
  | 'TIMED_OUT';

/** Which photo is taken back. */
export type WithdrawDefectPhotoInput = {
  /** The photo. */
  documentId: string;
  /** The inspection. */
  inspectionId: string;
};

/** A centre that gives up its own prices. */
export type WithdrawPricesInput = {
  /** The centre. */
  centreId: string;
  /** The first day on which the network's prices hold there; at once where absent. */
  validFrom?: string | null | undefined;
};

/** Which code is to be used no more. */
export type WithdrawPromotionInput = {
  /** The code's id. */
  promotionId: string;
};

/** Which training was entered wrongly, and how. */
export type WithdrawTrainingInput = {
  /** In words, 3 to 500 characters. */
  reason: string;
  /** The training. */
  trainingId: string;
};

export type AbandonInspectionMutationVariables = Exact<{
  input: AbandonInspectionInput;
}>;


export type AbandonInspectionMutation = { abandonInspection: { inspection: { id: string, status: InspectionStatus, outcome: Outcome | null, plate: string | null, vehicleLabel: string | null, odometerKm: number | null, missing: Array<MissingItem>, checkedPoints: Array<string>, requiredPoints: Array<string>, pointsTotal: number, inspectorName: string | null, startedAt: string | null, completedAt: string | null, signedAt: string | null, validUntil: string | null, retestBefore: string | null, catalogueVersion: string, version: number, abandonReason: string | null, identity: { plate: string | null, vin: string | null, make: string | null, model: string | null, firstRegistration: string | null, euCategory: EuCategory | null, energy: Energy | null, usage: VehicleUsage | null, odometerKm: number | null, initialInspectionDate: string | null, initialInspectionNature: InspectionNature | null, periodicValidUntil: string | null, entries: Array<{ field: IdentityField, source: IdentitySource, author: string | null }> }, defects: Array<{ id: string, code: string, level: DefectLevel, component: string | null, label: string, location: DefectLocation | null, locationLabel: string | null, comment: string | null, toVerify: boolean, photos: Array<{ id: string }> }> } } };

export type AcceptNewPriceMutationVariables = Exact<{
  input: AcceptNewPriceInput;
}>;


export type AcceptNewPriceMutation = { acceptNewPrice: { appointment: { id: string, price: { amountCents: number, currency: string }, priceChange: { agreed: boolean } | null } } };

export type AcceptOfferMutationVariables = Exact<{
  input: OfferInput;
}>;


export type AcceptOfferMutation = { acceptOffer: { appointment: { id: string, reference: string, status: AppointmentStatus, service: ServiceKind, vehicleCategory: VehicleCategory, energy: Energy, plate: string | null, startsAt: string, endsAt: string, holdExpiresAt: string | null, price: { amountCents: number, currency: string }, priceChange: { agreed: boolean, oldPrice: { amountCents: number, currency: string }, newPrice: { amountCents: number, currency: string } } | null, cancellation: { possible: boolean, freeUntil: string, givenBack: { amountCents: number, currency: string }, kept: { amountCents: number, currency: string } }, centre: { id: string, slug: string, name: string, street: string, postalCode: string, city: string, phone: string }, amountDue: { amountCents: number, currency: string } | null, discount: { code: string, amount: { amountCents: number, currency: string } } | null, payment: { id: string, status: PaymentStatus, method: PaymentMethod, checkoutUrl: string | null, invoiceNumber: string | null, paidAt: string | null, refundedAt: string | null, refundRequestedAt: string | null, amount: { amountCents: number, currency: string } } | null } } };

export type AcceptProposalMutationVariables = Exact<{
  input: AcceptProposalInput;
}>;


export type AcceptProposalMutation = { acceptProposal: { inspection: { id: string, status: InspectionStatus, outcome: Outcome | null, plate: string | null, vehicleLabel: string | null, odometerKm: number | null, missing: Array<MissingItem>, checkedPoints: Array<string>, requiredPoints: Array<string>, pointsTotal: number, inspectorName: string | null, startedAt: string | null, completedAt: string | null, signedAt: string | null, validUntil: string | null, retestBefore: string | null, catalogueVersion: string, version: number, abandonReason: string | null, identity: { plate: string | null, vin: string | null, make: string | null, model: string | null, firstRegistration: string | null, euCategory: EuCategory | null, energy: Energy | null, usage: VehicleUsage | null, odometerKm: number | null, initialInspectionDate: string | null, initialInspectionNature: InspectionNature | null, periodicValidUntil: string | null, entries: Array<{ field: IdentityField, source: IdentitySource, author: string | null }> }, defects: Array<{ id: string, code: string, level: DefectLevel, component: string | null, label: string, location: DefectLocation | null, locationLabel: string | null, comment: string | null, toVerify: boolean, photos: Array<{ id: string }> }>, measuring: { open: boolean, forms: Array<{ kind: MeasurementKind, label: string, instrument: InstrumentKind, calibrated: boolean, fields: Array<{ quantity: MeasuredQuantity, label: string, unit: string, flag: boolean, places: Array<DefectLocation>, need: ReadingNeed }>, limits: Array<{ rule: string, quantity: MeasuredQuantity, quantityLabel: string, bound: MeasurementBound, limit: number, unit: string, reference: MeasuredQuantity | null, level: DefectLevel | null, source: string, grade: SourceGrade }> }>, instruments: Array<{ id: string, kind: InstrumentKind, name: string, serialNumber: string, address: string | null, usable: boolean }>, measurements: Array<{ id: string, kind: MeasurementKind, source: MeasurementSource, instrument: string | null, withoutInstrument: string | null, measuredAt: string, values: Array<{ quantity: MeasuredQuantity, label: string, place: DefectLocation | null, value: number, unit: string, flag: boolean, computed: boolean }>, proposals: Array<{ code: string, level: DefectLevel, label: string, place: DefectLocation | null, quantity: MeasuredQuantity, value: number, bound: MeasurementBound, limit: number, unit: string, source: string, grade: SourceGrade, toVerify: boolean, recorded: boolean, declinedReason: string | null, declinedBy: string | null }> }>, orders: Array<{ id: string, kind: MeasurementKind, instrumentId: string, state: OrderState, percent: number, failure: BenchFailure | null }> } } } };

export type AccountingEntriesQueryVariables = Exact<{
  centreId: string;
  from: string;
  until: string;
}>;


export type AccountingEntriesQuery = { accountingEntries: { fileName: string, text: string } };

export type AccountsQueryVariables = Exact<{
  search?: string | null | undefined;
  first: number;
}>;


export type AccountsQuery = { users: { edges: Array<{ node: { id: string, displayName: string, email: string | null, networkRoles: Array<Role>, disabled: boolean } }> } };

export type AccountsOfCentresQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type AccountsOfCentresQuery = { accounts: { edges: Array<{ node: { id: string, organisationId: string, centreId: string, centreIds: Array<string>, legalName: string, address: string, siren: string, vatNumber: string | null, payDays: number, closedAt: string | null, setAt: string, setByName: string, limit: { amountCents: number, currency: string }, owed: { amountCents: number, currency: string }, charges: Array<{ id: string, costCentre: string, chargedAt: string, amount: { amountCents: number, currency: string }, appointment: { id: string, reference: string, plate: string | null } }>, invoices: Array<{ id: string, kind: InvoiceKind, number: string, issuedAt: string, downloadUrl: string | null, total: { amountCents: number, currency: string }, lines: Array<{ chargeId: string | null, credited: boolean | null, label: string, plate: string | null, costCentre: string | null, gross: { amountCents: number, currency: string } }>, standing: { state: AccountInvoiceState, dueOn: string, remindedAt: Array<string>, left: { amountCents: number, currency: string }, settlements: Array<{ id: string, kind: AccountSettlementKind, receivedOn: string, reference: string, recordedByName: string, amount: { amountCents: number, currency: string } }> } | null }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type AccountPartsFragment = { id: string, organisationId: string, centreId: string, centreIds: Array<string>, legalName: string, address: string, siren: string, vatNumber: string | null, payDays: number, closedAt: string | null, setAt: string, setByName: string, limit: { amountCents: number, currency: string }, owed: { amountCents: number, currency: string }, charges: Array<{ id: string, costCentre: string, chargedAt: string, amount: { amountCents: number, currency: string }, appointment: { id: string, reference: string, plate: string | null } }>, invoices: Array<{ id: string, kind: InvoiceKind, number: string, issuedAt: string, downloadUrl: string | null, total: { amountCents: number, currency: string }, lines: Array<{ chargeId: string | null, credited: boolean | null, label: string, plate: string | null, costCentre: string | null, gross: { amountCents: number, currency: string } }>, standing: { state: AccountInvoiceState, dueOn: string, remindedAt: Array<string>, left: { amountCents: number, currency: string }, settlements: Array<{ id: string, kind: AccountSettlementKind, receivedOn: string, reference: string, recordedByName: string, amount: { amountCents: number, currency: string } }> } | null }> };

export type AccountInvoiceFragment = { id: string, kind: InvoiceKind, number: string, issuedAt: string, downloadUrl: string | null, total: { amountCents: number, currency: string }, lines: Array<{ chargeId: string | null, credited: boolean | null, label: string, plate: string | null, costCentre: string | null, gross: { amountCents: number, currency: string } }>, standing: { state: AccountInvoiceState, dueOn: string, remindedAt: Array<string>, left: { amountCents: number, currency: string }, settlements: Array<{ id: string, kind: AccountSettlementKind, receivedOn: string, reference: string, recordedByName: string, amount: { amountCents: number, currency: string } }> } | null };

export type AddClosureMutationVariables = Exact<{
  input: AddClosureInput;
}>;


export type AddClosureMutation = { addClosure: { centre: { id: string, slug: string, name: string, approvalNumber: string, street: string, postalCode: string, city: string, phone: string, position: { latitude: number, longitude: number } | null, openingHours: Array<{ weekday: number, opens: string, closes: string }>, closures: Array<{ date: string, reason: string }>, lanes: Array<{ id: string, name: string, categories: Array<VehicleCategory>, services: Array<ServiceKind> }> } } };

export type AddDefectPhotoMutationVariables = Exact<{
  input: AddDefectPhotoInput;
}>;


export type AddDefectPhotoMutation = { addDefectPhoto: { inspection: { id: string, status: InspectionStatus, outcome: Outcome | null, plate: string | null, vehicleLabel: string | null, odometerKm: number | null, missing: Array<MissingItem>, checkedPoints: Array<string>, requiredPoints: Array<string>, pointsTotal: number, inspectorName: string | null, startedAt: string | null, completedAt: string | null, signedAt: string | null, validUntil: string | null, retestBefore: string | null, catalogueVersion: string, version: number, abandonReason: string | null, identity: { plate: string | null, vin: string | null, make: string | null, model: string | null, firstRegistration: string | null, euCategory: EuCategory | null, energy: Energy | null, usage: VehicleUsage | null, odometerKm: number | null, initialInspectionDate: string | null, initialInspectionNature: InspectionNature | null, periodicValidUntil: string | null, entries: Array<{ field: IdentityField, source: IdentitySource, author: string | null }> }, defects: Array<{ id: string, code: string, level: DefectLevel, component: string | null, label: string, location: DefectLocation | null, locationLabel: string | null, comment: string | null, toVerify: boolean, photos: Array<{ id: string }> }> } } };

export type AddLaneMutationVariables = Exact<{
  input: AddLaneInput;
}>;


export type AddLaneMutation = { addLane: { centre: { id: string, slug: string, name: string, approvalNumber: string, street: string, postalCode: string, city: string, phone: string, position: { latitude: number, longitude: number } | null, openingHours: Array<{ weekday: number, opens: string, closes: string }>, closures: Array<{ date: string, reason: string }>, lanes: Array<{ id: string, name: string, categories: Array<VehicleCategory>, services: Array<ServiceKind> }> } } };

export type AddNoteMutationVariables = Exact<{
  input: AddNoteInput;
}>;


export type AddNoteMutation = { addNote: { appointment: { id: string, notes: Array<{ id: string, words: string, authorName: string, createdAt: string, author: { id: string } }> } } };

export type AgendaQueryVariables = Exact<{
  centreId: string;
  d1: string;
  d2: string;
  d3: string;
  d4: string;
  d5: string;
  d6: string;
  d7: string;
}>;


export type AgendaQuery = { centre: { id: string, d1: { date: string, closed: ClosedBecause | null, reason: string | null, hours: Array<{ opens: string, closes: string }> }, d2: { date: string, closed: ClosedBecause | null, reason: string | null, hours: Array<{ opens: string, closes: string }> }, d3: { date: string, closed: ClosedBecause | null, reason: string | null, hours: Array<{ opens: string, closes: string }> }, d4: { date: string, closed: ClosedBecause | null, reason: string | null, hours: Array<{ opens: string, closes: string }> }, d5: { date: string, closed: ClosedBecause | null, reason: string | null, hours: Array<{ opens: string, closes: string }> }, d6: { date: string, closed: ClosedBecause | null, reason: string | null, hours: Array<{ opens: string, closes: string }> }, d7: { date: string, closed: ClosedBecause | null, reason: string | null, hours: Array<{ opens: string, closes: string }> } } | null, agenda: Array<{ id: string, reference: string, status: AppointmentStatus, service: ServiceKind, plate: string | null, startsAt: string, endsAt: string, lane: { id: string, name: string }, customer: { id: string, displayName: string } }> };

export type WeekDayFragment = { date: string, closed: ClosedBecause | null, reason: string | null, hours: Array<{ opens: string, closes: string }> };

export type AnswerHandoverMutationVariables = Exact<{
  input: AnswerHandoverInput;
}>;


export type AnswerHandoverMutation = { answerHandover: { handover: { id: string, status: HandoverStatus, askedAt: string, waitedSeconds: number, summary: string, phone: string | null, agentName: string | null, mine: boolean } } };

export type ApiKeysQueryVariables = Exact<{
  first: number;
}>;


export type ApiKeysQuery = { apiKeys: { edges: Array<{ node: { id: string, name: string, prefix: string, scopes: Array<ApiScope>, requestsPerMinute: number, expiresAt: string | null, lastUsedOn: string | null, revokedAt: string | null, integrator: { id: string, displayName: string } | null } }> } };

export type ApiKeyRowFragment = { id: string, name: string, prefix: string, scopes: Array<ApiScope>, requestsPerMinute: number, expiresAt: string | null, lastUsedOn: string | null, revokedAt: string | null, integrator: { id: string, displayName: string } | null };

export type ApplyCodeMutationVariables = Exact<{
  input: ApplyCodeInput;
}>;


export type ApplyCodeMutation = { applyCode: { appointment: { id: string, amountDue: { amountCents: number, currency: string } | null, discount: { code: string, amount: { amountCents: number, currency: string } } | null } } };

export type CodePartsFragment = { id: string, amountDue: { amountCents: number, currency: string } | null, discount: { code: string, amount: { amountCents: number, currency: string } } | null };

export type AppointmentFileQueryVariables = Exact<{
  id: string;
}>;


export type AppointmentFileQuery = { appointment: { createdAt: string, cancelReason: string | null, chargeableTo: string | null, id: string, reference: string, status: AppointmentStatus, service: ServiceKind, vehicleCategory: VehicleCategory, energy: Energy, plate: string | null, startsAt: string, endsAt: string, holdExpiresAt: string | null, notes: Array<{ authorName: string, createdAt: string, id: string, words: string, author: { id: string } }>, charge: { id: string, costCentre: string, billed: boolean, amount: { amountCents: number, currency: string } } | null, centre: { id: string, name: string, city: string }, caller: { name: string, phone: string | null, bookedByName: string } | null, customer: { id: string, displayName: string, phone: string | null, email: string | null, isGuest: boolean, appointments: { edges: Array<{ node: { id: string, reference: string, status: AppointmentStatus, service: ServiceKind, plate: string | null, startsAt: string, notes: Array<{ id: string, words: string }> } }> } }, vehicle: { id: string, plate: string, make: string | null, model: string | null, vin: string | null, firstRegistration: string | null, inspections: Array<{ id: string, signedAt: string | null, outcome: Outcome | null, nature: InspectionNature, odometerKm: number | null, validUntil: string | null }> } | null, invoices: Array<{ id: string, kind: InvoiceKind, number: string, means: InvoiceMeans, issuedAt: string, waitsFor: InvoiceWait | null, downloadUrl: string | null, receiptUrl: string | null, total: { amountCents: number, currency: string } }>, settlements: Array<{ id: string, number: string, settledAt: string, amount: { amountCents: number, currency: string } }>, payment: { id: string, status: PaymentStatus, method: PaymentMethod, invoiceNumber: string | null, paidAt: string | null, refunds: Array<{ id: string, status: RefundStatus, reason: string, orderedAt: string, madeAt: string | null, amount: { amountCents: number, currency: string } }>, disputes: Array<{ id: string, status: string, reason: string, openedAt: string, respondBy: string | null, amount: { amountCents: number, currency: string } }>, amount: { amountCents: number, currency: string } } | null, inspection: { id: string, signedAt: string | null, validUntil: string | null, retestBefore: string | null, plate: string | null, status: InspectionStatus, outcome: Outcome | null, inspectorName: string | null, certificate: { id: string, number: string, downloadUrl: string } | null, report: { id: string, number: string, downloadUrl: string } | null, workflow: { assignedTo: { id: string, name: string } | null } } | null, price: { amountCents: number, currency: string }, amountDue: { amountCents: number, currency: string } | null, priceChange: { bookedEnergy: Energy, bookedCategory: VehicleCategory, agreed: boolean, oldPrice: { amountCents: number, currency: string }, newPrice: { amountCents: number, currency: string } } | null, lane: { id: string, name: string } } | null };

export type AppointmentPartsFragment = { id: string, reference: string, status: AppointmentStatus, service: ServiceKind, vehicleCategory: VehicleCategory, energy: Energy, plate: string | null, startsAt: string, endsAt: string, holdExpiresAt: string | null, price: { amountCents: number, currency: string }, priceChange: { agreed: boolean, oldPrice: { amountCents: number, currency: string }, newPrice: { amountCents: number, currency: string } } | null, cancellation: { possible: boolean, freeUntil: string, givenBack: { amountCents: number, currency: string }, kept: { amountCents: number, currency: string } }, centre: { id: string, slug: string, name: string, street: string, postalCode: string, city: string, phone: string }, amountDue: { amountCents: number, currency: string } | null, discount: { code: string, amount: { amountCents: number, currency: string } } | null, payment: { id: string, status: PaymentStatus, method: PaymentMethod, checkoutUrl: string | null, invoiceNumber: string | null, paidAt: string | null, refundedAt: string | null, refundRequestedAt: string | null, amount: { amountCents: number, currency: string } } | null };

export type ApproveCatalogueRowMutationVariables = Exact<{
  input: ApproveCatalogueRowInput;
}>;


export type ApproveCatalogueRowMutation = { approveCatalogueRow: { defect: { code: string } } };

export type AssignInspectionMutationVariables = Exact<{
  input: AssignInspectionInput;
}>;


export type AssignInspectionMutation = { assignInspection: { inspection: { id: string, status: InspectionStatus, outcome: Outcome | null, plate: string | null, vehicleLabel: string | null, odometerKm: number | null, missing: Array<MissingItem>, checkedPoints: Array<string>, requiredPoints: Array<string>, pointsTotal: number, inspectorName: string | null, startedAt: string | null, completedAt: string | null, signedAt: string | null, validUntil: string | null, retestBefore: string | null, catalogueVersion: string, version: number, abandonReason: string | null, identity: { plate: string | null, vin: string | null, make: string | null, model: string | null, firstRegistration: string | null, euCategory: EuCategory | null, energy: Energy | null, usage: VehicleUsage | null, odometerKm: number | null, initialInspectionDate: string | null, initialInspectionNature: InspectionNature | null, periodicValidUntil: string | null, entries: Array<{ field: IdentityField, source: IdentitySource, author: string | null }> }, defects: Array<{ id: string, code: string, level: DefectLevel, component: string | null, label: string, location: DefectLocation | null, locationLabel: string | null, comment: string | null, toVerify: boolean, photos: Array<{ id: string }> }> } } };

export type AuditLogQueryVariables = Exact<{
  centreId?: string | null | undefined;
  actorId?: string | null | undefined;
  subjectId?: string | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type AuditLogQuery = { auditLog: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, at: string, name: string, subjectKind: string, subjectId: string | null, centreId: string | null, actorId: string | null, roles: Array<Role>, actor: { id: string, displayName: string } | null, changes: Array<{ name: string, before: string | null, after: string | null }> } }> } };

export type BoardChangedSubscriptionVariables = Exact<{
  centreId: string;
}>;


export type BoardChangedSubscription = { boardChanged: { appointmentId: string | null } };

export type BoardRowFragment = { id: string, reference: string, status: AppointmentStatus, service: ServiceKind, vehicleCategory: VehicleCategory, energy: Energy, plate: string | null, startsAt: string, endsAt: string, holdExpiresAt: string | null, price: { amountCents: number, currency: string }, amountDue: { amountCents: number, currency: string } | null, priceChange: { bookedEnergy: Energy, bookedCategory: VehicleCategory, agreed: boolean, oldPrice: { amountCents: number, currency: string }, newPrice: { amountCents: number, currency: string } } | null, lane: { id: string, name: string }, notes: Array<{ id: string, words: string }>, caller: { name: string, phone: string | null } | null, customer: { id: string, displayName: string, phone: string | null }, payment: { id: string, status: PaymentStatus, method: PaymentMethod, invoiceNumber: string | null, paidAt: string | null, amount: { amountCents: number, currency: string } } | null, inspection: { id: string, plate: string | null, status: InspectionStatus, outcome: Outcome | null, signedAt: string | null, inspectorName: string | null, workflow: { assignedTo: { id: string, name: string } | null } } | null };

export type BoardRowOfQueryVariables = Exact<{
  id: string;
}>;


export type BoardRowOfQuery = { appointment: { id: string, reference: string, status: AppointmentStatus, service: ServiceKind, vehicleCategory: VehicleCategory, energy: Energy, plate: string | null, startsAt: string, endsAt: string, holdExpiresAt: string | null, centre: { id: string }, price: { amountCents: number, currency: string }, amountDue: { amountCents: number, currency: string } | null, priceChange: { bookedEnergy: Energy, bookedCategory: VehicleCategory, agreed: boolean, oldPrice: { amountCents: number, currency: string }, newPrice: { amountCents: number, currency: string } } | null, lane: { id: string, name: string }, notes: Array<{ id: string, words: string }>, caller: { name: string, phone: string | null } | null, customer: { id: string, displayName: string, phone: string | null }, payment: { id: string, status: PaymentStatus, method: PaymentMethod, invoiceNumber: string | null, paidAt: string | null, amount: { amountCents: number, currency: string } } | null, inspection: { id: string, plate: string | null, status: InspectionStatus, outcome: Outcome | null, signedAt: string | null, inspectorName: string | null, workflow: { assignedTo: { id: string, name: string } | null } } | null } | null };

export type BookForCallerMutationVariables = Exact<{
  input: BookForCallerInput;
}>;


export type BookForCallerMutation = { bookForCaller: { appointment: { id: string, reference: string, status: AppointmentStatus, service: ServiceKind, vehicleCategory: VehicleCategory, energy: Energy, plate: string | null, startsAt: string, endsAt: string, holdExpiresAt: string | null, price: { amountCents: number, currency: string }, amountDue: { amountCents: number, currency: string } | null, priceChange: { bookedEnergy: Energy, bookedCategory: VehicleCategory, agreed: boolean, oldPrice: { amountCents: number, currency: string }, newPrice: { amountCents: number, currency: string } } | null, lane: { id: string, name: string }, notes: Array<{ id: string, words: string }>, caller: { name: string, phone: string | null } | null, customer: { id: string, displayName: string, phone: string | null }, payment: { id: string, status: PaymentStatus, method: PaymentMethod, invoiceNumber: string | null, paidAt: string | null, amount: { amountCents: number, currency: string } } | null, inspection: { id: string, plate: string | null, status: InspectionStatus, outcome: Outcome | null, signedAt: string | null, inspectorName: string | null, workflow: { assignedTo: { id: string, name: string } | null } } | null } } };

export type BookedAppointmentQueryVariables = Exact<{
  id: string;
}>;


export type BookedAppointmentQuery = { appointment: { id: string, reference: string, status: AppointmentStatus, service: ServiceKind, vehicleCategory: VehicleCategory, energy: Energy, plate: string | null, startsAt: string, endsAt: string, holdExpiresAt: string | null, price: { amountCents: number, currency: string }, priceChange: { agreed: boolean, oldPrice: { amountCents: number, currency: string }, newPrice: { amountCents: number, currency: string } } | null, cancellation: { possible: boolean, freeUntil: string, givenBack: { amountCents: number, currency: string }, kept: { amountCents: number, currency: string } }, centre: { id: string, slug: string, name: string, street: string, postalCode: string, city: string, phone: string }, amountDue: { amountCents: number, currency: string } | null, discount: { code: string, amount: { amountCents: number, currency: string } } | null, payment: { id: string, status: PaymentStatus, method: PaymentMethod, checkoutUrl: string | null, invoiceNumber: string | null, paidAt: string | null, refundedAt: string | null, refundRequestedAt: string | null, amount: { amountCents: number, currency: string } } | null } | null };

export type BookedRowQueryVariables = Exact<{
  id: string;
}>;


export type BookedRowQuery = { appointment: { id: string, reference: string, status: AppointmentStatus, service: ServiceKind, vehicleCategory: VehicleCategory, energy: Energy, plate: string | null, startsAt: string, endsAt: string, holdExpiresAt: string | null, price: { amountCents: number, currency: string }, amountDue: { amountCents: number, currency: string } | null, priceChange: { bookedEnergy: Energy, bookedCategory: VehicleCategory, agreed: boolean, oldPrice: { amountCents: number, currency: string }, newPrice: { amountCents: number, currency: string } } | null, lane: { id: string, name: string }, notes: Array<{ id: string, words: string }>, caller: { name: string, phone: string | null } | null, customer: { id: string, displayName: string, phone: string | null }, payment: { id: string, status: PaymentStatus, method: PaymentMethod, invoiceNumber: string | null, paidAt: string | null, amount: { amountCents: number, currency: string } } | null, inspection: { id: string, plate: string | null, status: InspectionStatus, outcome: Outcome | null, signedAt: string | null, inspectorName: string | null, workflow: { assignedTo: { id: string, name: string } | null } } | null } | null };

export type BookingCentresQueryVariables = Exact<{
  first: number;
}>;


export type BookingCentresQuery = { centres: { edges: Array<{ node: { id: string, slug: string, name: string, street: string, postalCode: string, city: string, phone: string, position: { latitude: number, longitude: number } | null, lanes: Array<{ id: string, categories: Array<VehicleCategory> }> } }> } };

export type BookingPriceQueryVariables = Exact<{
  centreId: string;
  service: ServiceKind;
  vehicleCategory: VehicleCategory;
  energy: Energy;
}>;


export type BookingPriceQuery = { price: { amountCents: number, currency: string } };

export type CancelAppointmentMutationVariables = Exact<{
  input: CancelAppointmentInput;
}>;


export type CancelAppointmentMutation = { cancelAppointment: { appointment: { id: string, reference: string, status: AppointmentStatus, service: ServiceKind, vehicleCategory: VehicleCategory, energy: Energy, plate: string | null, startsAt: string, endsAt: string, holdExpiresAt: string | null, price: { amountCents: number, currency: string }, priceChange: { agreed: boolean, oldPrice: { amountCents: number, currency: string }, newPrice: { amountCents: number, currency: string } } | null, cancellation: { possible: boolean, freeUntil: string, givenBack: { amountCents: number, currency: string }, kept: { amountCents: number, currency: string } }, centre: { id: string, slug: string, name: string, street: string, postalCode: string, city: string, phone: string }, amountDue: { amountCents: number, currency: string } | null, discount: { code: string, amount: { amountCents: number, currency: string } } | null, payment: { id: string, status: PaymentStatus, method: PaymentMethod, checkoutUrl: string | null, invoiceNumber: string | null, paidAt: string | null, refundedAt: string | null, refundRequestedAt: string | null, amount: { amountCents: number, currency: string } } | null } } };

export type CancelLinkedMutationVariables = Exact<{
  input: LinkInput;
}>;


export type CancelLinkedMutation = { cancelLinked: { appointment: { reference: string, status: AppointmentStatus, startsAt: string, service: ServiceKind, vehicleCategory: VehicleCategory, energy: Energy, centre: { id: string, name: string, street: string, postalCode: string, city: string, phone: string }, cancellation: { possible: boolean, givenBack: { amountCents: number, currency: string }, kept: { amountCents: number, currency: string } } } } };

export type CancelMeasurementOrderMutationVariables = Exact<{
  input: CancelMeasurementOrderInput;
}>;


export type CancelMeasurementOrderMutation = { cancelMeasurementOrder: { inspection: { id: string, status: InspectionStatus, outcome: Outcome | null, plate: string | null, vehicleLabel: string | null, odometerKm: number | null, missing: Array<MissingItem>, checkedPoints: Array<string>, requiredPoints: Array<string>, pointsTotal: number, inspectorName: string | null, startedAt: string | null, completedAt: string | null, signedAt: string | null, validUntil: string | null, retestBefore: string | null, catalogueVersion: string, version: number, abandonReason: string | null, identity: { plate: string | null, vin: string | null, make: string | null, model: string | null, firstRegistration: string | null, euCategory: EuCategory | null, energy: Energy | null, usage: VehicleUsage | null, odometerKm: number | null, initialInspectionDate: string | null, initialInspectionNature: InspectionNature | null, periodicValidUntil: string | null, entries: Array<{ field: IdentityField, source: IdentitySource, author: string | null }> }, defects: Array<{ id: string, code: string, level: DefectLevel, component: string | null, label: string, location: DefectLocation | null, locationLabel: string | null, comment: string | null, toVerify: boolean, photos: Array<{ id: string }> }>, measuring: { open: boolean, forms: Array<{ kind: MeasurementKind, label: string, instrument: InstrumentKind, calibrated: boolean, fields: Array<{ quantity: MeasuredQuantity, label: string, unit: string, flag: boolean, places: Array<DefectLocation>, need: ReadingNeed }>, limits: Array<{ rule: string, quantity: MeasuredQuantity, quantityLabel: string, bound: MeasurementBound, limit: number, unit: string, reference: MeasuredQuantity | null, level: DefectLevel | null, source: string, grade: SourceGrade }> }>, instruments: Array<{ id: string, kind: InstrumentKind, name: string, serialNumber: string, address: string | null, usable: boolean }>, measurements: Array<{ id: string, kind: MeasurementKind, source: MeasurementSource, instrument: string | null, withoutInstrument: string | null, measuredAt: string, values: Array<{ quantity: MeasuredQuantity, label: string, place: DefectLocation | null, value: number, unit: string, flag: boolean, computed: boolean }>, proposals: Array<{ code: string, level: DefectLevel, label: string, place: DefectLocation | null, quantity: MeasuredQuantity, value: number, bound: MeasurementBound, limit: number, unit: string, source: string, grade: SourceGrade, toVerify: boolean, recorded: boolean, declinedReason: string | null, declinedBy: string | null }> }>, orders: Array<{ id: string, kind: MeasurementKind, instrumentId: string, state: OrderState, percent: number, failure: BenchFailure | null }> } } } };

export type CatalogueRowsQueryVariables = Exact<{ [key: string]: never; }>;


export type CatalogueRowsQuery = { catalogueRowsToApprove: Array<{ code: string, label: string, level: DefectLevel, toVerify: boolean }> };

export type CentreInspectorsQueryVariables = Exact<{
  id: string;
}>;


export type CentreInspectorsQuery = { inspectors: Array<{ id: string, userId: string, name: string, approvalNumber: string, categoryLNumber: string | null, approvedOn: string, present: boolean | null, busy: boolean, periodicThisYear: number, periodicOwed: number, trainings: Array<{ id: string, qualification: Qualification, trainedOn: string, validUntil: string, certificate: string, withdrawnAt: string | null, withdrawnReason: string | null }>, qualifications: Array<{ qualification: Qualification, validUntil: string, valid: boolean, hoursAYear: number }> }> };

export type CentreInstrumentsQueryVariables = Exact<{
  id: string;
}>;


export type CentreInstrumentsQuery = { instruments: Array<{ id: string, kind: InstrumentKind, name: string, serialNumber: string, address: string | null, calibratedEvery: number | null, calibratedUntil: string | null, usable: boolean }> };

export type CentrePeopleQueryVariables = Exact<{
  centreId: string;
}>;


export type CentrePeopleQuery = { centrePeople: { edges: Array<{ node: { id: string, displayName: string, email: string | null, disabled: boolean, memberships: Array<{ centreId: string, role: CentreRole }> } }> } };

export type CentreSetUpQueryVariables = Exact<{
  id: string;
}>;


export type CentreSetUpQuery = { centre: { id: string, slug: string, name: string, approvalNumber: string, street: string, postalCode: string, city: string, phone: string, laneBlocks: Array<{ laneId: string, from: string, until: string, reason: string }>, position: { latitude: number, longitude: number } | null, openingHours: Array<{ weekday: number, opens: string, closes: string }>, closures: Array<{ date: string, reason: string }>, lanes: Array<{ id: string, name: string, categories: Array<VehicleCategory>, services: Array<ServiceKind> }>, cancellationTerms: { freeHours: number, late: LateCancellation, givesBackDouble: boolean, fee: { amountCents: number, currency: string } | null }, laneTimes: Array<{ service: ServiceKind, category: VehicleCategory, minutes: number, buffer: number }> } | null };

export type CentrePartsFragment = { id: string, slug: string, name: string, approvalNumber: string, street: string, postalCode: string, city: string, phone: string, position: { latitude: number, longitude: number } | null, openingHours: Array<{ weekday: number, opens: string, closes: string }>, closures: Array<{ date: string, reason: string }>, lanes: Array<{ id: string, name: string, categories: Array<VehicleCategory>, services: Array<ServiceKind> }> };

export type CentreTermsFragment = { id: string, cancellationTerms: { freeHours: number, late: LateCancellation, givesBackDouble: boolean, fee: { amountCents: number, currency: string } | null }, laneTimes: Array<{ service: ServiceKind, category: VehicleCategory, minutes: number, buffer: number }> };

export type CentreWaitsQueryVariables = Exact<{
  centreId: string;
  first: number;
}>;


export type CentreWaitsQuery = { centreWaits: { edges: Array<{ node: { vehicleCategory: VehicleCategory, plate: string | null, createdAt: string, id: string, status: WaitStatus, service: ServiceKind, from: string, to: string, earliest: string | null, latest: string | null, customer: { displayName: string }, centre: { id: string, slug: string, name: string }, offer: { appointmentId: string, offeredUntil: string, slot: { startsAt: string, price: { amountCents: number, currency: string } } } | null } }>, pageInfo: { hasNextPage: boolean } } };

export type CentresQueryVariables = Exact<{
  first: number;
}>;


export type CentresQuery = { centres: { edges: Array<{ node: { id: string, name: string, city: string, lanes: Array<{ id: string, name: string, categories: Array<VehicleCategory>, services: Array<ServiceKind> }> } }> } };

export type ChangeEmailMutationVariables = Exact<{
  input: ChangeEmailInput;
}>;


export type ChangeEmailMutation = { changeEmail: { user: { id: string, email: string | null, emailVerified: boolean } } };

export type ChangePasswordMutationVariables = Exact<{
  input: ChangePasswordInput;
}>;


export type ChangePasswordMutation = { changePassword: { session: { logInId: string, accessToken: string, accessTokenExpiresIn: number, refreshToken: string, secondFactorNeeded: boolean, deviceToken: string | null, user: { id: string, email: string | null, displayName: string, roles: Array<Role>, networkRoles: Array<Role>, locale: string, isGuest: boolean, memberships: Array<{ centreId: string, role: CentreRole }> } } } };

export type ChargeToAccountMutationVariables = Exact<{
  input: ChargeToAccountInput;
}>;


export type ChargeToAccountMutation = { chargeToAccount: { charge: { id: string } } };

export type CheckInMutationVariables = Exact<{
  input: CheckInInput;
}>;


export type CheckInMutation = { checkIn: { inspection: { id: string, status: InspectionStatus, appointment: { id: string, status: AppointmentStatus } } } };

export type CheckPointsMutationVariables = Exact<{
  input: CheckPointsInput;
}>;


export type CheckPointsMutation = { checkPoints: { inspection: { id: string, status: InspectionStatus, outcome: Outcome | null, plate: string | null, vehicleLabel: string | null, odometerKm: number | null, missing: Array<MissingItem>, checkedPoints: Array<string>, requiredPoints: Array<string>, pointsTotal: number, inspectorName: string | null, startedAt: string | null, completedAt: string | null, signedAt: string | null, validUntil: string | null, retestBefore: string | null, catalogueVersion: string, version: number, abandonReason: string | null, identity: { plate: string | null, vin: string | null, make: string | null, model: string | null, firstRegistration: string | null, euCategory: EuCategory | null, energy: Energy | null, usage: VehicleUsage | null, odometerKm: number | null, initialInspectionDate: string | null, initialInspectionNature: InspectionNature | null, periodicValidUntil: string | null, entries: Array<{ field: IdentityField, source: IdentitySource, author: string | null }> }, defects: Array<{ id: string, code: string, level: DefectLevel, component: string | null, label: string, location: DefectLocation | null, locationLabel: string | null, comment: string | null, toVerify: boolean, photos: Array<{ id: string }> }> } } };

export type ChooseReminderMutationVariables = Exact<{
  input: ChooseReminderInput;
}>;


export type ChooseReminderMutation = { chooseReminder: { reminders: Array<{ reminder: Reminder, channel: ReminderChannel, channels: Array<ReminderChannel> }> } };

export type ClosingsQueryVariables = Exact<{
  centreId: string;
  from: string;
  until: string;
}>;


export type ClosingsQuery = { closings: Array<{ id: string, day: string, downloadUrl: string | null, closedAt: string, documents: number, hash: string, gross: { amountCents: number, currency: string }, vat: { amountCents: number, currency: string }, perpetual: { amountCents: number, currency: string }, totals: Array<{ kind: InvoiceKind, means: InvoiceMeans, documents: number, grossCents: number }> }> };

export type CompleteInspectionMutationVariables = Exact<{
  input: CompleteInspectionInput;
}>;


export type CompleteInspectionMutation = { completeInspection: { inspection: { id: string, status: InspectionStatus, outcome: Outcome | null, plate: string | null, vehicleLabel: string | null, odometerKm: number | null, missing: Array<MissingItem>, checkedPoints: Array<string>, requiredPoints: Array<string>, pointsTotal: number, inspectorName: string | null, startedAt: string | null, completedAt: string | null, signedAt: string | null, validUntil: string | null, retestBefore: string | null, catalogueVersion: string, version: number, abandonReason: string | null, identity: { plate: string | null, vin: string | null, make: string | null, model: string | null, firstRegistration: string | null, euCategory: EuCategory | null, energy: Energy | null, usage: VehicleUsage | null, odometerKm: number | null, initialInspectionDate: string | null, initialInspectionNature: InspectionNature | null, periodicValidUntil: string | null, entries: Array<{ field: IdentityField, source: IdentitySource, author: string | null }> }, defects: Array<{ id: string, code: string, level: DefectLevel, component: string | null, label: string, location: DefectLocation | null, locationLabel: string | null, comment: string | null, toVerify: boolean, photos: Array<{ id: string }> }> } } };

export type ConfirmSecondFactorMutationVariables = Exact<{
  input: SecondFactorCodeInput;
}>;


export type ConfirmSecondFactorMutation = { confirmSecondFactor: { recoveryCodes: Array<string>, session: { logInId: string, accessToken: string, accessTokenExpiresIn: number, refreshToken: string, secondFactorNeeded: boolean, deviceToken: string | null, user: { id: string, email: string | null, displayName: string, roles: Array<Role>, networkRoles: Array<Role>, locale: string, isGuest: boolean, memberships: Array<{ centreId: string, role: CentreRole }> } } } };

export type ConversationSinceQueryVariables = Exact<{
  id: string;
  afterSeq: number;
}>;


export type ConversationSinceQuery = { conversation: { id: string, messages: Array<{ id: string, seq: number, author: Author, text: string, clientMessageId: string | null, createdAt: string, buttons: Array<{ id: string, label: string, kind: ButtonKind, style: ButtonStyle, url: string | null, upload: UploadKind | null, consent: string | null }>, attachments: Array<{ kind: string, title: string, url: string }> }> } | null };

export type CreateApiKeyMutationVariables = Exact<{
  input: CreateApiKeyInput;
}>;


export type CreateApiKeyMutation = { createApiKey: { secret: string, apiKey: { id: string, name: string, prefix: string, scopes: Array<ApiScope>, requestsPerMinute: number, expiresAt: string | null, lastUsedOn: string | null, revokedAt: string | null, integrator: { id: string, displayName: string } | null } } };

export type CreateCentreMutationVariables = Exact<{
  input: CreateCentreInput;
}>;


export type CreateCentreMutation = { createCentre: { centre: { id: string, slug: string, name: string, approvalNumber: string, street: string, postalCode: string, city: string, phone: string, position: { latitude: number, longitude: number } | null, openingHours: Array<{ weekday: number, opens: string, closes: string }>, closures: Array<{ date: string, reason: string }>, lanes: Array<{ id: string, name: string, categories: Array<VehicleCategory>, services: Array<ServiceKind> }> } } };

export type CreatePromotionMutationVariables = Exact<{
  input: CreatePromotionInput;
}>;


export type CreatePromotionMutation = { createPromotion: { promotions: Array<{ id: string, code: string, label: string, centreId: string | null, service: ServiceKind | null, percent: number | null, amountCents: number | null, validFrom: string, validUntil: string, mostUses: number | null, onceACustomer: boolean, uses: number, withdrawnAt: string | null, setByName: string }> } };

export type CreateTelegramLinkMutationVariables = Exact<{ [key: string]: never; }>;


export type CreateTelegramLinkMutation = { createTelegramLink: { url: string, expiresIn: number } };

export type CreateUploadMutationVariables = Exact<{
  input: CreateUploadInput;
}>;


export type CreateUploadMutation = { createUpload: { document: { id: string }, upload: { url: string, method: string, maxBytes: number, headers: Array<{ name: string, value: string }> } } };

export type CreateWebhookEndpointMutationVariables = Exact<{
  input: CreateWebhookEndpointInput;
}>;


export type CreateWebhookEndpointMutation = { createWebhookEndpoint: { secret: string, endpoint: { id: string, url: string, eventTypes: Array<WebhookEventType>, failingSince: string | null, disabledAt: string | null, disabledBecause: WebhookDisabledReason | null, previousSecretSignsUntil: string | null, organisation: { id: string, displayName: string } | null } } };

export type CreditChargeMutationVariables = Exact<{
  input: CreditChargeInput;
}>;


export type CreditChargeMutation = { creditCharge: { invoice: { id: string, number: string } } };

export type DayBoardQueryVariables = Exact<{
  centreId: string;
  date: string;
}>;


export type DayBoardQuery = { centre: { id: string, day: { closed: ClosedBecause | null, reason: string | null, hours: Array<{ opens: string, closes: string }> } } | null, dayBoard: Array<{ id: string, reference: string, status: AppointmentStatus, service: ServiceKind, vehicleCategory: VehicleCategory, energy: Energy, plate: string | null, startsAt: string, endsAt: string, holdExpiresAt: string | null, price: { amountCents: number, currency: string }, amountDue: { amountCents: number, currency: string } | null, priceChange: { bookedEnergy: Energy, bookedCategory: VehicleCategory, agreed: boolean, oldPrice: { amountCents: number, currency: string }, newPrice: { amountCents: number, currency: string } } | null, lane: { id: string, name: string }, notes: Array<{ id: string, words: string }>, caller: { name: string, phone: string | null } | null, customer: { id: string, displayName: string, phone: string | null }, payment: { id: string, status: PaymentStatus, method: PaymentMethod, invoiceNumber: string | null, paidAt: string | null, amount: { amountCents: number, currency: string } } | null, inspection: { id: string, plate: string | null, status: InspectionStatus, outcome: Outcome | null, signedAt: string | null, inspectorName: string | null, workflow: { assignedTo: { id: string, name: string } | null } } | null }> };

export type DeclineProposalMutationVariables = Exact<{
  input: DeclineProposalInput;
}>;


export type DeclineProposalMutation = { declineProposal: { inspection: { id: string, status: InspectionStatus, outcome: Outcome | null, plate: string | null, vehicleLabel: string | null, odometerKm: number | null, missing: Array<MissingItem>, checkedPoints: Array<string>, requiredPoints: Array<string>, pointsTotal: number, inspectorName: string | null, startedAt: string | null, completedAt: string | null, signedAt: string | null, validUntil: string | null, retestBefore: string | null, catalogueVersion: string, version: number, abandonReason: string | null, identity: { plate: string | null, vin: string | null, make: string | null, model: string | null, firstRegistration: string | null, euCategory: EuCategory | null, energy: Energy | null, usage: VehicleUsage | null, odometerKm: number | null, initialInspectionDate: string | null, initialInspectionNature: InspectionNature | null, periodicValidUntil: string | null, entries: Array<{ field: IdentityField, source: IdentitySource, author: string | null }> }, defects: Array<{ id: string, code: string, level: DefectLevel, component: string | null, label: string, location: DefectLocation | null, locationLabel: string | null, comment: string | null, toVerify: boolean, photos: Array<{ id: string }> }>, measuring: { open: boolean, forms: Array<{ kind: MeasurementKind, label: string, instrument: InstrumentKind, calibrated: boolean, fields: Array<{ quantity: MeasuredQuantity, label: string, unit: string, flag: boolean, places: Array<DefectLocation>, need: ReadingNeed }>, limits: Array<{ rule: string, quantity: MeasuredQuantity, quantityLabel: string, bound: MeasurementBound, limit: number, unit: string, reference: MeasuredQuantity | null, level: DefectLevel | null, source: string, grade: SourceGrade }> }>, instruments: Array<{ id: string, kind: InstrumentKind, name: string, serialNumber: string, address: string | null, usable: boolean }>, measurements: Array<{ id: string, kind: MeasurementKind, source: MeasurementSource, instrument: string | null, withoutInstrument: string | null, measuredAt: string, values: Array<{ quantity: MeasuredQuantity, label: string, place: DefectLocation | null, value: number, unit: string, flag: boolean, computed: boolean }>, proposals: Array<{ code: string, level: DefectLevel, label: string, place: DefectLocation | null, quantity: MeasuredQuantity, value: number, bound: MeasurementBound, limit: number, unit: string, source: string, grade: SourceGrade, toVerify: boolean, recorded: boolean, declinedReason: string | null, declinedBy: string | null }> }>, orders: Array<{ id: string, kind: MeasurementKind, instrumentId: string, state: OrderState, percent: number, failure: BenchFailure | null }> } } } };

export type DefectPictureQueryVariables = Exact<{
  id: string;
}>;


export type DefectPictureQuery = { document: { id: string, pages: Array<{ number: number, picture: string | null }> } | null };

export type DeleteDocumentMutationVariables = Exact<{
  input: DeleteDocumentInput;
}>;


export type DeleteDocumentMutation = { deleteDocument: { document: { id: string, status: DocumentStatus } } };

export type DeleteRegistrationMutationVariables = Exact<{
  documentId: string;
}>;


export type DeleteRegistrationMutation = { deleteRegistration: { deleted: boolean } };

export type DeskHoursQueryVariables = Exact<{ [key: string]: never; }>;


export type DeskHoursQuery = { deskHours: Array<{ weekday: number, opens: string, closes: string }> };

export type EndLogInMutationVariables = Exact<{
  input: EndLogInInput;
}>;


export type EndLogInMutation = { endLogIn: { ended: number, logIns: Array<{ id: string, device: string, createdAt: string, lastUsedAt: string }> } };

export type EndOtherLogInsMutationVariables = Exact<{
  input: EndOtherLogInsInput;
}>;


export type EndOtherLogInsMutation = { endOtherLogIns: { ended: number, logIns: Array<{ id: string, device: string, createdAt: string, lastUsedAt: string }> } };

export type EraseMyAccountMutationVariables = Exact<{
  input: EraseMyAccountInput;
}>;


export type EraseMyAccountMutation = { eraseMyAccount: { erased: boolean } };

export type FiguresQueryVariables = Exact<{
  centreId?: string | null | undefined;
  from: string;
  until: string;
  step: PeriodStep;
}>;


export type FiguresQuery = { appointmentFigures: { total: { booked: number, bookedAtDesk: number, bookedTogether: number, kept: number, missed: number, open: number, cancelledByCustomer: number, cancelledByCentre: number, cancelledByUnknown: number, soldMinutes: number, openMinutes: number }, leadTime: { lowerMinutes: number, medianMinutes: number, upperMinutes: number } | null, parts: Array<{ from: string, until: string, counts: { booked: number, bookedAtDesk: number, bookedTogether: number, kept: number, missed: number, open: number, cancelledByCustomer: number, cancelledByCentre: number, cancelledByUnknown: number, soldMinutes: number, openMinutes: number } }> }, revenueFigures: { total: { invoices: number, creditNotes: number, net: { amountCents: number, currency: string }, vat: { amountCents: number, currency: string }, gross: { amountCents: number, currency: string }, takenBack: { amountCents: number, currency: string } }, byMeans: Array<{ means: InvoiceMeans, revenue: { invoices: number, creditNotes: number, net: { amountCents: number, currency: string }, vat: { amountCents: number, currency: string }, gross: { amountCents: number, currency: string }, takenBack: { amountCents: number, currency: string } } }>, parts: Array<{ from: string, until: string, revenue: { invoices: number, creditNotes: number, net: { amountCents: number, currency: string }, vat: { amountCents: number, currency: string }, gross: { amountCents: number, currency: string }, takenBack: { amountCents: number, currency: string } } }> }, inspectionFigures: { byService: Array<{ service: ServiceKind, results: { favourable: number, unfavourableMajor: number, unfavourableCritical: number } }>, periodic: { name: string, medianMinutes: number | null, failures: { inspections: number, failed: number } }, network: { name: string, medianMinutes: number | null, failures: { inspections: number, failed: number } }, functions: Array<{ code: string, label: string, failed: number }>, makes: Array<{ make: string, failures: { inspections: number, failed: number } }>, ages: Array<{ fromYears: number, untilYears: number | null, failures: { inspections: number, failed: number } }>, inspectors: Array<{ name: string, medianMinutes: number | null, failures: { inspections: number, failed: number } }>, wait: { lowerMinutes: number, medianMinutes: number, upperMinutes: number } | null, duration: { lowerMinutes: number, medianMinutes: number, upperMinutes: number } | null, parts: Array<{ from: string, until: string, results: { favourable: number, unfavourableMajor: number, unfavourableCritical: number } }> }, conversationFigures: { conversations: number, turns: number, unsure: number, helped: number, notHelped: number, handoversAsked: number, handoversTaken: number, medianWaitSeconds: number | null, flows: Array<{ flow: string, begun: number, done: number }> } };

export type AppointmentCountsPartsFragment = { booked: number, bookedAtDesk: number, bookedTogether: number, kept: number, missed: number, open: number, cancelledByCustomer: number, cancelledByCentre: number, cancelledByUnknown: number, soldMinutes: number, openMinutes: number };

export type QuartilesPartsFragment = { lowerMinutes: number, medianMinutes: number, upperMinutes: number };

export type RevenuePartsFragment = { invoices: number, creditNotes: number, net: { amountCents: number, currency: string }, vat: { amountCents: number, currency: string }, gross: { amountCents: number, currency: string }, takenBack: { amountCents: number, currency: string } };

export type ResultCountsPartsFragment = { favourable: number, unfavourableMajor: number, unfavourableCritical: number };

export type InspectorFailuresPartsFragment = { name: string, medianMinutes: number | null, failures: { inspections: number, failed: number } };

export type FiguresOnQueryVariables = Exact<{
  centreId?: string | null | undefined;
  day: string;
}>;


export type FiguresOnQuery = { appointmentFigures: { total: { booked: number, kept: number, missed: number, open: number, cancelledByCustomer: number, cancelledByCentre: number, cancelledByUnknown: number, soldMinutes: number, openMinutes: number } }, revenueFigures: { total: { gross: { amountCents: number, currency: string } } }, inspectionFigures: { periodic: { failures: { inspections: number, failed: number } } } };

export type FindAppointmentsQueryVariables = Exact<{
  centreId: string;
  search: string;
  first: number;
  after?: string | null | undefined;
}>;


export type FindAppointmentsQuery = { centreAppointments: { edges: Array<{ node: { id: string, reference: string, status: AppointmentStatus, service: ServiceKind, vehicleCategory: VehicleCategory, energy: Energy, plate: string | null, startsAt: string, customer: { id: string, displayName: string, phone: string | null, email: string | null } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type FoundAppointmentFragment = { id: string, reference: string, status: AppointmentStatus, service: ServiceKind, vehicleCategory: VehicleCategory, energy: Energy, plate: string | null, startsAt: string, customer: { id: string, displayName: string, phone: string | null, email: string | null } };

export type FinishHandoverMutationVariables = Exact<{
  input: HandoverInput;
}>;


export type FinishHandoverMutation = { finishHandover: { handover: { id: string, status: HandoverStatus, askedAt: string, waitedSeconds: number, summary: string, phone: string | null, agentName: string | null, mine: boolean } } };

export type FormalitiesPartsFragment = { id: string, status: InspectionStatus, remarks: Array<string>, formalities: { otcByHand: boolean, ownerContactAskedAt: string | null, handOverFrom: string | null, handedOverAt: string | null, recall: { answer: RecallAnswer, code: string | null, wording: string | null, source: RecallSource } | null, transmission: { attempts: number, receipt: string | null } | null } };

export type FreeLaneMutationVariables = Exact<{
  input: FreeLaneInput;
}>;


export type FreeLaneMutation = { freeLane: { centre: { id: string, slug: string, name: string, approvalNumber: string, street: string, postalCode: string, city: string, phone: string, position: { latitude: number, longitude: number } | null, openingHours: Array<{ weekday: number, opens: string, closes: string }>, closures: Array<{ date: string, reason: string }>, lanes: Array<{ id: string, name: string, categories: Array<VehicleCategory>, services: Array<ServiceKind> }> } } };

export type FreeSlotsQueryVariables = Exact<{
  input: SlotSearchInput;
}>;


export type FreeSlotsQuery = { slots: Array<{ startsAt: string }> };

export type GiveBackHandoverMutationVariables = Exact<{
  input: HandoverInput;
}>;


export type GiveBackHandoverMutation = { giveBackHandover: { handover: { id: string, status: HandoverStatus, askedAt: string, waitedSeconds: number, summary: string, phone: string | null, agentName: string | null, mine: boolean } } };

export type HandOverMutationVariables = Exact<{
  input: HandOverInput;
}>;


export type HandOverMutation = { handOver: { inspection: { id: string, status: InspectionStatus, remarks: Array<string>, formalities: { otcByHand: boolean, ownerContactAskedAt: string | null, handOverFrom: string | null, handedOverAt: string | null, recall: { answer: RecallAnswer, code: string | null, wording: string | null, source: RecallSource } | null, transmission: { attempts: number, receipt: string | null } | null } } } };

export type HandoverTalkQueryVariables = Exact<{
  id: string;
}>;


export type HandoverTalkQuery = { handover: { doneAt: string | null, id: string, status: HandoverStatus, askedAt: string, waitedSeconds: number, summary: string, phone: string | null, agentName: string | null, mine: boolean, conversation: { id: string, locale: string, channel: Channel, messages: Array<{ id: string, seq: number, author: Author, text: string, createdAt: string, attachments: Array<{ title: string, url: string }> }> } } | null };

export type HandoversQueryVariables = Exact<{ [key: string]: never; }>;


export type HandoversQuery = { handovers: Array<{ id: string, status: HandoverStatus, askedAt: string, waitedSeconds: number, summary: string, phone: string | null, agentName: string | null, mine: boolean }> };

export type HandoverRowFragment = { id: string, status: HandoverStatus, askedAt: string, waitedSeconds: number, summary: string, phone: string | null, agentName: string | null, mine: boolean };

export type HitByClosingQueryVariables = Exact<{
  input: ClosingInput;
}>;


export type HitByClosingQuery = { hitByClosing: Array<{ appointment: { id: string, reference: string, startsAt: string, status: AppointmentStatus, plate: string | null, customer: { displayName: string } }, alternatives: Array<{ startsAt: string }>, cancellation: { givenBack: { amountCents: number, currency: string }, extra: { amountCents: number, currency: string } } }> };

export type HoldSlotMutationVariables = Exact<{
  input: HoldSlotInput;
}>;


export type HoldSlotMutation = { holdSlot: { appointment: { id: string, reference: string, status: AppointmentStatus, service: ServiceKind, vehicleCategory: VehicleCategory, energy: Energy, plate: string | null, startsAt: string, endsAt: string, holdExpiresAt: string | null, price: { amountCents: number, currency: string }, priceChange: { agreed: boolean, oldPrice: { amountCents: number, currency: string }, newPrice: { amountCents: number, currency: string } } | null, cancellation: { possible: boolean, freeUntil: string, givenBack: { amountCents: number, currency: string }, kept: { amountCents: number, currency: string } }, centre: { id: string, slug: string, name: string, street: string, postalCode: string, city: string, phone: string }, amountDue: { amountCents: number, currency: string } | null, discount: { code: string, amount: { amountCents: number, currency: string } } | null, payment: { id: string, status: PaymentStatus, method: PaymentMethod, checkoutUrl: string | null, invoiceNumber: string | null, paidAt: string | null, refundedAt: string | null, refundRequestedAt: string | null, amount: { amountCents: number, currency: string } } | null } } };

export type InspectionChecklistQueryVariables = Exact<{
  id: string;
}>;


export type InspectionChecklistQuery = { inspection: { id: string, checklist: Array<{ code: string, label: string, groups: Array<{ code: string, label: string, points: Array<{ code: string, label: string, defects: Array<{ code: string, level: DefectLevel, label: string, alsoCalled: Array<string>, toVerify: boolean }> }> }> }> } | null, defectLocations: Array<{ code: DefectLocation, label: string }> };

export type InspectionFormalitiesQueryVariables = Exact<{
  id: string;
}>;


export type InspectionFormalitiesQuery = { inspection: { id: string, status: InspectionStatus, remarks: Array<string>, formalities: { otcByHand: boolean, ownerContactAskedAt: string | null, handOverFrom: string | null, handedOverAt: string | null, recall: { answer: RecallAnswer, code: string | null, wording: string | null, source: RecallSource } | null, transmission: { attempts: number, receipt: string | null } | null } } | null };

export type InspectionMeasuringQueryVariables = Exact<{
  id: string;
}>;


export type InspectionMeasuringQuery = { inspection: { id: string, measuring: { open: boolean, forms: Array<{ kind: MeasurementKind, label: string, instrument: InstrumentKind, calibrated: boolean, fields: Array<{ quantity: MeasuredQuantity, label: string, unit: string, flag: boolean, places: Array<DefectLocation>, need: ReadingNeed }>, limits: Array<{ rule: string, quantity: MeasuredQuantity, quantityLabel: string, bound: MeasurementBound, limit: number, unit: string, reference: MeasuredQuantity | null, level: DefectLevel | null, source: string, grade: SourceGrade }> }>, instruments: Array<{ id: string, kind: InstrumentKind, name: string, serialNumber: string, address: string | null, usable: boolean }>, measurements: Array<{ id: string, kind: MeasurementKind, source: MeasurementSource, instrument: string | null, withoutInstrument: string | null, measuredAt: string, values: Array<{ quantity: MeasuredQuantity, label: string, place: DefectLocation | null, value: number, unit: string, flag: boolean, computed: boolean }>, proposals: Array<{ code: string, level: DefectLevel, label: string, place: DefectLocation | null, quantity: MeasuredQuantity, value: number, bound: MeasurementBound, limit: number, unit: string, source: string, grade: SourceGrade, toVerify: boolean, recorded: boolean, declinedReason: string | null, declinedBy: string | null }> }>, orders: Array<{ id: string, kind: MeasurementKind, instrumentId: string, state: OrderState, percent: number, failure: BenchFailure | null }> } } | null };

export type InspectionPageQueryVariables = Exact<{
  id: string;
}>;


export type InspectionPageQuery = { inspection: { id: string, status: InspectionStatus, outcome: Outcome | null, plate: string | null, vehicleLabel: string | null, odometerKm: number | null, missing: Array<MissingItem>, checkedPoints: Array<string>, requiredPoints: Array<string>, pointsTotal: number, inspectorName: string | null, startedAt: string | null, completedAt: string | null, signedAt: string | null, validUntil: string | null, retestBefore: string | null, catalogueVersion: string, version: number, abandonReason: string | null, appointment: { id: string, reference: string, service: ServiceKind, energy: Energy, startsAt: string, notes: Array<{ id: string, words: string }>, centre: { id: string, name: string }, customer: { id: string, displayName: string } }, report: { id: string, number: string, downloadUrl: string, verificationUrl: string } | null, certificate: { id: string, number: string, downloadUrl: string, verificationUrl: string } | null, identity: { plate: string | null, vin: string | null, make: string | null, model: string | null, firstRegistration: string | null, euCategory: EuCategory | null, energy: Energy | null, usage: VehicleUsage | null, odometerKm: number | null, initialInspectionDate: string | null, initialInspectionNature: InspectionNature | null, periodicValidUntil: string | null, entries: Array<{ field: IdentityField, source: IdentitySource, author: string | null }> }, defects: Array<{ id: string, code: string, level: DefectLevel, component: string | null, label: string, location: DefectLocation | null, locationLabel: string | null, comment: string | null, toVerify: boolean, photos: Array<{ id: string }> }> } | null };

export type InspectionPartsFragment = { id: string, status: InspectionStatus, outcome: Outcome | null, plate: string | null, vehicleLabel: string | null, odometerKm: number | null, missing: Array<MissingItem>, checkedPoints: Array<string>, requiredPoints: Array<string>, pointsTotal: number, inspectorName: string | null, startedAt: string | null, completedAt: string | null, signedAt: string | null, validUntil: string | null, retestBefore: string | null, catalogueVersion: string, version: number, abandonReason: string | null, identity: { plate: string | null, vin: string | null, make: string | null, model: string | null, firstRegistration: string | null, euCategory: EuCategory | null, energy: Energy | null, usage: VehicleUsage | null, odometerKm: number | null, initialInspectionDate: string | null, initialInspectionNature: InspectionNature | null, periodicValidUntil: string | null, entries: Array<{ field: IdentityField, source: IdentitySource, author: string | null }> }, defects: Array<{ id: string, code: string, level: DefectLevel, component: string | null, label: string, location: DefectLocation | null, locationLabel: string | null, comment: string | null, toVerify: boolean, photos: Array<{ id: string }> }> };

export type InspectionPhotosQueryVariables = Exact<{
  id: string;
}>;


export type InspectionPhotosQuery = { inspection: { id: string, defects: Array<{ id: string, photos: Array<{ id: string, document: { id: string, pages: Array<{ number: number, thumbnail: string | null }> } | null }> }> } | null };

export type InspectionWorkflowQueryVariables = Exact<{
  id: string;
}>;


export type InspectionWorkflowQuery = { inspection: { id: string, workflow: { registerKept: boolean, maySuspend: boolean, hindrance: { code: string, message: string } | null, inspector: { id: string, name: string, approvalNumber: string } | null, assignedTo: { id: string, name: string } | null, candidates: Array<{ id: string, name: string, busy: boolean }>, stages: Array<{ status: InspectionStatus, reason: string | null }>, spent: Array<{ status: InspectionStatus, seconds: number }> } } | null };

export type InspectorPartsFragment = { id: string, userId: string, name: string, approvalNumber: string, categoryLNumber: string | null, approvedOn: string, present: boolean | null, busy: boolean, periodicThisYear: number, periodicOwed: number, trainings: Array<{ id: string, qualification: Qualification, trainedOn: string, validUntil: string, certificate: string, withdrawnAt: string | null, withdrawnReason: string | null }>, qualifications: Array<{ qualification: Qualification, validUntil: string, valid: boolean, hoursAYear: number }> };

export type InstrumentPartsFragment = { id: string, kind: InstrumentKind, name: string, serialNumber: string, address: string | null, calibratedEvery: number | null, calibratedUntil: string | null, usable: boolean };

export type InviteStaffMutationVariables = Exact<{
  input: InviteStaffInput;
}>;


export type InviteStaffMutation = { inviteStaff: { user: { id: string } } };

export type JoinWaitlistMutationVariables = Exact<{
  input: JoinWaitlistInput;
}>;


export type JoinWaitlistMutation = { joinWaitlist: { wait: { id: string, status: WaitStatus, service: ServiceKind, from: string, to: string, earliest: string | null, latest: string | null, centre: { id: string, slug: string, name: string }, offer: { appointmentId: string, offeredUntil: string, slot: { startsAt: string, price: { amountCents: number, currency: string } } } | null } } };

export type LeaveWaitlistMutationVariables = Exact<{
  input: LeaveWaitlistInput;
}>;


export type LeaveWaitlistMutation = { leaveWaitlist: { wait: { id: string, status: WaitStatus } } };

export type LetterLinkQueryVariables = Exact<{
  link: string;
}>;


export type LetterLinkQuery = { letterLink: { address: string, expiresAt: string, unprovenPassword: boolean } | null };

export type LetterPreviewsQueryVariables = Exact<{
  kind: LetterKind;
  language: LetterLanguage;
}>;


export type LetterPreviewsQuery = { letterPreviews: Array<{ subject: string, text: string, html: string }> };

export type LetterTemplatesQueryVariables = Exact<{ [key: string]: never; }>;


export type LetterTemplatesQuery = { letterTemplates: Array<{ kind: LetterKind, mayBeStopped: boolean }> };

export type LinkedAppointmentQueryVariables = Exact<{
  link: string;
}>;


export type LinkedAppointmentQuery = { linkedAppointment: { reference: string, status: AppointmentStatus, startsAt: string, service: ServiceKind, vehicleCategory: VehicleCategory, energy: Energy, centre: { id: string, name: string, street: string, postalCode: string, city: string, phone: string }, cancellation: { possible: boolean, givenBack: { amountCents: number, currency: string }, kept: { amountCents: number, currency: string } } } };

export type LinkedPartsFragment = { reference: string, status: AppointmentStatus, startsAt: string, service: ServiceKind, vehicleCategory: VehicleCategory, energy: Energy, centre: { id: string, name: string, street: string, postalCode: string, city: string, phone: string }, cancellation: { possible: boolean, givenBack: { amountCents: number, currency: string }, kept: { amountCents: number, currency: string } } };

export type LogInMutationVariables = Exact<{
  input: LogInInput;
}>;


export type LogInMutation = { logIn: { session: { logInId: string, accessToken: string, accessTokenExpiresIn: number, refreshToken: string, secondFactorNeeded: boolean, deviceToken: string | null, user: { id: string, email: string | null, displayName: string, roles: Array<Role>, networkRoles: Array<Role>, locale: string, isGuest: boolean, memberships: Array<{ centreId: string, role: CentreRole }> } } } };

export type LogInPartsFragment = { id: string, device: string, createdAt: string, lastUsedAt: string };

export type LogInWithCodeMutationVariables = Exact<{
  input: LogInWithCodeInput;
}>;


export type LogInWithCodeMutation = { logInWithCode: { session: { logInId: string, accessToken: string, accessTokenExpiresIn: number, refreshToken: string, secondFactorNeeded: boolean, deviceToken: string | null, user: { id: string, email: string | null, displayName: string, roles: Array<Role>, networkRoles: Array<Role>, locale: string, isGuest: boolean, memberships: Array<{ centreId: string, role: CentreRole }> } } } };

export type LogInWithLetterLinkMutationVariables = Exact<{
  input: LogInWithLetterLinkInput;
}>;


export type LogInWithLetterLinkMutation = { logInWithLetterLink: { session: { logInId: string, accessToken: string, accessTokenExpiresIn: number, refreshToken: string, secondFactorNeeded: boolean, deviceToken: string | null, user: { id: string, email: string | null, displayName: string, roles: Array<Role>, networkRoles: Array<Role>, locale: string, isGuest: boolean, memberships: Array<{ centreId: string, role: CentreRole }> } } } };

export type LogOutMutationVariables = Exact<{
  input: LogOutInput;
}>;


export type LogOutMutation = { logOut: { loggedOut: boolean } };

export type MarkNoShowMutationVariables = Exact<{
  input: MarkNoShowInput;
}>;


export type MarkNoShowMutation = { markNoShow: { appointment: { id: string, status: AppointmentStatus } } };

export type MeasuringPartsFragment = { id: string, measuring: { open: boolean, forms: Array<{ kind: MeasurementKind, label: string, instrument: InstrumentKind, calibrated: boolean, fields: Array<{ quantity: MeasuredQuantity, label: string, unit: string, flag: boolean, places: Array<DefectLocation>, need: ReadingNeed }>, limits: Array<{ rule: string, quantity: MeasuredQuantity, quantityLabel: string, bound: MeasurementBound, limit: number, unit: string, reference: MeasuredQuantity | null, level: DefectLevel | null, source: string, grade: SourceGrade }> }>, instruments: Array<{ id: string, kind: InstrumentKind, name: string, serialNumber: string, address: string | null, usable: boolean }>, measurements: Array<{ id: string, kind: MeasurementKind, source: MeasurementSource, instrument: string | null, withoutInstrument: string | null, measuredAt: string, values: Array<{ quantity: MeasuredQuantity, label: string, place: DefectLocation | null, value: number, unit: string, flag: boolean, computed: boolean }>, proposals: Array<{ code: string, level: DefectLevel, label: string, place: DefectLocation | null, quantity: MeasuredQuantity, value: number, bound: MeasurementBound, limit: number, unit: string, source: string, grade: SourceGrade, toVerify: boolean, recorded: boolean, declinedReason: string | null, declinedBy: string | null }> }>, orders: Array<{ id: string, kind: MeasurementKind, instrumentId: string, state: OrderState, percent: number, failure: BenchFailure | null }> } };

export type MessageAddedSubscriptionVariables = Exact<{
  conversationId: string;
  afterSeq?: number | null | undefined;
}>;


export type MessageAddedSubscription = { messageAdded: { id: string, seq: number, author: Author, text: string, clientMessageId: string | null, createdAt: string, buttons: Array<{ id: string, label: string, kind: ButtonKind, style: ButtonStyle, url: string | null, upload: UploadKind | null, consent: string | null }>, attachments: Array<{ kind: string, title: string, url: string }> } };

export type MessagePartsFragment = { id: string, seq: number, author: Author, text: string, clientMessageId: string | null, createdAt: string, buttons: Array<{ id: string, label: string, kind: ButtonKind, style: ButtonStyle, url: string | null, upload: UploadKind | null, consent: string | null }>, attachments: Array<{ kind: string, title: string, url: string }> };

export type MoneyAlarmsQueryVariables = Exact<{ [key: string]: never; }>;


export type MoneyAlarmsQuery = { moneyAlarms: Array<{ kind: AlarmKind, since: string, detail: string, amount: { amountCents: number, currency: string } | null, appointment: { id: string, reference: string } | null }> };

export type MonthlyFiguresQueryVariables = Exact<{
  centreId: string;
}>;


export type MonthlyFiguresQuery = { centre: { id: string, monthlyFigures: Array<{ month: string, downloadUrl: string }> } | null };

export type MoveLinkedMutationVariables = Exact<{
  input: MoveLinkedInput;
}>;


export type MoveLinkedMutation = { moveLinked: { appointment: { reference: string, status: AppointmentStatus, startsAt: string, service: ServiceKind, vehicleCategory: VehicleCategory, energy: Energy, centre: { id: string, name: string, street: string, postalCode: string, city: string, phone: string }, cancellation: { possible: boolean, givenBack: { amountCents: number, currency: string }, kept: { amountCents: number, currency: string } } } } };

export type MyAppointmentsQueryVariables = Exact<{
  first: number;
}>;


export type MyAppointmentsQuery = { myAppointments: { edges: Array<{ node: { id: string, reference: string, status: AppointmentStatus, service: ServiceKind, plate: string | null, startsAt: string, centre: { id: string, name: string, city: string } } }> } };

export type MyBookingsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  upcomingOnly?: boolean | null | undefined;
}>;


export type MyBookingsQuery = { myAppointments: { edges: Array<{ node: { id: string, reference: string, status: AppointmentStatus, service: ServiceKind, vehicleCategory: VehicleCategory, energy: Energy, plate: string | null, startsAt: string, endsAt: string, holdExpiresAt: string | null, price: { amountCents: number, currency: string }, priceChange: { agreed: boolean, oldPrice: { amountCents: number, currency: string }, newPrice: { amountCents: number, currency: string } } | null, cancellation: { possible: boolean, freeUntil: string, givenBack: { amountCents: number, currency: string }, kept: { amountCents: number, currency: string } }, centre: { id: string, slug: string, name: string, street: string, postalCode: string, city: string, phone: string }, amountDue: { amountCents: number, currency: string } | null, discount: { code: string, amount: { amountCents: number, currency: string } } | null, payment: { id: string, status: PaymentStatus, method: PaymentMethod, checkoutUrl: string | null, invoiceNumber: string | null, paidAt: string | null, refundedAt: string | null, refundRequestedAt: string | null, amount: { amountCents: number, currency: string } } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type MyDataExportQueryVariables = Exact<{ [key: string]: never; }>;


export type MyDataExportQuery = { myDataExport: { askedAt: string, expiresAt: string, downloadPath: string | null } | null };

export type MyDefectsQueryVariables = Exact<{
  appointmentId: string;
}>;


export type MyDefectsQuery = { inspectionByAppointment: { id: string, defects: Array<{ id: string, level: DefectLevel, label: string, component: string | null, locationLabel: string | null, comment: string | null, photos: Array<{ id: string }> }> } | null };

export type MyDocumentsQueryVariables = Exact<{
  first: number;
}>;


export type MyDocumentsQuery = { documents: { edges: Array<{ node: { id: string, kind: DocumentKind, fileName: string, status: DocumentStatus, createdAt: string } }> } };

export type MyInvoicesQueryVariables = Exact<{
  first: number;
}>;


export type MyInvoicesQuery = { myInvoices: { edges: Array<{ node: { id: string, kind: InvoiceKind, number: string, downloadUrl: string | null, issuedAt: string, total: { amountCents: number, currency: string } } }> } };

export type MyLogInsQueryVariables = Exact<{ [key: string]: never; }>;


export type MyLogInsQuery = { myLogIns: Array<{ id: string, device: string, createdAt: string, lastUsedAt: string }> };

export type MyProfileQueryVariables = Exact<{ [key: string]: never; }>;


export type MyProfileQuery = { me: { id: string, displayName: string, email: string | null, emailVerified: boolean, phone: string | null } | null };

export type MyRegistrationsQueryVariables = Exact<{
  first: number;
}>;


export type MyRegistrationsQuery = { registrations: { edges: Array<{ node: { id: string, documentId: string, plate: string | null, make: string | null, model: string | null, createdAt: string, pictureMayStay: boolean, pictureAgreedAt: string | null, dueInspection: { before: string, overdue: boolean } | null } }> } };

export type MyRemindersQueryVariables = Exact<{ [key: string]: never; }>;


export type MyRemindersQuery = { myReminders: Array<{ reminder: Reminder, channel: ReminderChannel, channels: Array<ReminderChannel> }> };

export type MyReportsQueryVariables = Exact<{
  first: number;
}>;


export type MyReportsQuery = { myReports: { edges: Array<{ node: { id: string, kind: ReportKind, number: string, plate: string, outcome: Outcome, validUntil: string | null, downloadUrl: string, issuedAt: string } }> } };

export type MySecondFactorQueryVariables = Exact<{ [key: string]: never; }>;


export type MySecondFactorQuery = { mySecondFactor: { inUse: boolean, recoveryCodesLeft: number } };

export type MyVehiclesQueryVariables = Exact<{
  first: number;
}>;


export type MyVehiclesQuery = { vehicles: { edges: Array<{ node: { id: string, plate: string, make: string | null, model: string | null, energy: string | null, vehicleCategory: string | null, soldAt: string | null, inspections: Array<{ id: string, signedAt: string | null, nature: InspectionNature, outcome: Outcome | null, validUntil: string | null, retestBefore: string | null, odometerKm: number | null }> } }> } };

export type MyWaitsQueryVariables = Exact<{
  first: number;
}>;


export type MyWaitsQuery = { myWaits: { edges: Array<{ node: { id: string, status: WaitStatus, service: ServiceKind, from: string, to: string, earliest: string | null, latest: string | null, centre: { id: string, slug: string, name: string }, offer: { appointmentId: string, offeredUntil: string, slot: { startsAt: string, price: { amountCents: number, currency: string } } } | null } }> } };

export type WaitPartsFragment = { id: string, status: WaitStatus, service: ServiceKind, from: string, to: string, earliest: string | null, latest: string | null, centre: { id: string, slug: string, name: string }, offer: { appointmentId: string, offeredUntil: string, slot: { startsAt: string, price: { amountCents: number, currency: string } } } | null };

export type OpenCalendarFeedMutationVariables = Exact<{
  input: CalendarFeedInput;
}>;


export type OpenCalendarFeedMutation = { openCalendarFeed: { url: string } };

export type OpenConversationMutationVariables = Exact<{
  input: OpenConversationInput;
  last: number;
}>;


export type OpenConversationMutation = { openConversation: { conversation: { id: string, messages: Array<{ id: string, seq: number, author: Author, text: string, clientMessageId: string | null, createdAt: string, buttons: Array<{ id: string, label: string, kind: ButtonKind, style: ButtonStyle, url: string | null, upload: UploadKind | null, consent: string | null }>, attachments: Array<{ kind: string, title: string, url: string }> }> } } };

export type OrderMeasurementMutationVariables = Exact<{
  input: OrderMeasurementInput;
}>;


export type OrderMeasurementMutation = { orderMeasurement: { inspection: { id: string, status: InspectionStatus, outcome: Outcome | null, plate: string | null, vehicleLabel: string | null, odometerKm: number | null, missing: Array<MissingItem>, checkedPoints: Array<string>, requiredPoints: Array<string>, pointsTotal: number, inspectorName: string | null, startedAt: string | null, completedAt: string | null, signedAt: string | null, validUntil: string | null, retestBefore: string | null, catalogueVersion: string, version: number, abandonReason: string | null, identity: { plate: string | null, vin: string | null, make: string | null, model: string | null, firstRegistration: string | null, euCategory: EuCategory | null, energy: Energy | null, usage: VehicleUsage | null, odometerKm: number | null, initialInspectionDate: string | null, initialInspectionNature: InspectionNature | null, periodicValidUntil: string | null, entries: Array<{ field: IdentityField, source: IdentitySource, author: string | null }> }, defects: Array<{ id: string, code: string, level: DefectLevel, component: string | null, label: string, location: DefectLocation | null, locationLabel: string | null, comment: string | null, toVerify: boolean, photos: Array<{ id: string }> }>, measuring: { open: boolean, forms: Array<{ kind: MeasurementKind, label: string, instrument: InstrumentKind, calibrated: boolean, fields: Array<{ quantity: MeasuredQuantity, label: string, unit: string, flag: boolean, places: Array<DefectLocation>, need: ReadingNeed }>, limits: Array<{ rule: string, quantity: MeasuredQuantity, quantityLabel: string, bound: MeasurementBound, limit: number, unit: string, reference: MeasuredQuantity | null, level: DefectLevel | null, source: string, grade: SourceGrade }> }>, instruments: Array<{ id: string, kind: InstrumentKind, name: string, serialNumber: string, address: string | null, usable: boolean }>, measurements: Array<{ id: string, kind: MeasurementKind, source: MeasurementSource, instrument: string | null, withoutInstrument: string | null, measuredAt: string, values: Array<{ quantity: MeasuredQuantity, label: string, place: DefectLocation | null, value: number, unit: string, flag: boolean, computed: boolean }>, proposals: Array<{ code: string, level: DefectLevel, label: string, place: DefectLocation | null, quantity: MeasuredQuantity, value: number, bound: MeasurementBound, limit: number, unit: string, source: string, grade: SourceGrade, toVerify: boolean, recorded: boolean, declinedReason: string | null, declinedBy: string | null }> }>, orders: Array<{ id: string, kind: MeasurementKind, instrumentId: string, state: OrderState, percent: number, failure: BenchFailure | null }> } } } };

export type PassOfferMutationVariables = Exact<{
  input: OfferInput;
}>;


export type PassOfferMutation = { passOffer: { wait: { id: string, status: WaitStatus } } };

export type PayAtCentreMutationVariables = Exact<{
  input: PayAtCentreInput;
}>;


export type PayAtCentreMutation = { payAtCentre: { payment: { id: string, status: PaymentStatus, method: PaymentMethod } } };

export type PaymentsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type PaymentsQuery = { payments: { edges: Array<{ node: { id: string, status: PaymentStatus, method: PaymentMethod, createdAt: string, paidAt: string | null, refundRequestedAt: string | null, refundedAt: string | null, invoiceNumber: string | null, failureCode: string | null, amount: { amountCents: number, currency: string }, appointment: { id: string, reference: string, plate: string | null, customer: { id: string, displayName: string } }, refunds: Array<{ id: string, status: RefundStatus, reason: string, failureReason: string | null, amount: { amountCents: number, currency: string } }>, disputes: Array<{ id: string, status: string, reason: string, respondBy: string | null, amount: { amountCents: number, currency: string } }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type PriceHistoryQueryVariables = Exact<{
  centreId?: string | null | undefined;
  service: ServiceKind;
  vehicleCategory: VehicleCategory;
  energy: Energy;
}>;


export type PriceHistoryQuery = { priceHistory: Array<{ centreId: string | null, service: ServiceKind, vehicleCategory: VehicleCategory, energy: Energy, validFrom: string, withdrawn: boolean, setByName: string | null, price: { amountCents: number, currency: string } }> };

export type PriceListQueryVariables = Exact<{
  centreId?: string | null | undefined;
}>;


export type PriceListQuery = { priceList: Array<{ centreId: string | null, service: ServiceKind, vehicleCategory: VehicleCategory, energy: Energy, validFrom: string, withdrawn: boolean, setByName: string | null, price: { amountCents: number, currency: string } }>, pricesAhead: Array<{ centreId: string | null, service: ServiceKind, vehicleCategory: VehicleCategory, energy: Energy, validFrom: string, withdrawn: boolean, setByName: string | null, price: { amountCents: number, currency: string } }> };

export type ListedPricePartsFragment = { centreId: string | null, service: ServiceKind, vehicleCategory: VehicleCategory, energy: Energy, validFrom: string, withdrawn: boolean, setByName: string | null, price: { amountCents: number, currency: string } };

export type PricePosterQueryVariables = Exact<{
  centreId: string;
}>;


export type PricePosterQuery = { centre: { id: string, pricePoster: { downloadUrl: string, since: string } | null } | null };

export type PromotionsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type PromotionsQuery = { promotions: { edges: Array<{ node: { id: string, code: string, label: string, centreId: string | null, service: ServiceKind | null, percent: number | null, amountCents: number | null, validFrom: string, validUntil: string, mostUses: number | null, onceACustomer: boolean, uses: number, withdrawnAt: string | null, setByName: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type PromotionPartsFragment = { id: string, code: string, label: string, centreId: string | null, service: ServiceKind | null, percent: number | null, amountCents: number | null, validFrom: string, validUntil: string, mostUses: number | null, onceACustomer: boolean, uses: number, withdrawnAt: string | null, setByName: string };

export type ReconciliationsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type ReconciliationsQuery = { reconciliations: { edges: Array<{ node: { id: string, madeAt: string, since: string, payments: number, refunds: number, disputes: number, differences: Array<{ kind: DiscrepancyKind, providerId: string, here: string | null, there: string | null }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type RecordCalibrationMutationVariables = Exact<{
  input: RecordCalibrationInput;
}>;


export type RecordCalibrationMutation = { recordCalibration: { instrument: { id: string, kind: InstrumentKind, name: string, serialNumber: string, address: string | null, calibratedEvery: number | null, calibratedUntil: string | null, usable: boolean } } };

export type RecordDefectMutationVariables = Exact<{
  input: RecordDefectInput;
}>;


export type RecordDefectMutation = { recordDefect: { inspection: { id: string, status: InspectionStatus, outcome: Outcome | null, plate: string | null, vehicleLabel: string | null, odometerKm: number | null, missing: Array<MissingItem>, checkedPoints: Array<string>, requiredPoints: Array<string>, pointsTotal: number, inspectorName: string | null, startedAt: string | null, completedAt: string | null, signedAt: string | null, validUntil: string | null, retestBefore: string | null, catalogueVersion: string, version: number, abandonReason: string | null, identity: { plate: string | null, vin: string | null, make: string | null, model: string | null, firstRegistration: string | null, euCategory: EuCategory | null, energy: Energy | null, usage: VehicleUsage | null, odometerKm: number | null, initialInspectionDate: string | null, initialInspectionNature: InspectionNature | null, periodicValidUntil: string | null, entries: Array<{ field: IdentityField, source: IdentitySource, author: string | null }> }, defects: Array<{ id: string, code: string, level: DefectLevel, component: string | null, label: string, location: DefectLocation | null, locationLabel: string | null, comment: string | null, toVerify: boolean, photos: Array<{ id: string }> }> } } };

export type RecordDeskPaymentMutationVariables = Exact<{
  input: RecordDeskPaymentInput;
}>;


export type RecordDeskPaymentMutation = { recordDeskPayment: { payment: { id: string, status: PaymentStatus, method: PaymentMethod, invoiceNumber: string | null, paidAt: string | null, amount: { amountCents: number, currency: string } } } };

export type RecordMeasurementMutationVariables = Exact<{
  input: RecordMeasurementInput;
}>;


export type RecordMeasurementMutation = { recordMeasurement: { inspection: { id: string, status: InspectionStatus, outcome: Outcome | null, plate: string | null, vehicleLabel: string | null, odometerKm: number | null, missing: Array<MissingItem>, checkedPoints: Array<string>, requiredPoints: Array<string>, pointsTotal: number, inspectorName: string | null, startedAt: string | null, completedAt: string | null, signedAt: string | null, validUntil: string | null, retestBefore: string | null, catalogueVersion: string, version: number, abandonReason: string | null, identity: { plate: string | null, vin: string | null, make: string | null, model: string | null, firstRegistration: string | null, euCategory: EuCategory | null, energy: Energy | null, usage: VehicleUsage | null, odometerKm: number | null, initialInspectionDate: string | null, initialInspectionNature: InspectionNature | null, periodicValidUntil: string | null, entries: Array<{ field: IdentityField, source: IdentitySource, author: string | null }> }, defects: Array<{ id: string, code: string, level: DefectLevel, component: string | null, label: string, location: DefectLocation | null, locationLabel: string | null, comment: string | null, toVerify: boolean, photos: Array<{ id: string }> }>, measuring: { open: boolean, forms: Array<{ kind: MeasurementKind, label: string, instrument: InstrumentKind, calibrated: boolean, fields: Array<{ quantity: MeasuredQuantity, label: string, unit: string, flag: boolean, places: Array<DefectLocation>, need: ReadingNeed }>, limits: Array<{ rule: string, quantity: MeasuredQuantity, quantityLabel: string, bound: MeasurementBound, limit: number, unit: string, reference: MeasuredQuantity | null, level: DefectLevel | null, source: string, grade: SourceGrade }> }>, instruments: Array<{ id: string, kind: InstrumentKind, name: string, serialNumber: string, address: string | null, usable: boolean }>, measurements: Array<{ id: string, kind: MeasurementKind, source: MeasurementSource, instrument: string | null, withoutInstrument: string | null, measuredAt: string, values: Array<{ quantity: MeasuredQuantity, label: string, place: DefectLocation | null, value: number, unit: string, flag: boolean, computed: boolean }>, proposals: Array<{ code: string, level: DefectLevel, label: string, place: DefectLocation | null, quantity: MeasuredQuantity, value: number, bound: MeasurementBound, limit: number, unit: string, source: string, grade: SourceGrade, toVerify: boolean, recorded: boolean, declinedReason: string | null, declinedBy: string | null }> }>, orders: Array<{ id: string, kind: MeasurementKind, instrumentId: string, state: OrderState, percent: number, failure: BenchFailure | null }> } } } };

export type RecordOwnerContactMutationVariables = Exact<{
  input: RecordOwnerContactInput;
}>;


export type RecordOwnerContactMutation = { recordOwnerContact: { inspection: { id: string, status: InspectionStatus, remarks: Array<string>, formalities: { otcByHand: boolean, ownerContactAskedAt: string | null, handOverFrom: string | null, handedOverAt: string | null, recall: { answer: RecallAnswer, code: string | null, wording: string | null, source: RecallSource } | null, transmission: { attempts: number, receipt: string | null } | null } } } };

export type RecordRecallMutationVariables = Exact<{
  input: RecordRecallInput;
}>;


export type RecordRecallMutation = { recordRecall: { inspection: { id: string, status: InspectionStatus, remarks: Array<string>, formalities: { otcByHand: boolean, ownerContactAskedAt: string | null, handOverFrom: string | null, handedOverAt: string | null, recall: { answer: RecallAnswer, code: string | null, wording: string | null, source: RecallSource } | null, transmission: { attempts: number, receipt: string | null } | null } } } };

export type RecordTrainingMutationVariables = Exact<{
  input: RecordTrainingInput;
}>;


export type RecordTrainingMutation = { recordTraining: { inspector: { id: string, userId: string, name: string, approvalNumber: string, categoryLNumber: string | null, approvedOn: string, present: boolean | null, busy: boolean, periodicThisYear: number, periodicOwed: number, trainings: Array<{ id: string, qualification: Qualification, trainedOn: string, validUntil: string, certificate: string, withdrawnAt: string | null, withdrawnReason: string | null }>, qualifications: Array<{ qualification: Qualification, validUntil: string, valid: boolean, hoursAYear: number }> } } };

export type RecordTransferMutationVariables = Exact<{
  input: RecordTransferInput;
}>;


export type RecordTransferMutation = { recordTransfer: { invoice: { id: string, kind: InvoiceKind, number: string, issuedAt: string, downloadUrl: string | null, total: { amountCents: number, currency: string }, lines: Array<{ chargeId: string | null, credited: boolean | null, label: string, plate: string | null, costCentre: string | null, gross: { amountCents: number, currency: string } }>, standing: { state: AccountInvoiceState, dueOn: string, remindedAt: Array<string>, left: { amountCents: number, currency: string }, settlements: Array<{ id: string, kind: AccountSettlementKind, receivedOn: string, reference: string, recordedByName: string, amount: { amountCents: number, currency: string } }> } | null } } };

export type RefreshSessionMutationVariables = Exact<{
  input: RefreshSessionInput;
}>;


export type RefreshSessionMutation = { refreshSession: { session: { logInId: string, accessToken: string, accessTokenExpiresIn: number, refreshToken: string, secondFactorNeeded: boolean, deviceToken: string | null, user: { id: string, email: string | null, displayName: string, roles: Array<Role>, networkRoles: Array<Role>, locale: string, isGuest: boolean, memberships: Array<{ centreId: string, role: CentreRole }> } } } };

export type RefundPaymentMutationVariables = Exact<{
  input: RefundPaymentInput;
}>;


export type RefundPaymentMutation = { refundPayment: { payment: { id: string, status: PaymentStatus, refundRequestedAt: string | null } } };

export type RegisterMutationVariables = Exact<{
  input: RegisterInput;
}>;


export type RegisterMutation = { register: { addressCode: { challengeId: string } } };

export type RegisterInspectorMutationVariables = Exact<{
  input: RegisterInspectorInput;
}>;


export type RegisterInspectorMutation = { registerInspector: { inspector: { id: string, userId: string, name: string, approvalNumber: string, categoryLNumber: string | null, approvedOn: string, present: boolean | null, busy: boolean, periodicThisYear: number, periodicOwed: number, trainings: Array<{ id: string, qualification: Qualification, trainedOn: string, validUntil: string, certificate: string, withdrawnAt: string | null, withdrawnReason: string | null }>, qualifications: Array<{ qualification: Qualification, validUntil: string, valid: boolean, hoursAYear: number }> } } };

export type RegisterInstrumentMutationVariables = Exact<{
  input: RegisterInstrumentInput;
}>;


export type RegisterInstrumentMutation = { registerInstrument: { instrument: { id: string, kind: InstrumentKind, name: string, serialNumber: string, address: string | null, calibratedEvery: number | null, calibratedUntil: string | null, usable: boolean } } };

export type ReleaseHoldMutationVariables = Exact<{
  input: ReleaseHoldInput;
}>;


export type ReleaseHoldMutation = { releaseHold: { appointment: { id: string, status: AppointmentStatus } } };

export type RemoveClosureMutationVariables = Exact<{
  input: RemoveClosureInput;
}>;


export type RemoveClosureMutation = { removeClosure: { centre: { id: string, slug: string, name: string, approvalNumber: string, street: string, postalCode: string, city: string, phone: string, position: { latitude: number, longitude: number } | null, openingHours: Array<{ weekday: number, opens: string, closes: string }>, closures: Array<{ date: string, reason: string }>, lanes: Array<{ id: string, name: string, categories: Array<VehicleCategory>, services: Array<ServiceKind> }> } } };

export type RemoveCodeMutationVariables = Exact<{
  input: RemoveCodeInput;
}>;


export type RemoveCodeMutation = { removeCode: { appointment: { id: string, amountDue: { amountCents: number, currency: string } | null, discount: { code: string, amount: { amountCents: number, currency: string } } | null } } };

export type RemoveDefectMutationVariables = Exact<{
  input: RemoveDefectInput;
}>;


export type RemoveDefectMutation = { removeDefect: { inspection: { id: string, status: InspectionStatus, outcome: Outcome | null, plate: string | null, vehicleLabel: string | null, odometerKm: number | null, missing: Array<MissingItem>, checkedPoints: Array<string>, requiredPoints: Array<string>, pointsTotal: number, inspectorName: string | null, startedAt: string | null, completedAt: string | null, signedAt: string | null, validUntil: string | null, retestBefore: string | null, catalogueVersion: string, version: number, abandonReason: string | null, identity: { plate: string | null, vin: string | null, make: string | null, model: string | null, firstRegistration: string | null, euCategory: EuCategory | null, energy: Energy | null, usage: VehicleUsage | null, odometerKm: number | null, initialInspectionDate: string | null, initialInspectionNature: InspectionNature | null, periodicValidUntil: string | null, entries: Array<{ field: IdentityField, source: IdentitySource, author: string | null }> }, defects: Array<{ id: string, code: string, level: DefectLevel, component: string | null, label: string, location: DefectLocation | null, locationLabel: string | null, comment: string | null, toVerify: boolean, photos: Array<{ id: string }> }> } } };

export type RemoveNoteMutationVariables = Exact<{
  input: RemoveNoteInput;
}>;


export type RemoveNoteMutation = { removeNote: { appointment: { id: string, notes: Array<{ id: string }> } } };

export type RemoveSecondFactorMutationVariables = Exact<{
  input: SecondFactorCodeInput;
}>;


export type RemoveSecondFactorMutation = { removeSecondFactor: { secondFactor: { inUse: boolean, recoveryCodesLeft: number } } };

export type ReopenInspectionMutationVariables = Exact<{
  input: ReopenInspectionInput;
}>;


export type ReopenInspectionMutation = { reopenInspection: { inspection: { id: string, status: InspectionStatus, outcome: Outcome | null, plate: string | null, vehicleLabel: string | null, odometerKm: number | null, missing: Array<MissingItem>, checkedPoints: Array<string>, requiredPoints: Array<string>, pointsTotal: number, inspectorName: string | null, startedAt: string | null, completedAt: string | null, signedAt: string | null, validUntil: string | null, retestBefore: string | null, catalogueVersion: string, version: number, abandonReason: string | null, identity: { plate: string | null, vin: string | null, make: string | null, model: string | null, firstRegistration: string | null, euCategory: EuCategory | null, energy: Energy | null, usage: VehicleUsage | null, odometerKm: number | null, initialInspectionDate: string | null, initialInspectionNature: InspectionNature | null, periodicValidUntil: string | null, entries: Array<{ field: IdentityField, source: IdentitySource, author: string | null }> }, defects: Array<{ id: string, code: string, level: DefectLevel, component: string | null, label: string, location: DefectLocation | null, locationLabel: string | null, comment: string | null, toVerify: boolean, photos: Array<{ id: string }> }> } } };

export type ReplayFailedWebhooksMutationVariables = Exact<{
  input: ReplayFailedWebhooksInput;
}>;


export type ReplayFailedWebhooksMutation = { replayFailedWebhooks: { replayed: number } };

export type ReplayWebhookDeliveryMutationVariables = Exact<{
  input: ReplayWebhookDeliveryInput;
}>;


export type ReplayWebhookDeliveryMutation = { replayWebhookDelivery: { delivery: { id: string, eventType: WebhookEventType | null, state: WebhookDeliveryState | null, attempts: number, createdAt: string, nextAttemptAt: string | null, lastAttemptAt: string | null, lastStatus: number | null, lastFailure: WebhookFailure | null } } };

export type ReportSharesQueryVariables = Exact<{
  id: string;
}>;


export type ReportSharesQuery = { report: { id: string, shares: Array<{ id: string, state: ShareState, createdAt: string, expiresAt: string, lastOpenedAt: string | null, opened: number }> } | null };

export type RequestDataExportMutationVariables = Exact<{ [key: string]: never; }>;


export type RequestDataExportMutation = { requestDataExport: { dataExport: { askedAt: string } } };

export type RequestLogInCodeMutationVariables = Exact<{
  input: RequestLogInCodeInput;
}>;


export type RequestLogInCodeMutation = { requestLogInCode: { challengeId: string, expiresIn: number } };

export type RequestPasswordResetMutationVariables = Exact<{
  input: RequestPasswordResetInput;
}>;


export type RequestPasswordResetMutation = { requestPasswordReset: { linkLastsMinutes: number } };

export type RescheduleAppointmentMutationVariables = Exact<{
  input: RescheduleAppointmentInput;
}>;


export type RescheduleAppointmentMutation = { rescheduleAppointment: { appointment: { id: string, reference: string, status: AppointmentStatus, service: ServiceKind, vehicleCategory: VehicleCategory, energy: Energy, plate: string | null, startsAt: string, endsAt: string, holdExpiresAt: string | null, price: { amountCents: number, currency: string }, priceChange: { agreed: boolean, oldPrice: { amountCents: number, currency: string }, newPrice: { amountCents: number, currency: string } } | null, cancellation: { possible: boolean, freeUntil: string, givenBack: { amountCents: number, currency: string }, kept: { amountCents: number, currency: string } }, centre: { id: string, slug: string, name: string, street: string, postalCode: string, city: string, phone: string }, amountDue: { amountCents: number, currency: string } | null, discount: { code: string, amount: { amountCents: number, currency: string } } | null, payment: { id: string, status: PaymentStatus, method: PaymentMethod, checkoutUrl: string | null, invoiceNumber: string | null, paidAt: string | null, refundedAt: string | null, refundRequestedAt: string | null, amount: { amountCents: number, currency: string } } | null } } };

export type ResetSecondFactorMutationVariables = Exact<{
  input: ResetSecondFactorInput;
}>;


export type ResetSecondFactorMutation = { resetSecondFactor: { user: { id: string } } };

export type ResumeInspectionMutationVariables = Exact<{
  input: ResumeInspectionInput;
}>;


export type ResumeInspectionMutation = { resumeInspection: { inspection: { id: string, status: InspectionStatus, outcome: Outcome | null, plate: string | null, vehicleLabel: string | null, odometerKm: number | null, missing: Array<MissingItem>, checkedPoints: Array<string>, requiredPoints: Array<string>, pointsTotal: number, inspectorName: string | null, startedAt: string | null, completedAt: string | null, signedAt: string | null, validUntil: string | null, retestBefore: string | null, catalogueVersion: string, version: number, abandonReason: string | null, identity: { plate: string | null, vin: string | null, make: string | null, model: string | null, firstRegistration: string | null, euCategory: EuCategory | null, energy: Energy | null, usage: VehicleUsage | null, odometerKm: number | null, initialInspectionDate: string | null, initialInspectionNature: InspectionNature | null, periodicValidUntil: string | null, entries: Array<{ field: IdentityField, source: IdentitySource, author: string | null }> }, defects: Array<{ id: string, code: string, level: DefectLevel, component: string | null, label: string, location: DefectLocation | null, locationLabel: string | null, comment: string | null, toVerify: boolean, photos: Array<{ id: string }> }> } } };

export type RetireInspectorMutationVariables = Exact<{
  input: RetireInspectorInput;
}>;


export type RetireInspectorMutation = { retireInspector: { inspector: { id: string, userId: string, name: string, approvalNumber: string, categoryLNumber: string | null, approvedOn: string, present: boolean | null, busy: boolean, periodicThisYear: number, periodicOwed: number, trainings: Array<{ id: string, qualification: Qualification, trainedOn: string, validUntil: string, certificate: string, withdrawnAt: string | null, withdrawnReason: string | null }>, qualifications: Array<{ qualification: Qualification, validUntil: string, valid: boolean, hoursAYear: number }> } } };

export type RetireInstrumentMutationVariables = Exact<{
  input: RetireInstrumentInput;
}>;


export type RetireInstrumentMutation = { retireInstrument: { instrument: { id: string, kind: InstrumentKind, name: string, serialNumber: string, address: string | null, calibratedEvery: number | null, calibratedUntil: string | null, usable: boolean } } };

export type ReturnedFromPaymentQueryVariables = Exact<{
  id: string;
}>;


export type ReturnedFromPaymentQuery = { appointment: { id: string } | null };

export type RevokeApiKeyMutationVariables = Exact<{
  input: RevokeApiKeyInput;
}>;


export type RevokeApiKeyMutation = { revokeApiKey: { apiKey: { id: string, name: string, prefix: string, scopes: Array<ApiScope>, requestsPerMinute: number, expiresAt: string | null, lastUsedOn: string | null, revokedAt: string | null, integrator: { id: string, displayName: string } | null } } };

export type RevokeShareMutationVariables = Exact<{
  input: RevokeShareInput;
}>;


export type RevokeShareMutation = { revokeShare: { share: { id: string, state: ShareState, createdAt: string, expiresAt: string, lastOpenedAt: string | null, opened: number } } };

export type RotateWebhookSecretMutationVariables = Exact<{
  input: RotateWebhookSecretInput;
}>;


export type RotateWebhookSecretMutation = { rotateWebhookSecret: { secret: string, endpoint: { id: string, url: string, eventTypes: Array<WebhookEventType>, failingSince: string | null, disabledAt: string | null, disabledBecause: WebhookDisabledReason | null, previousSecretSignsUntil: string | null, organisation: { id: string, displayName: string } | null } } };

export type SellerQueryVariables = Exact<{
  centreId: string;
}>;


export type SellerQuery = { seller: { legalName: string, legalForm: string, capitalCents: number | null, siren: string, register: string, vatNumber: string, address: string, iban: string | null, centreId: string | null, setAt: string, setByName: string } | null };

export type SellerPartsFragment = { legalName: string, legalForm: string, capitalCents: number | null, siren: string, register: string, vatNumber: string, address: string, iban: string | null, centreId: string | null, setAt: string, setByName: string };

export type SendMessageMutationVariables = Exact<{
  input: SendMessageInput;
}>;


export type SendMessageMutation = { sendMessage: { conversation: { id: string }, messages: Array<{ id: string, seq: number, author: Author, text: string, clientMessageId: string | null, createdAt: string, buttons: Array<{ id: string, label: string, kind: ButtonKind, style: ButtonStyle, url: string | null, upload: UploadKind | null, consent: string | null }>, attachments: Array<{ kind: string, title: string, url: string }> }>, typedCode: { challengeId: string, code: string, buttonId: string } | null } };

export type SendReportMutationVariables = Exact<{
  input: SendReportInput;
}>;


export type SendReportMutation = { sendReport: { sent: boolean } };

export type SendTestWebhookMutationVariables = Exact<{
  input: SendTestWebhookInput;
}>;


export type SendTestWebhookMutation = { sendTestWebhook: { delivery: { id: string, eventType: WebhookEventType | null, state: WebhookDeliveryState | null, attempts: number, createdAt: string, nextAttemptAt: string | null, lastAttemptAt: string | null, lastStatus: number | null, lastFailure: WebhookFailure | null } } };

export type SessionPartsFragment = { logInId: string, accessToken: string, accessTokenExpiresIn: number, refreshToken: string, secondFactorNeeded: boolean, deviceToken: string | null, user: { id: string, email: string | null, displayName: string, roles: Array<Role>, networkRoles: Array<Role>, locale: string, isGuest: boolean, memberships: Array<{ centreId: string, role: CentreRole }> } };

export type SetAccountMutationVariables = Exact<{
  input: SetAccountInput;
}>;


export type SetAccountMutation = { setAccount: { account: { id: string } } };

export type SetAccountDisabledMutationVariables = Exact<{
  input: SetAccountDisabledInput;
}>;


export type SetAccountDisabledMutation = { setAccountDisabled: { user: { id: string, disabled: boolean } } };

export type SetAppointmentPlateMutationVariables = Exact<{
  input: SetAppointmentPlateInput;
}>;


export type SetAppointmentPlateMutation = { setAppointmentPlate: { appointment: { id: string, reference: string, status: AppointmentStatus, service: ServiceKind, vehicleCategory: VehicleCategory, energy: Energy, plate: string | null, startsAt: string, endsAt: string, holdExpiresAt: string | null, price: { amountCents: number, currency: string }, priceChange: { agreed: boolean, oldPrice: { amountCents: number, currency: string }, newPrice: { amountCents: number, currency: string } } | null, cancellation: { possible: boolean, freeUntil: string, givenBack: { amountCents: number, currency: string }, kept: { amountCents: number, currency: string } }, centre: { id: string, slug: string, name: string, street: string, postalCode: string, city: string, phone: string }, amountDue: { amountCents: number, currency: string } | null, discount: { code: string, amount: { amountCents: number, currency: string } } | null, payment: { id: string, status: PaymentStatus, method: PaymentMethod, checkoutUrl: string | null, invoiceNumber: string | null, paidAt: string | null, refundedAt: string | null, refundRequestedAt: string | null, amount: { amountCents: number, currency: string } } | null } } };

export type SetCancellationTermsMutationVariables = Exact<{
  input: SetCancellationTermsInput;
}>;


export type SetCancellationTermsMutation = { setCancellationTerms: { centre: { id: string, cancellationTerms: { freeHours: number, late: LateCancellation, givesBackDouble: boolean, fee: { amountCents: number, currency: string } | null }, laneTimes: Array<{ service: ServiceKind, category: VehicleCategory, minutes: number, buffer: number }> } } };

export type SetCentreRolesMutationVariables = Exact<{
  input: SetCentreRolesInput;
}>;


export type SetCentreRolesMutation = { setCentreRoles: { user: { id: string, memberships: Array<{ centreId: string, role: CentreRole }> } } };

export type SetDeskHoursMutationVariables = Exact<{
  input: SetDeskHoursInput;
}>;


export type SetDeskHoursMutation = { setDeskHours: { hours: Array<{ weekday: number, opens: string, closes: string }> } };

export type SetInspectorPresenceMutationVariables = Exact<{
  input: SetInspectorPresenceInput;
}>;


export type SetInspectorPresenceMutation = { setInspectorPresence: { inspector: { id: string, userId: string, name: string, approvalNumber: string, categoryLNumber: string | null, approvedOn: string, present: boolean | null, busy: boolean, periodicThisYear: number, periodicOwed: number, trainings: Array<{ id: string, qualification: Qualification, trainedOn: string, validUntil: string, certificate: string, withdrawnAt: string | null, withdrawnReason: string | null }>, qualifications: Array<{ qualification: Qualification, validUntil: string, valid: boolean, hoursAYear: number }> } } };

export type SetLaneTimesMutationVariables = Exact<{
  input: SetLaneTimesInput;
}>;


export type SetLaneTimesMutation = { setLaneTimes: { centre: { id: string, cancellationTerms: { freeHours: number, late: LateCancellation, givesBackDouble: boolean, fee: { amountCents: number, currency: string } | null }, laneTimes: Array<{ service: ServiceKind, category: VehicleCategory, minutes: number, buffer: number }> } } };

export type SetMyPresenceMutationVariables = Exact<{
  input: SetMyPresenceInput;
}>;


export type SetMyPresenceMutation = { setMyPresence: { inspector: { id: string, userId: string, name: string, approvalNumber: string, categoryLNumber: string | null, approvedOn: string, present: boolean | null, busy: boolean, periodicThisYear: number, periodicOwed: number, trainings: Array<{ id: string, qualification: Qualification, trainedOn: string, validUntil: string, certificate: string, withdrawnAt: string | null, withdrawnReason: string | null }>, qualifications: Array<{ qualification: Qualification, validUntil: string, valid: boolean, hoursAYear: number }> } } };

export type SetOpeningHoursMutationVariables = Exact<{
  input: SetOpeningHoursInput;
}>;


export type SetOpeningHoursMutation = { setOpeningHours: { centre: { id: string, slug: string, name: string, approvalNumber: string, street: string, postalCode: string, city: string, phone: string, position: { latitude: number, longitude: number } | null, openingHours: Array<{ weekday: number, opens: string, closes: string }>, closures: Array<{ date: string, reason: string }>, lanes: Array<{ id: string, name: string, categories: Array<VehicleCategory>, services: Array<ServiceKind> }> } } };

export type SetPasswordMutationVariables = Exact<{
  input: SetPasswordInput;
}>;


export type SetPasswordMutation = { setPassword: { session: { logInId: string, accessToken: string, accessTokenExpiresIn: number, refreshToken: string, secondFactorNeeded: boolean, deviceToken: string | null, user: { id: string, email: string | null, displayName: string, roles: Array<Role>, networkRoles: Array<Role>, locale: string, isGuest: boolean, memberships: Array<{ centreId: string, role: CentreRole }> } } } };

export type SetPricesMutationVariables = Exact<{
  input: SetPricesInput;
}>;


export type SetPricesMutation = { setPrices: { prices: Array<{ centreId: string | null, service: ServiceKind, vehicleCategory: VehicleCategory, energy: Energy, validFrom: string, withdrawn: boolean, setByName: string | null, price: { amountCents: number, currency: string } }> } };

export type SetRolesMutationVariables = Exact<{
  input: SetRolesInput;
}>;


export type SetRolesMutation = { setRoles: { user: { id: string, networkRoles: Array<Role> } } };

export type SetSellerMutationVariables = Exact<{
  input: SetSellerInput;
}>;


export type SetSellerMutation = { setSeller: { seller: { legalName: string, legalForm: string, capitalCents: number | null, siren: string, register: string, vatNumber: string, address: string, iban: string | null, centreId: string | null, setAt: string, setByName: string } } };

export type SetUpSecondFactorMutationVariables = Exact<{ [key: string]: never; }>;


export type SetUpSecondFactorMutation = { setUpSecondFactor: { url: string, qrSvg: string, secret: string } };

export type SetVehicleIdentityMutationVariables = Exact<{
  input: SetVehicleIdentityInput;
}>;


export type SetVehicleIdentityMutation = { setVehicleIdentity: { inspection: { id: string, status: InspectionStatus, outcome: Outcome | null, plate: string | null, vehicleLabel: string | null, odometerKm: number | null, missing: Array<MissingItem>, checkedPoints: Array<string>, requiredPoints: Array<string>, pointsTotal: number, inspectorName: string | null, startedAt: string | null, completedAt: string | null, signedAt: string | null, validUntil: string | null, retestBefore: string | null, catalogueVersion: string, version: number, abandonReason: string | null, identity: { plate: string | null, vin: string | null, make: string | null, model: string | null, firstRegistration: string | null, euCategory: EuCategory | null, energy: Energy | null, usage: VehicleUsage | null, odometerKm: number | null, initialInspectionDate: string | null, initialInspectionNature: InspectionNature | null, periodicValidUntil: string | null, entries: Array<{ field: IdentityField, source: IdentitySource, author: string | null }> }, defects: Array<{ id: string, code: string, level: DefectLevel, component: string | null, label: string, location: DefectLocation | null, locationLabel: string | null, comment: string | null, toVerify: boolean, photos: Array<{ id: string }> }> } } };

export type SetVehicleSoldMutationVariables = Exact<{
  input: SetVehicleSoldInput;
}>;


export type SetVehicleSoldMutation = { setVehicleSold: { vehicle: { id: string, soldAt: string | null } } };

export type SetWebhookEndpointEnabledMutationVariables = Exact<{
  input: SetWebhookEndpointEnabledInput;
}>;


export type SetWebhookEndpointEnabledMutation = { setWebhookEndpointEnabled: { endpoint: { id: string, url: string, eventTypes: Array<WebhookEventType>, failingSince: string | null, disabledAt: string | null, disabledBecause: WebhookDisabledReason | null, previousSecretSignsUntil: string | null, organisation: { id: string, displayName: string } | null } } };

export type SettleClosingMutationVariables = Exact<{
  input: SettleClosingInput;
}>;


export type SettleClosingMutation = { settleClosing: { closed: boolean, rows: Array<{ appointmentId: string, outcome: ClosingOutcome, message: string | null }>, centre: { id: string, slug: string, name: string, approvalNumber: string, street: string, postalCode: string, city: string, phone: string, position: { latitude: number, longitude: number } | null, openingHours: Array<{ weekday: number, opens: string, closes: string }>, closures: Array<{ date: string, reason: string }>, lanes: Array<{ id: string, name: string, categories: Array<VehicleCategory>, services: Array<ServiceKind> }> } } };

export type SettleDifferenceMutationVariables = Exact<{
  input: SettleDifferenceInput;
}>;


export type SettleDifferenceMutation = { settleDifference: { settlement: { id: string, number: string, settledAt: string, amount: { amountCents: number, currency: string } }, appointment: { id: string, amountDue: { amountCents: number, currency: string } | null } } };

export type SharePartsFragment = { id: string, state: ShareState, createdAt: string, expiresAt: string, lastOpenedAt: string | null, opened: number };

export type ShareReportMutationVariables = Exact<{
  input: ShareReportInput;
}>;


export type ShareReportMutation = { shareReport: { url: string, share: { id: string, state: ShareState, createdAt: string, expiresAt: string, lastOpenedAt: string | null, opened: number } } };

export type SignInspectionMutationVariables = Exact<{
  input: SignInspectionInput;
}>;


export type SignInspectionMutation = { signInspection: { inspection: { id: string, status: InspectionStatus, outcome: Outcome | null, plate: string | null, vehicleLabel: string | null, odometerKm: number | null, missing: Array<MissingItem>, checkedPoints: Array<string>, requiredPoints: Array<string>, pointsTotal: number, inspectorName: string | null, startedAt: string | null, completedAt: string | null, signedAt: string | null, validUntil: string | null, retestBefore: string | null, catalogueVersion: string, version: number, abandonReason: string | null, identity: { plate: string | null, vin: string | null, make: string | null, model: string | null, firstRegistration: string | null, euCategory: EuCategory | null, energy: Energy | null, usage: VehicleUsage | null, odometerKm: number | null, initialInspectionDate: string | null, initialInspectionNature: InspectionNature | null, periodicValidUntil: string | null, entries: Array<{ field: IdentityField, source: IdentitySource, author: string | null }> }, defects: Array<{ id: string, code: string, level: DefectLevel, component: string | null, label: string, location: DefectLocation | null, locationLabel: string | null, comment: string | null, toVerify: boolean, photos: Array<{ id: string }> }> } } };

export type StartCheckoutMutationVariables = Exact<{
  input: StartCheckoutInput;
}>;


export type StartCheckoutMutation = { startCheckout: { payment: { id: string, status: PaymentStatus, checkoutUrl: string | null } } };

export type StartGuestSessionMutationVariables = Exact<{
  input: StartGuestSessionInput;
}>;


export type StartGuestSessionMutation = { startGuestSession: { session: { logInId: string, accessToken: string, accessTokenExpiresIn: number, refreshToken: string, secondFactorNeeded: boolean, deviceToken: string | null, user: { id: string, email: string | null, displayName: string, roles: Array<Role>, networkRoles: Array<Role>, locale: string, isGuest: boolean, memberships: Array<{ centreId: string, role: CentreRole }> } } } };

export type StartInspectionMutationVariables = Exact<{
  input: StartInspectionInput;
}>;


export type StartInspectionMutation = { startInspection: { inspection: { id: string, status: InspectionStatus, outcome: Outcome | null, plate: string | null, vehicleLabel: string | null, odometerKm: number | null, missing: Array<MissingItem>, checkedPoints: Array<string>, requiredPoints: Array<string>, pointsTotal: number, inspectorName: string | null, startedAt: string | null, completedAt: string | null, signedAt: string | null, validUntil: string | null, retestBefore: string | null, catalogueVersion: string, version: number, abandonReason: string | null, identity: { plate: string | null, vin: string | null, make: string | null, model: string | null, firstRegistration: string | null, euCategory: EuCategory | null, energy: Energy | null, usage: VehicleUsage | null, odometerKm: number | null, initialInspectionDate: string | null, initialInspectionNature: InspectionNature | null, periodicValidUntil: string | null, entries: Array<{ field: IdentityField, source: IdentitySource, author: string | null }> }, defects: Array<{ id: string, code: string, level: DefectLevel, component: string | null, label: string, location: DefectLocation | null, locationLabel: string | null, comment: string | null, toVerify: boolean, photos: Array<{ id: string }> }> } } };

export type SuspendInspectionMutationVariables = Exact<{
  input: SuspendInspectionInput;
}>;


export type SuspendInspectionMutation = { suspendInspection: { inspection: { id: string, status: InspectionStatus, outcome: Outcome | null, plate: string | null, vehicleLabel: string | null, odometerKm: number | null, missing: Array<MissingItem>, checkedPoints: Array<string>, requiredPoints: Array<string>, pointsTotal: number, inspectorName: string | null, startedAt: string | null, completedAt: string | null, signedAt: string | null, validUntil: string | null, retestBefore: string | null, catalogueVersion: string, version: number, abandonReason: string | null, identity: { plate: string | null, vin: string | null, make: string | null, model: string | null, firstRegistration: string | null, euCategory: EuCategory | null, energy: Energy | null, usage: VehicleUsage | null, odometerKm: number | null, initialInspectionDate: string | null, initialInspectionNature: InspectionNature | null, periodicValidUntil: string | null, entries: Array<{ field: IdentityField, source: IdentitySource, author: string | null }> }, defects: Array<{ id: string, code: string, level: DefectLevel, component: string | null, label: string, location: DefectLocation | null, locationLabel: string | null, comment: string | null, toVerify: boolean, photos: Array<{ id: string }> }> } } };

export type TakeHandoverMutationVariables = Exact<{
  input: HandoverInput;
}>;


export type TakeHandoverMutation = { takeHandover: { handover: { id: string, status: HandoverStatus, askedAt: string, waitedSeconds: number, summary: string, phone: string | null, agentName: string | null, mine: boolean } } };

export type TelegramBotQueryVariables = Exact<{ [key: string]: never; }>;


export type TelegramBotQuery = { telegramBot: string | null };

export type TillDayQueryVariables = Exact<{
  centreId: string;
  first: number;
  after?: string | null | undefined;
}>;


export type TillDayQuery = { centreInvoices: { edges: Array<{ node: { id: string, kind: InvoiceKind, number: string, means: InvoiceMeans, issuedAt: string, waitsFor: InvoiceWait | null, downloadUrl: string | null, receiptUrl: string | null, total: { amountCents: number, currency: string } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type UpdateCentreMutationVariables = Exact<{
  input: UpdateCentreInput;
}>;


export type UpdateCentreMutation = { updateCentre: { centre: { id: string, slug: string, name: string, approvalNumber: string, street: string, postalCode: string, city: string, phone: string, position: { latitude: number, longitude: number } | null, openingHours: Array<{ weekday: number, opens: string, closes: string }>, closures: Array<{ date: string, reason: string }>, lanes: Array<{ id: string, name: string, categories: Array<VehicleCategory>, services: Array<ServiceKind> }> } } };

export type UpdateInspectorMutationVariables = Exact<{
  input: UpdateInspectorInput;
}>;


export type UpdateInspectorMutation = { updateInspector: { inspector: { id: string, userId: string, name: string, approvalNumber: string, categoryLNumber: string | null, approvedOn: string, present: boolean | null, busy: boolean, periodicThisYear: number, periodicOwed: number, trainings: Array<{ id: string, qualification: Qualification, trainedOn: string, validUntil: string, certificate: string, withdrawnAt: string | null, withdrawnReason: string | null }>, qualifications: Array<{ qualification: Qualification, validUntil: string, valid: boolean, hoursAYear: number }> } } };

export type UpdateLaneMutationVariables = Exact<{
  input: UpdateLaneInput;
}>;


export type UpdateLaneMutation = { updateLane: { centre: { id: string, slug: string, name: string, approvalNumber: string, street: string, postalCode: string, city: string, phone: string, position: { latitude: number, longitude: number } | null, openingHours: Array<{ weekday: number, opens: string, closes: string }>, closures: Array<{ date: string, reason: string }>, lanes: Array<{ id: string, name: string, categories: Array<VehicleCategory>, services: Array<ServiceKind> }> } } };

export type UpdateWebhookEndpointMutationVariables = Exact<{
  input: UpdateWebhookEndpointInput;
}>;


export type UpdateWebhookEndpointMutation = { updateWebhookEndpoint: { endpoint: { id: string, url: string, eventTypes: Array<WebhookEventType>, failingSince: string | null, disabledAt: string | null, disabledBecause: WebhookDisabledReason | null, previousSecretSignsUntil: string | null, organisation: { id: string, displayName: string } | null } } };

export type WebhookDeliveriesQueryVariables = Exact<{
  endpointId: string;
  state?: WebhookDeliveryState | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type WebhookDeliveriesQuery = { webhookDeliveries: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, eventType: WebhookEventType | null, state: WebhookDeliveryState | null, attempts: number, createdAt: string, nextAttemptAt: string | null, lastAttemptAt: string | null, lastStatus: number | null, lastFailure: WebhookFailure | null } }> } };

export type WebhookDeliveryRowFragment = { id: string, eventType: WebhookEventType | null, state: WebhookDeliveryState | null, attempts: number, createdAt: string, nextAttemptAt: string | null, lastAttemptAt: string | null, lastStatus: number | null, lastFailure: WebhookFailure | null };

export type WebhookEndpointsQueryVariables = Exact<{
  first: number;
}>;


export type WebhookEndpointsQuery = { webhookEndpoints: { edges: Array<{ node: { id: string, url: string, eventTypes: Array<WebhookEventType>, failingSince: string | null, disabledAt: string | null, disabledBecause: WebhookDisabledReason | null, previousSecretSignsUntil: string | null, organisation: { id: string, displayName: string } | null } }> } };

export type WebhookEndpointRowFragment = { id: string, url: string, eventTypes: Array<WebhookEventType>, failingSince: string | null, disabledAt: string | null, disabledBecause: WebhookDisabledReason | null, previousSecretSignsUntil: string | null, organisation: { id: string, displayName: string } | null };

export type WithdrawDefectPhotoMutationVariables = Exact<{
  input: WithdrawDefectPhotoInput;
}>;


export type WithdrawDefectPhotoMutation = { withdrawDefectPhoto: { inspection: { id: string, status: InspectionStatus, outcome: Outcome | null, plate: string | null, vehicleLabel: string | null, odometerKm: number | null, missing: Array<MissingItem>, checkedPoints: Array<string>, requiredPoints: Array<string>, pointsTotal: number, inspectorName: string | null, startedAt: string | null, completedAt: string | null, signedAt: string | null, validUntil: string | null, retestBefore: string | null, catalogueVersion: string, version: number, abandonReason: string | null, identity: { plate: string | null, vin: string | null, make: string | null, model: string | null, firstRegistration: string | null, euCategory: EuCategory | null, energy: Energy | null, usage: VehicleUsage | null, odometerKm: number | null, initialInspectionDate: string | null, initialInspectionNature: InspectionNature | null, periodicValidUntil: string | null, entries: Array<{ field: IdentityField, source: IdentitySource, author: string | null }> }, defects: Array<{ id: string, code: string, level: DefectLevel, component: string | null, label: string, location: DefectLocation | null, locationLabel: string | null, comment: string | null, toVerify: boolean, photos: Array<{ id: string }> }> } } };

export type WithdrawPictureMutationVariables = Exact<{
  documentId: string;
}>;


export type WithdrawPictureMutation = { confirmRegistration: { registration: { id: string, pictureMayStay: boolean, pictureAgreedAt: string | null } } };

export type WithdrawPricesMutationVariables = Exact<{
  input: WithdrawPricesInput;
}>;


export type WithdrawPricesMutation = { withdrawPrices: { prices: Array<{ centreId: string | null, service: ServiceKind, vehicleCategory: VehicleCategory, energy: Energy, validFrom: string, withdrawn: boolean, setByName: string | null, price: { amountCents: number, currency: string } }> } };

export type WithdrawPromotionMutationVariables = Exact<{
  input: WithdrawPromotionInput;
}>;


export type WithdrawPromotionMutation = { withdrawPromotion: { promotion: { id: string, code: string, label: string, centreId: string | null, service: ServiceKind | null, percent: number | null, amountCents: number | null, validFrom: string, validUntil: string, mostUses: number | null, onceACustomer: boolean, uses: number, withdrawnAt: string | null, setByName: string } } };

export type WithdrawTrainingMutationVariables = Exact<{
  input: WithdrawTrainingInput;
}>;


export type WithdrawTrainingMutation = { withdrawTraining: { inspector: { id: string, userId: string, name: string, approvalNumber: string, categoryLNumber: string | null, approvedOn: string, present: boolean | null, busy: boolean, periodicThisYear: number, periodicOwed: number, trainings: Array<{ id: string, qualification: Qualification, trainedOn: string, validUntil: string, certificate: string, withdrawnAt: string | null, withdrawnReason: string | null }>, qualifications: Array<{ qualification: Qualification, validUntil: string, valid: boolean, hoursAYear: number }> } } };

export type WorkflowPartsFragment = { id: string, workflow: { registerKept: boolean, maySuspend: boolean, hindrance: { code: string, message: string } | null, inspector: { id: string, name: string, approvalNumber: string } | null, assignedTo: { id: string, name: string } | null, candidates: Array<{ id: string, name: string, busy: boolean }>, stages: Array<{ status: InspectionStatus, reason: string | null }>, spent: Array<{ status: InspectionStatus, seconds: number }> } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const AccountInvoiceFragmentDoc = new TypedDocumentString(`
    fragment AccountInvoice on Invoice {
  id
  kind
  number
  issuedAt
  downloadUrl
  total {
    amountCents
    currency
  }
  lines {
    chargeId
    credited
    label
    plate
    costCentre
    gross {
      amountCents
      currency
    }
  }
  standing {
    state
    dueOn
    remindedAt
    left {
      amountCents
      currency
    }
    settlements {
      id
      kind
      receivedOn
      reference
      recordedByName
      amount {
        amountCents
        currency
      }
    }
  }
}
    `, {"fragmentName":"AccountInvoice"}) as unknown as TypedDocumentString<AccountInvoiceFragment, unknown>;
export const AccountPartsFragmentDoc = new TypedDocumentString(`
    fragment AccountParts on Account {
  id
  organisationId
  centreId
  centreIds
  legalName
  address
  siren
  vatNumber
  payDays
  closedAt
  setAt
  setByName
  limit {
    amountCents
    currency
  }
  owed {
    amountCents
    currency
  }
  charges {
    id
    costCentre
    chargedAt
    amount {
      amountCents
      currency
    }
    appointment {
      id
      reference
      plate
    }
  }
  invoices {
    ...AccountInvoice
  }
}
    fragment AccountInvoice on Invoice {
  id
  kind
  number
  issuedAt
  downloadUrl
  total {
    amountCents
    currency
  }
  lines {
    chargeId
    credited
    label
    plate
    costCentre
    gross {
      amountCents
      currency
    }
  }
  standing {
    state
    dueOn
    remindedAt
    left {
      amountCents
      currency
    }
    settlements {
      id
      kind
      receivedOn
      reference
      recordedByName
      amount {
        amountCents
        currency
      }
    }
  }
}`, {"fragmentName":"AccountParts"}) as unknown as TypedDocumentString<AccountPartsFragment, unknown>;
export const WeekDayFragmentDoc = new TypedDocumentString(`
    fragment WeekDay on CentreDay {
  date
  closed
  reason
  hours {
    opens
    closes
  }
}
    `, {"fragmentName":"WeekDay"}) as unknown as TypedDocumentString<WeekDayFragment, unknown>;
export const ApiKeyRowFragmentDoc = new TypedDocumentString(`
    fragment ApiKeyRow on ApiKey {
  id
  name
  prefix
  scopes
  requestsPerMinute
  expiresAt
  lastUsedOn
  revokedAt
  integrator {
    id
    displayName
  }
}
    `, {"fragmentName":"ApiKeyRow"}) as unknown as TypedDocumentString<ApiKeyRowFragment, unknown>;
export const CodePartsFragmentDoc = new TypedDocumentString(`
    fragment CodeParts on Appointment {
  id
  amountDue {
    amountCents
    currency
  }
  discount {
    code
    amount {
      amountCents
      currency
    }
  }
}
    `, {"fragmentName":"CodeParts"}) as unknown as TypedDocumentString<CodePartsFragment, unknown>;
export const AppointmentPartsFragmentDoc = new TypedDocumentString(`
    fragment AppointmentParts on Appointment {
  id
  reference
  status
  service
  vehicleCategory
  energy
  plate
  startsAt
  endsAt
  holdExpiresAt
  price {
    amountCents
    currency
  }
  priceChange {
    oldPrice {
      amountCents
      currency
    }
    newPrice {
      amountCents
      currency
    }
    agreed
  }
  cancellation {
    possible
    freeUntil
    givenBack {
      amountCents
      currency
    }
    kept {
      amountCents
      currency
    }
  }
  centre {
    id
    slug
    name
    street
    postalCode
    city
    phone
  }
  amountDue {
    amountCents
    currency
  }
  discount {
    code
    amount {
      amountCents
      currency
    }
  }
  payment {
    id
    status
    method
    checkoutUrl
    invoiceNumber
    paidAt
    refundedAt
    refundRequestedAt
    amount {
      amountCents
      currency
    }
  }
}
    `, {"fragmentName":"AppointmentParts"}) as unknown as TypedDocumentString<AppointmentPartsFragment, unknown>;
export const BoardRowFragmentDoc = new TypedDocumentString(`
    fragment BoardRow on Appointment {
  id
  reference
  status
  service
  vehicleCategory
  energy
  plate
  startsAt
  endsAt
  holdExpiresAt
  price {
    amountCents
    currency
  }
  amountDue {
    amountCents
    currency
  }
  priceChange {
    oldPrice {
      amountCents
      currency
    }
    newPrice {
      amountCents
      currency
    }
    bookedEnergy
    bookedCategory
    agreed
  }
  lane {
    id
    name
  }
  notes {
    id
    words
  }
  caller {
    name
    phone
  }
  customer {
    id
    displayName
    phone
  }
  payment {
    id
    status
    method
    invoiceNumber
    paidAt
    amount {
      amountCents
      currency
    }
  }
  inspection {
    id
    plate
    status
    outcome
    signedAt
    inspectorName
    workflow {
      assignedTo {
        id
        name
      }
    }
  }
}
    `, {"fragmentName":"BoardRow"}) as unknown as TypedDocumentString<BoardRowFragment, unknown>;
export const CentrePartsFragmentDoc = new TypedDocumentString(`
    fragment CentreParts on Centre {
  id
  slug
  name
  approvalNumber
  street
  postalCode
  city
  phone
  position {
    latitude
    longitude
  }
  openingHours {
    weekday
    opens
    closes
  }
  closures {
    date
    reason
  }
  lanes {
    id
    name
    categories
    services
  }
}
    `, {"fragmentName":"CentreParts"}) as unknown as TypedDocumentString<CentrePartsFragment, unknown>;
export const CentreTermsFragmentDoc = new TypedDocumentString(`
    fragment CentreTerms on Centre {
  id
  cancellationTerms {
    freeHours
    late
    givesBackDouble
    fee {
      amountCents
      currency
    }
  }
  laneTimes {
    service
    category
    minutes
    buffer
  }
}
    `, {"fragmentName":"CentreTerms"}) as unknown as TypedDocumentString<CentreTermsFragment, unknown>;
export const AppointmentCountsPartsFragmentDoc = new TypedDocumentString(`
    fragment AppointmentCountsParts on AppointmentCounts {
  booked
  bookedAtDesk
  bookedTogether
  kept
  missed
  open
  cancelledByCustomer
  cancelledByCentre
  cancelledByUnknown
  soldMinutes
  openMinutes
}
    `, {"fragmentName":"AppointmentCountsParts"}) as unknown as TypedDocumentString<AppointmentCountsPartsFragment, unknown>;
export const QuartilesPartsFragmentDoc = new TypedDocumentString(`
    fragment QuartilesParts on Quartiles {
  lowerMinutes
  medianMinutes
  upperMinutes
}
    `, {"fragmentName":"QuartilesParts"}) as unknown as TypedDocumentString<QuartilesPartsFragment, unknown>;
export const RevenuePartsFragmentDoc = new TypedDocumentString(`
    fragment RevenueParts on Revenue {
  invoices
  creditNotes
  net {
    amountCents
    currency
  }
  vat {
    amountCents
    currency
  }
  gross {
    amountCents
    currency
  }
  takenBack {
    amountCents
    currency
  }
}
    `, {"fragmentName":"RevenueParts"}) as unknown as TypedDocumentString<RevenuePartsFragment, unknown>;
export const ResultCountsPartsFragmentDoc = new TypedDocumentString(`
    fragment ResultCountsParts on ResultCounts {
  favourable
  unfavourableMajor
  unfavourableCritical
}
    `, {"fragmentName":"ResultCountsParts"}) as unknown as TypedDocumentString<ResultCountsPartsFragment, unknown>;
export const InspectorFailuresPartsFragmentDoc = new TypedDocumentString(`
    fragment InspectorFailuresParts on InspectorFailures {
  name
  failures {
    inspections
    failed
  }
  medianMinutes
}
    `, {"fragmentName":"InspectorFailuresParts"}) as unknown as TypedDocumentString<InspectorFailuresPartsFragment, unknown>;
export const FoundAppointmentFragmentDoc = new TypedDocumentString(`
    fragment FoundAppointment on Appointment {
  id
  reference
  status
  service
  vehicleCategory
  energy
  plate
  startsAt
  customer {
    id
    displayName
    phone
    email
  }
}
    `, {"fragmentName":"FoundAppointment"}) as unknown as TypedDocumentString<FoundAppointmentFragment, unknown>;
export const FormalitiesPartsFragmentDoc = new TypedDocumentString(`
    fragment FormalitiesParts on Inspection {
  id
  status
  remarks
  formalities {
    otcByHand
    recall {
      answer
      code
      wording
      source
    }
    ownerContactAskedAt
    handOverFrom
    handedOverAt
    transmission {
      attempts
      receipt
    }
  }
}
    `, {"fragmentName":"FormalitiesParts"}) as unknown as TypedDocumentString<FormalitiesPartsFragment, unknown>;
export const HandoverRowFragmentDoc = new TypedDocumentString(`
    fragment HandoverRow on Handover {
  id
  status
  askedAt
  waitedSeconds
  summary
  phone
  agentName
  mine
}
    `, {"fragmentName":"HandoverRow"}) as unknown as TypedDocumentString<HandoverRowFragment, unknown>;
export const InspectionPartsFragmentDoc = new TypedDocumentString(`
    fragment InspectionParts on Inspection {
  id
  status
  outcome
  plate
  vehicleLabel
  odometerKm
  identity {
    plate
    vin
    make
    model
    firstRegistration
    euCategory
    energy
    usage
    odometerKm
    initialInspectionDate
    initialInspectionNature
    periodicValidUntil
    entries {
      field
      source
      author
    }
  }
  missing
  checkedPoints
  requiredPoints
  pointsTotal
  inspectorName
  startedAt
  completedAt
  signedAt
  validUntil
  retestBefore
  catalogueVersion
  version
  abandonReason
  defects {
    id
    code
    level
    component
    label
    location
    locationLabel
    comment
    toVerify
    photos {
      id
    }
  }
}
    `, {"fragmentName":"InspectionParts"}) as unknown as TypedDocumentString<InspectionPartsFragment, unknown>;
export const InspectorPartsFragmentDoc = new TypedDocumentString(`
    fragment InspectorParts on Inspector {
  id
  userId
  name
  approvalNumber
  categoryLNumber
  approvedOn
  present
  busy
  periodicThisYear
  periodicOwed
  trainings {
    id
    qualification
    trainedOn
    validUntil
    certificate
    withdrawnAt
    withdrawnReason
  }
  qualifications {
    qualification
    validUntil
    valid
    hoursAYear
  }
}
    `, {"fragmentName":"InspectorParts"}) as unknown as TypedDocumentString<InspectorPartsFragment, unknown>;
export const InstrumentPartsFragmentDoc = new TypedDocumentString(`
    fragment InstrumentParts on Instrument {
  id
  kind
  name
  serialNumber
  address
  calibratedEvery
  calibratedUntil
  usable
}
    `, {"fragmentName":"InstrumentParts"}) as unknown as TypedDocumentString<InstrumentPartsFragment, unknown>;
export const LinkedPartsFragmentDoc = new TypedDocumentString(`
    fragment LinkedParts on LinkedAppointment {
  reference
  status
  startsAt
  service
  vehicleCategory
  energy
  centre {
    id
    name
    street
    postalCode
    city
    phone
  }
  cancellation {
    possible
    givenBack {
      amountCents
      currency
    }
    kept {
      amountCents
      currency
    }
  }
}
    `, {"fragmentName":"LinkedParts"}) as unknown as TypedDocumentString<LinkedPartsFragment, unknown>;
export const LogInPartsFragmentDoc = new TypedDocumentString(`
    fragment LogInParts on LogIn {
  id
  device
  createdAt
  lastUsedAt
}
    `, {"fragmentName":"LogInParts"}) as unknown as TypedDocumentString<LogInPartsFragment, unknown>;
export const MeasuringPartsFragmentDoc = new TypedDocumentString(`
    fragment MeasuringParts on Inspection {
  id
  measuring {
    open
    forms {
      kind
      label
      instrument
      calibrated
      fields {
        quantity
        label
        unit
        flag
        places
        need
      }
      limits {
        rule
        quantity
        quantityLabel
        bound
        limit
        unit
        reference
        level
        source
        grade
      }
    }
    instruments {
      id
      kind
      name
      serialNumber
      address
      usable
    }
    measurements {
      id
      kind
      source
      instrument
      withoutInstrument
      measuredAt
      values {
        quantity
        label
        place
        value
        unit
        flag
        computed
      }
      proposals {
        code
        level
        label
        place
        quantity
        value
        bound
        limit
        unit
        source
        grade
        toVerify
        recorded
        declinedReason
        declinedBy
      }
    }
    orders {
      id
      kind
      instrumentId
      state
      percent
      failure
    }
  }
}
    `, {"fragmentName":"MeasuringParts"}) as unknown as TypedDocumentString<MeasuringPartsFragment, unknown>;
export const MessagePartsFragmentDoc = new TypedDocumentString(`
    fragment MessageParts on Message {
  id
  seq
  author
  text
  buttons {
    id
    label
    kind
    style
    url
    upload
    consent
  }
  attachments {
    kind
    title
    url
  }
  clientMessageId
  createdAt
}
    `, {"fragmentName":"MessageParts"}) as unknown as TypedDocumentString<MessagePartsFragment, unknown>;
export const WaitPartsFragmentDoc = new TypedDocumentString(`
    fragment WaitParts on Wait {
  id
  status
  service
  from
  to
  earliest
  latest
  centre {
    id
    slug
    name
  }
  offer {
    appointmentId
    offeredUntil
    slot {
      startsAt
      price {
        amountCents
        currency
      }
    }
  }
}
    `, {"fragmentName":"WaitParts"}) as unknown as TypedDocumentString<WaitPartsFragment, unknown>;
export const ListedPricePartsFragmentDoc = new TypedDocumentString(`
    fragment ListedPriceParts on ListedPrice {
  centreId
  service
  vehicleCategory
  energy
  validFrom
  withdrawn
  setByName
  price {
    amountCents
    currency
  }
}
    `, {"fragmentName":"ListedPriceParts"}) as unknown as TypedDocumentString<ListedPricePartsFragment, unknown>;
export const PromotionPartsFragmentDoc = new TypedDocumentString(`
    fragment PromotionParts on Promotion {
  id
  code
  label
  centreId
  service
  percent
  amountCents
  validFrom
  validUntil
  mostUses
  onceACustomer
  uses
  withdrawnAt
  setByName
}
    `, {"fragmentName":"PromotionParts"}) as unknown as TypedDocumentString<PromotionPartsFragment, unknown>;
export const SellerPartsFragmentDoc = new TypedDocumentString(`
    fragment SellerParts on Seller {
  legalName
  legalForm
  capitalCents
  siren
  register
  vatNumber
  address
  iban
  centreId
  setAt
  setByName
}
    `, {"fragmentName":"SellerParts"}) as unknown as TypedDocumentString<SellerPartsFragment, unknown>;
export const SessionPartsFragmentDoc = new TypedDocumentString(`
    fragment SessionParts on Session {
  logInId
  accessToken
  accessTokenExpiresIn
  refreshToken
  secondFactorNeeded
  deviceToken
  user {
    id
    email
    displayName
    roles
    networkRoles
    memberships {
      centreId
      role
    }
    locale
    isGuest
  }
}
    `, {"fragmentName":"SessionParts"}) as unknown as TypedDocumentString<SessionPartsFragment, unknown>;
export const SharePartsFragmentDoc = new TypedDocumentString(`
    fragment ShareParts on PaperShare {
  id
  state
  createdAt
  expiresAt
  lastOpenedAt
  opened
}
    `, {"fragmentName":"ShareParts"}) as unknown as TypedDocumentString<SharePartsFragment, unknown>;
export const WebhookDeliveryRowFragmentDoc = new TypedDocumentString(`
    fragment WebhookDeliveryRow on WebhookDelivery {
  id
  eventType
  state
  attempts
  createdAt
  nextAttemptAt
  lastAttemptAt
  lastStatus
  lastFailure
}
    `, {"fragmentName":"WebhookDeliveryRow"}) as unknown as TypedDocumentString<WebhookDeliveryRowFragment, unknown>;
export const WebhookEndpointRowFragmentDoc = new TypedDocumentString(`
    fragment WebhookEndpointRow on WebhookEndpoint {
  id
  url
  eventTypes
  failingSince
  disabledAt
  disabledBecause
  previousSecretSignsUntil
  organisation {
    id
    displayName
  }
}
    `, {"fragmentName":"WebhookEndpointRow"}) as unknown as TypedDocumentString<WebhookEndpointRowFragment, unknown>;
export const WorkflowPartsFragmentDoc = new TypedDocumentString(`
    fragment WorkflowParts on Inspection {
  id
  workflow {
    registerKept
    maySuspend
    hindrance {
      code
      message
    }
    inspector {
      id
      name
      approvalNumber
    }
    assignedTo {
      id
      name
    }
    candidates {
      id
      name
      busy
    }
    stages {
      status
      reason
    }
    spent {
      status
      seconds
    }
  }
}
    `, {"fragmentName":"WorkflowParts"}) as unknown as TypedDocumentString<WorkflowPartsFragment, unknown>;
export const AbandonInspectionDocument = new TypedDocumentString(`
    mutation AbandonInspection($input: AbandonInspectionInput!) {
  abandonInspection(input: $input) {
    inspection {
      ...InspectionParts
    }
  }
}
    fragment InspectionParts on Inspection {
  id
  status
  outcome
  plate
  vehicleLabel
  odometerKm
  identity {
    plate
    vin
    make
    model
    firstRegistration
    euCategory
    energy
    usage
    odometerKm
    initialInspectionDate
    initialInspectionNature
    periodicValidUntil
    entries {
      field
      source
      author
    }
  }
  missing
  checkedPoints
  requiredPoints
  pointsTotal
  inspectorName
  startedAt
  completedAt
  signedAt
  validUntil
  retestBefore
  catalogueVersion
  version
  abandonReason
  defects {
    id
    code
    level
    component
    label
    location
    locationLabel
    comment
    toVerify
    photos {
      id
    }
  }
}`) as unknown as TypedDocumentString<AbandonInspectionMutation, AbandonInspectionMutationVariables>;
export const AcceptNewPriceDocument = new TypedDocumentString(`
    mutation AcceptNewPrice($input: AcceptNewPriceInput!) {
  acceptNewPrice(input: $input) {
    appointment {
      id
      price {
        amountCents
        currency
      }
      priceChange {
        agreed
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AcceptNewPriceMutation, AcceptNewPriceMutationVariables>;
export const AcceptOfferDocument = new TypedDocumentString(`
    mutation AcceptOffer($input: OfferInput!) {
  acceptOffer(input: $input) {
    appointment {
      ...AppointmentParts
    }
  }
}
    fragment AppointmentParts on Appointment {
  id
  reference
  status
  service
  vehicleCategory
  energy
  plate
  startsAt
  endsAt
  holdExpiresAt
  price {
    amountCents
    currency
  }
  priceChange {
    oldPrice {
      amountCents
      currency
    }
    newPrice {
      amountCents
      currency
    }
    agreed
  }
  cancellation {
    possible
    freeUntil
    givenBack {
      amountCents
      currency
    }
    kept {
      amountCents
      currency
    }
  }
  centre {
    id
    slug
    name
    street
    postalCode
    city
    phone
  }
  amountDue {
    amountCents
    currency
  }
  discount {
    code
    amount {
      amountCents
      currency
    }
  }
  payment {
    id
    status
    method
    checkoutUrl
    invoiceNumber
    paidAt
    refundedAt
    refundRequestedAt
    amount {
      amountCents
      currency
    }
  }
}`) as unknown as TypedDocumentString<AcceptOfferMutation, AcceptOfferMutationVariables>;
export const AcceptProposalDocument = new TypedDocumentString(`
    mutation AcceptProposal($input: AcceptProposalInput!) {
  acceptProposal(input: $input) {
    inspection {
      ...InspectionParts
      ...MeasuringParts
    }
  }
}
    fragment InspectionParts on Inspection {
  id
  status
  outcome
  plate
  vehicleLabel
  odometerKm
  identity {
    plate
    vin
    make
    model
    firstRegistration
    euCategory
    energy
    usage
    odometerKm
    initialInspectionDate
    initialInspectionNature
    periodicValidUntil
    entries {
      field
      source
      author
    }
  }
  missing
  checkedPoints
  requiredPoints
  pointsTotal
  inspectorName
  startedAt
  completedAt
  signedAt
  validUntil
  retestBefore
  catalogueVersion
  version
  abandonReason
  defects {
    id
    code
    level
    component
    label
    location
    locationLabel
    comment
    toVerify
    photos {
      id
    }
  }
}
fragment MeasuringParts on Inspection {
  id
  measuring {
    open
    forms {
      kind
      label
      instrument
      calibrated
      fields {
        quantity
        label
        unit
        flag
        places
        need
      }
      limits {
        rule
        quantity
        quantityLabel
        bound
        limit
        unit
        reference
        level
        source
        grade
      }
    }
    instruments {
      id
      kind
      name
      serialNumber
      address
      usable
    }
    measurements {
      id
      kind
      source
      instrument
      withoutInstrument
      measuredAt
      values {
        quantity
        label
        place
        value
        unit
        flag
        computed
      }
      proposals {
        code
        level
        label
        place
        quantity
        value
        bound
        limit
        unit
        source
        grade
        toVerify
        recorded
        declinedReason
        declinedBy
      }
    }
    orders {
      id
      kind
      instrumentId
      state
      percent
      failure
    }
  }
}`) as unknown as TypedDocumentString<AcceptProposalMutation, AcceptProposalMutationVariables>;
export const AccountingEntriesDocument = new TypedDocumentString(`
    query AccountingEntries($centreId: UUID!, $from: NaiveDate!, $until: NaiveDate!) {
  accountingEntries(centreId: $centreId, from: $from, until: $until) {
    fileName
    text
  }
}
    `) as unknown as TypedDocumentString<AccountingEntriesQuery, AccountingEntriesQueryVariables>;
export const AccountsDocument = new TypedDocumentString(`
    query Accounts($search: String, $first: Int!) {
  users(search: $search, first: $first) {
    edges {
      node {
        id
        displayName
        email
        networkRoles
        disabled
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AccountsQuery, AccountsQueryVariables>;
export const AccountsOfCentresDocument = new TypedDocumentString(`
    query AccountsOfCentres($first: Int!, $after: String) {
  accounts(first: $first, after: $after) {
    edges {
      node {
        ...AccountParts
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment AccountParts on Account {
  id
  organisationId
  centreId
  centreIds
  legalName
  address
  siren
  vatNumber
  payDays
  closedAt
  setAt
  setByName
  limit {
    amountCents
    currency
  }
  owed {
    amountCents
    currency
  }
  charges {
    id
    costCentre
    chargedAt
    amount {
      amountCents
      currency
    }
    appointment {
      id
      reference
      plate
    }
  }
  invoices {
    ...AccountInvoice
  }
}
fragment AccountInvoice on Invoice {
  id
  kind
  number
  issuedAt
  downloadUrl
  total {
    amountCents
    currency
  }
  lines {
    chargeId
    credited
    label
    plate
    costCentre
    gross {
      amountCents
      currency
    }
  }
  standing {
    state
    dueOn
    remindedAt
    left {
      amountCents
      currency
    }
    settlements {
      id
      kind
      receivedOn
      reference
      recordedByName
      amount {
        amountCents
        currency
      }
    }
  }
}`) as unknown as TypedDocumentString<AccountsOfCentresQuery, AccountsOfCentresQueryVariables>;
export const AddClosureDocument = new TypedDocumentString(`
    mutation AddClosure($input: AddClosureInput!) {
  addClosure(input: $input) {
    centre {
      ...CentreParts
    }
  }
}
    fragment CentreParts on Centre {
  id
  slug
  name
  approvalNumber
  street
  postalCode
  city
  phone
  position {
    latitude
    longitude
  }
  openingHours {
    weekday
    opens
    closes
  }
  closures {
    date
    reason
  }
  lanes {
    id
    name
    categories
    services
  }
}`) as unknown as TypedDocumentString<AddClosureMutation, AddClosureMutationVariables>;
export const AddDefectPhotoDocument = new TypedDocumentString(`
    mutation AddDefectPhoto($input: AddDefectPhotoInput!) {
  addDefectPhoto(input: $input) {
    inspection {
      ...InspectionParts
    }
  }
}
    fragment InspectionParts on Inspection {
  id
  status
  outcome
  plate
  vehicleLabel
  odometerKm
  identity {
    plate
    vin
    make
    model
    firstRegistration
    euCategory
    energy
    usage
    odometerKm
    initialInspectionDate
    initialInspectionNature
    periodicValidUntil
    entries {
      field
      source
      author
    }
  }
  missing
  checkedPoints
  requiredPoints
  pointsTotal
  inspectorName
  startedAt
  completedAt
  signedAt
  validUntil
  retestBefore
  catalogueVersion
  version
  abandonReason
  defects {
    id
    code
    level
    component
    label
    location
    locationLabel
    comment
    toVerify
    photos {
      id
    }
  }
}`) as unknown as TypedDocumentString<AddDefectPhotoMutation, AddDefectPhotoMutationVariables>;
export const AddLaneDocument = new TypedDocumentString(`
    mutation AddLane($input: AddLaneInput!) {
  addLane(input: $input) {
    centre {
      ...CentreParts
    }
  }
}
    fragment CentreParts on Centre {
  id
  slug
  name
  approvalNumber
  street
  postalCode
  city
  phone
  position {
    latitude
    longitude
  }
  openingHours {
    weekday
    opens
    closes
  }
  closures {
    date
    reason
  }
  lanes {
    id
    name
    categories
    services
  }
}`) as unknown as TypedDocumentString<AddLaneMutation, AddLaneMutationVariables>;
export const AddNoteDocument = new TypedDocumentString(`
    mutation AddNote($input: AddNoteInput!) {
  addNote(input: $input) {
    appointment {
      id
      notes {
        id
        words
        authorName
        createdAt
        author {
          id
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AddNoteMutation, AddNoteMutationVariables>;
export const AgendaDocument = new TypedDocumentString(`
    query Agenda($centreId: UUID!, $d1: NaiveDate!, $d2: NaiveDate!, $d3: NaiveDate!, $d4: NaiveDate!, $d5: NaiveDate!, $d6: NaiveDate!, $d7: NaiveDate!) {
  centre(id: $centreId) {
    id
    d1: day(date: $d1) {
      ...WeekDay
    }
    d2: day(date: $d2) {
      ...WeekDay
    }
    d3: day(date: $d3) {
      ...WeekDay
    }
    d4: day(date: $d4) {
      ...WeekDay
    }
    d5: day(date: $d5) {
      ...WeekDay
    }
    d6: day(date: $d6) {
      ...WeekDay
    }
    d7: day(date: $d7) {
      ...WeekDay
    }
  }
  agenda(centreId: $centreId, from: $d1, to: $d7) {
    id
    reference
    status
    service
    plate
    startsAt
    endsAt
    lane {
      id
      name
    }
    customer {
      id
      displayName
    }
  }
}
    fragment WeekDay on CentreDay {
  date
  closed
  reason
  hours {
    opens
    closes
  }
}`) as unknown as TypedDocumentString<AgendaQuery, AgendaQueryVariables>;
export const AnswerHandoverDocument = new TypedDocumentString(`
    mutation AnswerHandover($input: AnswerHandoverInput!) {
  answerHandover(input: $input) {
    handover {
      ...HandoverRow
    }
  }
}
    fragment HandoverRow on Handover {
  id
  status
  askedAt
  waitedSeconds
  summary
  phone
  agentName
  mine
}`) as unknown as TypedDocumentString<AnswerHandoverMutation, AnswerHandoverMutationVariables>;
export const ApiKeysDocument = new TypedDocumentString(`
    query ApiKeys($first: Int!) {
  apiKeys(first: $first) {
    edges {
      node {
        ...ApiKeyRow
      }
    }
  }
}
    fragment ApiKeyRow on ApiKey {
  id
  name
  prefix
  scopes
  requestsPerMinute
  expiresAt
  lastUsedOn
  revokedAt
  integrator {
    id
    displayName
  }
}`) as unknown as TypedDocumentString<ApiKeysQuery, ApiKeysQueryVariables>;
export const ApplyCodeDocument = new TypedDocumentString(`
    mutation ApplyCode($input: ApplyCodeInput!) {
  applyCode(input: $input) {
    appointment {
      ...CodeParts
    }
  }
}
    fragment CodeParts on Appointment {
  id
  amountDue {
    amountCents
    currency
  }
  discount {
    code
    amount {
      amountCents
      currency
    }
  }
}`) as unknown as TypedDocumentString<ApplyCodeMutation, ApplyCodeMutationVariables>;
export const AppointmentFileDocument = new TypedDocumentString(`
    query AppointmentFile($id: UUID!) {
  appointment(id: $id) {
    ...BoardRow
    createdAt
    cancelReason
    notes {
      authorName
      createdAt
      author {
        id
      }
    }
    chargeableTo
    charge {
      id
      costCentre
      billed
      amount {
        amountCents
        currency
      }
    }
    centre {
      id
      name
      city
    }
    caller {
      name
      phone
      bookedByName
    }
    customer {
      id
      displayName
      phone
      email
      isGuest
      appointments(first: 20) {
        edges {
          node {
            id
            reference
            status
            service
            plate
            startsAt
            notes {
              id
              words
            }
          }
        }
      }
    }
    vehicle {
      id
      plate
      make
      model
      vin
      firstRegistration
      inspections {
        id
        signedAt
        outcome
        nature
        odometerKm
        validUntil
      }
    }
    invoices {
      id
      kind
      number
      means
      issuedAt
      waitsFor
      downloadUrl
      receiptUrl
      total {
        amountCents
        currency
      }
    }
    settlements {
      id
      number
      settledAt
      amount {
        amountCents
        currency
      }
    }
    payment {
      id
      refunds {
        id
        status
        reason
        orderedAt
        madeAt
        amount {
          amountCents
          currency
        }
      }
      disputes {
        id
        status
        reason
        openedAt
        respondBy
        amount {
          amountCents
          currency
        }
      }
    }
    inspection {
      id
      signedAt
      validUntil
      retestBefore
      certificate {
        id
        number
        downloadUrl
      }
      report {
        id
        number
        downloadUrl
      }
    }
  }
}
    fragment BoardRow on Appointment {
  id
  reference
  status
  service
  vehicleCategory
  energy
  plate
  startsAt
  endsAt
  holdExpiresAt
  price {
    amountCents
    currency
  }
  amountDue {
    amountCents
    currency
  }
  priceChange {
    oldPrice {
      amountCents
      currency
    }
    newPrice {
      amountCents
      currency
    }
    bookedEnergy
    bookedCategory
    agreed
  }
  lane {
    id
    name
  }
  notes {
    id
    words
  }
  caller {
    name
    phone
  }
  customer {
    id
    displayName
    phone
  }
  payment {
    id
    status
    method
    invoiceNumber
    paidAt
    amount {
      amountCents
      currency
    }
  }
  inspection {
    id
    plate
    status
    outcome
    signedAt
    inspectorName
    workflow {
      assignedTo {
        id
        name
      }
    }
  }
}`) as unknown as TypedDocumentString<AppointmentFileQuery, AppointmentFileQueryVariables>;
export const ApproveCatalogueRowDocument = new TypedDocumentString(`
    mutation ApproveCatalogueRow($input: ApproveCatalogueRowInput!) {
  approveCatalogueRow(input: $input) {
    defect {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<ApproveCatalogueRowMutation, ApproveCatalogueRowMutationVariables>;
export const AssignInspectionDocument = new TypedDocumentString(`
    mutation AssignInspection($input: AssignInspectionInput!) {
  assignInspection(input: $input) {
    inspection {
      ...InspectionParts
    }
  }
}
    fragment InspectionParts on Inspection {
  id
  status
  outcome
  plate
  vehicleLabel
  odometerKm
  identity {
    plate
    vin
    make
    model
    firstRegistration
    euCategory
    energy
    usage
    odometerKm
    initialInspectionDate
    initialInspectionNature
    periodicValidUntil
    entries {
      field
      source
      author
    }
  }
  missing
  checkedPoints
  requiredPoints
  pointsTotal
  inspectorName
  startedAt
  completedAt
  signedAt
  validUntil
  retestBefore
  catalogueVersion
  version
  abandonReason
  defects {
    id
    code
    level
    component
    label
    location
    locationLabel
    comment
    toVerify
    photos {
      id
    }
  }
}`) as unknown as TypedDocumentString<AssignInspectionMutation, AssignInspectionMutationVariables>;
export const AuditLogDocument = new TypedDocumentString(`
    query AuditLog($centreId: UUID, $actorId: UUID, $subjectId: UUID, $first: Int!, $after: String) {
  auditLog(
    centreId: $centreId
    actorId: $actorId
    subjectId: $subjectId
    first: $first
    after: $after
  ) {
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        id
        at
        name
        subjectKind
        subjectId
        centreId
        actorId
        roles
        actor {
          id
          displayName
        }
        changes {
          name
          before
          after
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AuditLogQuery, AuditLogQueryVariables>;
export const BoardChangedDocument = new TypedDocumentString(`
    subscription BoardChanged($centreId: UUID!) {
  boardChanged(centreId: $centreId) {
    appointmentId
  }
}
    `) as unknown as TypedDocumentString<BoardChangedSubscription, BoardChangedSubscriptionVariables>;
export const BoardRowOfDocument = new TypedDocumentString(`
    query BoardRowOf($id: UUID!) {
  appointment(id: $id) {
    ...BoardRow
    centre {
      id
    }
  }
}
    fragment BoardRow on Appointment {
  id
  reference
  status
  service
  vehicleCategory
  energy
  plate
  startsAt
  endsAt
  holdExpiresAt
  price {
    amountCents
    currency
  }
  amountDue {
    amountCents
    currency
  }
  priceChange {
    oldPrice {
      amountCents
      currency
    }
    newPrice {
      amountCents
      currency
    }
    bookedEnergy
    bookedCategory
    agreed
  }
  lane {
    id
    name
  }
  notes {
    id
    words
  }
  caller {
    name
    phone
  }
  customer {
    id
    displayName
    phone
  }
  payment {
    id
    status
    method
    invoiceNumber
    paidAt
    amount {
      amountCents
      currency
    }
  }
  inspection {
    id
    plate
    status
    outcome
    signedAt
    inspectorName
    workflow {
      assignedTo {
        id
        name
      }
    }
  }
}`) as unknown as TypedDocumentString<BoardRowOfQuery, BoardRowOfQueryVariables>;
export const BookForCallerDocument = new TypedDocumentString(`
    mutation BookForCaller($input: BookForCallerInput!) {
  bookForCaller(input: $input) {
    appointment {
      ...BoardRow
    }
  }
}
    fragment BoardRow on Appointment {
  id
  reference
  status
  service
  vehicleCategory
  energy
  plate
  startsAt
  endsAt
  holdExpiresAt
  price {
    amountCents
    currency
  }
  amountDue {
    amountCents
    currency
  }
  priceChange {
    oldPrice {
      amountCents
      currency
    }
    newPrice {
      amountCents
      currency
    }
    bookedEnergy
    bookedCategory
    agreed
  }
  lane {
    id
    name
  }
  notes {
    id
    words
  }
  caller {
    name
    phone
  }
  customer {
    id
    displayName
    phone
  }
  payment {
    id
    status
    method
    invoiceNumber
    paidAt
    amount {
      amountCents
      currency
    }
  }
  inspection {
    id
    plate
    status
    outcome
    signedAt
    inspectorName
    workflow {
      assignedTo {
        id
        name
      }
    }
  }
}`) as unknown as TypedDocumentString<BookForCallerMutation, BookForCallerMutationVariables>;
export const BookedAppointmentDocument = new TypedDocumentString(`
    query BookedAppointment($id: UUID!) {
  appointment(id: $id) {
    ...AppointmentParts
  }
}
    fragment AppointmentParts on Appointment {
  id
  reference
  status
  service
  vehicleCategory
  energy
  plate
  startsAt
  endsAt
  holdExpiresAt
  price {
    amountCents
    currency
  }
  priceChange {
    oldPrice {
      amountCents
      currency
    }
    newPrice {
      amountCents
      currency
    }
    agreed
  }
  cancellation {
    possible
    freeUntil
    givenBack {
      amountCents
      currency
    }
    kept {
      amountCents
      currency
    }
  }
  centre {
    id
    slug
    name
    street
    postalCode
    city
    phone
  }
  amountDue {
    amountCents
    currency
  }
  discount {
    code
    amount {
      amountCents
      currency
    }
  }
  payment {
    id
    status
    method
    checkoutUrl
    invoiceNumber
    paidAt
    refundedAt
    refundRequestedAt
    amount {
      amountCents
      currency
    }
  }
}`) as unknown as TypedDocumentString<BookedAppointmentQuery, BookedAppointmentQueryVariables>;
export const BookedRowDocument = new TypedDocumentString(`
    query BookedRow($id: UUID!) {
  appointment(id: $id) {
    ...BoardRow
  }
}
    fragment BoardRow on Appointment {
  id
  reference
  status
  service
  vehicleCategory
  energy
  plate
  startsAt
  endsAt
  holdExpiresAt
  price {
    amountCents
    currency
  }
  amountDue {
    amountCents
    currency
  }
  priceChange {
    oldPrice {
      amountCents
      currency
    }
    newPrice {
      amountCents
      currency
    }
    bookedEnergy
    bookedCategory
    agreed
  }
  lane {
    id
    name
  }
  notes {
    id
    words
  }
  caller {
    name
    phone
  }
  customer {
    id
    displayName
    phone
  }
  payment {
    id
    status
    method
    invoiceNumber
    paidAt
    amount {
      amountCents
      currency
    }
  }
  inspection {
    id
    plate
    status
    outcome
    signedAt
    inspectorName
    workflow {
      assignedTo {
        id
        name
      }
    }
  }
}`) as unknown as TypedDocumentString<BookedRowQuery, BookedRowQueryVariables>;
export const BookingCentresDocument = new TypedDocumentString(`
    query BookingCentres($first: Int!) {
  centres(first: $first) {
    edges {
      node {
        id
        slug
        name
        street
        postalCode
        city
        phone
        position {
          latitude
          longitude
        }
        lanes {
          id
          categories
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<BookingCentresQuery, BookingCentresQueryVariables>;
export const BookingPriceDocument = new TypedDocumentString(`
    query BookingPrice($centreId: UUID!, $service: ServiceKind!, $vehicleCategory: VehicleCategory!, $energy: Energy!) {
  price(
    centreId: $centreId
    service: $service
    vehicleCategory: $vehicleCategory
    energy: $energy
  ) {
    amountCents
    currency
  }
}
    `) as unknown as TypedDocumentString<BookingPriceQuery, BookingPriceQueryVariables>;
export const CancelAppointmentDocument = new TypedDocumentString(`
    mutation CancelAppointment($input: CancelAppointmentInput!) {
  cancelAppointment(input: $input) {
    appointment {
      ...AppointmentParts
    }
  }
}
    fragment AppointmentParts on Appointment {
  id
  reference
  status
  service
  vehicleCategory
  energy
  plate
  startsAt
  endsAt
  holdExpiresAt
  price {
    amountCents
    currency
  }
  priceChange {
    oldPrice {
      amountCents
      currency
    }
    newPrice {
      amountCents
      currency
    }
    agreed
  }
  cancellation {
    possible
    freeUntil
    givenBack {
      amountCents
      currency
    }
    kept {
      amountCents
      currency
    }
  }
  centre {
    id
    slug
    name
    street
    postalCode
    city
    phone
  }
  amountDue {
    amountCents
    currency
  }
  discount {
    code
    amount {
      amountCents
      currency
    }
  }
  payment {
    id
    status
    method
    checkoutUrl
    invoiceNumber
    paidAt
    refundedAt
    refundRequestedAt
    amount {
      amountCents
      currency
    }
  }
}`) as unknown as TypedDocumentString<CancelAppointmentMutation, CancelAppointmentMutationVariables>;
export const CancelLinkedDocument = new TypedDocumentString(`
    mutation CancelLinked($input: LinkInput!) {
  cancelLinked(input: $input) {
    appointment {
      ...LinkedParts
    }
  }
}
    fragment LinkedParts on LinkedAppointment {
  reference
  status
  startsAt
  service
  vehicleCategory
  energy
  centre {
    id
    name
    street
    postalCode
    city
    phone
  }
  cancellation {
    possible
    givenBack {
      amountCents
      currency
    }
    kept {
      amountCents
      currency
    }
  }
}`) as unknown as TypedDocumentString<CancelLinkedMutation, CancelLinkedMutationVariables>;
export const CancelMeasurementOrderDocument = new TypedDocumentString(`
    mutation CancelMeasurementOrder($input: CancelMeasurementOrderInput!) {
  cancelMeasurementOrder(input: $input) {
    inspection {
      ...InspectionParts
      ...MeasuringParts
    }
  }
}
    fragment InspectionParts on Inspection {
  id
  status
  outcome
  plate
  vehicleLabel
  odometerKm
  identity {
    plate
    vin
    make
    model
    firstRegistration
    euCategory
    energy
    usage
    odometerKm
    initialInspectionDate
    initialInspectionNature
    periodicValidUntil
    entries {
      field
      source
      author
    }
  }
  missing
  checkedPoints
  requiredPoints
  pointsTotal
  inspectorName
  startedAt
  completedAt
  signedAt
  validUntil
  retestBefore
  catalogueVersion
  version
  abandonReason
  defects {
    id
    code
    level
    component
    label
    location
    locationLabel
    comment
    toVerify
    photos {
      id
    }
  }
}
fragment MeasuringParts on Inspection {
  id
  measuring {
    open
    forms {
      kind
      label
      instrument
      calibrated
      fields {
        quantity
        label
        unit
        flag
        places
        need
      }
      limits {
        rule
        quantity
        quantityLabel
        bound
        limit
        unit
        reference
        level
        source
        grade
      }
    }
    instruments {
      id
      kind
      name
      serialNumber
      address
      usable
    }
    measurements {
      id
      kind
      source
      instrument
      withoutInstrument
      measuredAt
      values {
        quantity
        label
        place
        value
        unit
        flag
        computed
      }
      proposals {
        code
        level
        label
        place
        quantity
        value
        bound
        limit
        unit
        source
        grade
        toVerify
        recorded
        declinedReason
        declinedBy
      }
    }
    orders {
      id
      kind
      instrumentId
      state
      percent
      failure
    }
  }
}`) as unknown as TypedDocumentString<CancelMeasurementOrderMutation, CancelMeasurementOrderMutationVariables>;
export const CatalogueRowsDocument = new TypedDocumentString(`
    query CatalogueRows {
  catalogueRowsToApprove {
    code
    label
    level
    toVerify
  }
}
    `) as unknown as TypedDocumentString<CatalogueRowsQuery, CatalogueRowsQueryVariables>;
export const CentreInspectorsDocument = new TypedDocumentString(`
    query CentreInspectors($id: UUID!) {
  inspectors(centreId: $id) {
    ...InspectorParts
  }
}
    fragment InspectorParts on Inspector {
  id
  userId
  name
  approvalNumber
  categoryLNumber
  approvedOn
  present
  busy
  periodicThisYear
  periodicOwed
  trainings {
    id
    qualification
    trainedOn
    validUntil
    certificate
    withdrawnAt
    withdrawnReason
  }
  qualifications {
    qualification
    validUntil
    valid
    hoursAYear
  }
}`) as unknown as TypedDocumentString<CentreInspectorsQuery, CentreInspectorsQueryVariables>;
export const CentreInstrumentsDocument = new TypedDocumentString(`
    query CentreInstruments($id: UUID!) {
  instruments(centreId: $id) {
    ...InstrumentParts
  }
}
    fragment InstrumentParts on Instrument {
  id
  kind
  name
  serialNumber
  address
  calibratedEvery
  calibratedUntil
  usable
}`) as unknown as TypedDocumentString<CentreInstrumentsQuery, CentreInstrumentsQueryVariables>;
export const CentrePeopleDocument = new TypedDocumentString(`
    query CentrePeople($centreId: UUID!) {
  centrePeople(centreId: $centreId, first: 100) {
    edges {
      node {
        id
        displayName
        email
        disabled
        memberships {
          centreId
          role
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CentrePeopleQuery, CentrePeopleQueryVariables>;
export const CentreSetUpDocument = new TypedDocumentString(`
    query CentreSetUp($id: UUID!) {
  centre(id: $id) {
    ...CentreParts
    ...CentreTerms
    laneBlocks {
      laneId
      from
      until
      reason
    }
  }
}
    fragment CentreParts on Centre {
  id
  slug
  name
  approvalNumber
  street
  postalCode
  city
  phone
  position {
    latitude
    longitude
  }
  openingHours {
    weekday
    opens
    closes
  }
  closures {
    date
    reason
  }
  lanes {
    id
    name
    categories
    services
  }
}
fragment CentreTerms on Centre {
  id
  cancellationTerms {
    freeHours
    late
    givesBackDouble
    fee {
      amountCents
      currency
    }
  }
  laneTimes {
    service
    category
    minutes
    buffer
  }
}`) as unknown as TypedDocumentString<CentreSetUpQuery, CentreSetUpQueryVariables>;
export const CentreWaitsDocument = new TypedDocumentString(`
    query CentreWaits($centreId: UUID!, $first: Int!) {
  centreWaits(centreId: $centreId, first: $first) {
    edges {
      node {
        ...WaitParts
        vehicleCategory
        plate
        createdAt
        customer {
          displayName
        }
      }
    }
    pageInfo {
      hasNextPage
    }
  }
}
    fragment WaitParts on Wait {
  id
  status
  service
  from
  to
  earliest
  latest
  centre {
    id
    slug
    name
  }
  offer {
    appointmentId
    offeredUntil
    slot {
      startsAt
      price {
        amountCents
        currency
      }
    }
  }
}`) as unknown as TypedDocumentString<CentreWaitsQuery, CentreWaitsQueryVariables>;
export const CentresDocument = new TypedDocumentString(`
    query Centres($first: Int!) {
  centres(first: $first) {
    edges {
      node {
        id
        name
        city
        lanes {
          id
          name
          categories
          services
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CentresQuery, CentresQueryVariables>;
export const ChangeEmailDocument = new TypedDocumentString(`
    mutation ChangeEmail($input: ChangeEmailInput!) {
  changeEmail(input: $input) {
    user {
      id
      email
      emailVerified
    }
  }
}
    `) as unknown as TypedDocumentString<ChangeEmailMutation, ChangeEmailMutationVariables>;
export const ChangePasswordDocument = new TypedDocumentString(`
    mutation ChangePassword($input: ChangePasswordInput!) {
  changePassword(input: $input) {
    session {
      ...SessionParts
    }
  }
}
    fragment SessionParts on Session {
  logInId
  accessToken
  accessTokenExpiresIn
  refreshToken
  secondFactorNeeded
  deviceToken
  user {
    id
    email
    displayName
    roles
    networkRoles
    memberships {
      centreId
      role
    }
    locale
    isGuest
  }
}`) as unknown as TypedDocumentString<ChangePasswordMutation, ChangePasswordMutationVariables>;
export const ChargeToAccountDocument = new TypedDocumentString(`
    mutation ChargeToAccount($input: ChargeToAccountInput!) {
  chargeToAccount(input: $input) {
    charge {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<ChargeToAccountMutation, ChargeToAccountMutationVariables>;
export const CheckInDocument = new TypedDocumentString(`
    mutation CheckIn($input: CheckInInput!) {
  checkIn(input: $input) {
    inspection {
      id
      status
      appointment {
        id
        status
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CheckInMutation, CheckInMutationVariables>;
export const CheckPointsDocument = new TypedDocumentString(`
    mutation CheckPoints($input: CheckPointsInput!) {
  checkPoints(input: $input) {
    inspection {
      ...InspectionParts
    }
  }
}
    fragment InspectionParts on Inspection {
  id
  status
  outcome
  plate
  vehicleLabel
  odometerKm
  identity {
    plate
    vin
    make
    model
    firstRegistration
    euCategory
    energy
    usage
    odometerKm
    initialInspectionDate
    initialInspectionNature
    periodicValidUntil
    entries {
      field
      source
      author
    }
  }
  missing
  checkedPoints
  requiredPoints
  pointsTotal
  inspectorName
  startedAt
  completedAt
  signedAt
  validUntil
  retestBefore
  catalogueVersion
  version
  abandonReason
  defects {
    id
    code
    level
    component
    label
    location
    locationLabel
    comment
    toVerify
    photos {
      id
    }
  }
}`) as unknown as TypedDocumentString<CheckPointsMutation, CheckPointsMutationVariables>;
export const ChooseReminderDocument = new TypedDocumentString(`
    mutation ChooseReminder($input: ChooseReminderInput!) {
  chooseReminder(input: $input) {
    reminders {
      reminder
      channel
      channels
    }
  }
}
    `) as unknown as TypedDocumentString<ChooseReminderMutation, ChooseReminderMutationVariables>;
export const ClosingsDocument = new TypedDocumentString(`
    query Closings($centreId: UUID!, $from: NaiveDate!, $until: NaiveDate!) {
  closings(centreId: $centreId, from: $from, until: $until) {
    id
    day
    downloadUrl
    closedAt
    documents
    hash
    gross {
      amountCents
      currency
    }
    vat {
      amountCents
      currency
    }
    perpetual {
      amountCents
      currency
    }
    totals {
      kind
      means
      documents
      grossCents
    }
  }
}
    `) as unknown as TypedDocumentString<ClosingsQuery, ClosingsQueryVariables>;
export const CompleteInspectionDocument = new TypedDocumentString(`
    mutation CompleteInspection($input: CompleteInspectionInput!) {
  completeInspection(input: $input) {
    inspection {
      ...InspectionParts
    }
  }
}
    fragment InspectionParts on Inspection {
  id
  status
  outcome
  plate
  vehicleLabel
  odometerKm
  identity {
    plate
    vin
    make
    model
    firstRegistration
    euCategory
    energy
    usage
    odometerKm
    initialInspectionDate
    initialInspectionNature
    periodicValidUntil
    entries {
      field
      source
      author
    }
  }
  missing
  checkedPoints
  requiredPoints
  pointsTotal
  inspectorName
  startedAt
  completedAt
  signedAt
  validUntil
  retestBefore
  catalogueVersion
  version
  abandonReason
  defects {
    id
    code
    level
    component
    label
    location
    locationLabel
    comment
    toVerify
    photos {
      id
    }
  }
}`) as unknown as TypedDocumentString<CompleteInspectionMutation, CompleteInspectionMutationVariables>;
export const ConfirmSecondFactorDocument = new TypedDocumentString(`
    mutation ConfirmSecondFactor($input: SecondFactorCodeInput!) {
  confirmSecondFactor(input: $input) {
    session {
      ...SessionParts
    }
    recoveryCodes
  }
}
    fragment SessionParts on Session {
  logInId
  accessToken
  accessTokenExpiresIn
  refreshToken
  secondFactorNeeded
  deviceToken
  user {
    id
    email
    displayName
    roles
    networkRoles
    memberships {
      centreId
      role
    }
    locale
    isGuest
  }
}`) as unknown as TypedDocumentString<ConfirmSecondFactorMutation, ConfirmSecondFactorMutationVariables>;
export const ConversationSinceDocument = new TypedDocumentString(`
    query ConversationSince($id: UUID!, $afterSeq: Int!) {
  conversation(id: $id) {
    id
    messages(afterSeq: $afterSeq) {
      ...MessageParts
    }
  }
}
    fragment MessageParts on Message {
  id
  seq
  author
  text
  buttons {
    id
    label
    kind
    style
    url
    upload
    consent
  }
  attachments {
    kind
    title
    url
  }
  clientMessageId
  createdAt
}`) as unknown as TypedDocumentString<ConversationSinceQuery, ConversationSinceQueryVariables>;
export const CreateApiKeyDocument = new TypedDocumentString(`
    mutation CreateApiKey($input: CreateApiKeyInput!) {
  createApiKey(input: $input) {
    secret
    apiKey {
      ...ApiKeyRow
    }
  }
}
    fragment ApiKeyRow on ApiKey {
  id
  name
  prefix
  scopes
  requestsPerMinute
  expiresAt
  lastUsedOn
  revokedAt
  integrator {
    id
    displayName
  }
}`) as unknown as TypedDocumentString<CreateApiKeyMutation, CreateApiKeyMutationVariables>;
export const CreateCentreDocument = new TypedDocumentString(`
    mutation CreateCentre($input: CreateCentreInput!) {
  createCentre(input: $input) {
    centre {
      ...CentreParts
    }
  }
}
    fragment CentreParts on Centre {
  id
  slug
  name
  approvalNumber
  street
  postalCode
  city
  phone
  position {
    latitude
    longitude
  }
  openingHours {
    weekday
    opens
    closes
  }
  closures {
    date
    reason
  }
  lanes {
    id
    name
    categories
    services
  }
}`) as unknown as TypedDocumentString<CreateCentreMutation, CreateCentreMutationVariables>;
export const CreatePromotionDocument = new TypedDocumentString(`
    mutation CreatePromotion($input: CreatePromotionInput!) {
  createPromotion(input: $input) {
    promotions {
      ...PromotionParts
    }
  }
}
    fragment PromotionParts on Promotion {
  id
  code
  label
  centreId
  service
  percent
  amountCents
  validFrom
  validUntil
  mostUses
  onceACustomer
  uses
  withdrawnAt
  setByName
}`) as unknown as TypedDocumentString<CreatePromotionMutation, CreatePromotionMutationVariables>;
export const CreateTelegramLinkDocument = new TypedDocumentString(`
    mutation CreateTelegramLink {
  createTelegramLink {
    url
    expiresIn
  }
}
    `) as unknown as TypedDocumentString<CreateTelegramLinkMutation, CreateTelegramLinkMutationVariables>;
export const CreateUploadDocument = new TypedDocumentString(`
    mutation CreateUpload($input: CreateUploadInput!) {
  createUpload(input: $input) {
    document {
      id
    }
    upload {
      url
      method
      headers {
        name
        value
      }
      maxBytes
    }
  }
}
    `) as unknown as TypedDocumentString<CreateUploadMutation, CreateUploadMutationVariables>;
export const CreateWebhookEndpointDocument = new TypedDocumentString(`
    mutation CreateWebhookEndpoint($input: CreateWebhookEndpointInput!) {
  createWebhookEndpoint(input: $input) {
    secret
    endpoint {
      ...WebhookEndpointRow
    }
  }
}
    fragment WebhookEndpointRow on WebhookEndpoint {
  id
  url
  eventTypes
  failingSince
  disabledAt
  disabledBecause
  previousSecretSignsUntil
  organisation {
    id
    displayName
  }
}`) as unknown as TypedDocumentString<CreateWebhookEndpointMutation, CreateWebhookEndpointMutationVariables>;
export const CreditChargeDocument = new TypedDocumentString(`
    mutation CreditCharge($input: CreditChargeInput!) {
  creditCharge(input: $input) {
    invoice {
      id
      number
    }
  }
}
    `) as unknown as TypedDocumentString<CreditChargeMutation, CreditChargeMutationVariables>;
export const DayBoardDocument = new TypedDocumentString(`
    query DayBoard($centreId: UUID!, $date: NaiveDate!) {
  centre(id: $centreId) {
    id
    day(date: $date) {
      closed
      reason
      hours {
        opens
        closes
      }
    }
  }
  dayBoard(centreId: $centreId, date: $date) {
    ...BoardRow
  }
}
    fragment BoardRow on Appointment {
  id
  reference
  status
  service
  vehicleCategory
  energy
  plate
  startsAt
  endsAt
  holdExpiresAt
  price {
    amountCents
    currency
  }
  amountDue {
    amountCents
    currency
  }
  priceChange {
    oldPrice {
      amountCents
      currency
    }
    newPrice {
      amountCents
      currency
    }
    bookedEnergy
    bookedCategory
    agreed
  }
  lane {
    id
    name
  }
  notes {
    id
    words
  }
  caller {
    name
    phone
  }
  customer {
    id
    displayName
    phone
  }
  payment {
    id
    status
    method
    invoiceNumber
    paidAt
    amount {
      amountCents
      currency
    }
  }
  inspection {
    id
    plate
    status
    outcome
    signedAt
    inspectorName
    workflow {
      assignedTo {
        id
        name
      }
    }
  }
}`) as unknown as TypedDocumentString<DayBoardQuery, DayBoardQueryVariables>;
export const DeclineProposalDocument = new TypedDocumentString(`
    mutation DeclineProposal($input: DeclineProposalInput!) {
  declineProposal(input: $input) {
    inspection {
      ...InspectionParts
      ...MeasuringParts
    }
  }
}
    fragment InspectionParts on Inspection {
  id
  status
  outcome
  plate
  vehicleLabel
  odometerKm
  identity {
    plate
    vin
    make
    model
    firstRegistration
    euCategory
    energy
    usage
    odometerKm
    initialInspectionDate
    initialInspectionNature
    periodicValidUntil
    entries {
      field
      source
      author
    }
  }
  missing
  checkedPoints
  requiredPoints
  pointsTotal
  inspectorName
  startedAt
  completedAt
  signedAt
  validUntil
  retestBefore
  catalogueVersion
  version
  abandonReason
  defects {
    id
    code
    level
    component
    label
    location
    locationLabel
    comment
    toVerify
    photos {
      id
    }
  }
}
fragment MeasuringParts on Inspection {
  id
  measuring {
    open
    forms {
      kind
      label
      instrument
      calibrated
      fields {
        quantity
        label
        unit
        flag
        places
        need
      }
      limits {
        rule
        quantity
        quantityLabel
        bound
        limit
        unit
        reference
        level
        source
        grade
      }
    }
    instruments {
      id
      kind
      name
      serialNumber
      address
      usable
    }
    measurements {
      id
      kind
      source
      instrument
      withoutInstrument
      measuredAt
      values {
        quantity
        label
        place
        value
        unit
        flag
        computed
      }
      proposals {
        code
        level
        label
        place
        quantity
        value
        bound
        limit
        unit
        source
        grade
        toVerify
        recorded
        declinedReason
        declinedBy
      }
    }
    orders {
      id
      kind
      instrumentId
      state
      percent
      failure
    }
  }
}`) as unknown as TypedDocumentString<DeclineProposalMutation, DeclineProposalMutationVariables>;
export const DefectPictureDocument = new TypedDocumentString(`
    query DefectPicture($id: UUID!) {
  document(id: $id) {
    id
    pages {
      number
      picture
    }
  }
}
    `) as unknown as TypedDocumentString<DefectPictureQuery, DefectPictureQueryVariables>;
export const DeleteDocumentDocument = new TypedDocumentString(`
    mutation DeleteDocument($input: DeleteDocumentInput!) {
  deleteDocument(input: $input) {
    document {
      id
      status
    }
  }
}
    `) as unknown as TypedDocumentString<DeleteDocumentMutation, DeleteDocumentMutationVariables>;
export const DeleteRegistrationDocument = new TypedDocumentString(`
    mutation DeleteRegistration($documentId: UUID!) {
  deleteRegistration(input: {documentId: $documentId}) {
    deleted
  }
}
    `) as unknown as TypedDocumentString<DeleteRegistrationMutation, DeleteRegistrationMutationVariables>;
export const DeskHoursDocument = new TypedDocumentString(`
    query DeskHours {
  deskHours {
    weekday
    opens
    closes
  }
}
    `) as unknown as TypedDocumentString<DeskHoursQuery, DeskHoursQueryVariables>;
export const EndLogInDocument = new TypedDocumentString(`
    mutation EndLogIn($input: EndLogInInput!) {
  endLogIn(input: $input) {
    ended
    logIns {
      ...LogInParts
    }
  }
}
    fragment LogInParts on LogIn {
  id
  device
  createdAt
  lastUsedAt
}`) as unknown as TypedDocumentString<EndLogInMutation, EndLogInMutationVariables>;
export const EndOtherLogInsDocument = new TypedDocumentString(`
    mutation EndOtherLogIns($input: EndOtherLogInsInput!) {
  endOtherLogIns(input: $input) {
    ended
    logIns {
      ...LogInParts
    }
  }
}
    fragment LogInParts on LogIn {
  id
  device
  createdAt
  lastUsedAt
}`) as unknown as TypedDocumentString<EndOtherLogInsMutation, EndOtherLogInsMutationVariables>;
export const EraseMyAccountDocument = new TypedDocumentString(`
    mutation EraseMyAccount($input: EraseMyAccountInput!) {
  eraseMyAccount(input: $input) {
    erased
  }
}
    `) as unknown as TypedDocumentString<EraseMyAccountMutation, EraseMyAccountMutationVariables>;
export const FiguresDocument = new TypedDocumentString(`
    query Figures($centreId: UUID, $from: NaiveDate!, $until: NaiveDate!, $step: PeriodStep!) {
  appointmentFigures(centreId: $centreId, from: $from, until: $until, step: $step) {
    total {
      ...AppointmentCountsParts
    }
    leadTime {
      ...QuartilesParts
    }
    parts {
      from
      until
      counts {
        ...AppointmentCountsParts
      }
    }
  }
  revenueFigures(centreId: $centreId, from: $from, until: $until, step: $step) {
    total {
      ...RevenueParts
    }
    byMeans {
      means
      revenue {
        ...RevenueParts
      }
    }
    parts {
      from
      until
      revenue {
        ...RevenueParts
      }
    }
  }
  inspectionFigures(centreId: $centreId, from: $from, until: $until, step: $step) {
    byService {
      service
      results {
        ...ResultCountsParts
      }
    }
    periodic {
      ...InspectorFailuresParts
    }
    network {
      ...InspectorFailuresParts
    }
    functions {
      code
      label
      failed
    }
    makes {
      make
      failures {
        inspections
        failed
      }
    }
    ages {
      fromYears
      untilYears
      failures {
        inspections
        failed
      }
    }
    inspectors {
      ...InspectorFailuresParts
    }
    wait {
      ...QuartilesParts
    }
    duration {
      ...QuartilesParts
    }
    parts {
      from
      until
      results {
        ...ResultCountsParts
      }
    }
  }
  conversationFigures(centreId: $centreId, from: $from, until: $until) {
    conversations
    turns
    unsure
    helped
    notHelped
    handoversAsked
    handoversTaken
    medianWaitSeconds
    flows {
      flow
      begun
      done
    }
  }
}
    fragment AppointmentCountsParts on AppointmentCounts {
  booked
  bookedAtDesk
  bookedTogether
  kept
  missed
  open
  cancelledByCustomer
  cancelledByCentre
  cancelledByUnknown
  soldMinutes
  openMinutes
}
fragment QuartilesParts on Quartiles {
  lowerMinutes
  medianMinutes
  upperMinutes
}
fragment RevenueParts on Revenue {
  invoices
  creditNotes
  net {
    amountCents
    currency
  }
  vat {
    amountCents
    currency
  }
  gross {
    amountCents
    currency
  }
  takenBack {
    amountCents
    currency
  }
}
fragment ResultCountsParts on ResultCounts {
  favourable
  unfavourableMajor
  unfavourableCritical
}
fragment InspectorFailuresParts on InspectorFailures {
  name
  failures {
    inspections
    failed
  }
  medianMinutes
}`) as unknown as TypedDocumentString<FiguresQuery, FiguresQueryVariables>;
export const FiguresOnDocument = new TypedDocumentString(`
    query FiguresOn($centreId: UUID, $day: NaiveDate!) {
  appointmentFigures(centreId: $centreId, from: $day, until: $day) {
    total {
      booked
      kept
      missed
      open
      cancelledByCustomer
      cancelledByCentre
      cancelledByUnknown
      soldMinutes
      openMinutes
    }
  }
  revenueFigures(centreId: $centreId, from: $day, until: $day) {
    total {
      gross {
        amountCents
        currency
      }
    }
  }
  inspectionFigures(centreId: $centreId, from: $day, until: $day) {
    periodic {
      failures {
        inspections
        failed
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FiguresOnQuery, FiguresOnQueryVariables>;
export const FindAppointmentsDocument = new TypedDocumentString(`
    query FindAppointments($centreId: UUID!, $search: String!, $first: Int!, $after: String) {
  centreAppointments(
    centreId: $centreId
    search: $search
    first: $first
    after: $after
  ) {
    edges {
      node {
        ...FoundAppointment
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment FoundAppointment on Appointment {
  id
  reference
  status
  service
  vehicleCategory
  energy
  plate
  startsAt
  customer {
    id
    displayName
    phone
    email
  }
}`) as unknown as TypedDocumentString<FindAppointmentsQuery, FindAppointmentsQueryVariables>;
export const FinishHandoverDocument = new TypedDocumentString(`
    mutation FinishHandover($input: HandoverInput!) {
  finishHandover(input: $input) {
    handover {
      ...HandoverRow
    }
  }
}
    fragment HandoverRow on Handover {
  id
  status
  askedAt
  waitedSeconds
  summary
  phone
  agentName
  mine
}`) as unknown as TypedDocumentString<FinishHandoverMutation, FinishHandoverMutationVariables>;
export const FreeLaneDocument = new TypedDocumentString(`
    mutation FreeLane($input: FreeLaneInput!) {
  freeLane(input: $input) {
    centre {
      ...CentreParts
    }
  }
}
    fragment CentreParts on Centre {
  id
  slug
  name
  approvalNumber
  street
  postalCode
  city
  phone
  position {
    latitude
    longitude
  }
  openingHours {
    weekday
    opens
    closes
  }
  closures {
    date
    reason
  }
  lanes {
    id
    name
    categories
    services
  }
}`) as unknown as TypedDocumentString<FreeLaneMutation, FreeLaneMutationVariables>;
export const FreeSlotsDocument = new TypedDocumentString(`
    query FreeSlots($input: SlotSearchInput!) {
  slots(input: $input) {
    startsAt
  }
}
    `) as unknown as TypedDocumentString<FreeSlotsQuery, FreeSlotsQueryVariables>;
export const GiveBackHandoverDocument = new TypedDocumentString(`
    mutation GiveBackHandover($input: HandoverInput!) {
  giveBackHandover(input: $input) {
    handover {
      ...HandoverRow
    }
  }
}
    fragment HandoverRow on Handover {
  id
  status
  askedAt
  waitedSeconds
  summary
  phone
  agentName
  mine
}`) as unknown as TypedDocumentString<GiveBackHandoverMutation, GiveBackHandoverMutationVariables>;
export const HandOverDocument = new TypedDocumentString(`
    mutation HandOver($input: HandOverInput!) {
  handOver(input: $input) {
    inspection {
      ...FormalitiesParts
    }
  }
}
    fragment FormalitiesParts on Inspection {
  id
  status
  remarks
  formalities {
    otcByHand
    recall {
      answer
      code
      wording
      source
    }
    ownerContactAskedAt
    handOverFrom
    handedOverAt
    transmission {
      attempts
      receipt
    }
  }
}`) as unknown as TypedDocumentString<HandOverMutation, HandOverMutationVariables>;
export const HandoverTalkDocument = new TypedDocumentString(`
    query HandoverTalk($id: UUID!) {
  handover(id: $id) {
    ...HandoverRow
    doneAt
    conversation {
      id
      locale
      channel
      messages(last: 100) {
        id
        seq
        author
        text
        createdAt
        attachments {
          title
          url
        }
      }
    }
  }
}
    fragment HandoverRow on Handover {
  id
  status
  askedAt
  waitedSeconds
  summary
  phone
  agentName
  mine
}`) as unknown as TypedDocumentString<HandoverTalkQuery, HandoverTalkQueryVariables>;
export const HandoversDocument = new TypedDocumentString(`
    query Handovers {
  handovers {
    ...HandoverRow
  }
}
    fragment HandoverRow on Handover {
  id
  status
  askedAt
  waitedSeconds
  summary
  phone
  agentName
  mine
}`) as unknown as TypedDocumentString<HandoversQuery, HandoversQueryVariables>;
export const HitByClosingDocument = new TypedDocumentString(`
    query HitByClosing($input: ClosingInput!) {
  hitByClosing(input: $input) {
    appointment {
      id
      reference
      startsAt
      status
      plate
      customer {
        displayName
      }
    }
    alternatives {
      startsAt
    }
    cancellation {
      givenBack {
        amountCents
        currency
      }
      extra {
        amountCents
        currency
      }
    }
  }
}
    `) as unknown as TypedDocumentString<HitByClosingQuery, HitByClosingQueryVariables>;
export const HoldSlotDocument = new TypedDocumentString(`
    mutation HoldSlot($input: HoldSlotInput!) {
  holdSlot(input: $input) {
    appointment {
      ...AppointmentParts
    }
  }
}
    fragment AppointmentParts on Appointment {
  id
  reference
  status
  service
  vehicleCategory
  energy
  plate
  startsAt
  endsAt
  holdExpiresAt
  price {
    amountCents
    currency
  }
  priceChange {
    oldPrice {
      amountCents
      currency
    }
    newPrice {
      amountCents
      currency
    }
    agreed
  }
  cancellation {
    possible
    freeUntil
    givenBack {
      amountCents
      currency
    }
    kept {
      amountCents
      currency
    }
  }
  centre {
    id
    slug
    name
    street
    postalCode
    city
    phone
  }
  amountDue {
    amountCents
    currency
  }
  discount {
    code
    amount {
      amountCents
      currency
    }
  }
  payment {
    id
    status
    method
    checkoutUrl
    invoiceNumber
    paidAt
    refundedAt
    refundRequestedAt
    amount {
      amountCents
      currency
    }
  }
}`) as unknown as TypedDocumentString<HoldSlotMutation, HoldSlotMutationVariables>;
export const InspectionChecklistDocument = new TypedDocumentString(`
    query InspectionChecklist($id: UUID!) {
  inspection(id: $id) {
    id
    checklist {
      code
      label
      groups {
        code
        label
        points {
          code
          label
          defects {
            code
            level
            label
            alsoCalled
            toVerify
          }
        }
      }
    }
  }
  defectLocations {
    code
    label
  }
}
    `) as unknown as TypedDocumentString<InspectionChecklistQuery, InspectionChecklistQueryVariables>;
export const InspectionFormalitiesDocument = new TypedDocumentString(`
    query InspectionFormalities($id: UUID!) {
  inspection(id: $id) {
    ...FormalitiesParts
  }
}
    fragment FormalitiesParts on Inspection {
  id
  status
  remarks
  formalities {
    otcByHand
    recall {
      answer
      code
      wording
      source
    }
    ownerContactAskedAt
    handOverFrom
    handedOverAt
    transmission {
      attempts
      receipt
    }
  }
}`) as unknown as TypedDocumentString<InspectionFormalitiesQuery, InspectionFormalitiesQueryVariables>;
export const InspectionMeasuringDocument = new TypedDocumentString(`
    query InspectionMeasuring($id: UUID!) {
  inspection(id: $id) {
    ...MeasuringParts
  }
}
    fragment MeasuringParts on Inspection {
  id
  measuring {
    open
    forms {
      kind
      label
      instrument
      calibrated
      fields {
        quantity
        label
        unit
        flag
        places
        need
      }
      limits {
        rule
        quantity
        quantityLabel
        bound
        limit
        unit
        reference
        level
        source
        grade
      }
    }
    instruments {
      id
      kind
      name
      serialNumber
      address
      usable
    }
    measurements {
      id
      kind
      source
      instrument
      withoutInstrument
      measuredAt
      values {
        quantity
        label
        place
        value
        unit
        flag
        computed
      }
      proposals {
        code
        level
        label
        place
        quantity
        value
        bound
        limit
        unit
        source
        grade
        toVerify
        recorded
        declinedReason
        declinedBy
      }
    }
    orders {
      id
      kind
      instrumentId
      state
      percent
      failure
    }
  }
}`) as unknown as TypedDocumentString<InspectionMeasuringQuery, InspectionMeasuringQueryVariables>;
export const InspectionPageDocument = new TypedDocumentString(`
    query InspectionPage($id: UUID!) {
  inspection(id: $id) {
    ...InspectionParts
    appointment {
      id
      reference
      service
      energy
      startsAt
      notes {
        id
        words
      }
      centre {
        id
        name
      }
      customer {
        id
        displayName
      }
    }
    report {
      id
      number
      downloadUrl
      verificationUrl
    }
    certificate {
      id
      number
      downloadUrl
      verificationUrl
    }
  }
}
    fragment InspectionParts on Inspection {
  id
  status
  outcome
  plate
  vehicleLabel
  odometerKm
  identity {
    plate
    vin
    make
    model
    firstRegistration
    euCategory
    energy
    usage
    odometerKm
    initialInspectionDate
    initialInspectionNature
    periodicValidUntil
    entries {
      field
      source
      author
    }
  }
  missing
  checkedPoints
  requiredPoints
  pointsTotal
  inspectorName
  startedAt
  completedAt
  signedAt
  validUntil
  retestBefore
  catalogueVersion
  version
  abandonReason
  defects {
    id
    code
    level
    component
    label
    location
    locationLabel
    comment
    toVerify
    photos {
      id
    }
  }
}`) as unknown as TypedDocumentString<InspectionPageQuery, InspectionPageQueryVariables>;
export const InspectionPhotosDocument = new TypedDocumentString(`
    query InspectionPhotos($id: UUID!) {
  inspection(id: $id) {
    id
    defects {
      id
      photos {
        id
        document {
          id
          pages {
            number
            thumbnail
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<InspectionPhotosQuery, InspectionPhotosQueryVariables>;
export const InspectionWorkflowDocument = new TypedDocumentString(`
    query InspectionWorkflow($id: UUID!) {
  inspection(id: $id) {
    ...WorkflowParts
  }
}
    fragment WorkflowParts on Inspection {
  id
  workflow {
    registerKept
    maySuspend
    hindrance {
      code
      message
    }
    inspector {
      id
      name
      approvalNumber
    }
    assignedTo {
      id
      name
    }
    candidates {
      id
      name
      busy
    }
    stages {
      status
      reason
    }
    spent {
      status
      seconds
    }
  }
}`) as unknown as TypedDocumentString<InspectionWorkflowQuery, InspectionWorkflowQueryVariables>;
export const InviteStaffDocument = new TypedDocumentString(`
    mutation InviteStaff($input: InviteStaffInput!) {
  inviteStaff(input: $input) {
    user {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<InviteStaffMutation, InviteStaffMutationVariables>;
export const JoinWaitlistDocument = new TypedDocumentString(`
    mutation JoinWaitlist($input: JoinWaitlistInput!) {
  joinWaitlist(input: $input) {
    wait {
      ...WaitParts
    }
  }
}
    fragment WaitParts on Wait {
  id
  status
  service
  from
  to
  earliest
  latest
  centre {
    id
    slug
    name
  }
  offer {
    appointmentId
    offeredUntil
    slot {
      startsAt
      price {
        amountCents
        currency
      }
    }
  }
}`) as unknown as TypedDocumentString<JoinWaitlistMutation, JoinWaitlistMutationVariables>;
export const LeaveWaitlistDocument = new TypedDocumentString(`
    mutation LeaveWaitlist($input: LeaveWaitlistInput!) {
  leaveWaitlist(input: $input) {
    wait {
      id
      status
    }
  }
}
    `) as unknown as TypedDocumentString<LeaveWaitlistMutation, LeaveWaitlistMutationVariables>;
export const LetterLinkDocument = new TypedDocumentString(`
    query LetterLink($link: String!) {
  letterLink(link: $link) {
    address
    expiresAt
    unprovenPassword
  }
}
    `) as unknown as TypedDocumentString<LetterLinkQuery, LetterLinkQueryVariables>;
export const LetterPreviewsDocument = new TypedDocumentString(`
    query LetterPreviews($kind: LetterKind!, $language: LetterLanguage!) {
  letterPreviews(kind: $kind, language: $language) {
    subject
    text
    html
  }
}
    `) as unknown as TypedDocumentString<LetterPreviewsQuery, LetterPreviewsQueryVariables>;
export const LetterTemplatesDocument = new TypedDocumentString(`
    query LetterTemplates {
  letterTemplates {
    kind
    mayBeStopped
  }
}
    `) as unknown as TypedDocumentString<LetterTemplatesQuery, LetterTemplatesQueryVariables>;
export const LinkedAppointmentDocument = new TypedDocumentString(`
    query LinkedAppointment($link: String!) {
  linkedAppointment(link: $link) {
    ...LinkedParts
  }
}
    fragment LinkedParts on LinkedAppointment {
  reference
  status
  startsAt
  service
  vehicleCategory
  energy
  centre {
    id
    name
    street
    postalCode
    city
    phone
  }
  cancellation {
    possible
    givenBack {
      amountCents
      currency
    }
    kept {
      amountCents
      currency
    }
  }
}`) as unknown as TypedDocumentString<LinkedAppointmentQuery, LinkedAppointmentQueryVariables>;
export const LogInDocument = new TypedDocumentString(`
    mutation LogIn($input: LogInInput!) {
  logIn(input: $input) {
    session {
      ...SessionParts
    }
  }
}
    fragment SessionParts on Session {
  logInId
  accessToken
  accessTokenExpiresIn
  refreshToken
  secondFactorNeeded
  deviceToken
  user {
    id
    email
    displayName
    roles
    networkRoles
    memberships {
      centreId
      role
    }
    locale
    isGuest
  }
}`) as unknown as TypedDocumentString<LogInMutation, LogInMutationVariables>;
export const LogInWithCodeDocument = new TypedDocumentString(`
    mutation LogInWithCode($input: LogInWithCodeInput!) {
  logInWithCode(input: $input) {
    session {
      ...SessionParts
    }
  }
}
    fragment SessionParts on Session {
  logInId
  accessToken
  accessTokenExpiresIn
  refreshToken
  secondFactorNeeded
  deviceToken
  user {
    id
    email
    displayName
    roles
    networkRoles
    memberships {
      centreId
      role
    }
    locale
    isGuest
  }
}`) as unknown as TypedDocumentString<LogInWithCodeMutation, LogInWithCodeMutationVariables>;
export const LogInWithLetterLinkDocument = new TypedDocumentString(`
    mutation LogInWithLetterLink($input: LogInWithLetterLinkInput!) {
  logInWithLetterLink(input: $input) {
    session {
      ...SessionParts
    }
  }
}
    fragment SessionParts on Session {
  logInId
  accessToken
  accessTokenExpiresIn
  refreshToken
  secondFactorNeeded
  deviceToken
  user {
    id
    email
    displayName
    roles
    networkRoles
    memberships {
      centreId
      role
    }
    locale
    isGuest
  }
}`) as unknown as TypedDocumentString<LogInWithLetterLinkMutation, LogInWithLetterLinkMutationVariables>;
export const LogOutDocument = new TypedDocumentString(`
    mutation LogOut($input: LogOutInput!) {
  logOut(input: $input) {
    loggedOut
  }
}
    `) as unknown as TypedDocumentString<LogOutMutation, LogOutMutationVariables>;
export const MarkNoShowDocument = new TypedDocumentString(`
    mutation MarkNoShow($input: MarkNoShowInput!) {
  markNoShow(input: $input) {
    appointment {
      id
      status
    }
  }
}
    `) as unknown as TypedDocumentString<MarkNoShowMutation, MarkNoShowMutationVariables>;
export const MessageAddedDocument = new TypedDocumentString(`
    subscription MessageAdded($conversationId: UUID!, $afterSeq: Int) {
  messageAdded(conversationId: $conversationId, afterSeq: $afterSeq) {
    ...MessageParts
  }
}
    fragment MessageParts on Message {
  id
  seq
  author
  text
  buttons {
    id
    label
    kind
    style
    url
    upload
    consent
  }
  attachments {
    kind
    title
    url
  }
  clientMessageId
  createdAt
}`) as unknown as TypedDocumentString<MessageAddedSubscription, MessageAddedSubscriptionVariables>;
export const MoneyAlarmsDocument = new TypedDocumentString(`
    query MoneyAlarms {
  moneyAlarms {
    kind
    since
    detail
    amount {
      amountCents
      currency
    }
    appointment {
      id
      reference
    }
  }
}
    `) as unknown as TypedDocumentString<MoneyAlarmsQuery, MoneyAlarmsQueryVariables>;
export const MonthlyFiguresDocument = new TypedDocumentString(`
    query MonthlyFigures($centreId: UUID!) {
  centre(id: $centreId) {
    id
    monthlyFigures {
      month
      downloadUrl
    }
  }
}
    `) as unknown as TypedDocumentString<MonthlyFiguresQuery, MonthlyFiguresQueryVariables>;
export const MoveLinkedDocument = new TypedDocumentString(`
    mutation MoveLinked($input: MoveLinkedInput!) {
  moveLinked(input: $input) {
    appointment {
      ...LinkedParts
    }
  }
}
    fragment LinkedParts on LinkedAppointment {
  reference
  status
  startsAt
  service
  vehicleCategory
  energy
  centre {
    id
    name
    street
    postalCode
    city
    phone
  }
  cancellation {
    possible
    givenBack {
      amountCents
      currency
    }
    kept {
      amountCents
      currency
    }
  }
}`) as unknown as TypedDocumentString<MoveLinkedMutation, MoveLinkedMutationVariables>;
export const MyAppointmentsDocument = new TypedDocumentString(`
    query MyAppointments($first: Int!) {
  myAppointments(upcomingOnly: true, first: $first) {
    edges {
      node {
        id
        reference
        status
        service
        plate
        startsAt
        centre {
          id
          name
          city
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MyAppointmentsQuery, MyAppointmentsQueryVariables>;
export const MyBookingsDocument = new TypedDocumentString(`
    query MyBookings($first: Int!, $after: String, $upcomingOnly: Boolean) {
  myAppointments(first: $first, after: $after, upcomingOnly: $upcomingOnly) {
    edges {
      node {
        ...AppointmentParts
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment AppointmentParts on Appointment {
  id
  reference
  status
  service
  vehicleCategory
  energy
  plate
  startsAt
  endsAt
  holdExpiresAt
  price {
    amountCents
    currency
  }
  priceChange {
    oldPrice {
      amountCents
      currency
    }
    newPrice {
      amountCents
      currency
    }
    agreed
  }
  cancellation {
    possible
    freeUntil
    givenBack {
      amountCents
      currency
    }
    kept {
      amountCents
      currency
    }
  }
  centre {
    id
    slug
    name
    street
    postalCode
    city
    phone
  }
  amountDue {
    amountCents
    currency
  }
  discount {
    code
    amount {
      amountCents
      currency
    }
  }
  payment {
    id
    status
    method
    checkoutUrl
    invoiceNumber
    paidAt
    refundedAt
    refundRequestedAt
    amount {
      amountCents
      currency
    }
  }
}`) as unknown as TypedDocumentString<MyBookingsQuery, MyBookingsQueryVariables>;
export const MyDataExportDocument = new TypedDocumentString(`
    query MyDataExport {
  myDataExport {
    askedAt
    expiresAt
    downloadPath
  }
}
    `) as unknown as TypedDocumentString<MyDataExportQuery, MyDataExportQueryVariables>;
export const MyDefectsDocument = new TypedDocumentString(`
    query MyDefects($appointmentId: UUID!) {
  inspectionByAppointment(appointmentId: $appointmentId) {
    id
    defects {
      id
      level
      label
      component
      locationLabel
      comment
      photos {
        id
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MyDefectsQuery, MyDefectsQueryVariables>;
export const MyDocumentsDocument = new TypedDocumentString(`
    query MyDocuments($first: Int!) {
  documents(first: $first) {
    edges {
      node {
        id
        kind
        fileName
        status
        createdAt
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MyDocumentsQuery, MyDocumentsQueryVariables>;
export const MyInvoicesDocument = new TypedDocumentString(`
    query MyInvoices($first: Int!) {
  myInvoices(first: $first) {
    edges {
      node {
        id
        kind
        number
        total {
          amountCents
          currency
        }
        downloadUrl
        issuedAt
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MyInvoicesQuery, MyInvoicesQueryVariables>;
export const MyLogInsDocument = new TypedDocumentString(`
    query MyLogIns {
  myLogIns {
    ...LogInParts
  }
}
    fragment LogInParts on LogIn {
  id
  device
  createdAt
  lastUsedAt
}`) as unknown as TypedDocumentString<MyLogInsQuery, MyLogInsQueryVariables>;
export const MyProfileDocument = new TypedDocumentString(`
    query MyProfile {
  me {
    id
    displayName
    email
    emailVerified
    phone
  }
}
    `) as unknown as TypedDocumentString<MyProfileQuery, MyProfileQueryVariables>;
export const MyRegistrationsDocument = new TypedDocumentString(`
    query MyRegistrations($first: Int!) {
  registrations(first: $first) {
    edges {
      node {
        id
        documentId
        plate
        make
        model
        createdAt
        pictureMayStay
        pictureAgreedAt
        dueInspection {
          before
          overdue
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MyRegistrationsQuery, MyRegistrationsQueryVariables>;
export const MyRemindersDocument = new TypedDocumentString(`
    query MyReminders {
  myReminders {
    reminder
    channel
    channels
  }
}
    `) as unknown as TypedDocumentString<MyRemindersQuery, MyRemindersQueryVariables>;
export const MyReportsDocument = new TypedDocumentString(`
    query MyReports($first: Int!) {
  myReports(first: $first) {
    edges {
      node {
        id
        kind
        number
        plate
        outcome
        validUntil
        downloadUrl
        issuedAt
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MyReportsQuery, MyReportsQueryVariables>;
export const MySecondFactorDocument = new TypedDocumentString(`
    query MySecondFactor {
  mySecondFactor {
    inUse
    recoveryCodesLeft
  }
}
    `) as unknown as TypedDocumentString<MySecondFactorQuery, MySecondFactorQueryVariables>;
export const MyVehiclesDocument = new TypedDocumentString(`
    query MyVehicles($first: Int!) {
  vehicles(first: $first) {
    edges {
      node {
        id
        plate
        make
        model
        energy
        vehicleCategory
        soldAt
        inspections {
          id
          signedAt
          nature
          outcome
          validUntil
          retestBefore
          odometerKm
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MyVehiclesQuery, MyVehiclesQueryVariables>;
export const MyWaitsDocument = new TypedDocumentString(`
    query MyWaits($first: Int!) {
  myWaits(first: $first) {
    edges {
      node {
        ...WaitParts
      }
    }
  }
}
    fragment WaitParts on Wait {
  id
  status
  service
  from
  to
  earliest
  latest
  centre {
    id
    slug
    name
  }
  offer {
    appointmentId
    offeredUntil
    slot {
      startsAt
      price {
        amountCents
        currency
      }
    }
  }
}`) as unknown as TypedDocumentString<MyWaitsQuery, MyWaitsQueryVariables>;
export const OpenCalendarFeedDocument = new TypedDocumentString(`
    mutation OpenCalendarFeed($input: CalendarFeedInput!) {
  openCalendarFeed(input: $input) {
    url
  }
}
    `) as unknown as TypedDocumentString<OpenCalendarFeedMutation, OpenCalendarFeedMutationVariables>;
export const OpenConversationDocument = new TypedDocumentString(`
    mutation OpenConversation($input: OpenConversationInput!, $last: Int!) {
  openConversation(input: $input) {
    conversation {
      id
      messages(last: $last) {
        ...MessageParts
      }
    }
  }
}
    fragment MessageParts on Message {
  id
  seq
  author
  text
  buttons {
    id
    label
    kind
    style
    url
    upload
    consent
  }
  attachments {
    kind
    title
    url
  }
  clientMessageId
  createdAt
}`) as unknown as TypedDocumentString<OpenConversationMutation, OpenConversationMutationVariables>;
export const OrderMeasurementDocument = new TypedDocumentString(`
    mutation OrderMeasurement($input: OrderMeasurementInput!) {
  orderMeasurement(input: $input) {
    inspection {
      ...InspectionParts
      ...MeasuringParts
    }
  }
}
    fragment InspectionParts on Inspection {
  id
  status
  outcome
  plate
  vehicleLabel
  odometerKm
  identity {
    plate
    vin
    make
    model
    firstRegistration
    euCategory
    energy
    usage
    odometerKm
    initialInspectionDate
    initialInspectionNature
    periodicValidUntil
    entries {
      field
      source
      author
    }
  }
  missing
  checkedPoints
  requiredPoints
  pointsTotal
  inspectorName
  startedAt
  completedAt
  signedAt
  validUntil
  retestBefore
  catalogueVersion
  version
  abandonReason
  defects {
    id
    code
    level
    component
    label
    location
    locationLabel
    comment
    toVerify
    photos {
      id
    }
  }
}
fragment MeasuringParts on Inspection {
  id
  measuring {
    open
    forms {
      kind
      label
      instrument
      calibrated
      fields {
        quantity
        label
        unit
        flag
        places
        need
      }
      limits {
        rule
        quantity
        quantityLabel
        bound
        limit
        unit
        reference
        level
        source
        grade
      }
    }
    instruments {
      id
      kind
      name
      serialNumber
      address
      usable
    }
    measurements {
      id
      kind
      source
      instrument
      withoutInstrument
      measuredAt
      values {
        quantity
        label
        place
        value
        unit
        flag
        computed
      }
      proposals {
        code
        level
        label
        place
        quantity
        value
        bound
        limit
        unit
        source
        grade
        toVerify
        recorded
        declinedReason
        declinedBy
      }
    }
    orders {
      id
      kind
      instrumentId
      state
      percent
      failure
    }
  }
}`) as unknown as TypedDocumentString<OrderMeasurementMutation, OrderMeasurementMutationVariables>;
export const PassOfferDocument = new TypedDocumentString(`
    mutation PassOffer($input: OfferInput!) {
  passOffer(input: $input) {
    wait {
      id
      status
    }
  }
}
    `) as unknown as TypedDocumentString<PassOfferMutation, PassOfferMutationVariables>;
export const PayAtCentreDocument = new TypedDocumentString(`
    mutation PayAtCentre($input: PayAtCentreInput!) {
  payAtCentre(input: $input) {
    payment {
      id
      status
      method
    }
  }
}
    `) as unknown as TypedDocumentString<PayAtCentreMutation, PayAtCentreMutationVariables>;
export const PaymentsDocument = new TypedDocumentString(`
    query Payments($first: Int!, $after: String) {
  payments(first: $first, after: $after) {
    edges {
      node {
        id
        status
        method
        createdAt
        paidAt
        refundRequestedAt
        refundedAt
        invoiceNumber
        failureCode
        amount {
          amountCents
          currency
        }
        appointment {
          id
          reference
          plate
          customer {
            id
            displayName
          }
        }
        refunds {
          id
          status
          reason
          failureReason
          amount {
            amountCents
            currency
          }
        }
        disputes {
          id
          status
          reason
          respondBy
          amount {
            amountCents
            currency
          }
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<PaymentsQuery, PaymentsQueryVariables>;
export const PriceHistoryDocument = new TypedDocumentString(`
    query PriceHistory($centreId: UUID, $service: ServiceKind!, $vehicleCategory: VehicleCategory!, $energy: Energy!) {
  priceHistory(
    centreId: $centreId
    service: $service
    vehicleCategory: $vehicleCategory
    energy: $energy
  ) {
    ...ListedPriceParts
  }
}
    fragment ListedPriceParts on ListedPrice {
  centreId
  service
  vehicleCategory
  energy
  validFrom
  withdrawn
  setByName
  price {
    amountCents
    currency
  }
}`) as unknown as TypedDocumentString<PriceHistoryQuery, PriceHistoryQueryVariables>;
export const PriceListDocument = new TypedDocumentString(`
    query PriceList($centreId: UUID) {
  priceList(centreId: $centreId) {
    ...ListedPriceParts
  }
  pricesAhead(centreId: $centreId) {
    ...ListedPriceParts
  }
}
    fragment ListedPriceParts on ListedPrice {
  centreId
  service
  vehicleCategory
  energy
  validFrom
  withdrawn
  setByName
  price {
    amountCents
    currency
  }
}`) as unknown as TypedDocumentString<PriceListQuery, PriceListQueryVariables>;
export const PricePosterDocument = new TypedDocumentString(`
    query PricePoster($centreId: UUID!) {
  centre(id: $centreId) {
    id
    pricePoster {
      downloadUrl
      since
    }
  }
}
    `) as unknown as TypedDocumentString<PricePosterQuery, PricePosterQueryVariables>;
export const PromotionsDocument = new TypedDocumentString(`
    query Promotions($first: Int!, $after: String) {
  promotions(first: $first, after: $after) {
    edges {
      node {
        ...PromotionParts
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment PromotionParts on Promotion {
  id
  code
  label
  centreId
  service
  percent
  amountCents
  validFrom
  validUntil
  mostUses
  onceACustomer
  uses
  withdrawnAt
  setByName
}`) as unknown as TypedDocumentString<PromotionsQuery, PromotionsQueryVariables>;
export const ReconciliationsDocument = new TypedDocumentString(`
    query Reconciliations($first: Int!, $after: String) {
  reconciliations(first: $first, after: $after) {
    edges {
      node {
        id
        madeAt
        since
        payments
        refunds
        disputes
        differences {
          kind
          providerId
          here
          there
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ReconciliationsQuery, ReconciliationsQueryVariables>;
export const RecordCalibrationDocument = new TypedDocumentString(`
    mutation RecordCalibration($input: RecordCalibrationInput!) {
  recordCalibration(input: $input) {
    instrument {
      ...InstrumentParts
    }
  }
}
    fragment InstrumentParts on Instrument {
  id
  kind
  name
  serialNumber
  address
  calibratedEvery
  calibratedUntil
  usable
}`) as unknown as TypedDocumentString<RecordCalibrationMutation, RecordCalibrationMutationVariables>;
export const RecordDefectDocument = new TypedDocumentString(`
    mutation RecordDefect($input: RecordDefectInput!) {
  recordDefect(input: $input) {
    inspection {
      ...InspectionParts
    }
  }
}
    fragment InspectionParts on Inspection {
  id
  status
  outcome
  plate
  vehicleLabel
  odometerKm
  identity {
    plate
    vin
    make
    model
    firstRegistration
    euCategory
    energy
    usage
    odometerKm
    initialInspectionDate
    initialInspectionNature
    periodicValidUntil
    entries {
      field
      source
      author
    }
  }
  missing
  checkedPoints
  requiredPoints
  pointsTotal
  inspectorName
  startedAt
  completedAt
  signedAt
  validUntil
  retestBefore
  catalogueVersion
  version
  abandonReason
  defects {
    id
    code
    level
    component
    label
    location
    locationLabel
    comment
    toVerify
    photos {
      id
    }
  }
}`) as unknown as TypedDocumentString<RecordDefectMutation, RecordDefectMutationVariables>;
export const RecordDeskPaymentDocument = new TypedDocumentString(`
    mutation RecordDeskPayment($input: RecordDeskPaymentInput!) {
  recordDeskPayment(input: $input) {
    payment {
      id
      status
      method
      invoiceNumber
      paidAt
      amount {
        amountCents
        currency
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RecordDeskPaymentMutation, RecordDeskPaymentMutationVariables>;
export const RecordMeasurementDocument = new TypedDocumentString(`
    mutation RecordMeasurement($input: RecordMeasurementInput!) {
  recordMeasurement(input: $input) {
    inspection {
      ...InspectionParts
      ...MeasuringParts
    }
  }
}
    fragment InspectionParts on Inspection {
  id
  status
  outcome
  plate
  vehicleLabel
  odometerKm
  identity {
    plate
    vin
    make
    model
    firstRegistration
    euCategory
    energy
    usage
    odometerKm
    initialInspectionDate
    initialInspectionNature
    periodicValidUntil
    entries {
      field
      source
      author
    }
  }
  missing
  checkedPoints
  requiredPoints
  pointsTotal
  inspectorName
  startedAt
  completedAt
  signedAt
  validUntil
  retestBefore
  catalogueVersion
  version
  abandonReason
  defects {
    id
    code
    level
    component
    label
    location
    locationLabel
    comment
    toVerify
    photos {
      id
    }
  }
}
fragment MeasuringParts on Inspection {
  id
  measuring {
    open
    forms {
      kind
      label
      instrument
      calibrated
      fields {
        quantity
        label
        unit
        flag
        places
        need
      }
      limits {
        rule
        quantity
        quantityLabel
        bound
        limit
        unit
        reference
        level
        source
        grade
      }
    }
    instruments {
      id
      kind
      name
      serialNumber
      address
      usable
    }
    measurements {
      id
      kind
      source
      instrument
      withoutInstrument
      measuredAt
      values {
        quantity
        label
        place
        value
        unit
        flag
        computed
      }
      proposals {
        code
        level
        label
        place
        quantity
        value
        bound
        limit
        unit
        source
        grade
        toVerify
        recorded
        declinedReason
        declinedBy
      }
    }
    orders {
      id
      kind
      instrumentId
      state
      percent
      failure
    }
  }
}`) as unknown as TypedDocumentString<RecordMeasurementMutation, RecordMeasurementMutationVariables>;
export const RecordOwnerContactDocument = new TypedDocumentString(`
    mutation RecordOwnerContact($input: RecordOwnerContactInput!) {
  recordOwnerContact(input: $input) {
    inspection {
      ...FormalitiesParts
    }
  }
}
    fragment FormalitiesParts on Inspection {
  id
  status
  remarks
  formalities {
    otcByHand
    recall {
      answer
      code
      wording
      source
    }
    ownerContactAskedAt
    handOverFrom
    handedOverAt
    transmission {
      attempts
      receipt
    }
  }
}`) as unknown as TypedDocumentString<RecordOwnerContactMutation, RecordOwnerContactMutationVariables>;
export const RecordRecallDocument = new TypedDocumentString(`
    mutation RecordRecall($input: RecordRecallInput!) {
  recordRecall(input: $input) {
    inspection {
      ...FormalitiesParts
    }
  }
}
    fragment FormalitiesParts on Inspection {
  id
  status
  remarks
  formalities {
    otcByHand
    recall {
      answer
      code
      wording
      source
    }
    ownerContactAskedAt
    handOverFrom
    handedOverAt
    transmission {
      attempts
      receipt
    }
  }
}`) as unknown as TypedDocumentString<RecordRecallMutation, RecordRecallMutationVariables>;
export const RecordTrainingDocument = new TypedDocumentString(`
    mutation RecordTraining($input: RecordTrainingInput!) {
  recordTraining(input: $input) {
    inspector {
      ...InspectorParts
    }
  }
}
    fragment InspectorParts on Inspector {
  id
  userId
  name
  approvalNumber
  categoryLNumber
  approvedOn
  present
  busy
  periodicThisYear
  periodicOwed
  trainings {
    id
    qualification
    trainedOn
    validUntil
    certificate
    withdrawnAt
    withdrawnReason
  }
  qualifications {
    qualification
    validUntil
    valid
    hoursAYear
  }
}`) as unknown as TypedDocumentString<RecordTrainingMutation, RecordTrainingMutationVariables>;
export const RecordTransferDocument = new TypedDocumentString(`
    mutation RecordTransfer($input: RecordTransferInput!) {
  recordTransfer(input: $input) {
    invoice {
      ...AccountInvoice
    }
  }
}
    fragment AccountInvoice on Invoice {
  id
  kind
  number
  issuedAt
  downloadUrl
  total {
    amountCents
    currency
  }
  lines {
    chargeId
    credited
    label
    plate
    costCentre
    gross {
      amountCents
      currency
    }
  }
  standing {
    state
    dueOn
    remindedAt
    left {
      amountCents
      currency
    }
    settlements {
      id
      kind
      receivedOn
      reference
      recordedByName
      amount {
        amountCents
        currency
      }
    }
  }
}`) as unknown as TypedDocumentString<RecordTransferMutation, RecordTransferMutationVariables>;
export const RefreshSessionDocument = new TypedDocumentString(`
    mutation RefreshSession($input: RefreshSessionInput!) {
  refreshSession(input: $input) {
    session {
      ...SessionParts
    }
  }
}
    fragment SessionParts on Session {
  logInId
  accessToken
  accessTokenExpiresIn
  refreshToken
  secondFactorNeeded
  deviceToken
  user {
    id
    email
    displayName
    roles
    networkRoles
    memberships {
      centreId
      role
    }
    locale
    isGuest
  }
}`) as unknown as TypedDocumentString<RefreshSessionMutation, RefreshSessionMutationVariables>;
export const RefundPaymentDocument = new TypedDocumentString(`
    mutation RefundPayment($input: RefundPaymentInput!) {
  refundPayment(input: $input) {
    payment {
      id
      status
      refundRequestedAt
    }
  }
}
    `) as unknown as TypedDocumentString<RefundPaymentMutation, RefundPaymentMutationVariables>;
export const RegisterDocument = new TypedDocumentString(`
    mutation Register($input: RegisterInput!) {
  register(input: $input) {
    addressCode {
      challengeId
    }
  }
}
    `) as unknown as TypedDocumentString<RegisterMutation, RegisterMutationVariables>;
export const RegisterInspectorDocument = new TypedDocumentString(`
    mutation RegisterInspector($input: RegisterInspectorInput!) {
  registerInspector(input: $input) {
    inspector {
      ...InspectorParts
    }
  }
}
    fragment InspectorParts on Inspector {
  id
  userId
  name
  approvalNumber
  categoryLNumber
  approvedOn
  present
  busy
  periodicThisYear
  periodicOwed
  trainings {
    id
    qualification
    trainedOn
    validUntil
    certificate
    withdrawnAt
    withdrawnReason
  }
  qualifications {
    qualification
    validUntil
    valid
    hoursAYear
  }
}`) as unknown as TypedDocumentString<RegisterInspectorMutation, RegisterInspectorMutationVariables>;
export const RegisterInstrumentDocument = new TypedDocumentString(`
    mutation RegisterInstrument($input: RegisterInstrumentInput!) {
  registerInstrument(input: $input) {
    instrument {
      ...InstrumentParts
    }
  }
}
    fragment InstrumentParts on Instrument {
  id
  kind
  name
  serialNumber
  address
  calibratedEvery
  calibratedUntil
  usable
}`) as unknown as TypedDocumentString<RegisterInstrumentMutation, RegisterInstrumentMutationVariables>;
export const ReleaseHoldDocument = new TypedDocumentString(`
    mutation ReleaseHold($input: ReleaseHoldInput!) {
  releaseHold(input: $input) {
    appointment {
      id
      status
    }
  }
}
    `) as unknown as TypedDocumentString<ReleaseHoldMutation, ReleaseHoldMutationVariables>;
export const RemoveClosureDocument = new TypedDocumentString(`
    mutation RemoveClosure($input: RemoveClosureInput!) {
  removeClosure(input: $input) {
    centre {
      ...CentreParts
    }
  }
}
    fragment CentreParts on Centre {
  id
  slug
  name
  approvalNumber
  street
  postalCode
  city
  phone
  position {
    latitude
    longitude
  }
  openingHours {
    weekday
    opens
    closes
  }
  closures {
    date
    reason
  }
  lanes {
    id
    name
    categories
    services
  }
}`) as unknown as TypedDocumentString<RemoveClosureMutation, RemoveClosureMutationVariables>;
export const RemoveCodeDocument = new TypedDocumentString(`
    mutation RemoveCode($input: RemoveCodeInput!) {
  removeCode(input: $input) {
    appointment {
      ...CodeParts
    }
  }
}
    fragment CodeParts on Appointment {
  id
  amountDue {
    amountCents
    currency
  }
  discount {
    code
    amount {
      amountCents
      currency
    }
  }
}`) as unknown as TypedDocumentString<RemoveCodeMutation, RemoveCodeMutationVariables>;
export const RemoveDefectDocument = new TypedDocumentString(`
    mutation RemoveDefect($input: RemoveDefectInput!) {
  removeDefect(input: $input) {
    inspection {
      ...InspectionParts
    }
  }
}
    fragment InspectionParts on Inspection {
  id
  status
  outcome
  plate
  vehicleLabel
  odometerKm
  identity {
    plate
    vin
    make
    model
    firstRegistration
    euCategory
    energy
    usage
    odometerKm
    initialInspectionDate
    initialInspectionNature
    periodicValidUntil
    entries {
      field
      source
      author
    }
  }
  missing
  checkedPoints
  requiredPoints
  pointsTotal
  inspectorName
  startedAt
  completedAt
  signedAt
  validUntil
  retestBefore
  catalogueVersion
  version
  abandonReason
  defects {
    id
    code
    level
    component
    label
    location
    locationLabel
    comment
    toVerify
    photos {
      id
    }
  }
}`) as unknown as TypedDocumentString<RemoveDefectMutation, RemoveDefectMutationVariables>;
export const RemoveNoteDocument = new TypedDocumentString(`
    mutation RemoveNote($input: RemoveNoteInput!) {
  removeNote(input: $input) {
    appointment {
      id
      notes {
        id
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RemoveNoteMutation, RemoveNoteMutationVariables>;
export const RemoveSecondFactorDocument = new TypedDocumentString(`
    mutation RemoveSecondFactor($input: SecondFactorCodeInput!) {
  removeSecondFactor(input: $input) {
    secondFactor {
      inUse
      recoveryCodesLeft
    }
  }
}
    `) as unknown as TypedDocumentString<RemoveSecondFactorMutation, RemoveSecondFactorMutationVariables>;
export const ReopenInspectionDocument = new TypedDocumentString(`
    mutation ReopenInspection($input: ReopenInspectionInput!) {
  reopenInspection(input: $input) {
    inspection {
      ...InspectionParts
    }
  }
}
    fragment InspectionParts on Inspection {
  id
  status
  outcome
  plate
  vehicleLabel
  odometerKm
  identity {
    plate
    vin
    make
    model
    firstRegistration
    euCategory
    energy
    usage
    odometerKm
    initialInspectionDate
    initialInspectionNature
    periodicValidUntil
    entries {
      field
      source
      author
    }
  }
  missing
  checkedPoints
  requiredPoints
  pointsTotal
  inspectorName
  startedAt
  completedAt
  signedAt
  validUntil
  retestBefore
  catalogueVersion
  version
  abandonReason
  defects {
    id
    code
    level
    component
    label
    location
    locationLabel
    comment
    toVerify
    photos {
      id
    }
  }
}`) as unknown as TypedDocumentString<ReopenInspectionMutation, ReopenInspectionMutationVariables>;
export const ReplayFailedWebhooksDocument = new TypedDocumentString(`
    mutation ReplayFailedWebhooks($input: ReplayFailedWebhooksInput!) {
  replayFailedWebhooks(input: $input) {
    replayed
  }
}
    `) as unknown as TypedDocumentString<ReplayFailedWebhooksMutation, ReplayFailedWebhooksMutationVariables>;
export const ReplayWebhookDeliveryDocument = new TypedDocumentString(`
    mutation ReplayWebhookDelivery($input: ReplayWebhookDeliveryInput!) {
  replayWebhookDelivery(input: $input) {
    delivery {
      ...WebhookDeliveryRow
    }
  }
}
    fragment WebhookDeliveryRow on WebhookDelivery {
  id
  eventType
  state
  attempts
  createdAt
  nextAttemptAt
  lastAttemptAt
  lastStatus
  lastFailure
}`) as unknown as TypedDocumentString<ReplayWebhookDeliveryMutation, ReplayWebhookDeliveryMutationVariables>;
export const ReportSharesDocument = new TypedDocumentString(`
    query ReportShares($id: UUID!) {
  report(id: $id) {
    id
    shares {
      ...ShareParts
    }
  }
}
    fragment ShareParts on PaperShare {
  id
  state
  createdAt
  expiresAt
  lastOpenedAt
  opened
}`) as unknown as TypedDocumentString<ReportSharesQuery, ReportSharesQueryVariables>;
export const RequestDataExportDocument = new TypedDocumentString(`
    mutation RequestDataExport {
  requestDataExport {
    dataExport {
      askedAt
    }
  }
}
    `) as unknown as TypedDocumentString<RequestDataExportMutation, RequestDataExportMutationVariables>;
export const RequestLogInCodeDocument = new TypedDocumentString(`
    mutation RequestLogInCode($input: RequestLogInCodeInput!) {
  requestLogInCode(input: $input) {
    challengeId
    expiresIn
  }
}
    `) as unknown as TypedDocumentString<RequestLogInCodeMutation, RequestLogInCodeMutationVariables>;
export const RequestPasswordResetDocument = new TypedDocumentString(`
    mutation RequestPasswordReset($input: RequestPasswordResetInput!) {
  requestPasswordReset(input: $input) {
    linkLastsMinutes
  }
}
    `) as unknown as TypedDocumentString<RequestPasswordResetMutation, RequestPasswordResetMutationVariables>;
export const RescheduleAppointmentDocument = new TypedDocumentString(`
    mutation RescheduleAppointment($input: RescheduleAppointmentInput!) {
  rescheduleAppointment(input: $input) {
    appointment {
      ...AppointmentParts
    }
  }
}
    fragment AppointmentParts on Appointment {
  id
  reference
  status
  service
  vehicleCategory
  energy
  plate
  startsAt
  endsAt
  holdExpiresAt
  price {
    amountCents
    currency
  }
  priceChange {
    oldPrice {
      amountCents
      currency
    }
    newPrice {
      amountCents
      currency
    }
    agreed
  }
  cancellation {
    possible
    freeUntil
    givenBack {
      amountCents
      currency
    }
    kept {
      amountCents
      currency
    }
  }
  centre {
    id
    slug
    name
    street
    postalCode
    city
    phone
  }
  amountDue {
    amountCents
    currency
  }
  discount {
    code
    amount {
      amountCents
      currency
    }
  }
  payment {
    id
    status
    method
    checkoutUrl
    invoiceNumber
    paidAt
    refundedAt
    refundRequestedAt
    amount {
      amountCents
      currency
    }
  }
}`) as unknown as TypedDocumentString<RescheduleAppointmentMutation, RescheduleAppointmentMutationVariables>;
export const ResetSecondFactorDocument = new TypedDocumentString(`
    mutation ResetSecondFactor($input: ResetSecondFactorInput!) {
  resetSecondFactor(input: $input) {
    user {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<ResetSecondFactorMutation, ResetSecondFactorMutationVariables>;
export const ResumeInspectionDocument = new TypedDocumentString(`
    mutation ResumeInspection($input: ResumeInspectionInput!) {
  resumeInspection(input: $input) {
    inspection {
      ...InspectionParts
    }
  }
}
    fragment InspectionParts on Inspection {
  id
  status
  outcome
  plate
  vehicleLabel
  odometerKm
  identity {
    plate
    vin
    make
    model
    firstRegistration
    euCategory
    energy
    usage
    odometerKm
    initialInspectionDate
    initialInspectionNature
    periodicValidUntil
    entries {
      field
      source
      author
    }
  }
  missing
  checkedPoints
  requiredPoints
  pointsTotal
  inspectorName
  startedAt
  completedAt
  signedAt
  validUntil
  retestBefore
  catalogueVersion
  version
  abandonReason
  defects {
    id
    code
    level
    component
    label
    location
    locationLabel
    comment
    toVerify
    photos {
      id
    }
  }
}`) as unknown as TypedDocumentString<ResumeInspectionMutation, ResumeInspectionMutationVariables>;
export const RetireInspectorDocument = new TypedDocumentString(`
    mutation RetireInspector($input: RetireInspectorInput!) {
  retireInspector(input: $input) {
    inspector {
      ...InspectorParts
    }
  }
}
    fragment InspectorParts on Inspector {
  id
  userId
  name
  approvalNumber
  categoryLNumber
  approvedOn
  present
  busy
  periodicThisYear
  periodicOwed
  trainings {
    id
    qualification
    trainedOn
    validUntil
    certificate
    withdrawnAt
    withdrawnReason
  }
  qualifications {
    qualification
    validUntil
    valid
    hoursAYear
  }
}`) as unknown as TypedDocumentString<RetireInspectorMutation, RetireInspectorMutationVariables>;
export const RetireInstrumentDocument = new TypedDocumentString(`
    mutation RetireInstrument($input: RetireInstrumentInput!) {
  retireInstrument(input: $input) {
    instrument {
      ...InstrumentParts
    }
  }
}
    fragment InstrumentParts on Instrument {
  id
  kind
  name
  serialNumber
  address
  calibratedEvery
  calibratedUntil
  usable
}`) as unknown as TypedDocumentString<RetireInstrumentMutation, RetireInstrumentMutationVariables>;
export const ReturnedFromPaymentDocument = new TypedDocumentString(`
    query ReturnedFromPayment($id: UUID!) {
  appointment(id: $id) {
    id
  }
}
    `) as unknown as TypedDocumentString<ReturnedFromPaymentQuery, ReturnedFromPaymentQueryVariables>;
export const RevokeApiKeyDocument = new TypedDocumentString(`
    mutation RevokeApiKey($input: RevokeApiKeyInput!) {
  revokeApiKey(input: $input) {
    apiKey {
      ...ApiKeyRow
    }
  }
}
    fragment ApiKeyRow on ApiKey {
  id
  name
  prefix
  scopes
  requestsPerMinute
  expiresAt
  lastUsedOn
  revokedAt
  integrator {
    id
    displayName
  }
}`) as unknown as TypedDocumentString<RevokeApiKeyMutation, RevokeApiKeyMutationVariables>;
export const RevokeShareDocument = new TypedDocumentString(`
    mutation RevokeShare($input: RevokeShareInput!) {
  revokeShare(input: $input) {
    share {
      ...ShareParts
    }
  }
}
    fragment ShareParts on PaperShare {
  id
  state
  createdAt
  expiresAt
  lastOpenedAt
  opened
}`) as unknown as TypedDocumentString<RevokeShareMutation, RevokeShareMutationVariables>;
export const RotateWebhookSecretDocument = new TypedDocumentString(`
    mutation RotateWebhookSecret($input: RotateWebhookSecretInput!) {
  rotateWebhookSecret(input: $input) {
    secret
    endpoint {
      ...WebhookEndpointRow
    }
  }
}
    fragment WebhookEndpointRow on WebhookEndpoint {
  id
  url
  eventTypes
  failingSince
  disabledAt
  disabledBecause
  previousSecretSignsUntil
  organisation {
    id
    displayName
  }
}`) as unknown as TypedDocumentString<RotateWebhookSecretMutation, RotateWebhookSecretMutationVariables>;
export const SellerDocument = new TypedDocumentString(`
    query Seller($centreId: UUID!) {
  seller(centreId: $centreId) {
    ...SellerParts
  }
}
    fragment SellerParts on Seller {
  legalName
  legalForm
  capitalCents
  siren
  register
  vatNumber
  address
  iban
  centreId
  setAt
  setByName
}`) as unknown as TypedDocumentString<SellerQuery, SellerQueryVariables>;
export const SendMessageDocument = new TypedDocumentString(`
    mutation SendMessage($input: SendMessageInput!) {
  sendMessage(input: $input) {
    conversation {
      id
    }
    messages {
      ...MessageParts
    }
    typedCode {
      challengeId
      code
      buttonId
    }
  }
}
    fragment MessageParts on Message {
  id
  seq
  author
  text
  buttons {
    id
    label
    kind
    style
    url
    upload
    consent
  }
  attachments {
    kind
    title
    url
  }
  clientMessageId
  createdAt
}`) as unknown as TypedDocumentString<SendMessageMutation, SendMessageMutationVariables>;
export const SendReportDocument = new TypedDocumentString(`
    mutation SendReport($input: SendReportInput!) {
  sendReport(input: $input) {
    sent
  }
}
    `) as unknown as TypedDocumentString<SendReportMutation, SendReportMutationVariables>;
export const SendTestWebhookDocument = new TypedDocumentString(`
    mutation SendTestWebhook($input: SendTestWebhookInput!) {
  sendTestWebhook(input: $input) {
    delivery {
      ...WebhookDeliveryRow
    }
  }
}
    fragment WebhookDeliveryRow on WebhookDelivery {
  id
  eventType
  state
  attempts
  createdAt
  nextAttemptAt
  lastAttemptAt
  lastStatus
  lastFailure
}`) as unknown as TypedDocumentString<SendTestWebhookMutation, SendTestWebhookMutationVariables>;
export const SetAccountDocument = new TypedDocumentString(`
    mutation SetAccount($input: SetAccountInput!) {
  setAccount(input: $input) {
    account {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<SetAccountMutation, SetAccountMutationVariables>;
export const SetAccountDisabledDocument = new TypedDocumentString(`
    mutation SetAccountDisabled($input: SetAccountDisabledInput!) {
  setAccountDisabled(input: $input) {
    user {
      id
      disabled
    }
  }
}
    `) as unknown as TypedDocumentString<SetAccountDisabledMutation, SetAccountDisabledMutationVariables>;
export const SetAppointmentPlateDocument = new TypedDocumentString(`
    mutation SetAppointmentPlate($input: SetAppointmentPlateInput!) {
  setAppointmentPlate(input: $input) {
    appointment {
      ...AppointmentParts
    }
  }
}
    fragment AppointmentParts on Appointment {
  id
  reference
  status
  service
  vehicleCategory
  energy
  plate
  startsAt
  endsAt
  holdExpiresAt
  price {
    amountCents
    currency
  }
  priceChange {
    oldPrice {
      amountCents
      currency
    }
    newPrice {
      amountCents
      currency
    }
    agreed
  }
  cancellation {
    possible
    freeUntil
    givenBack {
      amountCents
      currency
    }
    kept {
      amountCents
      currency
    }
  }
  centre {
    id
    slug
    name
    street
    postalCode
    city
    phone
  }
  amountDue {
    amountCents
    currency
  }
  discount {
    code
    amount {
      amountCents
      currency
    }
  }
  payment {
    id
    status
    method
    checkoutUrl
    invoiceNumber
    paidAt
    refundedAt
    refundRequestedAt
    amount {
      amountCents
      currency
    }
  }
}`) as unknown as TypedDocumentString<SetAppointmentPlateMutation, SetAppointmentPlateMutationVariables>;
export const SetCancellationTermsDocument = new TypedDocumentString(`
    mutation SetCancellationTerms($input: SetCancellationTermsInput!) {
  setCancellationTerms(input: $input) {
    centre {
      ...CentreTerms
    }
  }
}
    fragment CentreTerms on Centre {
  id
  cancellationTerms {
    freeHours
    late
    givesBackDouble
    fee {
      amountCents
      currency
    }
  }
  laneTimes {
    service
    category
    minutes
    buffer
  }
}`) as unknown as TypedDocumentString<SetCancellationTermsMutation, SetCancellationTermsMutationVariables>;
export const SetCentreRolesDocument = new TypedDocumentString(`
    mutation SetCentreRoles($input: SetCentreRolesInput!) {
  setCentreRoles(input: $input) {
    user {
      id
      memberships {
        centreId
        role
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SetCentreRolesMutation, SetCentreRolesMutationVariables>;
export const SetDeskHoursDocument = new TypedDocumentString(`
    mutation SetDeskHours($input: SetDeskHoursInput!) {
  setDeskHours(input: $input) {
    hours {
      weekday
      opens
      closes
    }
  }
}
    `) as unknown as TypedDocumentString<SetDeskHoursMutation, SetDeskHoursMutationVariables>;
export const SetInspectorPresenceDocument = new TypedDocumentString(`
    mutation SetInspectorPresence($input: SetInspectorPresenceInput!) {
  setInspectorPresence(input: $input) {
    inspector {
      ...InspectorParts
    }
  }
}
    fragment InspectorParts on Inspector {
  id
  userId
  name
  approvalNumber
  categoryLNumber
  approvedOn
  present
  busy
  periodicThisYear
  periodicOwed
  trainings {
    id
    qualification
    trainedOn
    validUntil
    certificate
    withdrawnAt
    withdrawnReason
  }
  qualifications {
    qualification
    validUntil
    valid
    hoursAYear
  }
}`) as unknown as TypedDocumentString<SetInspectorPresenceMutation, SetInspectorPresenceMutationVariables>;
export const SetLaneTimesDocument = new TypedDocumentString(`
    mutation SetLaneTimes($input: SetLaneTimesInput!) {
  setLaneTimes(input: $input) {
    centre {
      ...CentreTerms
    }
  }
}
    fragment CentreTerms on Centre {
  id
  cancellationTerms {
    freeHours
    late
    givesBackDouble
    fee {
      amountCents
      currency
    }
  }
  laneTimes {
    service
    category
    minutes
    buffer
  }
}`) as unknown as TypedDocumentString<SetLaneTimesMutation, SetLaneTimesMutationVariables>;
export const SetMyPresenceDocument = new TypedDocumentString(`
    mutation SetMyPresence($input: SetMyPresenceInput!) {
  setMyPresence(input: $input) {
    inspector {
      ...InspectorParts
    }
  }
}
    fragment InspectorParts on Inspector {
  id
  userId
  name
  approvalNumber
  categoryLNumber
  approvedOn
  present
  busy
  periodicThisYear
  periodicOwed
  trainings {
    id
    qualification
    trainedOn
    validUntil
    certificate
    withdrawnAt
    withdrawnReason
  }
  qualifications {
    qualification
    validUntil
    valid
    hoursAYear
  }
}`) as unknown as TypedDocumentString<SetMyPresenceMutation, SetMyPresenceMutationVariables>;
export const SetOpeningHoursDocument = new TypedDocumentString(`
    mutation SetOpeningHours($input: SetOpeningHoursInput!) {
  setOpeningHours(input: $input) {
    centre {
      ...CentreParts
    }
  }
}
    fragment CentreParts on Centre {
  id
  slug
  name
  approvalNumber
  street
  postalCode
  city
  phone
  position {
    latitude
    longitude
  }
  openingHours {
    weekday
    opens
    closes
  }
  closures {
    date
    reason
  }
  lanes {
    id
    name
    categories
    services
  }
}`) as unknown as TypedDocumentString<SetOpeningHoursMutation, SetOpeningHoursMutationVariables>;
export const SetPasswordDocument = new TypedDocumentString(`
    mutation SetPassword($input: SetPasswordInput!) {
  setPassword(input: $input) {
    session {
      ...SessionParts
    }
  }
}
    fragment SessionParts on Session {
  logInId
  accessToken
  accessTokenExpiresIn
  refreshToken
  secondFactorNeeded
  deviceToken
  user {
    id
    email
    displayName
    roles
    networkRoles
    memberships {
      centreId
      role
    }
    locale
    isGuest
  }
}`) as unknown as TypedDocumentString<SetPasswordMutation, SetPasswordMutationVariables>;
export const SetPricesDocument = new TypedDocumentString(`
    mutation SetPrices($input: SetPricesInput!) {
  setPrices(input: $input) {
    prices {
      ...ListedPriceParts
    }
  }
}
    fragment ListedPriceParts on ListedPrice {
  centreId
  service
  vehicleCategory
  energy
  validFrom
  withdrawn
  setByName
  price {
    amountCents
    currency
  }
}`) as unknown as TypedDocumentString<SetPricesMutation, SetPricesMutationVariables>;
export const SetRolesDocument = new TypedDocumentString(`
    mutation SetRoles($input: SetRolesInput!) {
  setRoles(input: $input) {
    user {
      id
      networkRoles
    }
  }
}
    `) as unknown as TypedDocumentString<SetRolesMutation, SetRolesMutationVariables>;
export const SetSellerDocument = new TypedDocumentString(`
    mutation SetSeller($input: SetSellerInput!) {
  setSeller(input: $input) {
    seller {
      ...SellerParts
    }
  }
}
    fragment SellerParts on Seller {
  legalName
  legalForm
  capitalCents
  siren
  register
  vatNumber
  address
  iban
  centreId
  setAt
  setByName
}`) as unknown as TypedDocumentString<SetSellerMutation, SetSellerMutationVariables>;
export const SetUpSecondFactorDocument = new TypedDocumentString(`
    mutation SetUpSecondFactor {
  setUpSecondFactor {
    url
    qrSvg
    secret
  }
}
    `) as unknown as TypedDocumentString<SetUpSecondFactorMutation, SetUpSecondFactorMutationVariables>;
export const SetVehicleIdentityDocument = new TypedDocumentString(`
    mutation SetVehicleIdentity($input: SetVehicleIdentityInput!) {
  setVehicleIdentity(input: $input) {
    inspection {
      ...InspectionParts
    }
  }
}
    fragment InspectionParts on Inspection {
  id
  status
  outcome
  plate
  vehicleLabel
  odometerKm
  identity {
    plate
    vin
    make
    model
    firstRegistration
    euCategory
    energy
    usage
    odometerKm
    initialInspectionDate
    initialInspectionNature
    periodicValidUntil
    entries {
      field
      source
      author
    }
  }
  missing
  checkedPoints
  requiredPoints
  pointsTotal
  inspectorName
  startedAt
  completedAt
  signedAt
  validUntil
  retestBefore
  catalogueVersion
  version
  abandonReason
  defects {
    id
    code
    level
    component
    label
    location
    locationLabel
    comment
    toVerify
    photos {
      id
    }
  }
}`) as unknown as TypedDocumentString<SetVehicleIdentityMutation, SetVehicleIdentityMutationVariables>;
export const SetVehicleSoldDocument = new TypedDocumentString(`
    mutation SetVehicleSold($input: SetVehicleSoldInput!) {
  setVehicleSold(input: $input) {
    vehicle {
      id
      soldAt
    }
  }
}
    `) as unknown as TypedDocumentString<SetVehicleSoldMutation, SetVehicleSoldMutationVariables>;
export const SetWebhookEndpointEnabledDocument = new TypedDocumentString(`
    mutation SetWebhookEndpointEnabled($input: SetWebhookEndpointEnabledInput!) {
  setWebhookEndpointEnabled(input: $input) {
    endpoint {
      ...WebhookEndpointRow
    }
  }
}
    fragment WebhookEndpointRow on WebhookEndpoint {
  id
  url
  eventTypes
  failingSince
  disabledAt
  disabledBecause
  previousSecretSignsUntil
  organisation {
    id
    displayName
  }
}`) as unknown as TypedDocumentString<SetWebhookEndpointEnabledMutation, SetWebhookEndpointEnabledMutationVariables>;
export const SettleClosingDocument = new TypedDocumentString(`
    mutation SettleClosing($input: SettleClosingInput!) {
  settleClosing(input: $input) {
    closed
    rows {
      appointmentId
      outcome
      message
    }
    centre {
      ...CentreParts
    }
  }
}
    fragment CentreParts on Centre {
  id
  slug
  name
  approvalNumber
  street
  postalCode
  city
  phone
  position {
    latitude
    longitude
  }
  openingHours {
    weekday
    opens
    closes
  }
  closures {
    date
    reason
  }
  lanes {
    id
    name
    categories
    services
  }
}`) as unknown as TypedDocumentString<SettleClosingMutation, SettleClosingMutationVariables>;
export const SettleDifferenceDocument = new TypedDocumentString(`
    mutation SettleDifference($input: SettleDifferenceInput!) {
  settleDifference(input: $input) {
    settlement {
      id
      number
      settledAt
      amount {
        amountCents
        currency
      }
    }
    appointment {
      id
      amountDue {
        amountCents
        currency
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SettleDifferenceMutation, SettleDifferenceMutationVariables>;
export const ShareReportDocument = new TypedDocumentString(`
    mutation ShareReport($input: ShareReportInput!) {
  shareReport(input: $input) {
    url
    share {
      ...ShareParts
    }
  }
}
    fragment ShareParts on PaperShare {
  id
  state
  createdAt
  expiresAt
  lastOpenedAt
  opened
}`) as unknown as TypedDocumentString<ShareReportMutation, ShareReportMutationVariables>;
export const SignInspectionDocument = new TypedDocumentString(`
    mutation SignInspection($input: SignInspectionInput!) {
  signInspection(input: $input) {
    inspection {
      ...InspectionParts
    }
  }
}
    fragment InspectionParts on Inspection {
  id
  status
  outcome
  plate
  vehicleLabel
  odometerKm
  identity {
    plate
    vin
    make
    model
    firstRegistration
    euCategory
    energy
    usage
    odometerKm
    initialInspectionDate
    initialInspectionNature
    periodicValidUntil
    entries {
      field
      source
      author
    }
  }
  missing
  checkedPoints
  requiredPoints
  pointsTotal
  inspectorName
  startedAt
  completedAt
  signedAt
  validUntil
  retestBefore
  catalogueVersion
  version
  abandonReason
  defects {
    id
    code
    level
    component
    label
    location
    locationLabel
    comment
    toVerify
    photos {
      id
    }
  }
}`) as unknown as TypedDocumentString<SignInspectionMutation, SignInspectionMutationVariables>;
export const StartCheckoutDocument = new TypedDocumentString(`
    mutation StartCheckout($input: StartCheckoutInput!) {
  startCheckout(input: $input) {
    payment {
      id
      status
      checkoutUrl
    }
  }
}
    `) as unknown as TypedDocumentString<StartCheckoutMutation, StartCheckoutMutationVariables>;
export const StartGuestSessionDocument = new TypedDocumentString(`
    mutation StartGuestSession($input: StartGuestSessionInput!) {
  startGuestSession(input: $input) {
    session {
      ...SessionParts
    }
  }
}
    fragment SessionParts on Session {
  logInId
  accessToken
  accessTokenExpiresIn
  refreshToken
  secondFactorNeeded
  deviceToken
  user {
    id
    email
    displayName
    roles
    networkRoles
    memberships {
      centreId
      role
    }
    locale
    isGuest
  }
}`) as unknown as TypedDocumentString<StartGuestSessionMutation, StartGuestSessionMutationVariables>;
export const StartInspectionDocument = new TypedDocumentString(`
    mutation StartInspection($input: StartInspectionInput!) {
  startInspection(input: $input) {
    inspection {
      ...InspectionParts
    }
  }
}
    fragment InspectionParts on Inspection {
  id
  status
  outcome
  plate
  vehicleLabel
  odometerKm
  identity {
    plate
    vin
    make
    model
    firstRegistration
    euCategory
    energy
    usage
    odometerKm
    initialInspectionDate
    initialInspectionNature
    periodicValidUntil
    entries {
      field
      source
      author
    }
  }
  missing
  checkedPoints
  requiredPoints
  pointsTotal
  inspectorName
  startedAt
  completedAt
  signedAt
  validUntil
  retestBefore
  catalogueVersion
  version
  abandonReason
  defects {
    id
    code
    level
    component
    label
    location
    locationLabel
    comment
    toVerify
    photos {
      id
    }
  }
}`) as unknown as TypedDocumentString<StartInspectionMutation, StartInspectionMutationVariables>;
export const SuspendInspectionDocument = new TypedDocumentString(`
    mutation SuspendInspection($input: SuspendInspectionInput!) {
  suspendInspection(input: $input) {
    inspection {
      ...InspectionParts
    }
  }
}
    fragment InspectionParts on Inspection {
  id
  status
  outcome
  plate
  vehicleLabel
  odometerKm
  identity {
    plate
    vin
    make
    model
    firstRegistration
    euCategory
    energy
    usage
    odometerKm
    initialInspectionDate
    initialInspectionNature
    periodicValidUntil
    entries {
      field
      source
      author
    }
  }
  missing
  checkedPoints
  requiredPoints
  pointsTotal
  inspectorName
  startedAt
  completedAt
  signedAt
  validUntil
  retestBefore
  catalogueVersion
  version
  abandonReason
  defects {
    id
    code
    level
    component
    label
    location
    locationLabel
    comment
    toVerify
    photos {
      id
    }
  }
}`) as unknown as TypedDocumentString<SuspendInspectionMutation, SuspendInspectionMutationVariables>;
export const TakeHandoverDocument = new TypedDocumentString(`
    mutation TakeHandover($input: HandoverInput!) {
  takeHandover(input: $input) {
    handover {
      ...HandoverRow
    }
  }
}
    fragment HandoverRow on Handover {
  id
  status
  askedAt
  waitedSeconds
  summary
  phone
  agentName
  mine
}`) as unknown as TypedDocumentString<TakeHandoverMutation, TakeHandoverMutationVariables>;
export const TelegramBotDocument = new TypedDocumentString(`
    query TelegramBot {
  telegramBot
}
    `) as unknown as TypedDocumentString<TelegramBotQuery, TelegramBotQueryVariables>;
export const TillDayDocument = new TypedDocumentString(`
    query TillDay($centreId: UUID!, $first: Int!, $after: String) {
  centreInvoices(centreId: $centreId, first: $first, after: $after) {
    edges {
      node {
        id
        kind
        number
        means
        issuedAt
        waitsFor
        downloadUrl
        receiptUrl
        total {
          amountCents
          currency
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<TillDayQuery, TillDayQueryVariables>;
export const UpdateCentreDocument = new TypedDocumentString(`
    mutation UpdateCentre($input: UpdateCentreInput!) {
  updateCentre(input: $input) {
    centre {
      ...CentreParts
    }
  }
}
    fragment CentreParts on Centre {
  id
  slug
  name
  approvalNumber
  street
  postalCode
  city
  phone
  position {
    latitude
    longitude
  }
  openingHours {
    weekday
    opens
    closes
  }
  closures {
    date
    reason
  }
  lanes {
    id
    name
    categories
    services
  }
}`) as unknown as TypedDocumentString<UpdateCentreMutation, UpdateCentreMutationVariables>;
export const UpdateInspectorDocument = new TypedDocumentString(`
    mutation UpdateInspector($input: UpdateInspectorInput!) {
  updateInspector(input: $input) {
    inspector {
      ...InspectorParts
    }
  }
}
    fragment InspectorParts on Inspector {
  id
  userId
  name
  approvalNumber
  categoryLNumber
  approvedOn
  present
  busy
  periodicThisYear
  periodicOwed
  trainings {
    id
    qualification
    trainedOn
    validUntil
    certificate
    withdrawnAt
    withdrawnReason
  }
  qualifications {
    qualification
    validUntil
    valid
    hoursAYear
  }
}`) as unknown as TypedDocumentString<UpdateInspectorMutation, UpdateInspectorMutationVariables>;
export const UpdateLaneDocument = new TypedDocumentString(`
    mutation UpdateLane($input: UpdateLaneInput!) {
  updateLane(input: $input) {
    centre {
      ...CentreParts
    }
  }
}
    fragment CentreParts on Centre {
  id
  slug
  name
  approvalNumber
  street
  postalCode
  city
  phone
  position {
    latitude
    longitude
  }
  openingHours {
    weekday
    opens
    closes
  }
  closures {
    date
    reason
  }
  lanes {
    id
    name
    categories
    services
  }
}`) as unknown as TypedDocumentString<UpdateLaneMutation, UpdateLaneMutationVariables>;
export const UpdateWebhookEndpointDocument = new TypedDocumentString(`
    mutation UpdateWebhookEndpoint($input: UpdateWebhookEndpointInput!) {
  updateWebhookEndpoint(input: $input) {
    endpoint {
      ...WebhookEndpointRow
    }
  }
}
    fragment WebhookEndpointRow on WebhookEndpoint {
  id
  url
  eventTypes
  failingSince
  disabledAt
  disabledBecause
  previousSecretSignsUntil
  organisation {
    id
    displayName
  }
}`) as unknown as TypedDocumentString<UpdateWebhookEndpointMutation, UpdateWebhookEndpointMutationVariables>;
export const WebhookDeliveriesDocument = new TypedDocumentString(`
    query WebhookDeliveries($endpointId: UUID!, $state: WebhookDeliveryState, $first: Int!, $after: String) {
  webhookDeliveries(
    endpointId: $endpointId
    state: $state
    first: $first
    after: $after
  ) {
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        ...WebhookDeliveryRow
      }
    }
  }
}
    fragment WebhookDeliveryRow on WebhookDelivery {
  id
  eventType
  state
  attempts
  createdAt
  nextAttemptAt
  lastAttemptAt
  lastStatus
  lastFailure
}`) as unknown as TypedDocumentString<WebhookDeliveriesQuery, WebhookDeliveriesQueryVariables>;
export const WebhookEndpointsDocument = new TypedDocumentString(`
    query WebhookEndpoints($first: Int!) {
  webhookEndpoints(first: $first) {
    edges {
      node {
        ...WebhookEndpointRow
      }
    }
  }
}
    fragment WebhookEndpointRow on WebhookEndpoint {
  id
  url
  eventTypes
  failingSince
  disabledAt
  disabledBecause
  previousSecretSignsUntil
  organisation {
    id
    displayName
  }
}`) as unknown as TypedDocumentString<WebhookEndpointsQuery, WebhookEndpointsQueryVariables>;
export const WithdrawDefectPhotoDocument = new TypedDocumentString(`
    mutation WithdrawDefectPhoto($input: WithdrawDefectPhotoInput!) {
  withdrawDefectPhoto(input: $input) {
    inspection {
      ...InspectionParts
    }
  }
}
    fragment InspectionParts on Inspection {
  id
  status
  outcome
  plate
  vehicleLabel
  odometerKm
  identity {
    plate
    vin
    make
    model
    firstRegistration
    euCategory
    energy
    usage
    odometerKm
    initialInspectionDate
    initialInspectionNature
    periodicValidUntil
    entries {
      field
      source
      author
    }
  }
  missing
  checkedPoints
  requiredPoints
  pointsTotal
  inspectorName
  startedAt
  completedAt
  signedAt
  validUntil
  retestBefore
  catalogueVersion
  version
  abandonReason
  defects {
    id
    code
    level
    component
    label
    location
    locationLabel
    comment
    toVerify
    photos {
      id
    }
  }
}`) as unknown as TypedDocumentString<WithdrawDefectPhotoMutation, WithdrawDefectPhotoMutationVariables>;
export const WithdrawPictureDocument = new TypedDocumentString(`
    mutation WithdrawPicture($documentId: UUID!) {
  confirmRegistration(input: {documentId: $documentId, pictureMayStay: false}) {
    registration {
      id
      pictureMayStay
      pictureAgreedAt
    }
  }
}
    `) as unknown as TypedDocumentString<WithdrawPictureMutation, WithdrawPictureMutationVariables>;
export const WithdrawPricesDocument = new TypedDocumentString(`
    mutation WithdrawPrices($input: WithdrawPricesInput!) {
  withdrawPrices(input: $input) {
    prices {
      ...ListedPriceParts
    }
  }
}
    fragment ListedPriceParts on ListedPrice {
  centreId
  service
  vehicleCategory
  energy
  validFrom
  withdrawn
  setByName
  price {
    amountCents
    currency
  }
}`) as unknown as TypedDocumentString<WithdrawPricesMutation, WithdrawPricesMutationVariables>;
export const WithdrawPromotionDocument = new TypedDocumentString(`
    mutation WithdrawPromotion($input: WithdrawPromotionInput!) {
  withdrawPromotion(input: $input) {
    promotion {
      ...PromotionParts
    }
  }
}
    fragment PromotionParts on Promotion {
  id
  code
  label
  centreId
  service
  percent
  amountCents
  validFrom
  validUntil
  mostUses
  onceACustomer
  uses
  withdrawnAt
  setByName
}`) as unknown as TypedDocumentString<WithdrawPromotionMutation, WithdrawPromotionMutationVariables>;
export const WithdrawTrainingDocument = new TypedDocumentString(`
    mutation WithdrawTraining($input: WithdrawTrainingInput!) {
  withdrawTraining(input: $input) {
    inspector {
      ...InspectorParts
    }
  }
}
    fragment InspectorParts on Inspector {
  id
  userId
  name
  approvalNumber
  categoryLNumber
  approvedOn
  present
  busy
  periodicThisYear
  periodicOwed
  trainings {
    id
    qualification
    trainedOn
    validUntil
    certificate
    withdrawnAt
    withdrawnReason
  }
  qualifications {
    qualification
    validUntil
    valid
    hoursAYear
  }
}`) as unknown as TypedDocumentString<WithdrawTrainingMutation, WithdrawTrainingMutationVariables>;