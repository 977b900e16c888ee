using System.Text.Json.Nodes;
using App.Tests.Doors;
using App.Tests.Running;
using FluentAssertions;
using World;
using Xunit;

namespace App.Tests.Redeeming;

/// <summary>Whatever is asked for in vain is refused with its own problem, costs nothing and leaves nothing.</summary>
[Collection(OwnersApi.OwnersApp.Name)]
public sealed class RefusedTests(RunningApp app)
{
    private const string Nobodys = "aaaaaaaaaaaaaaaaaaaaaaaaaa";

    public static TheoryData<string, int, string> Carts => new()
    {
        { "", 400, "bad_parameter" },
        { "[]", 400, "bad_parameter" },
        { """{"amountMinor":0,"currency":"EUR"}""", 400, "bad_parameter" },
        { """{"amountMinor":-100,"currency":"EUR"}""", 400, "bad_parameter" },
        { """{"amountMinor":10.5,"currency":"EUR"}""", 400, "bad_parameter" },
        { """{"amountMinor":1000000000001,"currency":"EUR"}""", 400, "bad_parameter" },
        { """{"amountMinor":1e40,"currency":"EUR"}""", 400, "bad_parameter" },
        { """{"amountMinor":"100","currency":"EUR"}""", 400, "bad_parameter" },
        { """{"amountMinor":100,"currency":"EUROS"}""", 400, "bad_parameter" },
        { """{"amountMinor":100,"currency":null}""", 400, "bad_parameter" },
        { """{"amountMinor":100}""", 400, "bad_parameter" },
        { """{"amountMinor":100,"currency":"EUR","tax":1}""", 400, "bad_parameter" },
        { """{"amountMinor":100,"currency":"SEK"}""", 409, "currency_not_offered" },
    };

    [Theory]
    [MemberData(nameof(Carts))]
    public async Task a_cart_that_is_none_is_neither_quoted_nor_paid(string cart, int status, string code)
    {
        var member = await Bought(100);

        (await Quotes(member, $$"""{"cart":{{cart}} }""")).ShouldBeRefused(status, code);
        (await Redeems(member, $$"""{"pay":{"points":10,"cart":{{cart}} } }""")).ShouldBeRefused(status, code);
    }

    [Theory]
    [InlineData("0", "bad_parameter")]
    [InlineData("-1", "bad_parameter")]
    [InlineData("1000000000001", "bad_parameter")]
    [InlineData("9223372036854775808", "bad_parameter")]
    [InlineData("1.5", "bad_parameter")]
    [InlineData("\"10\"", "bad_parameter")]
    public async Task points_that_are_none_are_neither_quoted_nor_paid(string points, string code)
    {
        var member = await Bought(100);
        const string Cart = """{"amountMinor":1000,"currency":"EUR"}""";

        (await Quotes(member, $$"""{"cart":{{Cart}},"points":{{points}} }""")).ShouldBeRefused(400, code);
        (await Redeems(member, $$"""{"pay":{"points":{{points}},"cart":{{Cart}} } }""")).ShouldBeRefused(400, code);
    }

