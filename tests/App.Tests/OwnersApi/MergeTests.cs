using System.Globalization;
using System.Text.Json.Nodes;
using App.Tests.Doors;
using App.Tests.Running;
using FluentAssertions;
using World;
using Xunit;

namespace App.Tests.OwnersApi;

/// <summary>Two customers become one, and two again; what comes for the one who is gone reaches the other.</summary>
[Collection(OwnersApp.Name)]
public sealed class MergeTests(RunningApp app)
{
    [Fact]
    public async Task two_become_one_and_two_again()
    {
        var (web, shop) = (app.NewMember("shopify"), app.NewMember("woocommerce"));
        var bought = web.Buys(60).Paid();
        await app.Sender.Send(bought.Whole());
        await app.Sender.Send(shop.Buys(40).Paid().Whole());

        var merged = await Merges(web, shop);
        var again = await app.Rows.Unchanged(() => Merges(web, shop));
        await app.Sender.Send(bought.Refund(20).Whole());
        await app.Sender.Send(web.Buys(5).Paid().Whole());

        (merged.Status, again.Status).Should().Be((201, 200));
        ((string?)again.Json["id"]).Should().Be((string?)merged.Json["id"]);
        (await web.Balance(), await shop.Balance()).Should().Be((85, 85), "one card is the key everywhere");
        (await web.Sees("/entries")).Text.Should().Be((await shop.Sees("/entries")).Text);
        var seen = await app.Owner().Sees("/members?customer=" + web.Customer);
        ((string?)seen.Json["customer"], (string?)seen.Json["merges"]![0]!["from"])
            .Should().Be((shop.Customer, web.Customer));

        var parted = await Undoes(shop, (string)merged.Json["id"]!);

        parted.Status.Should().Be(200);
        (await web.Balance(), await shop.Balance()).Should().Be((40, 45), "what was bought as one stays where it is");
        foreach (var member in new[] { web, shop })
        {
            (await app.Owner().Verifies(member.Customer)).Json["wrong"]!.GetValue<int>().Should().Be(0);
        }

        (await app.Rows.Unchanged(() => Undoes(shop, (string)merged.Json["id"]!))).ShouldBeRefused(409, "merge_final");
    }

    [Fact]
    public async Task a_storefronts_word_that_two_are_one_is_taken()
    {
        var (gone, kept) = (app.NewMember("shopify"), app.NewMember("shopify"));
        await app.Sender.Send(gone.Buys(60).Paid().Whole());
        var message = Message.Of("shopify", "customers/merge", new
        {
            admin_graphql_api_customer_kept_id = "gid://shopify/Customer/" + kept.Id,
            admin_graphql_api_customer_deleted_id = "gid://shopify/Customer/" + gone.Id,
            status = "completed",
            errors = Array.Empty<object>(),
        });

        (await app.Sender.Send(message)).Outcome.Should().Be("recorded");
        (await app.Rows.Unchanged(() => app.Sender.Send(message))).Outcome.Should().Be("unchanged");
        (await app.Sender.Send(Message.Of("shopify", "customers/delete", new { id = Number(gone) })))
            .Outcome.Should().Be("unchanged", "who is gone because two became one is not gone");

        (await kept.Balance()).Should().Be(60);
    }

    [Fact]
    public async Task what_a_guest_bought_counts_once_the_storefront_says_whose_address_it_is()
    {
        var (member, email) = (app.NewMember("shopify"), Any.Number() + "@example.com");
        await app.Sender.Send(member.Buys(10).Paid().Whole());
        await app.Sender.Send((member.Buys(60) with { Customer = null, Email = email }).Paid().Whole());
        await app.Sender.Send(Customer(member, email, isVerified: false));
        (await member.Balance()).Should().Be(10);

        await app.Sender.Send(Customer(member, email, isVerified: true));
        await app.Sender.Send(
            (member.Buys(7) with { Customer = null, Email = email.ToUpperInvariant() }).Paid().Whole());

        (await member.Balance()).Should().Be(77);
        (await app.Owner().Verifies(member.Customer)).Json["wrong"]!.GetValue<int>().Should().Be(0);
    }

    [Theory]
    [InlineData("""{"from":"7001","into":"shopify:1"}""", 400, "bad_parameter")]
    [InlineData("""{"from":"shopify:1","into":"guest:ab"}""", 400, "bad_parameter")]
    [InlineData("""{"from":"shopify:1"}""", 400, "bad_parameter")]
    [InlineData("""{"from":"shopify:1","into":"shopify:2","force":true}""", 400, "bad_parameter")]
    [InlineData("""{"from":"shopify:unseen","into":"shopify:2"}""", 404, "member_unknown")]
    public async Task what_cannot_be_merged_is_refused_and_leaves_nothing(string body, int status, string code) =>
        (await app.Rows.Unchanged(() => app.Owner().Posts("/merges", body))).ShouldBeRefused(status, code);

    [Fact]
    public async Task nobody_is_merged_into_themselves()
    {
        var member = app.NewMember("shopify");
        await app.Sender.Send(member.Buys(10).Paid().Whole());

        (await app.Rows.Unchanged(() => Merges(member, member))).ShouldBeRefused(409, "merge_impossible");
    }

    private static long Number(Member member) => long.Parse(member.Id, CultureInfo.InvariantCulture);

    private static Message Customer(Member member, string email, bool isVerified) =>
        Message.Of("shopify", "customers/update", new
        {
            id = Number(member),
            email,
            verified_email = isVerified,
        });

    private Task<Reply> Merges(Member from, Member into) => app.Owner().Posts(
        "/merges", new JsonObject { ["from"] = from.Customer, ["into"] = into.Customer }.ToJsonString());

    private Task<Reply> Undoes(Member into, string move) => app.Owner().Posts(
        $"/merges/{move}/undo", new JsonObject { ["customer"] = into.Customer }.ToJsonString());
}
