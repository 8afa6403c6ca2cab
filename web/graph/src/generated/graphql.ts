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

/** Which appointment, and why. */
export type CancelAppointmentInput = {
  /** The appointment. */
  appointmentId: string;
  /** In the canceller's words. */
  reason?: string | null | undefined;
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
};

/** Why a centre is closed on a day. */
export type ClosedBecause =
  /** The centre closed that day; `reason` is what it gave. */
  | 'CLOSURE'
  /** A public holiday; `reason` is its name. */
  | 'HOLIDAY'
  /** It never opens on that weekday. */
  | 'WEEKDAY';

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

/** How the desk received money, or gave it back. */
export type DeskMeans =
  /** In notes and coins. */
  | 'CASH'
  /** By card, on the desk's terminal. */
  | 'TERMINAL';

/** What the sender says a document is. */
export type DocumentKind =
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
  /** The image is here and waits to be read. */
  | 'RECEIVED'
  /** It could not be used; `failure` says why. */
  | 'REJECTED';

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
  | 'SIGNED';

/** What a document is. */
export type InvoiceKind =
  /** For money that was given back. */
  | 'CREDIT_NOTE'
  /** For money that was received. */
  | 'INVOICE';

/** Who comes back. */
export type LogInInput = {
  /** The account's address, in any case. */
  email: string;
  /** The account's password. */
  password: string;
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

/**
 * Something without which the result is not computed. All but the points is entered with
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
  /** What it is used for. */
  | 'USAGE'
  /** Vehicle identification number. */
  | 'VIN';

/** Where to talk. */
export type OpenConversationInput = {
  /** The channel. */
  channel: Channel;
  /** The person's language, `fr-FR`; French where it is not English. */
  locale?: string | null | undefined;
};

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
};

