import type { Purchase } from './purchase.js';
import type { Happening, Message, Storefront } from './storefronts/storefront.js';

/** What went out and what came back, whole, for the reader to look at. */
export interface Exchange {
  topic: string;
  request: string;
  status: number | null;
  answer: Record<string, unknown>;
}

/** Sends what the storefront would send, signed as it would sign it, through the same front door. */
export async function send(
  shop: string,
  storefront: Storefront,
  happening: Happening,
  purchase: Purchase,
): Promise<[Exchange, Message]> {
  const message = storefront.tell(happening, purchase);
  return [await post(shop, storefront, message), message];
}

/** A storefront that got no answer sends the same message again. */
export async function post(shop: string, storefront: Storefront, message: Message): Promise<Exchange> {
  const body = JSON.stringify(message.body);
  const headers = { 'Content-Type': 'application/json', ...(await storefront.sign(message, body, new Date())) };
  const path = `../api/shops/${shop}/webhooks/${storefront.name}`;
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const request = [
    `POST ${new URL(path, location.href).pathname}`,
    ...lines,
    '',
    JSON.stringify(message.body, null, 2),
  ];
  const told = { topic: message.topic, request: request.join('\n') };
  try {
    const response = await fetch(path, { method: 'POST', headers, body });
    return { ...told, status: response.status, answer: await response.json().catch(() => ({})) };
  } catch {
    return { ...told, status: null, answer: {} };
  }
}
