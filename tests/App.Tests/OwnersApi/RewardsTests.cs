using System.Text.Json.Nodes;
using App.Tests.Doors;
using App.Tests.Running;
using FluentAssertions;
using Xunit;

namespace App.Tests.OwnersApi;

/// <summary>What owners see of their rewards, and the codes they upload.</summary>
[Collection(OwnersApp.Name)]
public sealed class RewardsTests(RunningApp app)
{
    private const string Rewards = """
        [
          { "code": "mug", "kind": "gift", "name": { "en": "A mug" }, "text": { "en": "Blue." }, "points": 10,
            "product": "mug", "stock": 3 },
          { "code": "ticket", "kind": "gift", "name": { "en": "A ticket" }, "text": { "en": "One." }, "points": 20,
            "product": "ticket", "fulfilment": "pool" },
          { "code": "off", "kind": "amountOff", "name": { "en": "Off" }, "text": { "en": "Off." }, "points": 30,
            "amount": [{ "amountMinor": 500, "currency": "EUR" }], "fulfilment": "shopify" }
        ]
        """;

    [Fact]
    public async Task every_reward_says_what_is_left_and_why_it_could_not_be_made()
    {
        var shop = await Open();

        var told = await shop.Owner.Sees("/rewards");

        told.Json["rewards"]!.AsArray().Select(one => ((string)one!["code"]!, (string)one["fulfilment"]!,
            (long?)one["stock"], (long?)one["left"], (string?)one["whyNot"])).Should().Equal(
            ("mug", "hand", 3, 3, null), ("ticket", "pool", null, 0, null),
            ("off", "shopify", null, null, "access_missing"));
        told.Json["payWithPoints"]!.ToJsonString().Should().Be("""{"fulfilment":"hand","whyNot":null}""");
    }

    [Fact]
    public async Task codes_are_added_once_counted_and_never_shown()
    {
        var shop = await Open();
        const string Codes = """{"codes":["GLÜCK-1","B-2","B-2"]}""";

        var tried = await app.Rows.Unchanged(() => shop.Owner.Posts("/rewards/ticket/codes?dryRun=true", Codes));
        tried.Json.ToJsonString().Should().Be("""{"reward":"ticket","sent":3,"added":0,"free":0}""");
        (await shop.Owner.Posts("/rewards/ticket/codes", Codes)).Json.ToJsonString()
            .Should().Be("""{"reward":"ticket","sent":3,"added":2,"free":2}""");
        (await app.Rows.Unchanged(() => shop.Owner.Posts("/rewards/ticket/codes", Codes))).Json.ToJsonString()
            .Should().Be("""{"reward":"ticket","sent":3,"added":0,"free":2}""");

        (await shop.Owner.Sees("/rewards")).Json["rewards"]![1]!["left"]!.GetValue<long>().Should().Be(2);
        (await shop.Owner.Sees("/acts")).Json.ToJsonString().Should().Contain("codes.uploaded").And.NotContain("B-2");
    }

    [Theory]
    [InlineData("""{"codes":[]}""", "codes")]
    [InlineData("""{"codes":["A","B C"]}""", "codes[1]")]
    [InlineData("""{"codes":["A","B","\u0007"]}""", "codes[2]")]
    [InlineData("""{"codes":["\u200B"]}""", "codes[0]")]
    [InlineData("""{"codes":[""]}""", "codes[0]")]
    [InlineData("""{"codes":["A",null]}""", "codes[1]")]
    [InlineData("""{"codes":"A"}""", "codes")]
    [InlineData("""{"code":["A"]}""", "code")]
    public async Task what_can_be_no_code_is_refused_by_its_place_and_nothing_is_added(string body, string place)
    {
        var shop = await Open();

        var told = await app.Rows.Unchanged(() => shop.Owner.Posts("/rewards/ticket/codes", body));

        told.ShouldBeRefused(400, "bad_parameter");
        ((string?)told.Json["params"]!["name"]).Should().Be(place);
    }

    [Fact]
    public async Task too_many_or_too_long_codes_are_refused()
    {
        var shop = await Open();
        var many = new JsonObject { ["codes"] = new JsonArray([.. Enumerable.Range(0, 1_001).Select(Text)]) };
        var whole = new JsonObject { ["codes"] = new JsonArray([.. Enumerable.Range(0, 1_000).Select(Text)]) };
        var tooLong = new JsonObject { ["codes"] = new JsonArray(new string('x', 101)) };

        (await shop.Owner.Posts("/rewards/ticket/codes", many.ToJsonString())).ShouldBeRefused(400, "bad_parameter");
        (await shop.Owner.Posts("/rewards/ticket/codes", tooLong.ToJsonString()))
            .ShouldBeRefused(400, "bad_parameter");
        (await shop.Owner.Posts("/rewards/ticket/codes", whole.ToJsonString())).Json["added"]!.GetValue<int>()
            .Should().Be(1_000);

        static JsonNode Text(int one) => $"CODE-{one}";
    }

    [Theory]
    [InlineData("mug")]
    [InlineData("none")]
    public async Task only_a_reward_with_a_pool_takes_codes(string reward)
    {
        var shop = await Open();

        (await app.Rows.Unchanged(() => shop.Owner.Posts($"/rewards/{reward}/codes", """{"codes":["A"]}""")))
            .ShouldBeRefused(404, "reward_unknown");
    }

    private Task<Opened> Open() =>
        Opened.At(app, Programs.Text(program =>
        {
            program["rewards"] = JsonNode.Parse(Rewards);
            program["payWithPoints"] = JsonNode.Parse("""{"worth":[{"amountMinor":1,"currency":"EUR"}]}""");
        }));
}
