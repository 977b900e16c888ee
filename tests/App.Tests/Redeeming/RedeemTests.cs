using System.Text.Json.Nodes;
using App.Tests.Doors;
using App.Tests.Running;
using FluentAssertions;
using Loyalty;
using Loyalty.Program;
using Loyalty.Program.Kinds;
using World;
using Xunit;
using Money = Loyalty.Money;

namespace App.Tests.Redeeming;

/// <summary>Points buy what the program offers, at once and once; what was not used can be taken back.</summary>
[Collection(OwnersApi.OwnersApp.Name)]
public sealed class RedeemTests(RunningApp app)
{
    [Fact]
    public async Task a_reward_is_paid_at_once_handed_over_by_the_owner_and_then_final()
    {
        var shop = await Shop();
        var member = await Bought(shop, 100);

        var redeemed = await Redeems(member, """{"reward":"mug"}""");
        var id = (string)redeemed.Json["redemption"]!["id"]!;

        redeemed.Status.Should().Be(201);
        ((string?)redeemed.Json["redemption"]!["state"], (long)redeemed.Json["available"]!)
            .Should().Be(("waiting", 70));
        (await member.Sees()).Json["taken"]!.AsArray().Should().ContainSingle();
        ((string?)(await app.Owner(shop).Sees("/redemptions")).Json["redemptions"]![0]!["customer"])
            .Should().Be(member.Customer);

        var given = await Ends(shop, id, "handover", member);
        var back = await Undoes(member, id);

        ((string?)given.Json["state"]).Should().Be("handedOver");
        back.ShouldBeRefused(409, "redemption_final");
        (await member.Sees()).Json["taken"]!.AsArray().Should().BeEmpty();
        (await app.Owner(shop).Sees("/redemptions")).Json["redemptions"]!.AsArray().Should().BeEmpty();
        (await member.Entries()).Select(entry => (string?)entry["kind"]).Should()
            .Equal("used", "redeemed", "earned", "joined");
        (await app.Owner(shop).Verifies(member.Customer)).Json["wrong"]!.GetValue<int>().Should().Be(0);
    }

    [Fact]
    public async Task what_was_not_used_is_taken_back_and_its_points_return_once()
    {
        var shop = await Shop();
        var member = await Bought(shop, 100);
        var id = (string)(await Redeems(member, """{"reward":"mug"}""")).Json["redemption"]!["id"]!;

        var undone = await Undoes(member, id);
        var again = await Undoes(member, id);

        ((string?)undone.Json["redemption"]!["state"], (long)undone.Json["available"]!).Should().Be(("undone", 100));
        again.Text.Should().Be(undone.Text);
        (await member.Balance()).Should().Be(100);
        (await member.Entries()).Select(entry => (string?)entry["return"]).First().Should().Be("revoked");
        (await app.Owner(shop).Verifies(member.Customer)).Json["wrong"]!.GetValue<int>().Should().Be(0);
    }

    [Fact]
    public async Task the_same_key_is_the_same_redemption_and_with_something_else_a_problem()
    {
        var member = await Bought(await Shop(), 100);

        var first = await Redeems(member, """{"reward":"mug"}""", "once");
        var again = await Redeems(member, """{"reward":"mug"}""", "once");
        var other = await app.Rows.Unchanged(() => Redeems(member, """{"reward":"tea","currency":"EUR"}""", "once"));

        (first.Status, again.Status).Should().Be((201, 200));
        again.Text.Should().Be(first.Text);
        other.ShouldBeRefused(422, "idempotency_key_reused");
        (await member.Balance()).Should().Be(70);
    }

