using System.Text.Json.Nodes;
using App.Tests.Doors;
using App.Tests.OwnersApi;
using App.Tests.Running;
using FluentAssertions;
using World;
using Xunit;

namespace App.Tests.Redeeming;

/// <summary>
/// What somebody redeemed before they became one with another is found, repeated and ended as before.
/// </summary>
[Collection(OwnersApp.Name)]
public sealed class MergedTests(RunningApp app)
{
    private const string Mug = """{"reward":"mug"}""";

    [Fact]
    public async Task the_owner_sees_it_waiting_and_takes_it_back_by_the_customer_it_is_listed_with()
    {
        var (shop, gone, kept) = await Two();
        var id = (string)(await Redeems(gone, Mug, "once")).Json["redemption"]!["id"]!;
        (await Listed(shop)).Should().Equal((id, "waiting", gone.Customer));

        await Merges(shop, gone, kept);
        (await Listed(shop)).Should().Equal((id, "waiting", gone.Customer));
        var back = await app.Owner(shop).Posts(
            $"/redemptions/{id}/revoke", new JsonObject { ["customer"] = gone.Customer }.ToJsonString());

        (back.Status, (string?)back.Json["state"]).Should().Be((200, "undone"));
        (await kept.Balance()).Should().Be(200);
        (await Listed(shop)).Should().BeEmpty();
        (await app.Owner(shop).Sees("/acts?limit=2")).Json["acts"]!.AsArray().Select(act => (string?)act!["act"])
            .Should().Equal("reward.revoked", "members.merged");
        (await app.Owner(shop).Verifies(kept.Customer)).Json["wrong"]!.GetValue<int>().Should().Be(0);
    }

    [Fact]
    public async Task its_key_is_known_to_whoever_stays()
    {
        var (shop, gone, kept) = await Two();
        var before = await Redeems(gone, Mug, "once");
        await Merges(shop, gone, kept);

        var again = await app.Rows.Unchanged(() => Redeems(kept, Mug, "once"));

        (again.Status, (string?)again.Json["redemption"]!["id"])
            .Should().Be((200, (string?)before.Json["redemption"]!["id"]));
        (await Redeems(kept, """{"reward":"tea"}""", "once")).ShouldBeRefused(422, "idempotency_key_reused");
        (await kept.Balance()).Should().Be(170);
    }

    private async Task<(string Shop, Member Gone, Member Kept)> Two()
    {
        var shop = await app.NewShop(Offers.On);
        var (gone, kept) = (app.NewMember(shop: shop), app.NewMember(shop: shop));
        await app.Sender.Send(gone.Buys(100).Paid().Whole(), shop: shop);
        await app.Sender.Send(kept.Buys(100).Paid().Whole(), shop: shop);
        return (shop, gone, kept);
    }

    private async Task<IEnumerable<(string, string, string)>> Listed(string shop) =>
        (await app.Owner(shop).Sees("/redemptions")).Json["redemptions"]!.AsArray().Select(one =>
            ((string)one!["id"]!, (string)one["state"]!, (string)one["customer"]!)).ToList();

    private Task<Reply> Merges(string shop, Member from, Member into) => app.Owner(shop).Posts(
        "/merges", new JsonObject { ["from"] = from.Customer, ["into"] = into.Customer }.ToJsonString());

    private static Task<Reply> Redeems(Member member, string body, string key) =>
        member.Ask(HttpMethod.Post, "/redemptions", member.Token(), body, ("Idempotency-Key", key));
}
