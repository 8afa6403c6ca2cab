/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type AbandonInspectionInput = {
  inspectionId: string;
  reason: string;
};

export type AppointmentStatus =
  | 'CANCELLED'
  | 'CHECKED_IN'
  | 'COMPLETED'
  | 'CONFIRMED'
  | 'EXPIRED'
  | 'HELD'
  | 'NO_SHOW';

export type Author =
  | 'AGENT'
  | 'ASSISTANT'
  | 'CUSTOMER'
  | 'SYSTEM';

export type ButtonKind =
  | 'LINK'
  | 'LOGIN'
  | 'REPLY'
  | 'UPLOAD';

export type ButtonStyle =
  | 'DANGER'
  | 'PRIMARY'
  | 'SECONDARY';

export type Channel =
  | 'TELEGRAM'
  | 'WEB';

export type CheckInInput = {
  appointmentId: string;
};

export type CheckPointsInput = {
  inspectionId: string;
  points: Array<string>;
};

export type CompleteInspectionInput = {
  inspectionId: string;
  odometerKm: number;
};

export type CreateUploadInput = {
  appointmentId?: string | null | undefined;
  contentType: string;
  fileName: string;
  kind: DocumentKind;
  sizeBytes: number;
};

export type DefectLevel =
  | 'CRITICAL'
  | 'MAJOR'
  | 'MINOR';

export type DocumentKind =
  | 'OTHER'
  | 'REGISTRATION_CERTIFICATE';

export type Energy =
  | 'DIESEL'
  | 'ELECTRIC'
  | 'GAS'
  | 'HYBRID'
  | 'PETROL';

export type InspectionStatus =
  | 'ABANDONED'
  | 'CHECKED_IN'
  | 'COMPLETED'
  | 'IN_PROGRESS'
  | 'SIGNED';

export type LogInInput = {
  email: string;
  password: string;
};

export type LogOutInput = {
  refreshToken: string;
};

export type MarkNoShowInput = {
  appointmentId: string;
};

export type OpenConversationInput = {
  channel: Channel;
  locale?: string | null | undefined;
};

export type Outcome =
  | 'FAVOURABLE'
  | 'UNFAVOURABLE_CRITICAL'
  | 'UNFAVOURABLE_MAJOR';

export type PaymentMethod =
  | 'AT_CENTRE'
  | 'CARD';

export type PaymentStatus =
  | 'AWAITING'
  | 'CANCELLED'
  | 'FAILED'
  | 'PENDING'
  | 'REFUNDED'
  | 'SUCCEEDED';

export type RecordDefectInput = {
  code: string;
  comment?: string | null | undefined;
  inspectionId: string;
  location?: string | null | undefined;
};

export type RefreshSessionInput = {
  refreshToken: string;
};

export type RegisterInput = {
  displayName: string;
  email: string;
  password: string;
  phone?: string | null | undefined;
};

export type RemoveDefectInput = {
  defectId: string;
  inspectionId: string;
};

export type ReopenInspectionInput = {
  inspectionId: string;
};

export type ReportKind =
  | 'CERTIFICATE'
  | 'INSPECTION_REPORT';

export type Role =
  | 'ADMIN'
  | 'CUSTOMER'
  | 'GUEST'
  | 'INSPECTOR'
  | 'INTEGRATOR'
  | 'MANAGER'
  | 'RECEPTIONIST';

export type SendMessageInput = {
  buttonId?: string | null | undefined;
  clientMessageId: string;
  conversationId: string;
  documentId?: string | null | undefined;
  text?: string | null | undefined;
};

export type ServiceKind =
  | 'PERIODIC'
  | 'POLLUTION_CHECK'
  | 'RETEST';

export type SignInspectionInput = {
  idempotencyKey: string;
  inspectionId: string;
};

export type StartGuestSessionInput = {
  locale?: string | null | undefined;
};

export type StartInspectionInput = {
  inspectionId: string;
};

export type VehicleCategory =
  | 'CAR'
  | 'MOTORCYCLE'
  | 'VAN';

export type AbandonInspectionMutationVariables = Exact<{
  input: AbandonInspectionInput;
}>;