    [Fact]
    public async Task of_twenty_that_spend_the_same_hundred_points_as_many_as_there_are_points_succeed()
    {
        var member = await Bought(await Shop(), 100);

        var told = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Redeems(member, """{"reward":"mug"}""")));

        told.Count(one => one.Status == 201).Should().Be(3);
        told.Count(one => one.Code == "points_insufficient").Should().Be(17);
        (await member.Balance()).Should().Be(10);
    }

    [Fact]
    public async Task part_of_a_cart_is_paid_with_any_number_of_points_up_to_the_owners_share()
    {
        var member = await Bought(await Shop(), 100);

        var most = await Asks(member, "/quote", """{"cart":{"amountMinor":1000,"currency":"EUR"}}""");
        var one = await Asks(member, "/quote", """{"cart":{"amountMinor":1000,"currency":"EUR"},"points":1}""");
        var paid = await Redeems(
            member, """{"pay":{"points":37,"cart":{"amountMinor":1000,"currency":"EUR"}}}""");

        ((long)most.Json["most"]!, (string?)most.Json["mostPays"]!["amountMinor"], (long)most.Json["least"]!)
            .Should().Be((50, "500", 1), "half a cart at most");
        ((string?)one.Json["pays"]!["amountMinor"], (string?)one.Json["rest"]!["amountMinor"])
            .Should().Be(("10", "990"));
        ((string?)paid.Json["redemption"]!["amount"]!["amountMinor"],
            (string?)paid.Json["redemption"]!["minimumSpend"]!["amountMinor"],
            ((string)paid.Json["redemption"]!["code"]!).Length,
            (long)paid.Json["available"]!).Should().Be(("370", "740", 16, 63));
    }

    [Fact]
    public async Task refunding_an_order_that_points_paid_for_gives_points_back_as_points()
    {
        var shop = await Shop();
        var member = await Bought(shop, 100);
        var paid = await Redeems(member, """{"pay":{"points":40,"cart":{"amountMinor":2000,"currency":"EUR"}}}""");
        var order = (member.Buys(16) with { Coupons = [(string)paid.Json["redemption"]!["code"]!] }).Paid();
        await app.Sender.Send(order.Whole(), shop: shop);

        (await member.Balance()).Should().Be(100 - 40 + 16);
        (await member.Sees("/redemptions")).Json["redemptions"]![0]!["state"]!.GetValue<string>().Should().Be("used");

        var half = order.Refund(8);
        await app.Sender.Send(half.Whole(), shop: shop);
        (await member.Balance()).Should().Be(100 - 20 + 8, "half of the goods, half of the points");

        await app.Sender.Send(half.Refund(8).Whole(), shop: shop);
        (await member.Balance()).Should().Be(100, "all is as if nothing had been bought");
        (await app.Owner(shop).Verifies(member.Customer)).Json["wrong"]!.GetValue<int>().Should().Be(0);
    }

    [Fact]
    public async Task a_member_is_told_what_can_be_had_and_why_not()
    {
        var member = await Bought(await Shop(), 50);

        var rewards = (await member.Sees("?market=NO")).Json["rewards"]!.AsArray()
            .Select(one => (
                (string)one!["code"]!, (bool)one["redeemable"]!, (string?)one["why"], (long)one["missing"]!));

        rewards.Should().Equal(
            ("mug", true, null, 0),
            ("tea", true, null, 0),
            ("once", true, null, 0),
            ("later", false, "reward_closed", 0),
            ("dear", false, "points_insufficient", 950),
            ("gold-only", false, "reward_of_tier", 0));
    }

    private Task<string> Shop() => app.NewShop(program => program with
    {
        Rewards =
        [
            Reward("mug", new Gift(), 30) with { Product = "42" },
            Reward("tea", new AmountOff(), 20) with { Amount = [Eur(500), Nok(5000)] },
            Reward("once", new Donation(), 10) with { Amount = [Eur(100)], PerMember = 1 },
            Reward("later", new Gift(), 10) with { Product = "42", From = new DateOnly(2999, 1, 1) },
            Reward("dear", new Gift(), 1000) with { Product = "42" },
            Reward("gold-only", new Gift(), 10) with { Product = "42", Tiers = ["gold"] },
            Reward("abroad", new Gift(), 10) with { Product = "42", Markets = ["SE"] },
        ],
        PayWithPoints = new PayWithPoints([Eur(10)], MostPercent: 50),
    });

    private async Task<Member> Bought(string shop, decimal amount)
    {
        var member = app.NewMember(shop: shop);
        (await app.Sender.Send(member.Buys(amount).Paid().Whole(), shop: shop)).Outcome.Should().Be("settled");
        return member;
    }

    private static Reward Reward(string code, RewardKind kind, long points) =>
        new(code, kind, Text(code), Text(code), points);

    private static Words Text(string text) =>
        new(new Dictionary<string, string>(StringComparer.Ordinal) { ["en"] = text });

    private static Money Eur(decimal minor) => new(minor, Currency.Of("EUR"));

    private static Money Nok(decimal minor) => new(minor, Currency.Of("NOK"));

    private static Task<Reply> Redeems(Member member, string body, string? key = null) =>
        member.Ask(
            HttpMethod.Post,
            "/redemptions",
            member.Token(),
            body,
            ("Idempotency-Key", key ?? Guid.NewGuid().ToString()));

    private static Task<Reply> Asks(Member member, string path, string body) =>
        member.Ask(HttpMethod.Post, path, member.Token(), body);

    private static Task<Reply> Undoes(Member member, string id) =>
        member.Ask(HttpMethod.Delete, "/redemptions/" + id, member.Token());

    private Task<Reply> Ends(string shop, string id, string how, Member member) => app.Owner(shop).Posts(
        $"/redemptions/{id}/{how}", new JsonObject { ["customer"] = member.Customer }.ToJsonString());
}
