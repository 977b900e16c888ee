import { off, refunded, total, type Purchase } from '../purchase.js';
import { signStripe } from '../sign.js';
import { seconds, visitorAddress, type Happening, type Storefront } from './storefront.js';

/** Stripe: a checkout session tells the sale, its charge what was refunded in all. A session cannot be changed. */
export const stripe: Storefront = {
  name: 'stripe',
  title: 'Stripe',
  canEdit: false,
  tellsGiftCards: false,
  customer: number => `cus_demo${number}`,
  tell: (happening, purchase) => {
    const isMoneyBack = happening === 'refunded' || (happening === 'cancelled' && purchase.paidAt);
    const topic = isMoneyBack ? 'charge.refunded' : topics[happening];
    return { topic, body: event(topic, purchase, isMoneyBack ? charge(purchase) : session(purchase)) };
  },
  sign: (_, body, now) => signStripe(body, seconds(now)),
};

const topics: Record<Happening, string> = {
  bought: 'checkout.session.completed',
  paid: 'checkout.session.async_payment_succeeded',
  edited: 'checkout.session.completed',
  refunded: 'charge.refunded',
  cancelled: 'checkout.session.async_payment_failed',
};

function event(type: string, { updatedAt }: Purchase, object: object): object {
  return {
    id: `evt_demo${crypto.randomUUID().replaceAll('-', '')}`,
    object: 'event',
    api_version: '2026-06-24',
    created: seconds(updatedAt),
    livemode: true,
    type,
    data: { object },
  };
}

function session(purchase: Purchase): object {
  const { id, customer, currency, placedAt, paidAt, code } = purchase;
  return {
    id: `cs_live_demo${id}`,
    object: 'checkout.session',
    mode: 'payment',
    created: seconds(placedAt),
    livemode: true,
    status: 'complete',
    payment_status: paidAt ? 'paid' : 'unpaid',
    payment_intent: `pi_demo${id}`,
    customer,
    customer_details: { email: customer ? `${customer}@shop.example` : visitorAddress },
    currency: currency.toLowerCase(),
    amount_subtotal: Number(total(purchase) + off(purchase)),
    amount_total: Number(total(purchase)),
    discounts: code ? [{ coupon: code, promotion_code: null }] : [],
    total_details: { amount_discount: Number(off(purchase)), amount_shipping: 0, amount_tax: 0 },
    metadata: {},
  };
}

function charge(purchase: Purchase): object {
  const { id, customer, currency, placedAt, isCancelled } = purchase;
  const amount = total(purchase);
  const back = isCancelled ? amount : refunded(purchase);
  return {
    id: `ch_demo${id}`,
    object: 'charge',
    created: seconds(placedAt),
    livemode: true,
    payment_intent: `pi_demo${id}`,
    customer,
    currency: currency.toLowerCase(),
    amount: Number(amount),
    amount_captured: Number(amount),
    amount_refunded: Number(back),
    refunded: back === amount,
    status: 'succeeded',
  };
}
