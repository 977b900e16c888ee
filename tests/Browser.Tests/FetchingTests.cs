using FluentAssertions;
using Microsoft.Playwright;
using Xunit;

namespace Browser.Tests;

/// <summary>When the widget fetches what, and how it fares where that takes long.</summary>
[Collection(Demo.Name)]
public sealed class FetchingTests(DemoInBrowser demo)
{
    /// <summary>The page comes to rest when the test says so.</summary>
    private const string Restless = """
        const waiting = [];
        window.requestIdleCallback = run => waiting.push(run);
        window.rest = () => waiting.forEach(run => run());
        """;

    [Fact]
    public async Task nothing_but_the_loader_is_fetched_before_the_page_is_idle()
    {
        using var shop = ShopPage.OfProduct(Tag.For(demo.Address));
        var visitor = await Visitor.Of(demo);
        await visitor.Page.AddInitScriptAsync(Restless);
        var fetched = Fetched(visitor.Page);

        await visitor.Page.GotoAsync(shop.Address, new() { WaitUntil = WaitUntilState.NetworkIdle });
        var before = fetched.Select(request => request.Url).ToList();
        await visitor.Page.EvaluateAsync("() => rest()");
        await Assertions.Expect(visitor.Launcher).ToBeVisibleAsync();

        before.Should().ContainSingle().Which.Should().EndWith("/widget/v1.js");
        fetched.Should().HaveCountGreaterThan(1);
    }

    [Fact]
    public async Task at_most_5_kb_of_files_are_fetched_before_anyone_clicks_and_2_kb_of_the_member()
    {
        using var shop = ShopPage.Of(Tag.For(demo.Address));
        var visitor = await Visitor.Of(demo);
        var fetched = Fetched(visitor.Page);

        await visitor.Page.GotoAsync(shop.Address);
        await Assertions.Expect(visitor.Launcher).ToBeVisibleAsync();
        await visitor.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        var sizes = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var request in fetched.Where(request => request.Method == "GET"))
        {
            sizes[new Uri(request.Url).AbsolutePath] = (await request.SizesAsync()).ResponseBodySize;
        }

        sizes.Remove("/api/shops/demo/member", out var member).Should().BeTrue();
        member.Should().BeInRange(1, 2000);
        sizes.Keys.Should().OnlyContain(path => path.StartsWith("/widget/", StringComparison.Ordinal));
        sizes.Values.Sum().Should().BeInRange(1, 5000, string.Join(", ", sizes));
    }

    [Fact]
    public async Task the_panel_says_that_it_waits_on_slow_3g_and_then_shows_what_was_asked_for()
    {
        using var shop = ShopPage.OfProduct(Tag.For(demo.Address));
        var visitor = await Visitor.At(shop, demo);
        await Slow3G(visitor.Page);

        await visitor.Launcher.ClickAsync();
        await Assertions.Expect(visitor.Launcher).ToHaveAttributeAsync("aria-busy", "true");
        await visitor.Page.Locator("#rewards").ClickAsync();

        await Assertions.Expect(visitor.Dialog).ToContainTextAsync(Repository.Word("en", "widget.loading"));
        await Assertions.Expect(visitor.Dialog).ToContainTextAsync("Tote bag");
        visitor.Errors.Should().BeEmpty();
    }

    [Fact]
    public async Task the_panel_says_that_the_shopper_is_offline_and_recovers_by_itself()
    {
        using var shop = ShopPage.OfProduct(Tag.For(demo.Address));
        var visitor = await Visitor.Of(demo);
        await visitor.Page.GotoAsync(shop.Address);
        await visitor.Launcher.ClickAsync();
        await Assertions.Expect(visitor.Dialog.GetByRole(AriaRole.Tab).First).ToBeVisibleAsync();

        await visitor.Page.Context.SetOfflineAsync(true);
        await visitor.Page.EvaluateAsync("() => Loyalty('refresh')");
        await Assertions.Expect(visitor.Dialog).ToContainTextAsync(Repository.Word("en", "widget.offline.title"));
        await visitor.Page.Context.SetOfflineAsync(false);

        await Assertions.Expect(visitor.Dialog.GetByRole(AriaRole.Tab).First).ToBeVisibleAsync();
        visitor.Errors.Should().BeEmpty();
    }

    /// <summary>What the widget asks for: everything that is not the page itself.</summary>
    private List<IRequest> Fetched(IPage page)
    {
        var fetched = new List<IRequest>();
        page.Request += (_, request) =>
        {
            if (request.Url.StartsWith(demo.Address.ToString(), StringComparison.Ordinal))
            {
                fetched.Add(request);
            }
        };
        return fetched;
    }

    /// <summary>As Chromium's own tools have it.</summary>
    private static async Task Slow3G(IPage page)
    {
        var tools = await page.Context.NewCDPSessionAsync(page);
        await tools.SendAsync("Network.enable");
        await tools.SendAsync("Network.emulateNetworkConditions", new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["offline"] = false,
            ["latency"] = 2000,
            ["downloadThroughput"] = 50_000,
            ["uploadThroughput"] = 50_000,
        });
    }
}
