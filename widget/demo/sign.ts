// These secrets are public: they work for the demo shop alone, in a local run alone. A real shop signs on its server.
const secrets = {
  shopify: 'demo-shopify-secret',
  woocommerce: 'demo-woocommerce-secret',
  stripe: 'whsec_demo_stripe_secret',
  standard: 'whsec_ZGVtby1zdGFuZGFyZC13ZWJob29rLXNlY3JldC0wMQ==',
};
const memberKey = 'demo-member-key';

type Signed = Record<string, string>;

/** Base64 of the body's signature: Shopify and WooCommerce. */
export async function signBody(
  storefront: 'shopify' | 'woocommerce',
  body: string,
  secret = secrets[storefront],
): Promise<string> {
  return base64(await hmac(utf8(secret), body));
}

/** `Stripe-Signature`. The whole secret is the key, `whsec_` included. */
export async function signStripe(body: string, seconds: number, secret = secrets.stripe): Promise<Signed> {
  return { 'Stripe-Signature': `t=${seconds},v1=${hex(await hmac(utf8(secret), `${seconds}.${body}`))}` };
}

/** The three headers of Standard Webhooks 1.0.0. The key is the base64 after `whsec_`. */
export async function signStandard(
  id: string,
  body: string,
  seconds: number,
  secret = secrets.standard,
): Promise<Signed> {
  const key = Uint8Array.from(atob(secret.slice('whsec_'.length)), character => character.charCodeAt(0));
  return {
    'webhook-id': id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': `v1,${base64(await hmac(key, `${id}.${seconds}.${body}`))}`,
  };
}

/** The member token, `v1.{customer}.{expires}.{signature}`. A real shop makes it on its server. */
export async function memberToken(customer: string, expires: number, shop = 'demo', key = memberKey): Promise<string> {
  const name = base64(utf8(customer)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  return `v1.${name}.${expires}.${hex(await hmac(utf8(key), `v1.${shop}.${name}.${expires}`))}`;
}

async function hmac(key: Uint8Array<ArrayBuffer>, text: string): Promise<Uint8Array> {
  const imported = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', imported, utf8(text)));
}

const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const hex = (bytes: Uint8Array): string => [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('');
const base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
