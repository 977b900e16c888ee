using System.Text;
using System.Text.Json.Nodes;
using App.Tests.Histories;
using FluentAssertions;
using Loyalty;
using Loyalty.App.Accounts;
using Loyalty.Ledger;
using Loyalty.Orders;
using Loyalty.Program;
using Loyalty.Storefronts;
using Loyalty.Tests;
using Loyalty.Tests.Storefronts;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace App.Tests.Accounts;

/// <summary>What is said of an order by the way: nothing that no program names is ever stored.</summary>
public sealed class IntakeTests
{
    private static readonly LoyaltyProgram Plain = Some.Program() with { Joining = new Joining(Automatic: true) };

    [Fact]
    public async Task storage_holds_what_the_program_names_and_nothing_else_that_was_said()
    {
        var match = new OrderMatch(
            Tags: ["Gift"],
            Groups: ["gold"],
            Attributes: new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["market"] = ["*"] });
        var program = Plain with
        {
            Earning = new EarningRules(Rules:
            [
                new Rule("gifts", Some.Words("Gifts"), Multiplier: 2, Orders: new Choice<OrderMatch>([match])),
            ]),
        };

        var record = await Taken(program, Talkative());

        record.State.Whole!.Facts.Should().BeEquivalentTo(new OrderFacts(
            ["gift"], new Dictionary<string, string>(StringComparer.Ordinal) { ["market"] = "b2b" }));
        record.State.Buyer!.Facts.Should().BeEquivalentTo(new BuyerFacts(["gold"]));
        record.State.Whole.Lines[0].Facts.Should().BeNull();
        record.Recorded.Should().Be(new Points(200), "the rule finds what it asks for");
        Stored.Text(record).Should().NotContain("secret");
    }

    [Fact]
    public async Task a_shop_without_rules_stores_the_same_bytes_whatever_is_said()
    {
        var silent = await Taken(Plain, Order());

        var told = await Taken(Plain, Talkative());

        Stored.Text(told).Should().Be(Stored.Text(silent));
        Stored.Text(told).Should().NotContainAny("facts", "secret");
    }

    /// <summary>An order that says more than anybody asked, and one that says nothing.</summary>
    private static byte[] Talkative() => Order(data =>
    {
        data["tags"] = new JsonArray("gift", "secret-tag");
        data["attributes"] = JsonNode.Parse("""{"market":"b2b","diary":"secret-attribute"}""");
        data["soldAt"] = "counter";
        data["subscription"] = "first";
        data["company"] = true;
        data["customer"] = JsonNode.Parse("""{"id":"7","groups":["gold","secret-group"],"staff":true}""");
        data["lines"]![0]!["categories"] = new JsonArray("secret-category");
        data["lines"]![0]!["tags"] = new JsonArray("secret-goods");
        data["lines"]![0]!["onSale"] = true;
    });

    private static byte[] Order(Action<JsonNode>? change = null)
    {
        var told = JsonNode.Parse(
            """
            {"type":"order.paid","timestamp":"2026-11-21T17:00:00Z","data":{"id":"1","currency":"EUR",
             "payment":"paid","paidAt":"2026-11-21T17:00:00Z","customer":{"id":"7"},"lines":[{"net":"100.00"}]}}
            """)!;
        change?.Invoke(told["data"]!);
        return Encoding.UTF8.GetBytes(told.ToJsonString());
    }

    private static async Task<OrderRecord> Taken(LoyaltyProgram program, byte[] body)
    {
        var ledgers = await Ledgers.New();
        var intake = new Intake(ledgers.Instance().Room, NullLogger<Intake>.Instance);
        var channel = Deliver.Channel("standard");
        var standard = new StandardWebhooks();

        var taken = await intake.Take(
            Ledgers.Shop(program), standard, standard.Verify(Deliver.Standard(body), channel)!, channel);

        taken.Outcome.Should().Be("settled");
        return (await Stored.All(ledgers)).Single().Orders.Single();
    }
}
