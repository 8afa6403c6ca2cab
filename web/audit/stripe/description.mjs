// Stripe's published description (OpenAPI 3.0) as a judge of requests, answers and webhooks.
// Decisions: docs/decisions/money.md
import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { parse } from 'yaml';

/** What JSON Schema says in another way than OpenAPI 3.0: `nullable`. */
function plain(schema) {
  if (Array.isArray(schema)) return schema.map(plain);
  if (schema === null || typeof schema !== 'object') return schema;
  const { nullable, ...rest } = schema;
  const out = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, plain(value)]));
  return nullable === true ? { anyOf: [out, { type: 'null' }] } : out;
}

export class Description {
  constructor(path) {
    const text = readFileSync(path, 'utf8');
    this.spec = path.endsWith('.json') ? JSON.parse(text) : parse(text, { maxAliasCount: -1 });
    this.version = this.spec.info.version;
    // Stripe writes its own words beside those of the standard.
    const options = { strict: false, allErrors: true, validateFormats: false };
    this.ajv = new Ajv(options);
    // What comes as a form is text: numbers are read out of it.
    this.forms = new Ajv({ ...options, coerceTypes: true });
    const shared = { $id: 'stripe', components: plain(this.spec.components) };
    this.ajv.addSchema(shared);
    this.forms.addSchema(shared);
    this.known = new Map();
  }

  /** The operation of a request: its template and what it says. */
  operation(method, path) {
    const parts = path.split('/');
    for (const [template, operations] of Object.entries(this.spec.paths)) {
      const names = template.split('/');
      const fits = names.length === parts.length && names.every((name, at) => name.startsWith('{') || name === parts[at]);
      const operation = operations[method.toLowerCase()];
      if (fits && operation) return { template, operation };
    }
    return null;
  }

  validator(key, schema, ajv) {
    let found = this.known.get(key);
    if (!found) {
      const local = JSON.parse(JSON.stringify(plain(schema)).replaceAll('"#/components/', '"stripe#/components/'));
      found = ajv.compile(local);
      this.known.set(key, found);
    }
    return found;
  }

  /** What is wrong with a value, in words. */
  faults(key, schema, value, ajv = this.ajv) {
    const validate = this.validator(key, schema, ajv);
    if (validate(value)) return [];
    const said = validate.errors.map((error) => {
      const extra = error.params.additionalProperty ?? error.params.allowedValues?.join(', ') ?? '';
      return `${error.instancePath || '/'} ${error.message} ${extra}`.trim();
    });
    return [...new Set(said)];
  }

  /** What is wrong with a request: its form or query, names that are not described. */
  request({ method, path, query, body }) {
    const found = this.operation(method, path);
    if (!found) return [`${method} ${path} is not described`];
    const { template, operation } = found;
    const key = `${method} ${template}`;
    if (method === 'POST') {
      const content = operation.requestBody?.content?.['application/x-www-form-urlencoded'];
      const form = nested(body);
      if (!content) return Object.keys(form).length ? [`${key}: a body that is not described`] : [];
      return this.faults(`form ${key}`, content.schema, form, this.forms).map((fault) => `${key}: ${fault}`);
    }
    const asked = nested(query ?? '');
    const parameters = new Map((operation.parameters ?? []).filter((one) => one.in === 'query').map((one) => [one.name, one]));
    return Object.entries(asked).flatMap(([name, value]) => {
      const described = parameters.get(name);
      if (!described) return [`${key}: ${name} is not described`];
      // A whole form, so that a number may be read out of its text.
      const schema = { type: 'object', properties: { [name]: described.schema } };
      return this.faults(`query ${key} ${name}`, schema, { [name]: value }, this.forms).map((fault) => `${key}: ${fault}`);
    });
  }

  /** What is wrong with an answer. */
  answer({ method, path, status, answer }) {
    const found = this.operation(method, path);
    if (!found) return [];
    const { template, operation } = found;
    const response = operation.responses[String(status)] ?? operation.responses.default;
    const schema = response.content['application/json'].schema;
    return this.faults(`answer ${method} ${template} ${status < 400}`, schema, answer).map((fault) => `answer of ${method} ${template} (${status}): ${fault}`);
  }

  /** What is wrong with a webhook: its envelope, and the object in it. */
  webhook(event) {
    const envelope = this.faults('event', { $ref: '#/components/schemas/event' }, event).map((fault) => `${event.type}: ${fault}`);
    const object = event.data.object;
    const name = object.object;
    if (!this.spec.components.schemas[name]) return [...envelope, `${event.type}: no object is called ${name}`];
    const inside = this.faults(`object ${name}`, { $ref: `#/components/schemas/${name}` }, object);
    return [...envelope, ...inside.map((fault) => `${event.type}, ${name}: ${fault}`)];
  }

  /** Keys of an object that its description does not know. */
  unknownKeys(object) {
    const described = this.spec.components.schemas[object?.object]?.properties;
    if (!described) return [];
    return Object.keys(object).filter((key) => !(key in described)).map((key) => `${object.object}.${key}`);
  }

  /** The kinds of events that an endpoint may ask for. */
  eventKinds() {
    const items = this.spec.paths['/v1/webhook_endpoints'].post.requestBody.content['application/x-www-form-urlencoded'].schema.properties.enabled_events.items;
    return new Set(items.enum);
  }
}

/** `a[b][0][c]=1` as an object. */
export function nested(text) {
  const out = {};
  for (const [name, value] of new URLSearchParams(text)) {
    const path = name.replaceAll(']', '').split('[');
    let at = out;
    path.forEach((key, depth) => {
      if (depth === path.length - 1) at[key] = value;
      else at = at[key] ??= {};
    });
  }
  return arrays(out);
}

/** Objects whose keys count from zero are lists. */
function arrays(value) {
  if (value === null || typeof value !== 'object') return value;
  const keys = Object.keys(value);
  const inside = Object.fromEntries(keys.map((key) => [key, arrays(value[key])]));
  return keys.length > 0 && keys.every((key, at) => key === String(at)) ? Object.values(inside) : inside;
}
