import { describe, expect, it } from 'vitest';
import { products } from '../demo/goods.js';
import * as purchase from '../demo/purchase.js';
import type { Purchase } from '../demo/purchase.js';
import { shopify } from '../demo/storefronts/shopify.js';
import { standard } from '../demo/storefronts/standard.js';
import { stripe } from '../demo/storefronts/stripe.js';
import type { Storefront } from '../demo/storefronts/storefront.js';
import { woocommerce } from '../demo/storefronts/woocommerce.js';

type Json = Record<string, any>;
const now = new Date('2026-11-21T10:00:00Z');
const mug = products[0]!;
const giftCard = products[4]!;

const bought = (storefront: Storefront, currency = 'EUR'): Purchase =>
  purchase.buy(
    storefront.name,
    storefront.customer('7001'),
    currency,
    new Map([
      [mug, 2],
      [giftCard, 1],
    ]),
    true,
    now,
  );
const oneBack = (order: Purchase): Purchase => purchase.refund(order, order.lines[0]!, now);
const body = (storefront: Storefront, ...parts: Parameters<Storefront['tell']>): Json => storefront.tell(...parts).body;

describe('a code at the checkout', () => {
  const withCode = (storefront: Storefront): Purchase => {
    const held = new Map([
      [mug, 3],
      [giftCard, 1],
    ]);
    return purchase.buy(storefront.name, '7001', 'EUR', held, true, now, { code: 'ABC', off: 1000n });
  };

  it('takes its amount off the goods and nothing off a gift card', () => {
    const order = withCode(standard);
    expect(purchase.off(order)).toBe(1000n);
    expect(order.lines.map(purchase.ordered)).toEqual([3470n, 5000n]);
  });

  it('gives back exactly what was paid, one piece after the other', () => {
    const third = (order: Purchase): Purchase => purchase.refund(order, order.lines[0]!, now);
    const order = third(third(third(withCode(standard))));
    expect(order.refunds.map(({ amount }) => amount)).toEqual([1156n, 1157n, 1157n]);
    expect(purchase.refunded(order)).toBe(3470n);
  });

  it('is told by each storefront in its own words', () => {
    expect(body(shopify, 'bought', withCode(shopify))).toMatchObject({
      total_price: '84.70',
      discount_codes: [{ code: 'ABC', amount: '10.00' }],
      line_items: [{ price: '14.90', quantity: 3, discount_allocations: [{ amount: '10.00' }] }, {}],
    });
    expect(body(woocommerce, 'bought', withCode(woocommerce))).toMatchObject({
      total: '84.70',
      coupon_lines: [{ code: 'abc' }],
      line_items: [{ subtotal: '35.76', total: '27.76', total_tax: '6.94' }, {}],
    });
    expect(body(stripe, 'bought', withCode(stripe)).data.object).toMatchObject({
      amount_total: 8470,
      discounts: [{ coupon: 'ABC' }],
      total_details: { amount_discount: 1000 },
    });
    expect(body(standard, 'bought', withCode(standard)).data).toMatchObject({
      total: '84.70',
      coupons: ['ABC'],
      lines: [{ net: '34.70' }, { net: '50.00' }],
    });
  });
});

describe('Shopify', () => {
  it('tells the whole order, in money of its currency, with gift cards marked', () => {
    const order = body(shopify, 'bought', bought(shopify));
    expect(order).toMatchObject({ financial_status: 'paid', taxes_included: true, test: false, total_price: '79.80' });
    expect(order.customer).toEqual({ id: 7001 });
    expect(order.line_items.map((line: Json) => [line.price, line.quantity, line.gift_card])).toEqual([
      ['14.90', 2, false],
      ['50.00', 1, true],
    ]);
  });

  it('tells a refund by itself, whose money is that of its lines', () => {
    const order = oneBack(bought(shopify));
    const { topic, body: told } = shopify.tell('refunded', order);
    const refund = told as Json;
    expect(topic).toBe('refunds/create');
    expect(refund.order_id).toBe(order.id);
    expect(refund.refund_line_items).toMatchObject([
      { line_item_id: order.lines[0]!.id, quantity: 1, subtotal: '14.90' },
    ]);
    expect(refund.transactions).toMatchObject([
      { kind: 'refund', status: 'success', amount: '14.90', currency: 'EUR' },
    ]);
    expect(refund).not.toHaveProperty('customer');
  });

  it('lists the refund in the next whole order too, under the same id', () => {
    const order = oneBack(bought(shopify));
    const whole = body(shopify, 'edited', purchase.addOne(order, order.lines[0]!, now));
    expect(whole.financial_status).toBe('partially_refunded');
    expect(whole.refunds[0].id).toBe(order.refunds[0]!.id);
    expect(whole.line_items[0]).toMatchObject({ quantity: 3, current_quantity: 2 });
  });

  it('writes yen without decimals', () => {
    expect(body(shopify, 'bought', bought(shopify, 'JPY')).line_items[0].price).toBe('2460');
  });
});

