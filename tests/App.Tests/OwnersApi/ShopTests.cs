using System.Net;
using App.Tests.Doors;
using App.Tests.Running;
using FluentAssertions;
using World;
using Xunit;

namespace App.Tests.OwnersApi;

/// <summary>A shop is made, connected and looked after.</summary>
[Collection(OwnersApp.Name)]
public sealed class ShopTests(RunningApp app)
{
    [Fact]
    public async Task a_shop_is_made_connected_and_gives_points_for_its_first_order()
    {
        var shop = await Opened.At(app);
        var connected = await shop.Owner.Puts("/storefronts/woocommerce", "{}");
        var secret = (string)connected.Json["secret"]!;
        ((string?)connected.Json["webhook"]).Should()
            .Be($"https://points.example/api/shops/{shop.Id}/webhooks/woocommerce");

        var member = shop.Member("woocommerce:" + Any.Number());
        var told = await shop.Send(member.Buys(40).Paid().Whole(), secret);

        (told.Outcome, told.Points).Should().Be(("settled", 40L));
        (await member.Balance()).Should().Be(40);
        var seen = (await shop.Owner.Sees()).Json;
        ((string?)seen["storefronts"]![0]!["lastAccepted"]!["outcome"]).Should().Be("settled");
        ((string?)seen["widget"]).Should().Be("https://points.example/widget/v1.js");
    }

    [Fact]
    public async Task keys_and_secrets_are_shown_once_and_stored_unreadably()
    {
        var shop = await Opened.At(app);
        var secret = (string)(await shop.Owner.Puts("/storefronts/standard", "{}")).Json["secret"]!;

        var everything = await app.Rows.Text() + await Seen(shop);

        foreach (var shown in new[] { shop.OwnerKey, shop.MemberKey, secret })
        {
            shown.Length.Should().BeGreaterThanOrEqualTo(43, "256 bits");
            everything.Should().NotContain(shown);
        }
    }

    [Fact]
    public async Task a_shop_that_is_there_is_not_made_again()
    {
        var shop = await Opened.At(app);

        (await Make($$"""{"shop":"{{shop.Id}}","currency":"EUR"}""")).ShouldBeRefused(409, "shop_exists");
    }

    [Fact]
    public async Task a_trial_says_what_would_be_made_and_makes_nothing()
    {
        var id = "trial-" + Any.Number();
        var told = await app.Rows.Unchanged(() => app.Owner().Deployments(
            HttpMethod.Post, "/shops?dryRun=true", $$"""{"shop":"{{id}}","currency":"EUR"}"""));

        (told.Status, told.Json["ownerKey"]).Should().Be((200, null));
        (await app.Owner(id).Sees()).ShouldBeRefused(404, "shop_unknown");
    }

    [Theory]
    [InlineData("""{"shop":"Nord lys","currency":"EUR"}""", "shop")]
    [InlineData("""{"shop":"nord--test","currency":"EUR"}""", "shop")]
    [InlineData("""{"shop":"nord"}""", "currency")]
    [InlineData("""{"shop":"nord","currency":"kroner"}""", "currency")]
    [InlineData("""{"shop":"nord","currency":"EUR","origins":["http://shop.example"]}""", "origins")]
    [InlineData("""{"shop":"nord","currency":"EUR","origins":["https://shop.example/page"]}""", "origins")]
    [InlineData("""{"shop":"nord","currency":"EUR","origins":["https://user@shop.example"]}""", "origins")]
    [InlineData("""{"shop":"nord","currency":"EUR","origins":["*"]}""", "origins")]
    [InlineData("""{"shop":"nord","currency":"EUR","langage":"nb"}""", "langage")]
    [InlineData("""{"shop":7,"currency":"EUR"}""", "shop")]
    public async Task what_cannot_be_a_shop_is_refused_by_name_and_leaves_nothing(string body, string place)
    {
        var told = await app.Rows.Unchanged(() => Make(body));

        told.ShouldBeRefused(400, "bad_parameter");
        ((string?)told.Json["params"]!["name"]).Should().Be(place);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"shop\":\"a\",\"shop\":\"b\",\"currency\":\"EUR\"}")]
    [InlineData("{\"shop\":")]
    public async Task what_is_no_request_is_refused(string body) =>
        (await app.Rows.Unchanged(() => Make(body))).Status.Should().Be(400);

    [Theory]
    [InlineData("\"timeZone\":\"Mars/Base\"", "/timeZone")]
    [InlineData("\"language\":\"nørsk\"", "/defaultLanguage")]
    public async Task a_first_program_that_would_be_wrong_is_refused_by_its_place(string wrong, string place)
    {
        var told = await app.Rows.Unchanged(() => Make($$"""{"shop":"nord","currency":"EUR",{{wrong}}}"""));

        told.ShouldBeRefused(400, "program_invalid");
        told.Json["errors"]!.AsArray().Select(one => (string?)one!["place"]).Should().Contain(place);
    }

    [Fact]
    public async Task only_the_deployments_key_makes_and_lists_shops()
    {
        var shop = await Opened.At(app);
        foreach (var key in new[] { shop.OwnerKey, "demo-owner-key" })
        {
            (await app.Owner("any", key).Deployments(HttpMethod.Get, "/shops"))
                .ShouldBeRefused(401, "owner_key_wrong");
            (await app.Owner("any", key).Deployments(HttpMethod.Post, "/shops", """{"shop":"x","currency":"EUR"}"""))
                .ShouldBeRefused(401, "owner_key_wrong");
        }

        var listed = await All();
        listed.Should().Contain([shop.Id, "demo"]).And.BeInAscendingOrder(StringComparer.Ordinal);
    }

    [Fact]
    public async Task origins_are_kept_as_browsers_send_them_and_let_their_pages_read()
    {
        var shop = await Opened.At(app);
        var told = await shop.Owner.Asks(
            HttpMethod.Patch, "", """
            {"origins":["https://Shop.Example:443/","https://bücher.example","http://[::1]:3000"]}
            """);

        told.Json["origins"]!.AsArray().Select(origin => (string?)origin)
            .Should().Equal("https://shop.example", "https://xn--bcher-kva.example", "http://[::1]:3000");
        var member = shop.Member("standard:" + Any.Number());
        (await member.Sees("", ("Origin", "https://shop.example"))).Status.Should().Be((int)HttpStatusCode.OK);
        (await member.Sees("", ("Origin", "https://other.example"))).ShouldBeRefused(403, "origin_not_allowed");
    }

    private Task<Reply> Make(string body) => app.Owner().Deployments(HttpMethod.Post, "/shops", body);

    private async Task<IReadOnlyList<string>> All()
    {
        var all = new List<string>();
        for (var next = ""; next is not null;)
        {
            var page = await app.Owner().Deployments(
                HttpMethod.Get, next.Length == 0 ? "/shops" : "/shops?after=" + next);
            all.AddRange(page.Json["shops"]!.AsArray().Select(shop => (string)shop!["shop"]!));
            next = (string?)page.Json["next"];
        }

        return all;
    }

    private static async Task<string> Seen(Opened shop) => string.Join('\n', await Task.WhenAll(
        new[] { "", "/acts", "/program", "/deliveries", "/checkup", "/quarantine" }
            .Select(async path => (await shop.Owner.Sees(path)).Text)));
}

/// <summary>The app whose owners are served.</summary>
[CollectionDefinition(Name)]
public sealed class OwnersApp : ICollectionFixture<RunningApp>
{
    public const string Name = "owners";
}
