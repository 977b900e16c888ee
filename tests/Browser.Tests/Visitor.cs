using Microsoft.Playwright;

namespace Browser.Tests;

/// <summary>Somebody on a shop's product page who notices whatever the widget does to it.</summary>
public sealed class Visitor
{
    /// <summary>
    /// Kept by the page itself, from before its first script: what has shifted, and how often the widget has said that
    /// it failed.
    /// </summary>
    private const string Notices = """
        const seen = window.seen = { shift: 0, failed: 0 };
        new PerformanceObserver(list => list.getEntries().forEach(({ value }) => (seen.shift += value)))
          .observe({ type: 'layout-shift', buffered: true });
        document.addEventListener('loyalty:error', () => seen.failed++);
        """;

    /// <summary>Patience runs out twenty times as fast: that of thirty seconds in one and a half.</summary>
    private const string Hurry = """
        const timeout = AbortSignal.timeout.bind(AbortSignal);
        AbortSignal.timeout = milliseconds => timeout(milliseconds / 20);
        """;

    private Visitor(IPage page)
    {
        Page = page;
        page.PageError += (_, error) => Errors.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Text.Contains("[loyalty]", StringComparison.Ordinal))
            {
                Warnings.Add(message.Text);
            }
        };
    }

    public IPage Page { get; }

    /// <summary>Errors that no script of the page or the widget has caught.</summary>
    public List<string> Errors { get; } = [];

    /// <summary>What the widget has told the page's developer.</summary>
    public List<string> Warnings { get; } = [];

    public ILocator Launcher => Page.Locator("button.launcher");

    public ILocator Dialog => Page.GetByRole(AriaRole.Dialog);

    public ILocator Balance => Page.Locator("loyalty-balance");

    public static async Task<Visitor> Of(DemoInBrowser demo, bool isHurried = false)
    {
        var page = await demo.NewPage();
        await page.AddInitScriptAsync(isHurried ? Notices + Hurry : Notices);
        return new Visitor(page);
    }

    /// <summary>On a shop's page, where the widget has arrived.</summary>
    public static async Task<Visitor> At(ShopPage shop, DemoInBrowser demo)
    {
        var visitor = await Of(demo);
        await visitor.Page.GotoAsync(shop.Address);
        await Assertions.Expect(visitor.Launcher).ToBeVisibleAsync();
        return visitor;
    }

    public Task<double> Shift() => Page.EvaluateAsync<double>("() => seen.shift");

    /// <summary>Until the widget has given up on something.</summary>
    public Task Failure() => Page.WaitForFunctionAsync("() => seen.failed");

    /// <summary>The page's own button does what it did before.</summary>
    public async Task Buy()
    {
        await Page.Locator("#buy").ClickAsync();
        await Assertions.Expect(Page.Locator("#bought")).ToHaveTextAsync("1 in the cart");
    }

    /// <summary>
    /// The page's link leads where it says; whoever sees nothing happen presses once more, as on a machine that has a
    /// hundred other tests to run.
    /// </summary>
    public async Task IsLed()
    {
        var link = Page.Locator("#points");
        await link.ClickAsync();
        try
        {
            await Page.WaitForURLAsync("**/points", new() { WaitUntil = WaitUntilState.Commit, Timeout = 20_000 });
        }
        catch (TimeoutException)
        {
            await link.ClickAsync();
            await Page.WaitForURLAsync("**/points", new() { WaitUntil = WaitUntilState.Commit, Timeout = 60_000 });
        }
    }
}
