using System.Text.Json;
using FluentAssertions;
using Microsoft.Playwright;
using World;
using Xunit;

namespace Browser.Tests;

/// <summary>A version pinned by its hash, on another shop's page under the strict policy.</summary>
[Collection(Demo.Name)]
public sealed class FrozenPageTests(DemoInBrowser demo)
{
    private string Host => demo.Address.ToString().TrimEnd('/');

    [Fact]
    public async Task one_tag_with_a_hash_covers_all_code()
    {
        using var shop = await Pinned();
        var page = await demo.NewPage();
        var (scripts, complaints) = (new List<string>(), new List<string>());
        page.Request += (_, request) =>
        {
            if (request.ResourceType == "script")
            {
                scripts.Add(new Uri(request.Url).AbsolutePath);
            }
        };
        page.Console += (_, message) => complaints.Add(message.Text);
        page.PageError += (_, error) => complaints.Add(error);

        await page.GotoAsync(shop.Address);

        var panel = page.Locator("loyalty-panel");
        await Assertions.Expect(panel).ToContainTextAsync(Repository.Word("nb", "widget.tab.history"));
        await panel.Locator("#rewards").ClickAsync();
        await Assertions.Expect(panel).ToContainTextAsync("Handlenett");
        await page.EvaluateAsync("() => document.body.append(document.createElement('loyalty-pay'))");
        await Assertions.Expect(page.Locator("loyalty-pay")).ToContainTextAsync(
            Repository.Word("nb", "widget.pay.title"));
        scripts.Should().Equal(Script);
        complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task with_one_byte_changed_nothing_runs_and_the_page_is_unharmed()
    {
        using var shop = await Pinned();
        var page = await demo.NewPage();
        await page.RouteAsync("**/loyalty.js", async route =>
        {
            var answer = await route.FetchAsync();
            var bytes = await answer.BodyAsync();
            bytes[^1]++;
            await route.FulfillAsync(new() { Response = answer, BodyBytes = bytes });
        });
        var errors = new List<string>();
        page.PageError += (_, error) => errors.Add(error);
        var refused = page.WaitForConsoleMessageAsync(
            new() { Predicate = message => message.Text.Contains("integrity", StringComparison.Ordinal) });

        await page.GotoAsync(shop.Address);
        await refused;

        (await page.EvaluateAsync<bool>("() => 'Loyalty' in window || !!customElements.get('loyalty-panel')"))
            .Should().BeFalse();
        (await page.Locator("loyalty-panel").InnerTextAsync()).Should().Be("Poeng");
        (await page.Locator("h1").InnerTextAsync()).Should().Be("Min butikk");
        errors.Should().BeEmpty();
    }

    private static string Script
    {
        get
        {
            using var package = JsonDocument.Parse(File.ReadAllBytes(Repository.File("widget/package.json")));
            return $"/widget/{package.RootElement.GetProperty("version").GetString()}/loyalty.js";
        }
    }

    /// <summary>The page with the tag as the documentation has it, its hash taken from beside the script.</summary>
    private async Task<ShopPage> Pinned()
    {
        using var client = new HttpClient();
        using var hashes = JsonDocument.Parse(
            await client.GetByteArrayAsync(new Uri(Host + Script.Replace("loyalty.js", "integrity.json"))));
        var token = MemberToken.Of(
            "demo", "shopify:59998", MemberToken.DemoKey, DateTimeOffset.UtcNow.AddMinutes(15));
        return new ShopPage(
            $"default-src 'none'; script-src {Host}; connect-src {Host}; "
            + "require-trusted-types-for 'script'; trusted-types 'none'",
            $"<script async src=\"{Host}{Script}\" crossorigin=\"anonymous\" "
            + $"integrity=\"{hashes.RootElement.GetProperty("loyalty.js").GetString()}\" "
            + $"data-shop=\"demo\" data-token=\"{token}\"></script>");
    }
}