export type AbandonInspectionMutation = { abandonInspection: { inspection: { id: string, status: InspectionStatus, outcome: Outcome | null, plate: string | null, vehicleLabel: string | null, odometerKm: number | null, checkedPoints: Array<string>, pointsTotal: number, inspectorName: string | null, startedAt: string | null, completedAt: string | null, signedAt: string | null, validUntil: string | null, retestBefore: string | null, catalogueVersion: string, version: number, abandonReason: string | null, defects: Array<{ id: string, code: string, level: DefectLevel, label: string, location: string | null, comment: string | null, toVerify: boolean }> } } };

export type CentresQueryVariables = Exact<{
  first: number;
}>;


export type CentresQuery = { centres: { edges: Array<{ node: { id: string, name: string, city: string, lanes: Array<{ id: string, name: string }> } }> } };

export type CheckInMutationVariables = Exact<{
  input: CheckInInput;
}>;


export type CheckInMutation = { checkIn: { inspection: { id: string, status: InspectionStatus, appointment: { id: string, status: AppointmentStatus } } } };

export type CheckPointsMutationVariables = Exact<{
  input: CheckPointsInput;
}>;


export type CheckPointsMutation = { checkPoints: { inspection: { id: string, status: InspectionStatus, outcome: Outcome | null, plate: string | null, vehicleLabel: string | null, odometerKm: number | null, checkedPoints: Array<string>, pointsTotal: number, inspectorName: string | null, startedAt: string | null, completedAt: string | null, signedAt: string | null, validUntil: string | null, retestBefore: string | null, catalogueVersion: string, version: number, abandonReason: string | null, defects: Array<{ id: string, code: string, level: DefectLevel, label: string, location: string | null, comment: string | null, toVerify: boolean }> } } };

export type ChecklistQueryVariables = Exact<{ [key: string]: never; }>;


export type ChecklistQuery = { checklist: Array<{ code: string, label: string, groups: Array<{ code: string, label: string, points: Array<{ code: string, label: string, defects: Array<{ code: string, level: DefectLevel, label: string, toVerify: boolean }> }> }> }> };

export type CompleteInspectionMutationVariables = Exact<{
  input: CompleteInspectionInput;
}>;


export type CompleteInspectionMutation = { completeInspection: { inspection: { id: string, status: InspectionStatus, outcome: Outcome | null, plate: string | null, vehicleLabel: string | null, odometerKm: number | null, checkedPoints: Array<string>, pointsTotal: number, inspectorName: string | null, startedAt: string | null, completedAt: string | null, signedAt: string | null, validUntil: string | null, retestBefore: string | null, catalogueVersion: string, version: number, abandonReason: string | null, defects: Array<{ id: string, code: string, level: DefectLevel, label: string, location: string | null, comment: string | null, toVerify: boolean }> } } };

export type ConversationSinceQueryVariables = Exact<{
  id: string;
  afterSeq: number;
}>;


export type ConversationSinceQuery = { conversation: { id: string, messages: Array<{ id: string, seq: number, author: Author, text: string, clientMessageId: string | null, createdAt: string, buttons: Array<{ id: string, label: string, kind: ButtonKind, style: ButtonStyle, url: string | null }>, attachments: Array<{ kind: string, title: string, url: string, documentId: string | null }> }> } | null };

export type CreateUploadMutationVariables = Exact<{
  input: CreateUploadInput;
}>;


export type CreateUploadMutation = { createUpload: { document: { id: string }, upload: { url: string, method: string, maxBytes: number, headers: Array<{ name: string, value: string }> } } };

export type DayBoardQueryVariables = Exact<{
  centreId: string;
  date: string;
}>;


export type DayBoardQuery = { dayBoard: Array<{ id: string, reference: string, status: AppointmentStatus, service: ServiceKind, vehicleCategory: VehicleCategory, energy: Energy, plate: string | null, startsAt: string, endsAt: string, lane: { id: string, name: string }, customer: { id: string, displayName: string, phone: string | null }, payment: { id: string, status: PaymentStatus, method: PaymentMethod } | null, inspection: { id: string, status: InspectionStatus, outcome: Outcome | null } | null }> };

