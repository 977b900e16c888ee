using FluentAssertions;
using Loyalty.App.Shops;
using Loyalty.Earning;
using Loyalty.Orders;
using Loyalty.Program;
using Loyalty.Storefronts;
using World;
using Xunit;

namespace App.Tests.Histories;

/// <summary>The world's storefronts against the product's: what they tell of a sale earns what it should.</summary>
public sealed class LifeTests
{
    private const int Lives = 2_000;

    private static readonly string[] Names = ["shopify", "woocommerce", "stripe", "standard"];

    private static readonly Shop Demo = new(
        DemoShop.Id, new ProgramHistory([DemoShop.Program]), DemoShop.Settings);

    private static readonly DateTimeOffset Opening = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void every_life_of_a_sale_earns_what_the_reference_model_says()
    {
        var wrong = new List<string>();
        var earning = 0;
        for (var seed = 0; seed < Lives; seed++)
        {
            var life = new Played(seed);
            earning += life.Expected > 0 ? 1 : 0;
            if (life.Expected != life.Earned)
            {
                wrong.Add($"seed {seed}: {life.Sale.Name} is due {life.Expected}, not {life.Earned}");
            }
        }

        wrong.Should().BeEmpty();
        earning.Should().BeGreaterThan(Lives / 3, "most lives should show something");
    }

    [Fact]
    public void a_life_is_the_same_for_the_same_dice() =>
        new Played(7).Told.Should().BeEquivalentTo(new Played(7).Told, options => options.WithStrictOrdering());

    [Fact]
    public void lives_are_told_in_every_topic_there_is() =>
        Enumerable.Range(0, Lives).SelectMany(seed => new Played(seed).Told)
            .Select(message => message.Topic).Distinct(StringComparer.Ordinal).Should().BeEquivalentTo(
                "orders/create", "orders/paid", "orders/fulfilled", "orders/edited", "orders/updated",
                "orders/cancelled", "orders/delete", "refunds/create", "disputes/create", "disputes/update",
                "order.created", "order.paid", "order.updated", "order.cancelled", "order.deleted", "order.restored",
                "checkout.session.completed", "checkout.session.async_payment_succeeded",
                "checkout.session.async_payment_failed", "checkout.session.expired", "charge.refunded",
                "refund.created", "refund.failed", "charge.dispute.created", "charge.dispute.closed");

    [Fact]
    public void whoever_tells_a_sale_as_it_stands_tells_all_of_it()
    {
        for (var seed = 0; seed < Lives; seed++)
        {
            var life = new Played(seed);
            life.Retold().Should().Be(life.Expected, "in seed {0}", seed);
        }
    }

    /// <summary>One sale's life, told to the product delivery by delivery.</summary>
    private sealed class Played
    {
        private readonly NaiveRules rules;
        private readonly LoyaltyProgram program;
        private OrderState state = new();
        private int heard;

        public Played(int seed)
        {
            var random = new Random(seed);
            var (multiplier, tax) = (1 + (random.Next(3) * 0.25m), random.Next(3));
            rules = NaiveRules.Demo with { Multiplier = multiplier, Tax = (TaxCounts)tax };
            program = DemoShop.Program with { Base = new PointsBase((TaxRule)tax) };
            var moment = Life.Begin(random, Names[seed % Names.Length], $"{1000 + seed}", "70", null, Opening);
            Hear(moment);
            for (var turn = random.Next(14); turn > 0; turn--)
            {
                moment = Life.Next(random, Sale, Sale.UpdatedAt.AddMinutes(random.Next(0, 3_000)));
                Hear(moment);
            }

            Hear(Life.Settle(Sale, Sale.UpdatedAt.AddHours(1)));
        }

        public Sale Sale { get; private set; } = null!;

        public List<Message> Told { get; } = [];

        public long Expected => Naive.Points(Sale, rules);

        public long Earned => PointsOf(state);

        /// <summary>What the order earns for somebody who is told only how it stands in the end.</summary>
        public long Retold() => PointsOf(Sale.Everything().Aggregate(new OrderState(), Heard));

        private void Hear(Moment moment)
        {
            Sale = moment.Sale;
            Told.AddRange(moment.Messages);
            state = moment.Messages.Aggregate(state, Heard);
        }

        private OrderState Heard(OrderState before, Message message)
        {
            var at = Sale.UpdatedAt;
            var headers = Signing.Headers(message, StorefrontKeys.Demo, $"msg_{heard++}", at)
                .ToLookup(header => header.Name, header => (string?)header.Value, StringComparer.OrdinalIgnoreCase);
            var delivery = new Delivery(message.Body, name => [.. headers[name]], at);
            var channel = Demo.ChannelOf(message.Storefront, default)!;
            var storefront = AllStorefronts.Named(message.Storefront)!;
            return storefront.Translate(storefront.Verify(delivery, channel)!, channel) switch
            {
                Translation.Whole(var order) => before.With(order, at),
                Translation.Part(_, var news, _) => before.With(news, at),
                Translation.Mention => before,
                var other => throw new InvalidOperationException($"{message.Topic} is {other}."),
            };
        }

        private long PointsOf(OrderState known)
        {
            if (known is not { Whole: { } order, PaidSince: { } paid })
            {
                return 0;
            }

            var held = program.Tiers[0] with { Multiplier = rules.Multiplier };
            return PointsFor.Order(known, Terms.For(order, program, held, paid)!).Total.Value;
        }
    }
}
