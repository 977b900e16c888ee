using App.Tests.Doors;
using App.Tests.Running;
using FluentAssertions;
using World;
using Xunit;

namespace App.Tests.OwnersApi;

/// <summary>The owner gives tiers and ends that.</summary>
[Collection(OwnersApp.Name)]
public sealed class PlaceTests(RunningApp app)
{
    private static string Until(int days) => DateTimeOffset.UtcNow.AddDays(days).ToString("yyyy-MM-dd", null);

    [Fact]
    public async Task a_tier_is_given_once_orders_earn_at_it_and_it_is_ended()
    {
        var member = await Bought();
        var body = Gold(member.Customer);

        var given = await Place(body, "gold-" + member.Id);
        var again = await app.Rows.Unchanged(() => Place(body, "gold-" + member.Id));
        var seen = (await member.Sees()).Json["tier"]!;
        var order = Sales.Of("standard", Any.Number(), member.Id, 100) with { PaidAt = DateTimeOffset.UtcNow };
        var earned = await app.Sender.Send(order.Whole());
        var ended = await Place($$"""{"customer":"{{member.Customer}}","reason":"correction"}""");

        (given.Status, given.Text).Should().Be((201, again.Text));
        ((string?)seen["code"], (string?)seen["until"]).Should().Be(("gold", Until(30)));
        earned.Points.Should().Be(150);
        (ended.Status, ended.Json["tier"]).Should().Be((201, null));
        ((string?)(await member.Sees()).Json["tier"]!["code"]).Should().Be("bronze");
        (await member.Entries()).Select(entry => (string?)entry["kind"]).Should()
            .Equal("placed", "earned", "placed", "earned", "joined");
        (await app.Owner().Verifies(member.Customer)).Json["wrong"]!.GetValue<int>().Should().Be(0);
        (await app.Owner().Sees("/acts")).Json["acts"]!.AsArray().Where(act => (string?)act!["act"] == "tier.placed")
            .Select(act => (string?)act!["what"]!["tier"]).Should().StartWith([null, "gold"], string.Equals);
    }

    [Fact]
    public async Task a_trial_gives_nothing()
    {
        var member = await Bought();

        (await app.Rows.Unchanged(() => app.Owner().Posts("/tiers?dryRun=true", Gold(member.Customer))))
            .Status.Should().Be(200);
    }

    [Fact]
    public async Task a_key_is_for_one_thing_only()
    {
        var member = await Bought();
        await app.Owner().Adjusts(member.Customer, 5, "key-" + member.Id);

        (await app.Rows.Unchanged(() => Place(Gold(member.Customer), "key-" + member.Id)))
            .ShouldBeRefused(422, "idempotency_key_reused");
        (await app.Rows.Unchanged(() => app.Owner().Posts("/tiers", Gold(member.Customer))))
            .ShouldBeRefused(400, "idempotency_key_missing");
    }

    [Fact]
    public async Task who_has_not_joined_is_given_none() =>
        (await app.Rows.Unchanged(() => Place(Gold("shopify:" + Any.Number())))).ShouldBeRefused(404, "member_unknown");

    [Theory]
    [InlineData("'tier':'gold'", "until")]
    [InlineData("'until':'2099-01-01'", "until")]
    [InlineData("'tier':'gold','until':'2020-01-01'", "until")]
    [InlineData("'tier':'gold','until':'2099-01-01'", "until")]
    [InlineData("'tier':'gold','until':'2027-02-30'", "until")]
    [InlineData("'tier':'gold','until':20270331", "until")]
    [InlineData("'tier':'platinum','until':'2027-03-31'", "tier")]
    [InlineData("'tier':'bronze','until':'2027-03-31'", "tier")]
    [InlineData("'tier':'','until':'2027-03-31'", "tier")]
    [InlineData("'tier':1,'until':'2027-03-31'", "tier")]
    [InlineData("'reason':'because'", "reason")]
    [InlineData("'customer':'guest:ab'", "customer")]
    [InlineData("'customer':'7001'", "customer")]
    [InlineData("'note':'hm'", "note")]
    public async Task what_cannot_be_given_is_refused_by_name_and_leaves_nothing(string fields, string place)
    {
        var member = await Bought();
        var said = (fields.Contains("'customer'", StringComparison.Ordinal) ? "" : $"'customer':'{member.Customer}',")
            + (fields.Contains("'reason'", StringComparison.Ordinal) ? "" : "'reason':'gift',") + fields;
        var body = ("{" + said + "}").Replace('\'', '"');

        var told = await app.Rows.Unchanged(() => Place(body));

        told.ShouldBeRefused(400, "bad_parameter");
        ((string?)told.Json["params"]!["name"]).Should().Be(place);
    }

    private static string Gold(string customer) =>
        $$"""{"customer":"{{customer}}","tier":"gold","until":"{{Until(30)}}","reason":"gift"}""";

    private Task<Reply> Place(string body, string? key = null) =>
        app.Owner().Posts("/tiers", body, ("Idempotency-Key", key ?? Guid.NewGuid().ToString()));

    private async Task<Member> Bought()
    {
        var member = app.NewMember();
        (await app.Sender.Send(member.Buys(100).Paid().Whole())).Outcome.Should().Be("settled");
        return member;
    }
}
