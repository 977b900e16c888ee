using App.Tests.Running;
using FluentAssertions;
using Loyalty.App.Http;
using Xunit;

namespace App.Tests.Doors;

/// <summary>The owner's door: whose key opens which shop.</summary>
[Collection(DoorApp.Name)]
public sealed class OwnerKeyTests(RunningApp app)
{
    private const string Query = "?range=00";

    [Fact]
    public async Task nobody_enters_without_a_key()
    {
        (await Ask("demo", null)).ShouldBeRefused(401, "owner_key_missing");
        (await new Owner(app.Client, "demo", null).Verifies(Query, HttpMethod.Head)).Status.Should().Be(401);
    }

    [Theory]
    [InlineData("")]
    [InlineData("demo-owner-kex")]
    [InlineData("demo-owner-key demo-owner-key")]
    [InlineData("demo-member-key")]
    [InlineData("DEMO-OWNER-KEY")]
    public async Task a_wrong_key_opens_nothing(string key) =>
        (await Ask("demo", key)).ShouldBeRefused(401, "owner_key_wrong");

    [Fact]
    public async Task what_is_no_bearer_or_too_long_opens_nothing()
    {
        foreach (var sent in new[] { "Basic ZGVtbw==", "demo-owner-key", "Bearer " + new string('k', 600) })
        {
            (await new Owner(app.Client, "demo", null).Verifies(Query, HttpMethod.Get, ("Authorization", sent)))
                .ShouldBeRefused(401, "owner_key_wrong");
        }

        (await app.Owner("demo", "demo-owner-key").Verifies(
            Query, HttpMethod.Get, ("Authorization", "Bearer demo-owner-key"))).ShouldBeRefused(401, "owner_key_wrong");
    }

    [Fact]
    public async Task a_members_token_is_no_key() =>
        (await Ask("demo", app.NewMember().Token())).ShouldBeRefused(401, "owner_key_wrong");

    [Fact]
    public async Task a_shops_own_keys_open_it_and_its_test_ledger_and_no_other()
    {
        var shop = await app.NewShop(
            program => program,
            settings => settings with { OwnerKeyHashes = [OwnerKey.Kept("old key"), OwnerKey.Kept("new key")] });

        foreach (var (where, key, status) in new[]
        {
            (shop, "old key", 200), (shop, "new key", 200), (shop + "--test", "new key", 200), (shop, "other key", 401),
            ("demo", "new key", 401), (shop, "demo-owner-key", 401),
        })
        {
            (await app.Rows.Unchanged(() => Ask(where, key))).Status.Should().Be(status, "{0} at {1}", key, where);
        }
    }

    [Fact]
    public async Task the_deployments_key_opens_every_shop()
    {
        var shop = await app.NewShop(program => program, settings => settings with { OwnerKeyHashes = [] });

        foreach (var where in new[] { shop, shop + "--test", "demo", "demo--test" })
        {
            (await Ask(where, RunningApp.OwnerKey)).Status.Should().Be(200, where);
        }
    }

    [Fact]
    public async Task a_shop_that_is_not_there_is_said_to_be_unknown()
    {
        (await Ask("nobody", RunningApp.OwnerKey)).ShouldBeRefused(404, "shop_unknown");
        (await Ask("NOBODY", null)).ShouldBeRefused(404, "shop_unknown");
    }

    [Fact]
    public async Task no_other_sites_page_reads_an_answer()
    {
        foreach (var key in new[] { RunningApp.OwnerKey, "wrong" })
        {
            var told = await app.Owner("demo", key).Verifies(
                Query, HttpMethod.Get, ("Origin", "http://localhost:1234"));
            told.Header("Access-Control-Allow-Origin").Should().BeNull();
        }
    }

    private Task<Reply> Ask(string shop, string? key) =>
        new Owner(app.Client, shop, key).Verifies(Query, HttpMethod.Get);
}