export type InspectionPageQueryVariables = Exact<{
  id: string;
}>;


export type InspectionPageQuery = { inspection: { id: string, status: InspectionStatus, outcome: Outcome | null, plate: string | null, vehicleLabel: string | null, odometerKm: number | null, checkedPoints: Array<string>, pointsTotal: number, inspectorName: string | null, startedAt: string | null, completedAt: string | null, signedAt: string | null, validUntil: string | null, retestBefore: string | null, catalogueVersion: string, version: number, abandonReason: string | null, appointment: { id: string, reference: string, service: ServiceKind, energy: Energy, startsAt: string, centre: { id: string, name: string }, customer: { id: string, displayName: string } }, report: { id: string, number: string, downloadUrl: string, verificationUrl: string } | null, certificate: { id: string, number: string, downloadUrl: string, verificationUrl: string } | null, defects: Array<{ id: string, code: string, level: DefectLevel, label: string, location: string | null, comment: string | null, toVerify: boolean }> } | null };

export type InspectionPartsFragment = { id: string, status: InspectionStatus, outcome: Outcome | null, plate: string | null, vehicleLabel: string | null, odometerKm: number | null, checkedPoints: Array<string>, pointsTotal: number, inspectorName: string | null, startedAt: string | null, completedAt: string | null, signedAt: string | null, validUntil: string | null, retestBefore: string | null, catalogueVersion: string, version: number, abandonReason: string | null, defects: Array<{ id: string, code: string, level: DefectLevel, label: string, location: string | null, comment: string | null, toVerify: boolean }> };

export type LogInMutationVariables = Exact<{
  input: LogInInput;
}>;


export type LogInMutation = { logIn: { session: { accessToken: string, accessTokenExpiresAt: string, refreshToken: string, user: { id: string, email: string | null, displayName: string, roles: Array<Role>, locale: string, isGuest: boolean } } } };

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


export type MessageAddedSubscription = { messageAdded: { id: string, seq: number, author: Author, text: string, clientMessageId: string | null, createdAt: string, buttons: Array<{ id: string, label: string, kind: ButtonKind, style: ButtonStyle, url: string | null }>, attachments: Array<{ kind: string, title: string, url: string, documentId: string | null }> } };

export type MessagePartsFragment = { id: string, seq: number, author: Author, text: string, clientMessageId: string | null, createdAt: string, buttons: Array<{ id: string, label: string, kind: ButtonKind, style: ButtonStyle, url: string | null }>, attachments: Array<{ kind: string, title: string, url: string, documentId: string | null }> };

export type MyAppointmentsQueryVariables = Exact<{
  first: number;
}>;


export type MyAppointmentsQuery = { myAppointments: { edges: Array<{ node: { id: string, reference: string, status: AppointmentStatus, service: ServiceKind, plate: string | null, startsAt: string, centre: { id: string, name: string, city: string } } }> } };

export type MyReportsQueryVariables = Exact<{
  first: number;
}>;


export type MyReportsQuery = { myReports: { edges: Array<{ node: { id: string, kind: ReportKind, number: string, plate: string | null, outcome: Outcome | null, downloadUrl: string, issuedAt: string } }> } };

export type OpenConversationMutationVariables = Exact<{
  input: OpenConversationInput;
  last: number;
}>;


export type OpenConversationMutation = { openConversation: { conversation: { id: string, messages: Array<{ id: string, seq: number, author: Author, text: string, clientMessageId: string | null, createdAt: string, buttons: Array<{ id: string, label: string, kind: ButtonKind, style: ButtonStyle, url: string | null }>, attachments: Array<{ kind: string, title: string, url: string, documentId: string | null }> }> } } };

export type RecordDefectMutationVariables = Exact<{
  input: RecordDefectInput;
}>;


export type RecordDefectMutation = { recordDefect: { inspection: { id: string, status: InspectionStatus, outcome: Outcome | null, plate: string | null, vehicleLabel: string | null, odometerKm: number | null, checkedPoints: Array<string>, pointsTotal: number, inspectorName: string | null, startedAt: string | null, completedAt: string | null, signedAt: string | null, validUntil: string | null, retestBefore: string | null, catalogueVersion: string, version: number, abandonReason: string | null, defects: Array<{ id: string, code: string, level: DefectLevel, label: string, location: string | null, comment: string | null, toVerify: boolean }> } } };

