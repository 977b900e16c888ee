using System.Text.Json.Nodes;
using App.Tests.Redeeming;
using App.Tests.Running;
using FluentAssertions;
using Loyalty;
using Loyalty.Ledger;
using World;
using Xunit;

namespace App.Tests.OwnersApi;

/// <summary>What is asked for somebody who was merged, or parted again, by the id they had before.</summary>
[Collection(OwnersApp.Name)]
public sealed class MergedTests(RunningApp app)
{
    [Fact]
    public async Task points_given_to_who_was_merged_are_with_who_stays_and_are_written_down()
    {
        var (gone, kept, owner) = (await Bought(10), await Bought(100), app.Owner());
        var (early, late) = ("early-" + gone.Id, "late-" + gone.Id);
        var before = await owner.Adjusts(gone.Customer, 7, early);
        await Merges(gone, kept);

        var given = await owner.Adjusts(gone.Customer, 50, late);

        (given.Status, given.Points, given.Balance).Should().Be((201, 50, 167));
        (await app.Rows.Unchanged(() => owner.Adjusts(gone.Customer, 50, late))).Text.Should().Be(given.Text);
        (await app.Rows.Unchanged(() => owner.Adjusts(gone.Customer, 7, early))).Text.Should().Be(before.Text);
        (await Acts(gone)).Should().Equal("50", "7");
        (await kept.Balance()).Should().Be(167);
    }

    [Fact]
    public async Task what_was_done_while_two_were_one_is_not_done_again_once_they_are_two()
    {
        var (gone, kept, owner) = (await Bought(10), await Bought(100), app.Owner());
        var merge = await Merges(gone, kept);
        var given = await owner.Adjusts(gone.Customer, 50, "as-one-" + gone.Id);
        await owner.Posts(
            $"/merges/{(string)merge.Json["id"]!}/undo",
            new JsonObject { ["customer"] = kept.Customer }.ToJsonString());

        var again = await app.Rows.Unchanged(() => owner.Adjusts(gone.Customer, 50, "as-one-" + gone.Id));

        again.Text.Should().Be(given.Text);
        (await gone.Balance(), await kept.Balance()).Should().Be((10, 150), "what is given stays with who stays");
    }

    [Fact]
    public async Task of_many_who_merge_the_same_two_at_once_each_is_told_of_the_same_merge()
    {
        var (gone, kept) = (await Bought(10), await Bought(100));

        var told = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Merges(gone, kept)));

        told.Select(reply => reply.Status).Should().OnlyContain(status => status == 200 || status == 201);
        told.Select(reply => (string?)reply.Json["id"]).Distinct(StringComparer.Ordinal).Should().ContainSingle();
        (await kept.Balance()).Should().Be(110);
    }

    [Theory]
    [InlineData("handover")]
    [InlineData("revoke")]
    public async Task what_was_had_is_ended_by_the_id_of_who_had_it(string how)
    {
        var shop = await app.NewShop(Offers.On);
        var (gone, kept, owner) = (app.NewMember(shop: shop), app.NewMember(shop: shop), app.Owner(shop));
        await app.Sender.Send(gone.Buys(100).Paid().Whole(), shop: shop);
        var before = await Had(gone, "before");
        (await Merges(gone, kept, owner)).Status.Should().Be(201);
        var since = await Had(gone, "since");

        foreach (var id in new[] { before, since })
        {
            var body = new JsonObject { ["customer"] = gone.Customer }.ToJsonString();
            (await owner.Posts($"/redemptions/{id}/{how}", body)).Status.Should().Be(200);
        }

        (await kept.Balance()).Should().Be(how == "revoke" ? 100 : 40);
    }

    [Fact]
    public async Task no_key_of_who_joins_stands_in_the_way_of_what_goes_to_or_from_them()
    {
        var (gone, kept) = (await Bought(60), await Bought(40));
        var move = Moving.IdOf(
            CustomerId.Parse(gone.Customer)!.Value, CustomerId.Parse(kept.Customer)!.Value,
            (long)(await gone.Entries())[0]["sequence"]!);
        await kept.Joins("move-" + move);
        await gone.Joins($"move-{move}-undo");

        (await Merges(gone, kept)).Json["id"]!.GetValue<string>().Should().Be(move);
        (await kept.Balance()).Should().Be(100);
        await app.Owner().Posts(
            $"/merges/{move}/undo", new JsonObject { ["customer"] = kept.Customer }.ToJsonString());
        (await gone.Balance(), await kept.Balance()).Should().Be((60, 40));
    }

    [Theory]
    [InlineData("owner:")]
    [InlineData("join:")]
    public async Task no_key_of_who_joins_stands_in_the_way_of_an_owners(string kind)
    {
        var (member, key) = (await Bought(10), Guid.NewGuid().ToString());
        await member.Joins(kind + key);

        (await app.Owner().Adjusts(member.Customer, 7, key)).Balance.Should().Be(17);
        (await member.Joins(key, """{"lang":"nb"}""")).Status.Should().Be(200);
    }

    private static async Task<string> Had(Member member, string key) => (string)(await member.Ask(
        HttpMethod.Post, "/redemptions", member.Token(), """{"reward":"mug","currency":"EUR"}""",
        ("Idempotency-Key", key))).Json["redemption"]!["id"]!;

    private async Task<IEnumerable<string?>> Acts(Member member) =>
        (await app.Owner().Sees("/acts")).Json["acts"]!.AsArray()
            .Where(act => (string?)act!["act"] == "points.adjusted"
                && (string?)act["what"]!["customer"] == member.Customer)
            .Select(act => (string?)act!["what"]!["points"]);

    private async Task<Member> Bought(decimal amount)
    {
        var member = app.NewMember("shopify");
        await app.Sender.Send(member.Buys(amount).Paid().Whole());
        return member;
    }

    private Task<Reply> Merges(Member from, Member into, Owner? owner = null) => (owner ?? app.Owner()).Posts(
        "/merges", new JsonObject { ["from"] = from.Customer, ["into"] = into.Customer }.ToJsonString());
}
