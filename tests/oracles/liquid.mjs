// A template as Shopify's Liquid renders it, by liquidjs and the two filters of Shopify's that it lacks:
// node liquid.mjs TEMPLATE VALUES prints the page.
import { createHmac } from 'node:crypto';
import { Liquid } from 'liquidjs';

const engine = new Liquid({ strictFilters: true });
engine.registerFilter('hmac_sha256', (text, key) => createHmac('sha256', key).update(String(text)).digest('hex'));
engine.registerFilter('base64_url_safe_encode', (text) =>
  Buffer.from(String(text)).toString('base64').replaceAll('+', '-').replaceAll('/', '_'));
const [template, values] = process.argv.slice(2);
console.log(await engine.parseAndRender(template, JSON.parse(values)));