    [Theory]
    [InlineData("", 400, "bad_json")]
    [InlineData("null", 400, "bad_parameter")]
    [InlineData("{", 400, "bad_json")]
    [InlineData("{}", 400, "bad_parameter")]
    [InlineData("""{"reward":"mug","reward":"mug"}""", 400, "bad_parameter")]
    [InlineData("""{"reward":"mug","points":1}""", 400, "bad_parameter")]
    [InlineData("""{"reward":7}""", 400, "bad_parameter")]
    [InlineData("""{"reward":""}""", 400, "bad_parameter")]
    [InlineData("""{"reward":"a-code-that-is-longer-than-a-reward-may-ha"}""", 400, "bad_parameter")]
    [InlineData("""{"reward":"mug","currency":"EURO"}""", 400, "bad_parameter")]
    [InlineData("""{"reward":"mug","market":"NOR"}""", 400, "bad_parameter")]
    [InlineData("""{"reward":"mug","market":"4_"}""", 400, "bad_parameter")]
    [InlineData(
        """{"reward":"mug","pay":{"points":1,"cart":{"amountMinor":100,"currency":"EUR"}}}""", 400, "bad_parameter")]
    [InlineData(
        """{"pay":{"points":1,"cart":{"amountMinor":100,"currency":"EUR"}},"currency":"EUR"}""", 400, "bad_parameter")]
    [InlineData("""{"reward":"unheard-of"}""", 404, "reward_unknown")]
    [InlineData("""{"reward":"MUG"}""", 404, "reward_unknown")]
    [InlineData("""{"reward":"later"}""", 409, "reward_closed")]
    [InlineData("""{"reward":"over"}""", 409, "reward_closed")]
    [InlineData("""{"reward":"gold-only"}""", 409, "reward_of_tier")]
    [InlineData("""{"reward":"abroad","market":"no"}""", 409, "reward_of_market")]
    [InlineData("""{"reward":"dear"}""", 409, "points_insufficient")]
    [InlineData("""{"reward":"none-left"}""", 409, "reward_sold_out")]
    [InlineData("""{"reward":"made-elsewhere"}""", 409, "reward_not_made")]
    [InlineData("""{"reward":"tea","currency":"SEK"}""", 409, "currency_not_offered")]
    [InlineData(
        """{"pay":{"points":51,"cart":{"amountMinor":1000,"currency":"EUR"}}}""", 409, "points_too_many")]
    [InlineData(
        """{"pay":{"points":4,"cart":{"amountMinor":1000,"currency":"EUR"}}}""", 409, "points_too_few")]
    [InlineData(
        """{"pay":{"points":101,"cart":{"amountMinor":9000,"currency":"EUR"}}}""", 409, "points_insufficient")]
    [InlineData(
        """{"pay":{"points":5,"cart":{"amountMinor":1,"currency":"EUR"}}}""", 409, "nothing_to_pay")]
    public async Task what_cannot_be_had_costs_nothing(string body, int status, string code)
    {
        var member = await Bought(100);

        (await Redeems(member, body)).ShouldBeRefused(status, code);

        (await member.Balance()).Should().Be(100);
    }

    [Theory]
    [InlineData("{}", "cart")]
    [InlineData("null", "body")]
    public async Task what_is_missing_is_named(string body, string name)
    {
        var told = await Quotes(await Bought(100), body);

        told.ShouldBeRefused(400, "bad_parameter");
        ((string?)told.Json["params"]!["name"]).Should().Be(name);
    }

    [Fact]
    public async Task who_is_no_member_can_have_nothing()
    {
        var stranger = app.NewMember(shop: await Shop());

        (await Redeems(stranger, """{"reward":"mug"}""")).ShouldBeRefused(409, "not_a_member");
        (await Redeems(stranger, """{"pay":{"points":10,"cart":{"amountMinor":1000,"currency":"EUR"}}}"""))
            .ShouldBeRefused(409, "not_a_member");
        ((string?)(await Quotes(stranger, """{"cart":{"amountMinor":1000,"currency":"EUR"}}""")).Json["why"])
            .Should().Be("not_a_member");
    }

    [Fact]
    public async Task nothing_is_had_without_a_key_a_token_or_a_body_of_json()
    {
        var member = await Bought(100);
        var huge = $$"""{"reward":"{{new string('x', 5000)}}"}""";

        (await Unchanged(() => member.Ask(
            HttpMethod.Post, "/redemptions", member.Token(), """{"reward":"mug"}""")))
            .ShouldBeRefused(400, "idempotency_key_missing");
        (await Redeems(member, """{"reward":"mug"}""", token: "")).ShouldBeRefused(401, "token_malformed");
        (await Redeems(member, """{"reward":"mug"}""", token: member.Token(forShop: "another")))
            .ShouldBeRefused(401, "token_forged");
        (await Redeems(member, huge)).ShouldBeRefused(413, "body_too_large");
        (await Quotes(member, huge)).ShouldBeRefused(413, "body_too_large");
    }

