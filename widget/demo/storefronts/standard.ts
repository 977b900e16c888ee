import { ordered, total, type Purchase } from '../purchase.js';
import { signStandard } from '../sign.js';
import { major, numberOf, seconds, visitorAddress, type Happening, type Storefront } from './storefront.js';

/** Any other shop: Standard Webhooks around the order of docs/order.schema.json, always whole. */
export const standard: Storefront = {
  name: 'standard',
  title: 'Standard Webhooks',
  canEdit: true,
  tellsGiftCards: true,
  customer: number => number,
  tell: (happening, purchase) => ({
    topic: topics[happening],
    body: { type: topics[happening], timestamp: purchase.updatedAt.toISOString(), data: order(purchase) },
  }),
  sign: (_, body, now) => signStandard(`msg_${crypto.randomUUID()}`, body, seconds(now)),
};

const topics: Record<Happening, string> = {
  bought: 'order.created',
  paid: 'order.paid',
  edited: 'order.updated',
  refunded: 'order.refunded',
  cancelled: 'order.cancelled',
};

function order(purchase: Purchase): object {
  const { id, currency, customer, placedAt, updatedAt, paidAt, isCancelled, code, lines, refunds } = purchase;
  return {
    id: `demo-${id}`,
    number: numberOf(purchase),
    placedAt: placedAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    ...(paidAt && { paidAt: paidAt.toISOString() }),
    status: isCancelled ? 'cancelled' : 'open',
    payment: paidAt ? 'paid' : 'unpaid',
    customer: customer ? { id: customer } : { email: visitorAddress },
    currency,
    pricesIncludeTax: true,
    total: major(total(purchase), purchase),
    source: 'web',
    ...(code && { coupons: [code] }),
    lines: lines
      .filter(each => each.quantity > each.removed)
      .map(each => ({
        id: String(each.id),
        productId: String(each.product.number),
        sku: each.product.code,
        kind: each.product.code === 'giftCard' ? 'gift_card' : 'goods',
        quantity: each.quantity - each.removed,
        net: major(ordered(each), purchase),
      })),
    refunds: refunds.map(each => ({
      id: String(each.id),
      updatedAt: each.at.toISOString(),
      lines: each.lines.map(({ line, quantity }) => ({ lineId: String(line), quantity })),
    })),
  };
}