/** What was received at the desk. */
export type RecordDeskPaymentInput = {
  /** How the money came, where the desk says so. */
  means?: DeskMeans | null | undefined;
  /** The appointment's payment as it is shown, whatever way to pay was chosen before. */
  paymentId: string;
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

/** Which held appointment. */
export type ReleaseHoldInput = {
  /** The appointment. */
  appointmentId: string;
};

/** Which recorded defect goes. */
export type RemoveDefectInput = {
  /** The recorded defect. */
  defectId: string;
  /** The inspection. */
  inspectionId: string;
};

/** Which inspection is taken up again. */
export type ReopenInspectionInput = {
  /** The inspection. */
  inspectionId: string;
};

/** Which document. */
export type ReportKind =
  /** One page: the result and how long it holds. */
  | 'CERTIFICATE'
  /** The procès-verbal: everything that was found. */
  | 'INSPECTION_REPORT';

/** Where to send a code. */
export type RequestLogInCodeInput = {
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

/** Which key to end. */
export type RevokeApiKeyInput = {
  /** The key's id, not the key. */
  keyId: string;
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

/** What the vehicle comes for. */
export type ServiceKind =
  /** The periodic inspection (contrôle technique périodique). */
  | 'PERIODIC'
  /** The yearly pollution check of vans (contrôle complémentaire). */
  | 'POLLUTION_CHECK'
  /** The contre-visite after an unfavourable result. */
  | 'RETEST';

/** Which vehicle comes. */
export type SetAppointmentPlateInput = {
  /** The appointment. */
  appointmentId: string;
  /** As typed. */
  plate: string;
};

/** The password that is to count from now on. */
export type SetPasswordInput = {
  /** The secret part of the link that was received: what follows `#` in it. */
  link: string;
  /** At least 10 characters. */
  password: string;
};

/** Who may do what from now on. */
export type SetRolesInput = {
  /** All its roles, `GUEST` excluded; what is not named is taken away. */
  roles: Array<Role>;
  /** The account. */
  userId: string;
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
  /** What it is used for: decides how long a favourable result holds. */
  usage?: VehicleUsage | null | undefined;
  /** Vehicle identification number, as read on the vehicle. */
  vin?: string | null | undefined;
};

/** What was received or given back at the desk beside the payment. */
export type SettleDifferenceInput = {
  /** `amountDue` as it was shown, in cents: received where positive, given back where negative. */
  amountCents: number;
  /** The appointment. */
  appointmentId: string;
  /** How the money came or went back, where the desk says so. */
  means?: DeskMeans | null | undefined;
};

/** Which inspection becomes final. */
export type SignInspectionInput = {
  /** The same key answers the same signature, however often it is sent. */
  idempotencyKey: string;
  /** The inspection. */
  inspectionId: string;
};

/** Which slots to look for. */
export type SlotSearchInput = {
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

export type AbandonInspectionMutationVariables = Exact<{
  input: AbandonInspectionInput;
}>;


export type AbandonInspectionMutation = { abandonInspection: { inspection: { id: string, status: InspectionStatus, outcome: Outcome | null, plate: string | null, vehicleLabel: string | null, odometerKm: number | null, missing: Array<MissingItem>, checkedPoints: Array<string>, requiredPoints: Array<string>, pointsTotal: number, inspectorName: string | null, startedAt: string | null, completedAt: string | null, signedAt: string | null, validUntil: string | null, retestBefore: string | null, catalogueVersion: string, version: number, abandonReason: string | null, identity: { plate: string | null, vin: string | null, make: string | null, model: string | null, firstRegistration: string | null, euCategory: EuCategory | null, energy: Energy | null, usage: VehicleUsage | null, odometerKm: number | null, initialInspectionDate: string | null, initialInspectionNature: InspectionNature | null, periodicValidUntil: string | null, entries: Array<{ field: IdentityField, source: IdentitySource, author: string | null }> }, defects: Array<{ id: string, code: string, level: DefectLevel, component: string | null, label: string, location: DefectLocation | null, locationLabel: string | null, comment: string | null, toVerify: boolean }> } } };

export type AcceptNewPriceMutationVariables = Exact<{
  input: AcceptNewPriceInput;
}>;


export type AcceptNewPriceMutation = { acceptNewPrice: { appointment: { id: string, price: { amountCents: number, currency: string }, priceChange: { agreed: boolean } | null } } };

export type AccountsQueryVariables = Exact<{
  search?: string | null | undefined;
  first: number;
}>;


export type AccountsQuery = { users: { edges: Array<{ node: { id: string, displayName: string, email: string | null, roles: Array<Role> } }> } };

export type ApiKeysQueryVariables = Exact<{
  first: number;
}>;


export type ApiKeysQuery = { apiKeys: { edges: Array<{ node: { id: string, name: string, prefix: string, scopes: Array<ApiScope>, requestsPerMinute: number, expiresAt: string | null, lastUsedOn: string | null, revokedAt: string | null, integrator: { id: string, displayName: string } | null } }> } };

export type ApiKeyRowFragment = { id: string, name: string, prefix: string, scopes: Array<ApiScope>, requestsPerMinute: number, expiresAt: string | null, lastUsedOn: string | null, revokedAt: string | null, integrator: { id: string, displayName: string } | null };

export type AppointmentPartsFragment = { id: string, reference: string, status: AppointmentStatus, service: ServiceKind, vehicleCategory: VehicleCategory, energy: Energy, plate: string | null, startsAt: string, endsAt: string, holdExpiresAt: string | null, price: { amountCents: number, currency: string }, priceChange: { agreed: boolean, oldPrice: { amountCents: number, currency: string }, newPrice: { amountCents: number, currency: string } } | null, centre: { id: string, slug: string, name: string, street: string, postalCode: string, city: string, phone: string }, amountDue: { amountCents: number, currency: string } | null, payment: { id: string, status: PaymentStatus, method: PaymentMethod, checkoutUrl: string | null, invoiceNumber: string | null, paidAt: string | null, refundedAt: string | null, refundRequestedAt: string | null, amount: { amountCents: number, currency: string } } | null };

export type BoardRowFragment = { id: string, reference: string, status: AppointmentStatus, service: ServiceKind, vehicleCategory: VehicleCategory, energy: Energy, plate: string | null, startsAt: string, endsAt: string, holdExpiresAt: string | null, price: { amountCents: number, currency: string }, amountDue: { amountCents: number, currency: string } | null, priceChange: { bookedEnergy: Energy, bookedCategory: VehicleCategory, agreed: boolean, oldPrice: { amountCents: number, currency: string }, newPrice: { amountCents: number, currency: string } } | null, lane: { id: string, name: string }, customer: { id: string, displayName: string, phone: string | null }, payment: { id: string, status: PaymentStatus, method: PaymentMethod, invoiceNumber: string | null, paidAt: string | null } | null, inspection: { id: string, plate: string | null, status: InspectionStatus, outcome: Outcome | null } | null };

export type BookedAppointmentQueryVariables = Exact<{
  id: string;
}>;


export type BookedAppointmentQuery = { appointment: { id: string, reference: string, status: AppointmentStatus, service: ServiceKind, vehicleCategory: VehicleCategory, energy: Energy, plate: string | null, startsAt: string, endsAt: string, holdExpiresAt: string | null, price: { amountCents: number, currency: string }, priceChange: { agreed: boolean, oldPrice: { amountCents: number, currency: string }, newPrice: { amountCents: number, currency: string } } | null, centre: { id: string, slug: string, name: string, street: string, postalCode: string, city: string, phone: string }, amountDue: { amountCents: number, currency: string } | null, payment: { id: string, status: PaymentStatus, method: PaymentMethod, checkoutUrl: string | null, invoiceNumber: string | null, paidAt: string | null, refundedAt: string | null, refundRequestedAt: string | null, amount: { amountCents: number, currency: string } } | null } | null };

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


export type CancelAppointmentMutation = { cancelAppointment: { appointment: { id: string, reference: string, status: AppointmentStatus, service: ServiceKind, vehicleCategory: VehicleCategory, energy: Energy, plate: string | null, startsAt: string, endsAt: string, holdExpiresAt: string | null, price: { amountCents: number, currency: string }, priceChange: { agreed: boolean, oldPrice: { amountCents: number, currency: string }, newPrice: { amountCents: number, currency: string } } | null, centre: { id: string, slug: string, name: string, street: string, postalCode: string, city: string, phone: string }, amountDue: { amountCents: number, currency: string } | null, payment: { id: string, status: PaymentStatus, method: PaymentMethod, checkoutUrl: string | null, invoiceNumber: string | null, paidAt: string | null, refundedAt: string | null, refundRequestedAt: string | null, amount: { amountCents: number, currency: string } } | null } } };

export type CentresQueryVariables = Exact<{
  first: number;
}>;


export type CentresQuery = { centres: { edges: Array<{ node: { id: string, name: string, city: string, lanes: Array<{ id: string, name: string }> } }> } };

export type ChangePasswordMutationVariables = Exact<{
  input: ChangePasswordInput;
}>;


export type ChangePasswordMutation = { changePassword: { session: { accessToken: string, accessTokenExpiresIn: number, refreshToken: string, user: { id: string, email: string | null, displayName: string, roles: Array<Role>, locale: string, isGuest: boolean } } } };

export type CheckInMutationVariables = Exact<{
  input: CheckInInput;
}>;


export type CheckInMutation = { checkIn: { inspection: { id: string, status: InspectionStatus, appointment: { id: string, status: AppointmentStatus } } } };

export type CheckPointsMutationVariables = Exact<{
  input: CheckPointsInput;
}>;


export type CheckPointsMutation = { checkPoints: { inspection: { id: string, status: InspectionStatus, outcome: Outcome | null, plate: string | null, vehicleLabel: string | null, odometerKm: number | null, missing: Array<MissingItem>, checkedPoints: Array<string>, requiredPoints: Array<string>, pointsTotal: number, inspectorName: string | null, startedAt: string | null, completedAt: string | null, signedAt: string | null, validUntil: string | null, retestBefore: string | null, catalogueVersion: string, version: number, abandonReason: string | null, identity: { plate: string | null, vin: string | null, make: string | null, model: string | null, firstRegistration: string | null, euCategory: EuCategory | null, energy: Energy | null, usage: VehicleUsage | null, odometerKm: number | null, initialInspectionDate: string | null, initialInspectionNature: InspectionNature | null, periodicValidUntil: string | null, entries: Array<{ field: IdentityField, source: IdentitySource, author: string | null }> }, defects: Array<{ id: string, code: string, level: DefectLevel, component: string | null, label: string, location: DefectLocation | null, locationLabel: string | null, comment: string | null, toVerify: boolean }> } } };

export type CompleteInspectionMutationVariables = Exact<{
  input: CompleteInspectionInput;
}>;


export type CompleteInspectionMutation = { completeInspection: { inspection: { id: string, status: InspectionStatus, outcome: Outcome | null, plate: string | null, vehicleLabel: string | null, odometerKm: number | null, missing: Array<MissingItem>, checkedPoints: Array<string>, requiredPoints: Array<string>, pointsTotal: number, inspectorName: string | null, startedAt: string | null, completedAt: string | null, signedAt: string | null, validUntil: string | null, retestBefore: string | null, catalogueVersion: string, version: number, abandonReason: string | null, identity: { plate: string | null, vin: string | null, make: string | null, model: string | null, firstRegistration: string | null, euCategory: EuCategory | null, energy: Energy | null, usage: VehicleUsage | null, odometerKm: number | null, initialInspectionDate: string | null, initialInspectionNature: InspectionNature | null, periodicValidUntil: string | null, entries: Array<{ field: IdentityField, source: IdentitySource, author: string | null }> }, defects: Array<{ id: string, code: string, level: DefectLevel, component: string | null, label: string, location: DefectLocation | null, locationLabel: string | null, comment: string | null, toVerify: boolean }> } } };

export type ConversationSinceQueryVariables = Exact<{
  id: string;
  afterSeq: number;
}>;


export type ConversationSinceQuery = { conversation: { id: string, messages: Array<{ id: string, seq: number, author: Author, text: string, clientMessageId: string | null, createdAt: string, buttons: Array<{ id: string, label: string, kind: ButtonKind, style: ButtonStyle, url: string | null, upload: UploadKind | null, consent: string | null }>, attachments: Array<{ kind: string, title: string, url: string }> }> } | null };

export type CreateApiKeyMutationVariables = Exact<{
  input: CreateApiKeyInput;
}>;


export type CreateApiKeyMutation = { createApiKey: { secret: string, apiKey: { id: string, name: string, prefix: string, scopes: Array<ApiScope>, requestsPerMinute: number, expiresAt: string | null, lastUsedOn: string | null, revokedAt: string | null, integrator: { id: string, displayName: string } | null } } };

export type CreateUploadMutationVariables = Exact<{
  input: CreateUploadInput;
}>;


export type CreateUploadMutation = { createUpload: { document: { id: string }, upload: { url: string, method: string, maxBytes: number, headers: Array<{ name: string, value: string }> } } };

export type DayBoardQueryVariables = Exact<{
  centreId: string;
  date: string;
}>;


export type DayBoardQuery = { centre: { id: string, day: { closed: ClosedBecause | null, reason: string | null, hours: Array<{ opens: string, closes: string }> } } | null, dayBoard: Array<{ id: string, reference: string, status: AppointmentStatus, service: ServiceKind, vehicleCategory: VehicleCategory, energy: Energy, plate: string | null, startsAt: string, endsAt: string, holdExpiresAt: string | null, price: { amountCents: number, currency: string }, amountDue: { amountCents: number, currency: string } | null, priceChange: { bookedEnergy: Energy, bookedCategory: VehicleCategory, agreed: boolean, oldPrice: { amountCents: number, currency: string }, newPrice: { amountCents: number, currency: string } } | null, lane: { id: string, name: string }, customer: { id: string, displayName: string, phone: string | null }, payment: { id: string, status: PaymentStatus, method: PaymentMethod, invoiceNumber: string | null, paidAt: string | null } | null, inspection: { id: string, plate: string | null, status: InspectionStatus, outcome: Outcome | null } | null }> };

export type DeleteDocumentMutationVariables = Exact<{
  input: DeleteDocumentInput;
}>;


export type DeleteDocumentMutation = { deleteDocument: { document: { id: string, status: DocumentStatus } } };

export type DeleteRegistrationMutationVariables = Exact<{
  documentId: string;
}>;


export type DeleteRegistrationMutation = { deleteRegistration: { deleted: boolean } };

export type FreeSlotsQueryVariables = Exact<{
  input: SlotSearchInput;
}>;


export type FreeSlotsQuery = { slots: Array<{ startsAt: string }> };

export type HoldSlotMutationVariables = Exact<{
  input: HoldSlotInput;
}>;


export type HoldSlotMutation = { holdSlot: { appointment: { id: string, reference: string, status: AppointmentStatus, service: ServiceKind, vehicleCategory: VehicleCategory, energy: Energy, plate: string | null, startsAt: string, endsAt: string, holdExpiresAt: string | null, price: { amountCents: number, currency: string }, priceChange: { agreed: boolean, oldPrice: { amountCents: number, currency: string }, newPrice: { amountCents: number, currency: string } } | null, centre: { id: string, slug: string, name: string, street: string, postalCode: string, city: string, phone: string }, amountDue: { amountCents: number, currency: string } | null, payment: { id: string, status: PaymentStatus, method: PaymentMethod, checkoutUrl: string | null, invoiceNumber: string | null, paidAt: string | null, refundedAt: string | null, refundRequestedAt: string | null, amount: { amountCents: number, currency: string } } | null } } };

export type InspectionChecklistQueryVariables = Exact<{
  id: string;
}>;


export type InspectionChecklistQuery = { inspection: { id: string, checklist: Array<{ code: string, label: string, groups: Array<{ code: string, label: string, points: Array<{ code: string, label: string, defects: Array<{ code: string, level: DefectLevel, label: string, toVerify: boolean }> }> }> }> } | null, defectLocations: Array<{ code: DefectLocation, label: string }> };

export type InspectionPageQueryVariables = Exact<{
  id: string;
}>;


export type InspectionPageQuery = { inspection: { id: string, status: InspectionStatus, outcome: Outcome | null, plate: string | null, vehicleLabel: string | null, odometerKm: number | null, missing: Array<MissingItem>, checkedPoints: Array<string>, requiredPoints: Array<string>, pointsTotal: number, inspectorName: string | null, startedAt: string | null, completedAt: string | null, signedAt: string | null, validUntil: string | null, retestBefore: string | null, catalogueVersion: string, version: number, abandonReason: string | null, appointment: { id: string, reference: string, service: ServiceKind, energy: Energy, startsAt: string, centre: { id: string, name: string }, customer: { id: string, displayName: string } }, report: { id: string, number: string, downloadUrl: string, verificationUrl: string } | null, certificate: { id: string, number: string, downloadUrl: string, verificationUrl: string } | null, identity: { plate: string | null, vin: string | null, make: string | null, model: string | null, firstRegistration: string | null, euCategory: EuCategory | null, energy: Energy | null, usage: VehicleUsage | null, odometerKm: number | null, initialInspectionDate: string | null, initialInspectionNature: InspectionNature | null, periodicValidUntil: string | null, entries: Array<{ field: IdentityField, source: IdentitySource, author: string | null }> }, defects: Array<{ id: string, code: string, level: DefectLevel, component: string | null, label: string, location: DefectLocation | null, locationLabel: string | null, comment: string | null, toVerify: boolean }> } | null };

export type InspectionPartsFragment = { id: string, status: InspectionStatus, outcome: Outcome | null, plate: string | null, vehicleLabel: string | null, odometerKm: number | null, missing: Array<MissingItem>, checkedPoints: Array<string>, requiredPoints: Array<string>, pointsTotal: number, inspectorName: string | null, startedAt: string | null, completedAt: string | null, signedAt: string | null, validUntil: string | null, retestBefore: string | null, catalogueVersion: string, version: number, abandonReason: string | null, identity: { plate: string | null, vin: string | null, make: string | null, model: string | null, firstRegistration: string | null, euCategory: EuCategory | null, energy: Energy | null, usage: VehicleUsage | null, odometerKm: number | null, initialInspectionDate: string | null, initialInspectionNature: InspectionNature | null, periodicValidUntil: string | null, entries: Array<{ field: IdentityField, source: IdentitySource, author: string | null }> }, defects: Array<{ id: string, code: string, level: DefectLevel, component: string | null, label: string, location: DefectLocation | null, locationLabel: string | null, comment: string | null, toVerify: boolean }> };

export type LogInMutationVariables = Exact<{
  input: LogInInput;
}>;


export type LogInMutation = { logIn: { session: { accessToken: string, accessTokenExpiresIn: number, refreshToken: string, user: { id: string, email: string | null, displayName: string, roles: Array<Role>, locale: string, isGuest: boolean } } } };

export type LogInWithCodeMutationVariables = Exact<{
  input: LogInWithCodeInput;
}>;


export type LogInWithCodeMutation = { logInWithCode: { session: { accessToken: string, accessTokenExpiresIn: number, refreshToken: string, user: { id: string, email: string | null, displayName: string, roles: Array<Role>, locale: string, isGuest: boolean } } } };

export type LogOutMutationVariables = Exact<{
  input: LogOutInput;
}>;


export type LogOutMutation = { logOut: { loggedOut: boolean } };

export type MarkNoShowMutationVariables = Exact<{
  input: MarkNoShowInput;
}>;


export type MarkNoShowMutation = { markNoShow: { appointment: { id: string, status: AppointmentStatus } } };

export type MessageAddedSubscriptionVariables = Exact<{
  conversationId: string;
  afterSeq?: number | null | undefined;
}>;


export type MessageAddedSubscription = { messageAdded: { id: string, seq: number, author: Author, text: string, clientMessageId: string | null, createdAt: string, buttons: Array<{ id: string, label: string, kind: ButtonKind, style: ButtonStyle, url: string | null, upload: UploadKind | null, consent: string | null }>, attachments: Array<{ kind: string, title: string, url: string }> } };

export type MessagePartsFragment = { id: string, seq: number, author: Author, text: string, clientMessageId: string | null, createdAt: string, buttons: Array<{ id: string, label: string, kind: ButtonKind, style: ButtonStyle, url: string | null, upload: UploadKind | null, consent: string | null }>, attachments: Array<{ kind: string, title: string, url: string }> };

export type MyAppointmentsQueryVariables = Exact<{
  first: number;
}>;


export type MyAppointmentsQuery = { myAppointments: { edges: Array<{ node: { id: string, reference: string, status: AppointmentStatus, service: ServiceKind, plate: string | null, startsAt: string, centre: { id: string, name: string, city: string } } }> } };

export type MyBookingsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  upcomingOnly?: boolean | null | undefined;
}>;


export type MyBookingsQuery = { myAppointments: { edges: Array<{ node: { id: string, reference: string, status: AppointmentStatus, service: ServiceKind, vehicleCategory: VehicleCategory, energy: Energy, plate: string | null, startsAt: string, endsAt: string, holdExpiresAt: string | null, price: { amountCents: number, currency: string }, priceChange: { agreed: boolean, oldPrice: { amountCents: number, currency: string }, newPrice: { amountCents: number, currency: string } } | null, centre: { id: string, slug: string, name: string, street: string, postalCode: string, city: string, phone: string }, amountDue: { amountCents: number, currency: string } | null, payment: { id: string, status: PaymentStatus, method: PaymentMethod, checkoutUrl: string | null, invoiceNumber: string | null, paidAt: string | null, refundedAt: string | null, refundRequestedAt: string | null, amount: { amountCents: number, currency: string } } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type MyDocumentsQueryVariables = Exact<{
  first: number;
}>;


export type MyDocumentsQuery = { documents: { edges: Array<{ node: { id: string, kind: DocumentKind, fileName: string, status: DocumentStatus, createdAt: string } }> } };

export type MyInvoicesQueryVariables = Exact<{
  first: number;
}>;


export type MyInvoicesQuery = { myInvoices: { edges: Array<{ node: { id: string, kind: InvoiceKind, number: string, downloadUrl: string | null, issuedAt: string, total: { amountCents: number, currency: string } } }> } };

export type MyProfileQueryVariables = Exact<{ [key: string]: never; }>;


export type MyProfileQuery = { me: { id: string, displayName: string, email: string | null, phone: string | null } | null };

export type MyRegistrationsQueryVariables = Exact<{
  first: number;
}>;


export type MyRegistrationsQuery = { registrations: { edges: Array<{ node: { id: string, documentId: string, plate: string | null, make: string | null, model: string | null, createdAt: string, pictureMayStay: boolean, dueInspection: { before: string, overdue: boolean } | null } }> } };

export type MyReportsQueryVariables = Exact<{
  first: number;
}>;


export type MyReportsQuery = { myReports: { edges: Array<{ node: { id: string, kind: ReportKind, number: string, plate: string, outcome: Outcome, validUntil: string | null, downloadUrl: string, issuedAt: string } }> } };

export type MyVehiclesQueryVariables = Exact<{
  first: number;
}>;


export type MyVehiclesQuery = { vehicles: { edges: Array<{ node: { id: string, plate: string, make: string | null, model: string | null, energy: string | null, vehicleCategory: string | null, inspections: Array<{ id: string, signedAt: string | null, nature: InspectionNature, outcome: Outcome | null, validUntil: string | null, retestBefore: string | null, odometerKm: number | null }> } }> } };

export type OpenConversationMutationVariables = Exact<{
  input: OpenConversationInput;
  last: number;
}>;


export type OpenConversationMutation = { openConversation: { conversation: { id: string, messages: Array<{ id: string, seq: number, author: Author, text: string, clientMessageId: string | null, createdAt: string, buttons: Array<{ id: string, label: string, kind: ButtonKind, style: ButtonStyle, url: string | null, upload: UploadKind | null, consent: string | null }>, attachments: Array<{ kind: string, title: string, url: string }> }> } } };

export type PayAtCentreMutationVariables = Exact<{
  input: PayAtCentreInput;
}>;


export type PayAtCentreMutation = { payAtCentre: { payment: { id: string, status: PaymentStatus, method: PaymentMethod } } };

export type RecordDefectMutationVariables = Exact<{
  input: RecordDefectInput;
}>;


export type RecordDefectMutation = { recordDefect: { inspection: { id: string, status: InspectionStatus, outcome: Outcome | null, plate: string | null, vehicleLabel: string | null, odometerKm: number | null, missing: Array<MissingItem>, checkedPoints: Array<string>, requiredPoints: Array<string>, pointsTotal: number, inspectorName: string | null, startedAt: string | null, completedAt: string | null, signedAt: string | null, validUntil: string | null, retestBefore: string | null, catalogueVersion: string, version: number, abandonReason: string | null, identity: { plate: string | null, vin: string | null, make: string | null, model: string | null, firstRegistration: string | null, euCategory: EuCategory | null, energy: Energy | null, usage: VehicleUsage | null, odometerKm: number | null, initialInspectionDate: string | null, initialInspectionNature: InspectionNature | null, periodicValidUntil: string | null, entries: Array<{ field: IdentityField, source: IdentitySource, author: string | null }> }, defects: Array<{ id: string, code: string, level: DefectLevel, component: string | null, label: string, location: DefectLocation | null, locationLabel: string | null, comment: string | null, toVerify: boolean }> } } };

export type RecordDeskPaymentMutationVariables = Exact<{
  input: RecordDeskPaymentInput;
}>;


export type RecordDeskPaymentMutation = { recordDeskPayment: { payment: { id: string, status: PaymentStatus, method: PaymentMethod, invoiceNumber: string | null, paidAt: string | null, amount: { amountCents: number, currency: string } } } };

export type RefreshSessionMutationVariables = Exact<{
  input: RefreshSessionInput;
}>;


export type RefreshSessionMutation = { refreshSession: { session: { accessToken: string, accessTokenExpiresIn: number, refreshToken: string, user: { id: string, email: string | null, displayName: string, roles: Array<Role>, locale: string, isGuest: boolean } } } };

export type RefundPaymentMutationVariables = Exact<{
  input: RefundPaymentInput;
}>;


export type RefundPaymentMutation = { refundPayment: { payment: { id: string, status: PaymentStatus, refundRequestedAt: string | null } } };

export type RegisterMutationVariables = Exact<{
  input: RegisterInput;
}>;


export type RegisterMutation = { register: { session: { accessToken: string, accessTokenExpiresIn: number, refreshToken: string, user: { id: string, email: string | null, displayName: string, roles: Array<Role>, locale: string, isGuest: boolean } } } };

export type ReleaseHoldMutationVariables = Exact<{
  input: ReleaseHoldInput;
}>;


export type ReleaseHoldMutation = { releaseHold: { appointment: { id: string, status: AppointmentStatus } } };

export type RemoveDefectMutationVariables = Exact<{
  input: RemoveDefectInput;
}>;


export type RemoveDefectMutation = { removeDefect: { inspection: { id: string, status: InspectionStatus, outcome: Outcome | null, plate: string | null, vehicleLabel: string | null, odometerKm: number | null, missing: Array<MissingItem>, checkedPoints: Array<string>, requiredPoints: Array<string>, pointsTotal: number, inspectorName: string | null, startedAt: string | null, completedAt: string | null, signedAt: string | null, validUntil: string | null, retestBefore: string | null, catalogueVersion: string, version: number, abandonReason: string | null, identity: { plate: string | null, vin: string | null, make: string | null, model: string | null, firstRegistration: string | null, euCategory: EuCategory | null, energy: Energy | null, usage: VehicleUsage | null, odometerKm: number | null, initialInspectionDate: string | null, initialInspectionNature: InspectionNature | null, periodicValidUntil: string | null, entries: Array<{ field: IdentityField, source: IdentitySource, author: string | null }> }, defects: Array<{ id: string, code: string, level: DefectLevel, component: string | null, label: string, location: DefectLocation | null, locationLabel: string | null, comment: string | null, toVerify: boolean }> } } };

export type ReopenInspectionMutationVariables = Exact<{
  input: ReopenInspectionInput;
}>;


export type ReopenInspectionMutation = { reopenInspection: { inspection: { id: string, status: InspectionStatus, outcome: Outcome | null, plate: string | null, vehicleLabel: string | null, odometerKm: number | null, missing: Array<MissingItem>, checkedPoints: Array<string>, requiredPoints: Array<string>, pointsTotal: number, inspectorName: string | null, startedAt: string | null, completedAt: string | null, signedAt: string | null, validUntil: string | null, retestBefore: string | null, catalogueVersion: string, version: number, abandonReason: string | null, identity: { plate: string | null, vin: string | null, make: string | null, model: string | null, firstRegistration: string | null, euCategory: EuCategory | null, energy: Energy | null, usage: VehicleUsage | null, odometerKm: number | null, initialInspectionDate: string | null, initialInspectionNature: InspectionNature | null, periodicValidUntil: string | null, entries: Array<{ field: IdentityField, source: IdentitySource, author: string | null }> }, defects: Array<{ id: string, code: string, level: DefectLevel, component: string | null, label: string, location: DefectLocation | null, locationLabel: string | null, comment: string | null, toVerify: boolean }> } } };

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


export type RescheduleAppointmentMutation = { rescheduleAppointment: { appointment: { id: string, reference: string, status: AppointmentStatus, service: ServiceKind, vehicleCategory: VehicleCategory, energy: Energy, plate: string | null, startsAt: string, endsAt: string, holdExpiresAt: string | null, price: { amountCents: number, currency: string }, priceChange: { agreed: boolean, oldPrice: { amountCents: number, currency: string }, newPrice: { amountCents: number, currency: string } } | null, centre: { id: string, slug: string, name: string, street: string, postalCode: string, city: string, phone: string }, amountDue: { amountCents: number, currency: string } | null, payment: { id: string, status: PaymentStatus, method: PaymentMethod, checkoutUrl: string | null, invoiceNumber: string | null, paidAt: string | null, refundedAt: string | null, refundRequestedAt: string | null, amount: { amountCents: number, currency: string } } | null } } };

export type ReturnedFromPaymentQueryVariables = Exact<{
  id: string;
}>;


export type ReturnedFromPaymentQuery = { appointment: { id: string } | null };

export type RevokeApiKeyMutationVariables = Exact<{
  input: RevokeApiKeyInput;
}>;


export type RevokeApiKeyMutation = { revokeApiKey: { apiKey: { id: string, name: string, prefix: string, scopes: Array<ApiScope>, requestsPerMinute: number, expiresAt: string | null, lastUsedOn: string | null, revokedAt: string | null, integrator: { id: string, displayName: string } | null } } };

export type SendMessageMutationVariables = Exact<{
  input: SendMessageInput;
}>;


export type SendMessageMutation = { sendMessage: { conversation: { id: string }, messages: Array<{ id: string, seq: number, author: Author, text: string, clientMessageId: string | null, createdAt: string, buttons: Array<{ id: string, label: string, kind: ButtonKind, style: ButtonStyle, url: string | null, upload: UploadKind | null, consent: string | null }>, attachments: Array<{ kind: string, title: string, url: string }> }> } };

export type SendReportMutationVariables = Exact<{
  input: SendReportInput;
}>;


export type SendReportMutation = { sendReport: { sent: boolean } };

export type SessionPartsFragment = { accessToken: string, accessTokenExpiresIn: number, refreshToken: string, user: { id: string, email: string | null, displayName: string, roles: Array<Role>, locale: string, isGuest: boolean } };

export type SetAppointmentPlateMutationVariables = Exact<{
  input: SetAppointmentPlateInput;
}>;


export type SetAppointmentPlateMutation = { setAppointmentPlate: { appointment: { id: string, reference: string, status: AppointmentStatus, service: ServiceKind, vehicleCategory: VehicleCategory, energy: Energy, plate: string | null, startsAt: string, endsAt: string, holdExpiresAt: string | null, price: { amountCents: number, currency: string }, priceChange: { agreed: boolean, oldPrice: { amountCents: number, currency: string }, newPrice: { amountCents: number, currency: string } } | null, centre: { id: string, slug: string, name: string, street: string, postalCode: string, city: string, phone: string }, amountDue: { amountCents: number, currency: string } | null, payment: { id: string, status: PaymentStatus, method: PaymentMethod, checkoutUrl: string | null, invoiceNumber: string | null, paidAt: string | null, refundedAt: string | null, refundRequestedAt: string | null, amount: { amountCents: number, currency: string } } | null } } };

export type SetPasswordMutationVariables = Exact<{
  input: SetPasswordInput;
}>;


export type SetPasswordMutation = { setPassword: { session: { accessToken: string, accessTokenExpiresIn: number, refreshToken: string, user: { id: string, email: string | null, displayName: string, roles: Array<Role>, locale: string, isGuest: boolean } } } };

export type SetRolesMutationVariables = Exact<{
  input: SetRolesInput;
}>;


export type SetRolesMutation = { setRoles: { user: { id: string, roles: Array<Role> } } };

export type SetVehicleIdentityMutationVariables = Exact<{
  input: SetVehicleIdentityInput;
}>;


export type SetVehicleIdentityMutation = { setVehicleIdentity: { inspection: { id: string, status: InspectionStatus, outcome: Outcome | null, plate: string | null, vehicleLabel: string | null, odometerKm: number | null, missing: Array<MissingItem>, checkedPoints: Array<string>, requiredPoints: Array<string>, pointsTotal: number, inspectorName: string | null, startedAt: string | null, completedAt: string | null, signedAt: string | null, validUntil: string | null, retestBefore: string | null, catalogueVersion: string, version: number, abandonReason: string | null, identity: { plate: string | null, vin: string | null, make: string | null, model: string | null, firstRegistration: string | null, euCategory: EuCategory | null, energy: Energy | null, usage: VehicleUsage | null, odometerKm: number | null, initialInspectionDate: string | null, initialInspectionNature: InspectionNature | null, periodicValidUntil: string | null, entries: Array<{ field: IdentityField, source: IdentitySource, author: string | null }> }, defects: Array<{ id: string, code: string, level: DefectLevel, component: string | null, label: string, location: DefectLocation | null, locationLabel: string | null, comment: string | null, toVerify: boolean }> } } };

export type SettleDifferenceMutationVariables = Exact<{
  input: SettleDifferenceInput;
}>;


export type SettleDifferenceMutation = { settleDifference: { settlement: { id: string, number: string, settledAt: string, amount: { amountCents: number, currency: string } }, appointment: { id: string, amountDue: { amountCents: number, currency: string } | null } } };

export type SignInspectionMutationVariables = Exact<{
  input: SignInspectionInput;
}>;


export type SignInspectionMutation = { signInspection: { inspection: { id: string, status: InspectionStatus, outcome: Outcome | null, plate: string | null, vehicleLabel: string | null, odometerKm: number | null, missing: Array<MissingItem>, checkedPoints: Array<string>, requiredPoints: Array<string>, pointsTotal: number, inspectorName: string | null, startedAt: string | null, completedAt: string | null, signedAt: string | null, validUntil: string | null, retestBefore: string | null, catalogueVersion: string, version: number, abandonReason: string | null, identity: { plate: string | null, vin: string | null, make: string | null, model: string | null, firstRegistration: string | null, euCategory: EuCategory | null, energy: Energy | null, usage: VehicleUsage | null, odometerKm: number | null, initialInspectionDate: string | null, initialInspectionNature: InspectionNature | null, periodicValidUntil: string | null, entries: Array<{ field: IdentityField, source: IdentitySource, author: string | null }> }, defects: Array<{ id: string, code: string, level: DefectLevel, component: string | null, label: string, location: DefectLocation | null, locationLabel: string | null, comment: string | null, toVerify: boolean }> } } };

export type StartCheckoutMutationVariables = Exact<{
  input: StartCheckoutInput;
}>;


export type StartCheckoutMutation = { startCheckout: { payment: { id: string, status: PaymentStatus, checkoutUrl: string | null } } };

export type StartGuestSessionMutationVariables = Exact<{
  input: StartGuestSessionInput;
}>;


export type StartGuestSessionMutation = { startGuestSession: { session: { accessToken: string, accessTokenExpiresIn: number, refreshToken: string, user: { id: string, email: string | null, displayName: string, roles: Array<Role>, locale: string, isGuest: boolean } } } };

export type StartInspectionMutationVariables = Exact<{
  input: StartInspectionInput;
}>;


export type StartInspectionMutation = { startInspection: { inspection: { id: string, status: InspectionStatus, outcome: Outcome | null, plate: string | null, vehicleLabel: string | null, odometerKm: number | null, missing: Array<MissingItem>, checkedPoints: Array<string>, requiredPoints: Array<string>, pointsTotal: number, inspectorName: string | null, startedAt: string | null, completedAt: string | null, signedAt: string | null, validUntil: string | null, retestBefore: string | null, catalogueVersion: string, version: number, abandonReason: string | null, identity: { plate: string | null, vin: string | null, make: string | null, model: string | null, firstRegistration: string | null, euCategory: EuCategory | null, energy: Energy | null, usage: VehicleUsage | null, odometerKm: number | null, initialInspectionDate: string | null, initialInspectionNature: InspectionNature | null, periodicValidUntil: string | null, entries: Array<{ field: IdentityField, source: IdentitySource, author: string | null }> }, defects: Array<{ id: string, code: string, level: DefectLevel, component: string | null, label: string, location: DefectLocation | null, locationLabel: string | null, comment: string | null, toVerify: boolean }> } } };

export type WithdrawPictureMutationVariables = Exact<{
  documentId: string;
}>;


export type WithdrawPictureMutation = { confirmRegistration: { registration: { id: string, pictureMayStay: boolean } } };

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
  }
  inspection {
    id
    plate
    status
    outcome
  }
}
    `, {"fragmentName":"BoardRow"}) as unknown as TypedDocumentString<BoardRowFragment, unknown>;
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
  }
}
    `, {"fragmentName":"InspectionParts"}) as unknown as TypedDocumentString<InspectionPartsFragment, unknown>;
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
export const SessionPartsFragmentDoc = new TypedDocumentString(`
    fragment SessionParts on Session {
  accessToken
  accessTokenExpiresIn
  refreshToken
  user {
    id
    email
    displayName
    roles
    locale
    isGuest
  }
}
    `, {"fragmentName":"SessionParts"}) as unknown as TypedDocumentString<SessionPartsFragment, unknown>;
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
export const AccountsDocument = new TypedDocumentString(`
    query Accounts($search: String, $first: Int!) {
  users(search: $search, first: $first) {
    edges {
      node {
        id
        displayName
        email
        roles
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AccountsQuery, AccountsQueryVariables>;
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
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CentresQuery, CentresQueryVariables>;
export const ChangePasswordDocument = new TypedDocumentString(`
    mutation ChangePassword($input: ChangePasswordInput!) {
  changePassword(input: $input) {
    session {
      ...SessionParts
    }
  }
}
    fragment SessionParts on Session {
  accessToken
  accessTokenExpiresIn
  refreshToken
  user {
    id
    email
    displayName
    roles
    locale
    isGuest
  }
}`) as unknown as TypedDocumentString<ChangePasswordMutation, ChangePasswordMutationVariables>;
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
  }
}`) as unknown as TypedDocumentString<CheckPointsMutation, CheckPointsMutationVariables>;
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
  }
}`) as unknown as TypedDocumentString<CompleteInspectionMutation, CompleteInspectionMutationVariables>;
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
  }
  inspection {
    id
    plate
    status
    outcome
  }
}`) as unknown as TypedDocumentString<DayBoardQuery, DayBoardQueryVariables>;
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
export const FreeSlotsDocument = new TypedDocumentString(`
    query FreeSlots($input: SlotSearchInput!) {
  slots(input: $input) {
    startsAt
  }
}
    `) as unknown as TypedDocumentString<FreeSlotsQuery, FreeSlotsQueryVariables>;
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
  }
}`) as unknown as TypedDocumentString<InspectionPageQuery, InspectionPageQueryVariables>;
export const LogInDocument = new TypedDocumentString(`
    mutation LogIn($input: LogInInput!) {
  logIn(input: $input) {
    session {
      ...SessionParts
    }
  }
}
    fragment SessionParts on Session {
  accessToken
  accessTokenExpiresIn
  refreshToken
  user {
    id
    email
    displayName
    roles
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
  accessToken
  accessTokenExpiresIn
  refreshToken
  user {
    id
    email
    displayName
    roles
    locale
    isGuest
  }
}`) as unknown as TypedDocumentString<LogInWithCodeMutation, LogInWithCodeMutationVariables>;
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
export const MyProfileDocument = new TypedDocumentString(`
    query MyProfile {
  me {
    id
    displayName
    email
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
        dueInspection {
          before
          overdue
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MyRegistrationsQuery, MyRegistrationsQueryVariables>;
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
export const RefreshSessionDocument = new TypedDocumentString(`
    mutation RefreshSession($input: RefreshSessionInput!) {
  refreshSession(input: $input) {
    session {
      ...SessionParts
    }
  }
}
    fragment SessionParts on Session {
  accessToken
  accessTokenExpiresIn
  refreshToken
  user {
    id
    email
    displayName
    roles
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
    session {
      ...SessionParts
    }
  }
}
    fragment SessionParts on Session {
  accessToken
  accessTokenExpiresIn
  refreshToken
  user {
    id
    email
    displayName
    roles
    locale
    isGuest
  }
}`) as unknown as TypedDocumentString<RegisterMutation, RegisterMutationVariables>;
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
  }
}`) as unknown as TypedDocumentString<RemoveDefectMutation, RemoveDefectMutationVariables>;
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
  }
}`) as unknown as TypedDocumentString<ReopenInspectionMutation, ReopenInspectionMutationVariables>;
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
export const SendMessageDocument = new TypedDocumentString(`
    mutation SendMessage($input: SendMessageInput!) {
  sendMessage(input: $input) {
    conversation {
      id
    }
    messages {
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
}`) as unknown as TypedDocumentString<SendMessageMutation, SendMessageMutationVariables>;
export const SendReportDocument = new TypedDocumentString(`
    mutation SendReport($input: SendReportInput!) {
  sendReport(input: $input) {
    sent
  }
}
    `) as unknown as TypedDocumentString<SendReportMutation, SendReportMutationVariables>;
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
export const SetPasswordDocument = new TypedDocumentString(`
    mutation SetPassword($input: SetPasswordInput!) {
  setPassword(input: $input) {
    session {
      ...SessionParts
    }
  }
}
    fragment SessionParts on Session {
  accessToken
  accessTokenExpiresIn
  refreshToken
  user {
    id
    email
    displayName
    roles
    locale
    isGuest
  }
}`) as unknown as TypedDocumentString<SetPasswordMutation, SetPasswordMutationVariables>;
export const SetRolesDocument = new TypedDocumentString(`
    mutation SetRoles($input: SetRolesInput!) {
  setRoles(input: $input) {
    user {
      id
      roles
    }
  }
}
    `) as unknown as TypedDocumentString<SetRolesMutation, SetRolesMutationVariables>;
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
  }
}`) as unknown as TypedDocumentString<SetVehicleIdentityMutation, SetVehicleIdentityMutationVariables>;
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
  accessToken
  accessTokenExpiresIn
  refreshToken
  user {
    id
    email
    displayName
    roles
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
  }
}`) as unknown as TypedDocumentString<StartInspectionMutation, StartInspectionMutationVariables>;
export const WithdrawPictureDocument = new TypedDocumentString(`
    mutation WithdrawPicture($documentId: UUID!) {
  confirmRegistration(input: {documentId: $documentId, pictureMayStay: false}) {
    registration {
      id
      pictureMayStay
    }
  }
}
    `) as unknown as TypedDocumentString<WithdrawPictureMutation, WithdrawPictureMutationVariables>;