export type RefreshSessionMutationVariables = Exact<{
  input: RefreshSessionInput;
}>;


export type RefreshSessionMutation = { refreshSession: { session: { accessToken: string, accessTokenExpiresAt: string, refreshToken: string, user: { id: string, email: string | null, displayName: string, roles: Array<Role>, locale: string, isGuest: boolean } } } };

export type RegisterMutationVariables = Exact<{
  input: RegisterInput;
}>;


export type RegisterMutation = { register: { session: { accessToken: string, accessTokenExpiresAt: string, refreshToken: string, user: { id: string, email: string | null, displayName: string, roles: Array<Role>, locale: string, isGuest: boolean } } } };

export type RemoveDefectMutationVariables = Exact<{
  input: RemoveDefectInput;
}>;


export type RemoveDefectMutation = { removeDefect: { inspection: { id: string, status: InspectionStatus, outcome: Outcome | null, plate: string | null, vehicleLabel: string | null, odometerKm: number | null, checkedPoints: Array<string>, pointsTotal: number, inspectorName: string | null, startedAt: string | null, completedAt: string | null, signedAt: string | null, validUntil: string | null, retestBefore: string | null, catalogueVersion: string, version: number, abandonReason: string | null, defects: Array<{ id: string, code: string, level: DefectLevel, label: string, location: string | null, comment: string | null, toVerify: boolean }> } } };

export type ReopenInspectionMutationVariables = Exact<{
  input: ReopenInspectionInput;
}>;


export type ReopenInspectionMutation = { reopenInspection: { inspection: { id: string, status: InspectionStatus, outcome: Outcome | null, plate: string | null, vehicleLabel: string | null, odometerKm: number | null, checkedPoints: Array<string>, pointsTotal: number, inspectorName: string | null, startedAt: string | null, completedAt: string | null, signedAt: string | null, validUntil: string | null, retestBefore: string | null, catalogueVersion: string, version: number, abandonReason: string | null, defects: Array<{ id: string, code: string, level: DefectLevel, label: string, location: string | null, comment: string | null, toVerify: boolean }> } } };

export type SendMessageMutationVariables = Exact<{
  input: SendMessageInput;
}>;


export type SendMessageMutation = { sendMessage: { conversation: { id: string }, messages: Array<{ id: string, seq: number, author: Author, text: string, clientMessageId: string | null, createdAt: string, buttons: Array<{ id: string, label: string, kind: ButtonKind, style: ButtonStyle, url: string | null }>, attachments: Array<{ kind: string, title: string, url: string, documentId: string | null }> }> } };

export type SessionPartsFragment = { accessToken: string, accessTokenExpiresAt: string, refreshToken: string, user: { id: string, email: string | null, displayName: string, roles: Array<Role>, locale: string, isGuest: boolean } };

export type SignInspectionMutationVariables = Exact<{
  input: SignInspectionInput;
}>;


export type SignInspectionMutation = { signInspection: { inspection: { id: string, status: InspectionStatus, outcome: Outcome | null, plate: string | null, vehicleLabel: string | null, odometerKm: number | null, checkedPoints: Array<string>, pointsTotal: number, inspectorName: string | null, startedAt: string | null, completedAt: string | null, signedAt: string | null, validUntil: string | null, retestBefore: string | null, catalogueVersion: string, version: number, abandonReason: string | null, defects: Array<{ id: string, code: string, level: DefectLevel, label: string, location: string | null, comment: string | null, toVerify: boolean }> } } };

export type StartGuestSessionMutationVariables = Exact<{
  input: StartGuestSessionInput;
}>;


export type StartGuestSessionMutation = { startGuestSession: { session: { accessToken: string, accessTokenExpiresAt: string, refreshToken: string, user: { id: string, email: string | null, displayName: string, roles: Array<Role>, locale: string, isGuest: boolean } } } };

