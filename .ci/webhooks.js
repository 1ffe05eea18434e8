// Receives webhooks in both modes and verifies each with the library. A forged one has to fail.
const { Webhook } = require('standardwebhooks');
const { spawn } = require('node:child_process');
const { randomBytes } = require('node:crypto');
const { createServer } = require('node:http');

const modes = ['structured', 'binary'];
const secret = 'whsec_' + randomBytes(32).toString('base64');
const events = ['tidings.order.placed.v1', 'tidings.order.confirmed.v1'];
const received = new Map(modes.map(mode => [mode, new Set()]));

const receiver = createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  if (request.method === 'OPTIONS') {
    response.writeHead(200, { 'WebHook-Allowed-Origin': request.headers['webhook-request-origin'] }).end();
    return;
  }
  try {
    received.get(request.url.slice(1)).add(verified(Buffer.concat(chunks), request));
  } catch (error) {
    console.error(`${request.url}: ${error}`);
    process.exitCode = 1;
    done();
  }
  response.writeHead(204).end();
  if (modes.every(mode => received.get(mode).size === events.length)) done();
});

/** Returns the type of the event. */
function verified(body, request) {
  const webhook = new Webhook(secret);
  webhook.verify(body.toString(), request.headers);
  mustFail(() => webhook.verify(body.toString() + ' ', request.headers));
  mustFail(() => new Webhook(Buffer.from(randomBytes(32)).toString('base64')).verify(body.toString(), request.headers));
  return request.headers['ce-type'] ?? JSON.parse(body).type;
}

function mustFail(verification) {
  try {
    verification();
  } catch {
    return;
  }
  throw new Error('a forged webhook was verified');
}

async function post(url, body) {
  const answer = await fetch(url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
}

async function subscribeAndOrder(output) {
  const url = name => output.match(new RegExp(`${name} +(http\\S+)`))[1];
  for (const mode of modes) {
    await post(url('notification-service') + '/subscriptions', {
      types: events,
      sink: `http://127.0.0.1:${receiver.address().port}/${mode}`,
      protocolsettings: { mode, secret },
    });
  }
  await post(url('order-service') + '/orders', {
    customerId: '5f0c1d2e-0000-4000-8000-000000000001',
    paymentMethod: 'pm_card_visa',
    lines: [{ sku: 'teapot', quantity: 1, unitPrice: { amount: 1999, currency: 'EUR' } }],
  });
}

let demo;
let stopping;
function done() {
  clearTimeout(limit);
  receiver.close();
  stopping ??= demo.kill('SIGTERM');
}
const limit = setTimeout(() => fail('not all events came within 5 minutes'), 300_000);
function fail(reason) {
  console.error(reason);
  process.exitCode = 1;
  done();
}

receiver.listen(0, '127.0.0.1', () => {
  const ports = ['order', 'payment', 'notification', 'broker', 'database'].flatMap(part => [`--${part}-port`, '0']);
  demo = spawn('./demo', ['--quiet', ...ports], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  let started = false;
  demo.stdout.on('data', data => {
    output += data;
    if (!started && /data and logs/.test(output)) {
      started = true;
      subscribeAndOrder(output).catch(error => fail(error));
    }
  });
  demo.on('exit', () => {
    if (!stopping) fail('the demo ended');
    for (const mode of modes) console.log(`${mode}: verified ${[...received.get(mode)].join(', ')}`);
  });
});
