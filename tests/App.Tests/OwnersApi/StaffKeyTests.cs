using App.Tests.Doors;
using App.Tests.Running;
using FluentAssertions;
using Loyalty.App.Http;
using Xunit;

namespace App.Tests.OwnersApi;

/// <summary>The key for the counter and the telephone: it finds members, and does nothing else.</summary>
[Collection(OwnersApp.Name)]
public sealed class StaffKeyTests(RunningApp app)
{
    [Fact]
    public async Task a_staff_key_is_shown_once_and_finds_members()
    {
        var shop = await Opened.At(app);
        var member = shop.Member("standard:" + Any.Number());
        await member.Joins("key");
        var card = (string)(await member.Sees("/card")).Json["number"]!;

        var made = await shop.Owner.Posts("/keys", """{"key":"staff"}""");
        var staff = app.Owner(shop.Id, (string)made.Json["value"]!);

        ((string?)made.Json["key"], made.Json["others"]!.AsArray().Count).Should().Be(("staff", 0));
        (await staff.Sees("/members?card=" + card)).Json["customer"]!.GetValue<string>().Should().Be(member.Customer);
        (await staff.Sees("/members?customer=" + member.Customer)).Status.Should().Be(200);
        (await staff.Sees("/members?card=9012345678901238")).ShouldBeRefused(404, "member_unknown");
        (await shop.Owner.Sees()).Json["keys"]!["staff"]!.AsArray().Single()!["fingerprint"]!.GetValue<string>()
            .Should().Be((string?)made.Json["fingerprint"]);
        (await app.Rows.Text()).Should().NotContain((string)made.Json["value"]!);
    }

    [Fact]
    public async Task every_other_route_of_the_owners_refuses_it_and_nothing_is_written()
    {
        var shop = await Opened.At(app);
        var key = (string)(await shop.Owner.Posts("/keys", """{"key":"staff"}""")).Json["value"]!;
        var others = Routes.All.Where(one => one.Route.StartsWith("api/admin/", StringComparison.Ordinal))
            .Where(one => one.Route != Routes.Members)
            .SelectMany(one => one.Methods.Split(", ").Except(["HEAD", "OPTIONS"], StringComparer.Ordinal)
                .Select(method => (one.Route, method)))
            .ToList();

        foreach (var (route, method) in others)
        {
            var told = await app.Rows.Unchanged(() => Ask(shop.Id, key, route, method));
            var (status, code) = route.Contains("{shop}", StringComparison.Ordinal)
                ? (403, "staff_key_limited") : (401, "owner_key_wrong");
            (told.Status, told.Code).Should().Be((status, code), "{0} {1}", method, route);
        }

        others.Should().HaveCountGreaterThan(20);
    }

    [Fact]
    public async Task a_staff_key_opens_no_other_shop_and_is_no_members_token()
    {
        var (shop, other) = (await Opened.At(app), await Opened.At(app));
        var key = (string)(await shop.Owner.Posts("/keys", """{"key":"staff"}""")).Json["value"]!;

        (await app.Owner(other.Id, key).Sees("/members?customer=shopify:1")).ShouldBeRefused(401, "owner_key_wrong");
        (await shop.Member("shopify:1").Ask(HttpMethod.Get, "", key)).ShouldBeRefused(401, "token_malformed");
    }

    [Fact]
    public async Task a_staff_key_is_replaced_as_the_others_are()
    {
        var shop = await Opened.At(app);
        var first = (string)(await shop.Owner.Posts("/keys", """{"key":"staff"}""")).Json["value"]!;
        var second = (string)(await shop.Owner.Posts("/keys", """{"key":"staff"}""")).Json["value"]!;
        var both = new[] { await Finds(shop, first), await Finds(shop, second) };

        var third = (string)(await shop.Owner.Posts("/keys", """{"key":"staff","keepHours":0}""")).Json["value"]!;

        both.Should().OnlyContain(code => code == "member_unknown");
        (await Finds(shop, first), await Finds(shop, second), await Finds(shop, third))
            .Should().Be(("owner_key_wrong", "owner_key_wrong", "member_unknown"));
        (await shop.Owner.Sees()).Status.Should().Be(200, "the owner's own key is another one");
    }

    private async Task<string?> Finds(Opened shop, string key) =>
        (await app.Owner(shop.Id, key).Sees("/members?customer=shopify:1")).Code;

    private Task<Reply> Ask(string shop, string key, string route, string method)
    {
        var path = route.Replace("{shop}", shop, StringComparison.Ordinal)
            .Replace("{storefront}", "shopify", StringComparison.Ordinal)
            .Replace("{id}", new string('0', 64), StringComparison.Ordinal);
        var request = new HttpRequestMessage(new HttpMethod(method), "/" + path);
        request.Headers.Add("Authorization", "Bearer " + key);
        return Reply.To(app.Client.SendAsync(request));
    }
}
