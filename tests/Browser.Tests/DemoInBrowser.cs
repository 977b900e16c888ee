using App.Tests;
using App.Tests.Running;
using Microsoft.Playwright;
using Xunit;

namespace Browser.Tests;

/// <summary>
/// One real app and one real Chromium for all browser tests; each test has a page, and customers, of its own.
/// </summary>
public sealed class DemoInBrowser : IAsyncLifetime
{
    private readonly string prefix = "b" + Guid.NewGuid().ToString("N")[..12];
    private AppProcess app = null!;
    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    public Uri Address => new($"http://localhost:{app.Port}");

    /// <summary>Debian's Chromium, or the one that CHROMIUM names; no test downloads a browser.</summary>
    private static string Chromium => Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium";

    public async Task InitializeAsync()
    {
        app = await new AppProcess(
            ("LOYALTY_DEMO", "1"), ("LOYALTY_STORAGE", Azurite.ConnectionString), ("LOYALTY_TABLE_PREFIX", prefix))
            .Answers("/readyz");
        playwright = await Playwright.CreateAsync();
        // A machine that is busy with other tests is slow, not wrong.
        Assertions.SetDefaultExpectTimeout(15_000);
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium,
            Args = ["--no-sandbox"],
            // Shoppers' browsers keep pages that are left; Playwright's would not.
            IgnoreDefaultArgs = ["--disable-back-forward-cache"],
        });
    }

    /// <summary>The demo shop in a language, as a new customer of the test's own.</summary>
    public async Task<DemoPage> Open(
        string language, string query = "", BrowserNewContextOptions? options = null, string file = "")
    {
        var page = await NewPage(options);
        await page.GotoAsync($"{Address}demo/{file}?lang={language}{query}");
        var demo = new DemoPage(page, language);
        await demo.BeSomebodyNew();
        return demo;
    }

    public async Task<IPage> NewPage(BrowserNewContextOptions? options = null)
    {
        var context = await browser.NewContextAsync(
            options ?? new() { ViewportSize = new() { Width = 1280, Height = 900 } });
        context.SetDefaultTimeout(30_000);
        return await context.NewPageAsync();
    }

    public async Task DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
        app.Dispose();
    }
}

/// <summary>The demo that all browser tests share.</summary>
[CollectionDefinition(Name)]
public sealed class Demo : ICollectionFixture<DemoInBrowser>
{
    public const string Name = "demo";
}
