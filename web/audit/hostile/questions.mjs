// What a stranger would like to know or do, as GraphQL.

const INPUT = { plate: 'ZZ-999-ZZ', reason: 'x', startsAt: '2099-01-01T08:00:00Z' };

/** Reads of the victim's rows and of what only staff may list. */
export function reads({ victim }) {
  const { id, conversation, appointment, document } = victim;
  return [
    '{ me { id email phone roles appointments { nodes { id reference plate } } } }',
    '{ myAppointments { nodes { id reference plate customer { email } } } }',
    '{ users(first: 100) { nodes { id email phone displayName appointments { nodes { reference } } } } }',
    '{ documents { nodes { id fileName } } vehicles { nodes { id plate vin } } payments { nodes { id } } }',
    '{ myReports { nodes { id } } myConversation(channel: WEB) { id messages { text } } }',
    '{ checklist { label } }',
    `{ conversation(id: "${conversation}") { id messages { text author clientMessageId } } }`,
    `{ appointment(id: "${appointment}") { id reference plate status customer { id email phone displayName } } }`,
    `{ appointment(id: "${appointment}") { payment { id checkoutUrl } inspection { id } vehicle { plate vin } } }`,
    `{ document(id: "${document}") { id fileName codes { text } registration { id } } }`,
    `{ inspectionByAppointment(appointmentId: "${appointment}") { id } inspection(id: "${id}") { id } }`,
    `{ vehicle(id: "${id}") { plate } payment(id: "${id}") { id } report(id: "${id}") { id } }`,
    `{ dayBoard(centreId: "${id}", date: "2099-01-01") { reference plate } }`,
  ];
}

/** Writes in the victim's name or with the rights of staff. */
export function writes({ victim }) {
  const { id, conversation, appointment, document } = victim;
  const mutation = (field, input, selection) => ({
    query: `mutation($i: ${field[0].toUpperCase()}${field.slice(1)}Input!) { ${field}(input: $i) { ${selection} } }`,
    variables: { i: input },
  });
  return [
    mutation('sendMessage', { conversationId: conversation, clientMessageId: id, text: 'annule' }, 'messages { text }'),
    mutation('cancelAppointment', { appointmentId: appointment }, 'appointment { reference }'),
    mutation('releaseHold', { appointmentId: appointment }, 'appointment { reference }'),
    mutation('setAppointmentPlate', { appointmentId: appointment, plate: INPUT.plate }, 'appointment { plate }'),
    mutation(
      'rescheduleAppointment',
      { appointmentId: appointment, startsAt: INPUT.startsAt },
      'appointment { reference }',
    ),
    mutation('startCheckout', { appointmentId: appointment, idempotencyKey: id }, 'payment { id checkoutUrl }'),
    mutation('payAtCentre', { appointmentId: appointment }, 'payment { id }'),
    mutation('deleteDocument', { documentId: document }, 'document { fileName }'),
    mutation('setRoles', { userId: id, roles: ['ADMIN'] }, 'user { email roles }'),
    mutation('checkIn', { appointmentId: appointment, plate: INPUT.plate }, 'inspection { id }'),
    mutation('markNoShow', { appointmentId: appointment }, 'appointment { reference }'),
    mutation('refundPayment', { paymentId: id, idempotencyKey: id, reason: INPUT.reason }, 'payment { id }'),
    mutation('refreshSession', { refreshToken: id }, 'session { accessToken }'),
    mutation('logIn', { email: 'admin@demo.example', password: INPUT.plate }, 'session { accessToken }'),
  ];
}

export const subscription = ({ victim }) =>
  `subscription { messageAdded(conversationId: "${victim.conversation}", afterSeq: 0) { text author } }`;

/** One of them all as a JSON body. */
export function question(world, { pick, next }) {
  const asked = next() < 0.6 ? { query: pick(reads(world)) } : pick(writes(world));
  return JSON.stringify(asked);
}
