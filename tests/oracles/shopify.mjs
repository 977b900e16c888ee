// Shopify's own package for Node, asked in JSON lines: {"secret", "body", "headers"} in, {"genuine"} out.
import { createInterface } from 'node:readline';
import '@shopify/shopify-api/adapters/web-api';
import { LogSeverity, shopifyApi } from '@shopify/shopify-api';

const clients = new Map();

function client(secret) {
  if (!clients.has(secret)) {
    clients.set(secret, shopifyApi({
      apiKey: 'never-called',
      apiSecretKey: secret,
      apiVersion: '2026-01',
      hostName: 'localhost',
      isEmbeddedApp: false,
      logger: { level: LogSeverity.Error, log: () => {} },
    }));
  }
  return clients.get(secret);
}

for await (const line of createInterface({ input: process.stdin })) {
  const { secret, body, headers } = JSON.parse(line);
  const rawRequest = new Request('https://localhost/', { method: 'POST', headers });
  const { valid } = await client(secret).webhooks.validate({ rawBody: body, rawRequest });
  console.log(JSON.stringify({ genuine: valid }));
}
