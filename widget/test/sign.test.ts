import { describe, expect, it } from 'vitest';
import { memberToken, signBody, signStandard, signStripe } from '../demo/sign.js';

// Stripe.net's own test event (EventUtilityTest), byte for byte.
const stripeEvent = `{
  "id": "evt_123",
  "object": "event",
  "account": "acct_123",
  "api_version": "2017-05-25",
  "created": 1533204620,
  "data": {
    "object": {
      "id": "cus_123",
      "object": "customer",
      "created": 123456789,
      "email": "test@stripe.com",
      "livemode": false,
      "metadata": {}
    }
  },
  "livemode": false,
  "pending_webhooks": 1,
  "request": {
    "id": "req_123",
    "idempotency_key": "idempotency-key-123"
  },
  "type": "customer.created"
}
`;

describe('the demo signs as', () => {
  it('Standard Webhooks’ own libraries do', async () => {
    const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
    const headers = await signStandard('msg_p5jXN8AQM9LWM0D4loKWxJek', '{"test": 2432232314}', 1614265330, secret);
    expect(headers).toEqual({
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
  });

  it('Stripe does, under the whole secret', async () => {
    expect(await signStripe(stripeEvent, 1533204620, 'webhook_secret')).toEqual({
      'Stripe-Signature': 't=1533204620,v1=2220f87ef101a04665f11cdf770523143f875572008577fa0f20882ddb9cc3c7',
    });
  });

  it('Shopify does', async () => {
    expect(await signBody('shopify', '{"foo": "bar"}', 'test_secret_key')).toBe(
      'B23tXN681gZ0qIWNRrgtzBE9XSDo5yaUu6wfmhu3a7g=',
    );
  });

  it('WooCommerce does, over the bytes of words that are not ASCII', async () => {
    expect(await signBody('woocommerce', '{"name":"Kaffebønner ☕"}')).toBe(
      'kyN66I49L2cRl3UH39H2YHocPxoZseZcaVgr31frioQ=',
    );
  });

  it('a shop’s server does for its shopper', async () => {
    expect(await memberToken('shopify:7001', 1700000900)).toBe(
      'v1.c2hvcGlmeTo3MDAx.1700000900.c201cd9511ff6a403efb187b517816314aca0c7bb9fe214d10ffc8761a3993b0',
    );
    expect(await memberToken('standard:å?>~', 1)).toMatch(/^v1\.c3RhbmRhcmQ6w6U_Pn4\.1\.[0-9a-f]{64}$/);
  });
});
