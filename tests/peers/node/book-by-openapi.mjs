// Books a room knowing nothing but the OpenAPI document of the application: node book-by-openapi.mjs ADDRESS EARLIEST_CHECK_IN.
// Every request is made from an operation of the document: its path, its parameters and the schema of its body. What the document does not
// describe is not sent, and what is answered must be of the schema that it promises.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';

const [base, earliest] = process.argv.slice(2);
const towns = ['Lisbon', 'Paris', 'Tokyo', 'London', 'Portugal', 'France', 'Japan'];
const mostDaysLater = 14;
const document = await (await fetch(new URL('/api/openapi.json', base))).json();

const operations = new Map(Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([verb, operation]) => [operation.operationId, { path, verb, operation }])));

function resolve(schema) {
  if (!schema?.$ref) {
    return schema ?? {};
  }
  const [, name] = /^#\/components\/schemas\/(.+)$/.exec(schema.$ref);
  return document.components.schemas[name] ?? assert.fail(`${schema.$ref} is not in the document`);
}

// A check of the kinds of values and of names; enough to see that document and service agree.
function check(given, value, where) {
  const schema = resolve(given);
  switch (schema.type) {
    case 'object': {
      assert.equal(typeof value, 'object', where);
      for (const name of schema.required ?? []) {
        assert.ok(name in value, `${where}.${name} is required`);
      }
      for (const [name, inner] of Object.entries(value)) {
        const property = schema.properties?.[name] ?? (schema.additionalProperties || undefined);
        assert.ok(property, `${where}.${name} is not in the document`);
        check(property, inner, `${where}.${name}`);
      }
      break;
    }
    case 'array': value.forEach((item, at) => check(schema.items, item, `${where}[${at}]`)); break;
    case 'integer': assert.ok(Number.isInteger(value), where); break;
    case 'number': case 'boolean': case 'string': assert.equal(typeof value, schema.type, where); break;
  }
  if (schema.enum) {
    assert.ok(schema.enum.includes(value), `${where}: ${value}`);
  }
}

async function call(operationId, values = {}) {
  const { path, verb, operation } = operations.get(operationId) ?? assert.fail(`${operationId} is not in the document`);
  const rest = { ...values };
  const headers = { accept: 'application/json' };
  const query = new URLSearchParams();
  let target = path;
  for (const parameter of operation.parameters ?? []) {
    const value = parameter.name === 'Idempotency-Key' ? randomUUID() : rest[parameter.name];
    delete rest[parameter.name];
    assert.ok(value !== undefined || !parameter.required, `${operationId} needs ${parameter.name}`);
    if (value === undefined) {
      continue;
    }
    check(parameter.schema, value, `${operationId} ${parameter.name}`);
    if (parameter.in === 'path') {
      target = target.replace(`{${parameter.name}}`, encodeURIComponent(value));
    } else if (parameter.in === 'query') {
      query.set(parameter.name, String(value));
    } else {
      headers[parameter.name] = value;
    }
  }
  let body;
  const content = operation.requestBody?.content['application/json'];
  if (content) {
    check(content.schema, rest, operationId);
    headers['content-type'] = 'application/json';
    body = JSON.stringify(rest);
  } else {
    assert.deepEqual(rest, {}, `${operationId} has no place for these`);
  }
  const address = new URL(target, new URL(document.servers[0].url, base));
  address.search = query.toString();
  const response = await fetch(address, { method: verb.toUpperCase(), headers, body });
  const answer = await response.json();
  const described = operation.responses[response.status] ?? operation.responses.default;
  check(described.content[response.headers.get('content-type')].schema, answer, `${operationId} ${response.status}`);
  return { status: response.status, answer };
}

async function ask(operationId, values) {
  const { status, answer } = await call(operationId, values);
  assert.equal(status, 200, `${operationId}: ${JSON.stringify(answer)}`);
  return answer;
}

