using System.Security.Cryptography;
using System.Text;
using App.Tests.Running;
using FluentAssertions;
using Loyalty.App;
using Microsoft.Extensions.Configuration;
using World;
using Xunit;

namespace App.Tests.Doors;

/// <summary>
/// What the deployment sets: refused at start with all that is wrong; and nothing published works outside a demo.
/// </summary>
[Collection(DoorApp.Name)]
public sealed class StartTests(RunningApp app)
{
    private const string Cloud =
        "DefaultEndpointsProtocol=https;AccountName=a;AccountKey=a2V5;EndpointSuffix=core.windows.net";

    [Fact]
    public async Task a_bad_start_says_all_that_is_wrong_at_once()
    {
        using var process = new AppProcess(
            ("LOYALTY_DEMO", "1"),
            ("LOYALTY_STORAGE", Cloud),
            ("LOYALTY_TABLE_PREFIX", "1-bad"),
            ("LOYALTY_ENCRYPTION_KEY", "short"),
            ("LOYALTY_PUBLIC_URL", "points.example"),
            ("OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4317"));

        (await process.Ends()).Should().NotBe(0);
        process.Output.Should().Contain("LOYALTY_DEMO works only").And.Contain("LOYALTY_TABLE_PREFIX is")
            .And.Contain("LOYALTY_ENCRYPTION_KEY is not 32").And.Contain("LOYALTY_PUBLIC_URL is not")
            .And.Contain("OTEL_EXPORTER_OTLP_ENDPOINT is not");
    }

    [Theory]
    [InlineData("UseDevelopmentStorage=true", true)]
    [InlineData("http://127.0.0.1:10002/devstoreaccount1", true)]
    [InlineData("AccountName=a;AccountKey=a2V5;TableEndpoint=http://localhost:10002/a", true)]
    [InlineData(Cloud, false)]
    [InlineData("https://a.table.core.windows.net", false)]
    [InlineData("AccountName=a;AccountKey=a2V5;TableEndpoint=https://127.0.0.1.evil.example/a", false)]
    [InlineData("AccountName=a;TableEndpoint=http://localhost/a;TableEndpoint=https://a.table.core.windows.net", false)]
    [InlineData("UseDevelopmentStorage=true;TableEndpoint=https://a.table.core.windows.net", false)]
    [InlineData("UseDevelopmentStorage=true;DevelopmentStorageProxyUri=http://evil.example", false)]
    public void a_demo_starts_only_over_storage_on_this_machine(string storage, bool starts)
    {
        var act = () => From(("LOYALTY_DEMO", "1"), ("LOYALTY_STORAGE", storage));

        if (starts)
        {
            act().Demo.Should().BeTrue();
        }
        else
        {
            act.Should().Throw<InvalidOperationException>().WithMessage("*LOYALTY_DEMO*");
        }
    }

    [Fact]
    public void several_encryption_keys_are_read_newest_first()
    {
        var keys = new[] { "newer"u8.ToArray(), "older"u8.ToArray() }.Select(SHA256.HashData).ToList();
        var settings = From(
            ("LOYALTY_STORAGE", Azurite.ConnectionString),
            ("LOYALTY_ENCRYPTION_KEY", string.Join(", ", keys.Select(Convert.ToBase64String))));

        settings.EncryptionKeys.Select(key => key.ToArray()).Should().BeEquivalentTo(
            keys, options => options.WithStrictOrdering());
    }

    [Fact]
    public void nothing_set_says_what_to_set()
    {
        var act = () => From();

        act
            .Should().Throw<InvalidOperationException>()
            .WithMessage("*LOYALTY_STORAGE is not set*LOYALTY_ENCRYPTION_KEY is not set*");
    }

    [Fact]
    public async Task no_published_secret_works_outside_a_demo_even_where_one_has_been()
    {
        using var process = await new AppProcess(
            ("LOYALTY_STORAGE", Azurite.ConnectionString),
            ("LOYALTY_TABLE_PREFIX", app.Prefix),
            ("LOYALTY_ENCRYPTION_KEY", Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes("demo")))))
            .Answers("/readyz");
        using var client = new HttpClient(new HeldToContract()) { BaseAddress = process.Address };

        foreach (var storefront in new[] { "shopify", "woocommerce", "stripe", "standard" })
        {
            var message = app.NewMember(storefront).Buys(10).Paid().Whole();
            (await app.Rows.Unchanged(() => new Sender(client).Send(message))).ShouldBeRefused(404, "shop_unknown");
        }

        (await new Member(client, "demo", "shopify:1").Sees()).ShouldBeRefused(404, "shop_unknown");
        (await Reply.To(client.GetAsync(new Uri("/demo/", UriKind.Relative)))).ShouldBeRefused(404, "not_found");
        (await Reply.To(client.GetAsync(new Uri("/demo", UriKind.Relative)))).ShouldBeRefused(404, "not_found");
    }

    private static Settings From(params (string Name, string Value)[] settings) =>
        Settings.From(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(one => KeyValuePair.Create(one.Name, (string?)one.Value))).Build());
}