describe('WooCommerce', () => {
  it('leaves tax out of the lines, and it adds up to the total', () => {
    const order = body(woocommerce, 'bought', bought(woocommerce));
    expect(order).toMatchObject({ status: 'processing', prices_include_tax: true, total: '79.80', customer_id: 7001 });
    expect(order.line_items[0]).toMatchObject({ total: '23.84', total_tax: '5.96' });
    expect(order.date_modified_gmt).toBe('2026-11-21T10:00:00');
  });

  it('keeps the total and lists refunds below it', () => {
    const order = body(woocommerce, 'refunded', oneBack(bought(woocommerce)));
    expect(order).toMatchObject({ total: '79.80', status: 'processing', refunds: [{ total: '-14.90' }] });
  });

  it('sends an order that waits for its money on hold', () => {
    const order = { ...bought(woocommerce), paidAt: null };
    expect(body(woocommerce, 'bought', order)).toMatchObject({ status: 'on-hold', date_paid_gmt: null });
  });
});

describe('Stripe', () => {
  it('tells the sale by its session, in minor units and lower case', () => {
    const order = purchase.buy('stripe', 'cus_demo7001', 'KWD', new Map([[mug, 1]]), true, now);
    const event = body(stripe, 'bought', order);
    expect(event).toMatchObject({ type: 'checkout.session.completed', livemode: true });
    expect(event.data.object).toMatchObject({ amount_total: 5100, currency: 'kwd', payment_status: 'paid' });
  });

  it('tells what was refunded of the charge in all, under the session’s payment intent', () => {
    const order = oneBack(oneBack(bought(stripe)));
    const sale = body(stripe, 'bought', order).data.object;
    const charge = body(stripe, 'refunded', order).data.object;
    expect(charge).toMatchObject({ amount_refunded: 2980, refunded: false, payment_intent: sale.payment_intent });
  });

  it('gives the rest back where a paid order is cancelled, and nothing where it was never paid', () => {
    const order = bought(stripe);
    expect(body(stripe, 'cancelled', purchase.cancel(order, now)).data.object).toMatchObject({ refunded: true });
    const unpaid = purchase.cancel({ ...order, paidAt: null }, now);
    expect(stripe.tell('cancelled', unpaid).topic).toBe('checkout.session.async_payment_failed');
  });
});

describe('Standard Webhooks', () => {
  it('tells the whole order each time, refunds by their lines', () => {
    const order = oneBack(bought(standard));
    const { type, data } = body(standard, 'refunded', order);
    expect(type).toBe('order.refunded');
    expect(data).toMatchObject({ status: 'open', payment: 'paid', currency: 'EUR', customer: { id: '7001' } });
    expect(data.lines.map((line: Json) => [line.kind, line.net])).toEqual([
      ['goods', '29.80'],
      ['gift_card', '50.00'],
    ]);
    expect(data.refunds[0].lines).toEqual([{ lineId: String(order.lines[0]!.id), quantity: 1 }]);
  });

  it('names a visitor by nothing but an address', () => {
    const order = { ...bought(standard), customer: null };
    expect(body(standard, 'bought', order).data.customer).toEqual({ email: 'visitor@shop.example' });
  });
});
