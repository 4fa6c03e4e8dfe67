// The official client of the Stripe interface, unmodified, against the address given: prints "ok WHAT" for each part, and fails loudly.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import Stripe from 'stripe';

const bank = new URL(process.argv[2]);
const connect = (key, options = {}) => new Stripe(key, { host: bank.hostname, port: Number(bank.port), protocol: 'http', maxNetworkRetries: 0, ...options });
const stripe = connect('sk_test_posthouse');
const ok = what => console.log(`ok ${what}`);

const order = (more = {}) => ({
  mode: 'payment',
  line_items: [
    { quantity: 2, price_data: { currency: 'eur', unit_amount: 4_000, product_data: { name: 'Night', description: 'Double room' } } },
    { quantity: 1, price_data: { currency: 'eur', unit_amount: 500, product_data: { name: 'City tax' } } },
  ],
  payment_intent_data: { capture_method: 'manual', metadata: { payment_id: 'p-1' } },
  client_reference_id: 'K7XQ2M9P',
  customer_email: 'ada@example.org',
  metadata: { order: 'o-1' },
  locale: 'en',
  expires_at: Math.floor(Date.now() / 1000) + 1_860,
  success_url: 'http://localhost:9/done?session={CHECKOUT_SESSION_ID}',
  cancel_url: 'http://localhost:9/back',
  ...more,
});

const submit = (path, fields) => fetch(new URL(path, bank), { method: 'POST', redirect: 'manual', body: new URLSearchParams(fields) });
const card = number => ({ number, expiry: '09/39', code: '123', name: 'Ada Lovelace' });

async function pay(more = {}, number = '4242424242424242') {
  const session = await stripe.checkout.sessions.create(order(more));
  const answer = await submit(session.url, card(number));
  assert.equal(answer.status, 303);
  assert.equal(answer.headers.get('location'), `http://localhost:9/done?session=${session.id}`);
  return stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent.latest_charge'] });
}

async function fails(promise, type, fields) {
  const error = await promise.then(() => assert.fail('it was expected to fail'), thrown => thrown);
  assert.equal(error.type, type, String(error));
  assert.match(error.requestId, /^req_/);
  for (const [name, value] of Object.entries(fields)) assert.equal(error[name], value, `${name}: ${error}`);
}

async function sessions() {
  const created = await stripe.checkout.sessions.create(order({ expand: ['line_items', 'payment_intent.latest_charge'] }));
  assert.equal(created.amount_total, 8_500);
  assert.deepEqual([created.status, created.payment_status, created.payment_intent], ['open', 'unpaid', null]);
  assert.equal(created.line_items.data[0].description, 'Night');
  assert.deepEqual({ ...created.metadata }, { order: 'o-1' });
  assert.equal((await stripe.checkout.sessions.listLineItems(created.id)).data.length, 2);
  assert.equal((await stripe.checkout.sessions.expire(created.id)).status, 'expired');
  assert.equal((await fetch(new URL(`/c/pay/${created.id}`, bank))).status, 410);
  await fails(stripe.checkout.sessions.expire(created.id), 'StripeInvalidRequestError', { statusCode: 400 });
  ok('sessions');
}

async function captures() {
  const session = await pay({}, '5555555555554444');
  assert.deepEqual([session.status, session.payment_intent.status], ['complete', 'requires_capture']);
  assert.deepEqual([session.payment_intent.latest_charge.payment_method_details.card.brand, session.payment_intent.amount_capturable], ['mastercard', 8_500]);
  assert.deepEqual({ ...session.payment_intent.metadata }, { payment_id: 'p-1' });
  await fails(stripe.paymentIntents.capture(session.payment_intent.id, { amount_to_capture: 9_000 }), 'StripeInvalidRequestError', { code: 'amount_too_large' });
  const captured = await stripe.paymentIntents.capture(session.payment_intent.id, { amount_to_capture: 8_000 });
  assert.deepEqual([captured.status, captured.amount_received], ['succeeded', 8_000]);
  await fails(stripe.paymentIntents.capture(captured.id), 'StripeInvalidRequestError', { code: 'payment_intent_unexpected_state' });
  await fails(stripe.paymentIntents.cancel(captured.id), 'StripeInvalidRequestError', { code: 'payment_intent_unexpected_state' });
  ok('captures');

  const refund = await stripe.refunds.create({ payment_intent: captured.id, amount: 3_000, metadata: { refund_id: 'r-1' } });
  assert.equal((await stripe.refunds.retrieve(refund.id)).status, 'succeeded');
  await fails(stripe.refunds.create({ payment_intent: captured.id, amount: 5_001 }), 'StripeInvalidRequestError', { param: 'amount' });
  await stripe.refunds.create({ charge: captured.latest_charge });
  await fails(stripe.refunds.create({ payment_intent: captured.id }), 'StripeInvalidRequestError', { code: 'charge_already_refunded' });
  const charge = await stripe.charges.retrieve(captured.latest_charge);
  assert.deepEqual([charge.amount_captured, charge.amount_refunded, charge.refunded], [8_000, 8_000, true]);
  assert.equal((await stripe.refunds.list({ payment_intent: captured.id })).data.length, 2);
  ok('refunds');
}

async function cancels() {
  const session = await pay();
  const canceled = await stripe.paymentIntents.cancel(session.payment_intent.id, { cancellation_reason: 'requested_by_customer' });
  assert.deepEqual([canceled.status, canceled.cancellation_reason], ['canceled', 'requested_by_customer']);
  await fails(stripe.paymentIntents.capture(canceled.id), 'StripeInvalidRequestError', { code: 'payment_intent_unexpected_state' });
  const refusing = await pay({}, '4000000000007015');
  await fails(stripe.paymentIntents.capture(refusing.payment_intent.id), 'StripeCardError', { statusCode: 402, decline_code: 'do_not_honor' });
  ok('cancels');
}