export type StartInspectionMutationVariables = Exact<{
  input: StartInspectionInput;
}>;


export type StartInspectionMutation = { startInspection: { inspection: { id: string, status: InspectionStatus, outcome: Outcome | null, plate: string | null, vehicleLabel: string | null, odometerKm: number | null, checkedPoints: Array<string>, pointsTotal: number, inspectorName: string | null, startedAt: string | null, completedAt: string | null, signedAt: string | null, validUntil: string | null, retestBefore: string | null, catalogueVersion: string, version: number, abandonReason: string | null, defects: Array<{ id: string, code: string, level: DefectLevel, label: string, location: string | null, comment: string | null, toVerify: boolean }> } } };

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
export const InspectionPartsFragmentDoc = new TypedDocumentString(`
    fragment InspectionParts on Inspection {
  id
  status
  outcome
  plate
  vehicleLabel
  odometerKm
  checkedPoints
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
    label
    location
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
  }
  attachments {
    kind
    title
    url
    documentId
  }
  clientMessageId
  createdAt
}
    `, {"fragmentName":"MessageParts"}) as unknown as TypedDocumentString<MessagePartsFragment, unknown>;
export const SessionPartsFragmentDoc = new TypedDocumentString(`
    fragment SessionParts on Session {
  accessToken
  accessTokenExpiresAt
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
  checkedPoints
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
    label
    location
    comment
    toVerify
  }
}`) as unknown as TypedDocumentString<AbandonInspectionMutation, AbandonInspectionMutationVariables>;
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
  checkedPoints
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
    label
    location
    comment
    toVerify
  }
}`) as unknown as TypedDocumentString<CheckPointsMutation, CheckPointsMutationVariables>;
export const ChecklistDocument = new TypedDocumentString(`
    query Checklist {
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
    `) as unknown as TypedDocumentString<ChecklistQuery, ChecklistQueryVariables>;
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
  checkedPoints
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
    label
    location
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
  }
  attachments {
    kind
    title
    url
    documentId
  }
  clientMessageId
  createdAt
}`) as unknown as TypedDocumentString<ConversationSinceQuery, ConversationSinceQueryVariables>;
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
    query DayBoard($centreId: UUID!, $date: Date!) {
  dayBoard(centreId: $centreId, date: $date) {
    id
    reference
    status
    service
    vehicleCategory
    energy
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
      phone
    }
    payment {
      id
      status
      method
    }
    inspection {
      id
      status
      outcome
    }
  }
}
    `) as unknown as TypedDocumentString<DayBoardQuery, DayBoardQueryVariables>;
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
  checkedPoints
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
    label
    location
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
  accessTokenExpiresAt
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
  }
  attachments {
    kind
    title
    url
    documentId
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
        downloadUrl
        issuedAt
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MyReportsQuery, MyReportsQueryVariables>;
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
  }
  attachments {
    kind
    title
    url
    documentId
  }
  clientMessageId
  createdAt
}`) as unknown as TypedDocumentString<OpenConversationMutation, OpenConversationMutationVariables>;
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
  checkedPoints
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
    label
    location
    comment
    toVerify
  }
}`) as unknown as TypedDocumentString<RecordDefectMutation, RecordDefectMutationVariables>;
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
  accessTokenExpiresAt
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
  accessTokenExpiresAt
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
  checkedPoints
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
    label
    location
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
  checkedPoints
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
    label
    location
    comment
    toVerify
  }
}`) as unknown as TypedDocumentString<ReopenInspectionMutation, ReopenInspectionMutationVariables>;
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
  }
  attachments {
    kind
    title
    url
    documentId
  }
  clientMessageId
  createdAt
}`) as unknown as TypedDocumentString<SendMessageMutation, SendMessageMutationVariables>;
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
  checkedPoints
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
    label
    location
    comment
    toVerify
  }
}`) as unknown as TypedDocumentString<SignInspectionMutation, SignInspectionMutationVariables>;
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
  accessTokenExpiresAt
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
  checkedPoints
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
    label
    location
    comment
    toVerify
  }
}`) as unknown as TypedDocumentString<StartInspectionMutation, StartInspectionMutationVariables>;