    [Theory]
    [InlineData("x")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaa1")]
    [InlineData("%2e%2e%2faccount")]
    [InlineData(Nobodys)]
    public async Task a_redemption_that_is_none_is_neither_taken_back_nor_handed_over(string id)
    {
        var (shop, member) = await BoughtAt(100);

        (await Undoes(member, id)).ShouldBeRefused(404, "redemption_unknown");
        foreach (var how in new[] { "handover", "revoke" })
        {
            (await Ends(shop, id, how, Whose(member.Customer))).ShouldBeRefused(404, "redemption_unknown");
        }
    }

    [Fact]
    public async Task nobody_ends_what_is_another_members()
    {
        var (shop, member) = await BoughtAt(100);
        var other = app.NewMember(shop: shop);
        await app.Sender.Send(other.Buys(100).Paid().Whole(), shop: shop);
        var id = await Had(member, "mug");

        (await Undoes(other, id)).ShouldBeRefused(404, "redemption_unknown");
        (await Ends(shop, id, "handover", Whose(other.Customer))).ShouldBeRefused(404, "redemption_unknown");
        (await Ends(shop, id, "revoke", Whose(other.Customer))).ShouldBeRefused(404, "redemption_unknown");
    }

    [Fact]
    public async Task what_is_over_stays_so()
    {
        var (shop, member) = await BoughtAt(100);
        var (given, undone) = (await Had(member, "mug"), await Had(member, "tea"));
        (await app.Owner(shop).Posts($"/redemptions/{given}/handover", Whose(member.Customer))).Status.Should().Be(200);
        (await member.Ask(HttpMethod.Delete, "/redemptions/" + undone, member.Token())).Status.Should().Be(200);

        (await Undoes(member, given)).ShouldBeRefused(409, "redemption_final");
        (await Ends(shop, given, "revoke", Whose(member.Customer))).ShouldBeRefused(409, "redemption_final");
        (await Ends(shop, undone, "handover", Whose(member.Customer))).ShouldBeRefused(409, "redemption_final");
        (await member.Balance()).Should().Be(70);
    }

    [Theory]
    [InlineData("", 400, "bad_json")]
    [InlineData("{}", 400, "bad_parameter")]
    [InlineData("""{"customer":7}""", 400, "bad_parameter")]
    [InlineData("""{"customer":"7001"}""", 400, "bad_parameter")]
    [InlineData("""{"customer":"guest:ab"}""", 400, "bad_parameter")]
    [InlineData("""{"customer":"standard:1","unused":"yes"}""", 400, "bad_parameter")]
    [InlineData("""{"customer":"standard:1","points":5}""", 400, "bad_parameter")]
    [InlineData("""{"customer":"standard:unseen"}""", 404, "redemption_unknown")]
    public async Task the_owner_ends_nothing_that_is_not_well_said(string body, int status, string code)
    {
        var shop = await Shop();

        (await Ends(shop, Nobodys, "handover", body)).ShouldBeRefused(status, code);
        (await Ends(shop, Nobodys, "revoke", body)).ShouldBeRefused(status, code);
    }

    [Theory]
    [InlineData("handover")]
    [InlineData("revoke")]
    public async Task only_the_owner_ends_what_is_a_members(string how)
    {
        var (shop, member) = await BoughtAt(100);
        var id = await Had(member, "mug");

        (await Unchanged(() => app.Owner(shop, "another key").Posts(
            $"/redemptions/{id}/{how}", Whose(member.Customer)))).ShouldBeRefused(401, "owner_key_wrong");
    }

    private Task<string> Shop() => app.NewShop(Offers.On);

    private static string Whose(string customer) => new JsonObject { ["customer"] = customer }.ToJsonString();

    private Task<Reply> Unchanged(Func<Task<Reply>> act) => app.Rows.Unchanged(act);

    private Task<Reply> Quotes(Member member, string body) => Unchanged(() =>
        member.Ask(HttpMethod.Post, "/quote", member.Token(), body));

    private Task<Reply> Redeems(Member member, string body, string? token = null) => Unchanged(() => member.Ask(
        HttpMethod.Post,
        "/redemptions",
        token ?? member.Token(),
        body,
        ("Idempotency-Key", Guid.NewGuid().ToString())));

    private Task<Reply> Undoes(Member member, string id) => Unchanged(() =>
        member.Ask(HttpMethod.Delete, "/redemptions/" + id, member.Token()));

    private Task<Reply> Ends(string shop, string id, string how, string body) => Unchanged(() =>
        app.Owner(shop).Posts($"/redemptions/{id}/{how}", body));

    private static async Task<string> Had(Member member, string reward) => (string)(await member.Ask(
        HttpMethod.Post, "/redemptions", member.Token(), $$"""{"reward":"{{reward}}","currency":"EUR"}""",
        ("Idempotency-Key", reward))).Json["redemption"]!["id"]!;

    private async Task<Member> Bought(decimal amount) => (await BoughtAt(amount)).Member;

    private async Task<(string Shop, Member Member)> BoughtAt(decimal amount)
    {
        var shop = await Shop();
        var member = app.NewMember(shop: shop);
        (await app.Sender.Send(member.Buys(amount).Paid().Whole(), shop: shop)).Outcome.Should().Be("settled");
        return (shop, member);
    }
}
