// What the widget costs a page, by Lighthouse: a phone on slow 4G, really throttled; its simulation would have the
// largest paint wait for scripts that block nothing. `measure.mjs HOST CHROMIUM` serves a shop's product page; for each
// line on standard input it visits it, as somebody signed in, with the widget's tag where the line says `with`, and
// answers with a line of JSON.
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';

const [host, chromium] = process.argv.slice(2);
const page = await readFile(new URL('product.html', import.meta.url), 'utf8');

function memberToken() {
  const customer = Buffer.from('shopify:60001').toString('base64url');
  const signed = `v1.demo.${customer}.${Math.floor(Date.now() / 1000) + 900}`;
  const signature = createHmac('sha256', 'demo-member-key').update(signed).digest('hex');
  return `${signed.replace('.demo', '')}.${signature}`;
}

/** The first moment at which the page has nothing to do is marked, so that it stands in the trace. */
const idle = `<script>requestIdleCallback(() => performance.mark('idle'))</script>`;
const tag = () => `<script async src="${host}/widget/v1.js" data-shop="demo" data-token="${memberToken()}"></script>`;
const shop = createServer((request, response) => {
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.end(page.replace('<!--widget-->', idle + (request.url === '/with' ? tag() : '')));
}).listen(0, 'localhost');
await new Promise(done => shop.once('listening', done));

const chrome = await launch({ chromePath: chromium, chromeFlags: ['--headless=new', '--no-sandbox'] });
const onlyAudits = [
  'total-blocking-time', 'cumulative-layout-shift', 'largest-contentful-paint', 'mainthread-work-breakdown',
  'network-requests',
];

const flags = { onlyAudits, logLevel: 'error', throttlingMethod: 'devtools' };

async function visit(path) {
  const address = `http://localhost:${shop.address().port}${path}`;
  const { lhr, artifacts } = await lighthouse(address, { ...flags, port: chrome.port });
  if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
  const value = audit => lhr.audits[audit].numericValue;
  const ours = lhr.audits['network-requests'].details.items.filter(({ url }) => url.startsWith(host));
  const { traceEvents } = artifacts.Trace;
  const { ts } = traceEvents.find(({ cat, name }) => cat.includes('blink.user_timing') && name === 'idle');
  const sent = traceEvents.filter(({ name, args }) => name === 'ResourceSendRequest' && args.data.url.startsWith(host));
  return {
    blocking: value('total-blocking-time'),
    shift: value('cumulative-layout-shift'),
    painted: value('largest-contentful-paint'),
    mainThread: value('mainthread-work-breakdown'),
    bytes: ours.reduce((sum, { transferSize }) => sum + transferSize, 0),
    requests: ours.length,
    early: sent.filter(request => request.ts < ts).length,
    failed: ours.filter(({ statusCode }) => !(statusCode < 400)).length,
  };
}

try {
  for await (const line of createInterface({ input: process.stdin })) {
    console.log('= ' + JSON.stringify(await visit('/' + line)));
  }
} finally {
  await chrome.kill();
  shop.close();
}
