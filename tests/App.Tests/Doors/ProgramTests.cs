using System.Text.Json.Nodes;
using App.Tests.Running;
using FluentAssertions;
using Loyalty;
using Loyalty.App.Shops;
using Loyalty.App.Tables;
using Loyalty.Program;
using Loyalty.Program.Kinds;
using Loyalty.Tests;
using World;
using Xunit;
using Money = Loyalty.Money;

namespace App.Tests.Doors;

/// <summary>What shoppers are told of a program that uses all there is; every answer is held to the contract.</summary>
[Collection(DoorApp.Name)]
public sealed class ProgramTests(RunningApp app)
{
    private static readonly Money TenEuros = new(1000, Currency.Of("EUR"));

    [Fact]
    public async Task the_program_says_rules_events_rewards_and_perks_and_nothing_of_the_shops_own()
    {
        var program = (await Reply.To(app.Client.GetAsync(new Uri(
            $"/api/shops/{await Shop()}/program?lang=en", UriKind.Relative)))).Json;

        program["earning"]!["rules"]!.AsArray().Select(rule => (string?)rule!["code"])
            .Should().Equal("double", "team");
        var rules = program["earning"]!["rules"]!;
        ((string?)rules[0]!["multiplier"], (bool)rules[1]!["someOrders"]!)
            .Should().Be(("2", true));
        ((string?)program["earning"]!["events"]![0]!["limits"]![0]!["per"]).Should().Be("week");
        ((string?)program["rewards"]![0]!["amount"]![0]!["amountMinor"], (bool)program["rewards"]![0]!["redeemable"]!)
            .Should().Be(("1000", true));
        ((long?)program["payWithPoints"]!["points"]).Should().Be(100);
        program.ToJsonString().Should().NotContain("staff-tag").And.NotContain("/gold-only").And.NotContain("7777");
    }

    [Theory]
    [InlineData("", 3, 2)]
    [InlineData("&market=NO", 3, 2)]
    [InlineData("&market=no", 3, 2)]
    [InlineData("&market=DE", 2, 1)]
    public async Task a_market_leaves_out_what_cannot_be_had_there(string query, int perks, int rewards)
    {
        var shop = await Shop();
        var program = (await Reply.To(app.Client.GetAsync(new Uri(
            $"/api/shops/{shop}/program?lang=en{query}", UriKind.Relative)))).Json;
        var member = (await app.NewMember(shop: shop).Sees("?lang=en" + query)).Json;

        (program["tiers"]!.AsArray().Sum(tier => tier!["perks"]!.AsArray().Count), program["rewards"]!.AsArray().Count)
            .Should().Be((perks, rewards));
        member["perks"]!.AsArray().Should().HaveCount(perks);
    }

    [Theory]
    [InlineData("N")]
    [InlineData("NOR")]
    [InlineData("%C3%98%C3%85")]
    [InlineData("NO,SE")]
    [InlineData("")]
    public async Task a_market_that_is_none_is_refused(string market)
    {
        var shop = await Shop();
        var address = new Uri($"/api/shops/{shop}/program?market={market}", UriKind.Relative);

        foreach (var told in new[]
        {
            await Reply.To(app.Client.GetAsync(address)), await app.NewMember(shop: shop).Sees("?market=" + market),
        })
        {
            told.ShouldBeRefused(400, "bad_parameter");
            ((string?)told.Json["params"]!["name"]).Should().Be("market");
        }
    }

    [Fact]
    public async Task members_are_told_where_their_perks_lead_and_what_changes()
    {
        var shop = await Shop();
        var shops = new ShopTable(app.Table("shops"), new Encryption(RunningApp.DemoKey));
        var from = DateTimeOffset.UtcNow.AddDays(40);
        await shops.Put(
            shop,
            Program(DemoShop.Program) with { Version = 2, InForceFrom = from, Notice = Some.Words("Less in June") },
            Act.Of(from, "owner", Act.ProgramPut),
            CancellationToken.None);
        var member = app.NewMember(shop: shop);
        var sale = member.Buys(500).Paid();
        await app.Sender.Send(sale.Whole(), shop);

        var seen = (await member.Sees("?lang=en")).Json;

        var perks = seen["perks"]!.AsArray().ToDictionary(perk => (string)perk!["code"]!, StringComparer.Ordinal);
        ((string?)perks["again"]!["url"]).Should().Be("/again/" + sale.Id);
        perks["ship"]!["url"].Should().BeNull();
        ((bool)perks["gold-only"]!["unlocked"]!, perks["gold-only"]!["url"]).Should().Be((false, null));
        seen["notices"]!.AsArray().Single()!.ToJsonString().Should().Be(new JsonObject
        {
            ["code"] = "programChanges",
            ["on"] = from.ToString("yyyy-MM-dd", null),
            ["text"] = "Less in June",
        }.ToJsonString());
    }

    [Fact]
    public async Task an_entry_names_the_rules_and_the_event()
    {
        var shop = await Shop();
        var member = app.NewMember(shop: shop);
        await app.Sender.Send(member.Buys(50).Paid().Whole(), shop);
        await app.Sender.Send(
            Message.Of("standard", "event.review", new
            {
                type = "event.review",
                data = new { id = "e1", customer = new { id = member.Id }, at = DateTimeOffset.UtcNow },
            }),
            shop);

        var entries = await member.Entries();

        ((string?)entries[0]["event"], (string?)entries[0]["eventName"]).Should().Be(("review", "A review"));
        entries[1]["reasons"]!.AsArray().Select(reason =>
            ((string?)reason!["rule"], (string?)reason["codeName"], (long)reason["points"]!)).Should().Equal(
            ("amount", null, 50), ("multiplier", "Double", 50));
    }

    private Task<string> Shop() => app.NewShop(Program);

    private static LoyaltyProgram Program(LoyaltyProgram demo) => demo with
    {
        Earning = new EarningRules(
            Rules:
            [
                new("double", Some.Words("Double"), Multiplier: 2),
                new("over", Some.Words("Over"), Multiplier: 3, Until: new DateOnly(2020, 1, 1)),
                new("team", Some.Words("Team"), Multiplier: 5, Orders: new([new OrderMatch(Groups: ["staff-tag"])])),
            ],
            Events: [new("review", Some.Words("A review"), 20, [new(2, EventPeriod.Week)])]),
        Rewards =
        [
            new("ten", new AmountOff(), Some.Words("Ten"), Some.Words("Off"), 500, [TenEuros]),
            new("socks", new Product(), Some.Words("Socks"), Some.Words("Warm"), 900, Product: "42",
                Worth: [new Money(7777, Currency.Of("EUR"))], Markets: ["NO"]),
        ],
        PayWithPoints = new PayWithPoints([TenEuros], 100, 50),
        Tiers =
        [
            demo.Tiers[0] with { Perks = [Perk("again", PerkKind.Reorder, "/again/{order}")] },
            demo.Tiers[1] with { Perks = [Perk("ship", PerkKind.FreeShipping, null) with { Markets = ["NO"] }] },
            demo.Tiers[2] with { Perks = [Perk("gold-only", PerkKind.Link, "/gold-only")] },
        ],
    };

    private static Perk Perk(string code, PerkKind kind, string? url) => new(
        code, Some.Words(code), Some.Words(code), kind, Url: url is null ? null : Some.Words(url));
}
