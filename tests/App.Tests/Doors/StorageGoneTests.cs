using System.Globalization;
using App.Tests.Running;
using FluentAssertions;
using Loyalty.App.Shops;
using World;
using Xunit;

namespace App.Tests.Doors;

/// <summary>
/// Storage goes away under a running app, or was never there: 503 with the promise that repeating is safe.
/// </summary>
public sealed class StorageGoneTests
{
    /// <summary>Secrets the app does not know: they may have been made a moment ago.</summary>
    private static readonly StorefrontKeys Newest = new("s", "w", "whsec_s", "whsec_c2VjcmV0");

    [Fact]
    public async Task an_app_whose_storage_goes_away_says_so_and_goes_on()
    {
        var port = Azurite.FreePort();
        using var storage = Azurite.Start(port);
        using var process = await Demo(port).Answers("/readyz");
        using var client = new HttpClient(new HeldToContract()) { BaseAddress = process.Address };
        var (sender, member) = (new Sender(client), new Member(client, "demo", "standard:1"));
        var delivery = member.Buys(10).Paid().Whole();
        (await sender.Send(delivery)).Outcome.Should().Be("settled");

        OracleFolder.End(storage);
        await Task.Delay(ShopList.NotNewerThan);
        foreach (var told in await Task.WhenAll(
            sender.Send(delivery),
            sender.Send(member.Buys(10).Paid().Whole()),
            member.Sees(),
            member.Sees("/entries"),
            sender.Post(delivery, "demo", Signing.Headers(delivery, Newest, "msg_1", DateTimeOffset.UtcNow)),
            new Member(client, "demo", "standard:1", "perhaps the newest key").Sees(),
            Get(client, "/readyz")))
        {
            told.ShouldBeRefused(503, "storage_unavailable");
            (told.Header("Retry-After"), told.Header("Access-Control-Allow-Origin")).Should().Be(("5", "*"));
        }

        (await Get(client, "/healthz")).Status.Should().Be(200);
        (await Get(client, "/api/shops/demo/program")).Status.Should().Be(200, "a shop that is known stays known");
    }

    [Fact]
    public async Task an_app_that_never_found_its_storage_is_up_and_not_ready()
    {
        using var process = await Demo(Azurite.FreePort()).Answers("/healthz");
        using var client = new HttpClient(new HeldToContract()) { BaseAddress = process.Address };
        var member = new Member(client, "demo", "standard:1");

        (await Get(client, "/readyz")).ShouldBeRefused(503, "storage_unavailable");
        (await new Sender(client).Send(member.Buys(1).Paid().Whole())).ShouldBeRefused(503, "storage_unavailable");
        (await Get(client, "/widget/v1.js")).Status.Should().Be(200);
        process.Output.Should().NotContain("fail:");
    }

    private static AppProcess Demo(int port) => new(
        ("LOYALTY_DEMO", "1"),
        ("LOYALTY_STORAGE", string.Create(
            CultureInfo.InvariantCulture,
            $"AccountName={Azurite.Account};AccountKey={Azurite.Key};"
                + $"TableEndpoint=http://127.0.0.1:{port}/{Azurite.Account}")));

    private static Task<Reply> Get(HttpClient client, string path) =>
        Reply.To(client.GetAsync(new Uri(path, UriKind.Relative)));
}