async function declines() {
  const session = await stripe.checkout.sessions.create(order());
  await submit(session.url, card('4000000000009995'));
  const declined = (await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] })).payment_intent;
  assert.deepEqual([declined.status, declined.last_payment_error.code, declined.last_payment_error.decline_code], ['requires_payment_method', 'card_declined', 'insufficient_funds']);
  const asked = await submit(session.url, card('4000002760003184'));
  const next = (await stripe.paymentIntents.retrieve(declined.id)).next_action.redirect_to_url.url;
  assert.equal(new URL(next).pathname, asked.headers.get('location'));
  await submit(next, { decision: 'approve' });
  assert.equal((await stripe.paymentIntents.retrieve(declined.id)).status, 'requires_capture');
  ok('declines');
}

async function currencies() {
  const price = (currency, unit_amount) => ({ line_items: [{ quantity: 1, price_data: { currency, unit_amount, product_data: { name: 'Night' } } }] });
  for (const [currency, amount] of [['jpy', 54_000], ['kwd', 31_250], ['isk', 219_000]]) {
    assert.equal((await pay(price(currency, amount))).payment_intent.amount, amount);
  }
  for (const [currency, amount] of [['kwd', 31_255], ['isk', 219_050], ['eur', 0], ['euro', 100]]) {
    await fails(stripe.checkout.sessions.create(order(price(currency, amount))), 'StripeInvalidRequestError', { statusCode: 400 });
  }
  ok('currencies');
}

async function errors() {
  await fails(connect('sk_test_other').charges.list(), 'StripeAuthenticationError', { statusCode: 401 });
  await fails(connect('sk_test_posthouse', { apiVersion: 'tomorrow' }).charges.list(), 'StripeInvalidRequestError', { statusCode: 400 });
  await fails(stripe.paymentIntents.retrieve('pi_missing'), 'StripeInvalidRequestError', { statusCode: 404, code: 'resource_missing', param: 'intent' });
  await fails(stripe.checkout.sessions.create(order({ mode: undefined })), 'StripeInvalidRequestError', { code: 'parameter_missing', param: 'mode' });
  await fails(stripe.checkout.sessions.create(order({ nonsense: 1 })), 'StripeInvalidRequestError', { code: 'parameter_unknown', param: 'nonsense' });
  await fails(stripe.checkout.sessions.create(order({ success_url: 'here' })), 'StripeInvalidRequestError', { code: 'url_invalid', param: 'success_url' });
  await fails(stripe.checkout.sessions.create(order({ expires_at: 1 })), 'StripeInvalidRequestError', { param: 'expires_at' });
  await fails(stripe.checkout.sessions.list({ expand: ['data.nothing'] }), 'StripeInvalidRequestError', { param: 'expand' });
  ok('errors');
}

async function idempotency() {
  const key = { idempotencyKey: `key-${Math.random()}` };
  const first = await stripe.checkout.sessions.create(order(), key);
  const again = await stripe.checkout.sessions.create(order({ expires_at: first.expires_at }), key);
  assert.equal(again.id, first.id);
  assert.equal(again.lastResponse.headers['idempotent-replayed'], 'true');
  await fails(stripe.checkout.sessions.create(order({ locale: 'de' }), key), 'StripeIdempotencyError', { statusCode: 400 });
  await fails(stripe.refunds.create({ charge: 'ch_1' }, key), 'StripeIdempotencyError', { statusCode: 400 });
  ok('idempotency');
}

async function lists() {
  const seen = [];
  for await (const event of stripe.events.list({ limit: 3 })) seen.push(event.id);
  assert.equal(new Set(seen).size, seen.length);
  const page = await stripe.events.list({ limit: 5, starting_after: seen[4] });
  assert.deepEqual(page.data.map(event => event.id), seen.slice(5, 10));
  assert.deepEqual((await stripe.events.list({ limit: 5, ending_before: seen[5] })).data.map(event => event.id), seen.slice(0, 5));
  assert.equal((await stripe.events.retrieve(seen[0])).id, seen[0]);
  assert.ok((await stripe.events.list({ type: 'charge.captured' })).data.every(event => event.type === 'charge.captured'));
  ok('lists');
}

async function webhooks() {
  const heard = [];
  let refused = 0;
  const server = createServer((request, response) => {
    const chunks = [];
    request.on('data', chunk => chunks.push(chunk)).on('end', () => {
      if (refused++ < 1) return response.writeHead(500).end();
      heard.push(stripe.webhooks.constructEvent(Buffer.concat(chunks), request.headers['stripe-signature'], endpoint.secret));
      response.writeHead(200).end();
    });
  }).listen(0, '127.0.0.1');
  await new Promise(resolve => server.on('listening', resolve));
  const endpoint = await stripe.webhookEndpoints.create({ url: `http://127.0.0.1:${server.address().port}/hook`, enabled_events: ['checkout.session.completed', 'payment_intent.created'] });
  const session = await pay();
  while (heard.length < 2) await new Promise(resolve => setTimeout(resolve, 20));
  assert.deepEqual(heard.map(event => event.type).sort(), ['checkout.session.completed', 'payment_intent.created']);
  assert.equal(heard.find(event => event.type === 'checkout.session.completed').data.object.id, session.id);
  assert.equal((await stripe.webhookEndpoints.list()).data.length, 1);
  assert.equal((await stripe.webhookEndpoints.del(endpoint.id)).deleted, true);
  server.close();
  server.closeAllConnections();
  ok('webhooks');
}

for (const part of [sessions, captures, cancels, declines, currencies, errors, idempotency, lists, webhooks]) await part();