function day(later) {
  const moment = new Date(`${earliest}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + later);
  return { year: moment.getUTCFullYear(), month: moment.getUTCMonth() + 1, day: moment.getUTCDate() };
}

// A hotel of the application's own in any place where something is free; on later days when hotels sell no such stay on these.
async function find(rooms) {
  for (let later = 0; later < mostDaysLater; later++) {
    const dates = { checkIn: day(later), checkOut: day(later + 2) };
    for (const text of towns) {
      const { places } = await ask('SearchService_FindPlaces', { text, limit: 1 });
      if (places.length > 0) {
        const { hotels } = await ask('SearchService_SearchHotels', { placeId: places[0].placeId, dates, rooms });
        const found = hotels.find(each => each.offer?.roomTypeId);
        if (found) {
          return { dates, ...found };
        }
      }
    }
  }
  return assert.fail('Nothing is free anywhere.');
}

// The bank's page, filled in as a browser without scripts would.
async function pay(page) {
  let next = page;
  let typed = { number: '4242424242424242', expiry: '12 / 39', code: '123', name: 'Ines Okafor' };
  for (let step = 0; step < 10; step++) {
    const html = await (await fetch(next)).text();
    const form = /<form[^>]*method="post"[^>]*>([\s\S]*?)<\/form>/i.exec(html) ?? assert.fail('The bank shows no form.');
    const action = /action="([^"]*)"/i.exec(form[0].slice(0, form[0].indexOf('>')))?.[1] ?? '';
    const fields = new URLSearchParams(typed);
    for (const [input] of form[1].matchAll(/<input[^>]*type="hidden"[^>]*>/gi)) {
      fields.set(/name="([^"]*)"/i.exec(input)[1], /value="([^"]*)"/i.exec(input)?.[1] ?? '');
    }
    const response = await fetch(new URL(action.replaceAll('&amp;', '&') || next, next), { method: 'POST', body: fields, redirect: 'manual', headers: { origin: new URL(next).origin } });
    const to = new URL(response.headers.get('location') ?? assert.fail(`The bank answered ${response.status}.`), next);
    if (to.origin !== new URL(next).origin) {
      return to.href;
    }
    next = to.href;
    typed = { decision: 'approve' };
  }
  return assert.fail('The bank sends the browser in circles.');
}

const rooms = [{ adults: 2, childAges: [] }];
const { dates, hotel } = await find(rooms);
console.log('ok search');

const { offers } = await ask('SearchService_GetHotel_2', { hotelId: hotel.hotelId, dates, rooms });
const offer = offers.find(each => each.roomTypeId) ?? assert.fail('The hotel has no offer.');
console.log('ok offer');

const quote = await ask('ReservationsService_Quote', { own: { hotelId: hotel.hotelId, roomTypeId: offer.roomTypeId, ratePlanId: offer.ratePlanId }, dates, rooms });
assert.deepEqual(quote.price.total, offer.price.total);
console.log('ok quote');

const held = await ask('ReservationsService_Hold', { quoteToken: quote.quoteToken });
assert.equal(held.reservation.state, 'RESERVATION_STATE_HELD');
console.log('ok hold');

const { accessKey } = held;
const refused = await call('ReservationsService_StartPayment', { accessKey, booker: { name: 'Ines Okafor', email: 'nobody' }, leadGuests: ['Ines Okafor'], returnUrl: `${base}back`, backUrl: `${base}back` });
assert.equal(refused.status, 400);
assert.deepEqual(refused.answer.violations.map(each => each.field), ['booker.email']);
console.log('ok refusal');

const started = await ask('ReservationsService_StartPayment', {
  accessKey, booker: { name: 'Ines Okafor', email: 'ines.okafor@example.org' }, leadGuests: ['Ines Okafor'], returnUrl: `${base}back`, backUrl: `${base}back`,
});
const returned = await pay(started.paymentUrl);
assert.ok(returned.startsWith(base), returned);
console.log('ok payment');

const settled = await ask('ReservationsService_SettlePayment', { accessKey });
assert.equal(settled.reservation.state, 'RESERVATION_STATE_CONFIRMED');
const read = await ask('ReservationsService_GetReservation', { accessKey });
assert.equal(read.reservation.locator, held.reservation.locator);
const gone = await call('ReservationsService_GetReservation', { accessKey: 'no-such-key' });
assert.equal(gone.status, 404);
console.log('ok confirmed');
